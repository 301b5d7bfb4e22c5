"""Any question by its name, those of other packages among them."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from ...exporters import exporters
from ...views import asking
from ...views.answers.asking import Behind, Builds, ExporterRow, StudyAnswered
from ..requests import StudyPart, StudyQuestion
from .common import TheProject, answer
from .long import TOLD, long_answer

router = APIRouter()


@router.get("/builds", response_model=list[Builds])
def builds() -> Response:
    """Every question that can be asked by name, with its options."""
    return answer(asking.builds())


@router.post("/studies/{build}", response_model=StudyAnswered, responses=TOLD)
async def ask(request: Request, project: TheProject, build: str, body: StudyQuestion) -> Response:
    """The answer to a question, as plain data."""
    options = {"build": build, "options": body.options}
    return await long_answer(request, project, "study", options)


@router.post("/studies/{build}/evidence", response_model=Behind)
def behind(project: TheProject, build: str, body: StudyPart) -> Response:
    """The sentences behind a part of the answer, such as a row and a column."""
    return answer(asking.behind(project, build, body.options, body.at))


@router.get("/exporters", response_model=list[ExporterRow])
def saved_as() -> Response:
    """The kinds of file other packages save a network or a map as, beside Hustings' own."""
    made = {**exporters("network"), **exporters("map")}
    return answer([ExporterRow(n, e.label, e.suffix, e.takes) for n, e in made.items()])
