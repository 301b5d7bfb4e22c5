"""The review: suggestions, how methods fare, what is left, coding without help, a model of one's
own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...model import SuggestionState, Tier
from .statements import StatementRow
from .versions import Span, Titled


@dataclass(frozen=True)
class SuggestionRow:
    """A suggestion; ``cue`` is the span that gave rise to it, ``why`` one sentence."""

    id: str
    kind: str
    transcript: str
    start: int
    end: int
    cue: Span | None
    values: Mapping[str, Any]
    score: float
    method: str
    version: str
    why: str
    state: SuggestionState
    tier: Tier


@dataclass(frozen=True)
class MethodRate:
    """How a method fares; ``muted`` where few of its suggestions are kept."""

    method: str
    kind: str
    open: int
    accepted: int
    rejected: int
    rate: float | None
    muted: bool
    why: str


@dataclass(frozen=True)
class CurvePoint:
    """The share to expect right above a score."""

    threshold: float
    expected: float
    number: int


@dataclass(frozen=True)
class SuggestionList:
    """Suggestions of a text or of all."""

    methods: Sequence[MethodRate]
    curve: Sequence[CurvePoint]
    rows: Sequence[SuggestionRow]


@dataclass(frozen=True)
class SuggestionDecided:
    """What a decision made: a statement, an actor (its id), or only another state."""

    statement: StatementRow | None = None
    actor: str | None = None
    state: SuggestionState | None = None


@dataclass(frozen=True)
class Hidden:
    """Suggestions that are not shown, and why."""

    muted: int
    blind: int
    tier: int


@dataclass(frozen=True)
class KindCount:
    """How many suggestions of a kind there are, by state."""

    kind: str
    open: int
    later: int
    accepted: int
    edited: int
    rejected: int
    methods: Sequence[MethodRate]
    hidden: Hidden


@dataclass(frozen=True)
class DecisionRow:
    """A decision that stands: the change to take back, and what it made."""

    change: int
    at: str
    suggestion: str
    state: SuggestionState
    number: int
    statement: str | None
    summary: str
    kind: str | None = None
    words: str | None = None
    made: StatementRow | None = None


@dataclass(frozen=True)
class Searched:
    """In how many texts somebody looked, and how wide at least."""

    texts: int
    of: int
    tier: Tier | None


@dataclass(frozen=True)
class Unread:
    """A text the rules cannot read."""

    transcript: str
    title: str
    says: str


@dataclass(frozen=True)
class LookingState:
    """How far the search for suggestions has come."""

    done: int
    of: int
    title: str
    tier: Tier


@dataclass(frozen=True)
class Looking:
    """The search that runs, if one does, and what went wrong last."""

    looking: LookingState | None
    trouble: str


@dataclass(frozen=True)
class BlindPassageRow:
    """A passage kept blind."""

    transcript: str
    start: int
    end: int
    done_at: str | None


@dataclass(frozen=True)
class MissedStatement:
    """A statement no suggestion met."""

    id: str
    transcript: str
    start: int
    quote: str
    form: str


@dataclass(frozen=True)
class BlindReport:
    """Coding without help: how far, and what suggestions missed. ``recall`` is met / made."""

    share: float
    seed: int
    passages: Sequence[BlindPassageRow]
    done: int
    left: int
    made: int
    met: int
    recall: float | None
    interval: tuple[float, float] | None
    missed: Sequence[MissedStatement]
    says: str


@dataclass(frozen=True)
class QueueOfKind:
    """Everything that is reviewed of one kind."""

    kind: str
    tier: Tier
    kinds: Sequence[KindCount]
    rows: Sequence[SuggestionRow]
    curve: Sequence[CurvePoint]
    basis: str
    """What the shares of the curve rest on, as a sentence."""
    told: bool
    """Whether they may be shown as numbers: from twenty decisions of one's own on."""
    decisions: Sequence[DecisionRow]
    minutes: float
    left: int
    searched: Searched
    statements_with_concepts: int
    unmuted: Sequence[str]
    unread: Sequence[Unread]


@dataclass(frozen=True)
class ReviewQueue(QueueOfKind):
    """The queue, with what goes on beside it."""

    looking: LookingState | None
    trouble: str
    blind: BlindReport


@dataclass(frozen=True)
class Ranked:
    """A concept and how well it fits."""

    name: str
    score: float


@dataclass(frozen=True)
class Ranks:
    """By suggestion and field, concepts best first; ``pending`` while more is learnt."""

    ranks: Mapping[str, Mapping[str, Sequence[Ranked]]]
    pending: bool
    learnt_from: int
    method: str


@dataclass(frozen=True)
class Unmuted:
    """Methods shown whatever their rate."""

    unmuted: Sequence[str]


@dataclass(frozen=True)
class SuggestionsDecided:
    """How many suggestions were decided."""

    changed: int


@dataclass(frozen=True)
class SameAs:
    """Who a candidate may be: an actor, or another candidate."""

    name: str
    actor: bool


@dataclass(frozen=True)
class Candidate:
    """A name that may be an actor's; ``ids`` are the suggestions behind it, one per text."""

    name: str
    ids: Sequence[str]
    state: SuggestionState
    mentions: int
    texts: Sequence[Titled]
    kind_guess: str
    why: str
    same_as: Sequence[SameAs]


@dataclass(frozen=True)
class ConfirmedActor:
    """An actor with a kind, and how often and in how many texts it is named."""

    id: str
    name: str
    kind: str
    aliases: Sequence[str]
    mentions: int
    texts: int


@dataclass(frozen=True)
class Candidates:
    """Names to decide, actors confirmed, and how far it is."""

    rows: Sequence[Candidate]
    confirmed: Sequence[ConfirmedActor]
    decided: int
    all: int


@dataclass(frozen=True)
class MentionPlace:
    """Where a name stands, with the words around."""

    transcript: str
    title: str
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Mentions:
    """Every place where a name stands; ``places`` are the first of them."""

    name: str
    total: int
    texts: int
    places: Sequence[MentionPlace]
