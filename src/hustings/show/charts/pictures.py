"""The picture of any chart, by the name of what was counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from .count_table_svg import table_chart, table_of_pairs, table_of_two
from .shared import Chart
from .stance_svg import stance_chart
from .time_counts_svg import time_chart

DRAWN: Final[Mapping[str, Callable[[Any], Chart]]] = {
    "Stances": stance_chart,
    "OverTime": time_chart,
    "Crosstab": lambda made: table_chart(table_of_two(made)),
    "CoOccurrence": lambda made: table_chart(table_of_pairs(made)),
}
"""Class of what was counted -> how it is drawn."""


def picture_of(made: object) -> str:
    """What was counted as SVG."""
    return DRAWN[type(made).__name__](made).picture.svg()
