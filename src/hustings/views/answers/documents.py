"""Composed reports as the page has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model.documents import ReportPlan


@dataclass(frozen=True)
class KeptReport:
    """A report a project keeps, under its name."""

    name: str
    plan: ReportPlan
    revision: int
    """The newest entry of the log that touched it; sent back with what is made of it."""


@dataclass(frozen=True)
class EditedReport(KeptReport):
    """A report after a change, and the fields somebody else had changed since it was read."""

    theirs: Sequence[str]
    by: str


@dataclass(frozen=True)
class ReportRenamed:
    """The new name of a report."""

    renamed: str


@dataclass(frozen=True)
class ReportForgotten:
    """The name of a report that is no longer kept."""

    forgotten: str


@dataclass(frozen=True)
class PartShown:
    """A part of a report: its title, or why it cannot be shown, and how many numbered figures and
    tables it has."""

    title: str
    why: str
    figures: int
    tables: int


@dataclass(frozen=True)
class ReportPreview:
    """A report as it will stand: the inside of its page, the page's style sheets, its parts."""

    body: str
    style: str
    parts: Sequence[PartShown]
