"""QualCoder: a project folder ``name.qda`` with its database ``data.qda``, the database alone, or a
zip of it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
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
from .lite import database_from, open_database, rows_of, table_names
from .offsets import Ruler, ruler

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
        return _bundle(tables, path)
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


def _unit(texts: dict[Any, str], segments: Iterable[Row], report: Report) -> dict[Any, Ruler]:
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
    report.dialect = f"QualCoder, offsets in {best[1]}"
    if segments and best[0] < 0.9 * len(segments):
        report.warnings.append(
            f"Only {best[0]} of {count(len(segments), 'segment')} agree with the words kept for "
            f"them."
        )
    return best[2]


def _bundle(tables: dict[str, list[Row]], path: Path) -> Bundle:
    report = Report()
    texts = {s["id"]: str(s["fulltext"]) for s in tables["source"] if s.get("fulltext")}
    rulers = _unit(texts, tables["code_text"], report)
    others = [s for s in tables["source"] if not s.get("fulltext")]
    if others:
        report.left.append(f"{count(len(others), 'source')} without text (pictures, recordings).")
    attributes: dict[tuple[str, Any], dict[str, str]] = defaultdict(dict)
    for a in tables["attribute"]:
        if a.get("value"):
            attributes[str(a.get("attr_type") or "file"), a["id"]][str(a["name"])] = str(a["value"])
    transcripts = {}
    for s in tables["source"]:
        if s["id"] not in texts:
            continue
        text = rulers[s["id"]].text
        notes = {"notes": str(s["memo"])} if s.get("memo") else {}
        transcripts[s["id"]] = Transcript(
            text,
            (Turn(0, len(text), "unassigned"),) if text else (),
            id=f"source:{s['id']}",
            title=str(s["name"]),
            source=source_of(str(s["name"]), "qualcoder", text),
            attributes={**attributes["file", s["id"]], **notes},
        )
    concepts = [
        Concept(
            f"category:{c['catid']}",
            str(c["name"]),
            f"category:{c['supercatid']}" if c.get("supercatid") else None,
            str(c.get("memo") or ""),
            attributes={"codable": "no"},
        )
        for c in tables["code_cat"]
    ]
    for c in tables["code_name"]:
        above = f"category:{c['catid']}" if c.get("catid") else None
        if c.get("supercid"):
            above = f"code:{c['supercid']}"
        concepts.append(
            Concept(
                f"code:{c['cid']}",
                str(c["name"]),
                above,
                str(c.get("memo") or ""),
                color=str(c.get("color") or "").lower(),
            )
        )
    paths = concept_paths(concepts)
    statements: list[Statement] = []
    lost = 0

    def add(row: Row, number: str, form: str, values: dict[str, Any], memo: str) -> None:
        nonlocal lost
        transcript = transcripts.get(row["fid"])
        if transcript is None:
            lost += 1
            return
        (start, ok1), (end, ok2) = (
            rulers[row["fid"]].inward(int(row[k])) for k in ("pos0", "pos1")
        )
        if start >= end or not (ok1 and ok2):
            lost += 1
            return
        when = str(row.get("date") or "")
        statements.append(
            Statement(
                id=marked(
                    number,
                    transcript.title,
                    transcript.text[start:end],
                    start,
                    values,
                    row.get("owner"),
                ),
                transcript=transcript.id,
                start=start,
                end=end,
                quote=transcript.text[start:end],
                form=form,
                values=values,
                coder=str(row.get("owner") or ""),
                origin="import",
                made_at=when[:19].replace(" ", "T") if len(when) >= 19 else when,
                memo=memo,
            )
        )

    for row in tables["code_text"]:
        path_of = paths.get(f"code:{row['cid']}")
        if path_of is None:
            lost += 1
            continue
        add(
            row,
            f"coding:{row.get('ctid', len(statements))}",
            "code",
            {"code": path_of},
            str(row.get("memo") or ""),
        )
    for row in tables["annotation"]:
        memo = str(row.get("memo") or "")
        add(row, f"annotation:{row['anid']}", "annotation", {"text": memo} if memo else {}, "")
    if lost:
        report.left.append(
            f"{count(lost, 'segment')} of texts or codes that are not there, or without a place "
            f"in the text."
        )
    media = len(tables["code_image"]) + len(tables["code_av"])
    if media:
        report.left.append(f"{count(media, 'segment')} of pictures and recordings.")
    if tables["case_text"]:
        report.left.append(f"{count(len(tables['case_text']), 'passage')} assigned to cases.")
    if tables["journal"]:
        report.left.append(f"{count(len(tables['journal']), 'journal entry', 'journal entries')}.")
    actors = tuple(
        Actor(
            f"case:{c['caseid']}",
            str(c["name"]),
            kind="case",
            attributes={
                **attributes["case", c["caseid"]],
                **({"notes": str(c["memo"])} if c.get("memo") else {}),
            },
        )
        for c in tables["cases"]
    )
    owners = dict.fromkeys(s.coder for s in statements if s.coder)
    forms = tuple(
        f for f in (CODE_FORM, ANNOTATION_FORM) if any(s.form == f.name for s in statements)
    )
    report.imported = {
        "transcripts": len(transcripts),
        "statements": len(statements),
        "actors": len(actors),
        "concepts": len(concepts),
        "coders": len(owners),
    }
    return Bundle(
        tuple(transcripts.values()),
        tuple(statements),
        actors,
        tuple(concepts),
        forms,
        tuple({"name": o} for o in owners),
        {},
        report,
        path.stem,
    )
