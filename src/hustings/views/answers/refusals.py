"""What is answered where something was not done: a sentence, and what there is to decide upon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ...model.documents import ReportPlan


@dataclass(frozen=True)
class Refused:
    """Why something was not done."""

    error: str
    """One sentence: what, where, what to do."""
    kind: str
    """Its name in hustings.errors."""


@dataclass(frozen=True)
class ChangedMeanwhile(Refused):
    """Somebody else changed the same fields since they were read; each as it was read, as it
    stands, and as it was to become."""

    kind: Literal["Changed"]
    by: str
    at: str
    revision: int
    """At which whoever has seen this may write."""
    fields: Sequence[str]
    base: Mapping[str, Any]
    theirs: Mapping[str, Any]
    mine: Mapping[str, Any]


@dataclass(frozen=True)
class ReportChangedMeanwhile(ChangedMeanwhile):
    """The same of a report; ``plan`` holds what both changed apart from each other."""

    plan: ReportPlan


@dataclass(frozen=True)
class DeletedMeanwhile(Refused):
    """Somebody else deleted it since it was read."""

    kind: Literal["Gone"]
    by: str
    at: str
    change: int
    """The deletion, which may be taken back."""


@dataclass(frozen=True)
class LaterChange:
    """A change that stands on another."""

    id: int
    at: str
    by: str
    verb: str
    summary: str


@dataclass(frozen=True)
class ChangeBuiltUpon(Refused):
    """A change that cannot be taken back alone; ``dependents`` stand on it, the newest first."""

    kind: Literal["BuiltUpon"]
    change: int
    summary: str
    dependents: Sequence[LaterChange]
