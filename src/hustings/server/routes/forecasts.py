"""The ledger of forecasts, and verdicts on them."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ...views.answers.forecasts import ForecastLedger, RangesAgreed, VerdictRow, VerdictWithdrawn
from ...views.checking.forecasts import agree, forecasts_view, verdict_row
from ..requests import AgreedRanges, NewVerdict
from .common import OneMoment, TheProject, answer

router = APIRouter(route_class=OneMoment)


@router.get("/forecasts", response_model=ForecastLedger)
def forecasts(project: TheProject, today: str = "") -> Response:
    """All forecasts as they stand on a day (ISO 8601; default: this day)."""
    return answer(forecasts_view(project, today or None))


@router.post("/forecasts/{key}/verdicts", response_model=VerdictRow, status_code=201)
def judge(project: TheProject, key: str, body: NewVerdict) -> Response:
    """Give a verdict; refused before the criterion is written. One undoable change."""
    given = project.judge(key, body.outcome, on=body.on, evidence=body.evidence)
    return answer(verdict_row(given), 201)


@router.delete("/verdicts/{key}", response_model=VerdictWithdrawn)
def withdraw(project: TheProject, key: str) -> Response:
    """Take a verdict away; undoable."""
    project.withdraw_verdict(key)
    return answer(VerdictWithdrawn(withdrawn=key))


@router.put("/forecasts/ranges", response_model=RangesAgreed)
def agree_on_ranges(project: TheProject, body: AgreedRanges) -> Response:
    """Agree on a range of probabilities for each word of likelihood; undoable."""
    return answer(RangesAgreed(ranges=agree(project, body.ranges)))
