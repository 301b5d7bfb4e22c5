"""Projects from outside: made, named, deleted; keys for them, their audit, who is there."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from ...errors import InputError, NotAllowed
from ...team import audit, keeping, keys, members, presence
from ...team.presence import Where
from ...team.team import named
from ...views.answers.team import (
    AuditRow,
    KeeperProject,
    KeyMade,
    KeyRow,
    ProjectAbout,
    ProjectRow,
)
from ..routes.common import answer
from ..team_requests import NewKey, NewProject, Place, ProjectSettings, TypedName
from .common import Asked, KeeperAsked, moment

router = APIRouter()
HERE = "/projects/{p}"


@router.get("/projects", response_model=list[ProjectRow])
def own_projects(here: Asked) -> Response:
    """The projects one is a member of."""
    return answer([ProjectRow(**row) for row in members.projects_of(here.team, here.by.id)])


@router.post("/projects", response_model=ProjectRow, status_code=201)
def make_project(here: Asked, body: NewProject) -> Response:
    """A new project, whose owner one is."""
    if not (here.who.account["keeper"] or here.who.account["founds"]):
        raise NotAllowed(
            "A keeper of this server makes projects, or whom he lets.", needed="keeper"
        )
    key = here.team.found_project(body.name, here.by)
    return answer(ProjectRow(key, here.team.project_record(key)["name"], "owner"), 201)


@router.get("/server/projects", response_model=list[KeeperProject])
def all_projects(here: KeeperAsked) -> Response:
    """Every project of the server by name, size and members, for its keeper; never its content."""
    with here.team.base.reading() as records:
        found = records.all("projects", order="name")
    return answer(
        [
            KeeperProject(
                p["id"],
                p["name"],
                keeping.size_of(here.team, p),
                [m["name"] for m in members.members_of(here.team, p["id"])],
            )
            for p in found
        ]
    )


@router.post("/server/projects/{project}/join", response_model=ProjectRow)
def keeper_joins(here: KeeperAsked, project: str) -> Response:
    """The keeper joins a project; its own audit tells of it."""
    members.keeper_joins(here.team, project, here.by)
    mine = members.projects_of(here.team, here.by.id)
    return answer(next(ProjectRow(**row) for row in mine if row["id"] == project))


@router.get(HERE, response_model=ProjectAbout)
def about(here: Asked, p: str) -> Response:
    """A project as its members see it from outside."""
    with here.team.base.reading() as records:
        number = records.count("members", {"project": p})
    seat = here.inside
    project, last = seat.project, here.team.base.noted(keeping.LAST)
    when = moment(float(last)) if last else ""
    return answer(
        ProjectAbout(p, project["name"], seat.role, project["exports"], number, when)  # type: ignore[arg-type]
    )


@router.patch(HERE, response_model=ProjectRow)
def settle(here: Asked, p: str, body: ProjectSettings) -> Response:
    """Another name of a project, or another least role that may export."""
    seat = here.inside
    given = body.model_dump(exclude_none=True)
    if body.name is not None:
        given["name"] = named(body.name, "project")
    name = given.get("name", seat.project["name"])
    with here.team.base.writing() as records:
        if given:
            records.change("projects", {"id": p}, given)
            told = ", ".join(f"{k}: {v}" for k, v in given.items())
            audit.told(records, here.by, "settled", about=told, project=p)
    return answer(ProjectRow(p, name, seat.role))  # type: ignore[arg-type]


@router.delete(HERE, status_code=204, response_class=Response)
def delete(here: Asked, p: str, body: TypedName) -> Response:
    """Delete a project for good; its name must be typed."""
    if body.name != here.inside.project["name"]:
        raise InputError("Type the project's name as it stands, to delete it for good.")
    here.hall.forget(p)
    keeping.erase_project(here.team, p, here.by)
    return Response(status_code=204)


@router.get(HERE + "/keys", response_model=list[KeyRow])
def own_keys(here: Asked, p: str) -> Response:
    """One's own keys for scripts; never the keys themselves."""
    return answer(
        [
            KeyRow(
                k["id"],
                k["name"],
                k["scope"],
                moment(k["made"]),
                moment(k["until"]),
                moment(k["used"]) if k["used"] else None,
            )
            for k in keys.of_account(here.team, p, here.by.id)
        ]
    )


@router.post(HERE + "/keys", response_model=KeyMade, status_code=201)
def make_key(here: Asked, p: str, body: NewKey) -> Response:
    """A key for scripts, shown once; never more than one's own role."""
    return answer(KeyMade(*keys.make(here.team, p, here.by, body.name, body.scope)), 201)


@router.delete(HERE + "/keys/{made}", status_code=204, response_class=Response)
def end_key(here: Asked, p: str, made: str) -> Response:
    """End one of one's own keys."""
    keys.end(here.team, p, here.by, made)
    return Response(status_code=204)


@router.get(HERE + "/audit", response_model=list[AuditRow])
def audited(here: Asked, p: str) -> Response:
    """Who did what with this project, the newest first; never what it holds."""
    found = audit.entries(here.team.base, p)
    return answer([AuditRow(moment(e.at), e.who, e.what, e.about, e.address) for e in found])


@router.post(HERE + "/presence", status_code=204, response_class=Response)
def be_here(here: Asked, p: str, request: Request, body: Place) -> Response:
    """Say where one is; forgotten after 45 seconds, and never in the log. Not kept of somebody who
    codes blind.
    """
    if request.state.served.project.codes_blind:
        return Response(status_code=204)
    where = Where(body.page, body.transcript or "", body.turn or "")
    presence.here(here.team, p, here.by, where)
    return Response(status_code=204)
