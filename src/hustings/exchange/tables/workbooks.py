"""xlsx: rows of a sheet, and statements as one."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ...errors import NotReadable
from ...guards.archive import bytes_of, write_bytes
from ...guards.cells import as_it_was, harmless
from ...guards.sheets import open_book
from ..bundle import Report, count

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
    import openpyxl
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet(sheet)
    page.freeze_panes = "A2"
    cut = 0

    def cell(value: Any) -> Any:
        nonlocal cut
        if not isinstance(value, str):
            return value
        text = harmless(ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
        if len(text) > LONGEST_CELL:
            text, cut = text[:LONGEST_CELL] + "…", cut + 1
        made = WriteOnlyCell(page, text)
        made.data_type = "s"
        return made

    page.append([cell(h) for h in heads])
    for row in rows:
        page.append([cell(v) for v in row])
    out = io.BytesIO()
    book.save(out)
    write_bytes(path, out.getvalue())
    return cut
