"""QualCoder's own projects: folder, database or zip."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from hustings.errors import NotReadable
from hustings.exchange.bundle import concept_paths
from hustings.exchange.qualcoder import read_qualcoder

from .conftest import TEXT, span

SCHEMA = """
CREATE TABLE project (databaseversion, date, memo);
CREATE TABLE source (id integer primary key, name, fulltext, mediapath, memo, owner, date);
CREATE TABLE code_cat (catid integer primary key, name, owner, date, memo, supercatid);
CREATE TABLE code_name (cid integer primary key, name, memo, catid, owner, date, color);
CREATE TABLE code_text (ctid integer primary key, cid, fid, seltext, pos0, pos1, owner, date, memo);
CREATE TABLE annotation (anid integer primary key, fid, pos0, pos1, memo, owner, date);
CREATE TABLE cases (caseid integer primary key, name, memo, owner, date);
CREATE TABLE case_text (id integer primary key, caseid, fid, pos0, pos1);
CREATE TABLE attribute (attrid integer primary key, name, attr_type, value, id, date, owner);
CREATE TABLE code_image (imid integer primary key);
INSERT INTO code_cat VALUES (1, 'town', 'Edda', '', 'the place', NULL), (2, 'quay', 'Edda', '', '', 1);
INSERT INTO code_name VALUES (1, 'cars', 'who parks', 2, 'Edda', '', '#A6400B'), (2, 'ferry', '', NULL, 'Edda', '', '');
INSERT INTO cases VALUES (1, 'Jonas Pell', '', 'Edda', '');
INSERT INTO attribute VALUES (1, 'role', 'case', 'resident', 1, '', ''), (2, 'year', 'file', '2031', 1, '', '');
INSERT INTO source VALUES (2, 'map.png', NULL, '/images/map.png', '', 'Edda', '');
INSERT INTO code_image VALUES (1);
"""


def make(folder: Path, unit: str = "code points") -> Path:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "data.qda")) as db:
        db.executescript(SCHEMA)
        db.execute("INSERT INTO source VALUES (1, 'talk', ?, NULL, '', 'Edda', '')", (TEXT,))
        for n, (words, code) in enumerate([("It should 👍.", 2), ("fewer shops", 1)], 1):
            start, end = span(words)
            if unit == "UTF-16":
                start, end = (len(TEXT[:x].encode("utf-16-le")) // 2 for x in (start, end))
            row = (
                n,
                code,
                1,
                words,
                start,
                end,
                "Edda",
                "2031-05-12 10:00:00",
                "look" if n == 1 else "",
            )
            db.execute("INSERT INTO code_text VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        db.execute("INSERT INTO annotation VALUES (1, 1, 0, 3, 'a remark', 'Edda', '')")
        db.commit()
    return folder


@pytest.mark.parametrize("unit", ["code points", "UTF-16"])
def test_segments_fall_on_their_words_whatever_is_counted(tmp_path: Path, unit: str) -> None:
    bundle = read_qualcoder(make(tmp_path / "bay.qda", unit))
    assert [(s.quote, s.form, s.values, s.memo) for s in bundle.statements] == [
        ("It should 👍.", "code", {"code": "ferry"}, "look"),
        ("fewer shops", "code", {"code": "town/quay/cars"}, ""),
        ("The", "annotation", {"text": "a remark"}, ""),
    ]
    assert bundle.report.dialect == f"QualCoder, offsets in {unit}"
    assert bundle.report.warnings == []


def test_codes_cases_and_attributes_come_along(tmp_path: Path) -> None:
    bundle = read_qualcoder(make(tmp_path / "bay.qda"))
    assert sorted(concept_paths(bundle.concepts).values()) == [
        "ferry",
        "town",
        "town/quay",
        "town/quay/cars",
    ]
    cars = next(c for c in bundle.concepts if c.name == "cars")
    assert (cars.description, cars.color) == ("who parks", "#a6400b")
    assert [(a.name, a.attributes) for a in bundle.actors] == [("Jonas Pell", {"role": "resident"})]
    assert bundle.transcripts[0].attributes == {"year": "2031"}
    assert bundle.report.left == [
        "1 source without text (pictures, recordings).",
        "1 segment of pictures and recordings.",
    ]


def test_folder_database_and_zip_are_the_same_project(tmp_path: Path) -> None:
    folder = make(tmp_path / "bay.qda")
    with zipfile.ZipFile(tmp_path / "bay.zip", "w") as file:
        file.write(folder / "data.qda", "bay.qda/data.qda")
    one, two, three = (
        read_qualcoder(p) for p in (folder, folder / "data.qda", tmp_path / "bay.zip")
    )
    assert one.statements == two.statements == three.statements
    assert sorted(p.name for p in folder.iterdir()) == ["data.qda"]


def test_segments_that_do_not_agree_with_their_words_are_warned_about(tmp_path: Path) -> None:
    folder = make(tmp_path / "bay.qda")
    with closing(sqlite3.connect(folder / "data.qda")) as db:
        db.execute("UPDATE code_text SET pos0 = pos0 - 2, pos1 = pos1 - 2")
        db.commit()
    assert "Only 0 of 2 segments agree" in read_qualcoder(folder).report.warnings[0]


def test_other_folders_and_databases_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.qda").mkdir()
    with pytest.raises(NotReadable, match=r"no file data\.qda"):
        read_qualcoder(tmp_path / "empty.qda")
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as file:
        file.writestr("a.txt", "x")
    with pytest.raises(NotReadable, match="no single QualCoder project"):
        read_qualcoder(tmp_path / "x.zip")
