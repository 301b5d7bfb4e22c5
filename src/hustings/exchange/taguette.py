"""Taguette: a project database (``.sqlite3``). Its codebooks are read by :mod:`.codebook`.

Taguette keeps a document as HTML and counts its highlights in UTF-8 bytes of the text between the
tags.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import NotReadable, UnclearStructure
from ..model import Concept, Statement, Transcript, Turn
from .bundle import ANNOTATION_FORM, CODE_FORM, Bundle, Report, count, levels, marked, source_of
from .offsets import Ruler, canonical
from .sqlite_file import open_database, rows_of, table_names

Tables = dict[str, list[dict[str, Any]]]
"""Rows by table."""

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


def _bundle(tables: Tables, project: str | None, report: Report, path: Path) -> Bundle:
    names = {p["id"]: str(p["name"]) for p in tables["projects"]}
    wanted = _wanted(names, project, path)
    tags = [t for t in tables["tags"] if not names or t["project_id"] in wanted]
    concepts = levels(
        Concept(f"tag:{t['id']}", str(t["path"]), description=str(t["description"] or ""))
        for t in tags
    )
    marks = _marks(tables, {t["id"]: _tag_path(str(t["path"])) for t in tags})
    transcripts: list[Transcript] = []
    statements: list[Statement] = []
    odd = 0
    for row in tables["documents"]:
        if names and row["project_id"] not in wanted:
            continue
        measure = html_ruler(str(row["contents"]))
        transcript = _transcript(row, measure.text)
        transcripts.append(transcript)
        for mark in marks[row["id"]]:
            start, end, is_exact = _place(mark, measure)
            odd += not is_exact
            if start < end:
                statements += _statements(mark, transcript, start, end)
    if odd:
        report.approximated.append(f"{count(odd, 'highlight')} not at a character of the text.")
    if tables["documents"]:
        report.approximated.append(
            "Bold, italics, tables and pictures of the documents: their text was taken."
        )
    logins = [u["login"] for u in tables["users"] if u.get("login")]
    used = {s.form for s in statements}
    report.imported = {
        "transcripts": len(transcripts),
        "statements": len(statements),
        "concepts": len(concepts),
        "coders": len(logins),
    }
    return Bundle(
        transcripts=tuple(transcripts),
        statements=tuple(statements),
        concepts=tuple(concepts),
        forms=tuple(form for form in (CODE_FORM, ANNOTATION_FORM) if form.name in used),
        coders=tuple({"id": login, "name": login} for login in logins),
        report=report,
        name=names[next(iter(wanted))] if wanted else path.stem,
    )


def _wanted(names: dict[Any, str], project: str | None, path: Path) -> set[Any]:
    """Ids of the projects that are read. Raises UnclearStructure where several could be meant, or
    none is.
    """
    if project is None and len(names) > 1:
        raise UnclearStructure(
            f"{path.name} holds {count(len(names), 'project')}: {', '.join(names.values())}; say "
            f"which.",
            choices=list(names.values()),
        )
    wanted = {number for number, name in names.items() if project in (None, name)}
    if names and not wanted:
        raise UnclearStructure(
            f"{path.name} has no project {project!r}.", choices=list(names.values())
        )
    return wanted


def _tag_path(path: str) -> str:
    return "/".join(step.strip() for step in path.split("/") if step.strip())


@dataclass(frozen=True, slots=True)
class _Mark:
    """A highlight: its row, its tags by path, who made it and when ("" where nothing tells)."""

    row: dict[str, Any]
    tags: tuple[str, ...]
    coder: str
    made_at: str


def _marks(tables: Tables, paths: dict[int, str]) -> dict[int, list[_Mark]]:
    """Highlights by document, in the order they were made."""
    tagged: dict[int, list[int]] = defaultdict(list)
    for row in tables["highlight_tags"]:
        tagged[row["highlight_id"]].append(row["tag_id"])
    made = _makers(tables["commands"])
    marks: dict[int, list[_Mark]] = defaultdict(list)
    for row in sorted(tables["highlights"], key=lambda h: int(h["id"])):
        tags = tuple(paths[tag] for tag in sorted(tagged[row["id"]]) if tag in paths)
        marks[row["document_id"]].append(_Mark(row, tags, *made.get(int(row["id"]), ("", ""))))
    return marks


def _makers(commands: list[dict[str, Any]]) -> dict[int, tuple[str, str]]:
    """Highlight -> who made it and when, as the history tells."""
    made: dict[int, tuple[str, str]] = {}
    for command in commands:
        try:
            payload = json.loads(command["payload"])
        except ValueError:
            continue
        if isinstance(payload, dict) and payload.get("type") == "highlight_add":
            number = int(payload.get("highlight_id") or 0)
            made.setdefault(number, (str(command["user_login"]), _time(command["date"])))
    return made


def _transcript(row: dict[str, Any], text: str) -> Transcript:
    return Transcript(
        text,
        (Turn(0, len(text), "unassigned"),) if text else (),
        id=f"document:{row['id']}",
        title=str(row["name"]),
        source=source_of(str(row["name"]), "taguette", text),
        attributes={"notes": str(row["description"])} if row["description"] else {},
    )


def _place(mark: _Mark, measure: Ruler) -> tuple[int, int, bool]:
    """(start, end, whether both fell on a character) of a highlight."""
    start, is_start_exact = measure.inward(int(mark.row["start_offset"]))
    end, is_end_exact = measure.inward(int(mark.row["end_offset"]))
    # an offset on an added line end means the character after it
    is_on_added = (
        measure.text[start : start + 1] == "\n"
        and start + 1 < end
        and measure.marks[start] == measure.marks[start + 1]
    )
    return start + int(is_on_added), end, is_start_exact and is_end_exact


def _statements(mark: _Mark, transcript: Transcript, start: int, end: int) -> list[Statement]:
    """One statement for each tag, an annotation where there is none."""
    quote = transcript.text[start:end]
    return [
        Statement(
            id=marked(f"highlight{mark.row['id']}", transcript.title, quote, start, code),
            transcript=transcript.id,
            start=start,
            end=end,
            quote=quote,
            form="code" if code else "annotation",
            values={"code": code} if code else {},
            coder=mark.coder,
            made_at=mark.made_at,
            origin="import",
        )
        for code in mark.tags or ("",)
    ]


def _time(value: object) -> str:
    text = str(value or "")
    return text[:19].replace(" ", "T") + "Z" if len(text) >= 19 else ""
