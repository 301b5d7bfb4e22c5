"""Where the factors and arrows of a causal map lie: pieces in layers, one beside the other, and
what a person moved where he put it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from .layers import PORT, RUN, Layered, Point, layered, turned

Box = tuple[float, float, float, float]
Size = tuple[float, float]
Arrow = tuple[str, str]

EDGE = 24.0
"""Pixels that stay free round the factors."""
BETWEEN = 26.0
"""Pixels between a piece and the next."""
LEAST = {False: 640.0, True: 420.0}
"""Pixels a row of pieces may be wide, however narrow the widest piece is; the second where effects
stand below their causes."""
ABOVE = 14.0
"""Pixels more at the top where an arrow leads from a box over its top to itself."""
CORNER = 8.0
"""Pixels from a box's corner within which no arrow ends."""


@dataclass(frozen=True, slots=True)
class Route:
    """The points an arrow runs through, in pairs as in :class:`Layered`; ``down``: it bends between
    what lies above and below, not left and right. No points: an arrow back to its own box."""

    points: tuple[Point, ...]
    down: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """``boxes``: name -> (x, y, width, height); a route for each arrow; the room all of it takes;
    the direction it has."""

    boxes: dict[str, Box]
    routes: tuple[Route, ...]
    size: Size
    down: bool


@dataclass(slots=True)
class _Shelf:
    """Where the next piece comes to stand: beside the last one where there is room, else below."""

    room: float
    x: float = EDGE
    y: float = EDGE
    high: float = 0.0
    right: float = 0.0

    def spot(self, wide: float, high: float) -> Point:
        if self.x > EDGE and self.x + wide > EDGE + self.room:
            self.x, self.y, self.high = EDGE, self.y + self.high + BETWEEN, 0.0
        found = self.x, self.y
        self.x += wide + 2 * BETWEEN
        self.high = max(self.high, high)
        self.right = max(self.right, found[0] + wide)
        return found


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a map is to lie: in which direction ("auto": to the right, or down where that is narrower
    and the other wider than ``widest`` pixels), and the middles a person gave to factors."""

    layout: str = "auto"
    widest: float = math.inf
    moved: Mapping[str, Sequence[float]] = field(default_factory=dict)


def placed(
    pieces: Sequence[Sequence[str]],
    sizes: Mapping[str, Size],
    arrows: Sequence[Arrow],
    wishes: Wishes,
) -> Placed:
    """The pieces in layers, the largest first, smaller ones beside and below it; then what was
    moved, and its arrows after it. The place of a piece depends on none behind it."""
    parts = _joined(pieces, arrows)
    lying = _packed(parts, sizes, arrows, down=wishes.layout == "down")
    if wishes.layout == "auto" and lying.size[0] > wishes.widest:
        standing = _packed(parts, sizes, arrows, down=True)
        if standing.size[0] < lying.size[0]:
            lying = standing
    moved = {name: at for name, at in wishes.moved.items() if name in lying.boxes}
    return _put(lying, arrows, moved) if moved else lying


def _joined(pieces: Sequence[Sequence[str]], arrows: Sequence[Arrow]) -> list[list[str]]:
    """The pieces; those that an arrow joins all the same (a denied one) as one."""
    of = {name: i for i, piece in enumerate(pieces) for name in piece}
    if all(of[cause] == of[effect] for cause, effect in arrows):
        return [list(piece) for piece in pieces]
    return [[name for piece in pieces for name in piece]]


def _packed(
    parts: Sequence[Sequence[str]],
    sizes: Mapping[str, Size],
    arrows: Sequence[Arrow],
    *,
    down: bool,
) -> Placed:
    """Each part in layers of its own, on shelves."""
    boxes: dict[str, Box] = {}
    routes: dict[int, Route] = {}
    drawn = [_laid(part, sizes, arrows, down=down) for part in parts]
    above = ABOVE if any(cause == effect for cause, effect in arrows) else 0.0
    shelf = _Shelf(max([LEAST[down], *(made.width for made, _ in drawn)]), y=EDGE + above)
    for made, numbers in drawn:
        left, top = shelf.spot(made.width, made.height)
        for name, (x, y, w, h) in made.boxes.items():
            boxes[name] = (x + left, y + top, w, h)
        for number, route in zip(numbers, made.routes, strict=True):
            routes[number] = Route(tuple((x + left, y + top) for x, y in route), down)
    size = (shelf.right + EDGE, shelf.y + shelf.high + EDGE)
    return Placed(boxes, tuple(routes[i] for i in range(len(arrows))), size, down)


def _laid(
    part: Sequence[str], sizes: Mapping[str, Size], arrows: Sequence[Arrow], *, down: bool
) -> tuple[Layered, list[int]]:
    """One part in layers, and which arrows are its own."""
    names = set(part)
    numbers = [i for i, (cause, _) in enumerate(arrows) if cause in names]
    own = [arrows[i] for i in numbers]
    if not down:
        return layered({name: sizes[name] for name in part}, own), numbers
    lying = {name: (high, wide) for name in part for wide, high in [sizes[name]]}
    return turned(layered(lying, own)), numbers


def _put(lying: Placed, arrows: Sequence[Arrow], moved: Mapping[str, Sequence[float]]) -> Placed:
    """Boxes where a person put them; their arrows lead there straight, whatever lies between."""
    boxes = dict(lying.boxes)
    for name, (x, y) in moved.items():
        _, _, w, h = boxes[name]
        boxes[name] = (max(EDGE, x - w / 2), max(EDGE, y - h / 2), w, h)
    loose = [i for i, ends in enumerate(arrows) if moved.keys() & set(ends)]
    ends = _Ends(boxes)
    for i, route in enumerate(lying.routes):
        if i not in set(loose) and route.points:
            for name, at in zip(arrows[i], (route.points[0], route.points[-1]), strict=True):
                ends.take(name, at)
    routes = list(lying.routes)
    for i in loose:
        cause, effect = arrows[i]
        if cause != effect:
            routes[i] = ends.route(cause, effect)
    wide = max(lying.size[0], *(x + w + EDGE for x, _, w, _ in boxes.values()))
    high = max(lying.size[1], *(y + h + EDGE for _, y, _, h in boxes.values()))
    return replace(lying, boxes=boxes, routes=tuple(routes), size=(wide, high))


class _Ends:
    """Places at the sides of boxes where arrows end, each taken once as long as there is room."""

    def __init__(self, boxes: Mapping[str, Box]) -> None:
        self.boxes = boxes
        self.taken: dict[str, list[Point]] = {name: [] for name in boxes}

    def take(self, name: str, at: Point) -> None:
        """A place is in use."""
        self.taken[name].append(at)

    def route(self, cause: str, effect: str) -> Route:
        """From the side of one box that faces the other to that of the other."""
        (ax, ay, aw, ah), (bx, by, bw, bh) = self.boxes[cause], self.boxes[effect]
        beside = max(bx - ax - aw, ax - bx - bw)
        below = max(by - ay - ah, ay - by - bh)
        down = below > beside
        after = by > ay if down else bx > ax
        first = self.end(cause, self.boxes[effect], down=down, after=after)
        last = self.end(effect, self.boxes[cause], down=down, after=not after)
        run = min(RUN, max(below, beside, 0.0) * 0.6)
        back = -run if after else run
        before = (last[0], last[1] + back) if down else (last[0] + back, last[1])
        return Route((first, first, before, last), down)

    def end(self, name: str, other: Box, *, down: bool, after: bool) -> Point:
        """A free place at a side of a box (``after``: right or lower), nearest to the other's
        middle."""
        x, y, w, h = self.boxes[name]
        low, long = (x, w) if down else (y, h)
        side = (y + h * after) if down else (x + w * after)
        wish = other[0] + other[2] / 2 if down else other[1] + other[3] / 2
        middle, reach = low + long / 2, max(0.0, long / 2 - CORNER)
        steps = int(reach // PORT)
        slots = [middle + PORT * k for k in range(-steps, steps + 1)]
        points = [(at, side) if down else (side, at) for at in slots]
        free = [p for p in points if all(math.dist(p, q) >= PORT / 2 for q in self.taken[name])]
        best = min(free or points, key=lambda p: abs(p[0 if down else 1] - wish))
        self.take(name, best)
        return best
