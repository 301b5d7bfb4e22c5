"""Bundle -> a ``.dna`` file of DNA 3, table by table."""

from __future__ import annotations

from pathlib import Path

from ..bundle import Bundle, Report, count
from .coding import coder_rows, relation_rows, setting_rows, type_rows
from .database import save
from .documents import add_documents
from .export import Export
from .names import add_entities
from .schema import copies
from .statements import add_statements


def write_dna(bundle: Bundle, path: str | Path, *, password: str = "hustings") -> Report:
    """The bundle as a DNA 3 project that DNA opens; gives back the report of what could not be
    carried.

    Rows that came from a DNA file (``extras["dna"]``) keep their ids, colours, passwords and
    permissions.
    Speaker, holder, commitment, narrated time and memo, where any statement of a form has one,
    become variables of the type. Coders that DNA has not seen get ``password``. A value DNA must
    have and the statement has not is written as DNA's default (yes, 0), and reported.
    """
    export = Export.of(bundle, password)
    rows, report = export.rows, export.report
    for table in ("REGEXES", "VARIABLELINKS"):
        rows[table] = copies(export.raw[table])
    rows["CODERS"] = coder_rows(export)
    rows["CODERRELATIONS"] = relation_rows(export)
    rows["STATEMENTTYPES"], rows["VARIABLES"] = type_rows(export)
    rows["SETTINGS"] = setting_rows(export)
    add_entities(export)
    add_statements(export, add_documents(export))
    links = export.kept.get("links")
    if links:
        report.left.append(
            f"{count(len(links), 'link')} between statements: DNA 3 has no place for them."
        )
    report.imported = {
        "transcripts": len(rows["DOCUMENTS"]),
        "statements": len(rows["STATEMENTS"]),
        "forms": len(rows["STATEMENTTYPES"]),
        "coders": len(rows["CODERS"]),
    }
    save(rows, Path(path))
    return report
