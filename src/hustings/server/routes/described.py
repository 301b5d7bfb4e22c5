"""The system a speaker describes: relations, lineage, the history told, whose views, periods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from ... import files
from ...errors import OptionError
from ...views import relating, telling
from ...views.answers.described import (
    AscriptionAnswer,
    BalanceAnswer,
    LineageAnswer,
    PeriodForgotten,
    PeriodRow,
    PositionsAnswer,
    RelationsAnswer,
    Sentences,
    TimelineAnswer,
    TimelineOnPaper,
    ToldOrderAnswer,
)
from ...views.telling import voices
from ..requests import (
    AscribedViews,
    AscriptionStudy,
    Ids,
    LineageFile,
    LineageStudy,
    NamedPeriod,
    PositionsStudy,
    RelationsFile,
    RelationsStudy,
    TimelineFile,
    TimelineShown,
    TimelineStudy,
    ToldOrder,
    given,
)
from .common import FILE, TheProject, answer, attachment

router = APIRouter()
Options = Mapping[str, Any]
NARROWEST, WIDEST = 240.0, 6000.0
"""Pixels a picture may be wide or high."""


def looked(body: RelationsStudy | LineageStudy | TimelineStudy) -> tuple[Options, relating.Look]:
    """The options of a study, and how wide and high its picture is to be."""
    options = given(body)
    usual = relating.Look()
    size = {k: options.pop(k, getattr(usual, k)) for k in ("width", "height")}
    for name, value in size.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise OptionError(f"{name} is a number of pixels, not {value!r}.")
        if not NARROWEST <= value <= WIDEST:
            raise OptionError(f"{name} is from {NARROWEST:.0f} to {WIDEST:.0f} pixels.")
    return options, relating.Look(float(size["width"]), float(size["height"]))


def formatted(body: RelationsFile | LineageFile | TimelineFile) -> tuple[Options, str]:
    """The options of a study, and the format its file is to have."""
    options = {k: v for k, v in given(body).items() if k not in ("width", "height")}
    return options, str(options.pop("format", ""))


@router.post("/relations", response_model=RelationsAnswer)
def relations(project: TheProject, body: RelationsStudy) -> Response:
    """Who stands to whom, in whose account; with ``compare`` in two."""
    return answer(relating.relations_view(project, *looked(body)))


@router.post("/relations/balance", response_model=BalanceAnswer)
def relations_balance(project: TheProject, body: RelationsStudy) -> Response:
    """Balance of one account: closed triads with their sentences, and frustration."""
    return answer(relating.balance_view(project, looked(body)[0]))


@router.post("/relations/export", response_class=Response, responses=FILE)
def relations_file(project: TheProject, body: RelationsFile) -> Response:
    """Relations as a file."""
    return attachment(*files.relations_file(project, *formatted(body)))


@router.post("/lineage", response_model=LineageAnswer)
def lineage(project: TheProject, body: LineageStudy) -> Response:
    """Which organisation came out of which."""
    return answer(relating.lineage_view(project, *looked(body)))


@router.post("/lineage/export", response_class=Response, responses=FILE)
def lineage_file(project: TheProject, body: LineageFile) -> Response:
    """Lineages as a picture."""
    return attachment(*files.lineage_file(project, *formatted(body)))


@router.post("/timeline", response_model=TimelineAnswer)
def timeline(project: TheProject, body: TimelineShown) -> Response:
    """The history told, in lanes by told time."""
    options, look = looked(body)
    asked = {k: v for k, v in options.items() if k != "short"}
    short = options.get("short") is True
    return answer(telling.timeline_view(project, asked, look.width, short=short))


@router.post("/timeline/paper", response_model=TimelineOnPaper)
def timeline_on_paper(project: TheProject, body: TimelineStudy) -> Response:
    """The history told as it is printed, over as many sheets as it needs."""
    options, _ = looked(body)
    return answer(telling.timeline_on_paper(project, options))


@router.post("/timeline/order", response_model=ToldOrderAnswer)
def told_order(project: TheProject, body: ToldOrder) -> Response:
    """One telling in its own order: jumps back and forward."""
    width = min(WIDEST, max(NARROWEST, body.width))
    asked = telling.TellingAsked(body.holder, body.text, body.jump, width)
    return answer(telling.told_order_view(project, asked))


@router.post("/timeline/export", response_class=Response, responses=FILE)
def timeline_file(project: TheProject, body: TimelineFile) -> Response:
    """The history told as a file."""
    return attachment(*files.timeline_file(project, *formatted(body)))


@router.post("/ascription", response_model=AscriptionAnswer)
def ascription(project: TheProject, body: AscriptionStudy) -> Response:
    """Who puts which views into whose mouth, and how far he commits to them."""
    return answer(voices.ascription_view(project, given(body)))


@router.post("/ascription/evidence", response_model=Sentences)
def ascription_evidence(project: TheProject, body: AscribedViews) -> Response:
    """The sentences in which one tells another's views."""
    options = given(body)
    teller, holder = options.pop("teller", ""), options.pop("holder", "")
    return answer(voices.ascription_sentences(project, options, teller, holder))


@router.post("/positions", response_model=PositionsAnswer)
def positions(project: TheProject, body: PositionsStudy) -> Response:
    """What two people are for and against, concept by concept."""
    return answer(voices.positions_view(project, given(body)))


@router.post("/sentences", response_model=Sentences)
def sentences(project: TheProject, body: Ids) -> Response:
    """The statements behind a mark of any picture."""
    return answer(voices.sentences(project, body.ids))


@router.get("/periods", response_model=list[PeriodRow])
def periods(project: TheProject) -> Response:
    """The named periods of the project, and whose dating they are."""
    return answer(telling.periods(project))


@router.post("/periods", response_model=list[PeriodRow])
def define_period(project: TheProject, body: NamedPeriod) -> Response:
    """Name a period, or change the one of that name; undo takes it back."""
    project.define_period(body.name, body.edtf, aliases=body.aliases, dating=body.dating)
    return answer(telling.periods(project))


@router.delete("/periods/{name}", response_model=PeriodForgotten)
def drop_period(project: TheProject, name: str) -> Response:
    """Forget a period; statements that name it stay, undated."""
    project.drop_period(name)
    return answer(PeriodForgotten(name))
