"""The ledger of quotations: checked against an original that is given, never fetched."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ...views.answers.quotations import ComparedWords, QuotationLedger
from ...views.checking.quotations import Original, check, compare, quotations_view
from ..requests import CheckedQuotation, GivenOriginal
from .common import OneMoment, TheProject, answer

router = APIRouter(route_class=OneMoment)


@router.get("/quotations", response_model=QuotationLedger)
def quotations(project: TheProject) -> Response:
    """All quotations with source and check; views that are reported without quoting."""
    return answer(quotations_view(project))


@router.post("/quotations/{key}/compare", response_model=ComparedWords)
def compare_words(project: TheProject, key: str, body: GivenOriginal) -> Response:
    """Lay quoted words beside an original, word by word; nothing is written."""
    return answer(compare(project, key, Original(body.original, body.transcript)))


@router.post("/quotations/{key}/check", response_model=QuotationLedger)
def check_words(project: TheProject, key: str, body: CheckedQuotation) -> Response:
    """Keep what came of a check, and the passage of the original; one undoable change."""
    original = Original(body.original, body.transcript)
    check(project, key, original, verdict=body.check, source=body.source)
    return answer(quotations_view(project))
