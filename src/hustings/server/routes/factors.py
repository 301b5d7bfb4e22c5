"""Factors that may be one: proposals, each with its effect told before, and decisions."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ...views.answers.factors import FactorProposals, FactorsDecided
from ...views.causal.factors import decide_factors
from ..ready import answer_to
from ..requests import FactorDecision, listed
from .common import OneMoment, TheProject, answer

router = APIRouter(route_class=OneMoment)


@router.get("/factors", response_model=FactorProposals)
def proposals(project: TheProject, holders: str = "") -> Response:
    """Factors that may be the same or opposites, in the account of ``holders`` (all if empty)."""
    options = {"holders": listed(holders)} if holders else {}
    return answer_to(project, "factors", options)


@router.post("/factors", response_model=FactorsDecided)
def decide(project: TheProject, body: FactorDecision) -> Response:
    """Make two factors one, opposites, or keep them apart; one undoable change."""
    return answer(decide_factors(project, body.a, body.b, body.decision))
