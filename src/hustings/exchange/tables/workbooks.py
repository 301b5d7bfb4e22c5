"""xlsx: rows of a sheet, and statements as one."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import numpy as np

from ...errors import NotReadable
from ...guards.archive import Streamed, bytes_of, write_zip
from ...guards.cells import as_it_was, harmless
from ...guards.sheets import open_book
from ..bundle import Report, count

ILLEGAL = re.compile(r"[\000-\010\013\014\016-\037\ud800-\udfff]")
"""What no cell may hold."""

LONGEST_CELL = 32_000
"""Characters; a spreadsheet holds 32,767."""


def xlsx_rows(path: Path, sheet: str | None) -> tuple[list[str], list[list[Any]]]:
    """Column names and rows of a sheet (the first one where None), empty rows left out."""
    with open_book(bytes_of(path), path.name) as book:
        lines = book.rows(sheet)
    if not lines:
        return [], []
    heads = ["" if v is None else str(v).strip() for v in lines[0]]
    while heads and not heads[-1]:
        heads.pop()
    rows = []
    for row in lines[1:]:
        if any(v not in (None, "") for v in row[len(heads) :]):
            raise NotReadable(
                f"{path.name} has cells to the right of its named columns.", path=str(path)
            )
        cells = (row + [None] * len(heads))[: len(heads)]
        rows.append([(as_it_was(v) or None) if isinstance(v, str) else v for v in cells])
    return heads, rows


def sheet_names(path: Path) -> list[str]:
    """The sheets of a workbook. Raises NotReadable."""
    with open_book(bytes_of(path), path.name) as book:
        return book.sheets


def write_xlsx(columns: Mapping[str, list[Any]], path: Path, report: Report) -> None:
    """Columns as a workbook of one sheet; what was cut is said in the report."""
    cut = write_rows(list(columns), zip(*columns.values(), strict=True), path)
    if cut:
        report.approximated.append(
            f"{count(cut, 'cell')} cut to the {LONGEST_CELL:,} characters a spreadsheet holds."
        )


def write_rows(
    heads: Iterable[str], rows: Iterable[Iterable[Any]], path: Path, sheet: str = "statements"
) -> int:
    """Rows under their heads as a workbook of one sheet. Returns how many cells were cut to what a
    spreadsheet holds."""
    made = _Rows()
    parts = (made.row([*row]) for row in chain([heads], rows))
    members: dict[str, bytes | Streamed] = {}
    for name, data in _blank(sheet).items():
        before, empty, behind = data.partition(b"<sheetData/>")
        streamed = Streamed(0, chain([before, b"<sheetData>"], parts, [b"</sheetData>", behind]))
        members[name] = streamed if empty else data
    write_zip(path, members)
    return made.cut


def _blank(sheet: str) -> dict[str, bytes]:
    """The members of a workbook with an empty sheet whose first row stays in view."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet(sheet)
    page.freeze_panes = "A2"
    page.append([])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    rows = re.compile(rb"<sheetData>.*</sheetData>|<sheetData */>", re.DOTALL)
    return {name: rows.sub(b"<sheetData/>", data) for name, data in members.items()}


class _Rows:
    """Rows as a sheet's XML, written as openpyxl writes them, which takes three times as long; how
    many cells were ``cut``.
    """

    def __init__(self) -> None:
        self.cut = 0
        self._number = 0
        self._letters: list[str] = []

    def row(self, values: Sequence[Any]) -> bytes:
        """One more row."""
        self._number += 1
        while len(self._letters) < len(values):
            self._letters.append(_letters(len(self._letters)))
        cells = (
            self._cell(f"{letter}{self._number}", value)
            for letter, value in zip(self._letters, values, strict=False)
            if value is not None
        )
        return f'<row r="{self._number}">{"".join(cells)}</row>'.encode(
            "ascii", "xmlcharrefreplace"
        )

    def _cell(self, at: str, value: Any) -> str:
        if isinstance(value, str | date):
            text = self._text(str(value))
            if not text:
                return f'<c r="{at}" t="inlineStr"></c>'
            kept = "" if text == text.strip() else ' xml:space="preserve"'
            told = escape(text, {"\r": "&#13;"})
            return f'<c r="{at}" t="inlineStr"><is><t{kept}>{told}</t></is></c>'
        if isinstance(value, bool | np.bool_):
            return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
        number = f"{value:.16g}" if math.isfinite(value) else ""
        return f'<c r="{at}" t="n"><v>{number}</v></c>'

    def _text(self, value: str) -> str:
        text: str = harmless(value if value.isprintable() else ILLEGAL.sub("\ufffd", value))
        if len(text) > LONGEST_CELL:
            self.cut += 1
            return text[:LONGEST_CELL] + "…"
        return text


def _letters(number: int) -> str:
    """What a spreadsheet calls a column, from 0.

    >>> _letters(0), _letters(25), _letters(26), _letters(701), _letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    while number >= 0:
        number, last = divmod(number, 26)
        name, number = chr(65 + last) + name, number - 1
    return name
