"""Files of statements: tables, and passages with their sources."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..errors import UnknownName
from ..exchange import Report, scanning, tables
from ..guards.archive import write_bytes
from ..project import Project
from ..show.documents.excerpts import ExcerptGroup, excerpts_docx, excerpts_pieces
from ..views.composing import excerpts as passages
from .picture import File

STATEMENT_FORMATS = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}
"""Tables of statements, and (docx, html) their passages with sources."""


PASSAGES = ("docx", "html")
"""Formats of passages with their sources."""


def statements_file(
    project: Project, format: str, *, ids: Sequence[str] | None = None, by: str = "code"
) -> File:
    """Every statement, or those with ``ids``, in one of ``STATEMENT_FORMATS``: a table in reading
    order, or passages with their sources under headings (``by``: "code", "speaker" or "text").
    """
    if format not in STATEMENT_FORMATS:
        raise UnknownName("format", format, STATEMENT_FORMATS)
    if format in PASSAGES:
        quoted = passages_bytes(project, format, passages.excerpts(project, by, ids), by)
        return quoted, f"statements.{format}", STATEMENT_FORMATS[format]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"statements.{format}"
        if ids is None:
            _write_table(project, path)
        else:
            import numpy as np

            found, wanted = project.columns(), set(ids)
            chosen = np.array([key in wanted for key in found.ids], dtype=bool)
            tables.write_statements(found.take(chosen), path)
        return path.read_bytes(), path.name, STATEMENT_FORMATS[format]


def _quoting(groups: Sequence[ExcerptGroup]) -> int:
    """How many statements stand under headings; one may stand under several."""
    return len({e.statement for g in groups for e in g.excerpts})


def passages_bytes(project: Project, format: str, groups: Sequence[ExcerptGroup], by: str) -> bytes:
    """Passages with their sources, as a Word document or a page."""
    return b"".join(_passages(project, format, groups, by))


def _passages(
    project: Project, format: str, groups: Sequence[ExcerptGroup], by: str
) -> Iterable[bytes]:
    number = _quoting(groups)
    title = f"{project.name}: quotations by {by}"
    about = f"{number:,} statement{'' if number == 1 else 's'}, each in its speaker's account."
    if format == "docx":
        return (excerpts_docx(title, about, groups),)
    return (piece.encode() for piece in excerpts_pieces(title, about, groups))


def _write_table(project: Project, path: Path) -> Report:
    people, concepts = project.actors(), project.concepts()
    names = {a.id: a.name for a in people} | {c.id: c.name for c in concepts} | project.titles()
    memos = tables.memo_records(project.memos(), names)
    return tables.write_statements(project.columns(), path, memos=memos)


def write_statements(
    project: Project, path: Path, *, by: str = "code", parts: bool = False
) -> Report:
    """The statements of a project as the file's ending says: a table, passages with their sources
    under headings (``by``), or with ``parts`` Parquet in a new folder, one part a year.
    """
    if parts:
        return scanning.write_by_year(project.columns(), path)
    format = path.suffix.lower()[1:]
    if format not in PASSAGES:
        return _write_table(project, path)
    groups = passages.excerpts(project, by)
    write_bytes(path, _passages(project, format, groups, by))
    return Report(dialect=f"quotations by {by}", imported={"statements": _quoting(groups)})
