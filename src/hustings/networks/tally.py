"""Statements -> the ones a network counts, as codes: filters, duplicates, counts.

The order of the filters is the field's (Discourse Network Analyzer): form and other whole-statement
lists, dates and document-level lists; statement-level lists; empty values; duplicates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError
from ..model import Column, Statements
from ..model.selecting import by_told_time
from .duplicates import first_of_each
from .filters import Mask, both, real, reason, statement_lists, text_filters, where_some
from .options import NetworkOptions, limits, no_value

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

DENSE_CELLS = 60_000_000
"""Up to this many cells counts are a full array (480 MB); beyond, a sparse one."""


@dataclass(frozen=True)
class Levels:
    """The levels of a qualifier. ``values`` are numbers (ordered) or labels; ``span`` is the range
    of the scale.

    ``kind`` is none (one level), boolean, numeric or text. ``span`` is 0 where a numeric qualifier
    has one value and no declared scale.
    """

    kind: str
    values: tuple[Any, ...]
    span: float = 1.0
    name: str = ""

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True)
class Tally:
    """The statements a network counts, row by row, in order of (date, document, start, id) where
    ``ordered``.

    ``rows`` index the statements given; ``a``, ``c``, ``q`` are codes into ``names1``, ``names2``,
    ``levels``; ``all1``/``all2`` are the codes to show when isolates are asked for (None: those
    that occur).
    ``first``/``last`` are the bounds of the period.
    """

    statements: Statements
    options: NetworkOptions
    rows: npt.NDArray[np.intp]
    a: npt.NDArray[np.integer[Any]]
    c: npt.NDArray[np.integer[Any]]
    q: npt.NDArray[np.integer[Any]]
    names1: tuple[str, ...]
    names2: tuple[str, ...]
    levels: Levels
    all1: npt.NDArray[np.intp] | None
    all2: npt.NDArray[np.intp] | None
    dates: npt.NDArray[np.datetime64]
    first: np.datetime64 | None
    last: np.datetime64 | None
    why_empty: str | None
    times: Ints | None = None
    """How often each row counts; once where None."""

    def __len__(self) -> int:
        return len(self.rows)

    def part(self, which: Any) -> Tally:
        """The same tally for some of its statements (positions, slice or mask)."""
        return replace(
            self,
            rows=self.rows[which],
            a=self.a[which],
            c=self.c[which],
            q=self.q[which],
            dates=self.dates[which],
            times=None if self.times is None else self.times[which],
        )

    @property
    def shape(self) -> tuple[int, int, int]:
        """(names of variable 1, names of variable 2, levels)."""
        return len(self.names1), len(self.names2), len(self.levels)

    def ids(self, positions: Any) -> list[str]:
        """Ids of the statements at some positions of this tally."""
        column, rows = self.statements["id"], self.rows[positions]
        if column.kind == "text":
            return list(column.values[rows].tolist())
        return [str(v) for v in column.take(rows).plain()]


def column_of(statements: Statements, name: str, role: str) -> Column:
    """A column as names. ``id`` means the document's id; text, number and date columns are
    refused."""
    if name == "id":
        name = "document"
    column = statements[name]
    if column.kind in ("text", "number", "date"):
        usable = [c.name for c in statements.columns.values() if c.kind == "name"]
        raise OptionError(
            f"{role} {name!r} holds {column.kind} values, which are no names to be linked; "
            f"take one of {', '.join(usable)}.",
            column=name,
            kind=column.kind,
        )
    return column.as_names()


def order(statements: Statements) -> npt.NDArray[np.intp]:
    """Row numbers by (date, document, start, id); undated statements last, numeric ids as
    numbers."""
    document = statements["document"].as_names()
    numbers = _as_numbers(list(document.labels))
    rank = np.asarray(document.values, dtype=np.int64)
    if numbers is not None and len(numbers):
        # numbers may tie ("1", "01"): code points settle it, because argsort is stable and labels
        # are sorted
        place = np.empty(len(numbers), dtype=np.int64)
        place[np.argsort(numbers, kind="stable")] = np.arange(len(numbers))
        rank = np.where(rank >= 0, place[rank], -1)
    date = statements["date"].values
    when = np.where(
        np.isnat(date), np.iinfo(np.int64).max, date.astype("datetime64[s]").astype(np.int64)
    )
    start = statements["start"].values
    made = np.lexsort((start, rank, when))
    tied = np.ones(max(0, len(made) - 1), dtype=bool)
    for key in (start, rank, when):
        tied &= key[made[1:]] == key[made[:-1]]
    if tied.any():
        # ids settle only what is still tied: millions of them are not looked at for nothing
        some = made[np.append(tied, False) | np.append(False, tied)]
        ids = [str(i) for i in statements["id"].take(some).plain()]
        own = _as_numbers(ids)
        keys = np.zeros(len(made), dtype=np.int64)
        keys[some] = (
            own
            if own is not None
            else np.unique(np.asarray(ids, dtype=str), return_inverse=True)[1]
        )
        made = np.lexsort((keys, start, rank, when))
    return made


def _as_numbers(texts: list[str]) -> Ints | None:
    try:
        return np.asarray([int(t) for t in texts], dtype=np.int64)
    except (ValueError, OverflowError):
        return None


def tally(
    statements: Statements,
    options: NetworkOptions,
    *,
    ordered: bool = False,
    empty_ok: bool = False,
    alone: bool = False,
) -> Tally:
    """The statements a network counts.

    ``ordered`` sorts them in time even where nothing depends on it; ``empty_ok`` keeps statements
    with no value (event lists); ``alone`` takes variable 1 only (bar plots).

    Raises UnknownName for a column that is not there, OptionError for one that cannot serve.
    """
    if options.time == "told":
        statements = by_told_time(statements)
    one = column_of(statements, options.variable1, "variable1")
    two = (
        Column("", "name", np.zeros(len(statements), dtype=np.int8), ("",))
        if alone
        else column_of(statements, options.variable2, "variable2")
    )
    if one.name == two.name:
        raise OptionError(
            f"variable1 and variable2 are both the column {one.name!r}.", variable1=one.name
        )
    n = len(statements)
    why = "There are no statements." if n == 0 else None
    keep, why = text_filters(statements, options, why)
    date = statements["date"].values

    # levels and (with isolates) labels come from here, before lists of values and empty values are
    # looked at
    original = keep
    levels, q = _levels(statements, options, original)

    keep, why = statement_lists(statements, options, keep, why)
    if not empty_ok:
        for name, has_value in _coded(statements, options, one, two):
            keep = both(keep, where_some(has_value))
            why = reason(why, keep, no_value(name))

    rows: npt.NDArray[np.intp]
    sorting = ordered or options.duplicates != "include"
    if sorting:
        rows = order(statements)
        if keep is not None:
            rows = rows[keep[rows]]
    else:
        rows = np.arange(n) if keep is None else np.flatnonzero(keep)
    if options.duplicates != "include":
        rows = rows[first_of_each(statements, options, rows, one, two)]
    whole = len(rows) == n and not sorting

    def pick(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return values if whole else values[rows]

    shown = None
    if options.isolates:
        shown = [
            np.unique(c.values if original is None else c.values[original]) for c in (one, two)
        ]
        shown = [s[s >= 0] for s in shown]
    first, last = _period(options, date)
    return Tally(
        statements=statements,
        options=options,
        rows=rows,
        a=pick(one.values),
        c=pick(two.values),
        q=pick(q),
        names1=one.labels,
        names2=two.labels,
        levels=levels,
        all1=None if shown is None else shown[0],
        all2=None if shown is None else shown[1],
        dates=pick(date),
        first=first,
        last=last,
        why_empty=why if len(rows) == 0 else None,
    )


def _coded(
    statements: Statements, options: NetworkOptions, one: Column, two: Column
) -> Iterator[tuple[str, npt.NDArray[np.bool_]]]:
    """The columns that must hold a value to be counted, by name: which statements have one."""
    for column in (one, two):
        yield column.name, column.values >= 0
    if options.qualifier is not None and options.aggregation != "ignore":
        yield options.qualifier, statements[real(options.qualifier)].coded()


def _period(
    options: NetworkOptions, date: npt.NDArray[np.datetime64]
) -> tuple[np.datetime64 | None, np.datetime64 | None]:
    """First and last day: those asked for, else of all dated statements of the source."""
    everything = date[~np.isnat(date)]
    first, last = limits(options)
    if first is None and len(everything):
        first = everything.min()
    if last is None and len(everything):
        last = everything.max()
    return first, last


def _levels(
    statements: Statements, options: NetworkOptions, original: Mask
) -> tuple[Levels, npt.NDArray[Any]]:
    """The qualifier's levels and each statement's level code (not coded: a last level of its
    own)."""
    if options.qualifier is None:
        return Levels("none", ("",)), np.zeros(len(statements), dtype=np.int8)
    name = real(options.qualifier)
    column = statements[name]
    if column.kind in ("text", "date"):
        raise OptionError(
            f"The qualifier {name!r} holds {column.kind} values, which have no levels; take a "
            f"yes/no, "
            "number or name column.",
            qualifier=name,
        )
    coded = column.coded()
    values: tuple[Any, ...]
    if column.kind == "boolean":
        kind, values, span = "boolean", (0, 1), 1.0
        q = column.values
        if not coded.all():
            q = np.where(coded, q, 2)
    else:
        inside = coded if original is None else coded & original
        found = np.unique(column.values[inside])
        if column.kind == "name":
            kind, values, span = "text", tuple(column.labels[i] for i in found), 1.0
        else:
            kind, values = "numeric", tuple(found.tolist())
            span = float(values[-1] - values[0]) if values else 0.0
            if column.scale is not None and not options.dna:
                low, high = column.scale
                if values and (values[0] < low or values[-1] > high):
                    raise OptionError(
                        f"The qualifier {name!r} is declared as {low} to {high}, but {values[0]} "
                        f"to {values[-1]} "
                        "occur; correct the values or the scale.",
                        qualifier=name,
                    )
                span = float(high - low)
        q = np.searchsorted(found, column.values).astype(np.int32)
        q[~coded] = len(values)
        np.minimum(q, len(values), out=q)
    if not coded.all() and options.aggregation == "ignore":
        values = (*values, "")
    return Levels(kind, values, span, name), q


def counts(table: Tally) -> Floats:
    """X[a, c, q]: how many statements, shape (names1, names2, levels), float64."""
    shape = table.shape
    size = int(np.prod(shape))
    if size == 0 or len(table) == 0:
        return np.zeros(shape)
    key = table.a.astype(np.int64)
    key *= shape[1]
    key += table.c
    key *= shape[2]
    key += table.q
    return np.bincount(key, table.times, minlength=size).astype(np.float64).reshape(shape)


def flat(x: Floats) -> Floats:
    """Counts of shape (a, c, q) as (a, c * q), also where there are none."""
    return x.reshape(x.shape[0], x.shape[1] * x.shape[2])
