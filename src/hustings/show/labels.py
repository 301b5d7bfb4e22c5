"""Where names stand: beside their nodes, never on one another, never outside the picture."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

SIZE, LINE = 13.0, 16.0
"""Pixels of the letters and of the line they stand in."""
APART = 3.0
"""Pixels that stay free between two names."""
REACH = 34.0
"""A name farther from its node than this gets a thin line to it."""
RINGS = 40
"""How many steps outwards a place is looked for."""

_NARROW, _WIDE, _BROAD = set("ijlIJ.,:;'|!()[]/\\ ft`"), set("mMW@%—…"), set("wGOQ&+=<>~")

Box = tuple[float, float, float, float]
"""left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Node:
    """What a name belongs to: the middle of its mark, its radius, the words, and the direction in
    which they stand best (x, y); nothing: below."""

    x: float
    y: float
    radius: float
    words: str
    out: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """The middle of a name's foot line, its box, and whether a line must lead to it."""

    x: float
    y: float
    box: Box
    led: bool


@lru_cache(maxsize=16384)
def text_width(words: str, size: float = SIZE) -> float:
    """Pixels a text takes at most, in the widest of the fonts a picture names (DejaVu Sans)."""
    return size * sum(_share(letter) for letter in words)


@lru_cache(maxsize=4096)
def _share(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF" or letter in _WIDE or ord(letter) > 0x2100:
        return 1.05
    if letter in _BROAD:
        return 0.86
    if letter in _NARROW:
        return 0.42
    if ord(letter) > 0x17F:  # letters of other scripts, some of them broad
        return 0.95
    return 0.78 if letter.isupper() else 0.66


def labels(
    nodes: Sequence[Node],
    frame: Box,
    taken: Sequence[Box] = (),
    *,
    every: bool,
    lines: Sequence[Box] = (),
) -> list[Label | None]:
    """A place for each name, the first nodes choose first; None where there is no room.

    ``taken`` are boxes nothing may be written on (a legend). With ``every`` a name that has no room
    beside its node stands farther off, with a line to it; else it is left out. However the nodes
    lie: no two names touch, and none leaves the ``frame``. A name stands on none of ``lines``
    (boxes along them) where another place beside its node is free.
    """
    marks = [(n.x - n.radius, n.y - n.radius, n.x + n.radius, n.y + n.radius) for n in nodes]
    written = Boxes(taken)
    covered, crossed = Boxes(marks), Boxes(lines)
    made: list[Label | None] = []
    for node in nodes:
        places = [p for p in _beside(node, 0.0) if _inside(p.box, frame)]
        free = [p for p in places if not written.meets(p.box)]
        clear = [p for p in free if not covered.meets(p.box)]
        best = next((p for p in clear if not crossed.meets(p.box)), clear[0] if clear else None)
        if best is None and every:
            best = _farther(node, frame, written, covered)
        if best is None and every:
            best = free[0] if free else _farther(node, frame, written, Boxes(()))
        if best is not None:
            written.add(best.box)
        made.append(best)
    return made


def _farther(node: Node, frame: Box, written: Boxes, covered: Boxes) -> Label | None:
    for ring in range(1, RINGS):
        for place in _beside(node, ring * LINE * 0.75):
            if (
                _inside(place.box, frame)
                and not written.meets(place.box)
                and not covered.meets(place.box)
            ):
                return place
    return None


def _beside(node: Node, off: float) -> list[Label]:
    """Places round a node, ``off`` pixels farther than they need be; below comes first, or what
    lies outwards."""
    half = text_width(node.words) / 2
    down, side = node.radius + LINE / 2 + 3 + off, node.radius + half + 5 + off
    middles = [(0, down), (0, -down), (side, 0), (-side, 0)]
    middles += [(x, y) for y in (down, -down) for x in (half, -half)]
    middles += [(x, y) for y in (down / 2, -down / 2) for x in (side, -side)]
    if node.out is not None:
        a, b = node.out
        middles.sort(key=lambda m: -round((m[0] * a + m[1] * b) / sqrt(m[0] ** 2 + m[1] ** 2), 3))
    made = []
    for dx, dy in middles:
        x, y = round(node.x + dx, 1), round(node.y + dy, 1)
        box = (x - half, y - LINE / 2, x + half, y + LINE / 2)
        made.append(Label(x, y + SIZE * 0.35, box, off > REACH))
    return made


def _inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


class Boxes:
    """Boxes by the rows of a grid they stand in, so that few are asked."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.rows: dict[int, list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for row in self._rows(box):
            self.rows.setdefault(row, []).append(box)

    def meets(self, box: Box) -> bool:
        """Whether it lies on one of them, or nearer than :data:`APART` beside it."""
        left, top, right, bottom = box
        return any(
            left < end + APART and begin < right + APART and top < foot and head < bottom
            for row in self._rows(box)
            for begin, head, end, foot in self.rows.get(row, ())
        )

    @staticmethod
    def _rows(box: Box) -> range:
        return range(int(box[1] // LINE), int(box[3] // LINE) + 1)
