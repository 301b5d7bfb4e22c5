"""A network per window of time, each made from the one before by what comes in and what goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from ...model import Network, Study
from ...shown import Shown, Tabular, columns_of
from ..projection import BLOCK, Cells, Extent, by_activity, counted, finish, iso
from ..similarities import similarity
from ..tally import DENSE_CELLS, Tally
from .kernels import Dates
from .members import once


@dataclass(frozen=True)
class Places:
    """Where windows begin, lie and end, each of shape (n,); ``why`` there is none, if so."""

    starts: Dates
    middles: Dates
    stops: Dates
    why: str | None

    @classmethod
    def nowhere(cls, why: str | None) -> Places:
        """No window at all."""
        none = np.empty(0, dtype="datetime64[s]")
        return cls(none, none, none, why)


class Windows(Shown, Tabular, Sequence[Network]):
    """A sequence of networks, each made when it is looked at.

    Going through them in order adds and subtracts statements at the borders; ``windows[i]`` makes
    one alone.
    ``why_empty`` says in words why there is none. ``dates`` are the middles, shape (n,),
    datetime64[s].
    """

    def __init__(self, table: Tally, study: Study, places: Places) -> None:
        self.table = table
        self.study = study
        self.starts, self.dates, self.stops = places.starts, places.middles, places.stops
        self.why_empty = places.why if not len(self.dates) else None
        self.several = len(np.unique(table.rows)) < len(table)

    def __len__(self) -> int:
        return len(self.dates)

    @overload
    def __getitem__(self, index: int) -> Network: ...
    @overload
    def __getitem__(self, index: slice) -> list[Network]: ...
    def __getitem__(self, index: int | slice) -> Network | list[Network]:
        if isinstance(index, slice):
            return [self._one(i) for i in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(f"There are {len(self)} windows; {index} is beyond them.")
        return self._one(index % len(self))

    def bounds(self, index: int) -> slice:
        """The positions in the tally of the statements of one window."""
        dates = self.table.dates
        first = int(np.searchsorted(dates, self.starts[index], side="left"))
        return slice(
            first, max(first, int(np.searchsorted(dates, self.stops[index], side="right")))
        )

    @property
    def outside(self) -> int:
        """How many statements of the period lie in no window, where there are windows."""
        if not len(self):
            return 0
        dates, entered = self.table.dates, np.zeros(len(self.table) + 1, dtype=np.int64)
        np.add.at(entered, np.searchsorted(dates, self.starts, side="left"), 1)
        np.add.at(entered, np.searchsorted(dates, self.stops, side="right"), -1)
        return int((np.cumsum(entered)[:-1] == 0).sum())

    def _one(self, index: int) -> Network:
        part: slice | None = self.bounds(index)
        table = self.table.part(part)
        if self.several:
            table, part = once(table), None
        return self._finish(table if part is None else self.table, counted(table), index, part)

    def _finish(self, table: Tally, cells: Cells, index: int, part: slice | None) -> Network:
        extent = Extent(self.starts[index], self.stops[index], self.dates[index])
        return finish(table, cells, extent=extent, study=self.study, part=part)

    def __iter__(self) -> Iterator[Network]:
        n1, n2, k = self.table.shape
        if self.several or n1 * n2 * k > DENSE_CELLS:
            for i in range(len(self)):
                yield self._one(i)
        elif self._small_steps():
            yield from self._by_statement()
        else:
            yield from self._by_counts()

    def _moves(self, part: slice, at: int, to: int) -> list[tuple[slice, float]]:
        """What leaves (-1) and what enters (+1) between the positions at..to and a new part."""
        if part.start >= to or part.start < at or part.stop < to:
            return [(slice(at, to), -1.0), (part, 1.0)]
        return [(slice(at, part.start), -1.0), (slice(to, part.stop), 1.0)]

    def _small_steps(self) -> bool:
        """Whether adding products of single statements to the matrix is cheaper than a product of
        counts.
        """
        options, (n1, n2, k) = self.table.options, self.table.shape
        if options.mode != "one-mode" or options.normalization not in ("none", "average", "cosine"):
            return False
        levels = self.table.levels
        if options.aggregation != "ignore":
            whole_numbers = levels.kind == "numeric" and all(
                isinstance(v, int) for v in levels.values
            )
            if levels.kind != "boolean" and not (whole_numbers and levels.span > 0):
                return False
        moves = 2 * len(self.table) / max(1, len(self))
        return n1 <= 5000 and moves * (1e-5 + n1 * 4e-9) < n1 * n1 * n2 * k * 2e-11

    def _by_statement(self) -> Iterator[Network]:
        """One-mode: a statement that enters or leaves changes one row and one column of the
        matrix."""
        table, options = self.table, self.table.options
        n1, n2, k = table.shape
        # whole numbers are added and taken away without rounding; the span divides at the end
        span = table.levels.span if options.aggregation != "ignore" else 1.0
        alike = np.rint(similarity(table.levels, options.aggregation, dna=options.dna) * span)
        said = np.zeros((n2, k, n1))
        made, total, room = np.zeros((n1, n1)), np.zeros(n1), np.empty(max(BLOCK, n1))
        wide = np.empty((n1, n1))
        a, c, q = table.a.tolist(), table.c.tolist(), table.q.tolist()
        at, to = 0, 0
        for i in range(len(self)):
            part = self.bounds(i)
            moves = self._moves(part, at, to)
            if sum(m.stop - m.start for m, _ in moves) > 2000:
                for m, sign in moves:
                    np.add.at(said, (table.c[m], table.q[m], table.a[m]), sign)
                    np.add.at(total, table.a[m], sign)
                weighed = np.einsum("qr,crb->cqb", alike, said).reshape(n2 * k, n1)
                made = said.reshape(n2 * k, n1).T @ weighed
            else:
                for m, sign in moves:
                    for s in range(m.start, m.stop):
                        actor, concept, level = a[s], c[s], q[s]
                        adds = alike[level] @ said[concept]
                        adds *= sign
                        made[actor] += adds
                        made[:, actor] += adds
                        said[concept, level, actor] += sign
                        total[actor] += sign
            at, to = part.start, part.stop
            rows = np.flatnonzero(total) if table.all1 is None else table.all1
            own = np.take(made, rows, axis=0, out=wide[: len(rows)], mode="clip").take(rows, axis=1)
            np.fill_diagonal(own, 0.0)
            if span != 1.0:
                own /= span
            if options.normalization != "none":
                own = by_activity(own, total[rows], options.normalization, room)
            cells = Cells(rows, np.empty(0, dtype=np.intp), matrix=own)
            yield self._finish(table, cells, i, part)

    def _by_counts(self) -> Iterator[Network]:
        """Counts are added and taken away, each window takes its own product."""
        table = self.table
        n1, n2, k = table.shape
        x = np.zeros(n1 * n2 * k)
        per_row, per_column = np.zeros(n1), np.zeros(n2)
        key = (table.a.astype(np.int64) * n2 + table.c) * k + table.q
        at, to = 0, 0
        for i in range(len(self)):
            part = self.bounds(i)
            for which, sign in self._moves(part, at, to):
                if which.stop > which.start:
                    np.add.at(x, key[which], sign)
                    np.add.at(per_row, table.a[which], sign)
                    np.add.at(per_column, table.c[which], sign)
            at, to = part.start, part.stop
            rows = np.flatnonzero(per_row) if table.all1 is None else table.all1
            columns = np.flatnonzero(per_column) if table.all2 is None else table.all2
            own = x.reshape(n1, n2, k)[rows]
            if table.options.mode == "two-mode":
                own = own[:, columns]
                width = len(columns)
            else:
                width = n2
            cells = Cells(rows, columns, own.reshape(len(rows), width * k))
            yield self._finish(table, cells, i, part)

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a window."""
        whole = list(self)
        table = columns_of(whole, ("start", "middle", "stop", "n"))
        return {**table, "ties": [len(net.ties()) for net in whole]}


class EventWindows(Windows):
    """Windows of a fixed number of statements around each statement."""

    def __init__(
        self, table: Tally, study: Study, centres: npt.NDArray[np.int64], half: int, why: str | None
    ) -> None:
        self.centres, self.half = centres, half
        dates = table.dates
        places = Places(dates[centres - half], dates[centres], dates[centres + half], why)
        super().__init__(table, study, places)

    def bounds(self, index: int) -> slice:
        """The positions in the tally of the statements of one window."""
        return slice(int(self.centres[index]) - self.half, int(self.centres[index]) + self.half + 1)


def too_few(table: Tally, width: int, unit: str) -> str:
    if table.why_empty:
        return table.why_empty
    first, last = iso(table.first), iso(table.last)
    return f"The period ({first} to {last}) is shorter than one window of {width} {unit}."
