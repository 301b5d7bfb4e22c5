"""Damage is seen on opening and said; nothing is written then, and what is readable is rescued."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from hustings.cli import main
from hustings.errors import NotWritable
from hustings.project import Project, keeping


@pytest.fixture
def closed(project: Project) -> Path:
    """The talk with two statements, closed."""
    project.code("d1", 53, 67, "code", {"code": "night"}, id="s1")
    project.code("d1", 101, 106, "code", {"code": "noise"}, id="s2")
    project.close()
    return project.path


def changed(path: Path, old: bytes, new: bytes) -> None:
    """Other bytes in every place where some words stand."""
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


def unsealed(path: Path) -> None:
    """As a version without seals left it: nothing says which bytes were saved."""
    with closing(sqlite3.connect(path)) as old:
        old.execute("DELETE FROM meta WHERE id = 'journal'")
        old.commit()


@pytest.mark.parametrize("before", [lambda _: None, unsealed])
def test_other_words_in_a_text_are_said_and_nothing_is_written(
    closed: Path, before: Callable[[Path], None]
) -> None:
    before(closed)
    changed(closed, b"They bring noise.", b"They bring peace.")
    data = closed.read_bytes()
    with Project.open(closed) as project:
        assert project.notice.startswith("talk.hustings is damaged or was changed")
        assert len(project.statements()) == 2
        with pytest.raises(NotWritable, match="'hustings rescue' takes what is readable"):
            project.undo()
    assert closed.read_bytes() == data


def test_one_other_letter_anywhere_is_seen(closed: Path) -> None:
    changed(closed, b"Night sailings", b"Light sailings")
    with Project.open(closed) as project:
        assert "its bytes are not those that were saved" in project.notice


def test_an_index_that_disagrees_with_its_table_is_seen_without_a_seal(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as breaking:
        breaking.execute("PRAGMA writable_schema=ON")
        breaking.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master "
            "WHERE name = 'ix_changes_state') WHERE name = 'ix_touched_record'"
        )
        breaking.execute("DELETE FROM meta WHERE id = 'journal'")
        breaking.commit()
    with Project.open(closed) as project:
        assert "SQLite finds" in project.notice
        with pytest.raises(NotWritable):
            project.undo()


def test_check_says_of_a_whole_project_that_it_is_whole(closed: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(closed)])
    assert (result.exit_code, result.stdout) == (0, f"{closed} is whole.\n")


def test_check_lists_damage_and_references_to_what_is_not_there(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as other:
        other.execute("UPDATE statements SET transcript = 'gone' WHERE id = 's2'")
        other.commit()
    result = CliRunner().invoke(main, ["check", str(closed)])
    assert result.exit_code == 1
    assert "names a transcript that is not there (gone)" in result.stdout


def test_rescue_takes_what_is_whole_and_lists_what_is_not(closed: Path, tmp_path: Path) -> None:
    with Project.open(closed) as project:
        (tmp_path / "second.txt").write_text(
            "VOSS: The berth is too short.\nRENN: It was always short.\n"
        )
        second = project.add(tmp_path / "second.txt")[0].id
        project.code(second, 6, 15, "code", {"code": "berth"}, id="s3")
    changed(closed, b"They bring noise.", b"They bring peace.")
    new = tmp_path / "new.hustings"
    result = CliRunner().invoke(main, ["rescue", str(closed), "-o", str(new)])
    assert result.exit_code == 0, result.output
    assert "its words are not those that were saved" in result.stdout
    assert "statements: s1: what it belongs to (transcripts) could not be read" in result.stdout
    with Project.open(new) as rescued:
        assert rescued.notice == ""
        assert [t["id"] for t in rescued.transcripts()] == [second]
        assert [(s.id, s.quote, s.speaker) for s in rescued.statements()] == [
            ("s3", "The berth", "VOSS")
        ]
    assert keeping.check(new) == []


def test_a_backup_is_made_beside_an_open_project_and_is_whole(project: Project) -> None:
    project.code("d1", 53, 67, "code", {"code": "night"}, id="s1")
    result = CliRunner().invoke(main, ["backup", str(project.path)])
    assert "1 text, 1 statement" in result.stdout
    (copy,) = project.path.parent.glob("talk.2*.hustings")
    assert keeping.check(copy) == []
    with Project.open(copy) as copied:
        assert [s.id for s in copied.statements()] == ["s1"]


def test_the_timed_backup_is_renewed_only_where_something_was_written(project: Project) -> None:
    backups = keeping.Backups(project, minutes=1)
    backups.renew()
    project.make("concepts", "noise")
    backups.renew()
    assert [f.name for f in project.path.parent.glob("*backup*")] == ["talk.backup.hustings"]
    with Project.open(backups.path) as copied:
        assert [c.name for c in copied.concepts()] == ["noise"]
