"""Statements without their texts, as a Bundle: tables and W3C Web Annotations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..model import Statements
from .bundle import Bundle, Report
from .columns import variables
from .tables import NO_TEXTS, memo_records, read_table, read_web_annotations, write_statements
from .verdicts import taken, with_verdicts


def read_annotations(path: Path) -> Bundle:
    """The statements and verdicts of a file of Web Annotations. Raises NotReadable."""
    bundle = read_web_annotations(path)
    statements, verdicts = taken(bundle.statements)
    return bundle.with_(statements=statements, verdicts=verdicts)


def read_statement_table(path: Path, **options: Any) -> Bundle:
    """The statements and verdicts of a table; ``options`` as :func:`.tables.read_table` takes
    them. Raises NotReadable.
    """
    rows = read_table(path, **options)
    report = Report(
        dialect=f"statements as {path.suffix[1:].casefold()}", imported={"statements": len(rows)}
    )
    report.approximated += rows.notes
    report.left.append(NO_TEXTS)
    statements, verdicts = taken(rows)
    return Bundle(
        statements=statements,
        verdicts=verdicts,
        report=report,
        name=path.stem,
        titles=_titles(rows),
        columns=variables(rows),
    )


def _titles(rows: Statements) -> dict[str, str]:
    """The titles a table gives its documents, by their ids."""
    if "title" not in rows:
        return {}
    named = zip(rows["document"].plain(), rows["title"].plain(), strict=True)
    return {str(key): str(title) for key, title in named if key and title}


def write_statement_table(bundle: Bundle, path: Path) -> Report:
    """The statements of a bundle with their verdicts, in the format of the path's ending."""
    statements = with_verdicts(bundle.statements, bundle.verdicts)
    documents = {
        t.id: {"date": t.date, "title": t.title, **t.attributes} for t in bundle.transcripts
    }
    names = {t.id: t.title for t in bundle.transcripts}
    names |= {a.id: a.name for a in bundle.actors} | {c.id: c.name for c in bundle.concepts}
    table = Statements.from_statements(statements, documents, bundle.name)
    texts = {t.id: t for t in bundle.transcripts}
    return write_statements(table, path, memos=memo_records(bundle.memos, names), texts=texts)
