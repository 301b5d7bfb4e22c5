"""A sheet written row by row is, byte for byte, the one openpyxl writes."""

import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
from openpyxl.cell.cell import WriteOnlyCell

from hustings.exchange.tables import write_rows, xlsx_rows

HEADS = ["quote", "number", "counts", *(f"column {k}" for k in range(28))]
ROWS: list[list[Any]] = [
    ["a", 1, True],
    [" blank before and after ", 2.5, False],
    ["two\nlines", -3, None],
    ["<&>\"'", float("nan"), True],
    ["", 1e300, np.int64(7)],
    ["tab\tand return\r", 123456789012345678, np.float64(0.1)],
    ["Überfahrt 🚢 \u00ad", None, 0],
    [None, 0.1 + 0.2, *(k if k % 2 else None for k in range(28)), "last"],
    [],
]


def by_openpyxl() -> dict[str, bytes]:
    """The members of the same workbook."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("statements")
    page.freeze_panes = "A2"
    for row in [HEADS, *ROWS]:
        cells = []
        for value in row:
            cell = value
            if isinstance(value, str):
                cell = WriteOnlyCell(page, value)
                cell.data_type = "s"
            cells.append(cell)
        page.append(cells)
    out = io.BytesIO()
    book.save(out)
    return members(out)


def members(file: Any) -> dict[str, bytes]:
    """What a workbook holds, but when it was made."""
    with zipfile.ZipFile(file) as archive:
        return {n: archive.read(n) for n in archive.namelist() if n != "docProps/core.xml"}


def test_a_sheet_is_the_one_openpyxl_writes(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    assert write_rows(HEADS, ROWS, path) == 0
    assert members(path) == by_openpyxl()


def test_what_no_cell_holds_is_replaced_and_what_is_too_long_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    assert (
        write_rows(["a", "b"], [["x" * 40_000, "bell\x07\ud800"], ["=1+1", "y"]], path, "chart")
        == 1
    )
    _, ((long, bell), (formula, _)) = xlsx_rows(path, "chart")
    assert (len(long), long[-1], bell) == (32_001, "…", "bell\ufffd\ufffd")
    assert formula == "=1+1"
    assert b"=1+1</t>" in members(path)["xl/worksheets/sheet1.xml"]
