"""Communities by Louvain's method (Blondel et al. 2008), on whole arrays.

Nodes are asked in networkx's order, drawn from the same seed, and every sum runs in the same order,
so the groups are those of ``networkx.community.louvain_communities``. There every neighbour is
looked at in Python; where everybody is tied to everybody that is most of the time.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]

LEAST_GAIN = 1e-7
"""Modularity a level must add for another to be tried."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A weighted graph: each tie once, ``one`` <= ``other``, in the order ties are told in."""

    nodes: int
    one: Ints
    other: Ints
    weight: Floats
    rank: Ints
    """When each tie was first told of: a node's neighbours are asked in this order."""

    def neighbours(self) -> list[tuple[Ints, Floats]]:
        """For each node the others it is tied to, and how strongly."""
        apart = self.one != self.other
        mine = np.concatenate([self.one[apart], self.other[apart]])
        theirs = np.concatenate([self.other[apart], self.one[apart]])
        weight = np.tile(self.weight[apart], 2)
        order = np.lexsort((np.tile(self.rank[apart], 2), mine))
        ends = np.searchsorted(mine[order], np.arange(self.nodes + 1))
        theirs, weight = theirs[order], weight[order]
        pairs = zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)
        return [(theirs[a:b], weight[a:b]) for a, b in pairs]

    def degrees(self) -> Floats:
        """The sum of each node's ties, one to itself twice."""
        apart = self.one != self.other
        mine = np.concatenate([self.one, self.other[apart]])
        order = np.argsort(np.concatenate([self.rank, self.rank[apart]]), kind="stable")
        weight = np.concatenate([self.weight, self.weight[apart]])
        own = _sums(self.one[~apart], self.weight[~apart], self.nodes)
        return _sums(mine[order], weight[order], self.nodes) + own

    def modularity(self, members: Ints, resolution: float) -> float:
        """That of a partition into groups."""
        degrees = self.degrees()
        total = degrees.sum()
        inside = self.weight[members[self.one] == members[self.other]].sum()
        held = np.bincount(members, degrees)
        return float(inside / (total / 2) - resolution * (held @ held) / total**2)

    def folded(self, members: Ints) -> _Level:
        """Each group as one node."""
        groups = int(members.max()) + 1
        ends = np.sort([members[self.one], members[self.other]], axis=0)
        pairs, first, where = np.unique(
            ends[0] * groups + ends[1], return_index=True, return_inverse=True
        )
        one, other = np.divmod(pairs, groups)
        order = np.lexsort((first, one))
        weight = _sums(where.ravel(), self.weight, len(pairs))
        return _Level(groups, one[order], other[order], weight[order], first[order])


def _sums(of: Ints, weights: Floats, n: int) -> Floats:
    """The sum of the weights of each of n things, one after another."""
    return np.asarray(np.bincount(of, weights, n), dtype=np.float64)


def louvain(matrix: Floats, seed: int, resolution: float = 1.0) -> list[list[int]]:
    """Groups of the nodes of a symmetric matrix, ties of 0 and less left out: each its node
    numbers, in no order.
    """
    one, other = np.nonzero(np.triu(matrix, 1) > 0)
    level = _Level(len(matrix), one, other, matrix[one, other], np.arange(len(one)))
    members: Ints = np.arange(len(matrix))
    if not len(one):
        return [[k] for k in members.tolist()]
    # one after another: a sum in halves may round otherwise
    dice, half = random.Random(seed), float(np.cumsum(level.degrees())[-1]) / 2
    before = level.modularity(members, resolution)
    moved = _moved(level, half, resolution, dice)
    while True:
        members = moved[members]
        now = level.modularity(moved, resolution)
        if now - before <= LEAST_GAIN:
            break
        before, level = now, level.folded(moved)
        moved = _moved(level, half, resolution, dice)
        if int(moved.max()) + 1 == level.nodes:  # each stayed where it was
            break
    order = np.argsort(members, kind="stable")
    ends = np.flatnonzero(np.diff(members[order])) + 1
    return [part.tolist() for part in np.split(order, ends)]


def _moved(level: _Level, half: float, resolution: float, dice: random.Random) -> Ints:
    """The group of each node after nodes went, one after another, where modularity gains most,
    until none goes any more, or they stand as they stood before: two groups that gain alike but for
    rounding are gone to and fro between. Groups are numbered without gaps.
    """
    neighbours, degrees = level.neighbours(), level.degrees()
    group: Ints = np.arange(level.nodes)
    held = degrees.copy()
    asked = list(range(level.nodes))
    dice.shuffle(asked)
    moves, double = 1, 2 * half**2
    stood: set[bytes] = set()
    while moves and group.tobytes() not in stood:
        stood.add(group.tobytes())
        moves = 0
        for node in asked:
            others, weights = neighbours[node]
            if not len(others):
                continue
            own, degree = group[node], degrees[node]
            held[own] -= degree
            there = group[others]
            tied = _sums(there, weights, level.nodes)
            leaving = -tied[own] / half + resolution * (held[own] * degree) / double
            gains = leaving + tied[there] / half - resolution * (held[there] * degree) / double
            best = int(np.argmax(gains))
            to = there[best] if gains[best] > 0 else own
            held[to] += degree
            moves += int(to != own)
            group[node] = to
    return np.unique(group, return_inverse=True)[1].ravel()
