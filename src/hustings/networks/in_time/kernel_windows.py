"""Windows that weigh statements by their distance in time: kernels over days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from ...errors import OptionError
from ...model import Network, Study
from ...model.arithmetic import product
from ..behind import evidence, resting
from ..projection import iso, shown
from ..similarities import sign_of_levels, similarity
from ..tally import Floats, Tally, counts, flat
from .kernels import between, shift, weight
from .members import heaviest
from .moving_windows import Places, Windows, too_few


@dataclass(frozen=True)
class Weighing:
    """How statements weigh by their distance in time: the kernel, its width in units of time.

    ``indent`` keeps the slices' whole width inside the period.
    """

    kernel: str
    unit: str
    width: int
    indent: bool = True
    normalize_to_one: bool = False


class KernelWindows(Windows):
    """Slices in which every statement weighs by its distance in time."""

    def __init__(self, table: Tally, study: Study, places: Places, weighing: Weighing) -> None:
        super().__init__(table, study, places)
        self.weighing = weighing
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
        by = self.weighing
        z = 2.0 * between(table.dates, self.dates[index], by.unit) / by.width
        w = weight(by.kernel, z, dna=dna)
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
        if by.normalize_to_one:
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


def kernel_windows(table: Tally, study: Study, weighing: Weighing, step: int) -> KernelWindows:
    options, unit = table.options, weighing.unit
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
    even = replace(weighing, width=weighing.width + weighing.width % 2)
    return KernelWindows(table, study, _places(table, even, step), even)


def _places(table: Tally, weighing: Weighing, step: int) -> Places:
    unit, width = weighing.unit, weighing.width
    if unit == "seconds":
        why = "Kernel windows in seconds are not made; use minutes, hours or days."
        return Places.nowhere(table.why_empty or why)
    if not len(table) or table.first is None or table.last is None:
        return Places.nowhere(table.why_empty)
    half = width // 2
    everything = np.append(table.statements["date"].values, table.dates)
    everything = everything[~np.isnat(everything)]
    first = max(table.first, everything.min())
    last = min(table.last, everything.max())
    low = shift(first, half, unit) if weighing.indent else first
    high = shift(last, -half, unit) if weighing.indent else last
    why = too_few(table, width, unit)
    if low > high:
        return Places.nowhere(why)
    count = int(between(np.array([low]), high, unit)[0]) + 1
    middles = shift(low, np.arange(0, count, step), unit)
    middles = middles[middles <= high]
    if weighing.kernel == "gaussian":
        return Places(np.full(len(middles), first), middles, np.full(len(middles), last), why)
    starts = np.maximum(shift(middles, -half, unit), first)
    return Places(starts, middles, np.minimum(shift(middles, half, unit), last), why)
