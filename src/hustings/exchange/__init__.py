"""Other tools' projects in and out, as :class:`~hustings.exchange.bundle.Bundle`.

One file per format; this one knows which file is which (:data:`FORMATS`, :func:`read_bundle`,
:func:`write_bundle`). Every import and export ends with a
:class:`~hustings.exchange.bundle.Report`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import NotReadable, UnknownFormat, UnknownName
from ..guards.door import reading, writing
from ..model import Statements
from .bundle import Bundle, Report, trees
from .verdicts import taken, with_verdicts

__all__ = ["FORMATS", "Bundle", "Report", "format_of", "read_bundle", "write_bundle"]


KEPT = {
    "refi": (
        "texts, codes with levels, passages, cases, variables, users, notes, links, sets and "
        "graphs (the last five for export)",
        "styled versions, passages on pages, pictures and recordings, codings of whole sources",
    ),
    "refi-codebook": (
        "codes with levels, colours, descriptions",
        "sets of codes",
    ),
    "dna": (
        "documents, statements, variables, entities with attributes and colours, coders; "
        "choices and dates of forms written here",
        "passwords; links between statements and highlighting patterns are kept for export only",
    ),
    "taguette": (
        "documents, highlights, tags, descriptions",
        "members, history, and the look of documents",
    ),
    "qualcoder": (
        "texts, codes, categories, passages, annotations, cases and attributes",
        "passages on pictures and recordings, stored queries, graphs",
    ),
    "causal-map": (
        "sources, statements, links, factors, quotes",
        "what no quote stands for is listed in the report",
    ),
    "brat": (
        "marks, causal relations and events, Negation and Speculation, notes and other "
        "attributes (as memos)",
        "other relations, arguments of other events, equivalences and normalizations; each is "
        "listed",
    ),
    "codebook": (
        "names, levels, descriptions, colours, aliases",
        "pictures and layout",
    ),
    "statements": (
        "every column as a variable, quotes and places, spellings of a name joined, NA as no "
        "value; each change told",
        "the texts: documents are found by id, title or words",
    ),
    "web-annotation": (
        "quotes, places, tags, comments, creators",
        "the texts, and targets without words or a place",
    ),
}
"""What comes of each format, and what is left."""


def _format(
    name: str, label: str, suffixes: str, kind: str, *, reads: bool = True, writes: bool = True
) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "suffixes": suffixes.split(),
        "reads": reads,
        "writes": writes,
        "kind": kind,
        "kept": KEPT[name][0],
        "left": KEPT[name][1],
    }


FORMATS: list[dict[str, Any]] = [
    _format("refi", "REFI-QDA project (NVivo, ATLAS.ti, MAXQDA, QualCoder …)", ".qdpx", "project"),
    _format("refi-codebook", "REFI-QDA codebook", ".qdc", "codebook"),
    _format("dna", "Discourse Network Analyzer 2 and 3", ".dna", "project"),
    _format("taguette", "Taguette project", ".sqlite3 .sqlite .db", "project", writes=False),
    _format(
        "qualcoder",
        "QualCoder project (folder, database or zip)",
        ".qda .zip",
        "project",
        writes=False,
    ),
    _format("causal-map", "Causal Map workbook", ".xlsx", "project", writes=False),
    _format("brat", "brat annotations", ".ann", "project", writes=False),
    _format(
        "codebook",
        "codebook as a table, TOML or (reading) HTML",
        ".toml .csv .tsv .xlsx .html .htm",
        "codebook",
    ),
    _format("statements", "statements as a table", ".csv .tsv .xlsx .parquet .json", "statements"),
    _format("web-annotation", "W3C Web Annotations", ".jsonld", "statements"),
]
"""What is read and written: ``name``, ``label``, ``suffixes``, ``reads``, ``writes``, ``kind``,
``kept`` and ``left``."""

_OPTIONS = {"refi": {"dialect"}, "dna": {"password"}}
_READ_OPTIONS = {"taguette": {"project"}, "statements": {"types", "sheet", "dates"}}


NATIVE = {
    **dict.fromkeys((".nvp", ".nvpx", ".nvb", ".nvcx"), "NVivo"),
    **dict.fromkeys((".atlproj", ".atlproj9", ".atlproj22", ".atlproj23", ".hpr7"), "ATLAS.ti"),
    **dict.fromkeys(
        (".mx11", ".mx12", ".mx18", ".mx20", ".mx22", ".mx24", ".mex22", ".mex24"), "MAXQDA"
    ),
    **dict.fromkeys((".qrk", ".qpd"), "Quirkos"),
    **dict.fromkeys((".f4p", ".f4a"), "f4analyse"),
}
"""Endings of programs' own project files, which they alone read; each can write REFI-QDA."""


def format_of(path: str | Path) -> str:
    """The name of the format a file is in, by its content first and its suffix second.

    Raises NotReadable where there is no file, UnknownFormat where nothing fits.
    """
    path = Path(path)
    with reading(path.name):
        return _format_of(path)


def _format_of(path: Path) -> str:
    if path.is_dir():
        return "qualcoder"
    if not path.is_file():
        raise NotReadable(f"There is no file {path.name}.", path=str(path))
    with path.open("rb") as file:
        head = file.read(1024)
    suffix = path.suffix.casefold()
    if head and suffix in NATIVE:
        raise UnknownFormat(
            f"{path.name} is a project file that only {NATIVE[suffix]} reads; export the project "
            f"there as REFI-QDA "
            "(.qdpx) and import that.",
            path=str(path),
        )
    if not head:
        raise NotReadable(f"{path.name} is empty; there is nothing to read in it.", path=str(path))
    if head.startswith(b"SQLite format 3\0"):
        from . import dna, qualcoder, taguette

        for name, fits in (
            ("dna", dna.is_dna),
            ("taguette", taguette.is_taguette),
            ("qualcoder", qualcoder.is_qualcoder),
        ):
            if fits(path):
                return name
    elif head.startswith(b"PK\x03\x04"):
        found = _zip_format(path)
        if found:
            return found
    elif suffix == ".parquet" or head.startswith(b"PAR1"):
        return "statements"
    elif b"QDA-XML" in head or suffix == ".qdc":
        return "refi-codebook"
    elif suffix in (".toml", ".html", ".htm"):
        return "codebook"
    elif suffix in (".csv", ".tsv"):
        from .codebook import is_codebook_table
        from .table import csv_rows

        return "codebook" if is_codebook_table(csv_rows(path, suffix)[0]) else "statements"
    elif suffix == ".jsonld" or (suffix == ".json" and b"ns/anno.jsonld" in head):
        return "web-annotation"
    elif suffix == ".json":
        return "statements"
    elif suffix == ".ann":
        return "brat"
    elif suffix in (".mmp", ".xml"):
        from .causalmap import read_map

        read_map(path)
        raise UnknownFormat(
            f"{path.name} holds a causal map without texts; there is nothing to import. Look at "
            f"it with "
            f"'hustings map {path.name}', or as a workbook with 'hustings map {path.name} -o "
            f"map.xlsx'."
        )
    known = sorted({s for f in FORMATS if f["reads"] for s in f["suffixes"]})
    raise UnknownFormat(
        f"{path.name} is in no format known here: {', '.join(known)}.",
        path=str(path),
        suffixes=known,
    )


def _zip_format(path: Path) -> str | None:
    from ..guards.archive import Archive

    archive = Archive.at(path)
    names = [n.casefold() for n in archive.names]
    if any(n.endswith(".qde") and "/" not in n for n in names):
        return "refi"
    if any(n.rpartition("/")[2] == "data.qda" for n in names):
        return "qualcoder"
    if "xl/workbook.xml" not in archive:
        return None
    from .codebook import is_codebook_table
    from .table import sheet_names, xlsx_rows

    if {"links", "factors"} <= set(sheet_names(path)):
        return "causal-map"
    return "codebook" if is_codebook_table(xlsx_rows(path, None)[0]) else "statements"


def read_bundle(path: str | Path, *, format: str | None = None, **options: Any) -> Bundle:
    """Whatever project, codebook or table of statements a file holds; ``bundle.report`` says what
    came.

    ``format`` (a name of :data:`FORMATS`) goes before what the content says. Options: ``project``
    for Taguette, ``types``, ``dates`` and ``sheet`` for tables. A table holds no texts: its
    statements name their documents, and the report says so.
    """
    path = Path(path)
    name = format or format_of(path)
    known = [f["name"] for f in FORMATS if f["reads"]]
    if name not in known:
        raise UnknownName("format to read", name, known)
    for option in options:
        if option not in _READ_OPTIONS.get(name, set()):
            raise UnknownName(f"option of {name}", option, sorted(_READ_OPTIONS.get(name, set())))
    with reading(path.name):
        bundle = _bundle(path, name, options)
        return replace(bundle, concepts=trees(bundle.concepts, bundle.report))


def _bundle(path: Path, name: str, options: dict[str, Any]) -> Bundle:
    if name in ("refi", "refi-codebook"):
        from .refi import read_refi

        return read_refi(path)
    if name == "dna":
        from .dna import read_dna

        return read_dna(path)
    if name == "taguette":
        from .taguette import read_taguette

        return read_taguette(path, **options)
    if name == "qualcoder":
        from .qualcoder import read_qualcoder

        return read_qualcoder(path)
    if name == "codebook":
        from .codebook import read_codebook

        return read_codebook(path)
    if name in ("causal-map", "brat"):
        from . import causalmap

        found = causalmap.read_workbook(path) if name == "causal-map" else causalmap.read_brat(path)
        if found.bundle is None:
            raise UnknownFormat(
                f"{path.name} holds a causal map without texts; there is nothing to import. Look "
                f"at it with "
                f"'hustings map {path.name}'."
            )
        return found.bundle
    from .table import NO_TEXTS, read_table, read_web_annotations

    if name == "web-annotation":
        bundle = read_web_annotations(path)
        statements, verdicts = taken(bundle.statements)
        return bundle.with_(statements=statements, verdicts=verdicts)
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
    )


def _titles(rows: Statements) -> dict[str, str]:
    """The titles a table gives its documents, by their ids."""
    if "title" not in rows:
        return {}
    named = zip(rows["document"].plain(), rows["title"].plain(), strict=True)
    return {str(key): str(title) for key, title in named if key and title}


def write_bundle(
    bundle: Bundle, path: str | Path, *, format: str | None = None, **options: Any
) -> Report:
    """Write a bundle in the format of the path's suffix (or ``format``, a name of :data:`FORMATS`).

    Options: ``dialect`` for refi (spec, nvivo-windows, nvivo-mac, qualcoder, atlas), ``password``
    for dna.
    Gives back the report of what went out, what was approximated and what was left. Raises
    UnknownFormat, UnknownName (also for an option the format does not have) and NotWritable.
    """
    path = Path(path)
    suffix = path.suffix.casefold()
    by_suffix = {
        ".qdpx": "refi",
        ".qdc": "refi-codebook",
        ".dna": "dna",
        ".toml": "codebook",
        ".jsonld": "web-annotation",
    }
    by_suffix |= dict.fromkeys((".csv", ".tsv", ".xlsx", ".parquet", ".json"), "statements")
    name = format or by_suffix.get(suffix)
    if name is None:
        raise UnknownFormat(
            f"Nothing is written as {path.name}; known are {', '.join(sorted(by_suffix))}.",
            path=str(path),
        )
    known = [f["name"] for f in FORMATS if f["writes"]]
    if name not in known:
        raise UnknownName("format to write", name, known)
    for option in options:
        if option not in _OPTIONS.get(name, set()):
            raise UnknownName(f"option of {name}", option, sorted(_OPTIONS.get(name, set())))
    with writing(path.name):
        return _written(bundle, path, name, options)


def _written(bundle: Bundle, path: Path, name: str, options: dict[str, Any]) -> Report:
    if name in ("refi", "refi-codebook"):
        from .refi import write_codebook_refi, write_refi

        return (
            write_codebook_refi(bundle, path)
            if name == "refi-codebook"
            else write_refi(bundle, path, **options)
        )
    if name == "dna":
        from .dna import write_dna

        return write_dna(bundle, path, **options)
    if name == "codebook":
        from .codebook import write_codebook

        return write_codebook(bundle, path)
    from .table import write_statements

    statements = with_verdicts(bundle.statements, bundle.verdicts)
    documents = {
        t.id: {"date": t.date, "title": t.title, **t.attributes} for t in bundle.transcripts
    }
    return write_statements(Statements.from_statements(statements, documents, bundle.name), path)
