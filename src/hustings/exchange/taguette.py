"""Taguette: a project database (``.sqlite3``). Its codebooks are read by :mod:`.codebook`.

Taguette keeps a document as HTML and counts its highlights in UTF-8 bytes of the text between the
tags.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import NotReadable, UnclearStructure
from ..model import Concept, Statement, Transcript, Turn
from .bundle import ANNOTATION_FORM, CODE_FORM, Bundle, Report, count, levels, marked, source_of
from .lite import open_database, rows_of, table_names
from .offsets import Ruler, canonical

_BLOCKS = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 tr table blockquote pre section article".split()
)


class _Text(HTMLParser):
    """The text of HTML and, for each code point, how many UTF-8 bytes Taguette counts for it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.counted: list[bool] = []
        self.broken = False

    def handle_endtag(self, tag: str) -> None:
        self.broken = self.broken or tag in _BLOCKS

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.broken = self.broken or tag == "br" or (tag in _BLOCKS and bool(self.parts))

    def handle_data(self, data: str) -> None:
        last = self.parts[-1] if self.parts else "\n"
        if self.broken and not data.startswith("\n") and not last.endswith("\n"):
            self.parts.append("\n")  # a line the reader sees, which Taguette does not count
            self.counted.append(False)
        self.broken = False
        self.parts.append(data)
        self.counted.append(True)


def html_ruler(html: str) -> Ruler:
    """The text of a Taguette document with a line per block, and where each code point is in
    Taguette's bytes.
    """
    parser = _Text()
    parser.feed(html)
    parser.close()
    raw = "".join(parser.parts)
    points = np.frombuffer(raw.encode("utf-32-le", "replace"), dtype=np.uint32)
    width = 1 + (points > 0x7F).astype(np.int64) + (points > 0x7FF) + (points > 0xFFFF)
    counted = np.repeat(
        np.array(parser.counted, dtype=bool),
        np.array([len(p) for p in parser.parts], dtype=np.int64),
    )
    width[~counted] = 0
    before = np.concatenate(([0], np.cumsum(width)))
    keep = np.ones(len(points), dtype=bool)
    keep[:-1] &= ~((points[:-1] == 13) & (points[1:] == 10))
    keep &= points != 0
    text = canonical(raw)
    if raw.startswith("\ufeff"):
        keep[0] = False
    return Ruler(text, np.append(before[:-1][keep], before[-1]))


def read_taguette(path: str | Path, *, project: str | None = None) -> Bundle:
    """A Taguette project: documents, tags as concepts (levels parted by ``/``), highlights as plain
    codes.

    A highlight with two tags is two statements; one without a tag is an annotation. ``project``
    chooses by name where the database holds several (UnclearStructure carries the names otherwise).
    """
    path = Path(path)
    report = Report(dialect="Taguette")
    try:
        with closing(open_database(path)) as db:
            if not {"HIGHLIGHTS", "TAGS", "DOCUMENTS"} <= set(table_names(db)):
                raise NotReadable(
                    f"{path.name} is a database, but not a Taguette project.", path=str(path)
                )
            tables = {
                t: list(rows_of(db, t))
                for t in (
                    "projects",
                    "documents",
                    "tags",
                    "highlights",
                    "highlight_tags",
                    "commands",
                    "users",
                )
            }
        return _bundle(tables, project, report, path)
    except (sqlite3.Error, UnicodeError, OverflowError, KeyError, TypeError, ValueError) as wrong:
        if isinstance(wrong, NotReadable | UnclearStructure):
            raise
        raise NotReadable(
            f"{path.name} cannot be read as a Taguette project: it is damaged ({wrong})."
        ) from wrong


def _bundle(
    tables: dict[str, list[dict[str, Any]]], project: str | None, report: Report, path: Path
) -> Bundle:
    names = {p["id"]: str(p["name"]) for p in tables["projects"]}
    if project is None and len(names) > 1:
        raise UnclearStructure(
            f"{path.name} holds {count(len(names), 'project')}: {', '.join(names.values())}; say "
            f"which.",
            choices=list(names.values()),
        )
    wanted = {i for i, n in names.items() if project in (None, n)}
    if names and not wanted:
        raise UnclearStructure(
            f"{path.name} has no project {project!r}.", choices=list(names.values())
        )
    made: dict[int, tuple[str, str]] = {}
    for c in tables["commands"]:
        try:
            payload = json.loads(c["payload"])
        except ValueError:
            continue
        if isinstance(payload, dict) and payload.get("type") == "highlight_add":
            made.setdefault(
                int(payload.get("highlight_id") or 0), (str(c["user_login"]), _time(c["date"]))
            )
    tags = [t for t in tables["tags"] if not names or t["project_id"] in wanted]
    flat = [
        Concept(f"tag:{t['id']}", str(t["path"]), description=str(t["description"] or ""))
        for t in tags
    ]
    concepts = levels(flat)
    tag_path = {
        t["id"]: "/".join(x.strip() for x in str(t["path"]).split("/") if x.strip()) for t in tags
    }
    by_document: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for h in tables["highlights"]:
        by_document[h["document_id"]].append(h)
    tagged: dict[int, list[int]] = defaultdict(list)
    for ht in tables["highlight_tags"]:
        tagged[ht["highlight_id"]].append(ht["tag_id"])
    transcripts, statements = [], []
    odd = 0
    for d in tables["documents"]:
        if names and d["project_id"] not in wanted:
            continue
        measure = html_ruler(str(d["contents"]))
        text = measure.text
        transcript = Transcript(
            text,
            (Turn(0, len(text), "unassigned"),) if text else (),
            id=f"document:{d['id']}",
            title=str(d["name"]),
            source=source_of(str(d["name"]), "taguette", text),
            attributes={"notes": str(d["description"])} if d["description"] else {},
        )
        transcripts.append(transcript)
        for h in sorted(by_document[d["id"]], key=lambda h: int(h["id"])):
            (start, ok1), (end, ok2) = (
                measure.inward(int(h["start_offset"])),
                measure.inward(int(h["end_offset"])),
            )
            # an offset on an added line end means the character after it
            start += (
                text[start : start + 1] == "\n"
                and start + 1 < end
                and measure.marks[start] == measure.marks[start + 1]
            )
            odd += not (ok1 and ok2)
            if start >= end:
                continue
            coder, when = made.get(int(h["id"]), ("", ""))
            paths = [tag_path[t] for t in sorted(tagged[h["id"]]) if t in tag_path]
            for code in paths or [""]:
                statements.append(
                    Statement(
                        id=marked(
                            f"highlight{h['id']}", transcript.title, text[start:end], start, code
                        ),
                        transcript=transcript.id,
                        start=start,
                        end=end,
                        quote=text[start:end],
                        form="code" if code else "annotation",
                        values={"code": code} if code else {},
                        coder=coder,
                        made_at=when,
                        origin="import",
                    )
                )
    if odd:
        report.approximated.append(f"{count(odd, 'highlight')} not at a character of the text.")
    coders = tuple(
        {"id": u["login"], "name": u["login"]} for u in tables["users"] if u.get("login")
    )
    forms = tuple(
        f for f in (CODE_FORM, ANNOTATION_FORM) if any(s.form == f.name for s in statements)
    )
    report.imported = {
        "transcripts": len(transcripts),
        "statements": len(statements),
        "concepts": len(concepts),
        "coders": len(coders),
    }
    if tables["documents"]:
        report.approximated.append(
            "Bold, italics, tables and pictures of the documents: their text was taken."
        )
    title = names[next(iter(wanted))] if wanted else path.stem
    return Bundle(
        tuple(transcripts),
        tuple(statements),
        (),
        tuple(concepts),
        forms,
        coders,
        {},
        report,
        title,
    )


def _time(value: object) -> str:
    text = str(value or "")
    return text[:19].replace(" ", "T") + "Z" if len(text) >= 19 else ""
