"""Where the nodes of a network stand, by the layout that was chosen; every place from 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil, sqrt

import numpy as np

from ...errors import OptionError
from ...model import Network
from .camps import Camps
from .layout import Key, Places, layout

GAP = 0.09
"""The share of the picture's width that stays free between two camps."""
ROW, ROWS = 3, 2
"""So many camps stand in one row, more in several; where those would be more than so many, rows are
as long as fits a picture wider than high."""
LOW, RAISED = 0.36, 0.92
"""Where the middle one of three camps begins and ends, lower than those beside it, so that they are
joined above it; its name stands below it."""
TOP = 0.19
"""The share of the height that stays free for the names of a further row of camps."""
FLAT = 2.5
"""How much wider than high a picture is taken to be."""

Field = tuple[float, float, float, float]
"""left, top, right, bottom; from 0 to 1."""


def arranged(net: Network, kind: str, camps: Camps, *, tall: bool = False, seed: int = 7) -> Places:
    """``(name, side) -> (x, y)`` by a layout: stress, camps, circle or bipartite. In a ``tall``
    picture camps stand one below the other.

    Raises OptionError for a bipartite layout of a one-mode network.
    """
    if kind == "bipartite":
        return _bipartite(net)
    if kind == "circle":
        return _circle(net, camps)
    if kind == "camps" and camps.groups and net.mode == "one-mode":
        return _camps_apart(net, camps, tall, seed)
    return layout(net, seed=seed)


def placed(places: Places, moved: Mapping[str, Sequence[float]]) -> Places:
    """The places, with those a person gave ("side|name" -> place) instead."""
    return {
        (name, side): (float(x), float(y))
        for (name, side), at in places.items()
        for x, y in (moved.get(f"{side}|{name}", at),)
    }


def _camps_apart(net: Network, camps: Camps, tall: bool, seed: int) -> Places:
    """Each camp laid out by the agreements within it, in a field of its own as large as it has
    members; whoever belongs to none stands in a row below."""
    places: Places = {}
    homeless = sorted(n for n in net.rows if camps.number(n) is None)
    foot = 0.9 if homeless else 1.0
    for group, (left, top, right, bottom) in zip(camps.groups, _fields(camps, tall), strict=True):
        inner = layout(_within(net, group), seed=seed)
        for (name, side), (x, y) in inner.items():
            at = (left + x * (right - left), (top + y * (bottom - top)) * foot)
            places[name, side] = (round(at[0], 4), round(at[1], 4))
    for k, name in enumerate(homeless):
        places[name, "row"] = (round((k + 0.5) / len(homeless), 4), 1.0)
    return places


def _within(net: Network, group: Sequence[str]) -> Network:
    """The agreements among some nodes."""
    inside = set(group)
    at = [i for i, name in enumerate(net.rows) if name in inside]
    names = tuple(net.rows[i] for i in at)
    matrix = np.maximum(net.matrix[np.ix_(at, at)], 0.0)
    return replace(net, rows=names, columns=names, matrix=matrix, behind=None)


def _fields(camps: Camps, tall: bool) -> list[Field]:
    """A field for each camp, sizes by the square root of the members: rows of at most three, of
    many camps longer ones, in a ``tall`` picture of one. Of three in one row the third stands in
    the middle, lower."""
    wide = [sqrt(len(group)) for group in camps.groups]
    n = len(wide)
    row = ROW if n <= ROW * ROWS else ceil(sqrt(FLAT * n))
    rows = n if tall else -(-n // row)
    each = -(-n // rows)
    order = [0, 2, 1] if n == ROW and rows == 1 else list(range(n))
    lines = [order[k : k + each] for k in range(0, n, each)]
    heights = [max(wide[k] for k in line) for line in lines]
    fields: dict[int, Field] = {}
    head = 0.0
    for line, high in zip(lines, heights, strict=True):
        foot = head + high / sum(heights)
        room = (1 - GAP * (len(line) - 1)) / sum(wide[k] for k in line)
        left = 0.0
        for place, k in enumerate(line):
            right = left + wide[k] * room
            middle = order == [0, 2, 1] and place == 1
            top, bottom = (LOW, RAISED) if middle else (0.0, 1.0)
            over = TOP * (head > 0)
            fields[k] = (
                left,
                head + over + top * (foot - head),
                right,
                head + bottom * (foot - head),
            )
            left = right + GAP
        head = foot
    return [fields[k] for k in range(n)]


def _circle(net: Network, camps: Camps) -> Places:
    """All nodes on a circle, camp by camp, two free places between camps."""
    sides: list[Key] = [(name, "row") for name in net.rows]
    sides += [(name, "column") for name in net.columns] if net.mode == "two-mode" else []
    groups: dict[tuple[int, str], list[Key]] = {}
    for name, side in sides:
        number = camps.number(name)
        groups.setdefault((len(camps.groups) if number is None else number, side), []).append(
            (name, side)
        )
    between = 2 if len(groups) > 1 else 0
    seats: list[Key | None] = []
    for _, members in sorted(groups.items()):
        seats += [*sorted(members), *([None] * between)]
    points = _on_a_circle(len(seats))
    return {key: at for key, at in zip(seats, points, strict=True) if key is not None}


def _on_a_circle(n: int) -> list[tuple[float, float]]:
    """``n`` places on a circle, the first at the top; rounded so that no processor's sine shows."""
    angles = 2 * np.pi * np.arange(n) / max(1, n)
    return [
        (round(0.5 + 0.5 * float(np.sin(a)), 4), round(0.5 - 0.5 * float(np.cos(a)), 4))
        for a in angles
    ]


def _bipartite(net: Network) -> Places:
    """Rows at the left, columns at the right, each as near to what it is tied to as the order of
    middles brings it (barycentre; Sugiyama, Tagawa and Toda 1981)."""
    if net.mode != "two-mode":
        raise OptionError("A bipartite layout needs a two-mode network; choose stress or circle.")
    strength = np.abs(np.asarray(net.matrix, dtype=float))
    rows, columns = list(range(len(net.rows))), list(range(len(net.columns)))
    for _ in range(8):
        columns = _by_middle(columns, rows, strength.T)
        rows = _by_middle(rows, columns, strength)
    left = {(net.rows[i], "row"): (0.28, _share(k, len(rows))) for k, i in enumerate(rows)}
    right = {
        (net.columns[j], "column"): (0.72, _share(k, len(columns))) for k, j in enumerate(columns)
    }
    return {**left, **right}


def _by_middle(own: Sequence[int], others: Sequence[int], strength: np.ndarray) -> list[int]:
    """``own`` in the order of the mean places of what each is tied to; a tie of means stays."""
    seat = {other: k for k, other in enumerate(others)}
    middle: dict[int, float] = {}
    for place, i in enumerate(own):
        tied = np.flatnonzero(strength[i]).tolist()
        total = sum(float(strength[i, j]) for j in tied)
        here = sum(float(strength[i, j]) * seat[j] for j in tied)
        middle[i] = round(here / total, 9) if total else len(others) * place / max(1, len(own))
    return sorted(own, key=lambda i: middle[i])


def _share(k: int, n: int) -> float:
    return round((k + 0.5) / n, 4)
