"""Saved studies, and the report of the whole project."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ... import reports
from ...model.documents import REPORT
from ...views.answers.studies import StudyForgotten, StudyRenamed
from ..requests import KeptStudy, NewName, SavedStudy, given, listed
from .common import FILE, OneMoment, TheProject, answer, attachment

router = APIRouter(route_class=OneMoment)


@router.get("/studies", response_model=list[KeptStudy])
def studies(project: TheProject) -> Response:
    """Saved studies by name; reports have an address of their own."""
    kept = project.studies().items()
    return answer([{"name": n, **study} for n, study in kept if study.get("build") != REPORT])


@router.put("/studies/{name}", response_model=KeptStudy)
def save_study(project: TheProject, name: str, body: SavedStudy) -> Response:
    """Keep a study under a name."""
    study = given(body)
    project.save_study(name, study)
    return answer({"name": name, **study})


@router.delete("/studies/{name}", response_model=StudyForgotten)
def forget_study(project: TheProject, name: str) -> Response:
    """Forget a study."""
    project.save_study(name, None)
    return answer(StudyForgotten(forgotten=name))


@router.post("/studies/{name}/rename", response_model=StudyRenamed)
def rename_study(project: TheProject, name: str, body: NewName) -> Response:
    """Give a saved study another name; one undoable change."""
    project.rename_study(name, body.to)
    return answer(StudyRenamed(renamed=body.to))


@router.get("/report", response_class=Response, responses=FILE)
def report(project: TheProject, layers: str = "") -> Response:
    """The whole project as one self-contained page; ``layers``: coders, gold or names of coders, on
    which it rests (empty: each thing once).
    """
    page = reports.pieces(project.resting_on(listed(layers)))
    data = (piece.encode("utf-8", "replace") for piece in page)
    return attachment(data, f"{project.name}.html", "text/html")
