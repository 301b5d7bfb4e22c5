"""Causal maps and what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from typing_extensions import TypedDict

from .statements import StatementRow
from .studies import StudyData

Factor = TypedDict("Factor", {"name": str, "role": str, "out": int, "in": int, "centrality": int})
"""A factor with its role and degrees. (No dataclass: no field can be called ``in``.)"""


@dataclass(frozen=True)
class MapLink:
    """All claims of one cause, effect and sign; its statements are asked for when it is opened."""

    cause: str
    effect: str
    sign: int
    citations: int
    sources: int
    denied: bool
    disputed: bool
    told: str
    """ "as told by 2 tellers" where it rests on views told of others alone."""


@dataclass(frozen=True)
class LoopRow:
    """A loop, and whether anybody tells it whole."""

    concepts: Sequence[str]
    sign: int
    kind: str
    told_whole_by: int
    stitched_from: int
    least_told: int
    sources: Sequence[str]
    statements: Sequence[str]


@dataclass(frozen=True)
class MapMeasures:
    """What is counted of a map; which factors drive and which receive, their roles say."""

    concepts: int
    links: int
    claims: int
    sources: int
    disputed: int
    density_n2: float
    density_nn1: float
    links_per_concept: float
    complexity: float | None
    hierarchy_index: float | None
    balanced: bool | None


@dataclass(frozen=True)
class HolderClaims:
    """A holder and how many causes are told as its view."""

    name: str
    claims: int


@dataclass(frozen=True)
class MapHolders:
    """Whose map can be drawn: whoever holds causes, most first."""

    holders: Sequence[HolderClaims]


@dataclass(frozen=True)
class MapOpening:
    """Whose map a page begins with: whoever holds most causes; "" where nobody does."""

    holder: str


@dataclass(frozen=True)
class MapAnswer:
    """A causal map, with loops, measures and in whose account it is."""

    concepts: Sequence[Factor]
    links: Sequence[MapLink]
    """Of a large map those most sources tell, and those that are drawn."""
    left_out: int
    """How many more arrows there are: 0 where those are all."""
    loops: Sequence[LoopRow]
    loops_found: int
    loops_capped: bool
    loops_more: bool
    measures: MapMeasures
    headline: str
    """Factors, pieces, arrows, loops, and on how little the map rests, in a sentence."""
    pieces: Sequence[Sequence[str]]
    """The factors of each piece that hangs together, the largest piece first."""
    heard: str
    """How many arrows rest on views told of others alone; empty where none does."""
    layers: Mapping[str, int]
    why_empty: str | None
    notes: Sequence[str]
    versions: Sequence[str]
    """A sentence for each interview in several versions: which of them counts."""
    title: str
    study: StudyData | None


@dataclass(frozen=True)
class MapEvidence:
    """The statements asked for, of ``total`` that an arrow or a factor of the whole map has."""

    statements: Sequence[StatementRow]
    total: int
    told: str
    """ "as told by 2 tellers" where an arrow rests on views told of others alone."""


@dataclass(frozen=True)
class FactorRun:
    """A factor in a run, and with draws in how many of them it rises, falls or stays."""

    name: str
    baseline: float
    scenario: float
    nominal: float
    """The run with every weight as it stands."""
    change: float
    """The middle draw; without draws the nominal run."""
    held: bool
    verdict: str
    median: float | None = None
    low: float | None = None
    high: float | None = None
    rises: float | None = None
    falls: float | None = None
    stays: float | None = None


@dataclass(frozen=True)
class Starts:
    """How many starts were tried and how many different endings they found."""

    tried: int
    distinct: int


@dataclass(frozen=True)
class Turned:
    """Where a factor goes, and where it would without a sentence."""

    factor: str
    verdict: str
    without: str


@dataclass(frozen=True)
class Carrying:
    """A sentence without which some factors would go another way, and which."""

    statement: str
    quote: str
    turned: Sequence[Turned]


@dataclass(frozen=True)
class WhatIfAnswer:
    """A run and how far it holds. ``settings`` repeat every option, so that it can be made
    again.
    """

    factors: Sequence[FactorRun]
    ending: str
    period: int | None
    steps: int
    verdict: str
    starts: Starts
    slope_bound: float | None
    draws: int
    seed: int
    settings: Mapping[str, Any]
    notes: Sequence[str]
    in_account: str
    carries: Sequence[Carrying]
    ms: float


@dataclass(frozen=True)
class PathRow:
    """A path, and whether anybody tells it whole."""

    concepts: Sequence[str]
    sign: int
    told_whole_by: int
    stitched_from: int
    statements: Sequence[str]


@dataclass(frozen=True)
class RobustnessRow:
    """How firmly a path stands, counted three ways."""

    citations: int
    source_counts: int
    own_paths: int
    least_sources: int


@dataclass(frozen=True)
class PathsAnswer:
    """Paths from one factor to another, and the total effect (Axelrod)."""

    paths: Sequence[PathRow]
    complete: bool
    total_effect: int | None
    total_effect_words: str
    balanced: bool
    robustness: RobustnessRow


@dataclass(frozen=True)
class ComparedLink:
    """A link both accounts tell, with the sentences of either."""

    cause: str
    effect: str
    a_sign: int | None
    """None where its claims disagree."""
    b_sign: int | None
    a: Sequence[StatementRow]
    b: Sequence[StatementRow]


@dataclass(frozen=True)
class OnlyLink:
    """A link only one account tells; ``statements`` are ids."""

    cause: str
    effect: str
    statements: Sequence[str]


@dataclass(frozen=True)
class ComparedLinks:
    """Links by what two accounts have of them."""

    shared: Sequence[ComparedLink]
    opposed: Sequence[ComparedLink]
    only_a: Sequence[OnlyLink]
    only_b: Sequence[OnlyLink]


@dataclass(frozen=True)
class MapDistance:
    """How far two maps lie apart."""

    told: float | None
    """Over shared factors only, None where these are under three."""
    shared_factors: int
    pairs: int
    jaccard_concepts: float | None
    jaccard_links: float | None
    opposite_signs: float | None


@dataclass(frozen=True)
class FactorCompared:
    """What becomes of a factor in either account."""

    factor: str
    a: float
    b: float
    agree: bool


@dataclass(frozen=True)
class CompareAnswer:
    """Two accounts side by side; ``what_if`` where factors were held."""

    a: MapAnswer
    b: MapAnswer
    shared_concepts: Sequence[str]
    only_a: Sequence[str]
    only_b: Sequence[str]
    links: ComparedLinks
    distance: MapDistance
    notes: Sequence[str]
    what_if: Sequence[FactorCompared]
    agreement: float | None
