"""Two variables against one another: counts, totals, and what would be expected by chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...errors import UnknownName
from ...model import Statements, Study
from ...shown import Shown, Tabular
from ..options import who_of
from ..tally import Floats, Ints, counts
from .asking import asked_as, of_one, of_two, refuse_unasked


@dataclass(frozen=True, repr=False)
class Crosstab(Shown, Tabular):
    """Statements per value of two variables, both by most statements first.

    ``counts`` has shape (rows, columns), integer, with the sum ``n``. ``without`` counts statements
    that have a value of the first variable and none of the second, so stand in no cell.
    """

    variables: tuple[str, str]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Ints
    n: int
    without: int
    study: Study
    why_empty: str | None
    behind: Callable[[int | None, int | None], list[str]]

    @property
    def row_totals(self) -> Ints:
        """Statements of each row, shape (rows,)."""
        return np.asarray(self.counts.sum(axis=1))

    @property
    def column_totals(self) -> Ints:
        """Statements of each column, shape (columns,)."""
        return np.asarray(self.counts.sum(axis=0))

    @property
    def expected(self) -> Floats:
        """What each cell would hold if rows and columns had nothing to do with one another: row
        total times column total by n (Pearson 1900)."""
        return np.asarray(np.outer(self.row_totals, self.column_totals) / max(1, self.n))

    @property
    def residuals(self) -> Floats:
        """Adjusted residuals (Haberman 1973): (count - expected) / sqrt(expected (1 - row share)
        (1 - column share)); NaN where a row or a column has all statements."""
        rows = 1 - self.row_totals / max(1, self.n)
        columns = 1 - self.column_totals / max(1, self.n)
        spread = np.sqrt(self.expected * np.outer(rows, columns))
        apart = self.counts - self.expected
        made = np.divide(apart, spread, out=np.full(apart.shape, np.nan), where=spread > 0)
        return np.asarray(made, dtype=np.float64)

    def statements(self, row: str | None = None, column: str | None = None) -> list[str]:
        """Ids of the statements behind a cell, a row, a column, or all. Raises UnknownName."""
        at: list[int | None] = []
        for name, known, role in zip(
            (row, column), (self.rows, self.columns), self.variables, strict=True
        ):
            if name is not None and name not in known:
                raise UnknownName(role, name, known)
            at.append(None if name is None else known.index(name))
        return self.behind(at[0], at[1])

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a cell that is not 0."""
        r, c = np.nonzero(self.counts)
        residuals = self.residuals[r, c]
        return {
            self.variables[0]: [self.rows[i] for i in r],
            self.variables[1]: [self.columns[j] for j in c],
            "statements": self.counts[r, c].tolist(),
            "expected": self.expected[r, c].tolist(),
            "adjusted residual": [None if np.isnan(v) else float(v) for v in residuals],
        }


def crosstab(
    statements: Statements, *, rows: str = "", columns: str = "concept", **options: Any
) -> Crosstab:
    """Statements per value of two variables.

    ``rows``: any variable that holds names (default: the first of holder, person and speaker there
    is). ``options`` are those of :func:`~hustings.networks.network` that select statements. Raises
    UnknownName, OptionError.

    >>> from hustings.model import Statements
    >>> s = Statements.from_columns(
    ...     {"holder": ["Calder", "Calder", "Renn"], "concept": ["Ferry", "Fares", "Fares"]})
    >>> made = crosstab(s)
    >>> made.rows, made.columns, made.counts.tolist(), made.expected.round(2).tolist()
    (('Calder', 'Renn'), ('Fares', 'Ferry'), [[1, 1], [1, 0]], [[1.33, 0.67], [0.67, 0.33]])
    """
    refuse_unasked(options, ("rows", "columns"))
    one = rows or who_of(statements)
    table = of_two(statements, one, columns, options)
    x = counts(table).sum(axis=2).astype(np.int64)
    order = [np.argsort(-x.sum(axis=1 - k), kind="stable") for k in (0, 1)]
    down, across = (o[x.sum(axis=1 - k)[o] > 0] for k, o in enumerate(order))

    def behind(i: int | None, j: int | None) -> list[str]:
        which = np.ones(len(table), dtype=bool)
        if i is not None:
            which &= table.a == down[i]
        if j is not None:
            which &= table.c == across[j]
        return table.ids(np.flatnonzero(which))

    every = len(of_one(statements, one, {**options, "duplicates": "include"}))
    both = len(of_two(statements, one, columns, {**options, "duplicates": "include"}))
    return Crosstab(
        variables=(one, columns),
        rows=tuple(table.names1[i] for i in down),
        columns=tuple(table.names2[j] for j in across),
        counts=x[np.ix_(down, across)],
        n=len(table),
        without=every - both,
        study=asked_as("crosstab", table, {"rows": one, "columns": columns}),
        why_empty=table.why_empty,
        behind=behind,
    )
