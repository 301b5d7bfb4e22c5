"""Passages with their sources: one to copy, and many under headings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ...errors import UnknownName
from ...model import Form, Statement
from ...model.chains import chain_words
from ...model.records import GROUPINGS
from ...project import Project
from ...show.documents.excerpts import Excerpt, ExcerptGroup, Note
from ..answers.transcripts import CitedPassage
from ..memos import STATEMENT, memo_rows
from ..places import Places
from ..rows import reading

NO_CODE = "Without a code"
NOBODY = "Nobody named"
MEMOS = "Memos"
"""Heading of the memos on what no other heading names."""

NOTED = {"code": "concept", "speaker": "person", "text": "text"}
"""What headings name, as memos stand on it."""


def cited(
    project: Project, transcript: str, start: int, end: int, statement: str = ""
) -> CitedPassage:
    """A passage (code points, end exclusive) with its source; ``statement`` says who speaks where
    that is not who speaks its turn. Raises NotFound.
    """
    places = Places(project)
    text = places.text(transcript)
    quote = text.text[max(0, start) : end]
    turn = places.turn(transcript, start)
    speaker = text.turns[turn - 1].speaker if turn else None
    if statement:
        speaker = project.statement(statement).speaker
    told = places.source(transcript, start, speaker)
    return CitedPassage(quote=quote, source=told, words=f"“{quote}” ({told})")


def excerpts(
    project: Project, by: str = "code", ids: Iterable[str] | None = None
) -> list[ExcerptGroup]:
    """All statements, or those with ``ids``, in reading order under headings: the codes they name
    (one that names two stands under both), who speaks, or their texts. Of all statements the memos
    come along: under the heading of what they stand on, the others at the end. Raises UnknownName.
    """
    if by not in GROUPINGS:
        raise UnknownName("grouping", by, GROUPINGS)
    forms = {f.name: f for f in project.forms()}
    places = Places(project)
    groups: dict[str, list[Excerpt]] = {}
    for statement in project.statements(ids=ids):
        excerpt = _excerpt(places, statement, forms.get(statement.form))
        for heading in _headings(by, places, statement, forms):
            groups.setdefault(heading, []).append(excerpt)
    last = (NO_CODE, NOBODY)
    names = list(groups)
    if by != "text":
        names.sort(key=lambda name: (name in last, name.casefold(), name))
    quoted = [ExcerptGroup(name, tuple(groups[name])) for name in names]
    return quoted if ids is not None else _with_memos(project, by, quoted)


def _with_memos(project: Project, by: str, groups: list[ExcerptGroup]) -> list[ExcerptGroup]:
    beside: dict[str, list[Note]] = {group.heading: [] for group in groups}
    apart: list[Note] = []
    for row in memo_rows(project):
        if row.on == STATEMENT:  # told with its passage
            continue
        here = row.on == NOTED[by] and row.name in beside
        on = "" if here else f"the {row.on} “{row.name}”"
        note = Note(on, row.text, row.by, row.at[:10])
        (beside[row.name] if here else apart).append(note)
    noted = [replace(group, notes=tuple(beside[group.heading])) for group in groups]
    return [*noted, ExcerptGroup(MEMOS, notes=tuple(apart))] if apart else noted


def _headings(
    by: str, places: Places, statement: Statement, forms: Mapping[str, Form]
) -> list[str]:
    if by == "speaker":
        return [statement.speaker or NOBODY]
    if by == "text":
        return [places.titles.get(statement.transcript) or statement.transcript]
    form = forms.get(statement.form)
    names = [
        str(statement.values[f.name])
        for f in (form.fields if form else ())
        if f.kind == "concept" and statement.values.get(f.name)
    ]
    return list(dict.fromkeys(names)) or [NO_CODE]


def _excerpt(places: Places, statement: Statement, form: Form | None) -> Excerpt:
    holder = (
        "whose view it is is not said"
        if statement.holder is None
        else "own view"
        if statement.own
        else f"a view held by {statement.holder}"
    )
    chain = chain_words(statement.speaker, statement.via)
    view = f"{statement.speaker or 'somebody'} {statement.commitment}, {holder}"
    label = (form.label or form.name) if form else statement.form
    return Excerpt(
        statement=statement.id,
        quote=statement.quote,
        source=places.source(statement.transcript, statement.start, statement.speaker),
        reading=f"{label}: {reading(statement, form)}",
        view=f"{view}, {chain}" if chain else view,
        memo=statement.memo,
    )
