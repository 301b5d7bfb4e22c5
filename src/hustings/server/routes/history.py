"""What the project is, what changed, and the way back."""

from __future__ import annotations

from fastapi import APIRouter, Query, Response
from sse_starlette.sse import EventSourceResponse

from ... import __version__, views
from .. import live
from ..requests import WhichChange
from .common import Stopping, TheProject, answer

router = APIRouter()


@router.get("/project")
def about(project: TheProject) -> Response:
    """Name, counts, what undo and redo would do, and the revision."""
    with project.moment():
        back, forth = project.next_steps()
        return answer(
            {
                "name": project.name,
                "path": str(project.path),
                "version": __version__,
                "coder": project.coder,
                "counts": project.counts(),
                "undo": back,
                "redo": forth,
                "revision": project.revision,
            }
        )


@router.get("/live")
async def live_changes(project: TheProject, stopping: Stopping) -> EventSourceResponse:
    """Server-sent events: the revision, whenever anything was written, by whatever process."""
    return EventSourceResponse(live.changes(project, stopping))


@router.get("/history")
def history(
    project: TheProject, offset: int = Query(0, ge=0), limit: int = Query(100, ge=1, le=1000)
) -> Response:
    """Changes, newest first."""
    return answer([views.change_row(c) for c in project.history(offset=offset, limit=limit)])


@router.post("/undo")
def undo(project: TheProject, body: WhichChange | None = None) -> Response:
    """Take back the newest change, or one earlier one."""
    return answer({"summary": project.undo(body.id if body else None)})


@router.post("/redo")
def redo(project: TheProject) -> Response:
    """Do again what was undone last."""
    return answer({"summary": project.redo()})
