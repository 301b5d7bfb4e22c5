"""What every route shares: the project and its helpers as dependencies, one way to answer."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Annotated, Any

import orjson
from fastapi import Depends, Request, Response

from ...errors import InputError
from ...project import Project
from ..desk import Desk
from ..exchanging import WaitingBundles
from ..intake import Tray
from ..requests import NewText


async def served_project(request: Request) -> Project:
    """The project that is served. (A coroutine: a plain function would cost a thread each time.)"""
    project: Project = request.app.state.project
    return project


async def served_desk(request: Request) -> Desk:
    """Where what takes time is done; no route waits for it."""
    desk: Desk = request.app.state.desk
    return desk


async def served_tray(request: Request) -> Tray:
    """Files that were read and not imported yet."""
    tray: Tray = request.app.state.tray
    return tray


async def served_bundles(request: Request) -> WaitingBundles:
    """Other programs' files that were looked at and not taken over yet."""
    bundles: WaitingBundles = request.app.state.bundles
    return bundles


async def served_stopping(request: Request) -> Callable[[], bool]:
    """Whether the server is about to end."""
    stopping: Callable[[], bool] = request.app.state.stopping
    return stopping


FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A file",
        "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
    }
}
"""What an address that gives a file answers."""

EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events: the revision after each change",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}

TheProject = Annotated[Project, Depends(served_project)]
TheDesk = Annotated[Desk, Depends(served_desk)]
TheTray = Annotated[Tray, Depends(served_tray)]
TheBundles = Annotated[WaitingBundles, Depends(served_bundles)]
Stopping = Annotated[Callable[[], bool], Depends(served_stopping)]


def answer(data: Any, status: int = 200) -> Response:
    """A JSON answer, straight from orjson, which writes dataclasses as they are."""
    return Response(
        orjson.dumps(data, option=orjson.OPT_SERIALIZE_NUMPY), status, media_type="application/json"
    )


def decoded(body: NewText) -> bytes:
    """The bytes of a file that came in base64. Raises InputError where it did not come whole."""
    try:
        return base64.b64decode(body.content, validate=True)
    except (binascii.Error, ValueError):
        raise InputError(f"{body.name} did not arrive whole. Try again.") from None


def attachment(data: bytes, name: str, kind: str) -> Response:
    """A file to keep, not a page to show."""
    safe = "".join(
        c if c.isalnum() or c in "-_." else "-" for c in name.encode("ascii", "replace").decode()
    )
    return Response(
        data, media_type=kind, headers={"content-disposition": f'attachment; filename="{safe}"'}
    )


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list in an address, which commas divide."""
    return tuple(part for part in text.split(",") if part)
