"""Statements: found, made, changed, deleted, and as files."""

from __future__ import annotations

from fastapi import APIRouter, Query, Response

from ... import files, views
from ...errors import OptionError
from ...model import Selection
from ...views.answers.statements import (
    ChangeRow,
    EditedRow,
    Recoded,
    StatementPage,
    StatementRow,
    StatementsDeleted,
)
from ..requests import Chosen, EditedStatement, Ids, NewStatement, Recoding, given
from .common import FILE, TheProject, answer, attachment, listed

router = APIRouter()


@router.get("/statements", response_model=StatementPage)
def statements(
    project: TheProject,
    transcript: str = "",
    form: str = "",
    speaker: str = "",
    holder: str = "",
    commitment: str = "",
    concept: str = "",
    actor: str = "",
    coder: str = "",
    layers: str = "coders",
    q: str = "",
    ids: str = "",
    sort: str = "",
    offset: int = Query(0, ge=0),
    limit: int = Query(200, ge=0, le=100_000),
) -> Response:
    """Statements that fit, in reading order or sorted, a page of them at a time.

    ``layers``: coders (their own), gold (what was settled), names of coders; empty: each thing
    once.
    """
    selection = Selection(
        forms=listed(form),
        transcripts=listed(transcript),
        speakers=listed(speaker),
        holders=listed(holder),
        commitments=listed(commitment),
        concepts=tuple(c for c in (concept, actor) if c),
        coders=listed(coder),
        layers=() if ids else listed(layers),
    )
    found = project.statements(selection, ids=listed(ids) or None, q=q)
    if sort:
        name, down = sort.lstrip("-"), sort.startswith("-")
        if name not in (
            "quote",
            "form",
            "speaker",
            "holder",
            "commitment",
            "about",
            "coder",
            "made_at",
            "start",
        ):
            raise OptionError(f"Statements cannot be sorted by {name!r}.")
        found.sort(key=lambda s: getattr(s, name) or "", reverse=down)
    return answer(
        StatementPage(
            total=len(found),
            rows=views.statement_rows(project, found[offset : offset + limit]),
        )
    )


@router.post("/statements", response_model=StatementRow, status_code=201)
def code(project: TheProject, body: NewStatement) -> Response:
    """Make a statement of a span; the same id again gives the same statement again."""
    made = project.code(**given(body))
    with project.moment():
        return answer(views.statement_rows(project, [made])[0], 201)


@router.post("/statements/recode", response_model=Recoded)
def recode(project: TheProject, body: Recoding) -> Response:
    """The same change on many statements; one undoable change."""
    changes = given(body.set)
    changes.pop("revision", None)
    if "start" in changes or "end" in changes:
        raise OptionError("Many statements cannot be given one span.")
    return answer(Recoded(changed=project.recode(body.ids, **changes)))


@router.post("/statements/delete", response_model=StatementsDeleted)
def delete_many(project: TheProject, body: Ids) -> Response:
    """Delete statements; one undoable change."""
    return answer(StatementsDeleted(deleted=project.delete(body.ids)))


@router.get("/statements/{key}", response_model=StatementRow)
def statement(project: TheProject, key: str) -> Response:
    """One statement."""
    return answer(views.statement_rows(project, [project.statement(key)])[0])


@router.patch("/statements/{key}", response_model=EditedRow)
def edit(project: TheProject, key: str, body: EditedStatement) -> Response:
    """Change what is sent of a statement.

    With the ``revision`` at which it was read, what others changed since is told: ``merged`` names
    their fields where they are others, 409 Changed holds both values of the same one, 410 Gone says
    who deleted it.
    """
    changes = given(body)
    revision = changes.pop("revision", None)
    if revision is None:
        project.refuse_unguarded()
        row = views.statement_rows(project, [project.edit(key, **changes)])[0]
        return answer(EditedRow(**vars(row)))
    done = project.edit_since(key, revision, **changes)
    row = views.statement_rows(project, [done.statement])[0]
    if not done.merged:
        return answer(EditedRow(**vars(row)))
    return answer(
        EditedRow(**vars(row), merged=True, by=done.by, at=done.at, theirs=list(done.merged))
    )


@router.delete("/statements/{key}", response_model=StatementsDeleted)
def delete(project: TheProject, key: str, revision: int | None = None) -> Response:
    """Delete a statement; with the ``revision`` at which it was read, only if it is still so."""
    if revision is not None:
        return answer(StatementsDeleted(deleted=project.delete_since(key, revision)))
    project.refuse_unguarded()
    return answer(StatementsDeleted(deleted=project.delete([key])))


@router.get("/statements/{key}/history", response_model=list[ChangeRow])
def history_of(project: TheProject, key: str) -> Response:
    """What became of a statement, newest first."""
    return answer([views.change_row(c) for c in project.history(key)])


@router.get("/export", response_class=Response, responses=FILE)
def statements_file(project: TheProject, format: str = "csv") -> Response:
    """The statements as a file: csv, json, xlsx, parquet."""
    return attachment(*files.statements_file(project, format))


@router.post("/statements/export", response_class=Response, responses=FILE)
def some_statements(project: TheProject, body: Chosen) -> Response:
    """Chosen statements as a file."""
    return attachment(*files.statements_file(project, body.format, ids=body.ids))
