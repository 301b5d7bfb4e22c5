"""Conflicts of merged files as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from ...project.copies.merged import Conflict, Merged
from ..answers.merging import MergeAnswer, MergeConflict


def conflicts_view(conflicts: Iterable[Conflict]) -> list[MergeConflict]:
    """Conflicts, each with both values as a person reads them."""
    return [MergeConflict(**asdict(c)) for c in conflicts]


def merge_view(made: Merged) -> MergeAnswer:
    """What a merged file brings."""
    return MergeAnswer(**{**asdict(made), "conflicts": conflicts_view(made.conflicts)})
