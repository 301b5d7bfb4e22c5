"""A history as told: statements in lanes by the time they speak of, and in the order they are told.

No drawing, and nothing dated that was not dated by somebody: what has no time stands among the
undated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple

import numpy as np

from ..model import Selection, Statements, Study, edtf
from ..model.periods import Period
from ..model.selecting import in_voice, one_of, period, times_named
from ..model.standard import fields_of_kind
from ..shown import Shown, Tabular

By = Literal["holder", "actor", "concept", "form", "transcript"]
BY: tuple[By, ...] = ("holder", "actor", "concept", "form", "transcript")
COLUMN = {"holder": "holder", "form": "form", "transcript": "document"}
NOBODY = {
    "holder": "unstated",
    "actor": "no actor",
    "concept": "no concept",
    "form": "no form",
    "transcript": "no text",
}
"""The lane of what has no value to be put by."""

ABOUT = "about"
"""Where every statement's time spoken of stands."""

OPEN_FIRST, OPEN_LAST = -(2**62), 2**62


@dataclass(frozen=True, slots=True)
class Item:
    """One time of a statement in one lane: ISO days of the time it speaks of (None at an open end).

    ``order`` is its place in the order of telling, from 0, over all statements asked for, the
    undated too. ``unspecified``: digits are X. ``about`` is the time as coded, ``field`` where:
    about, or a field of the form that holds a time (a prediction's horizon).
    """

    statement: str
    lane: str
    earliest: str | None
    latest: str | None
    open_start: bool
    open_end: bool
    approximate: bool
    order: int
    unspecified: bool = False
    about: str = ""
    field: str = ABOUT


@dataclass(frozen=True, slots=True, repr=False)
class Timeline(Shown, Tabular):
    """Lanes in order of their earliest item; items by time; ids of the undated in order of telling.

    ``outside`` counts dated statements beyond ``since`` and ``until``.
    """

    lanes: tuple[str, ...]
    items: tuple[Item, ...]
    undated: tuple[str, ...]
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
    told = _times(statements, cut)
    ids = statements.ids
    marks: list[tuple[_Time, int, str]] = []
    outside = 0
    timed = [row for row, times in enumerate(told) if times]  # of a million few are
    for row, lanes in zip(timed, _lanes(statements, by, timed), strict=True):
        times = [time for time in told[row] if time.meets]
        outside += not times
        marks += [(time, row, lane) for time in times for lane in lanes]
    marks.sort(key=lambda mark: (mark[0].first, mark[0].last, mark[1]))
    items = tuple([_item(time, ids[row], row, lane) for time, row, lane in marks])
    undated = tuple(i for i, times in zip(ids, told, strict=True) if not times)
    return Timeline(
        tuple(dict.fromkeys(i.lane for i in items)),
        items,
        undated,
        study,
        outside,
        None if items else _why(len(ids), outside),
        tuple(p for p in periods if edtf.bounds(p.edtf).meets(cut)),
    )


class _Time(NamedTuple):
    """One time of a statement: the field it stands in, the days it reaches over, as coded; the
    first and last of them as numbers to sort by and as ISO text, and whether it meets the cut.
    """

    field: str
    bounds: edtf.Bounds
    words: str
    first: int
    last: int
    earliest: str | None
    latest: str | None
    meets: bool


def _item(time: _Time, statement: str, row: int, lane: str) -> Item:
    b = time.bounds
    return Item(
        statement,
        lane,
        time.earliest,
        time.latest,
        b.open_start,
        b.open_end,
        b.approximate,
        row,
        b.unspecified,
        time.words,
        time.field,
    )


def _times(statements: Statements, cut: edtf.Bounds) -> list[tuple[_Time, ...]]:
    """The times of each statement: what it speaks of first, then those of its form's fields; times
    that are one stand once."""
    names = list(dict.fromkeys((ABOUT, *fields_of_kind(statements.forms, "date"))))
    found: list[tuple[_Time, ...]] = [()] * len(statements)
    for name in names:
        if name not in statements:
            continue
        column = statements[name].as_names()
        named = [
            tuple([_time(name, b, label, cut) for b in times_named(label)])
            for label in column.labels
        ]
        for row in np.flatnonzero(column.coded()).tolist():
            times = named[column.values[row]]
            earlier = [time.bounds for time in found[row]]
            found[row] += tuple(t for t in times if t.bounds not in earlier) if earlier else times
    return found


def _time(field: str, b: edtf.Bounds, words: str, cut: edtf.Bounds) -> _Time:
    first, last = _days(b)
    return _Time(
        field, b, words, first, last, edtf.iso(b.earliest), edtf.iso(b.latest), b.meets(cut)
    )


def _days(b: edtf.Bounds) -> tuple[int, int]:
    first = OPEN_FIRST if b.earliest is None else int(b.earliest.astype("int64"))
    return first, OPEN_LAST if b.latest is None else int(b.latest.astype("int64"))


def _lanes(statements: Statements, by: str, rows: Sequence[int]) -> list[tuple[str, ...]]:
    """The lanes of some statements."""
    nobody = (NOBODY[by],)
    names = (COLUMN[by],) if by in COLUMN else fields_of_kind(statements.forms, by)
    some = np.asarray(rows, dtype=np.intp)
    columns = [statements[n].as_names().take(some).plain() for n in names if n in statements]
    if not columns:
        return [nobody] * len(rows)
    return [
        tuple(dict.fromkeys(v for v in values if v is not None)) or nobody
        for values in zip(*columns, strict=True)
    ]


def _why(n: int, outside: int) -> str:
    if n == 0:
        return "There are no statements."
    if outside:
        return f"No statement speaks of this time; {outside} speak of another."
    return "No statement says of what time it speaks."
