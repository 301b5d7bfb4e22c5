"""Taguette counts bytes of the text between the tags."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hustings.errors import NotReadable, UnclearStructure, UnknownFormat
from hustings.exchange import format_of
from hustings.exchange.bundle import concept_paths
from hustings.exchange.taguette import html_ruler, read_taguette

HTML = "<p>The night ferry 🚢 &amp; the café</p>\n<p>Edda <b>Voss</b>: No.</p><ul><li>quay</li><li>cars</li></ul>"
COUNTED = "The night ferry 🚢 & the café\nEdda Voss: No.quaycars"


def make(path: Path, marks: list[tuple[str, list[int]]], projects: int = 1) -> Path:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "CREATE TABLE users (login, created); INSERT INTO users VALUES ('edda', '');"
            "CREATE TABLE projects (id, name, description); CREATE TABLE documents (id, name, description, contents, project_id);"
            "CREATE TABLE tags (id, project_id, path, description); CREATE TABLE highlights (id, document_id, start_offset, end_offset, snippet);"
            "CREATE TABLE highlight_tags (highlight_id, tag_id); CREATE TABLE commands (id, date, user_login, payload);"
            "INSERT INTO tags VALUES (1, 1, 'town/quay', 'by the water'), (2, 1, 'ferry', '')"
        )
        for n in range(1, projects + 1):
            db.execute("INSERT INTO projects VALUES (?, ?, '')", (n, f"Bay {n}"))
        db.execute("INSERT INTO documents VALUES (1, 'talk', '', ?, 1)", (HTML,))
        for n, (words, tags) in enumerate(marks, 1):
            start = len(COUNTED[: COUNTED.index(words)].encode())
            db.execute(
                "INSERT INTO highlights VALUES (?, 1, ?, ?, '')",
                (n, start, start + len(words.encode())),
            )
            db.executemany("INSERT INTO highlight_tags VALUES (?, ?)", [(n, t) for t in tags])
            payload = json.dumps({"type": "highlight_add", "highlight_id": n})
            db.execute(
                "INSERT INTO commands VALUES (?, '2031-05-12 10:00:00.5', 'edda', ?)", (n, payload)
            )
        db.commit()
    return path


def test_highlights_fall_on_their_words_after_emoji_entities_and_lists(tmp_path: Path) -> None:
    marks = [
        ("the café", [1]),
        ("Edda Voss: No.", [2]),
        ("quay", [1]),
        ("cars", [1, 2]),
        ("café\nEdda", []),
    ]
    bundle = read_taguette(make(tmp_path / "t.sqlite3", marks))
    told = [(s.quote, s.form, s.values) for s in bundle.statements]
    assert told == [
        ("the café", "code", {"code": "town/quay"}),
        ("Edda Voss: No.", "code", {"code": "ferry"}),
        ("quay", "code", {"code": "town/quay"}),
        ("cars", "code", {"code": "town/quay"}),
        ("cars", "code", {"code": "ferry"}),
        ("café\nEdda", "annotation", {}),
    ]
    assert bundle.transcripts[0].text == "The night ferry 🚢 & the café\nEdda Voss: No.\nquay\ncars"
    assert {(s.coder, s.made_at) for s in bundle.statements} == {("edda", "2031-05-12T10:00:00Z")}
    assert sorted(concept_paths(bundle.concepts).values()) == ["ferry", "town", "town/quay"]


def test_a_line_that_only_the_reader_sees_counts_nothing() -> None:
    measure = html_ruler("<p>a</p><p>é</p><p>c</p>")
    assert measure.text == "a\né\nc"
    assert measure.marks.tolist() == [0, 1, 1, 3, 3, 4]


def test_of_several_projects_one_must_be_chosen(tmp_path: Path) -> None:
    path = make(tmp_path / "t.sqlite3", [("quay", [1])], projects=2)
    with pytest.raises(UnclearStructure, match="Bay 1, Bay 2"):
        read_taguette(path)
    assert len(read_taguette(path, project="Bay 1").statements) == 1
    with pytest.raises(UnclearStructure, match="no project 'Bay 3'"):
        read_taguette(path, project="Bay 3")


def test_other_databases_are_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.sqlite3")) as db:
        db.execute("CREATE TABLE documents (id)")
        db.commit()
    with pytest.raises(UnknownFormat, match=r"ends in \.sqlite3 and holds nothing"):
        format_of(tmp_path / "x.sqlite3")
    with pytest.raises(NotReadable, match="not a Taguette project"):
        read_taguette(tmp_path / "x.sqlite3")
