"""Memos: all in one place, written, changed, taken away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from ...views.answers.memos import MemoDeleted, MemoPage, MemoRow
from ...views.memos import memo_page, memo_row, memo_rows, memo_table
from ..requests import ChangedMemo, NewMemo
from .common import FILE, OneMoment, TheProject, answer, attachment

router = APIRouter(route_class=OneMoment)

MOST = 1000
"""Memos told of at once at most."""


def part_of(
    offset: Annotated[int, Query(ge=0)] = 0, limit: Annotated[int, Query(ge=1, le=MOST)] = 100
) -> slice:
    """Which of the memos found are told of."""
    return slice(offset, offset + limit)


Part = Annotated[slice, Depends(part_of)]


@router.get("/memos", response_model=MemoPage)
def memos(
    project: TheProject, part: Part, q: str = "", on: str = "", of: str | None = None
) -> Response:
    """The memos that hold some words, on one kind of thing or on one thing alone."""
    return answer(memo_page(memo_rows(project, of), q, on, part))


@router.post("/memos", response_model=MemoRow, status_code=201)
def write_memo(project: TheProject, body: NewMemo) -> Response:
    """Write a memo; one undoable change."""
    return answer(memo_row(project, project.write_memo(body.text, body.on, body.of)), 201)


@router.get("/memos/table.csv", response_class=Response, responses=FILE)
def table(project: TheProject) -> Response:
    """All memos as a csv table."""
    data = "\ufeff" + memo_table(memo_rows(project))
    return attachment(data.encode("utf-8", "replace"), "memos.csv", "text/csv; charset=utf-8")


@router.put("/memos/{key}", response_model=MemoRow)
def change_memo(project: TheProject, key: str, body: ChangedMemo) -> Response:
    """Write a memo anew; one undoable change."""
    return answer(memo_row(project, project.change_memo(key, body.text)))


@router.delete("/memos/{key}", response_model=MemoDeleted)
def delete_memo(project: TheProject, key: str) -> Response:
    """Take a memo away; undo brings it back."""
    project.delete_memo(key)
    return answer(MemoDeleted(key))
