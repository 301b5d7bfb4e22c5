"""Pieces of a picture side by side: each in a box of its own, the boxes fill the picture.

The boxes are a squarified treemap (Bruls, Huizing and van Wijk 2000): areas in proportion to what
each piece holds, as near to squares as rows of them can be. Plain arithmetic only: the same pieces
give the same boxes on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Point = tuple[float, float]

ASPECT = 1.6
"""How much wider than high a picture is."""
ROOM = 1.0
"""What every piece gets beside its names (in names): two need room for their words."""
STEP = 0.22
"""How far apart two neighbours of a small piece may stand, as a share of the picture: its lines are
no longer than others'."""
GAP = 0.09
"""Kept free between two boxes on the side of each, as a share of the picture."""
NOTHING = 1e-6
"""A box so near to the picture's edge lies at it: what is left comes of rounding."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in pictures: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float


def packed(pieces: Sequence[Mapping[str, Point]]) -> dict[str, Point]:
    """The places (0 to 1) of all names, each piece (name -> place in it, 0 to 1) in its own box,
    the largest first. No two boxes overlap."""
    filled = sorted((p for p in pieces if p), key=lambda p: (-len(p), min(p)))
    weights = [len(p) + ROOM for p in filled]
    places: dict[str, Point] = {}
    for piece, box in zip(filled, boxes(weights), strict=True):
        inner = _held(_inset(box), STEP * (len(piece) - 1))
        flat = len({y for _, y in piece.values()}) == 1
        for name, (x, y) in piece.items():
            down = 0.5 if flat else y
            across = 0.5 if len(piece) == 1 else x
            places[name] = (
                round(inner.left + across * inner.width, 4),
                round(inner.top + down * inner.height, 4),
            )
    return places


def boxes(weights: Sequence[float]) -> list[Box]:
    """A box for each weight (the heaviest first), together the unit square."""
    total = sum(weights)
    free, out = Box(0.0, 0.0, ASPECT, 1.0), []
    rest = [w * ASPECT / total for w in weights]
    while rest:
        row = _row(rest, min(free.width, free.height))
        made, free = _cut(free, rest[:row])
        out += made
        rest = rest[row:]
    return [Box(b.left / ASPECT, b.top, b.width / ASPECT, b.height) for b in out]


def _row(areas: Sequence[float], side: float) -> int:
    """How many of the areas stand best in one row along a side."""
    best, n = _worst(areas[:1], side), 1
    while n < len(areas):
        worst = _worst(areas[: n + 1], side)
        if worst > best:
            break
        best, n = worst, n + 1
    return n


def _worst(row: Sequence[float], side: float) -> float:
    """How far the least square of a row is from a square (1)."""
    total = sum(row)
    shapes = [side * side * area / (total * total) for area in row]
    return max(max(s, 1 / s) for s in shapes)


def _cut(free: Box, row: Sequence[float]) -> tuple[list[Box], Box]:
    """The boxes of a row along the shorter side, and what is left free."""
    total = sum(row)
    made = []
    if free.width >= free.height:
        across, at = total / free.height, free.top
        for area in row:
            made.append(Box(free.left, at, across, area / across))
            at += area / across
        return made, Box(free.left + across, free.top, free.width - across, free.height)
    down, at = total / free.width, free.left
    for area in row:
        made.append(Box(at, free.top, area / down, down))
        at += area / down
    return made, Box(free.left, free.top + down, free.width, free.height - down)


def _inset(box: Box) -> Box:
    """The box without the gap to its neighbours; the picture's own edge needs none."""
    left, top = _gap(box.left, box.width), _gap(box.top, box.height)
    right = _gap(1 - box.left - box.width, box.width)
    foot = _gap(1 - box.top - box.height, box.height)
    return Box(box.left + left, box.top + top, box.width - left - right, box.height - top - foot)


def _held(box: Box, most: float) -> Box:
    """The middle of a box, at most so wide and so high."""
    width, height = min(box.width, most), min(box.height, most)
    left, top = box.left + (box.width - width) / 2, box.top + (box.height - height) / 2
    return Box(left, top, width, height)


def _gap(to_edge: float, size: float) -> float:
    return min(GAP, size / 4) if to_edge > NOTHING else 0.0
