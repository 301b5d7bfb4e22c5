"""Several coders: who finished which text, and how far they agree."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ... import files
from ...agreement import AgreementReport
from ...studies import run, study_of
from ...views.answers.agreement import CodersAnswer
from ...views.coders.agreement import coders_view
from ..ready import answer_to
from ..requests import AgreementFile, AgreementStudy, FinishedText, given
from .common import FILE, TheProject, answer, attachment

router = APIRouter()


@router.get("/coders", response_model=CodersAnswer)
def coders(project: TheProject, find: str = "") -> Response:
    """Who coded, how many statements in which text, and who has finished it; of many texts those
    that several coded first, or those whose title holds ``find``."""
    return answer(coders_view(project, find)) if find else answer_to(project, "coders", {})


@router.put("/transcripts/{key}/finished", response_model=CodersAnswer)
def finish(project: TheProject, key: str, body: FinishedText) -> Response:
    """Declare a text finished by a coder, or take that back; one undoable change."""
    (project.finish if body.finished else project.reopen)(key, body.coder)
    return answer(coders_view(project))


@router.post("/agreement", response_model=AgreementReport)
def agreement(project: TheProject, body: AgreementStudy) -> Response:
    """How far coders agree: what was found, every field of it, confusions with their statements."""
    made: AgreementReport = run(project, study_of("agreement", given(body)))
    return answer(made.as_data())


@router.post("/agreement/export", response_class=Response, responses=FILE)
def agreement_file(project: TheProject, body: AgreementFile) -> Response:
    """Agreement as a file: units by coders, all numbers, or a paragraph on methods."""
    options = given(body)
    format = str(options.pop("format", ""))
    made: AgreementReport = run(project, study_of("agreement", options))
    return attachment(*files.agreement_bytes(project, made, format))
