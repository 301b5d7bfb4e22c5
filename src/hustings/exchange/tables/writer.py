"""Statements -> a table: csv, tsv, xlsx, parquet, JSON, or W3C Web Annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from ...errors import UnknownFormat
from ...guards.archive import write_bytes
from ...guards.cells import table_text
from ...model import Column, Statement, Statements, Transcript
from ...model.memos import Memo
from ..bundle import Report, memos_left
from .parquet import write_parquet
from .reader import SUFFIXES
from .web_annotations import web_annotations
from .workbooks import write_xlsx

WRITES = (*SUFFIXES, ".jsonld")

_TEXTS = ("id", "quote", "memo")
PART = 20_000
"""Rows that are held as plain values at once."""
NO_TEXT: Mapping[str, Transcript] = {}
"""No text is known."""


def write_statements(
    rows: Statements | Iterable[Statement],
    path: str | Path,
    *,
    keep: Sequence[str] = (),
    memos: Sequence[Mapping[str, str]] = (),
    texts: Mapping[str, Transcript] = NO_TEXT,
) -> Report:
    """Statements as csv, tsv, xlsx, parquet or JSON (``.json``), or as W3C Web Annotations
    (``.jsonld``).

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, which
    :func:`read_table` takes away again. Offsets are code points, end exclusive, as the Web
    Annotation model wants them. Columns in which nothing is coded are left out, but for those in
    ``keep``. ``memos`` (see :func:`memo_records`) stand in JSON beside the statements; a table has
    no place for them, and the report says so. ``texts``, by their ids, give Web Annotations titles
    and the words around a quote, by which other programs find it again.
    """
    path = Path(path)
    suffix = path.suffix.casefold()
    if suffix not in WRITES:
        raise UnknownFormat(
            f"Statements cannot be written as {path.name}; known are {', '.join(WRITES)}."
        )
    table = rows if isinstance(rows, Statements) else Statements.from_statements(rows)
    report = Report(dialect=f"statements as {suffix[1:]}", imported={"statements": len(table)})
    if memos and suffix != ".json":
        report.left.append(memos_left(len(memos)))
    if suffix == ".jsonld":
        write_bytes(path, _dump(web_annotations(table, texts)))
        return report
    used = {
        h: c
        for h, c in table.columns.items()
        if h in _TEXTS or h in ("document", "start", "stop", *keep) or c.coded().any()
    }
    if suffix == ".parquet":
        write_parquet(used, path)
        return report
    if suffix == ".json":
        told = (zip(used, row, strict=True) for rows in _parts(used) for row in rows)
        lines = ({k: v for k, v in row if v is not None} for row in told)
        about = {"columns": {h: c.kind for h, c in used.items()}}
        write_bytes(path, _json({**about, "memos": [*memos]} if memos else about, lines))
    elif suffix == ".xlsx":
        write_xlsx({h: c.plain() for h, c in used.items()}, path, report)
    else:
        write_bytes(path, _lines(used, "\t" if suffix == ".tsv" else ","))
    return report


def _parts(columns: Mapping[str, Column]) -> Iterator[Iterator[tuple[Any, ...]]]:
    """Rows of plain values, :data:`PART` at a time: a million of them at once take a gigabyte."""
    for start in range(0, max(map(len, columns.values()), default=0), PART):
        part = slice(start, start + PART)
        yield zip(*(c.take(part).plain() for c in columns.values()), strict=True)


def _lines(columns: Mapping[str, Column], separator: str) -> Iterator[bytes]:
    """A table with its column names, a part at a time."""
    yield "\ufeff".encode()
    for rows in chain([[tuple(columns)]], _parts(columns)):
        text = table_text(rows, separator=separator, line_end="\r\n")
        yield text.encode("utf-8", "replace")


def memo_records(memos: Iterable[Memo], names: Mapping[str, str]) -> list[dict[str, str]]:
    """Memos with the names of what they stand on (``names``, by id), as JSON has them."""
    return [
        {
            "on": m.on,
            "of": m.of,
            "name": names.get(m.of, ""),
            "memo": m.text,
            "by": m.by,
            "at": m.at,
        }
        for m in memos
    ]


def _json(about: Mapping[str, Any], lines: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """As :func:`_dump` writes them with ``statements`` behind, a statement at a time."""
    head, _, end = _dump({**about, "statements": [0]}).rpartition(b"\n  0")
    yield head
    comma = b""
    for line in lines:
        yield comma + b"\n  " + _dump(line).replace(b"\n", b"\n  ")
        comma = b","
    yield end if comma else end.lstrip()


def _dump(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")
