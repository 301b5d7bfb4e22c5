"""A network of who holds what, or who stands with whom, and the statements behind every cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import UnknownName
from .records import Study


@dataclass(frozen=True, slots=True)
class Network:
    """A matrix with names, the study that made it, and the statements each cell rests on.

    ``matrix`` has shape ``(len(rows), len(columns))``, float64; in a one-mode network rows and columns
    are the same and the diagonal is 0. Never NaN. ``why_empty`` says in words why nothing is there.
    ``start``/``middle``/``stop`` are ISO dates of a window, ``n`` the number of statements counted.
    ``behind`` gives, for a row and a column index, the ids of the statements (None for the column: of the row).
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
    attributes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Per node name: kind, color and whatever else is known of it."""

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
        return list(self.behind(self.rows.index(row), None if column is None else self.columns.index(column)))
