"""Files of charts, of words and of words in their context."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import OptionError, UnknownName
from ..exchange import tables
from ..guards.cells import table_text
from ..model import Statements
from ..model.documents import plan_of
from ..project import Project
from ..show.documents.page import document_html
from ..studies import study_data
from ..views import charts, words
from ..views.composing import documents
from .picture import PICTURES, File, picture

CHART_FORMATS = {
    "svg": ("chart.svg", "image/svg+xml"),
    "png": ("chart.png", "image/png"),
    "pdf": ("chart.pdf", "application/pdf"),
    "csv": ("chart.csv", "text/csv"),
    "xlsx": ("chart.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("chart.json", "application/json"),
    "html": ("chart.html", "text/html"),
}


TABLE_FORMATS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
"""Formats of words, and of words in their context."""


def chart_file(source: Project | Statements, options: Mapping[str, Any], format: str) -> File:
    """A chart in one of ``CHART_FORMATS``: a picture as a whole figure; html (of a project) a page
    whose marks open their sentences; the rest its table. Raises UnknownName, OptionError."""
    if format not in CHART_FORMATS:
        raise UnknownName("format", format, CHART_FORMATS)
    name, kind = CHART_FORMATS[format]
    if format in PICTURES:
        return picture(charts.chart_figure(source, options), format), name, kind
    if format == "html":
        return _chart_page(source, options), name, kind
    made = charts.chart_made(source, options)
    heads, rows = charts.chart_table(made, str(options.get("cells") or "counts"))
    if format == "json":
        data = {"study": study_data(made.study), "n": made.n, "heads": heads, "rows": rows}
        return json.dumps(data, ensure_ascii=False, indent=1, default=str).encode(), name, kind
    return table_bytes(heads, rows, format, "chart"), name, kind


def _chart_page(source: Project | Statements, options: Mapping[str, Any]) -> bytes:
    if not isinstance(source, Project):
        raise OptionError("Only of a project a chart becomes a page that opens its sentences.")
    asked = {k: v for k, v in options.items() if k != "chart"}
    part = {"kind": "figure", "of": options.get("chart") or "stances", "options": asked}
    plan = plan_of({"title": source.name, "parts": [part]})
    return document_html(documents.document(source, plan)).encode("utf-8", "replace")


def words_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """The words of a project's texts in one of ``TABLE_FORMATS``. Raises UnknownName,
    OptionError."""
    return _columns_file(words.word_list(project, **options).to_columns(), "words", format)


def kwic_file(project: Project, asked: str, options: Mapping[str, Any], format: str) -> File:
    """Words in their context in one of ``TABLE_FORMATS``. Raises UnknownName, OptionError."""
    return _columns_file(words.kwic(project, asked, **options).to_columns(), "kwic", format)


def _columns_file(columns: Mapping[str, Sequence[Any]], name: str, format: str) -> File:
    if format not in TABLE_FORMATS:
        raise UnknownName("format", format, TABLE_FORMATS)
    heads, rows = list(columns), list(zip(*columns.values(), strict=True))
    if format == "json":
        told = [dict(zip(heads, row, strict=True)) for row in rows]
        data = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    else:
        data = table_bytes(heads, rows, format, name)
    return data, f"{name}.{format}", TABLE_FORMATS[format]


def table_bytes(
    heads: Sequence[str], rows: Sequence[Sequence[Any]], format: str, sheet: str
) -> bytes:
    """A table as csv, or as xlsx with one sheet of a name; every cell harmless to a spreadsheet."""
    if format == "csv":
        return ("\ufeff" + table_text([heads, *rows])).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.xlsx"
        tables.write_rows(heads, rows, path, sheet)
        return path.read_bytes()
