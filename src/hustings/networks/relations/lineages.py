"""How organisations come to be, part and join, in the time that is told: lanes and the events
between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from ...model import Choice, Statements, edtf
from ...model.selecting import Mask, in_voice, told_bounds
from ...model.standard import choices_of
from ...shown import Shown, Tabular, columns_of
from .asking import NOT_HELD
from .ties import COLUMNS, FORM

Reach = tuple[bool, int, int]


@dataclass(frozen=True, slots=True)
class Turning:
    """One event: ``lane`` begins, forks off from, joins or goes into (ends in) ``other``.

    ``what`` is begins, forks, joins or absorbs; ``actor`` is who did it where that is no lane (a
    founder). Days are ISO, None at an open end.
    """

    what: str
    lane: str
    other: str | None
    actor: str | None
    relation: str
    statement: str
    earliest: str | None
    latest: str | None
    approximate: bool
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Lane:
    """One organisation; ``begin`` and ``end`` are the statements that tell them, None where nobody
    does (``begins``, ``ends``: the first and last day each may fall on)."""

    name: str
    begin: str | None
    begins: tuple[str | None, str | None]
    end: str | None
    ends: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, repr=False)
class Lineage(Shown, Tabular):
    """Lanes in order of their first event, and the events by told time; ``undated`` are those of
    whose time nothing is said: they stand in no order."""

    lanes: tuple[Lane, ...]
    turnings: tuple[Turning, ...]
    undated: tuple[Turning, ...]
    why_empty: str | None = None

    def to_columns(self) -> dict[str, list[Any]]:
        """A row an event, the undated last."""
        return columns_of((*self.turnings, *self.undated), [f.name for f in fields(Turning)])


def lineage(statements: Statements, *, voice: str = "any", kinds: Sequence[str] = ()) -> Lineage:
    """The lineage some statements tell: relations whose choice has a ``course`` in the codebook
    (founds begins, splits from forks, merges with joins, absorbs), of these ``kinds`` (all: none
    named).

    Rejected statements are left out. Two statements of one event are two turnings: who dates it
    differently is seen.
    """
    statements = in_voice(statements, voice)
    if any(c not in statements for c in COLUMNS):
        return Lineage((), (), (), "No statement is a relation.")
    known = {
        name: c
        for name, c in choices_of(statements.forms, FORM, "relation").items()
        if not kinds or c.kind in kinds
    }
    found = sorted(_turnings(statements, known), key=lambda pair: pair[0])
    turnings = tuple(t for _, t in found if t.dated)
    undated = tuple(t for _, t in found if not t.dated)
    everything = (*turnings, *undated)
    why = None if everything else _why_empty(kinds)
    names = dict.fromkeys(
        name for t in everything for name in (t.other, t.lane) if name is not None
    )
    return Lineage(tuple(_lane(n, everything) for n in names), turnings, undated, why)


def _why_empty(kinds: Sequence[str]) -> str:
    of = f" of this class ({', '.join(kinds)})" if kinds else ""
    return f"No founding, split, merger or absorption{of} is told."


def _turnings(
    statements: Statements, known: Mapping[str, Choice]
) -> Iterator[tuple[Reach, Turning]]:
    courses = {n: c.course for n, c in known.items() if c.course}
    reach, ids = told_bounds(statements), statements.ids
    keep = _counted(statements)
    names = [statements[c].as_names().plain() for c in COLUMNS]
    about = statements["about"].as_names().plain() if "about" in statements else [None] * len(ids)
    for row, (actor, relation, target) in enumerate(zip(*names, strict=True)):
        if not keep[row] or relation not in courses or actor is None or target is None:
            continue
        if actor == target:
            continue
        what, b = courses[relation], reach[row]
        lane, other, who = {
            "begins": (target, None, actor),
            "forks": (actor, target, None),
            "joins": (actor, target, None),
            "absorbs": (target, actor, None),
        }[what]
        yield (
            edtf.sort_key(about[row]),
            Turning(
                what,
                lane,
                other,
                who,
                relation,
                ids[row],
                edtf.iso(b.earliest) if b else None,
                edtf.iso(b.latest) if b else None,
                bool(b and b.approximate),
                b is not None,
            ),
        )


def _counted(statements: Statements) -> Mask:
    keep = np.ones(len(statements), dtype=bool)
    for name, wanted, inside in (("form", FORM, True), ("commitment", NOT_HELD, False)):
        if name in statements:
            column = statements[name].as_names()
            codes = [i for i, label in enumerate(column.labels) if label == wanted]
            keep &= np.isin(column.values, codes) == inside
    return keep


def _lane(name: str, turnings: tuple[Turning, ...]) -> Lane:
    begin = next((t for t in turnings if t.lane == name and t.what in ("begins", "forks")), None)
    end = next((t for t in turnings if t.lane == name and t.what == "absorbs"), None)
    return Lane(
        name,
        begin.statement if begin else None,
        (begin.earliest, begin.latest) if begin else (None, None),
        end.statement if end else None,
        (end.earliest, end.latest) if end else (None, None),
    )
