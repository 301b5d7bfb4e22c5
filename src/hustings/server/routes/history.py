"""What the project is, what changed, and the way back."""

from __future__ import annotations

from fastapi import APIRouter, Query, Response
from sse_starlette.sse import EventSourceResponse

from ... import __version__, views
from ...project import keeping
from ...views.answers.statements import ChangeRow, RecordChange, RowsOfChange, Stepped
from ...views.answers.transcripts import Counts, ProjectInfo, SavedCopy
from .. import live
from ..requests import WhichChange
from .common import EVENTS, OneMoment, Stopping, TheProject, TheServed, answer

router = APIRouter(route_class=OneMoment)


@router.get("/project", response_model=ProjectInfo)
def about(project: TheProject) -> Response:
    """Name, counts, what undo and redo would do, and the revision."""
    back, forth = project.next_steps()
    return answer(
        ProjectInfo(
            name=project.name,
            path="" if project.sharing else str(project.path),
            version=__version__,
            coder=project.coder,
            coders=len(project.colleagues()),
            conflicts=project.open_conflicts(),
            counts=Counts(**project.counts()),
            undo=back,
            redo=forth,
            revision=project.shown,
            closed=project.closed_texts,
            notice=project.notice,
            lost=project.lost,
        )
    )


@router.post("/project/copy", status_code=201, response_model=SavedCopy)
def save_copy(project: TheProject) -> Response:
    """Save the whole project under a free name beside it; also where its own file is lost."""
    path, records = keeping.backup(project, keeping.free_name(project.path, "saved"))
    return answer(SavedCopy(path=str(path), records=records), 201)


@router.get("/live", response_class=EventSourceResponse, responses=EVENTS)
async def live_changes(here: TheServed, stopping: Stopping) -> EventSourceResponse:
    """Server-sent events: the revision, whenever anything was written, by whatever process."""
    told = here.events() if here.events else live.changes(here.project, stopping)
    return EventSourceResponse(told)


@router.get("/history", response_model=list[ChangeRow])
def history(
    project: TheProject, offset: int = Query(0, ge=0), limit: int = Query(100, ge=1, le=1000)
) -> Response:
    """Changes, newest first, with how many records each touched; the rows of one are at
    ``/history/{number}``.
    """
    found = project.short_history(offset=offset, limit=limit)
    return answer([views.change_row(c) for c in found])


@router.get("/history/{number}", response_model=RowsOfChange)
def rows_of_change(
    project: TheProject,
    number: int,
    offset: int = Query(0, ge=0),
    limit: int = Query(100, ge=1, le=1000),
) -> Response:
    """The records a change touched, before and after, a page of them."""
    total, rows = project.rows_of_change(number, offset=offset, limit=limit)
    return answer(RowsOfChange(total=total, rows=[RecordChange(**row) for row in rows]))


@router.post("/undo", response_model=Stepped)
def undo(project: TheProject, body: WhichChange | None = None) -> Response:
    """Take back the coder's newest change, or one earlier one.

    409 BuiltUpon names the later changes that stand on it (``dependents``).
    """
    which = body or WhichChange()
    told = project.undo(which.id, with_dependents=which.with_dependents)
    return answer(Stepped(summary=told))


@router.post("/redo", response_model=Stepped)
def redo(project: TheProject) -> Response:
    """Do again what was undone last."""
    return answer(Stepped(summary=project.redo()))
