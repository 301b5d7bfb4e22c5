"""Statements: found, made, changed, deleted, and as files."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Query, Response

from ... import files, views
from ...errors import InputError, OptionError
from ...project import Project
from ...project.asking import Slice
from ...views.answers.statements import (
    ChangeRow,
    EditedRow,
    Recoded,
    StatementNames,
    StatementPage,
    StatementRow,
    StatementsDeleted,
)
from ..requests import Chosen, EditedStatement, Filter, NewStatement, Recoding, Which, given
from .common import FILE, OneMoment, TheProject, answer, attachment

router = APIRouter(route_class=OneMoment)

MOST = 100_000
"""Statements one answer holds at most; what is more is told by ``total`` and ``cursor``."""


@router.get("/statements", response_model=StatementPage)
def statements(
    project: TheProject,
    where: Annotated[Filter, Depends()],
    sort: str = "",
    cursor: str = "",
    offset: int = Query(0, ge=0),
    limit: int = Query(200, ge=0, le=MOST),
) -> Response:
    """A page of the statements that fit, in reading order or sorted ("-holder": downwards), and how
    many there are in all; ``cursor`` of a page asks for the next.
    """
    sort, after = (sort, None) if not cursor else opened(cursor)
    found = project.page(where.asked(), Slice(limit, offset, after), sort or "start")
    more = None if found.cursor is None else closed(sort, found.cursor)
    rows = views.statement_rows(project, found.statements)
    return answer(StatementPage(total=found.total, rows=rows, cursor=more))


@router.get("/statements/names", response_model=StatementNames)
def names(project: TheProject, where: Annotated[Filter, Depends()]) -> Response:
    """Who speaks, holds and codes in the statements that fit, with how many each: what to filter
    by.
    """
    return answer(views.statement_names(project, where.asked()))


def opened(cursor: str) -> tuple[str, list[Any]]:
    """The order of a cursor and the row it stands behind. Raises InputError."""
    try:
        sort, *after = orjson.loads(base64.urlsafe_b64decode(cursor))
        return str(sort), after
    except (ValueError, TypeError):
        raise InputError(
            "The cursor was not given by this address; ask for the first page."
        ) from None


def closed(sort: str, after: Sequence[Any]) -> str:
    """A cursor."""
    return base64.urlsafe_b64encode(orjson.dumps([sort, *after])).decode()


def chosen(project: Project, body: Which) -> list[str]:
    """The statements a request means. Raises OptionError where it names none, or they are others by
    now.
    """
    if (body.ids is None) == (body.where is None):
        raise OptionError("Name the statements by their ids, or say where they are; one of both.")
    found = body.ids if body.ids is not None else project.ids_of((body.where or Filter()).asked())
    if body.total is not None and body.total != len(found):
        raise OptionError(
            f"It was to be {body.total:,} statements and is {len(found):,} now, as somebody wrote "
            f"meanwhile. Nothing was done; look again."
        )
    return found


@router.post("/statements", response_model=StatementRow, status_code=201)
def code(project: TheProject, body: NewStatement) -> Response:
    """Make a statement of a span; the same id again gives the same statement again."""
    return answer(views.statement_rows(project, [project.code(**given(body))])[0], 201)


@router.post("/statements/recode", response_model=Recoded)
def recode(project: TheProject, body: Recoding) -> Response:
    """The same change on many statements; one undoable change."""
    changes = given(body.set)
    changes.pop("revision", None)
    if "start" in changes or "end" in changes:
        raise OptionError("Many statements cannot be given one span.")
    return answer(Recoded(changed=project.recode(chosen(project, body), **changes)))


@router.post("/statements/delete", response_model=StatementsDeleted)
def delete_many(project: TheProject, body: Which) -> Response:
    """Delete statements; one undoable change."""
    return answer(StatementsDeleted(deleted=project.delete(chosen(project, body))))


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
    return answer([views.change_row(c) for c in project.short_history(key)])


@router.get("/export", response_class=Response, responses=FILE)
def statements_file(project: TheProject, format: str = "csv") -> Response:
    """The statements as a file: csv, json, xlsx, parquet, or docx and html (quotations with their
    sources by code)."""
    return attachment(*files.statements_file(project, format))


@router.post("/statements/export", response_class=Response, responses=FILE)
def some_statements(project: TheProject, body: Chosen) -> Response:
    """Chosen statements as a file."""
    return attachment(
        *files.statements_file(project, body.format, ids=chosen(project, body), by=body.by)
    )
