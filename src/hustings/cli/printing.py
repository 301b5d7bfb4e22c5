"""Tables on a terminal and in files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unicodedata import combining, east_asian_width

from ..errors import UnknownFormat
from ..guards.cells import table_text
from .commands import write
from .common import say

Row = Sequence[Any]


def lines(heads: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """A table as lines: column names, then rows; numbers at the right, all else at the left.

    >>> list(lines(("name", "camp"), [("Ines", 1), ("Bo", 12)]))
    ['name  camp', 'Ines     1', 'Bo      12']
    """
    right = [
        all(isinstance(v, int | float) or not v for v in column)
        for column in zip(*rows, strict=True)
    ]
    right = right or [False] * len(heads)
    cells = [[str(h) for h in heads], *([_said(v) for v in row] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (
            " " * (w - _width(v)) + v if at_right else v + " " * (w - _width(v))
            for v, w, at_right in zip(row, widths, right, strict=True)
        )
        yield "  ".join(padded).rstrip()


def written(path: Path, data: Any, heads: Sequence[str], rows: Sequence[Row]) -> None:
    """Write what a command found: everything as .json, its table as .csv. Raises UnknownFormat."""
    kind = path.suffix.lower()
    if kind == ".json":
        text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    elif kind == ".csv":
        text = "\ufeff" + table_text([heads, *rows])
    else:
        raise UnknownFormat(f"{path.name}: name a file that ends in .json or .csv.")
    write(path, text.encode())
    say(f"Wrote {path}")


def _said(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.3g}"
    return "" if value is None else str(value)


def _width(text: str) -> int:
    """Columns a text takes on a terminal: wide letters two, marks above a letter none."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in ("W", "F") else 1 for c in text)
