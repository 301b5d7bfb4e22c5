"""A history as told: statements in lanes by the time they speak of, and in the order they are told.

No drawing, and nothing dated that was not dated by somebody: what has no time stands among the
undated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from ..model import Column, Selection, Statements, Study, edtf
from ..model.periods import Period
from ..model.selecting import in_voice, one_of, period, times_named
from ..model.standard import fields_of_kind
from ..shown import Shown, Tabular
from .marks import ABOUT, Ids, Item, Marks, Numbers, Time

By = Literal["holder", "actor", "concept", "form", "transcript"]
BY: tuple[By, ...] = get_args(By)
COLUMN = {"holder": "holder", "form": "form", "transcript": "document"}
NOBODY = {
    "holder": "unstated",
    "actor": "no actor",
    "concept": "no concept",
    "form": "no form",
    "transcript": "no text",
}
"""The lane of what has no value to be put by."""

OPEN_FIRST, OPEN_LAST = -(2**62), 2**62


@dataclass(frozen=True, slots=True, repr=False)
class Timeline(Shown, Tabular):
    """Lanes in order of their earliest item; items by time; ids of the undated in order of telling.

    ``outside`` counts dated statements beyond ``since`` and ``until``.
    """

    lanes: tuple[str, ...]
    items: Marks
    undated: Ids
    study: Study
    outside: int = 0
    why_empty: str | None = None
    periods: tuple[Period, ...] = ()

    def to_columns(self) -> dict[str, list[Any]]:
        return {f.name: [getattr(i, f.name) for i in self.items] for f in fields(Item)}


def timeline(
    statements: Statements,
    *,
    by: str = "holder",
    since: str | None = None,
    until: str | None = None,
    voice: str = "any",
    periods: Iterable[Period] = (),
) -> Timeline:
    """The statements by the time they speak of.

    A statement whose form holds another time (when a prediction is to come) stands at that as well,
    once where the two are one; one that speaks of a set of times ({1896,1929}) stands at each.
    ``by``: a lane for each holder, actor or concept named (a statement with two stands in two
    lanes), form or transcript. ``since``/``until`` (EDTF) keep what meets them. ``periods`` meet
    the same cut and are handed on. Raises UnknownName, OptionError.

    >>> from hustings.model import Statements
    >>> s = Statements.from_columns({"holder": ["Voss", "Voss"], "about": ["193X", None]})
    >>> [(i.lane, i.earliest, i.latest) for i in timeline(s).items], timeline(s).undated
    ([('Voss', '1930-01-01', '1939-12-31')], ('2',))
    """
    one_of("by", by, BY)
    cut = period(since, until)
    statements = in_voice(statements, voice)
    options = {"by": by, "since": since, "until": until, "voice": voice if voice != "any" else None}
    study = Study("timeline", {k: v for k, v in options.items() if v}, Selection())
    times, told = _times(statements, cut)
    dated = np.unique(told.rows)
    undated = np.ones(len(statements), dtype=bool)
    undated[dated] = False
    told = told.take(np.array([time.meets for time in times], dtype=bool)[told.time])
    lanes, each = _lanes(statements, by, np.unique(told.rows))
    items = _marks(statements["id"], times, told, lanes, each)
    outside = len(dated) - len(np.unique(told.rows))
    return Timeline(
        tuple(items.in_lanes()),
        items,
        Ids(statements["id"], np.flatnonzero(undated)),
        study,
        outside,
        None if items else _why(len(statements), outside),
        tuple(p for p in periods if edtf.bounds(p.edtf).meets(cut)),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """Times as arrays: the row of a statement, and the number of a time of it."""

    rows: Numbers
    time: Numbers

    def take(self, which: npt.NDArray[np.bool_]) -> _Told:
        """Some of them."""
        return _Told(self.rows[which], self.time[which])


def _times(statements: Statements, cut: edtf.Bounds) -> tuple[list[Time], _Told]:
    """The times of each statement, in its order: what it speaks of first, then those of its form's
    fields; times that are one stand once.
    """
    times: list[Time] = []
    number: dict[edtf.Bounds, int] = {}
    days: list[int] = []  # of each time the number of its bounds
    every = _Told(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp))
    for name in dict.fromkeys((ABOUT, *fields_of_kind(statements.forms, "date"))):
        if name not in statements:
            continue
        column = statements[name].as_names()
        first, many = [], []
        for label in column.labels:
            named = [_time(name, b, label, cut) for b in times_named(label)]
            first.append(len(times))
            many.append(len(named))
            times += named
            days += [number.setdefault(time.bounds, len(number)) for time in named]
        found = _named(column, np.array(first, dtype=np.intp), np.array(many, dtype=np.intp))
        if len(every.rows) and len(found.rows):
            of = np.array(days, dtype=np.intp)
            there = every.rows * len(number) + of[every.time]
            found = found.take(~np.isin(found.rows * len(number) + of[found.time], there))
        rows = np.concatenate([every.rows, found.rows])
        every = _Told(rows, np.concatenate([every.time, found.time]))
    order = np.argsort(every.rows, kind="stable")
    return times, _Told(every.rows[order], every.time[order])


def _named(column: Column, first: Numbers, many: Numbers) -> _Told:
    """The times a column names: of each label ``many``, numbered from ``first``."""
    rows = np.flatnonzero(column.coded())
    codes = column.values[rows]
    times = many[codes]
    begins = np.cumsum(times) - times
    within = np.arange(int(times.sum())) - np.repeat(begins, times)
    return _Told(np.repeat(rows, times), np.repeat(first[codes], times) + within)


def _marks(
    ids: Column, times: Sequence[Time], told: _Told, lanes: Sequence[str], each: Numbers
) -> Marks:
    """Items by time: each time in each lane of its statement. ``each`` has the lanes of the
    statements told of, as numbers, -1 where there are no more.
    """
    of = each[np.searchsorted(np.unique(told.rows), told.rows)]
    at, place = np.nonzero(of >= 0)
    rows, time, lane = told.rows[at], told.time[at], of[at, place]
    first = np.array([t.first for t in times], dtype=np.int64)
    last = np.array([t.last for t in times], dtype=np.int64)
    order = np.lexsort((rows, last[time], first[time]))
    return Marks(ids, times, lanes, rows[order], time[order], lane[order])


def _time(field: str, b: edtf.Bounds, words: str, cut: edtf.Bounds) -> Time:
    first, last = _days(b)
    return Time(
        field, b, words, first, last, edtf.iso(b.earliest), edtf.iso(b.latest), b.meets(cut)
    )


def _days(b: edtf.Bounds) -> tuple[int, int]:
    first = OPEN_FIRST if b.earliest is None else int(b.earliest.astype("int64"))
    return first, OPEN_LAST if b.latest is None else int(b.latest.astype("int64"))


def _lanes(statements: Statements, by: str, rows: Numbers) -> tuple[list[str], Numbers]:
    """The names of lanes, and those of some statements as numbers: a row each, -1 for none."""
    names = (COLUMN[by],) if by in COLUMN else fields_of_kind(statements.forms, by)
    columns = [statements[n].as_names().take(rows) for n in names if n in statements]
    number = {NOBODY[by]: 0}
    each = np.full((len(rows), max(1, len(columns))), -1, dtype=np.intp)
    for k, column in enumerate(columns):
        of = [number.setdefault(label, len(number)) for label in column.labels]
        coded = column.coded()
        each[coded, k] = np.array(of, dtype=np.intp)[column.values[coded]]
        for earlier in range(k):
            each[each[:, k] == each[:, earlier], k] = -1
    each[(each < 0).all(axis=1), 0] = 0
    return list(number), each


def _why(n: int, outside: int) -> str:
    if n == 0:
        return "There are no statements."
    if outside:
        return f"No statement speaks of this time; {outside} speak of another."
    return "No statement says of what time it speaks."
