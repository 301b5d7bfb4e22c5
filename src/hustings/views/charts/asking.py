"""Which chart is asked for, and what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ...errors import UnknownName
from ...model import Statements, Study
from ...model.documents import CHARTS
from ...networks.charts.crosstabs import Crosstab
from ...networks.charts.meetings import CoOccurrence
from ...networks.charts.stance_counts import Stances
from ...networks.charts.time_counts import OverTime
from ...project import Project
from ...studies import run, study_of
from ..network import networks as network_views
from .dating import finest_unit

Options = Mapping[str, Any]
Counted = Stances | OverTime | Crosstab | CoOccurrence

SHOWING: Final = ("chart", "most", "cells", "width", "column", "format", "name", "title", "caption")
"""What says which chart, how it looks and what it is called, not what it counts."""

WIDE: Final = {"one": 410.0, "two": 800.0}

Source = Project | Statements


@dataclass(frozen=True, slots=True)
class Asked:
    """A chart that was asked for of a project or of statements alone: its answer, the study it
    answers, and how it is to look."""

    source: Source
    made: Counted
    study: Study
    options: Options


def chart_made(source: Source, options: Options) -> Counted:
    """What a chart counts. Raises UnknownName, OptionError."""
    return asked_of(source, options).made


def asked_of(source: Source, options: Options) -> Asked:
    """What flat options ask for, with its answer. Raises UnknownName, OptionError."""
    kind = str(options.get("chart") or "stances")
    if kind not in CHARTS:
        raise UnknownName("chart", kind, CHARTS)
    asked = {k: v for k, v in options.items() if k not in SHOWING}
    if kind == "stances" and "qualifier" not in asked:
        asked["qualifier"] = _qualifier(source)
    if kind == "over_time" and asked.get("time") != "told" and isinstance(source, Project):
        asked["finest"] = finest_unit(source, study_of(kind, asked))
    study = study_of(kind, asked)
    return Asked(source, run(source, study), study, options)


def _qualifier(source: Source) -> str | None:
    """What tells for from against where nobody says."""
    if isinstance(source, Project):
        found: str | None = network_views.opening(source).get("qualifier")
        return found
    return "agreement" if "agreement" in source else None
