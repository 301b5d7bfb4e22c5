"""Differences between coders as the pages show them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, replace
from string import ascii_uppercase

from ...model import Statement
from ...project import Project
from ...project.coders.decisions import Decision, Open
from ..answers.adjudication import (
    AdjudicationRow,
    DifferenceRow,
    LearntRow,
    MarkRow,
    ReadingRow,
)
from ..answers.statements import StatementRow
from ..rows import statement_rows

SAME = ("agreed", "note")
"""Kinds that ask nothing."""


def differences_view(
    project: Project,
    transcript: str,
    coders: Sequence[str] = (),
    statements: Collection[str] = (),
) -> list[DifferenceRow]:
    """Where coders of a text differ. Unless they are named they are called A, B …, drawn anew for
    each text, so that nobody's name decides. With ``statements`` only what a decision about any of
    them settles.
    """
    if coders:
        found = project.differences(transcript, coders, statements)
        called = {name: name for one in found for name in one.coders}
    else:
        there = {name for text, name in project.codings() if text == transcript}
        if not there:  # a text another took the place of, or none
            there = {name for one in project.differences(transcript) for name in one.coders}
        drawn = sorted(there, key=lambda name: _draw(transcript, name))
        letters = (
            ascii_uppercase[i] if i < len(ascii_uppercase) else str(i) for i in range(len(drawn))
        )
        called = dict(zip(drawn, letters, strict=True))
        found = project.differences(transcript, drawn, statements) if drawn else []
    rows = _rows(project, (s for o in found for s in (o.difference.a, o.difference.b)), called)
    return [_row(met, rows, called) for met in _together(found)]


def learning_view(project: Project, coder: str, transcript: str = "") -> list[LearntRow]:
    """A coder's own against gold, with the reasons."""
    found = project.learn(coder, transcript)
    rows = _rows(project, (s for x in found for s in (x.own, *x.gold)), {})
    return [
        LearntRow(
            own=rows[x.own.id] if x.own else None,
            gold=[rows[s.id] for s in x.gold],
            decisions=[decision_row(d) for d in x.decisions],
        )
        for x in found
    ]


def decision_row(decision: Decision) -> AdjudicationRow:
    """A decision as it is answered."""
    return AdjudicationRow(**asdict(decision))


def _as_called(decision: Decision, called: dict[str, str]) -> AdjudicationRow:
    return decision_row(replace(decision, whose=called.get(decision.whose, "")))


def _draw(transcript: str, name: str) -> str:
    return hashlib.sha256(f"{transcript}\n{name}".encode()).hexdigest()


def _rows(
    project: Project, statements: Iterable[Statement | None], called: dict[str, str]
) -> dict[str, StatementRow]:
    there = {s.id: s for s in statements if s is not None}
    named = [replace(s, coder=called.get(s.coder, s.coder)) for s in there.values()]
    return {row.id: row for row in statement_rows(project, named)}


def _together(found: Sequence[Open]) -> list[list[Open]]:
    """The same thing between several pairs of coders is one row: the decided pair first."""
    met: dict[object, list[Open]] = {}
    for one in found:
        kind = one.difference.kind
        what: object = (one.group, kind, one.difference.field) if one.group else one.difference.id
        if kind in SAME:  # nothing is asked: each pair tells who agrees
            what = one.difference.id
        met.setdefault(what, []).append(one)
    return [sorted(several, key=lambda o: o.decision is None) for several in met.values()]


def _told(one: Open, statement: Statement | None) -> object:
    """What a statement has where coders differ."""
    if statement is None:
        return None
    return {
        "value": repr(statement.values.get(one.difference.field)),
        "bounds": (statement.start, statement.end),
        "speaker": statement.speaker or "",
        "holder": (statement.holder, statement.own, statement.via),
        "commitment": statement.commitment,
        "time told": statement.about or "",
        "form": statement.form,
    }.get(one.difference.kind, "there")


def _readings(
    met: Sequence[Open], rows: dict[str, StatementRow], called: dict[str, str]
) -> list[ReadingRow]:
    """Every way it is told, with who tells it so; the letters in order."""
    ways: dict[object, list[tuple[str, Open, str, Statement | None]]] = {}
    for one in met:
        sides = zip(one.coders, "ab", (one.difference.a, one.difference.b), strict=True)
        for name, side, statement in sides:
            way = ways.setdefault(_told(one, statement), [])
            if name not in {known for known, *_ in way}:
                way.append((name, one, side, statement))
    everybody = {name for way in ways.values() for name, *_ in way}
    out = []
    for way in ways.values():
        name, one, side, statement = way[0]
        most = len(everybody) > len(way) > len(everybody) / 2
        whose = sorted(called[known] for known, *_ in way)
        row = rows[statement.id] if statement else None
        out.append(ReadingRow(whose, row, one.difference.id, side, most))
    return sorted(out, key=lambda reading: list(reading.coders))


def _marks(met: Sequence[Open], called: dict[str, str]) -> list[MarkRow]:
    """What each coder has marked there; the letters in order."""
    marked = {
        called[name]: (statement.start, statement.end)
        for one in met
        for name, statement in zip(one.coders, (one.difference.a, one.difference.b), strict=True)
        if statement
    }
    return [MarkRow(coder, *marked[coder]) for coder in sorted(marked)]


def _row(
    met: Sequence[Open], rows: dict[str, StatementRow], called: dict[str, str]
) -> DifferenceRow:
    one = met[0]
    difference = one.difference
    about = difference.a or difference.b
    return DifferenceRow(
        id=difference.id,
        transcript=about.transcript if about else "",
        kind=difference.kind,
        field=difference.field,
        a=rows[difference.a.id] if difference.a else None,
        b=rows[difference.b.id] if difference.b else None,
        coders=[called[name] for name in one.coders],
        readings=_readings(met, rows, called),
        marks=_marks(met, called),
        state=one.state,
        decision=_as_called(one.decision, called) if one.decision else None,
    )
