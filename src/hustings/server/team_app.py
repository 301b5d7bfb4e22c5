"""The application of a team server: a project's own addresses below ``/api/projects/{p}``, and
those of accounts, members and keys beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import quote

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from ..team import Team
from .app import REFUSALS, Over, framed, page, with_files
from .jobs import Jobs
from .routes import router
from .routes.refusals import refusals
from .team import Address, Hall, TeamGuard
from .team_routes import router as people

PEOPLE = "Projects several people work on."

MARK = '<meta name="hustings" content="team">'
"""Tells the page that it is a team's, so that a page of one person asks nothing more."""

TEAM_REFUSALS = REFUSALS | refusals(
    {
        401: "Nobody is signed in, or name and password do not fit",
        403: "A right is missing; the sentence names the role that has it",
        404: "There is no such project, or one is not a member of it; or no such record",
        409: "Not now: the last owner, nothing to undo, changed by somebody else meanwhile",
        410: "A link that was used or is too old, or a record somebody deleted meanwhile",
        428: "A change of a statement must say at which revision it was read",
        429: "Too many wrong tries; the header Retry-After says how long to wait",
        503: "Too many people sign in at once; the header Retry-After says how long to wait",
    }
)
"""What any address may answer instead."""


async def in_project(p: str) -> str:
    """The project's id, in every address below it."""
    return p


@cache
def people_application() -> FastAPI:
    """The addresses of accounts, members and keys, over no team yet."""
    app = framed(PEOPLE)
    app.include_router(people, prefix="/api", responses=TEAM_REFUSALS)
    return app


@cache
def team_application() -> FastAPI:
    """All addresses of a team server, over no team yet."""
    app = framed(PEOPLE)
    app.include_router(people, prefix="/api", responses=TEAM_REFUSALS)
    app.include_router(
        router,
        prefix="/api/projects/{p}",
        responses=TEAM_REFUSALS,
        dependencies=[Depends(in_project)],
    )

    @app.get("/", include_in_schema=False)
    def index(request: Request) -> Response:
        return page(request, MARK)

    @app.get("/p/{project}", include_in_schema=False)
    def inside(request: Request, project: str) -> Response:
        return page(request, MARK)

    @app.get("/p/{project}/", include_in_schema=False)
    def with_a_stroke_behind(project: str) -> Response:
        return RedirectResponse(f"/p/{quote(project, safe='')}")

    with_files(app)
    return app


def create_team_app(
    team: Team,
    address: Address,
    stopping: Callable[[], bool] = lambda: False,
    shared: Path | None = None,
) -> TeamGuard:
    """Everything a browser or a script can ask of a team server."""
    hall, jobs = Hall(team, stopping, shared), Jobs()
    over = {"team": team, "address": address, "hall": hall, "jobs": jobs, "stopping": stopping}
    guard = TeamGuard(Over(team_application(), **over), team, address, hall)
    guard.jobs = jobs
    return guard
