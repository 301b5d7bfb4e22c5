"""The ledger of forecasts, verdicts and how forecasts fared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ...forecasts.ledgers import State
from ...model import Commitment, Outcome

Gives = Literal["yes", "no", "both ways", "not said", "not connected"]
"""What an account's own map says of what it foresees."""
Checkable = Literal["yes", "too vague", "conditional", "not at all"]


@dataclass(frozen=True)
class VerdictRow:
    """What one judge says of a prediction."""

    id: str
    statement: str
    outcome: Outcome
    on: str | None
    """The day it is judged for."""
    by: str
    evidence: str
    criterion: str
    """What was to count when it was given."""
    made_at: str


@dataclass(frozen=True)
class OwnMap:
    """Whether the holder's own map gives what he foresees.

    ``gives`` is of the arrows that end in the outcome, read as more of each cause: ``yes`` where
    all point the way that is foreseen, ``no`` where all point the other way.
    """

    gives: Gives
    raises: Sequence[str]
    lowers: Sequence[str]
    statements: Sequence[str]


@dataclass(frozen=True)
class ForecastRow:
    """A forecast of the ledger."""

    statement: str
    transcript: str
    title: str
    turn: int | None
    start: int
    end: int
    quote: str
    holder: str | None
    speaker: str | None
    commitment: Commitment
    outcome: str | None
    direction: str | None
    likelihood: str | None
    condition: str | None
    horizon: str | None
    by_when: str | None
    checkable: Checkable | None
    criterion: str | None
    verdicts: Sequence[VerdictRow]
    due: str | None
    days_past: int | None
    never_due: bool
    state: State
    own_map: OwnMap


@dataclass(frozen=True)
class OutcomeShare:
    """How the decided forecasts of one commitment fared; ``differ`` where judges differ."""

    commitment: Commitment
    forecasts: int
    decided: int
    outcomes: Mapping[str, int]
    differ: int


@dataclass(frozen=True)
class ForecastScore:
    """How forecasts fared; ranges are lowest and highest, None with fewer than ten decided."""

    forecasts: int
    decided: int
    undecidable: int
    with_probability: int
    shares: Sequence[OutcomeShare]
    came_about: tuple[float, float] | None
    brier: tuple[float, float] | None
    brier_of_base_rate: tuple[float, float] | None
    says: str


@dataclass(frozen=True)
class ForecastLedger:
    """All forecasts as they stand on a day."""

    headline: str
    in_account: str
    today: str
    judge: str
    """Who judges in this window."""
    rows: Sequence[ForecastRow]
    score: ForecastScore
    ranges: Mapping[str, Sequence[float]]
    """What was agreed on for words of likelihood."""


@dataclass(frozen=True)
class VerdictWithdrawn:
    """The verdict that was taken away."""

    withdrawn: str


@dataclass(frozen=True)
class RangesAgreed:
    """What was agreed on for words of likelihood."""

    ranges: Mapping[str, Sequence[float]]
