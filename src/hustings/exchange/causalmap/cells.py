"""Sheets, XML and the small values in them, read with care and written harmless."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

from ...errors import NotReadable
from ...guards.archive import bytes_of, refuse_heavy
from ...guards.cells import harmless
from ...guards.sheets import open_book
from ..tables import separator_line


def exists(path: Path) -> None:
    """Raises NotReadable where there is no file, or an empty one."""
    if not path.is_file():
        raise NotReadable(f"{path.name} is not there, or is no file.", path=str(path))
    if path.stat().st_size == 0:
        raise NotReadable(f"{path.name} is empty.", path=str(path))


def sheets_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The sheets of a Causal Map workbook, each row by its column heads."""
    wanted = {"factors", "links", "statements", "sources", "questions", "settings"}
    out: dict[str, list[dict[str, Any]]] = {}
    with open_book(bytes_of(path), path.name) as book:
        for sheet in book.sheets:
            if sheet.lower() not in wanted:
                continue
            head, *rows = book.rows(sheet) or [[]]
            names = [text_of(c) for c in head]
            out[sheet.lower()] = [
                dict(zip(names, row + [None] * (len(names) - len(row)), strict=False))
                for row in rows
            ]
    return out


def cells(path: Path, sheet: str | None) -> list[list[Any]]:
    """The cells of a sheet or of a text table, whatever its separator and decimal comma."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        with open_book(bytes_of(path), path.name) as book:
            rows = book.rows(sheet)
        width = max(map(len, rows), default=0)
        return [row + [None] * (width - len(row)) for row in rows]
    try:
        text = bytes_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotReadable(
            f"{path.name} is not UTF-8 text: save it as CSV in UTF-8.", path=str(path)
        ) from wrong
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = text.split("\n", 1)[0]
    told = separator_line(first)
    if told:
        text = text[len(first) :].lstrip("\r\n")
    separator = told or max((",", ";", "\t"), key=first.count)
    try:
        rows = [list(r) for r in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as wrong:
        raise NotReadable(f"{path.name} is no readable table: {wrong}.", path=str(path)) from wrong
    if separator == ";":
        rows = [
            [c.replace(",", ".") if re.fullmatch(r"\s*[-+]?\d*,\d+\s*", c) else c for c in r]
            for r in rows
        ]
    return [r for r in rows if r]


def parsed(raw: bytes, path: Path) -> Any:
    """The root of an XML document, its entities refused."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    refuse_heavy(raw, path.name)
    try:
        return ElementTree.fromstring(raw)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as wrong:
        raise NotReadable(
            f"{path.name} is no readable XML: {type(wrong).__name__}.", path=str(path)
        ) from wrong


def tag(element: Any) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rsplit("}", 1)[-1]


def text_of(value: Any) -> str:
    """A cell as text: nothing is "", 3.0 is "3"."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def number_of(value: Any) -> float | None:
    """A cell as a number, None where it is none."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def safe(value: Any) -> Any:
    """A value safe in a sheet: no formula, no control character."""
    if not isinstance(value, str):
        return value
    return harmless(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", value))


def legal(text: str) -> str:
    """Without the characters XML forbids."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "\ufffd", text)
