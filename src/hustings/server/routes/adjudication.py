"""Where coders differ, and what is settled between them."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ... import views
from ...views.answers.adjudication import AdjudicationRow, AgreedTaken, DifferenceRow, LearntRow
from ...views.answers.statements import StatementRow
from ...views.coders.adjudication import decision_row, differences_view, learning_view
from ..requests import Adjudicated, AgreedOnes, given, listed
from .common import OneMoment, TheProject, answer

router = APIRouter(route_class=OneMoment)


@router.get("/differences", response_model=list[DifferenceRow])
def differences(
    project: TheProject, transcript: str, coders: str = "", statements: str = ""
) -> Response:
    """Where coders of a text differ, one row for each thing with every way it is told, and with
    what was decided of it.

    Unless coders are named (two or more, with commas) they are called A, B …, drawn for each text.
    With ``statements`` (ids with commas) only what a decision about any of them settles.
    """
    return answer(differences_view(project, transcript, listed(coders), listed(statements)))


@router.get("/differences/mine", response_model=list[LearntRow])
def mine(project: TheProject, coder: str = "", transcript: str = "") -> Response:
    """A coder's own statements against gold, with the reasons (without a name: whoever asks)."""
    return answer(learning_view(project, coder or project.coder, transcript))


@router.get("/decisions", response_model=list[AdjudicationRow])
def decisions(project: TheProject) -> Response:
    """Everything that was decided between coders; stale where an original was changed since."""
    return answer([decision_row(d) for d in project.decisions()])


@router.post("/decisions", response_model=list[StatementRow], status_code=201)
def decide(project: TheProject, body: Adjudicated) -> Response:
    """Decide a difference; one undoable change. Answers the gold statements; the coders' own stay
    as they are.
    """
    gold = project.adjudicate(**given(body))
    return answer(views.statement_rows(project, gold), 201)


@router.post("/decisions/agreed", response_model=AgreedTaken, status_code=201)
def agreed(project: TheProject, body: AgreedOnes) -> Response:
    """Take over as gold what coders of a text agree on, marked as not looked at; one change."""
    return answer(AgreedTaken(taken=project.take_agreed(body.transcript, body.coders)), 201)
