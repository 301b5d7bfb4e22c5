"""Saved studies, and the report of the whole project."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ... import reports
from ..requests import NewName, SavedStudy, given
from .common import TheProject, answer, attachment

router = APIRouter()


@router.get("/studies")
def studies(project: TheProject) -> Response:
    """Saved studies by name."""
    return answer([{"name": name, **study} for name, study in project.studies().items()])


@router.put("/studies/{name}")
def save_study(project: TheProject, name: str, body: SavedStudy) -> Response:
    """Keep a study under a name."""
    study = given(body)
    project.save_study(name, study)
    return answer({"name": name, **study})


@router.delete("/studies/{name}")
def forget_study(project: TheProject, name: str) -> Response:
    """Forget a study."""
    project.save_study(name, None)
    return answer({"forgotten": name})


@router.post("/studies/{name}/rename")
def rename_study(project: TheProject, name: str, body: NewName) -> Response:
    """Give a saved study another name; one undoable change."""
    project.rename_study(name, body.to)
    return answer({"renamed": body.to})


@router.get("/report", response_class=Response)
def report(project: TheProject) -> Response:
    """The whole project as one self-contained page."""
    return attachment(
        reports.report(project).encode("utf-8", "replace"), f"{project.name}.html", "text/html"
    )
