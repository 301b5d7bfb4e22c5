"""The cheapest way of setting two sequences against each other, where a missing stretch costs less
than its pieces one by one (affine gaps: Gotoh 1982, "An Improved Algorithm for Matching Biological
Sequences", J. Mol. Biol. 162) and what stands before and after in the longer one costs nothing
(semi-global alignment); and how sure each pair is (forward-backward, Durbin et al. 1998, ch. 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Move = tuple[int, int]
Step = tuple[int, int]
"""How many of either sequence, in order."""

MOVES: tuple[Move, ...] = ((1, 1), (2, 1), (1, 2), (2, 2))
OPEN, EXTEND = 4.0, 2.2
"""Costs in nats: of a stretch without counterpart, and of each piece in it."""
END = 3.0
"""Cost in nats of leaving out what stands before, or after, however much it is."""
FAR = 1e6
_COOL = 0.5
"""Costs are halved before pairs are called sure: the evidence they add up is not independent."""


class Costs(Protocol):
    """What a pair costs: :class:`hustings.exchange.likeness.Likeness`."""

    n: int
    m: int

    def row(self, i: int, move: Move) -> Floats: ...


@dataclass(frozen=True, slots=True)
class Free:
    """Which ends of which sequence (0, 1) cost nothing to leave out; −1: none."""

    side: int = -1
    start: bool = True
    end: bool = True

    def turned(self) -> Free:
        """The same from behind."""
        return Free(self.side, self.end, self.start)


def cheapest(costs: Costs, free: Free) -> tuple[list[Step], float]:
    """The steps of the cheapest way from start to end, and its cost in nats.

    (1, 0) and (0, 1) are pieces without counterpart; others those of :data:`MOVES`.
    """
    n, m = costs.n, costs.m
    shape = (n + 1, m + 1)
    moved, chosen = np.zeros(shape, np.int8), np.zeros(shape, np.int8)
    extends = np.zeros((2, *shape), bool)
    rows = [_first(m, free)]
    chosen[0, 1:], extends[1, 0, 2:] = 2, True
    down = np.full(m + 1, FAR)
    last = [rows[0][m]]
    for i in range(1, n + 1):
        found = np.stack([_after(rows, costs.row(i, mv), mv) for mv in MOVES])
        moved[i] = found.argmin(axis=0)
        match = found.min(axis=0)
        opened = rows[-1] + OPEN + EXTEND
        extends[0, i] = down + EXTEND < opened
        down = np.minimum(down + EXTEND, opened)
        if free.side == 0 and free.start and down[0] > END:
            down[0], extends[0, i, 0] = END, i > 1
        best = np.minimum(match, down)
        along, extends[1, i] = _along(best)
        chosen[i] = np.where(match <= down, 0, 1)
        chosen[i][along < best] = 2
        rows = [*rows[-1:], np.minimum(best, along)]
        last.append(rows[-1][m])
    i, j, cost = _end(np.array(last), rows[-1], free)
    steps: list[Step] = [(1, 0)] * (n - i) + [(0, 1)] * (m - j)
    return _back(moved, chosen, extends, (i, j), steps), cost


def _first(m: int, free: Free) -> Floats:
    row = np.concatenate([[0.0], OPEN + EXTEND * np.arange(1, m + 1)])
    if free.side == 1 and free.start:
        row[1:] = np.minimum(row[1:], END)
    return row


def _after(rows: list[Floats], cost: Floats, move: Move) -> Floats:
    di, dj = move
    out = np.full(len(cost), FAR)
    if di <= len(rows):
        out[dj:] = rows[-di][: len(cost) - dj] + cost[dj:]
    return out


def _along(best: Floats) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Costs of pieces of the second sequence left out, and where that goes on from one before."""
    at = EXTEND * np.arange(len(best))
    out = np.full(len(best), FAR)
    out[1:] = np.minimum.accumulate(best - at)[:-1] + OPEN + at[1:]
    goes_on = np.zeros(len(best), bool)
    goes_on[1:] = out[1:] < best[:-1] + OPEN + EXTEND - 1e-9
    return out, goes_on


def _end(last: Floats, row: Floats, free: Free) -> tuple[int, int, float]:
    """Where the way ends before what is left out at the end."""
    n, m = len(last) - 1, len(row) - 1
    side = (last, row)[free.side] if free.side >= 0 and free.end else row[-1:]
    ends = side + np.where(np.arange(len(side)) == len(side) - 1, 0.0, END)
    at = int(ends.argmin())
    back = len(side) - 1 - at
    return (n - back, m, float(ends[at])) if free.side == 0 else (n, m - back, float(ends[at]))


def _back(
    moved: npt.NDArray[np.int8],
    chosen: npt.NDArray[np.int8],
    extends: npt.NDArray[np.bool_],
    at: tuple[int, int],
    after: list[Step],
) -> list[Step]:
    i, j = at
    steps: list[Step] = []
    held = -1
    while i or j:
        state = held if held >= 0 else int(chosen[i, j])
        if state == 0:
            step = MOVES[int(moved[i, j])]
            held = -1
        else:
            step = (1, 0) if state == 1 else (0, 1)
            held = state if extends[state - 1, i, j] else -1
        steps.append(step)
        i, j = i - step[0], j - step[1]
    return steps[::-1] + after


# ------------------------------------------------------------------ how sure


@dataclass(frozen=True, slots=True)
class _Table:
    """Costs as arrays, shape (n + 1, m + 1) each."""

    of: Mapping[Move, Floats]
    n: int
    m: int

    def row(self, i: int, move: Move) -> Floats:
        return np.asarray(self.of[move][i])

    def turned(self) -> _Table:
        """The same from behind."""
        of = {}
        for (di, dj), table in self.of.items():
            out = np.full(table.shape, FAR)
            out[di:, dj:] = table[di:, dj:][::-1, ::-1]
            of[di, dj] = out
        return _Table(of, self.n, self.m)


def sureness(costs: Costs, steps: list[Step], free: Free) -> list[float]:
    """For each step, the chance from 0 to 1 that these pieces stand against each other (or, of a
    piece without counterpart, against none), over all ways of setting the sequences."""
    table = _Table(
        {mv: np.stack([costs.row(i, mv) for i in range(costs.n + 1)]) * _COOL for mv in MOVES},
        costs.n,
        costs.m,
    )
    ahead = _all(table, free)
    behind = _all(table.turned(), free.turned())[::-1, ::-1]
    total = _total(ahead, free)
    paired = (np.zeros(costs.n), np.zeros(costs.m))
    chance: dict[Move, Floats] = {}
    for (di, dj), cost in table.of.items():
        out = np.zeros(cost.shape)
        before = ahead[: costs.n + 1 - di, : costs.m + 1 - dj]
        if before.size:
            out[di:, dj:] = np.exp(
                np.minimum(total - before - cost[di:, dj:] - behind[di:, dj:], 0)
            )
        chance[di, dj] = out
        for d in range(di):
            paired[0][: costs.n] += _shift(out.sum(axis=1), d)
        for d in range(dj):
            paired[1][: costs.m] += _shift(out.sum(axis=0), d)
    found, i, j = [], 0, 0
    for di, dj in steps:
        i, j = i + di, j + dj
        if di and dj:
            found.append(float(chance[di, dj][i, j]))
        else:
            found.append(float(1 - min(paired[0][i - 1] if di else paired[1][j - 1], 1.0)))
    return found


def _shift(sums: Floats, by: int) -> Floats:
    """For each piece, what ends ``by`` pieces after it."""
    out = np.zeros(len(sums) - 1)
    out[: len(out) - by] = sums[1 + by :]
    return out


def _plus(one: Floats, two: Floats) -> Floats:
    return np.asarray(-np.logaddexp(-one, -two))


def _all(costs: _Table, free: Free) -> Floats:
    """Minus log of the summed chance of all ways to each place, shape (n + 1, m + 1)."""
    n, m = costs.n, costs.m
    out = np.full((n + 1, m + 1), FAR)
    start, grow, end = OPEN * _COOL, EXTEND * _COOL, END * _COOL
    out[0] = np.concatenate([[0.0], start + grow * np.arange(1, m + 1)])
    if free.side == 1 and free.start:
        out[0, 1:] = np.minimum(out[0, 1:], end)
    down = np.full(m + 1, FAR)
    at = grow * np.arange(m + 1)
    for i in range(1, n + 1):
        rows = [out[i - 2], out[i - 1]] if i > 1 else [out[0]]
        best = np.full(m + 1, FAR)
        for mv in MOVES:
            best = _plus(best, _after(rows, costs.row(i, mv), mv))
        down = _plus(down + grow, out[i - 1] + start + grow)
        if free.side == 0 and free.start:
            down[0] = min(down[0], end)
        best = _plus(best, down)
        along = np.full(m + 1, FAR)
        along[1:] = -np.logaddexp.accumulate(at - best)[:-1] + start + at[1:]
        out[i] = _plus(best, along)
    return out


def _total(ahead: Floats, free: Free) -> float:
    if free.side < 0 or not free.end:
        return float(ahead[-1, -1])
    side = ahead[:, -1] if free.side == 0 else ahead[-1]
    ends = side + np.where(np.arange(len(side)) == len(side) - 1, 0.0, END * _COOL)
    return float(-np.logaddexp.reduce(-ends))
