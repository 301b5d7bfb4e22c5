"""Other projects of whoever serves one to himself: open one that was opened before, make a new one
beside this one, rename this one.

Nothing of the disk is listed: what can be opened is what this person opened before, and a new
project comes to lie in the folder of the one that is open.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...errors import InputError, OptionError, UnknownName
from ...guards import recents
from ...project import Project
from ...views.answers.projects import ProjectAddress, ProjectsAnswer, RecentProject
from ..exchanging import plain_name
from ..neighbours import Neighbours
from ..requests import NewProject, OpenedProject, ProjectName
from .common import TheProject, answer

router = APIRouter()

ELSEWHERE = (
    "From here no other project is opened: this one is served by a program, or for a team. Open it "
    "with 'hustings serve'."
)
LONGEST = 120


async def served_neighbours(request: Request) -> Neighbours | None:
    """Other projects that were opened from this one; None where none can be."""
    found: Neighbours | None = getattr(request.state, "neighbours", None)
    return found


Beside = Annotated[Neighbours | None, Depends(served_neighbours)]


@router.get("/projects", response_model=ProjectsAnswer)
def projects(project: TheProject, beside: Beside) -> Response:
    """This project's name and place, and what was opened before it."""
    alone = beside is not None and project.sharing is None
    here = project.path.absolute()
    others = [r for r in recents.recents() if Path(r.path) != here] if alone else []
    return answer(
        ProjectsAnswer(
            alone=alone,
            name=project.name,
            file="" if project.sharing else here.name,
            folder=str(here.parent) if alone else "",
            recent=[RecentProject(r.path, r.name, r.opened, r.there) for r in others],
        )
    )


@router.post("/projects/open", response_model=ProjectAddress)
def open_project(project: TheProject, beside: Beside, body: OpenedProject) -> Response:
    """Open a project that was opened before, at an address of its own."""
    if beside is None or project.sharing is not None:
        raise OptionError(ELSEWHERE)
    known = [r.path for r in recents.recents()]
    if body.path not in known:
        raise UnknownName("recent project", Path(body.path).name, [Path(p).name for p in known])
    path = Path(body.path)
    if not path.is_file():
        raise InputError(
            f"{path.name} is no longer in {path.parent}. Put it back, or open it where it lies now "
            f"with 'hustings serve'."
        )
    return answer(ProjectAddress(_opened(beside, path, project.coder)))


@router.post("/projects", status_code=201, response_model=ProjectAddress)
def new_project(project: TheProject, beside: Beside, body: NewProject) -> Response:
    """Make a project beside this one and open it at an address of its own."""
    if beside is None or project.sharing is not None:
        raise OptionError(ELSEWHERE)
    name = plain_name(" ".join(body.name.split()))
    if not name or len(name) > LONGEST:
        raise OptionError(f"A project is called by 1 to {LONGEST} letters.")
    path = project.path.absolute().parent / f"{name}.hustings"
    Project.create(path, coder=project.coder).close()
    return answer(ProjectAddress(_opened(beside, path, project.coder)), 201)


@router.post("/projects/rename", response_model=ProjectsAnswer)
def rename_project(project: TheProject, beside: Beside, body: ProjectName) -> Response:
    """Give this project another name; its file stays where it is. One undoable change."""
    project.rename(body.name)
    if beside is not None:
        recents.remember(project.path, project.name)
    return projects(project, beside)


@router.post("/projects/forget", response_model=ProjectsAnswer)
def forget_project(project: TheProject, beside: Beside, body: OpenedProject) -> Response:
    """Take a project off the list of those opened before; its file stays."""
    if beside is not None and project.sharing is None:
        recents.forget(body.path)
    return projects(project, beside)


def _opened(beside: Neighbours, path: Path, coder: str) -> str:
    found = beside.reached(path, coder)
    recents.remember(path, found.name)
    return found.address
