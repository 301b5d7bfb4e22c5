"""Factors of a map that may be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...maps.factor_names import Relation
from ...maps.shapes import Shape
from .maps import HolderClaims


@dataclass(frozen=True)
class ProposedFactors:
    """Two factors that may be one, or opposites; ``a`` is the one said more often."""

    a: str
    b: str
    relation: Relation
    why: str
    rule: str
    effect: str
    """What making them one, or opposites, would do to the map."""
    otherwise: str
    before: Shape
    after: Shape
    sentences: Sequence[int]
    """How many statements name a, and how many b."""
    statements: Sequence[Sequence[str]]
    """The first few of either, by id."""


@dataclass(frozen=True)
class FactorProposals:
    """What may be merged, one at a time, and how the map stands now."""

    headline: str
    """The map in one sentence: factors, pieces, arrows, loops, and on how little it rests."""
    in_account: str
    proposals: Sequence[ProposedFactors]
    apart: Sequence[tuple[str, str]]
    """Pairs a person keeps apart."""
    holders_available: Sequence[HolderClaims]
    """Whose accounts there are."""


@dataclass(frozen=True)
class FactorsDecided:
    """What became of a proposal, in words."""

    summary: str
