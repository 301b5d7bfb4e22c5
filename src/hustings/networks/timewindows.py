"""Networks over time: moving windows and kernel-smoothed slices, made when looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import Network, Statements, Study
from ..model.arithmetic import product
from ..shown import Shown, Tabular, columns_of
from .kernels import KERNELS, SECONDS, UNITS, Dates, between, shift, weight
from .members import at_each_time, heaviest, once
from .options import NetworkOptions, whole
from .project import (
    BLOCK,
    DENSE_CELLS,
    by_activity,
    counted,
    evidence,
    finish,
    iso,
    resting,
    shown,
    sign_of_levels,
    similarity,
    study_of,
)
from .tally import Floats, Tally, counts, flat, tally


class Windows(Shown, Tabular, Sequence[Network]):
    """A sequence of networks, each made when it is looked at.

    Going through them in order adds and subtracts statements at the borders; ``windows[i]`` makes
    one alone.
    ``why_empty`` says in words why there is none. ``dates`` are the middles, shape (n,),
    datetime64[s].
    """

    def __init__(
        self, table: Tally, study: Study, starts: Dates, dates: Dates, stops: Dates, why: str | None
    ) -> None:
        self.table = table
        self.study = study
        self.starts, self.dates, self.stops = starts, dates, stops
        self.why_empty = why if not len(dates) else None
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

    def _one(self, index: int) -> Network:
        part: slice | None = self.bounds(index)
        table = self.table.part(part)
        if self.several:
            table, part = once(table), None
        rows, columns = shown(table)
        x = counted(table, rows, columns)
        return self._finish(x, rows, columns, index, part, of=table if part is None else None)

    def _finish(
        self,
        x: Any,
        rows: Any,
        columns: Any,
        index: int,
        part: slice | None,
        matrix: Floats | None = None,
        of: Tally | None = None,
    ) -> Network:
        return finish(
            self.table if of is None else of,
            x,
            rows,
            columns,
            (self.starts[index], self.stops[index]),
            middle=self.dates[index],
            n=None if part is None else part.stop - part.start,
            study=self.study,
            part=part,
            matrix=matrix,
        )

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
            yield self._finish(None, rows, np.empty(0, dtype=np.intp), i, part, own)

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
            yield self._finish(own.reshape(len(rows), width * k), rows, columns, i, part)

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
        super().__init__(
            table, study, dates[centres - half], dates[centres], dates[centres + half], why
        )

    def bounds(self, index: int) -> slice:
        """The positions in the tally of the statements of one window."""
        return slice(int(self.centres[index]) - self.half, int(self.centres[index]) + self.half + 1)


class KernelWindows(Windows):
    """Slices in which every statement weighs by its distance in time."""

    def __init__(
        self,
        table: Tally,
        study: Study,
        starts: Dates,
        dates: Dates,
        stops: Dates,
        why: str | None,
        *,
        kernel: str,
        unit: str,
        width: int,
        normalize_to_one: bool,
    ) -> None:
        super().__init__(table, study, starts, dates, stops, why)
        self.kernel, self.unit, self.width, self.normalize_to_one = (
            kernel,
            unit,
            width,
            normalize_to_one,
        )
        self.rows, self.columns = shown(table)
        self._pairs: Floats | None = None

    def __iter__(self) -> Iterator[Network]:
        for i in range(len(self)):
            yield self._one(i)

    def _one(self, index: int) -> Network:
        table, options = self.table, self.table.options
        dna = options.dna
        part = self.bounds(index)
        table = self.table.part(part)
        z = 2.0 * between(table.dates, self.dates[index], self.unit) / self.width
        w = weight(self.kernel, z, dna=dna)
        behind, within = self.table, part
        if self.several:
            near = heaviest(table, w)
            behind, within, w = table.part(near), slice(None), w[near]
            table = behind
        k = table.shape[2]
        signs, alike = self._levels()
        if options.mode == "two-mode":
            x = self._weighted(table, w)
            made = product(x.reshape(len(self.rows), len(self.columns), k), signs)
        else:
            x = self._weighted(table, np.sqrt(w))
            made = product(product(x.reshape(-1, k), alike).reshape(x.shape), x.T)
            if options.normalization != "none":
                made = made * self._mean_of_cells()
        if self.normalize_to_one:
            total = made.sum()
            made = made / total if total != 0 else made
        rows = tuple([table.names1[i] for i in self.rows.tolist()])
        names = tuple([table.names2[i] for i in self.columns.tolist()])
        n = int(np.count_nonzero(w))
        return Network(
            rows=rows,
            columns=rows if options.mode == "one-mode" else names,
            matrix=np.ascontiguousarray(made),
            mode=options.mode,
            study=self.study,
            n=n,
            start=iso(self.starts[index]),
            middle=iso(self.dates[index]),
            stop=iso(self.stops[index]),
            why_empty=None if n else "No statement weighs anything here.",
            behind=evidence(behind, within, self.rows, self.columns),
            resting=cache(lambda: resting(behind, within, self.rows, self.columns)),
        )

    def _weighted(self, table: Tally, w: Floats) -> Floats:
        n1, n2, k = table.shape
        key = (table.a.astype(np.int64) * n2 + table.c) * k + table.q
        x = np.bincount(key, weights=w, minlength=n1 * n2 * k).reshape(n1, n2, k)
        return flat(np.asarray(x[np.ix_(self.rows, self.columns)], dtype=np.float64))

    def _levels(self) -> tuple[Floats, Floats]:
        """What a statement of each level adds (two-mode), and what a pair adds (one-mode)."""
        levels, options = self.table.levels, self.table.options
        k = len(levels)
        aggregation = "ignore" if options.aggregation == "ignore" else options.aggregation
        ones = np.ones(k)
        if aggregation == "ignore" or levels.kind in ("text", "none"):
            pairs = np.zeros((k, k)) if aggregation == "conflict" else np.ones((k, k))
            return ones, pairs
        if not options.dna:
            if options.mode == "two-mode":
                return sign_of_levels(levels, aggregation), np.ones((k, k))
            return ones, similarity(levels, aggregation)
        # DNA counts the levels that occur among the remaining statements, sorted as text
        there = np.unique(self.table.q)
        position = np.zeros(k)
        for place, code in enumerate(sorted(there.tolist(), key=lambda i: str(levels.values[i]))):
            position[code] = place
        signs = np.where(position == 0, -1.0, 1.0) if levels.kind == "boolean" else position
        with np.errstate(invalid="ignore", divide="ignore"):
            d = np.abs(position[:, None] - position[None, :]) / (len(there) - 1)
        return signs, {
            "congruence": 1 - d,
            "conflict": d,
            "subtract": 1 - 2 * d,
            "combine": 1 - 2 * d,
        }[aggregation]

    def _mean_of_cells(self) -> Floats:
        """sum over (concept, level) of 2 / (n_a + n_b) where one of the two occurs; n counts the
        whole period.
        """
        if self._pairs is None:
            x = flat(counts(self.table)[np.ix_(self.rows, self.columns)])
            made = np.zeros((len(x), len(x)))
            for i, row in enumerate(x):
                both = row + x[i:]
                made[i, i:] = np.divide(2.0, both, out=np.zeros_like(both), where=both > 0).sum(
                    axis=1
                )
                made[i:, i] = made[i, i:]
            self._pairs = made
        return self._pairs


def windows(
    statements: Statements,
    *,
    unit: str = "days",
    width: int = 365,
    step: int = 1,
    kernel: str | None = None,
    indent: bool = True,
    normalize_to_one: bool = False,
    **options: Any,
) -> Windows:
    """A moving window over a network: a sequence of networks, made when looked at.

    ``unit`` is seconds, minutes, hours, days, weeks, months, years or events; ``width`` in units;
    ``step`` units lie between two windows; ``options`` are those of
    :func:`~hustings.networks.network`. Months and years follow the calendar. A window spans
    floor(width / 2) units on either side of its middle, both ends included, and lies wholly inside
    the period; width 1 is one unit long ([t, t + 1 unit), in DNA an instant). "events" takes width
    // 2 statements on either side of each, in order of (date, document, start, id).

    With ``kernel`` (uniform, epanechnikov, triangular, gaussian) every statement weighs by its
    distance in time and all actors are in every slice: two-mode cells add weights, one-mode cells
    add sqrt(w_s w_t) times the similarity over pairs of statements, the diagonal kept;
    ``normalization`` is none or average. An odd width is rounded up.
    By the time spoken of (``time="told"``) a statement of a set of times ({1896,1929}) lies in the
    windows of each, once in each; with a kernel its nearest time weighs.
    ``indent`` keeps the slices' whole width inside the period. ``normalize_to_one`` divides each
    matrix by its sum.

    Raises OptionError where no statement has a date, UnknownName for a unit or kernel that is not
    there.
    """
    if unit not in UNITS:
        raise UnknownName("unit", unit, UNITS)
    if kernel is not None and kernel not in KERNELS:
        raise UnknownName("kernel", kernel, KERNELS)
    whole("width", width)
    whole("step", step)
    made = NetworkOptions.of(options, statements)
    extra: dict[str, Any] = {"unit": unit, "width": width, "step": step}
    if kernel is not None:
        extra |= {"kernel": kernel, "indent": indent}
    if normalize_to_one:
        if kernel is None:
            raise OptionError(
                "normalize_to_one is for kernel windows; name a kernel.", option="normalize_to_one"
            )
        extra["normalize_to_one"] = True
    study = study_of(made, "windows", extra)
    table = tally(statements, made, ordered=True)
    dated = ~np.isnat(table.dates)
    if len(statements) and np.isnat(table.statements["date"].values).all():
        raise OptionError("Windows need dates, but no statement has a date.", unit=unit)
    if not dated.all():
        table = table.part(dated)
    if made.time == "told":
        table = at_each_time(table)
    if kernel is not None:
        return _kernel_windows(
            table,
            study,
            kernel,
            unit,
            width,
            step,
            indent=indent,
            normalize_to_one=normalize_to_one,
        )
    if unit == "events":
        half = width // 2
        centres = np.arange(half, max(half, len(table) - half), step)
        return EventWindows(table, study, centres, half, _too_few(table, f"{width} statements"))
    return _plain_windows(table, study, unit, width, step)


def _too_few(table: Tally, what: str) -> str:
    if table.why_empty:
        return table.why_empty
    return f"The period ({iso(table.first)} to {iso(table.last)}) is shorter than one window of {what}."


def _plain_windows(table: Tally, study: Study, unit: str, width: int, step: int) -> Windows:
    none = np.empty(0, dtype="datetime64[s]")
    if table.first is None or table.last is None:
        return Windows(
            table, study, none, none, none, table.why_empty or "No statement has a date."
        )
    second = np.timedelta64(1, "s")
    alone = width == 1 and not table.options.dna and unit != "seconds"
    half = 0 if alone else width // 2
    if unit in SECONDS:
        count = int((table.last - table.first) / np.timedelta64(SECONDS[unit], "s")) + 1
    else:
        count = int(between(np.array([table.first]), table.last, unit)[0]) + 1
    if alone:
        starts = shift(table.first, np.arange(0, count + 1, step), unit)
        stops = shift(table.first, np.arange(0, count + 1, step) + 1, unit) - second
        inside = stops <= table.last
        middles = starts + (stops + second - starts) // 2
    else:
        middles = shift(table.first, np.arange(half, max(half, count), step), unit)
        starts, stops = shift(middles, -half, unit), shift(middles, half, unit)
        inside = (starts >= table.first) & (stops <= table.last)
    why = _too_few(table, f"{width} {unit}")
    return Windows(table, study, starts[inside], middles[inside], stops[inside], why)


def _kernel_windows(
    table: Tally,
    study: Study,
    kernel: str,
    unit: str,
    width: int,
    step: int,
    *,
    indent: bool,
    normalize_to_one: bool,
) -> KernelWindows:
    options = table.options
    if unit == "events":
        raise OptionError("A kernel needs a unit of time; unit='events' has none.", unit=unit)
    if not options.dna:
        allowed = ("none", "average") if options.mode == "one-mode" else ("none",)
        if options.normalization not in allowed:
            raise OptionError(
                f"Kernel windows of a {options.mode} network take normalization "
                f"{' or '.join(allowed)}, "
                f"not {options.normalization!r}.",
                normalization=options.normalization,
            )
        if options.aggregation == "combine":
            raise OptionError(
                "Kernel windows have no aggregation='combine'; use 'subtract'.",
                aggregation="combine",
            )
    width += width % 2
    half = width // 2
    none = np.empty(0, dtype="datetime64[s]")
    why = table.why_empty
    starts = dates = stops = none
    if unit == "seconds":
        why = why or "Kernel windows in seconds are not made; use minutes, hours or days."
    elif len(table) and table.first is not None and table.last is not None:
        everything = np.append(table.statements["date"].values, table.dates)
        everything = everything[~np.isnat(everything)]
        first = max(table.first, everything.min())
        last = min(table.last, everything.max())
        low = shift(first, half, unit) if indent else first
        high = shift(last, -half, unit) if indent else last
        why = _too_few(table, f"{width} {unit}")
        if low <= high:
            count = int(between(np.array([low]), high, unit)[0]) + 1
            dates = shift(low, np.arange(0, count, step), unit)
            dates = dates[dates <= high]
            starts = np.maximum(shift(dates, -half, unit), first)
            stops = np.minimum(shift(dates, half, unit), last)
            if kernel == "gaussian":
                starts, stops = np.full(len(dates), first), np.full(len(dates), last)
    return KernelWindows(
        table,
        study,
        starts,
        dates,
        stops,
        why,
        kernel=kernel,
        unit=unit,
        width=width,
        normalize_to_one=normalize_to_one,
    )
