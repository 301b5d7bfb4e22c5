"""A table with one row per statement -> Statements: csv, tsv, xlsx, parquet, JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ...errors import NotReadable, UnknownFormat
from ...guards.door import reading
from ...model import Statements
from ..cellvalues import Cells
from .delimited import csv_rows
from .parquet import read_parquet
from .statement_columns import from_columns
from .workbooks import xlsx_rows

SUFFIXES = (".csv", ".tsv", ".xlsx", ".parquet", ".json")


def read_table(
    path: str | Path,
    *,
    types: Mapping[str, str] | None = None,
    sheet: str | None = None,
    dates: str = "",
) -> Statements:
    """Statements from a table with one row per statement.

    Columns with a fixed meaning are ``id, document, date`` (ISO)``, start, stop, coder, author,
    source, section, type, title``; every other column is a variable. ``types`` says what a variable
    is (boolean, integer, number, name, text, date); otherwise a csv column of true/false/yes/no (in
    English, German, French, Spanish or Russian) is boolean, of whole numbers integer, of numbers
    number, and all else names; NA, n/a and their like are no value. ``dates`` (dmy or mdy) says
    what 3/5/2031 means, ``sheet`` chooses one of an xlsx file. ``Statements.notes`` of the answer
    tells what was read otherwise than it stands.
    Raises NotReadable, UnknownFormat, UnknownName or OptionError, each naming the line or column.
    """
    path = Path(path)
    cells = Cells(dates)
    if not path.is_file():
        raise NotReadable(f"There is no file {path.name}.", path=str(path))
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise UnknownFormat(
            f"{path.name} is no table of statements; known are {', '.join(SUFFIXES)}.",
            path=str(path),
        )
    if suffix != ".parquet" and path.stat().st_size == 0:
        raise NotReadable(f"{path.name} is empty; there is nothing to read in it.", path=str(path))
    with reading(path.name):
        return _read(path, suffix, (types, sheet), cells)


def _read(
    path: Path, suffix: str, told: tuple[Mapping[str, str] | None, str | None], cells: Cells
) -> Statements:
    types, sheet = told
    if suffix == ".parquet":
        return read_parquet(path, types, cells)
    if suffix == ".json":
        return _json(path, types, cells)
    heads, rows = xlsx_rows(path, sheet) if suffix == ".xlsx" else csv_rows(path, suffix)
    if not any(heads):
        raise NotReadable(f"{path.name} has no line of column names.", path=str(path))
    for head in heads:
        if not head or heads.count(head) > 1:
            wrong = f"two columns called {head!r}" if head else "a column without a name"
            raise NotReadable(f"{path.name} has {wrong}.", path=str(path))
    columns = dict(
        zip(heads, map(list, zip(*rows, strict=True)) if rows else ([] for _ in heads), strict=True)
    )
    return from_columns(columns, types, path.name, cells=cells)


def _json(path: Path, types: Mapping[str, str] | None, cells: Cells) -> Statements:
    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as wrong:
        raise NotReadable(f"{path.name} is not JSON: {wrong}.", path=str(path)) from wrong
    kinds = data.get("columns") if isinstance(data, dict) else None
    rows = data.get("statements") if isinstance(data, dict) else data
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise NotReadable(f"{path.name} has no list of statements.", path=str(path))
    heads = dict.fromkeys(str(k) for r in rows for k in r)
    columns = {
        h: [r.get(h) for r in rows]
        for h in (kinds if isinstance(kinds, dict) and not rows else heads)
    }
    for head, values in columns.items():
        if any(isinstance(v, list | dict) for v in values):
            raise NotReadable(
                f"{head!r} in {path.name} holds lists; a statement has one value per field."
            )
    known = {k: str(v) for k, v in kinds.items() if k in columns} if isinstance(kinds, dict) else {}
    return from_columns(columns, {**known, **(types or {})}, path.name, cells=cells)
