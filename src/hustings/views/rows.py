"""What a project holds, as rows and records for the pages and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ..model import COMMITMENTS, Actor, Change, Concept, Form, Statement, Transcript, Turn
from ..project import Project

SIGNS = {"+": "raises", "-": "lowers", "?": "acts on"}


def reading(statement: Statement, form: Form | None) -> str:
    """The statement in one line, as its form's ``reading`` says ("night ferry: against")."""
    values = {k: _said(v) for k, v in statement.values.items()}
    if form is None or not form.reading:
        return " · ".join(str(v) for v in values.values())
    text = form.reading
    for field in form.fields:
        text = text.replace(
            "{" + field.name + "}",
            values.get(field.name, "unstated" if field.kind == "actor" else "…"),
        )
    return text


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "for" if value else "against"
    return {"-": "−"}.get(str(value), str(value))


def statement_rows(project: Project, statements: Iterable[Statement]) -> list[dict[str, Any]]:
    """Statements as rows of a table: every property, the values, and the reading."""
    forms = {f.name: f for f in project.forms()}
    titles = project.titles()
    statements = list(statements)
    hinted = [s.id for s in statements if s.origin == "suggestion"]
    hints = project.hints(hinted if len(hinted) <= 200 else None) if hinted else {}
    return [
        {
            "id": s.id,
            "transcript": s.transcript,
            "title": titles.get(s.transcript, ""),
            "start": s.start,
            "end": s.end,
            "quote": s.quote,
            "form": s.form,
            "values": dict(s.values),
            "speaker": s.speaker,
            "holder": s.holder,
            "commitment": s.commitment,
            "about": s.about,
            "coder": s.coder,
            "origin": s.origin,
            "hint": hints.get(s.id),
            "status": s.status,
            "made_at": s.made_at,
            "memo": s.memo,
            "reading": reading(s, forms.get(s.form)),
        }
        for s in statements
    ]


def flat_row(statement: Statement, fields: Sequence[str]) -> dict[str, Any]:
    """One statement as a flat row: the fixed columns, then the fields of its form."""
    fixed = (
        "id transcript start end quote form speaker holder commitment about coder origin".split()
    )
    row = {name: getattr(statement, name) for name in fixed}
    return {**row, **{f: statement.values.get(f) for f in fields}}


def turn_row(turn: Turn) -> dict[str, Any]:
    """A turn as the command line and the page show it."""
    return {
        "id": turn.id,
        "kind": turn.kind,
        "speaker": turn.speaker,
        "label": turn.label,
        "section": turn.section,
        "start": turn.start,
        "end": turn.end,
        "label_start": turn.label_start,
        "begins_at": turn.begins_at,
        "ends_at": turn.ends_at,
        "page": turn.page,
        "flags": [
            {
                "code": f.code,
                "message": f.message,
                "fixes": [{"verb": v, "label": label} for v, label in f.fixes],
            }
            for f in turn.flags
        ],
    }


def transcript_view(transcript: Transcript) -> dict[str, Any]:
    """A transcript whole, for the reading page."""
    return {
        "id": transcript.id,
        "title": transcript.title,
        "date": transcript.date,
        "language": transcript.language,
        "text": transcript.text,
        "turns": [turn_row(t) for t in transcript.turns],
        "sections": [asdict(s) for s in transcript.sections],
        "source": asdict(transcript.source),
        "attributes": dict(transcript.attributes),
        "proposals": list(transcript.proposals),
        "characters": len(transcript.text),
        "replaces": transcript.replaces,
    }


def change_row(change: Change) -> dict[str, Any]:
    """One entry of the history."""
    return asdict(change)


def actor_row(actor: Actor, used: Mapping[str, int]) -> dict[str, Any]:
    """An actor with the number of statements that name it."""
    return {**asdict(actor), "statements": used.get(actor.id, 0)}


def concept_row(concept: Concept, used: Mapping[str, int]) -> dict[str, Any]:
    """A concept with the number of statements that use it."""
    return {**asdict(concept), "statements": used.get(concept.id, 0)}


def layers(statements: Iterable[Statement]) -> dict[str, int]:
    """How many statements there are per commitment, every commitment named."""
    found = dict.fromkeys(COMMITMENTS, 0)
    for s in statements:
        found[s.commitment] = found.get(s.commitment, 0) + 1
    return found
