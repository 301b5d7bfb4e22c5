"""Tables written so that no spreadsheet takes a cell for a formula; the rule stands here once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n|%]")
_HARMLESS = re.compile(r"''*[=+\-@\t\r\n|%]")


def harmless(value: Any) -> Any:
    """A cell no spreadsheet takes for a formula: an apostrophe before what begins like one.

    Numbers and single signs are left alone.

    >>> harmless("=1+1"), harmless("-0.5"), harmless("+"), harmless("Renn"), harmless("'=1")
    ("'=1+1", '-0.5', '+', 'Renn', "''=1")
    """
    if (
        not isinstance(value, str)
        or not value[1:]
        or _NUMBER.match(value)
        or not _FORMULA.match(value)
    ):
        return value
    return "'" + value


def as_it_was(value: str) -> str:
    """The way back from :func:`harmless`.

    >>> as_it_was("'=1+1"), as_it_was("'tis")
    ('=1+1', "'tis")
    """
    return value[1:] if _HARMLESS.match(value) else value


def table_text(rows: Iterable[Sequence[Any]], *, separator: str = ",", line_end: str = "\n") -> str:
    """Rows as the text of a CSV file, each cell harmless; nothing is "", truth is true or false."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=line_end)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value)
