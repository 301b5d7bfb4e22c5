"""A history as told: statements in lanes by the time they speak of, and in the order they are told.

No drawing, and nothing dated that was not dated by somebody: what has no time stands among the
undated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from ..model import Selection, Statements, Study, edtf
from ..model.periods import Period
from ..model.selecting import in_voice, one_of, period, told_bounds
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

OPEN_FIRST, OPEN_LAST = -(2**62), 2**62


@dataclass(frozen=True, slots=True)
class Item:
    """One statement in one lane: ISO days of the time it speaks of (None at an open end).

    ``order`` is its place in the order of telling, from 0, over all statements asked for, the
    undated too. ``unspecified``: digits are X. ``about`` is the time as coded.
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

    def _columns(self) -> dict[str, list[Any]]:
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

    ``by``: a lane for each holder, actor or concept named (a statement with two stands in two
    lanes), form or transcript. ``since``/``until`` (EDTF) keep what meets them. ``periods``
    meet the same cut and are handed on. Raises UnknownName, OptionError.

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
    reach = told_bounds(statements)
    inside = _inside(reach, cut)
    days = {b: _days(b) for b in set(reach) if b is not None}
    ids = statements.ids
    about = statements["about"].as_names().plain() if "about" in statements else [None] * len(ids)
    rows: list[tuple[tuple[int, int, int], Item]] = []
    for row, lanes in enumerate(_lanes(statements, by)):
        b = reach[row]
        if b is None or not inside[row]:
            continue
        rows += [
            (
                (*days[b], row),
                Item(
                    ids[row],
                    lane,
                    edtf.iso(b.earliest),
                    edtf.iso(b.latest),
                    b.open_start,
                    b.open_end,
                    b.approximate,
                    row,
                    b.unspecified,
                    about[row] or "",
                ),
            )
            for lane in lanes
        ]
    rows.sort(key=lambda pair: pair[0])
    items = tuple(item for _, item in rows)
    undated = tuple(i for i, b in zip(ids, reach, strict=True) if b is None)
    outside = sum(1 for b, kept in zip(reach, inside, strict=True) if b is not None and not kept)
    return Timeline(
        tuple(dict.fromkeys(i.lane for i in items)),
        items,
        undated,
        study,
        outside,
        None if items else _why(len(ids), outside),
        tuple(p for p in periods if edtf.bounds(p.edtf).meets(cut)),
    )


def _inside(reach: Sequence[edtf.Bounds | None], cut: edtf.Bounds) -> list[bool]:
    """Which of them meet the cut, asked once for each that is different."""
    met = {b: b is not None and b.meets(cut) for b in set(reach)}
    return [met[b] for b in reach]


def _days(b: edtf.Bounds) -> tuple[int, int]:
    first = OPEN_FIRST if b.earliest is None else int(b.earliest.astype("int64"))
    return first, OPEN_LAST if b.latest is None else int(b.latest.astype("int64"))


def _lanes(statements: Statements, by: str) -> list[tuple[str, ...]]:
    """The lanes of each statement."""
    nobody = (NOBODY[by],)
    names = (COLUMN[by],) if by in COLUMN else fields_of_kind(statements.forms, by)
    columns = [statements[n].as_names().plain() for n in names if n in statements]
    if not columns:
        return [nobody] * len(statements)
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
