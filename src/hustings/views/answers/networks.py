"""Networks and what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ...model import Mode
from ...networks.remedies import Remedy
from .statements import StatementRow
from .studies import StudyData


@dataclass(frozen=True)
class NetworkNode:
    """A node, its place (0 to 1; None in a large network) and its attributes."""

    name: str
    side: Literal["row", "column"]
    kind: str
    color: str
    statements: int
    x: float | None
    y: float | None
    attributes: Mapping[str, str]
    camp: int | None = None
    told_only: bool = False
    """Whether its views are only told by others."""


@dataclass(frozen=True)
class Tie:
    """A cell that is not 0."""

    source: str
    target: str
    weight: float
    told: str = ""
    """ "as told by 2 tellers" where it rests on views told of others alone."""


@dataclass(frozen=True)
class Variables:
    """What can stand on either side, and what can qualify a tie."""

    names: Sequence[str]
    qualifiers: Sequence[str]


@dataclass(frozen=True)
class Dates:
    """First and last date of the texts, and how many different ones there are."""

    first: str | None
    last: str | None
    different: int


@dataclass(frozen=True)
class FormTold:
    """A form there are statements of, and how many."""

    name: str
    label: str
    statements: int


@dataclass(frozen=True)
class NetworkOpening:
    """The settings a network page begins with: a question this project's statements can answer."""

    question: Mapping[str, Any]


@dataclass(frozen=True)
class NetworkAnswer:
    """A network, what it was made of, and what a cell means.

    Of a large one ``nodes`` and ``ties`` are those with most statements and the strongest, and
    ``rows`` and ``columns`` those of ``matrix``, with most statements; ``left_out`` says so.
    """

    rows: Sequence[str]
    columns: Sequence[str]
    every_row: int
    """How many rows there are, sent or not."""
    every_column: int
    matrix: Sequence[Sequence[float]]
    mode: Mode
    n: int
    start: str | None
    middle: str | None
    stop: str | None
    study: StudyData
    why_empty: str | None
    remedy: Remedy | None
    """Where it is empty: which choice emptied it, and the one change that fills it."""
    forms: Sequence[FormTold]
    variables: Variables
    dates: Dates
    nodes: Sequence[NetworkNode]
    ties: Sequence[Tie]
    every_tie: int
    """How many ties there are, sent or not."""
    left_out: str
    """What of the network is not sent, in a sentence; empty where nothing."""
    text: str
    formula: str
    heard: str
    """How many people are only told of by others; empty where nobody is."""
    versions: Sequence[str]
    """A sentence for each interview in several versions: which of them counts."""
    notes: Sequence[str]
    """What is left out or counted otherwise than one might think, a sentence each."""
    groups: Sequence[Sequence[str]]
    """The camps it falls into, largest first; none where it does not."""


@dataclass(frozen=True)
class EvidenceSide:
    """One side's sentences on a concept."""

    name: str
    agreement: bool | None
    statements: Sequence[StatementRow]


@dataclass(frozen=True)
class EvidenceConcept:
    """A concept and who speaks of it."""

    concept: str
    sides: Sequence[EvidenceSide]


@dataclass(frozen=True)
class Evidence:
    """The sentences behind a cell, a row, a window or a bar."""

    summary: str
    weight: float | None
    concepts: Sequence[EvidenceConcept]
    statements: Sequence[StatementRow]


@dataclass(frozen=True)
class NodeMeasures:
    """Centralities of a node by their names, and its coalition."""

    name: str
    statements: int
    coalition: int | None
    centralities: Mapping[str, float]


@dataclass(frozen=True)
class MeasuresAnswer:
    """Measures of every node, coalitions, and structural balance; ``centralities`` say what each
    means."""

    nodes: Sequence[NodeMeasures]
    centralities: Mapping[str, str]
    coalitions: Sequence[Sequence[str]]
    modularity: float | None
    triads: Sequence[int]
    balanced_share: float | None
    frustration: int
    frustrated_share: float
    frustrated: Sequence[Tie]
    exact: bool
    why_empty: str | None
    study: StudyData | None


@dataclass(frozen=True)
class WindowPoint:
    """A window and its value."""

    index: int
    start: str | None
    middle: str | None
    stop: str | None
    n: int
    value: float | None


@dataclass(frozen=True)
class WindowsAnswer:
    """A measure over windows; ``measures`` say what each means."""

    measure: str
    meaning: str
    measures: Mapping[str, str]
    points: Sequence[WindowPoint]
    why_empty: str | None
    notes: Sequence[str]
    """What lies in no window, a sentence each."""
    study: StudyData


@dataclass(frozen=True)
class CampsAnswer:
    """Camps, how well they split, and the signed network they lie in."""

    index: float
    camps: Sequence[Sequence[str]]
    apart: Sequence[str]
    """People without a tie, who are in no camp."""
    people: int
    ties: int
    rests_on: str
    """On how many people and ties the index rests, in words."""
    congruence_within: float
    conflict_between: float
    dna_quality: float
    method: str
    n: int
    why_empty: str | None
    network: NetworkAnswer
    study: StudyData


@dataclass(frozen=True)
class BackboneStep:
    """One round of the search."""

    round: int
    concept: str
    backbone_loss: float
    redundant_loss: float
    statements: int


@dataclass(frozen=True)
class BackboneAnswer:
    """The concepts that carry a network, the rest, and both networks."""

    method: str
    backbone: Sequence[str]
    redundant: Sequence[str]
    loss: float
    redundant_loss: float
    penalised_loss: float
    statements: int
    exact: bool
    steps: Sequence[BackboneStep]
    why_empty: str | None
    network: NetworkAnswer
    full: NetworkAnswer
    study: StudyData


@dataclass(frozen=True)
class Bar:
    """A value and how often it is said, per level."""

    value: str
    counts: Sequence[int]


@dataclass(frozen=True)
class CountsAnswer:
    """How often each value of a variable is said, most often first."""

    variable: str
    levels: Sequence[int | float | str]
    bars: Sequence[Bar]
    n: int
    why_empty: str | None
    study: StudyData


@dataclass(frozen=True)
class TieDifference:
    """A tie that differs between two studies; None where one lacks it."""

    source: str
    target: str
    a: float | None
    b: float | None


@dataclass(frozen=True)
class StudiesCompared:
    """Two networks with the same places for the same names."""

    a: NetworkAnswer
    b: NetworkAnswer
    differences: Sequence[TieDifference]
    """The ties that differ most, most first."""
    differ: int
    """How many ties differ."""
    same: int
    only_a: Sequence[str]
    only_b: Sequence[str]
