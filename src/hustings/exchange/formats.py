"""The table of formats: one row a format, each knows its own files. Adding one is a row here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from ..errors import NotReadable, UnknownFormat
from ..plugins import installed
from .base import ExchangeFormat, Shown

EXCHANGES = "hustings.exchanges"

MAP_SHEETS = frozenset({"links", "factors"})
"""Sheets of a Causal Map workbook."""


OF_A_TABLE = (
    "memos on other than statements, what is known of people and concepts beyond their names, "
    "named periods, likelihoods and what is kept apart, which statements coders settled"
)
"""What a file of nothing but statements has no place for."""


def _is_refi(file: Shown) -> bool:
    return any(name.endswith(".qde") and "/" not in name for name in file.members)


def _is_refi_codebook(file: Shown) -> bool:
    return not file.is_binary and (b"QDA-XML" in file.begins or file.suffix == ".qdc")


def _is_qualcoder(file: Shown) -> bool:
    return (
        file.is_folder
        or file.tables >= {"SOURCE", "CODE_NAME", "CODE_TEXT"}
        or (not _is_refi(file) and any(n.rpartition("/")[2] == "data.qda" for n in file.members))
    )


def _is_codebook(file: Shown) -> bool:
    from .codebook import is_codebook_table  # NumPy: only when a file is looked at

    if file.suffix in (".toml", ".html", ".htm"):
        return not file.is_binary and not _is_refi_codebook(file)
    return not file.sheets >= MAP_SHEETS and is_codebook_table(file.columns)


LOOKED_AT = 1 << 20
"""So many first bytes of a JSON file are searched for labels on passages."""
_LABELS = re.compile(
    rb'"(?:annotations|completions)"\s*:\s*\[\s*(?:\]|\{[^\[\]]{0,2000}"result"\s*:\s*\[)'
    rb'|"labels?"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*"|"start_offset"\s*:\s*\d+'
    rb'|"label"\s*:\s*\[\s*\{[^\[\]{}]*"start"\s*:'
)


def _is_labelled(file: Shown) -> bool:
    if file.suffix not in (".jsonl", ".json") or file.is_binary:
        return False
    with file.path.open("rb") as opened:
        return _LABELS.search(opened.read(LOOKED_AT)) is not None


def _is_annotations(file: Shown) -> bool:
    marked = file.suffix == ".json" and b"ns/anno.jsonld" in file.begins
    return not file.is_binary and (file.suffix == ".jsonld" or marked)


def _is_table(file: Shown) -> bool:
    if file.begins.startswith(b"PK\x03\x04"):
        return bool(file.sheets)
    return (
        not file.tables
        and not _is_labelled(file)
        and (
            file.begins.startswith(b"PAR1") or file.suffix in (".parquet", ".csv", ".tsv", ".json")
        )
    )


FORMATS: Mapping[str, ExchangeFormat] = {
    f.name: f
    for f in (
        ExchangeFormat(
            name="refi",
            label="REFI-QDA project (NVivo, ATLAS.ti, MAXQDA, QualCoder …)",
            suffixes=(".qdpx",),
            recognises=_is_refi,
            module="refi",
            read="read_refi",
            write="write_refi",
            merge="merge_kept",
            write_options=frozenset({"dialect"}),
            memos=True,
            kept="texts, codes with levels, passages, cases, variables, users, memos, links, sets "
            "and graphs (the last three for export)",
            left="styled versions, passages on pages, pictures and recordings, codings of whole "
            "sources; of a project of Hustings which statements coders settled",
        ),
        ExchangeFormat(
            name="refi-codebook",
            label="REFI-QDA codebook",
            suffixes=(".qdc",),
            kind="codebook",
            recognises=_is_refi_codebook,
            module="refi",
            read="read_refi",
            write="write_codebook_refi",
            kept="codes with levels, colours, descriptions",
            left="sets of codes; forms, other names of codes and attributes",
        ),
        ExchangeFormat(
            name="dna",
            label="Discourse Network Analyzer 2 and 3",
            suffixes=(".dna",),
            recognises=lambda file: file.tables >= {"DOCUMENTS", "STATEMENTS", "VARIABLES"},
            module="dna",
            read="read_dna",
            write="write_dna",
            merge="merge_kept",
            write_options=frozenset({"password"}),
            kept="documents, statements, variables, entities with attributes and colours, coders; "
            "choices and dates of forms written here",
            left="passwords; links between statements and highlighting patterns are kept for "
            "export only; of a project of Hustings verdicts, memos, named periods, likelihoods and "
            "what is kept apart, which statements coders settled, when and how a statement was "
            "made, what its forms and fields say beyond their names, kinds and choices; numbers "
            "that are not whole become words",
        ),
        ExchangeFormat(
            name="taguette",
            label="Taguette project",
            suffixes=(".sqlite3", ".sqlite", ".db"),
            recognises=lambda file: (
                file.tables >= {"HIGHLIGHTS", "TAGS", "HIGHLIGHT_TAGS", "DOCUMENTS"}
            ),
            module="taguette",
            read="read_taguette",
            read_options=frozenset({"project"}),
            kept="documents, highlights, tags, descriptions",
            left="members, history, and the look of documents",
        ),
        ExchangeFormat(
            name="qualcoder",
            label="QualCoder project (folder, database or zip)",
            suffixes=(".qda", ".zip"),
            recognises=_is_qualcoder,
            module="qualcoder",
            read="read_qualcoder",
            kept="texts, codes, categories, passages, annotations, cases and attributes",
            left="passages on pictures and recordings, stored queries, graphs",
        ),
        ExchangeFormat(
            name="rqda",
            label="RQDA project",
            suffixes=(".rqda",),
            recognises=lambda file: file.tables >= {"SOURCE", "FREECODE", "CODING"},
            module="rqda",
            read="read_rqda",
            kept="texts, codes, categories, passages, annotations, cases and attributes",
            left="what was deleted there, passages on pictures, journals",
        ),
        ExchangeFormat(
            name="labelled",
            label="labelled texts (Label Studio, doccano)",
            suffixes=(".jsonl", ".json"),
            recognises=_is_labelled,
            module="labelled",
            read="read_labelled",
            kept="texts, labels on passages, comments, who labelled",
            left="relations, labels of whole texts, predictions, what was skipped; each is listed",
        ),
        ExchangeFormat(
            name="causal-map",
            label="Causal Map workbook",
            suffixes=(".xlsx",),
            recognises=lambda file: file.sheets >= MAP_SHEETS,
            module="causalmap",
            read="workbook_bundle",
            kept="sources, statements, links, factors, quotes",
            left="what no quote stands for is listed in the report",
        ),
        ExchangeFormat(
            name="brat",
            label="brat annotations",
            suffixes=(".ann",),
            recognises=lambda file: file.suffix == ".ann" and not file.is_binary,
            module="causalmap",
            read="brat_bundle",
            kept="marks, causal relations and events, Negation and Speculation, notes and other "
            "attributes (as memos)",
            left="other relations, arguments of other events, equivalences and normalizations; "
            "each is listed",
        ),
        ExchangeFormat(
            name="codebook",
            label="codebook as a table, TOML or (reading) HTML",
            suffixes=(".toml", ".csv", ".tsv", ".xlsx", ".html", ".htm"),
            kind="codebook",
            recognises=_is_codebook,
            module="codebook",
            read="read_codebook",
            write="write_codebook",
            written=(".toml",),
            kept="names, levels, descriptions, colours, aliases",
            left="pictures and layout",
        ),
        ExchangeFormat(
            name="statements",
            label="statements as a table",
            suffixes=(".csv", ".tsv", ".xlsx", ".parquet", ".json"),
            kind="statements",
            recognises=_is_table,
            is_last=True,
            module="statement_tables",
            read="read_statement_table",
            write="write_statement_table",
            memos=True,  # whoever writes it says of what is left
            read_options=frozenset({"types", "sheet", "dates"}),
            kept="every column as a variable, quotes and places, spellings of a name joined, NA "
            "as no value; each change told",
            left="the texts: documents are found by id, title or words; " + OF_A_TABLE,
        ),
        ExchangeFormat(
            name="web-annotation",
            label="W3C Web Annotations",
            suffixes=(".jsonld",),
            kind="statements",
            recognises=_is_annotations,
            module="statement_tables",
            read="read_annotations",
            write="write_statement_table",
            memos=True,  # whoever writes it says of what is left
            kept="quotes, places, tags, comments, creators",
            left="the texts, and targets without words or a place; " + OF_A_TABLE,
        ),
    )
}
"""Name -> format, in the order they are listed."""


def known() -> Mapping[str, ExchangeFormat]:
    """Name -> format: Hustings' own, then those of installed packages."""
    return {**FORMATS, **installed(EXCHANGES, ExchangeFormat, FORMATS)}


def recognised(file: Shown) -> ExchangeFormat | None:
    """The one format that knows a file, None where none does.

    Hustings' own are asked first, then those of other packages, then what takes any table: so no
    package takes a file over that is known without it. Raises UnknownFormat where two say yes.
    """
    own = [f for f in FORMATS.values() if not f.is_last]
    others = [f for f in known().values() if f.name not in FORMATS]
    last = [f for f in FORMATS.values() if f.is_last]
    for asked in (own, others, last):
        yes = [f for f in asked if f.read and f.recognises(file)]
        if len(yes) > 1:
            raise UnknownFormat(
                f"{file.path.name} is taken for {' and for '.join(f.label for f in yes)}: say "
                f"which with --format {' or '.join(f.name for f in yes)}.",
                path=str(file.path),
            )
        if yes:
            return yes[0]
    return None


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

MAPS_ALONE = (".mmp", ".xml")
"""Endings of causal maps that come without texts."""


def refuse_known(path: Path, begins: bytes) -> None:
    """Refuse what is no project to read, with the way round. Raises NotReadable, UnknownFormat."""
    suffix = path.suffix.casefold()
    if not begins:
        raise NotReadable(f"{path.name} is empty; there is nothing to read in it.", path=str(path))
    if suffix in NATIVE:
        raise UnknownFormat(
            f"{path.name} is a project file that only {NATIVE[suffix]} reads; export the project "
            f"there as REFI-QDA (.qdpx) and import that.",
            path=str(path),
        )


def refuse_unknown(path: Path) -> NoReturn:
    """Refuse what no format knows; a map without texts is told for what it is, and what ends like
    a project but is none for how it begins. Raises UnknownFormat, NotReadable.
    """
    if path.suffix.casefold() in MAPS_ALONE:
        from .causalmap import no_texts, read_map  # NetworkX: only for a map

        read_map(path)
        raise no_texts(path)
    endings = sorted({s for f in known().values() if f.read for s in f.suffixes})
    if path.suffix.casefold() in endings:
        raise UnknownFormat(
            f"{path.name} ends in {path.suffix} and holds nothing that such a file holds: its "
            f"{path.stat().st_size} bytes begin {_first_bytes(path)!r}. It may be damaged, cut "
            f"short or of another kind; save it once more in its program.",
            path=str(path),
            suffixes=endings,
        )
    raise UnknownFormat(
        f"{path.name} is in no format known here: {', '.join(endings)}.",
        path=str(path),
        suffixes=endings,
    )


SHOWN = 24
"""Bytes shown of the beginning of a file that is not what its name says."""


def _first_bytes(path: Path) -> str:
    """How a file begins, a dot for each byte that is no sign of ASCII."""
    with path.open("rb") as file:
        begins = file.read(SHOWN).decode("ascii", "replace")
    return "".join(sign if sign.isascii() and sign.isprintable() else "·" for sign in begins)
