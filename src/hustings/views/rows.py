"""What a project holds, as rows and records for the pages and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from ..model import (
    Actor,
    Change,
    Commitment,
    Concept,
    Form,
    Source,
    Statement,
    Study,
    Transcript,
    Turn,
    TurnKind,
)
from ..model.chains import chain_text, chain_words
from ..model.edtf import sort_key
from ..project import Project
from ..project.asking import Asked
from ..project.codebook import form_data
from ..refusals import retold
from ..studies import study_data
from ..wording import say, worded
from .answers.codebook import ActorRow, ChoiceRow, ConceptRow, FieldRow, FormRow
from .answers.statements import (
    ChangeRow,
    NameCount,
    RecordChange,
    State,
    StatementNames,
    StatementRow,
)
from .answers.studies import StudyData
from .answers.transcripts import Fix, FlagRow, TranscriptSummary, TranscriptWhole, TurnRow

NAMES_TOLD = 500
"""Names a list of statements offers to filter by."""

SIGNS = {"+": "raises", "-": "lowers", "?": "acts on"}


def reading(statement: Statement, form: Form | None) -> str:
    """The statement in one line, as its form's ``reading`` says ("night ferry: against")."""
    choices = {f.name for f in form.fields if f.kind == "choice"} if form else set()
    values = {
        k: worded(said_value(v)) if k in choices else said_value(v)
        for k, v in statement.values.items()
    }
    if form is None or not form.reading:
        return " · ".join(str(v) for v in values.values())
    text = worded(form.reading)
    for field in form.fields:
        text = text.replace(
            "{" + field.name + "}",
            values.get(field.name, say("unstated") if field.kind == "actor" else "…"),
        )
    return text


def said_value(value: Any) -> str:
    """A value in words: for and against, a real minus."""
    if isinstance(value, bool):
        return say("for") if value else say("against")
    return {"-": "−"}.get(str(value), str(value))


def statement_rows(project: Project, statements: Iterable[Statement]) -> list[StatementRow]:
    """Statements as rows of a table: every property, the values, and the reading."""
    forms = {f.name: f for f in project.forms()}
    titles = project.titles()
    statements = list(statements)
    dated = any(s.about for s in statements)
    eras = {p.name: p.edtf for p in project.periods()} if dated else {}
    revisions = project.revisions(s.id for s in statements)
    if project.sharing is not None:
        statements = _no_older(project, statements)
    hinted = [s.id for s in statements if s.origin == "suggestion"]
    hints = project.hints(hinted if len(hinted) <= 5_000 else None) if hinted else {}
    return [
        StatementRow(
            id=s.id,
            transcript=s.transcript,
            title=titles.get(s.transcript, ""),
            start=s.start,
            end=s.end,
            quote=s.quote,
            form=s.form,
            values=dict(s.values),
            speaker=s.speaker,
            holder=s.holder,
            via=s.via,
            chain=chain_words(s.speaker, s.via),
            commitment=cast(Commitment, s.commitment),
            about=s.about,
            told=told_days(eras.get(s.about or "", s.about)),
            coder=s.coder,
            origin=s.origin,
            hint=hints.get(s.id),
            status=s.status,
            made_at=s.made_at,
            memo=s.memo,
            reading=reading(s, forms.get(s.form)),
            layer=s.layer,
            of=list(s.of),
            shares=s.shares,
            revision=revisions.get(s.id, 0),
        )
        for s in statements
    ]


def _no_older(project: Project, statements: Sequence[Statement]) -> list[Statement]:
    """Statements read once more, after their revisions: somebody may have written since they were
    read, and whoever edits at a revision must have seen what was written up to it.
    """
    now = {s.id: s for s in project.statements(ids=[s.id for s in statements])}
    return [replace(now[s.id], coder=s.coder) if s.id in now else s for s in statements]


def statement_names(project: Project, asked: Asked) -> StatementNames:
    """What the statements that fit may be filtered by."""
    speakers, holders, coders, forms = (
        project.counted(asked, by) for by in ("speaker", "holder", "coder", "form")
    )
    return StatementNames(
        speakers=_most(speakers),
        holders=_most(holders),
        coders=_most(coders),
        forms=_most(forms),
        more=max(len(speakers), len(holders)) > NAMES_TOLD,
    )


def _most(found: Mapping[str, int]) -> list[NameCount]:
    frequent = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:NAMES_TOLD]
    return [NameCount(name, n) for name, n in sorted(frequent)]


def told_days(about: str | None) -> list[int] | None:
    """First and last day of a told time, counted from 1970, to sort by; None where none is told."""
    undated, first, last = sort_key(about)
    return None if undated else [first, last]


def flat_row(statement: Statement, fields: Sequence[str]) -> dict[str, Any]:
    """One statement as a flat row: the fixed columns, ``via`` where it names anybody, then the
    fields of its form."""
    fixed = (
        "id transcript start end quote form speaker holder commitment about coder origin".split()
    )
    row = {name: getattr(statement, name) for name in fixed}
    if statement.via:
        row["via"] = chain_text(statement.via)
    return {**row, **{f: statement.values.get(f) for f in fields}}


NAMING = ("merge_speakers", "rename")
"""Fixes whose label ends with the name they give: "Same person: Ines Calder"."""


def turn_row(turn: Turn) -> TurnRow:
    """A turn as the command line and the page show it."""
    return TurnRow(
        id=turn.id,
        kind=cast(TurnKind, turn.kind),
        speaker=turn.speaker,
        label=turn.label,
        section=turn.section,
        start=turn.start,
        end=turn.end,
        label_start=turn.label_start,
        begins_at=turn.begins_at,
        ends_at=turn.ends_at,
        page=turn.page,
        flags=[
            FlagRow(
                code=f.code,
                message=retold(f.message),
                fixes=[
                    Fix(v, retold(label), label.partition(": ")[2] if v in NAMING else None)
                    for v, label in f.fixes
                ],
            )
            for f in turn.flags
        ],
    )


def transcript_view(transcript: Transcript) -> TranscriptWhole:
    """A transcript whole, for the reading page."""
    return TranscriptWhole(
        id=transcript.id,
        title=transcript.title,
        date=transcript.date,
        language=transcript.language,
        text=transcript.text,
        turns=[turn_row(t) for t in transcript.turns],
        sections=transcript.sections,
        source=transcript.source,
        attributes=dict(transcript.attributes),
        proposals=list(transcript.proposals),
        characters=len(transcript.text),
        replaces=transcript.replaces,
    )


def summary_row(summary: Mapping[str, Any]) -> TranscriptSummary:
    """A transcript without its text."""
    return TranscriptSummary(**{**summary, "source": Source(**summary["source"])})


def change_row(change: Change) -> ChangeRow:
    """One entry of the history."""
    return ChangeRow(
        id=change.id,
        at=change.at,
        by=change.by,
        verb=change.verb,
        summary=change.summary,
        rows=[RecordChange(**row) for row in change.rows],
        state=cast(State, change.state),
        records=change.records or len(change.rows),
    )


def actor_row(actor: Actor, used: Mapping[str, int]) -> ActorRow:
    """An actor with the number of statements that name it."""
    return ActorRow(
        id=actor.id,
        name=actor.name,
        aliases=actor.aliases,
        kind=actor.kind,
        attributes=actor.attributes,
        color=actor.color,
        statements=used.get(actor.id, 0),
    )


def concept_row(concept: Concept, used: Mapping[str, int]) -> ConceptRow:
    """A concept with the number of statements that use it."""
    return ConceptRow(
        id=concept.id,
        name=concept.name,
        parent=concept.parent,
        description=concept.description,
        aliases=concept.aliases,
        attributes=concept.attributes,
        color=concept.color,
        statements=used.get(concept.id, 0),
    )


def form_row(form: Form) -> FormRow:
    """A form with its fields."""
    data = form_data(form)
    fields = [
        FieldRow(**{**field, "choice_data": [ChoiceRow(**c) for c in field["choice_data"]]})
        for field in data["fields"]
    ]
    return FormRow(**{**data, "fields": fields})


def study_answer(study: Study) -> StudyData:
    """A study as data."""
    return StudyData(**study_data(study))
