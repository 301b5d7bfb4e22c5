"""Sheets, XML and the small values in them, read with care and written harmless."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...errors import NotReadable, UnknownName


def exists(path: Path) -> None:
    """Raises NotReadable where there is no file, or an empty one."""
    if not path.is_file():
        raise NotReadable(f"{path.name} is not there, or is no file.", path=str(path))
    if path.stat().st_size == 0:
        raise NotReadable(f"{path.name} is empty.", path=str(path))


def open_book(path: Path) -> Any:
    """An .xlsx opened to read values; raises NotReadable."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as wrong:
        raise NotReadable(f"{path.name} is no readable workbook.", path=str(path)) from wrong


def sheets_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The sheets of a Causal Map workbook, each row by its column heads."""
    wanted = {"factors", "links", "statements", "sources", "questions", "settings"}
    book = open_book(path)
    out: dict[str, list[dict[str, Any]]] = {}
    try:
        for sheet in book:
            if sheet.title.lower() not in wanted:
                continue
            rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(values_only=True)
            head = [text_of(c) for c in next(rows, ())]
            out[sheet.title.lower()] = [
                dict(zip(head, row, strict=False))
                for row in rows
                if any(c is not None for c in row)
            ]
    finally:
        book.close()
    return out


def cells(path: Path, sheet: str | None) -> list[list[Any]]:
    """The cells of a sheet or of a text table, whatever its separator and decimal comma."""
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        book = open_book(path)
        try:
            if sheet is not None and sheet not in book.sheetnames:
                raise UnknownName("sheet", sheet, book.sheetnames)
            return [
                list(row) for row in book[sheet or book.sheetnames[0]].iter_rows(values_only=True)
            ]
        finally:
            book.close()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise NotReadable(
            f"{path.name} is not UTF-8 text: save it as CSV in UTF-8.", path=str(path)
        ) from wrong
    first = text.split("\n", 1)[0]
    separator = max((",", ";", "\t"), key=first.count)
    rows: list[list[Any]] = [list(r) for r in csv.reader(io.StringIO(text), delimiter=separator)]
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

    try:
        return ElementTree.fromstring(raw)
    except (ParseError, DefusedXmlException, ValueError) as wrong:
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
    """A value safe in a sheet: text that would be a formula gets an apostrophe; control characters
    are dropped.
    """
    if not isinstance(value, str):
        return value
    value = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", value)
    return (
        "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") and len(value) > 1 else value
    )


def plain(value: str) -> str:
    """The way back from :func:`safe`."""
    return value[1:] if value[:1] == "'" and value[1:2] in ("=", "+", "-", "@") else value


def legal(text: str) -> str:
    """Without the characters XML forbids."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "\ufffd", text)
