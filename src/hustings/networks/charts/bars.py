"""How often each value of a variable is said, as bars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import UnknownName
from ...model import Statements, Study
from ...shown import Shown, Tabular
from ..options import NetworkOptions
from ..tally import counts, tally
from .asking import NOT_ASKED, asked_as, refuse_unasked

UNASKED = tuple(name for name in NOT_ASKED if name != "isolates")
"""What means nothing for bars; those of values nobody says may be asked for."""


@dataclass(frozen=True, repr=False)
class Barplot(Shown, Tabular):
    """How often each value of a variable is said, per level of a qualifier.

    ``counts`` has shape (values, levels), integer; without a qualifier ``levels`` is empty and
    there is one column.
    ``n`` is the number of statements counted.
    """

    variable: str
    values: tuple[str, ...]
    levels: tuple[Any, ...]
    counts: npt.NDArray[np.int64]
    n: int
    study: Study
    why_empty: str | None
    behind: Callable[[int, int | None], list[str]]

    def statements(self, value: str, level: Any = None) -> list[str]:
        """Ids of the statements behind one bar, or behind one value's bars."""
        if value not in self.values:
            raise UnknownName(self.variable, value, self.values)
        if level is not None and level not in self.levels:
            raise UnknownName("level", level, self.levels)
        return self.behind(
            self.values.index(value), None if level is None else self.levels.index(level)
        )

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a value, a column a level of the qualifier."""
        levels = [str(level) for level in self.levels] or ["statements"]
        counts = dict(zip(levels, self.counts.T.tolist(), strict=True))
        return {self.variable: list(self.values), **counts}


def barplot(
    statements: Statements,
    *,
    variable: str = "concept",
    qualifier: str | None = None,
    **options: Any,
) -> Barplot:
    """Counts per value and level; a repeated (value, level) counts once per ``duplicates`` unit.

    Levels of a yes/no qualifier are 0 and 1; of a number or name those that occur. ``options`` are
    those of :func:`~hustings.networks.network` that select statements.
    """
    refuse_unasked(options, ("variable", "qualifier"), UNASKED)
    made = NetworkOptions.of(
        options,
        variable1=variable,
        variable2="",
        mode="two-mode",
        qualifier=qualifier,
        aggregation="ignore" if qualifier is None else "subtract",
    )
    table = tally(statements, made, ordered=True, alone=True)
    x = counts(table)[:, 0, :].astype(np.int64)
    rows = np.flatnonzero(x.any(axis=1)) if table.all1 is None else table.all1

    def behind(i: int, k: int | None) -> list[str]:
        mine = table.a == rows[i]
        return table.ids(np.flatnonzero(mine if k is None else mine & (table.q == k)))

    return Barplot(
        variable=variable,
        values=tuple(table.names1[i] for i in rows),
        levels=() if qualifier is None else table.levels.values,
        counts=x[rows],
        n=len(table),
        study=asked_as("barplot", table, {"variable": variable}, UNASKED),
        why_empty=table.why_empty,
        behind=behind,
    )
