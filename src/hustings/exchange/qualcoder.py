"""QualCoder: a project folder ``name.qda`` with its database ``data.qda``, the database alone, or a
zip of it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import NotReadable
from ..guards.archive import Archive
from ..model import Actor, Concept, Statement, Transcript, Turn
from .bundle import (
    ANNOTATION_FORM,
    CODE_FORM,
    Bundle,
    Report,
    concept_paths,
    count,
    marked,
    source_of,
)
from .offsets import Ruler, ruler
from .sqlite_file import database_from, open_database, rows_of, table_names

_SECOND = "2031-05-12 09:30:00"
"""How QualCoder writes a time."""

_TABLES = (
    "source",
    "code_name",
    "code_cat",
    "code_text",
    "code_image",
    "code_av",
    "annotation",
    "cases",
    "case_text",
    "attribute",
    "journal",
)
_NEEDED = {"SOURCE", "CODE_NAME", "CODE_TEXT"}

Row = dict[str, Any]


def read_qualcoder(path: str | Path) -> Bundle:
    """A QualCoder project: texts, codes with categories, coded segments, annotations, cases,
    attributes.

    Offsets are counted in code points or UTF-16 units, whichever agrees with the segments' own
    words.
    Coded pictures and recordings are left and reported.
    """
    path = Path(path)
    try:
        with closing(_database(path)) as db:
            if not set(table_names(db)) >= _NEEDED:
                raise NotReadable(
                    f"{path.name} is a database, but not a QualCoder project.", path=str(path)
                )
            tables = {t: list(rows_of(db, t)) for t in _TABLES}
        return bundle_of(tables, path)
    except NotReadable:
        raise
    except (sqlite3.Error, UnicodeError, OverflowError, KeyError, TypeError, ValueError) as wrong:
        raise NotReadable(
            f"{path.name} cannot be read as a QualCoder project: it is damaged ({wrong})."
        ) from wrong


def _database(path: Path) -> sqlite3.Connection:
    if path.is_dir():
        return open_database(path / "data.qda")
    if path.is_file():
        with path.open("rb") as file:
            zipped = file.read(4) == b"PK\x03\x04"
        if zipped:
            archive = Archive.at(path)
            inside = [n for n in archive.names if n.rpartition("/")[2].casefold() == "data.qda"]
            if len(inside) != 1:
                raise NotReadable(
                    f"{path.name} has no single QualCoder project inside.", path=str(path)
                )
            return database_from(archive.read(inside[0]), f"{inside[0]} in {path.name}")
    return open_database(path)


def _unit(
    texts: dict[Any, str], segments: Iterable[Row], report: Report, program: str
) -> dict[Any, Ruler]:
    """The rulers of the count that agrees with most segments' words."""
    segments = list(segments)
    best: tuple[int, str, dict[Any, Ruler]] = (-1, "", {})
    units = (
        ("code points", "UTF-16")
        if any(t and max(t) > "\uffff" for t in texts.values())
        else ("code points",)
    )
    for unit in units:
        rulers = {i: ruler(t, unit=unit) for i, t in texts.items()}
        agree = 0
        for s in segments:
            measure = rulers.get(s["fid"])
            if measure is not None:
                a, b = measure.inward(int(s["pos0"]))[0], measure.inward(int(s["pos1"]))[0]
                agree += measure.text[a:b] == str(s.get("seltext") or "").replace("\r\n", "\n")
        if agree > best[0]:
            best = (agree, unit, rulers)
    report.dialect = f"{program}, offsets in {best[1]}"
    if segments and best[0] < 0.9 * len(segments):
        report.warnings.append(
            f"Only {best[0]} of {count(len(segments), 'segment')} agree with the words kept for "
            f"them."
        )
    return best[2]


def bundle_of(tables: dict[str, list[Row]], path: Path, program: str = "QualCoder") -> Bundle:
    """The project whose rows these are, by the names QualCoder gives tables and columns."""
    report = Report()
    texts = {s["id"]: str(s["fulltext"]) for s in tables["source"] if s.get("fulltext")}
    rulers = _unit(texts, tables["code_text"], report, program)
    attributes = _attributes(tables["attribute"])
    sources = [source for source in tables["source"] if source["id"] in texts]
    transcripts = {
        s["id"]: _transcript(s, rulers[s["id"]].text, attributes["file", s["id"]], program)
        for s in sources
    }
    concepts = _concepts(tables)
    marked_rows = _segments(tables, concept_paths(concepts))
    made = [_statement(one, transcripts, rulers) for one in marked_rows]
    statements = tuple(statement for statement in made if statement is not None)
    _tell_left(tables, len(tables["source"]) - len(sources), made.count(None), report)
    actors = tuple(_actor(case, attributes["case", case["caseid"]]) for case in tables["cases"])
    owners = dict.fromkeys(s.coder for s in statements if s.coder)
    used = {s.form for s in statements}
    report.imported = {
        "transcripts": len(transcripts),
        "statements": len(statements),
        "actors": len(actors),
        "concepts": len(concepts),
        "coders": len(owners),
    }
    return Bundle(
        transcripts=tuple(transcripts.values()),
        statements=statements,
        actors=actors,
        concepts=tuple(concepts),
        forms=tuple(form for form in (CODE_FORM, ANNOTATION_FORM) if form.name in used),
        coders=tuple({"name": owner} for owner in owners),
        report=report,
        name=path.stem,
    )


def _attributes(rows: list[Row]) -> dict[tuple[str, Any], dict[str, str]]:
    """(file or case, its id) -> attribute -> value."""
    attributes: dict[tuple[str, Any], dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row.get("value"):
            of = (str(row.get("attr_type") or "file"), row["id"])
            attributes[of][str(row["name"])] = str(row["value"])
    return attributes


def _notes(row: Row) -> dict[str, str]:
    return {"notes": str(row["memo"])} if row.get("memo") else {}


def _transcript(source: Row, text: str, attributes: dict[str, str], program: str) -> Transcript:
    name = str(source["name"])
    return Transcript(
        text,
        (Turn(0, len(text), "unassigned"),) if text else (),
        id=f"source:{source['id']}",
        title=name,
        source=source_of(name, program.casefold(), text),
        attributes={**attributes, **_notes(source)},
    )


def _actor(case: Row, attributes: dict[str, str]) -> Actor:
    name, known = str(case["name"]), {**attributes, **_notes(case)}
    return Actor(f"case:{case['caseid']}", name, kind="case", attributes=known)


def _concepts(tables: dict[str, list[Row]]) -> list[Concept]:
    """Categories, then codes; a code stands under another or in a category."""
    concepts = [
        Concept(
            f"category:{row['catid']}",
            str(row["name"]),
            f"category:{row['supercatid']}" if row.get("supercatid") else None,
            str(row.get("memo") or ""),
            attributes={"codable": "no"},
        )
        for row in tables["code_cat"]
    ]
    for row in tables["code_name"]:
        above = f"category:{row['catid']}" if row.get("catid") else None
        if row.get("supercid"):
            above = f"code:{row['supercid']}"
        memo, color = str(row.get("memo") or ""), str(row.get("color") or "").lower()
        concepts.append(Concept(f"code:{row['cid']}", str(row["name"]), above, memo, color=color))
    return concepts


@dataclass(frozen=True, slots=True)
class _Segment:
    """A marked passage: its row, and the statement it is to be."""

    row: Row
    number: str
    form: str
    values: dict[str, str]
    memo: str = ""


def _segments(tables: dict[str, list[Row]], paths: dict[str, str]) -> list[_Segment | None]:
    """What is marked in texts; None for a passage whose code is not there."""
    segments: list[_Segment | None] = []
    coded = 0
    for row in tables["code_text"]:
        path = paths.get(f"code:{row['cid']}")
        if path is None:
            segments.append(None)
            continue
        number = f"coding:{row.get('ctid', coded)}"
        segments.append(_Segment(row, number, "code", {"code": path}, str(row.get("memo") or "")))
        coded += 1
    for row in tables["annotation"]:
        memo = str(row.get("memo") or "")
        values = {"text": memo} if memo else {}
        segments.append(_Segment(row, f"annotation:{row['anid']}", "annotation", values))
    return segments


def _statement(
    segment: _Segment | None, transcripts: dict[Any, Transcript], rulers: dict[Any, Ruler]
) -> Statement | None:
    """The statement of a segment, None where it has no place in a text that is there."""
    transcript = transcripts.get(segment.row["fid"]) if segment else None
    if segment is None or transcript is None:
        return None
    row, measure = segment.row, rulers[segment.row["fid"]]
    start, is_start_exact = measure.inward(int(row["pos0"]))
    end, is_end_exact = measure.inward(int(row["pos1"]))
    if start >= end or not (is_start_exact and is_end_exact):
        return None
    quote, owner, when = transcript.text[start:end], row.get("owner"), str(row.get("date") or "")
    is_whole = len(when) >= len(_SECOND)
    return Statement(
        id=marked(segment.number, transcript.title, quote, start, segment.values, owner),
        transcript=transcript.id,
        start=start,
        end=end,
        quote=quote,
        form=segment.form,
        values=segment.values,
        coder=str(owner or ""),
        origin="import",
        made_at=when[: len(_SECOND)].replace(" ", "T") if is_whole else when,
        memo=segment.memo,
    )


def _tell_left(tables: dict[str, list[Row]], others: int, lost: int, report: Report) -> None:
    media = len(tables["code_image"]) + len(tables["code_av"])
    passages, entries = len(tables["case_text"]), len(tables["journal"])
    report.left += [
        told
        for n, told in (
            (others, f"{count(others, 'source')} without text (pictures, recordings)."),
            (
                lost,
                f"{count(lost, 'segment')} of texts or codes that are not there, or without a "
                f"place in the text.",
            ),
            (media, f"{count(media, 'segment')} of pictures and recordings."),
            (passages, f"{count(passages, 'passage')} assigned to cases."),
            (entries, f"{count(entries, 'journal entry', 'journal entries')}."),
        )
        if n
    ]
