"""What the charts share: the statements one variable counts, and the question as a study."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...errors import UnknownName
from ...model import Statements, Study
from ..options import NetworkOptions
from ..projection import study_of
from ..tally import Tally, tally

NOT_ASKED = ("variable1", "variable2", "mode", "aggregation", "normalization", "isolates")
"""Options of a network that mean nothing for a chart."""


def refuse_unasked(
    options: Mapping[str, Any], own: tuple[str, ...], unasked: tuple[str, ...] = NOT_ASKED
) -> None:
    """Raise UnknownName for an option of a network that the chart does not have."""
    for name in options:
        if name in unasked:
            raise UnknownName("option of a chart", name, [*own, "duplicates", "exclude", "forms"])


def of_one(statements: Statements, variable: str, options: Mapping[str, Any]) -> Tally:
    """The statements that have a value of one variable, by the network's own filters."""
    made = NetworkOptions.of(options, variable1=variable, variable2="", mode="two-mode")
    return tally(statements, made, ordered=True, alone=True)


def of_two(statements: Statements, rows: str, columns: str, options: Mapping[str, Any]) -> Tally:
    """The statements that have a value of both variables, by the network's own filters."""
    made = NetworkOptions.of(options, variable1=rows, variable2=columns, mode="two-mode")
    return tally(statements, made, ordered=True)


def asked_as(
    build: str, table: Tally, own: Mapping[str, Any], unasked: tuple[str, ...] = NOT_ASKED
) -> Study:
    """The question of a chart as a study: its own options, and those that select statements."""
    made = study_of(NetworkOptions(), build)
    plain = {k: v for k, v in table.options.plain().items() if k not in unasked}
    return Study(build, {**own, **plain}, version=made.version)
