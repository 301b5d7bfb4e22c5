"""Factors of a map that may be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...maps import FactorProposal


@dataclass(frozen=True)
class FactorProposals:
    """What may be merged, one at a time, and how the map stands now."""

    headline: str
    """The map in one sentence: factors, pieces, arrows, loops, and on how little it rests."""
    in_account: str
    proposals: Sequence[FactorProposal]
    apart: Sequence[tuple[str, str]]
    """Pairs a person keeps apart."""


@dataclass(frozen=True)
class FactorsDecided:
    """What became of a proposal, in words."""

    summary: str
