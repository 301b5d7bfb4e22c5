"""Boxes in layers, arrows round them: places for a causal map, the same each time, no arrow through
a box.

After Sugiyama, Tagawa and Toda 1981: take loops apart, give layers, bend long arrows through empty
places of the layers between, order each layer for few crossings, then move everything as near to
its neighbours as its order allows.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Arrow = tuple[str, str]

GAP, SEPARATION, PORT, SLACK, RUN = 46.0, 15.0, 16.0, 5.0, 26.0
"""Pixels between layers, between boxes, between arrows at a box, round an arrow that passes a
layer, and of the straight run before an arrow's head."""


@dataclass(frozen=True, slots=True)
class Layered:
    """``boxes``: name -> (x, y, width, height). ``routes``: for each arrow the points it runs
    through, in pairs: it bends from the second of a pair to the first of the next, and runs
    straight within a pair."""

    boxes: dict[str, tuple[float, float, float, float]]
    routes: tuple[tuple[Point, ...], ...]
    width: float
    height: float


def turned(made: Layered) -> Layered:
    """The same layers one below the other: what was right of something is under it."""
    boxes = {name: (y, x, high, wide) for name, (x, y, wide, high) in made.boxes.items()}
    routes = tuple(tuple((y, x) for x, y in route) for route in made.routes)
    return Layered(boxes, routes, made.height, made.width)


@dataclass(slots=True)
class _Place:
    """A box, or (``name`` None) the empty place a long arrow takes in a layer it passes."""

    layer: int
    size: float
    name: str | None
    left: list[int]
    right: list[int]
    y: float = 0.0


def layered(sizes: Mapping[str, tuple[float, float]], arrows: Sequence[Arrow]) -> Layered:
    """Places for boxes of the given (width, height) and the arrows between them; self-loops get an
    empty route.

    Causes stand left of effects where no loop forbids it. Boxes grow with the arrows at their
    fuller side, so that arrows end :data:`PORT` pixels apart.
    """
    order = _few_backwards(list(sizes), arrows)
    layer = _layers(list(sizes), arrows, order)
    tall = {n: max(h, PORT * _fuller(n, arrows, layer) + 4) for n, (_, h) in sizes.items()}
    places = [_Place(layer[n], tall[n], n, [], []) for n in sizes]
    at = {n: i for i, n in enumerate(sizes)}
    chains: list[list[int]] = []
    for cause, effect in arrows:
        chain = [] if cause == effect else _chain(places, at[cause], at[effect])
        chains.append(chain)
        for a, b in pairwise(chain):
            first, second = (a, b) if places[a].layer < places[b].layer else (b, a)
            places[first].right.append(second)
            places[second].left.append(first)
    columns = _ordered(places)
    _set_heights(places, columns)
    return _drawn(sizes, tall, places, columns, chains)


def _few_backwards(names: list[str], arrows: Sequence[Arrow]) -> dict[str, int]:
    """An order in which few arrows run backwards (Eades, Lin and Smyth 1993)."""
    out: dict[str, set[str]] = {n: set() for n in names}
    into: dict[str, set[str]] = {n: set() for n in names}
    for cause, effect in arrows:
        if cause != effect:
            out[cause].add(effect)
            into[effect].add(cause)
    left, first, last = dict.fromkeys(names), [], list[str]()
    while left:
        name = next((n for n in left if not out[n]), None)
        if name is not None:
            last.append(name)
        else:
            name = next((n for n in left if not into[n]), None) or max(
                left, key=lambda n: len(out[n]) - len(into[n])
            )
            first.append(name)
        del left[name]
        for other in out.pop(name):
            into[other].discard(name)
        for other in into.pop(name):
            out[other].discard(name)
    return {n: i for i, n in enumerate([*first, *reversed(last)])}


def _layers(names: list[str], arrows: Sequence[Arrow], order: Mapping[str, int]) -> dict[str, int]:
    """The longest way from a first cause; then causes move right, beside what they act on."""
    forward: dict[str, list[str]] = {n: [] for n in names}
    for cause, effect in arrows:
        if cause != effect:
            early, late = sorted((cause, effect), key=order.__getitem__)
            forward[early].append(late)
    layer = dict.fromkeys(names, 0)
    for name in sorted(names, key=order.__getitem__):
        for later in forward[name]:
            layer[later] = max(layer[later], layer[name] + 1)
    into = {n for after in forward.values() for n in after}
    for name in sorted(names, key=order.__getitem__, reverse=True):
        if name not in into and forward[name]:
            layer[name] = min(layer[later] for later in forward[name]) - 1
    return layer


def _fuller(name: str, arrows: Sequence[Arrow], layer: Mapping[str, int]) -> int:
    """How many arrows meet the fuller side of a box."""
    others = [a if b == name else b for a, b in arrows if name in (a, b) and a != b]
    right = sum(layer[o] > layer[name] for o in others)
    return max(right, len(others) - right)


def _chain(places: list[_Place], a: int, b: int) -> list[int]:
    """The places an arrow goes through, with a new empty place in each layer between."""
    step = 1 if places[b].layer > places[a].layer else -1
    chain = [a]
    for layer in range(places[a].layer + step, places[b].layer, step):
        chain.append(len(places))
        places.append(_Place(layer, SLACK, None, [], []))
    return [*chain, b]


def _ordered(places: list[_Place]) -> list[list[int]]:
    """Each layer in an order with few crossings: barycentres from both sides in turn, the best
    round kept.
    """
    columns: list[list[int]] = [[] for _ in range(1 + max((p.layer for p in places), default=-1))]
    for i, place in enumerate(places):
        columns[place.layer].append(i)
    best, least = [list(c) for c in columns], _crossings(places, columns)
    for sweep in range(24 if len(places) < 1500 else 6):
        rightwards = sweep % 2 == 0
        walk = range(1, len(columns)) if rightwards else range(len(columns) - 2, -1, -1)
        for k in walk:
            beside = columns[k - 1] if rightwards else columns[k + 1]
            spot = {i: (s + 0.5) / len(beside) for s, i in enumerate(beside)}
            now = {i: (s + 0.5) / len(columns[k]) for s, i in enumerate(columns[k])}
            towards = {
                i: sum(spot[j] for j in near) / len(near) if near else now[i]
                for i in columns[k]
                for near in [places[i].left if rightwards else places[i].right]
            }
            columns[k].sort(key=towards.__getitem__)
        found = _crossings(places, columns)
        if found < least:
            best, least = [list(c) for c in columns], found
    return best


def _crossings(places: list[_Place], columns: list[list[int]]) -> int:
    """How often lines between neighbouring layers cross."""
    total = 0
    for left, right in pairwise(columns):
        spot = {i: s for s, i in enumerate(right)}
        seen: list[int] = []
        for i in left:
            ends = sorted(spot[j] for j in places[i].right)
            total += sum(len(seen) - bisect_left(seen, e + 1) for e in ends)
            for e in ends:
                insort(seen, e)
    return total


def _set_heights(places: list[_Place], columns: list[list[int]]) -> None:
    """Middles of all places: as near to their neighbours as the order allows, long arrows straight
    first.
    """
    for column in columns:
        y = 0.0
        for i in column:
            places[i].y = y + places[i].size / 2
            y += places[i].size + SEPARATION
    for sweep in range(24):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wishes, weights = [], []
            for i in column:
                near = [
                    (places[j].y, 8.0 if places[i].name is None is places[j].name else 1.0)
                    for j in (*places[i].left, *places[i].right)
                ]
                weight = sum(w for _, w in near)
                wishes.append(sum(y * w for y, w in near) / weight if weight else places[i].y)
                weights.append(weight or 0.1)
            for i, y in zip(
                column, _spaced(wishes, weights, [places[i].size for i in column]), strict=True
            ):
                places[i].y = y
    top = min((p.y - p.size / 2 for p in places), default=0.0)
    for place in places:
        place.y -= top


def _spaced(
    wishes: Sequence[float], weights: Sequence[float], sizes: Sequence[float]
) -> list[float]:
    """The middles nearest to the wishes (weighted least squares) that keep order and distance:
    pools of those that push each other, after the isotonic regression of Ayer et al. 1955."""
    offsets, at = [], 0.0
    for k, size in enumerate(sizes):
        at += (sizes[k - 1] + size) / 2 + SEPARATION if k else 0.0
        offsets.append(at)
    pools: list[tuple[float, float, int]] = []
    for wish, weight, offset in zip(wishes, weights, offsets, strict=True):
        value, mass, count = wish - offset, weight, 1
        while pools and pools[-1][0] > value:
            before, heavy, many = pools.pop()
            value, mass, count = (
                (before * heavy + value * mass) / (heavy + mass),
                heavy + mass,
                many + count,
            )
        pools.append((value, mass, count))
    starts = [value for value, _, count in pools for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]


def _drawn(
    sizes: Mapping[str, tuple[float, float]],
    tall: Mapping[str, float],
    places: list[_Place],
    columns: list[list[int]],
    chains: list[list[int]],
) -> Layered:
    """Layers side by side, and for each arrow the points it runs through."""
    lefts, rights, x = [], [], 0.0
    for k, column in enumerate(columns):
        wide = max(
            (sizes[name][0] for i in column if (name := places[i].name) is not None), default=0.0
        )
        lefts.append(x)
        rights.append(x + wide)
        passing = sum(len(places[i].right) for i in column)
        x += wide + (GAP + min(40.0, 2.0 * passing) if k + 1 < len(columns) else 0.0)
    boxes, edge = {}, {}
    for i, place in enumerate(places):
        if place.name is not None:
            wide = sizes[place.name][0]
            left = (lefts[place.layer] + rights[place.layer] - wide) / 2
            boxes[place.name] = (left, place.y - tall[place.name] / 2, wide, tall[place.name])
            edge[i] = (left, left + wide)
    ends = _ports(places, chains)
    routes = []
    for n, chain in enumerate(chains):
        points: list[Point] = []
        for k, i in enumerate(chain):
            place = places[i]
            if place.name is None:
                sides = (lefts[place.layer], rights[place.layer])
                forwards = places[chain[k + 1]].layer > place.layer
                points += [(s, place.y) for s in (sides if forwards else sides[::-1])]
            else:
                right = places[chain[1] if k == 0 else chain[-2]].layer > place.layer
                y, side = ends[n, k > 0], (rights if right else lefts)[place.layer]
                run = 0.0 if k == 0 else RUN if right else -RUN
                pair = [(edge[i][right], y), (side + run, y)]
                points += pair if k == 0 else pair[::-1]
        routes.append(tuple(points))
    height = max((p.y + p.size / 2 for p in places), default=0.0)
    return Layered(boxes, tuple(routes), max(rights, default=0.0), height)


def _ports(places: list[_Place], chains: list[list[int]]) -> dict[tuple[int, bool], float]:
    """The height at which each arrow leaves (False) and reaches (True) its boxes: spread, in order
    of where it goes.
    """
    meeting: dict[tuple[int, bool], list[tuple[float, int, bool]]] = {}
    for n, chain in enumerate(chains):
        if chain:
            for i, other, last in ((chain[0], chain[1], False), (chain[-1], chain[-2], True)):
                side = places[other].layer > places[i].layer
                meeting.setdefault((i, side), []).append((places[other].y, n, last))
    found = {}
    for (i, _), those in meeting.items():
        start = places[i].y - PORT * (len(those) - 1) / 2
        for k, (_, n, last) in enumerate(sorted(those)):
            found[n, last] = start + PORT * k
    return found
