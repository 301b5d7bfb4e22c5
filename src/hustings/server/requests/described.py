"""What is asked and decided about the system a speaker describes."""

from __future__ import annotations

from pydantic import Field, SkipValidation

from ...model import Selection
from ...networks import (
    ascription,
    compare_positions,
    lineage,
    relation_network,
)
from ...times import timeline
from ...views.causal.factors import Decision
from .body import Asked, Body, with_options


class FactorDecision(Body):
    """What two factors are to each other: ``b`` is ``a``, its opposite, or neither."""

    a: str
    b: str
    decision: Decision


class Refusal(Body):
    """Two who are two."""

    one: str
    other: str


class Period(Body):
    """One value of an attribute and when it holds (EDTF)."""

    attribute: str
    value: str
    since: str = ""
    until: str = ""


class Periods(Body):
    """All attributes of one person."""

    rows: list[Period]


class PeoplesAttribute(Body):
    """One value of an attribute for several people (ids); "" takes it from them."""

    people: list[str] = Field(max_length=20_000)
    attribute: str = Field(max_length=200)
    value: str
    since: str = ""
    until: str = ""


class GivenOriginal(Body):
    """An original: its text, or a transcript of the project."""

    original: str | None = None
    transcript: str | None = None


class CheckedQuotation(GivenOriginal):
    """What came of a check; left out: what the comparison says."""

    check: str | None = None
    source: str | None = None


class NewVerdict(Body):
    """A verdict on a prediction, by who codes."""

    outcome: str
    on: str | None = None
    evidence: str = ""


class AgreedRanges(Body):
    """Lowest and highest probability for words of likelihood."""

    ranges: dict[str, list[float]]


@with_options(Selection, relation_network)
class RelationsStudy(Asked):
    """Relations as some tell them; ``compare`` lays another teller's beside those of the one."""

    compare: SkipValidation[str | None] = None
    width: SkipValidation[float] = 1000.0
    height: SkipValidation[float] = 620.0


class RelationsFile(RelationsStudy):
    """Relations as a file; ``column``: one or two, how wide a picture is printed."""

    format: SkipValidation[str] = ""
    column: SkipValidation[str] = "two"


@with_options(Selection, lineage)
class LineageStudy(Asked):
    """Which organisation came out of which, as some tell it."""

    told_by: SkipValidation[list[str]] = Field(default_factory=list)
    compare: SkipValidation[str | None] = None
    width: SkipValidation[float] = 1100.0


class LineageFile(LineageStudy):
    """Lineages as a picture; ``column``: one or two, how wide it is printed."""

    format: SkipValidation[str] = ""
    column: SkipValidation[str] = "two"


@with_options(Selection, timeline)
class TimelineStudy(Asked):
    """The history told."""

    width: SkipValidation[float] = 1100.0


class TimelineShown(TimelineStudy):
    """The history told on a page; ``short``: what it shows first."""

    short: SkipValidation[bool] = False


class TimelineFile(TimelineStudy):
    """The history told as a file; ``column``: one or two, how wide a picture is printed."""

    format: SkipValidation[str] = ""
    column: SkipValidation[str] = "two"


class ToldOrder(Body):
    """Whose telling, of which text, and from how many years on a step is a jump."""

    holder: str = ""
    text: str = ""
    jump: int = 15
    width: float = 1100.0


@with_options(Selection, ascription)
class AscriptionStudy(Asked):
    """Who ascribes views to whom."""


@with_options(Selection, ascription)
class AscribedViews(Asked):
    """One teller of one holder's views."""

    teller: SkipValidation[str] = ""
    holder: SkipValidation[str] = ""


@with_options(Selection, compare_positions)
class PositionsStudy(Asked):
    """What two people are for and against."""

    one: SkipValidation[str] = ""
    other: SkipValidation[str] = ""


class NamedPeriod(Body):
    """A named period as somebody dates it (EDTF)."""

    name: str = Field(max_length=200)
    edtf: str = Field(max_length=200)
    aliases: list[str] = Field(default_factory=list)
    dating: str = ""
