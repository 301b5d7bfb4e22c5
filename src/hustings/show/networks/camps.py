"""Groups of a network's nodes as a picture shows them: found elsewhere, framed here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from ...wording import say

Point = tuple[float, float]

EDGE = 17.0
"""Pixels a frame leaves free round its nodes."""


@dataclass(frozen=True, slots=True)
class Camps:
    """Groups of nodes, largest first, each of two or more; ``noun`` is what one is called
    ("camp"), ``said`` how they were found; ``weak`` where chance gives as much."""

    groups: tuple[tuple[str, ...], ...] = ()
    noun: str = "camp"
    said: str = ""
    weak: bool = False

    def number(self, name: str) -> int | None:
        """Which group somebody belongs to, from 0; None where to none."""
        return next((k for k, group in enumerate(self.groups) if name in group), None)

    def names(self) -> list[str]:
        """What the groups are called: "camp 1", "camp 2" …"""
        numbers = [str(k + 1) for k in range(len(self.groups))]
        if self.noun == "camp":
            return [say("camp {number}", number=n) for n in numbers]
        return [say("group {number}", number=n) for n in numbers]


NOBODY = Camps()


def hull(circles: Sequence[tuple[float, float, float]], edge: float = EDGE) -> list[Point]:
    """Corners of the smallest round-edged frame of circles (x, y, radius), clockwise on a page.

    The convex hull (Andrew's monotone chain) of eight points round each circle.
    """
    half = sqrt(0.5)
    turns = [(1, 0), (half, half), (0, 1), (-half, half), (-1, 0), (-half, -half), (0, -1)]
    turns.append((half, -half))
    points = sorted(
        {(x + dx * (r + edge), y + dy * (r + edge)) for x, y, r in circles for dx, dy in turns}
    )
    return _chain(points)[:-1] + _chain(points[::-1])[:-1]


def _chain(points: Sequence[Point]) -> list[Point]:
    made: list[Point] = []
    for p in points:
        while len(made) > 1 and _turn(made[-2], made[-1], p) <= 0:
            made.pop()
        made.append(p)
    return made


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def rounded(corners: Sequence[Point]) -> str:
    """A closed path through the middles of the sides, its corners rounded."""
    middles = [
        ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)
    ]
    path = f"M{middles[-1][0]:.1f} {middles[-1][1]:.1f}"
    for corner, middle in zip(corners, middles, strict=True):
        path += f"Q{corner[0]:.1f} {corner[1]:.1f} {middle[0]:.1f} {middle[1]:.1f}"
    return path + "Z"


def across(corners: Sequence[Point], a: Point, b: Point) -> tuple[float, float] | None:
    """The shares of the way from ``a`` to ``b`` at which it enters and leaves a frame; None where
    it does not touch it (Cyrus and Beck 1978)."""
    enter, leave = 0.0, 1.0
    for p, q in zip(corners, [*corners[1:], corners[0]], strict=True):
        at, ahead = _turn(p, q, a), _turn(p, q, b)
        if at < 0 and ahead < 0:
            return None
        if at * ahead < 0:
            share = at / (at - ahead)
            enter, leave = (max(enter, share), leave) if at < 0 else (enter, min(leave, share))
    return (enter, leave) if enter < leave else None
