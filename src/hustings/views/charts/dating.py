"""Texts of which only the month or the year is known, and times of which there is no text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from ...model import Statements, Study, edtf
from ...networks.charts.time_counts import OverTime, period_of
from ...project import Project
from ...studies import columns
from ...wording import say_many

DIGITS: Final = {4: "year", 7: "month"}
"""Characters of a date -> how far it is known."""


def finest_unit(project: Project, study: Study) -> str:
    """The finest unit in which every text of a selection has its place."""
    known = _known_to(project, columns(project, study.selection))
    return next((unit for unit in ("year", "month") if unit in known), "day")


def _known_to(project: Project, statements: Statements) -> dict[str, set[str]]:
    """Unit -> the texts whose date is known no further."""
    dates = project.date_of_texts()
    found: dict[str, set[str]] = {}
    document = statements["document"]
    for code in np.unique(document.values[document.values >= 0]).tolist():
        text = document.labels[code]
        unit = DIGITS.get(len(dates.get(text, "")))
        if unit:
            found.setdefault(unit, set()).add(text)
    return found


def dated_to(project: Project, study: Study, made: object) -> str:
    """A sentence where texts are drawn finer than their date is known."""
    if not isinstance(made, OverTime) or made.time == "told":
        return ""
    known = _known_to(project, columns(project, study.selection))
    finer = {"month": ("year",), "week": ("year", "month"), "day": ("year", "month")}
    texts = {t for unit in finer.get(made.unit, ()) for t in known.get(unit, ())}
    if not texts:
        return ""
    return say_many(
        len(texts),
        "{n} text of which only the year or month is known stands at its first day.",
        "{n} texts of which only the year or month is known stand at its first day.",
    )


def gaps(source: Project | Statements, made: OverTime) -> Sequence[int]:
    """The periods (by number) of which a project has no text."""
    if made.time == "told" or not made.periods or not isinstance(source, Project):
        return ()
    days = np.array(made.periods, dtype="datetime64[D]")
    begin = int(period_of(days[:1], made.unit)[0])
    there = np.zeros(len(days), dtype=bool)
    for date in source.text_dates():
        if not edtf.is_edtf(date):
            continue
        bounds = edtf.bounds(date)
        if bounds.earliest is None or bounds.latest is None:
            continue
        ends = np.array([bounds.earliest, bounds.latest], dtype="datetime64[D]")
        first, last = (int(k) - begin for k in period_of(ends, made.unit))
        there[max(0, first) : max(0, last + 1)] = True
    return [int(k) for k in np.flatnonzero(~there)]
