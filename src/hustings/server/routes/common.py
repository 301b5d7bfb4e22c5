"""What every route shares: the project and its helpers as dependencies, one way to answer."""

from __future__ import annotations

import base64
import binascii
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any

import orjson
from fastapi import Depends, Request, Response
from fastapi.responses import StreamingResponse
from fastapi.routing import APIRoute

from ...errors import InputError
from ...project import Project
from ..exchanging import WaitingBundles
from ..requests import NewText
from ..review_worker import ReviewWorker
from ..uploads import PendingUploads


@dataclass(frozen=True, slots=True)
class Served:
    """A project and what is kept beside it while it is served."""

    project: Project
    worker: ReviewWorker
    uploads: PendingUploads
    bundles: WaitingBundles
    events: Callable[[], AsyncIterator[dict[str, str]]] | None = None
    """What is told to those who look at it, where several people share it."""


# (Coroutines: plain functions would cost a thread each time.)


async def served(request: Request) -> Served:
    """What this request is about: the one project that is served, or the one it was let in to."""
    found: Served = request.state.served
    return found


TheServed = Annotated[Served, Depends(served)]


async def served_project(here: TheServed) -> Project:
    """The project that is served."""
    return here.project


async def served_desk(here: TheServed) -> ReviewWorker:
    """Where what takes time is done; no route waits for it."""
    return here.worker


async def served_tray(here: TheServed) -> PendingUploads:
    """Files that were read and not imported yet."""
    return here.uploads


async def served_bundles(here: TheServed) -> WaitingBundles:
    """Other programs' files that were looked at and not taken over yet."""
    return here.bundles


async def served_stopping(request: Request) -> Callable[[], bool]:
    """Whether the server is about to end."""
    stopping: Callable[[], bool] = request.state.stopping
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
TheWorker = Annotated[ReviewWorker, Depends(served_desk)]
TheUploads = Annotated[PendingUploads, Depends(served_tray)]
TheBundles = Annotated[WaitingBundles, Depends(served_bundles)]
Stopping = Annotated[Callable[[], bool], Depends(served_stopping)]


class OneMoment(APIRoute):
    """An address whose plain function is asked in one moment of ``project`` (between its writes):
    whether anything was written is looked up once, and a server reads over one connection.

    Not for a function that waits for something to be written.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:
        super().__init__(path, _in_one_moment(endpoint), **more)


def _in_one_moment(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(endpoint)
    def asked(*args: Any, project: Project, **given: Any) -> Any:
        with project.moment():
            return endpoint(*args, project=project, **given)

    takes = inspect.signature(endpoint).parameters
    plain = "project" in takes and not inspect.iscoroutinefunction(endpoint)
    return asked if plain else endpoint


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


def attachment(data: bytes | Iterator[bytes], name: str, kind: str) -> Response:
    """A file to keep, not a page to show; bit by bit where it may be large."""
    safe = "".join(
        c if c.isalnum() or c in "-_." else "-" for c in name.encode("ascii", "replace").decode()
    )
    head = {"content-disposition": f'attachment; filename="{safe}"'}
    if isinstance(data, bytes):
        return Response(data, media_type=kind, headers=head)
    return StreamingResponse(data, media_type=kind, headers=head)
