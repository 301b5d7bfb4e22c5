"""RQDA's projects: one SQLite file; what was deleted there stays in it and is left."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hustings.errors import NotReadable, UnknownFormat
from hustings.exchange import read_bundle
from hustings.exchange.bundle import concept_paths
from hustings.read import read

TEXT = "Zoë: The fee raises the noise.\nBo: It should 👍. Fewer shops then.\n"
SCHEMA = """
CREATE TABLE source (name, id integer, file, memo, owner, date, dateM, status integer);
CREATE TABLE freecode (name, memo, owner, date, dateM, id integer, status integer, color);
CREATE TABLE coding (cid integer, fid integer, seltext, selfirst real, selend real,
    status integer, owner, date, memo);
CREATE TABLE codecat (name, cid integer, catid integer, owner, date, dateM, memo, status integer);
CREATE TABLE treecode (cid integer, catid integer, date, dateM, memo, status integer, owner);
CREATE TABLE cases (name, memo, owner, date, dateM, id integer, status integer);
CREATE TABLE caseAttr (variable, value, caseID integer, date, dateM, owner, status integer);
CREATE TABLE annotation (fid integer, position integer, annotation, owner, date, dateM, status);
CREATE TABLE journal (name, journal, date, dateM, owner, status integer);
INSERT INTO freecode VALUES ('Fee', 'what is paid', 'Ann', '', '', 1, 1, '#A6400B'),
    ('Shops', '', 'Ann', '', '', 2, 1, ''), ('Gone', '', 'Ann', '', '', 3, 0, '');
INSERT INTO codecat VALUES ('Town', NULL, 1, 'Ann', '', '', '', 1), ('Port', 0, 2, '', '', '', '', 1);
INSERT INTO treecode VALUES (2, 1, '', '', '', 1, 'Ann'), (2, 2, '', '', '', 1, 'Ann');
INSERT INTO cases VALUES ('Zoë', 'a resident', 'Ann', '', '', 1, 1);
INSERT INTO caseAttr VALUES ('age', '41', 1, '', '', 'Ann', 1);
INSERT INTO journal VALUES ('first', 'words', '', '', 'Ann', 1);
"""


def project(tmp_path: Path) -> Path:
    path = tmp_path / "town.rqda"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(SCHEMA)
        db.execute("INSERT INTO source VALUES ('talk', 1, ?, '', 'Ann', '', '', 1)", (TEXT,))
        for words, code, status in (("The fee", 1, 1), ("Fewer shops", 2, 1), ("noise", 1, 0)):
            start = TEXT.index(words)
            row = (code, 1, words, float(start), float(start + len(words)), status)
            when = "Thu May  1 10:00:00 2031"
            db.execute(f"INSERT INTO coding VALUES (?,?,?,?,?,?,'Ann','{when}','look')", row)
        at = TEXT.index("should")
        db.execute("INSERT INTO annotation VALUES (1, ?, 'a remark', 'Ann', '', '', 1)", (at,))
        db.commit()
    return path


def test_an_rqda_project_comes_whole_without_what_was_deleted(tmp_path: Path) -> None:
    bundle = read_bundle(project(tmp_path))
    assert [(s.quote, dict(s.values)) for s in bundle.statements] == [
        ("The fee", {"code": "Fee"}),
        ("Fewer shops", {"code": "Town/Shops"}),
        ("should", {"text": "a remark"}),
    ]
    coding = bundle.statements[0]
    assert (coding.coder, coding.made_at, coding.memo) == ("Ann", "2031-05-01T10:00:00", "look")
    assert sorted(concept_paths(bundle.concepts).values()) == ["Fee", "Port", "Town", "Town/Shops"]
    fee = next(c for c in bundle.concepts if c.name == "Fee")
    assert (fee.description, fee.color) == ("what is paid", "#a6400b")
    (zoe,) = bundle.actors
    assert (zoe.name, zoe.attributes) == ("Zoë", {"age": "41", "notes": "a resident"})
    assert bundle.report.dialect == "RQDA, offsets in code points"
    assert bundle.report.approximated == ["1 code in several categories: each stands in the first."]
    assert bundle.report.left == ["1 journal entry."]


def test_an_rqda_project_is_no_talk_and_a_damaged_one_is_refused(tmp_path: Path) -> None:
    path = project(tmp_path)
    with pytest.raises(UnknownFormat):
        read(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE coding SET selfirst = 'x'")
        db.commit()
    with pytest.raises(NotReadable, match="damaged"):
        read_bundle(path)
