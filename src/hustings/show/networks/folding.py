"""Which ties of a network are drawn: as many as a person can still read, and why these."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...model import Network
from .camps import Camps

Cell = tuple[int, int]

TIES_EACH, FEW_TIES = 2, 60
"""Ties drawn for each node where there are more than can be read, and how many always can: of
1,706 ties between 60 people the strongest 120 show three camps, all of them none.
"""
MOST_BANDS = 6
"""Bands that are drawn, as many as four camps have between them: of more the heaviest, for each
runs through the camps that lie between its own."""


@dataclass(frozen=True, slots=True)
class Band:
    """The disagreements between two camps, summed: how many, and their mean weight."""

    a: int
    b: int
    ties: int
    mean: float
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """The cells that are drawn, all there are, and the bands that stand for others; ``least`` is
    the weight every drawn tie has but the ``kept``, without which somebody would stand alone."""

    drawn: tuple[Cell, ...]
    every: int
    least: float = 0.0
    kept: int = 0
    bands: tuple[Band, ...] = ()
    summed: int = 0
    """Disagreements between camps, whether bands stand for them or not."""

    @property
    def folded(self) -> bool:
        """Whether any tie is not drawn."""
        return len(self.drawn) < self.every


def cells_of(net: Network) -> list[Cell]:
    """Every cell that is not 0; of a one-mode network each pair once."""
    matrix = np.asarray(net.matrix)
    return [
        (i, j)
        for i, j in np.argwhere(matrix if net.mode == "two-mode" else np.triu(matrix, 1)).tolist()
    ]


def fold(net: Network, camps: Camps, *, everything: bool = False, bands: bool = True) -> Fold:
    """The ties to draw. Few are all drawn, or all where ``everything`` is asked for.

    Of many the strongest, two for each node: none is left out that is stronger than one that is
    drawn, but everybody keeps the strongest of theirs. Where there are camps and disagreements,
    agreements are drawn so, and the disagreements between two camps are summed in one band
    (without ``bands``, and beyond :data:`MOST_BANDS`, they are only counted).
    """
    every = cells_of(net)
    nodes = len(net.rows) + (len(net.columns) if net.mode == "two-mode" else 0)
    most = TIES_EACH * nodes
    if everything or len(every) <= max(FEW_TIES, most):
        return Fold(tuple(every), len(every))
    if camps.groups and any(net.matrix[c] < 0 for c in every):
        plus = [c for c in every if net.matrix[c] > 0]
        drawn, least, kept = _strongest(net, plus, most)
        between = _bands(net, camps, every)
        summed = sum(b.ties for b in between)
        heaviest = sorted(between, key=lambda b: (-b.ties, b.a, b.b))[:MOST_BANDS]
        shown = tuple(b for b in between if b in heaviest)
        return Fold(drawn, len(every), least, kept, shown if bands else (), summed)
    drawn, least, kept = _strongest(net, every, most)
    return Fold(drawn, len(every), least, kept)


def _strongest(net: Network, cells: list[Cell], most: int) -> tuple[tuple[Cell, ...], float, int]:
    """The strongest ties in the order of cells, the least weight of them, and how many weaker ones
    are kept for somebody's sake."""
    if len(cells) <= most:
        return tuple(cells), 0.0, 0
    rows, columns = np.array(cells).T
    size = np.abs(np.asarray(net.matrix, dtype=float)[rows, columns])
    least = np.sort(size)[-most]
    if np.count_nonzero(size >= least) > 2 * most:  # many of one size: they go together
        least = size[size > least].min() if least < size.max() else least
    strongest_first = np.lexsort((columns, rows, -size))
    offset = len(net.rows) if net.mode == "two-mode" else 0
    ends = np.column_stack([rows, columns + offset])[strongest_first]
    _, own = np.unique(ends, return_index=True)  # where each node comes first
    kept = size >= least
    kept[strongest_first[own // 2]] = True
    drawn = tuple(cells[k] for k in np.flatnonzero(kept).tolist())
    return drawn, float(least), int(np.count_nonzero(size[kept] < least))


def _bands(net: Network, camps: Camps, every: list[Cell]) -> tuple[Band, ...]:
    number = {name: k for k, group in enumerate(camps.groups) for name in group}
    between: dict[tuple[int, int], list[Cell]] = {}
    for i, j in every:
        a, b = number.get(net.rows[i]), number.get(net.columns[j])
        if a is not None and b is not None and a != b and net.matrix[i, j] < 0:
            between.setdefault((min(a, b), max(a, b)), []).append((i, j))
    made = []
    for (a, b), cells in sorted(between.items()):
        # a whole sum of exact parts: the last digit is nobody's processor's
        mean = sum(round(float(net.matrix[c]), 9) for c in cells) / len(cells)
        made.append(Band(a, b, len(cells), mean, tuple(cells)))
    return tuple(made)
