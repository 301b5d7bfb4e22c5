"""The application: the API under /api, the built front end, and the guard round both."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from .. import __version__
from ..errors import HustingsError
from ..guards.choices import choices
from ..guards.door import unforeseen
from ..project import Project
from ..refusals import retold
from ..wording import in_language, wanted
from .access import App, Guard, Scope
from .entrance import Codes
from .exchanging import WaitingBundles
from .jobs import Jobs
from .neighbours import Neighbours
from .requests.body import Body
from .review_worker import ReviewWorker
from .routes import router
from .routes.common import Served, answer
from .routes.refusals import refusal, refusals
from .uploads import PendingUploads

STATIC = Path(__file__).parent / "static"
HELP = Path(__file__).parent / "help"
"""The docs, as they were built into this installation; asked for under /help/."""

NOT_BUILT = (
    "<!doctype html><title>Hustings</title><p>The pages of Hustings were not built into this "
    "installation. "
    "Commands and Python work without them. To build them, with the npm registry in reach, run "
    "<code>python hatch_build.py build</code> in its folder and install again.</p>"
)

REFUSALS = refusals(
    {
        400: "Something about what was given",
        404: "There is no such transcript, statement or page",
        409: "Not now: nothing to undo, later changes stand on it, somebody changed it meanwhile, "
        "or the file was moved",
        410: "Somebody deleted it meanwhile",
        422: "A wrong type, name, form, field, span or value",
        507: "The disk is full, or the project may not be written",
    }
)
"""What any address may answer instead."""


def create_app(
    project: Project,
    *,
    port: int,
    token: str,
    stopping: Callable[[], bool] = lambda: False,
    codes: Codes | None = None,
) -> Guard:
    """Everything a browser or a script can ask of one project; ``stopping`` ends what is listened
    to.
    """
    served = Served(project, ReviewWorker(project, stopping), PendingUploads(), WaitingBundles())
    jobs = Jobs()
    # a server that opens browsers is one person's; others are asked by programs
    neighbours = Neighbours() if codes is not None else None
    app = Over(application(), served=served, jobs=jobs, stopping=stopping, neighbours=neighbours)
    guard = Guard(app, port=port, token=token, worker=served.worker, codes=codes)
    guard.jobs = jobs
    guard.neighbours = neighbours
    return guard


class Over:
    """The addresses, over what is served here: every request carries it in its state.

    Addresses are the same for whatever is served and are made once a process: it takes half a
    second. Pictures and captions are in the language a request asks for (``Accept-Language``).
    """

    def __init__(self, app: App, **state: Any) -> None:
        self.app, self.state = app, state

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """One request."""
        scope["state"] = {**self.state, **scope.get("state", {})}
        tags = dict(scope.get("headers", ())).get(b"accept-language", b"").decode("latin-1")
        with in_language(wanted(tags)):
            await self.app(scope, receive, send)


def description(app: FastAPI) -> dict[str, Any]:
    """The description of every address. An answer always has all its fields, whatever their
    defaults.
    """
    if app.openapi_schema is None:
        described = FastAPI.openapi(app)
        taken = {*taken_by(described), *(body.__name__ for body in bodies(Body))}
        for name, schema in described["components"]["schemas"].items():
            if name not in taken and "properties" in schema:
                schema["required"] = list(schema["properties"])
        app.openapi_schema = described
    return app.openapi_schema


def taken_by(described: Any) -> Iterator[str]:
    """Names of all schemas that somebody sends, and of what these are made of."""
    operations = (asked for path in described["paths"].values() for asked in path.values())
    waiting = [asked["requestBody"] for asked in operations if "requestBody" in asked]
    seen: set[str] = set()
    while waiting:
        for name in set(named_in(waiting.pop())) - seen:
            seen.add(name)
            waiting.append(described["components"]["schemas"][name])
            yield name


def bodies(kind: type[Body]) -> Iterator[type[Body]]:
    """Every kind of request there is: what was kept as it was sent may be answered so."""
    yield kind
    for below in kind.__subclasses__():
        yield from bodies(below)


def named_in(described: Any) -> Iterator[str]:
    """Schemas a part of the description refers to."""
    if isinstance(described, dict):
        if isinstance(reference := described.get("$ref"), str):
            yield reference.rpartition("/")[2]
        described = list(described.values())
    if isinstance(described, list):
        for part in described:
            yield from named_in(part)


@cache
def application() -> FastAPI:
    """All addresses and what they answer, over no project yet."""
    app = framed("One project: transcripts, statements, networks, maps.")
    app.include_router(router, prefix="/api", responses=REFUSALS)
    with_pages(app)
    return app


def framed(about: str) -> FastAPI:
    """An application without addresses, which tells every trouble in one sentence."""
    app = FastAPI(
        title="Hustings",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        description=f"{about} Offsets are code points, end exclusive.",
    )
    app.openapi = lambda: description(app)  # type: ignore[method-assign]

    @app.exception_handler(HustingsError)
    def said(_request: Request, error: HustingsError) -> Response:
        return refusal(error)

    @app.exception_handler(RequestValidationError)
    def misasked(_request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = " → ".join(str(part) for part in first["loc"] if part != "body") or "body"
        sentence = f"What was asked is not understood at {where!r}: {first['msg']}."
        return answer({"error": retold(sentence), "kind": "RequestError"}, 422)

    @app.exception_handler(HTTPException)
    def unheard(_request: Request, error: HTTPException) -> Response:
        sentence = retold(f"{str(error.detail).rstrip('.')}.")
        return answer({"error": sentence, "kind": "RequestError"}, error.status_code)

    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> Response:
        what = f"{request.method} {request.url.path}"
        sentence = f"{unforeseen(error, what)} What was saved is safe; this was not done."
        return answer({"error": retold(sentence), "kind": "Failure"}, 500)

    return app


def page(request: Request, head: str = "") -> Response:
    """The page everything is shown on; ``head`` goes before its title."""
    built = STATIC / "index.html"
    html = built.read_text(encoding="utf-8") if built.exists() else NOT_BUILT
    html = html.replace("__NONCE__", request.state.nonce).replace("<title>", f"{head}<title>", 1)
    return HTMLResponse(html, headers={"cache-control": "no-store"})


def with_pages(app: FastAPI) -> None:
    """The page and the built files it is made of."""

    @app.get("/", include_in_schema=False)
    def index(request: Request) -> Response:
        alone = getattr(request.state, "neighbours", None) is not None
        return page(request, _chosen() if alone else "")

    with_files(app)


def _chosen() -> str:
    """What the one person served here chose for the pages, where they find it before they begin."""
    chosen = json.dumps(choices())
    return f'<meta name="hustings-choices" content="{escape(chosen, quote=True)}" />'


def with_files(app: FastAPI) -> None:
    """The built files, under whatever path nothing else answers."""

    @app.get("/{path:path}", include_in_schema=False)
    def file(request: Request, path: str) -> Response:
        wanted = _page(path)
        if wanted is None:
            sentence = f"There is no page /{path[:200]} here."
            if "text/html" in request.headers.get("accept", ""):  # somebody who reads it himself
                return PlainTextResponse(f"{sentence} The first page is at /.", 404)
            return answer({"error": retold(sentence), "kind": "NotFound"}, 404)
        kind = mimetypes.guess_type(wanted.name)[0] or "application/octet-stream"
        kept = "public, max-age=31536000, immutable" if "/assets/" in f"/{path}" else "no-cache"
        return Response(wanted.read_bytes(), media_type=kind, headers={"cache-control": kept})


def _page(path: str) -> Path | None:
    """The file of the built pages a path names; None where there is none, however the path is
    written.
    """
    folder, inside = STATIC, path
    if path.startswith("help/"):
        folder, inside = HELP, path.removeprefix("help/") or "index.html"
    try:
        wanted = (folder / inside).resolve()
        return wanted if wanted.is_relative_to(folder.resolve()) and wanted.is_file() else None
    except (OSError, ValueError):  # a name too long for a file, or with a NUL in it
        return None
