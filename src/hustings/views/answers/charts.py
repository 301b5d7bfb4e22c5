"""Charts: counts as drawn, and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .networks import Dates, FormTold, Variables
from .studies import StudyData


@dataclass(frozen=True)
class ChartApart:
    """Statements that stand nowhere in a chart, and why; ``part`` opens them."""

    part: str
    words: str
    statements: int


@dataclass(frozen=True)
class ChartAnswer:
    """A chart as drawn and as a table: ``heads`` over ``rows``, the first of ``all_rows``.

    ``text`` says what it rests on, ``meaning`` what a number in it is. ``options`` are what it
    shows by now, also where nobody asked for it.
    """

    chart: str
    title: str
    text: str
    meaning: str
    svg: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | int | float | None]]
    all_rows: int
    n: int
    apart: Sequence[ChartApart]
    options: Mapping[str, Any]
    why_empty: str | None
    variables: Variables
    forms: Sequence[FormTold]
    dates: Dates
    versions: Sequence[str]
    """A sentence for each interview in several versions: which of them counts."""
    study: StudyData
