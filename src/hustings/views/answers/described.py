"""What a speaker describes: relations, lineage, the history told, who ascribes views to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .statements import StatementRow
from .studies import StudyData


@dataclass(frozen=True)
class Counted:
    """A name and how many statements it has."""

    name: str
    statements: int


@dataclass(frozen=True)
class YearCount:
    """How many statements speak of the years from ``year`` on, as far as the next row."""

    year: int
    statements: int


@dataclass(frozen=True)
class RelationActor:
    """An actor of a relation network; ``silent`` is only spoken of, never a speaker."""

    name: str
    kind: str
    silent: bool
    statements: int


@dataclass(frozen=True)
class RelationTie:
    """One relation of one actor to another, as told. ``shape`` says whose it is where two tellers
    are compared (● the first, ◇ the second); ``ascribed`` counts statements of another's view,
    ``when`` is the time spoken of in words ("about 1908"), "" where none is told."""

    source: str
    target: str
    relation: str
    kind: str
    sign: str
    statements: Sequence[str]
    tellers: Sequence[str]
    earliest: str | None
    latest: str | None
    approximate: bool
    unspecified: bool
    when: str
    ascribed: int
    shape: str


@dataclass(frozen=True)
class DisputedPair:
    """Two told to be friends by some statements and foes by others; never netted."""

    one: str
    other: str
    positive: Sequence[str]
    negative: Sequence[str]


@dataclass(frozen=True)
class ComparedPair:
    """How two accounts tell one pair: same, alike, different, opposite, disputed, only first, only
    second."""

    one: str
    other: str
    verdict: str
    first: Sequence[str]
    second: Sequence[str]
    words: str


@dataclass(frozen=True)
class OpenQuestionRow:
    """Two who oppose the same third, and of whom nothing is said: a question, no finding."""

    one: str
    other: str
    opponent: str
    statements: Sequence[str]
    sentence: str


@dataclass(frozen=True)
class RelationsAnswer:
    """Relations as drawn and as rows. ``unsigned`` statements say nothing of friend or foe;
    ``rejected``, ``undated`` and ``selves`` are left out, each with its count."""

    title: str
    text: str
    account: str
    n: int
    actors: Sequence[RelationActor]
    ties: Sequence[RelationTie]
    """The first of ``all_ties``, those told most often."""
    all_ties: int
    disputed: Sequence[DisputedPair]
    questions: Sequence[OpenQuestionRow]
    """The first of ``all_questions``."""
    all_questions: int
    compared: Sequence[ComparedPair]
    unsigned: int
    rejected: int
    undated: int
    selves: int
    tellers: Sequence[Counted]
    kinds: Sequence[Counted]
    years: Sequence[YearCount]
    """Of all relations, so that a time can be chosen."""
    svg: str
    why_empty: str | None
    versions: Sequence[str]
    """A sentence for each interview in several versions: which of them counts."""
    study: StudyData


@dataclass(frozen=True)
class TriadEdge:
    """One side of a triad: how it is told, and its sign."""

    one: str
    other: str
    sign: int
    words: str


@dataclass(frozen=True)
class TriadRow:
    """Three actors of whom each two have a tie."""

    edges: Sequence[TriadEdge]
    balanced: bool
    statements: Sequence[str]


@dataclass(frozen=True)
class BalanceAnswer:
    """Balance in words, with the sentences. ``alone`` have no signed tie and stand in no camp;
    ``against`` are the ties against the two camps."""

    said: str
    triads: Sequence[TriadRow]
    balanced_share: float | None
    frustration: int
    exact: bool
    at_least: float
    camps: Sequence[Sequence[str]]
    alone: Sequence[str]
    against: Sequence[Sequence[str]]


@dataclass(frozen=True)
class TurningRow:
    """One founding, split, merger or absorption, as one sentence tells it."""

    what: str
    lane: str
    other: str | None
    actor: str | None
    relation: str
    when: str
    statements: Sequence[str]
    shape: str


@dataclass(frozen=True)
class LineageAnswer:
    """Which organisation came out of which. ``undated`` events stand in no order."""

    title: str
    text: str
    turnings: Sequence[TurningRow]
    undated: Sequence[TurningRow]
    svg: str
    paper: str
    """The same as it is printed: laid out for a sheet, so that its letters keep their size."""
    why_empty: str | None
    versions: Sequence[str]
    """A sentence for each interview in several versions: which of them counts."""


@dataclass(frozen=True)
class ToldRow:
    """One statement with the time it speaks of (``when`` in words, empty where undated)."""

    statement: str
    lane: str
    form: str
    words: str
    when: str


@dataclass(frozen=True)
class ApartRow:
    """One event that is told with two dates."""

    words: str
    statements: Sequence[str]


@dataclass(frozen=True)
class PeriodRow:
    """A named period, and whose dating it is."""

    name: str
    edtf: str
    aliases: Sequence[str]
    dating: str


@dataclass(frozen=True)
class TimelineAnswer:
    """The history told. ``rows`` and ``undated`` are the first of ``dated`` and ``without``
    statements (in a short answer none, and few), ``lanes`` the first of all; ``outside`` speak of
    another time."""

    title: str
    text: str
    lanes: Sequence[Counted]
    rows: Sequence[ToldRow]
    dated: int
    undated: Sequence[ToldRow]
    without: int
    outside: int
    apart: Sequence[ApartRow]
    reach: Sequence[int] | None
    """First and last year told of, by all statements that were asked for."""
    holders: Sequence[Counted]
    forms: Sequence[Counted]
    periods: Sequence[PeriodRow]
    svg: str
    more_lanes: int
    """Lanes there is room for that a short answer does not draw."""
    band: str
    why_empty: str | None
    versions: Sequence[str]
    """A sentence for each interview in several versions: which of them counts."""
    study: StudyData


@dataclass(frozen=True)
class TimelineOnPaper:
    """The history told as it is printed: a drawing for each sheet."""

    sheets: Sequence[str]


@dataclass(frozen=True)
class JumpRow:
    """A step of many years in the order of telling."""

    number: int
    words: str
    back: bool
    statements: Sequence[str]


@dataclass(frozen=True)
class ToldOrderAnswer:
    """One telling in its own order: jumps, the longest silence, the undated."""

    title: str
    sentence: str
    jumps: Sequence[JumpRow]
    silence: str
    undated: Sequence[ToldRow]
    holders: Sequence[Counted]
    texts: Sequence[Mapping[str, str]]
    text: str
    svg: str
    why_empty: str | None


@dataclass(frozen=True)
class AscribedRow:
    """What one teller tells of one holder's views."""

    teller: str
    holder: str
    own: bool
    n: int
    """Statements."""
    commitments: Mapping[str, int]
    chains: Mapping[str, int]
    """Those told by way of others: who stands between ("Renn; Calder"), and how often."""


@dataclass(frozen=True)
class AscriptionAnswer:
    """Who puts which views into whose mouth; ``only_told`` hold views only as others tell them."""

    caption: str
    pairs: Sequence[AscribedRow]
    """Of the tellers and holders others' views are told by and of most; every other fact is of
    everybody."""
    tellers: Sequence[str]
    holders: Sequence[str]
    only_told: Sequence[str]
    between: Mapping[str, int]
    """Who passes others' views on between teller and holder, and how many statements."""
    n: int
    untold: int
    why_empty: str | None


@dataclass(frozen=True)
class PositionRow:
    """Where two people stand on one concept."""

    concept: str
    verdict: str
    first: str | None
    second: str | None
    statements: Sequence[str]


@dataclass(frozen=True)
class PositionsAnswer:
    """What two people are for and against, concept by concept."""

    one: str
    other: str
    counts: Mapping[str, int]
    positions: Sequence[PositionRow]
    why_empty: str | None


@dataclass(frozen=True)
class Sentences:
    """The statements a mark rests on."""

    statements: Sequence[StatementRow]
    total: int


@dataclass(frozen=True)
class PeriodForgotten:
    """The name of a period that is no longer kept."""

    forgotten: str
