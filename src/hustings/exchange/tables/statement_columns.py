"""Columns as lists, arrays or names ready -> Statements, each cell as its column's kind has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import OptionError, UnknownName
from ...model import Column, Statements
from ..cellvalues import Cells, kind_of, plain_cells
from ..columns import FIXED
from ..spellings import joined_names

_KINDS = {
    "short text": "name",
    "long text": "text",
    "string": "name",
    "bool": "boolean",
    "int": "integer",
}
OWN = frozenset(("form", "commitment", "holder", "made_at"))
"""Columns of every table of statements written here."""


def from_columns(
    columns: Mapping[str, Any],
    types: Mapping[str, str] | None,
    name: str,
    guessed: Mapping[str, str] | None = None,
    *,
    cells: Cells | None = None,
) -> Statements:
    """Statements of columns that are lists, arrays or (names) ready; what is fixed and missing is
    made.
    """
    cells = cells or Cells()
    for column in types or {}:
        if column not in columns:
            raise UnknownName("column", column, columns)
    made: dict[str, Column] = {}
    for head, values in columns.items():
        told = (types or {}).get(head) or FIXED.get(head) or (guessed or {}).get(head)
        kind = told or kind_of(
            head,
            list(values.labels) if isinstance(values, Column) else list(values),
            # of a table written here the forms say what a field is: there is nothing to settle
            None if columns.keys() >= OWN else cells,
        )
        made[head] = _column(head, values, _KINDS.get(kind, kind), cells)
    n = len(next(iter(made.values()))) if made else 0
    if "id" not in made:
        made["id"] = Column.of("id", [str(i + 1) for i in range(n)], "text")
    made.setdefault(
        "document", Column("document", "name", np.zeros(n, dtype=np.int32), ("1",) if n else ())
    )
    made.setdefault("date", Column("date", "date", np.full(n, "NaT", dtype="datetime64[s]")))
    for head in ("start", "stop"):
        made.setdefault(head, Column(head, "integer", np.zeros(n, dtype=np.int64)))
    first = ("id", "document", "date", "start", "stop")
    return Statements(
        {h: made[h] for h in (*first, *(h for h in made if h not in first))},
        name,
        notes=tuple(cells.notes),
    )


def _column(head: str, values: Any, kind: str, cells: Cells) -> Column:
    """One column; arrays that fit already are taken as they are, names are coded by a dictionary.

    (Sorting millions of Python texts, as :meth:`Column.of` must, takes minutes.)
    """
    if isinstance(values, Column):
        if kind == "name":
            return values if head == "document" else joined_names(values, cells)
        values = values.plain()
    elif kind == "name":
        names = _names(head, values)
        return names if head == "document" else joined_names(names, cells)
    if isinstance(values, np.ndarray):
        fits = {"integer": "iu", "number": "iuf", "boolean": "b"}.get(kind, "")
        if values.dtype.kind in fits:
            return Column(
                head,
                kind,
                values.astype({"integer": np.int64, "number": np.float64}.get(kind, np.int8)),
            )
    try:
        if not isinstance(values, np.ndarray):
            values = plain_cells(head, values, kind, cells)
        return Column.of(head, values, kind)
    except OverflowError as wrong:
        raise OptionError(
            f"Column {head!r} has a number too large for {kind}.", column=head, kind=kind
        ) from wrong


def _names(head: str, values: Sequence[Any] | npt.NDArray[Any]) -> Column:
    known: dict[str, int] = {}
    codes = np.empty(len(values), dtype=np.int32)
    for i, value in enumerate(values):
        if value is None or value == "" or value != value:
            codes[i] = -1
        else:
            codes[i] = known.setdefault(value if isinstance(value, str) else str(value), len(known))
    labels = sorted(known)
    place = np.empty(len(labels) + 1, dtype=np.int32)
    place[-1] = -1
    for i, label in enumerate(labels):
        place[known[label]] = i
    return Column(head, "name", place[codes], tuple(labels))
