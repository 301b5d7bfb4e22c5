"""Columns of a table of statements: those whose meaning is fixed, and those that are variables."""

from __future__ import annotations

from itertools import islice

from ..model import Statements
from .bundle import TableColumn

FIXED = {
    **dict.fromkeys(("id", "quote", "memo", "via"), "text"),
    **dict.fromkeys(
        ("document", "coder", "author", "source", "section", "type", "title", "form", "speaker"),
        "name",
    ),
    **dict.fromkeys(("holder", "commitment", "about", "origin", "status", "made_at"), "name"),
    "date": "date",
    "start": "integer",
    "stop": "integer",
}
"""Column -> what it holds, whatever its cells look like."""

EXAMPLES = 3
"""Values shown of a column."""


def variables(rows: Statements) -> tuple[TableColumn, ...]:
    """The columns of a table that are variables, with what they were read as."""
    out = []
    for head in rows.columns:
        if head in FIXED:
            continue
        there = (str(v) for v in rows[head].plain() if v not in (None, ""))
        examples = tuple(islice(dict.fromkeys(there), EXAMPLES))
        out.append(TableColumn(head, rows[head].kind, examples))
    return tuple(out)
