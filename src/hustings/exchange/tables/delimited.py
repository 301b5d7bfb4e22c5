"""csv and tsv: column names and rows, out of whatever programs write."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from ...errors import NotReadable
from ...guards.cells import as_it_was
from ..bundle import count

_LONGEST_CELL = 50_000_000
"""Characters."""


def separator_line(first: str) -> str:
    """The separator a first line ``sep=;`` names, as Excel writes it; "" for any other line."""
    found = re.fullmatch(r'\s*"?sep=(.)"?[\s,;]*', first, re.IGNORECASE)
    return found[1] if found else ""


def csv_rows(path: Path, suffix: str) -> tuple[list[str], list[list[str | None]]]:
    """Column names and rows of a csv or tsv file; the separator of a .csv is the one a first line
    ``sep=;`` names, or the one the first line has most of.
    """
    data = path.read_bytes()
    text = _decode(data, path.name)
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    csv.field_size_limit(_LONGEST_CELL)
    parting = separator_line(first)
    if parting:
        text = text[len(first) :].lstrip("\r\n")
    elif suffix == ".tsv":
        parting = "\t"
    else:
        parting = max(",;\t", key=lambda c: len(next(csv.reader([first], delimiter=c), [])))
    rows: list[list[str | None]] = []
    heads: list[str] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=parting, strict=True)
        for row in reader:
            if not row:
                continue
            if not heads:
                heads = [h.strip() for h in row]
                continue
            if len(row) != len(heads):
                raise NotReadable(
                    f"Line {reader.line_num} of {path.name} has {count(len(row), 'field')}, "
                    f"but there are {count(len(heads), 'column')}.",
                    path=str(path),
                    line=reader.line_num,
                )
            rows.append([as_it_was(v) or None for v in row])
    except csv.Error as wrong:
        raise NotReadable(
            f"{path.name} is not a well-formed table: {wrong}.", path=str(path)
        ) from wrong
    return heads, rows


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:
        raise NotReadable(f"{name} is not a text file.", name=name)
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadable(f"{name} is not a text file.", name=name)
