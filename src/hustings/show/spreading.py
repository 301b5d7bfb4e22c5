"""Room between what is drawn: places that lie too near are moved apart, no more than is needed.

Whole pixels and plain arithmetic only: the same places give the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Point = tuple[float, float]
Pixels = npt.NDArray[np.int64]

ACROSS, DOWN = 116, 66
"""Pixels that two marks with names and an arrow between them want, from middle to middle."""
FILLED = 0.8
"""Share of a picture that such rooms fill at most: of many marks each has less."""
STEPS = 160


def spread(places: Mapping[str, Point], size: tuple[float, float]) -> dict[str, Point]:
    """Places (0 to 1) moved apart in a picture of so many pixels, in the same order as before.

    >>> spread({"a": (0.5, 0.5), "b": (0.5, 0.5), "c": (0.0, 0.0)}, (1000, 500))["c"]
    (0.0, 0.0)
    """
    if len(places) < len(("one", "other")):
        return dict(places)
    wide, high = (max(1, round(x)) for x in size)
    across, down = _room(len(places), wide, high)
    x = np.array([round(place[0] * wide) for place in places.values()], dtype=np.int64)
    y = np.array([round(place[1] * high) for place in places.values()], dtype=np.int64)
    for step in range(STEPS):
        moved = _apart(x, y, (across, down), stuck=step >= STEPS // 2)
        if moved is None:
            break
        x = np.clip(x + moved[0], 0, wide)
        y = np.clip(y + moved[1], 0, high)
    return {
        name: (round(float(a) / wide, 4), round(float(b) / high, 4))
        for name, a, b in zip(places, x.tolist(), y.tolist(), strict=True)
    }


def _room(n: int, wide: int, high: int) -> tuple[int, int]:
    """What each of so many marks has across and down."""
    share = min(1.0, FILLED * wide * high / (n * ACROSS * DOWN)) ** 0.5
    return max(8, round(ACROSS * share)), max(8, round(DOWN * share))


def _apart(
    x: Pixels, y: Pixels, room: tuple[int, int], *, stuck: bool
) -> tuple[Pixels, Pixels] | None:
    """How far each moves: from every other it lies too near, along the side on which less is
    missing; where that led to nothing (``stuck``, many on one line) every other pair the other way.
    None where none lies too near."""
    across, down = room
    dx, dy = x[:, None] - x[None, :], y[:, None] - y[None, :]
    missing = across - np.abs(dx), down - np.abs(dy)
    near = (missing[0] > 0) & (missing[1] > 0)
    np.fill_diagonal(near, False)
    if not near.any():
        return None
    sideways = missing[0] * down <= missing[1] * across
    at = np.arange(len(x))
    if stuck:
        sideways &= (at[:, None] + at[None, :]) % 2 == 0
    first = at[:, None] < at[None, :]
    right = np.where(dx != 0, np.sign(dx), np.where(first, -1, 1))
    below = np.where(dy != 0, np.sign(dy), np.where(first, -1, 1))
    # a quarter of what is missing, each of both: several may push
    by_x = np.where(near & sideways, right * ((missing[0] + 3) // 4), 0).sum(axis=1)
    by_y = np.where(near & ~sideways, below * ((missing[1] + 3) // 4), 0).sum(axis=1)
    return by_x, by_y
