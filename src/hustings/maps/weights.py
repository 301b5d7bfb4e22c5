"""A map as numbers: one weight per pair of factors, its range, and the shares a run needs.

Weights are ±1 or the range of the speaker's own strength words, never how often something was said.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..model import CausalMap, Claim, Link
from ..model.causal import size_of

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Range = tuple[float, float]

UNSAID: Range = (0.1, 1.0)
"""Where no strength was said, draws go over the whole table of strength words."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Pairs of factors, sorted by effect, then cause; arrays of shape (pairs,).

    ``value`` is the weight a single run uses. ``plus``/``minus`` (shape (pairs, 2)) are the ranges
    of the size when told with + and with −; where ``has_plus`` and ``has_minus`` both hold the sign
    is disputed or not said.
    """

    concepts: tuple[str, ...]
    cause: Ints
    effect: Ints
    value: Floats
    plus: Floats
    minus: Floats
    has_plus: npt.NDArray[np.bool_]
    has_minus: npt.NDArray[np.bool_]
    unsaid: npt.NDArray[np.bool_]
    disputed: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[str, str], ...]
    denied: tuple[tuple[str, str], ...]

    @property
    def n(self) -> int:
        """Number of factors."""
        return len(self.concepts)

    @property
    def sources(self) -> npt.NDArray[np.bool_]:
        """Mask, shape (n,): factors nothing acts on (a self-loop is something)."""
        mask = np.ones(self.n, dtype=bool)
        mask[self.effect] = False
        return mask

    def matrix(self) -> Floats:
        """Dense weights, shape (n, n): ``[i, j]`` is cause i -> effect j."""
        w = np.zeros((self.n, self.n))
        w[self.cause, self.effect] = self.value
        return w

    def notes(self) -> list[str]:
        """What a reader must know of these weights."""
        out = []
        if self.disputed:
            out.append(
                "Told with + and with −, so a single run takes the middle of both: "
                + _named(self.disputed)
                + "; a sensitivity run draws either sign."
            )
        if self.unknown:
            out.append(
                "No sign was said, so a single run leaves it at 0: "
                + _named(self.unknown)
                + "; a sensitivity run draws either sign."
            )
        if self.denied:
            out.append(f"Rejected by the speaker, so not run: {_named(self.denied)}.")
        return out


def _named(pairs: Iterable[tuple[str, str]]) -> str:
    shown = [f"{a} → {b}" for a, b in pairs]
    return ", ".join(shown[:8]) + (f" and {len(shown) - 8} more" if len(shown) > 8 else "")


def live(m: CausalMap) -> list[Link]:
    """The links runs, paths and loops go through: all but the denied."""
    return [link for link in m.links if not link.denied]


_KEPT: dict[int, tuple[weakref.ref[CausalMap], Weights]] = {}


def weights(m: CausalMap) -> Weights:
    """The weights of a map; kept as long as the map lives, since maps do not change."""
    kept = _KEPT.get(id(m))
    if kept is not None and kept[0]() is m:
        return kept[1]
    made = _made(m)
    key = id(m)
    _KEPT[key] = (weakref.ref(m, lambda _: _KEPT.pop(key, None)), made)
    return made


def _made(m: CausalMap) -> Weights:
    n = len(m.concepts)
    at = {name: i for i, name in enumerate(m.concepts)}
    told: dict[tuple[int, int], tuple[Claim, ...]] = {}
    denied = []
    for link in m.links:
        if link.denied:
            denied.append((link.cause, link.effect))
        else:
            key = (at[link.effect] * n + at[link.cause], link.sign)
            told[key] = told[key] + link.claims if key in told else link.claims
    sizes = [size_of(claims) for claims in told.values()]
    cells = np.array([cell for cell, _ in told], dtype=np.int64)
    signs = np.array([sign for _, sign in told], dtype=np.int64)
    ranges = np.array([(1.0, 1.0) if size is None else size for size in sizes]).reshape(
        len(sizes), 2
    )
    silent = np.array([size is None for size in sizes], dtype=bool)
    pairs, which = np.unique(cells, return_inverse=True)
    cause, effect = pairs % n if n else pairs, pairs // n if n else pairs
    count = len(pairs)

    has, size, unsaid = (
        np.zeros((3, count), dtype=bool),
        np.ones((3, count, 2)),
        np.zeros((3, count), dtype=bool),
    )
    has[signs, which], size[signs, which], unsaid[signs, which] = (
        True,
        ranges,
        silent,
    )  # sign -1 is row 2
    middle = np.where(has, size.mean(axis=2), 0.0)
    both = has[1] & has[2]
    value = np.where(both, (middle[1] - middle[2]) / 2, middle[1] - middle[2])
    neither = ~has[1] & ~has[2]
    for side in (1, 2):
        has[side] |= neither
        size[side][neither], unsaid[side][neither] = size[0][neither], unsaid[0][neither]
    names = [
        (m.concepts[a], m.concepts[b]) for a, b in zip(cause.tolist(), effect.tolist(), strict=True)
    ]
    for k, pair in enumerate(names) if m.weights else ():
        if pair in m.weights:  # signed as it is, without a range
            value[k], size[1, k], has[1, k], has[2, k], unsaid[:, k] = (
                m.weights[pair],
                m.weights[pair],
                True,
                False,
                False,
            )
    return Weights(
        m.concepts,
        cause,
        effect,
        value,
        size[1],
        size[2],
        has[1],
        has[2],
        unsaid[1:].T.copy(),
        tuple(names[k] for k in np.flatnonzero(both)),
        tuple(names[k] for k in np.flatnonzero(neither) if names[k] not in m.weights),
        tuple(denied),
    )
