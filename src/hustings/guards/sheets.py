"""Workbooks from strangers: only the cells that are there, never the rectangle they span.

openpyxl fills every row up to the last column and every gap between rows: one blank cell in
XFD1048576 makes seventeen thousand million. Here rows and columns without a value are not made.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import HustingsError, NotReadable, UnknownName
from .archive import Archive, write_bytes

MOST_CELLS = 5_000_000
"""Values of one workbook, and places of the rectangle they span: about 0.5 GB."""
WIDEST = 6_000
"""Columns with values."""


class Book:
    """The sheets of an .xlsx, by name; see :func:`open_book`."""

    def __init__(self, book: Any, name: str) -> None:
        self._book, self.name = book, name
        self.sheets = [str(sheet.title) for sheet in book.worksheets]
        self._left = MOST_CELLS

    def rows(self, sheet: str | None = None) -> list[list[Any]]:
        """The rows of a sheet (None: the first) up to the last value of each, empty rows left out.

        Raises UnknownName for a sheet that is not there, NotReadable where it is damaged or too
        large.
        """
        if not self.sheets:
            return []
        if sheet is not None and sheet not in self.sheets:
            raise UnknownName("sheet", sheet, self.sheets)
        page = self._book.worksheets[self.sheets.index(sheet) if sheet is not None else 0]
        rows = []
        with _damage(self.name):
            for found in self._values(page):
                width = max(found) + 1
                self._left -= width
                if width > WIDEST or self._left < 0:
                    raise NotReadable(
                        f"{self.name} holds a sheet of more than {WIDEST:,} columns or "
                        f"{MOST_CELLS:,} cells; keep the columns that are needed, or split it.",
                        name=self.name,
                    )
                rows.append([found.get(i) for i in range(width)])
        return rows

    def _values(self, page: Any) -> Iterator[dict[int, Any]]:
        """Column (from 0) -> value of each row that has any."""
        from openpyxl.worksheet._reader import WorkSheetParser

        book = self._book
        with page._get_source() as source:
            parser = WorkSheetParser(
                source,
                page._shared_strings,
                data_only=book.data_only,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            for _, cells in parser.parse():
                found = {
                    cell["column"] - 1: cell["value"]
                    for cell in cells
                    if cell["value"] is not None and cell["value"] != ""
                }
                if found:
                    yield found


@contextmanager
def open_book(data: bytes, name: str) -> Iterator[Book]:
    """A workbook to read values of. Raises NotReadable for what is none, is damaged or hides a
    bomb.
    """
    from openpyxl import load_workbook

    archive = Archive(data, name)
    if not any(n.startswith("xl/") for n in archive.names):
        raise NotReadable(f"{name} is no Excel workbook: it holds no xl/workbook.xml.", name=name)
    archive.refuse_heavy_xml()
    with _damage(name):
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        yield Book(book, name)
    finally:
        book.close()


def save_book(book: Any, path: Path) -> None:
    """Write a workbook whole or not at all. Raises NotWritable."""
    out = io.BytesIO()
    book.save(out)
    write_bytes(path, out.getvalue())


@contextmanager
def _damage(name: str) -> Iterator[None]:
    """openpyxl's trouble as one sentence; it lets errors of its zip and XML layers through."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (HustingsError, MemoryError):
        raise
    except Exception as wrong:
        raise NotReadable(
            f"{name} is a damaged Excel workbook ({type(wrong).__name__}); save it anew and try "
            f"again.",
            name=name,
        ) from wrong
