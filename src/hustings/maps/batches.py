"""Many runs of one map at once, each with weights of its own."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .stepping import Layout, Step
from .transfers import Transfer
from .weights import Floats, Weights

_CHUNK = 65_536
"""Numbers worked on at a time, so that they stay in the processor's cache."""
_SIDE = 64
"""Runs side by side at least."""
_TAIL = (
    60  # divisible by 2, 3, 4, 5, 6, 10, 12: the mean over it is a cycle's mean for most periods
)


class How(NamedTuple):
    """How runs go: rule, transfer, slope, when they stop. A negative ``tolerance`` never stops
    early.
    """

    rule: str
    transfer: str
    slope: float
    tolerance: float
    max_steps: int


def batch(
    w: Weights,
    drawn: Floats,
    first: Floats,
    keep: npt.NDArray[np.bool_],
    how: How,
) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
    """Many runs at once: weights (runs, pairs), start and held factors (runs, n).

    Gives the last states, their levels (the last state; where a run found no fixed point, the mean
    over its last 60 steps) and which runs found one.
    """
    runs = len(drawn)
    layout = Layout(w, still=bool(keep[:, w.sources].all()))
    size = max(_SIDE, _CHUNK // max(w.n, len(w.value), 1))
    spans = [slice(i, min(i + size, runs)) for i in range(0, runs, size)]

    def one(span: slice) -> tuple[Floats, Floats, npt.NDArray[np.bool_]]:
        order = layout.order
        runs = _Runs(
            Step(layout, drawn[span].T, how.rule, Transfer(how.transfer, how.slope)),
            np.ascontiguousarray(first[span].T[order]) + 0.0,
            np.ascontiguousarray(keep[span].T[order]),
            how,
        )
        with np.errstate(invalid="ignore", over="ignore"):
            runs.go()
        back = layout.place
        return runs.last[back].T, runs.level[back].T, runs.settled

    if len(spans) == 1:
        return one(spans[0])
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        parts = list(pool.map(one, spans))
    last, level, settled = zip(*parts, strict=True)
    return np.concatenate(last), np.concatenate(level), np.concatenate(settled)


class _Runs:
    """Runs side by side, states of shape (n, runs) in the layout's order; what has settled is set
    down and, once it is half of them, no longer carried along."""

    def __init__(self, step: Step, first: Floats, keep: npt.NDArray[np.bool_], how: How) -> None:
        self.how, self.step = how, step
        self.last, self.settled = first.copy(), np.zeros(first.shape[1], dtype=bool)
        self.level = np.zeros_like(first)
        """The sum of the last steps until :meth:`go` is done."""
        self._keep = keep
        self._rows = np.arange(first.shape[1])
        self._carry(first, np.ones(first.shape[1], dtype=bool))

    def _carry(self, a: Floats, going: npt.NDArray[np.bool_]) -> None:
        """Go on with some of the runs carried along."""
        self._rows, self._keep = self._rows[going], self._keep[:, going]
        if not going.all():
            self.step.use(np.ascontiguousarray(self.step.weights[:, going]))
        self._a = np.ascontiguousarray(a[:, going])
        # a factor held in every run is held as a row, the others one by one
        whole: npt.NDArray[np.bool_] = np.asarray(self._keep.all(axis=1))
        self._rows_kept = np.flatnonzero(whole)
        self._kept = np.flatnonzero((self._keep & ~whole[:, None]).ravel())
        self._fixed_rows, self._fixed = self._a[self._rows_kept], self._a.ravel()[self._kept]
        self._b, self._moves = np.empty_like(self._a), np.empty_like(self._a)
        self._going = np.ones(len(self._rows), dtype=bool)

    def go(self) -> None:
        """Step until all have settled or ``max_steps`` are done."""
        steps = self.how.max_steps
        tail = max(1, min(_TAIL, steps))
        for t in range(1, steps + 1):
            b = self.step(self._a, self._b)
            b[self._rows_kept] = self._fixed_rows
            if len(self._kept):
                b.ravel()[self._kept] = self._fixed
            if self.how.tolerance >= 0 and self._settle(b):
                self.level = np.where(self.settled, self.last, self.level / tail)
                return
            if t > steps - tail:
                self.level[:, self._rows] += self._b
            self._a, self._b = self._b, self._a
        left = self._rows[self._going]
        self.last[:, left] = self._a[:, self._going]
        self.level = np.where(self.settled, self.last, self.level / tail)

    def _settle(self, b: Floats) -> bool:
        """Set down the runs that no longer move; whether all have."""
        np.subtract(b, self._a, out=self._moves)
        np.abs(self._moves, out=self._moves)
        still: npt.NDArray[np.bool_] = self._moves.max(axis=0, initial=0.0) > self.how.tolerance
        ended = self._going & ~still
        if ended.any():
            self.last[:, self._rows[ended]] = b[:, ended]
            self.settled[self._rows[ended]] = True
            self._going &= still
            if not self._going.any():
                return True
            if 2 * np.count_nonzero(self._going) < len(self._going):
                self._carry(b, self._going)
                self._b[:] = self._a
        return False
