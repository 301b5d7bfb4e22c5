"""A network of who holds what, or who stands with whom, and the statements behind every cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from ..errors import UnknownName
from ..shown import Shown
from .records import Study

Mode = Literal["one-mode", "two-mode"]
OneModeAggregation = Literal["ignore", "congruence", "conflict", "subtract"]
TwoModeAggregation = Literal["ignore", "combine", "subtract"]
Aggregation = OneModeAggregation | TwoModeAggregation
"""What a cell makes of the levels of a qualifier."""

OneModeNormalization = Literal["none", "average", "jaccard", "cosine", "profile-cosine"]
TwoModeNormalization = Literal["none", "activity", "prominence"]
Normalization = OneModeNormalization | TwoModeNormalization
"""What a cell is divided by."""

Duplicates = Literal["include", "document", "week", "month", "year", "acrossrange"]
"""Within what the same statement counts once."""

MODES: tuple[str, ...] = get_args(Mode)
DUPLICATES: tuple[str, ...] = get_args(Duplicates)
AGGREGATIONS: Mapping[str, tuple[str, ...]] = {
    "one-mode": get_args(OneModeAggregation),
    "two-mode": get_args(TwoModeAggregation),
}
NORMALIZATIONS: Mapping[str, tuple[str, ...]] = {
    "one-mode": get_args(OneModeNormalization),
    "two-mode": get_args(TwoModeNormalization),
}


@dataclass(frozen=True, slots=True)
class Resting:
    """The statements a network rests on: ``row`` and ``column`` of each, int arrays of one length
    (-1: it is in no column shown, or the network is one-mode); their ``ids``, and which of them
    somebody tells of another's view, when asked for.
    """

    row: npt.NDArray[np.intp]
    column: npt.NDArray[np.intp]
    ids: Callable[[], Sequence[str]]
    told: Callable[[], npt.NDArray[np.bool_]]


@dataclass(frozen=True, slots=True, repr=False)
class Network(Shown):
    """A matrix with names, the study that made it, and the statements each cell rests on.

    ``matrix`` has shape ``(len(rows), len(columns))``, float64; in a one-mode network rows and
    columns are the same and the diagonal is 0 (kept in kernel windows). Never NaN, except where
    ``compat="dna3"`` asks for it. ``why_empty`` says in words why nothing is there.
    ``start``/``middle``/``stop`` are ISO dates of a window, ``n`` the number of statements counted.
    ``behind`` gives, for a row and a column index, the ids of the statements (None for the column:
    of the row).
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    matrix: npt.NDArray[np.float64]
    mode: str = "two-mode"
    study: Study | None = None
    n: int = 0
    start: str | None = None
    middle: str | None = None
    stop: str | None = None
    why_empty: str | None = None
    behind: Callable[[int, int | None], Sequence[str]] | None = None
    resting: Callable[[], Resting] | None = None
    """All statements behind any row at once, as ``behind`` gives them one row after the other."""
    dealt: Callable[[np.random.Generator], Network] | None = None
    """The network these statements would give had chance dealt them to the names of the rows."""
    attributes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Per node name: kind, color and whatever else is known of it."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """What it was made with, settings nobody chose included; none where no study is known."""
        return self.study.options if self.study else {}

    def numbers(self) -> list[int]:
        """How many statements each row rests on, and behind those each column (two-mode)."""
        if self.resting is not None:
            found = self.resting()
            by_row = np.bincount(found.row, minlength=len(self.rows))
            shown = found.column[found.column >= 0]
            by_column = np.bincount(shown, minlength=len(self.columns))
            return [*by_row.tolist(), *(by_column.tolist() if self.mode == "two-mode" else ())]
        rows, columns = range(len(self.rows)), range(len(self.columns))
        two_mode = columns if self.mode == "two-mode" else ()
        if (behind := self.behind) is None:
            return [0] * (len(rows) + len(two_mode))
        return [
            *(len(behind(i, None)) for i in rows),
            *(len({s for i in rows for s in behind(i, j)}) for j in two_mode),
        ]

    def statements(self, row: str, column: str | None = None) -> list[str]:
        """Ids of the statements behind one cell, or behind a whole row."""
        if row not in self.rows:
            if column is None and row in self.columns:
                j = self.columns.index(row)
                ids: dict[str, None] = {}
                for i in range(len(self.rows)):
                    ids.update(dict.fromkeys(self.behind(i, j) if self.behind else ()))
                return list(ids)
            raise UnknownName("row", row, self.rows)
        if column is not None and column not in self.columns:
            raise UnknownName("column", column, self.columns)
        if self.behind is None:
            return []
        return list(
            self.behind(
                self.rows.index(row), None if column is None else self.columns.index(column)
            )
        )

    def ties(self) -> list[tuple[str, str, float]]:
        """The cells other than 0 as (row, column, weight); in a one-mode network each pair once."""
        made = np.triu(self.matrix, 1) if self.mode == "one-mode" else self.matrix
        return [
            (self.rows[i], self.columns[j], float(self.matrix[i, j]))
            for i, j in zip(*(k.tolist() for k in np.nonzero(made)), strict=True)
        ]

    def to_networkx(self) -> Any:
        """A networkx.Graph: ``weight`` and ``sign`` on edges, ``attributes`` on nodes.

        A two-mode network gives a bipartite graph; its nodes carry ``bipartite`` (0 row, 1 column).
        A name on both sides of a two-mode network becomes "name (column)" on the second, so that
        the two stay apart.
        """
        import networkx as nx

        graph = nx.Graph(mode=self.mode)
        one = self.mode == "one-mode"
        twice = set() if one else set(self.rows) & set(self.columns)
        second = {c: f"{c} (column)" if c in twice else c for c in self.columns}
        for name in self.rows:
            graph.add_node(
                name, **({} if one else {"bipartite": 0}), **self.attributes.get(name, {})
            )
        if not one:
            for name in self.columns:
                graph.add_node(second[name], bipartite=1, **self.attributes.get(name, {}))
        for row, column, weight in self.ties():
            graph.add_edge(
                row, column if one else second[column], weight=weight, sign=1 if weight > 0 else -1
            )
        return graph

    def to_pandas(self) -> Any:
        """A pandas.DataFrame with the names as index and columns."""
        import pandas as pd

        return pd.DataFrame(self.matrix.copy(), index=list(self.rows), columns=list(self.columns))

    def to_polars(self) -> Any:
        """A polars.DataFrame: a first column ``name``, then one column per name (renamed ``name_``
        if taken).
        """
        import polars as pl

        first = "name"
        while first in self.columns:
            first += "_"
        data = {first: list(self.rows)} | {
            c: self.matrix[:, j].copy() for j, c in enumerate(self.columns)
        }
        return pl.DataFrame(data)
