"""The open file is moved, deleted or replaced: nothing more is acknowledged, and nothing is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hustings.errors import FileMoved, ProjectError
from hustings.project import Project

from ..conftest import talk


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.hustings"))


def deleted(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    shutil.copy(path, path.with_name("other"))
    os.replace(path.with_name("other"), path)


def without_journal(path: Path) -> None:
    path.with_name(path.name + "-wal").unlink()


def folder_gone(path: Path) -> None:
    path.parent.rename(path.parent.with_name("another folder"))


WAYS = (moved, deleted, replaced, without_journal, folder_gone)


@pytest.fixture
def here(project: Project, tmp_path: Path) -> Project:
    """The talk with one statement, in a folder of its own."""
    (tmp_path / "folder").mkdir()
    project.save_copy(tmp_path / "folder" / "talk.hustings")
    opened = Project.open(tmp_path / "folder" / "talk.hustings")
    opened.code("d1", 53, 67, "code", {"code": "night"}, id="s1")
    return opened


@pytest.mark.parametrize("way", WAYS)
def test_a_statement_for_a_file_that_is_gone_is_refused_and_can_be_saved_elsewhere(
    here: Project, tmp_path: Path, way: Callable[[Path], None]
) -> None:
    way(here.path)
    for change in (
        lambda: here.code("d1", 90, 94, "code", {"code": "noise"}, id="s2"),
        here.undo,
        lambda: here.delete(["s1"]),
    ):
        with pytest.raises(FileMoved, match=r"talk.hustings.* nothing was written\. Save a copy"):
            change()
    assert "talk.hustings" in here.lost
    assert [s.id for s in here.statements()] == ["s1"]
    counts = here.save_copy(tmp_path / "saved.hustings")
    here.close()
    assert counts["statements"] == 1
    with Project.open(tmp_path / "saved.hustings") as saved:
        assert [s.id for s in saved.statements()] == ["s1"]
        saved.code("d1", 90, 94, "code", {"code": "noise"}, id="s2")


def test_a_write_whose_file_goes_while_it_is_written_is_not_acknowledged(
    here: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hustings.store import log

    advance = log._advance

    def and_moved(*given: object) -> None:
        advance(*given)  # type: ignore[arg-type]
        moved(here.path)

    monkeypatch.setattr(log, "_advance", and_moved)
    with pytest.raises(FileMoved):
        here.code("d1", 90, 94, "code", {"code": "noise"})
    here.close()


def test_a_lost_file_is_read_by_more_at_once_than_read_it_before(here: Project) -> None:
    here.path.unlink()
    connections = [here.database.engine.connect() for _ in range(5)]
    found = [c.exec_driver_sql("SELECT id FROM statements").scalar() for c in connections]
    for connection in connections:
        connection.close()
    here.close()
    assert found == ["s1"] * 5
    assert not here.path.exists()


def test_closing_a_lost_project_leaves_the_journal_of_another_alone(here: Project) -> None:
    moved(here.path)
    shutil.copy(here.path.with_name("elsewhere.hustings"), here.path)
    journal = here.path.with_name("talk.hustings-wal")
    before = journal.read_bytes()
    assert before
    here.close()
    assert journal.read_bytes() == before


def test_no_project_is_made_where_a_journal_of_its_name_lies(tmp_path: Path) -> None:
    journal = tmp_path / "talk.txt.hustings-wal"
    journal.write_bytes(b"statements of a project that was moved")
    with pytest.raises(ProjectError, match=r"talk.txt.hustings-wal holds statements"):
        Project.create(tmp_path / "talk.txt.hustings")
    assert [f.name for f in tmp_path.iterdir()] == [journal.name]
    assert journal.read_bytes() == b"statements of a project that was moved"


def test_a_copy_is_never_laid_over_anything(project: Project, tmp_path: Path) -> None:
    (tmp_path / "there.hustings").write_text("mine")
    for target in (tmp_path / "there.hustings", project.path):
        with pytest.raises(ProjectError, match="is there already"):
            project.save_copy(target)
    assert (tmp_path / "there.hustings").read_text() == "mine"


def test_a_project_its_journal_and_its_copies_are_for_their_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        with Project.create(tmp_path / "a.hustings") as project:
            project.make("concepts", "noise")
            project.save_copy(tmp_path / "b.hustings")
            assert len(list(tmp_path.iterdir())) == 4
            for file in tmp_path.iterdir():
                assert file.stat().st_mode & 0o777 == 0o600, file.name
    finally:
        os.umask(old)


@pytest.mark.parametrize("moment", ["metadata", "forms", "end"])
def test_a_making_that_is_cut_off_leaves_nothing_that_blocks_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    what = {
        "metadata": "hustings.store.tables.metadata.create_all",
        "forms": "hustings.store.log._advance",
        "end": "hustings.store.file.place._settle",
    }
    with monkeypatch.context() as patch:
        patch.setattr(what[moment], killed)
        with pytest.raises(KeyboardInterrupt):
            Project.create(tmp_path / "a.hustings")
    assert not (tmp_path / "a.hustings").exists()
    with Project.create(tmp_path / "a.hustings") as project:
        assert len(project.forms()) == 8


def test_a_project_appears_only_with_what_it_is_made_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, seen = tmp_path / "a.hustings", []

    def fill(project: Project) -> None:
        seen.append((path.exists(), project.path == path))
        project.add(talk())

    with Project.create(path, fill=fill) as project:
        assert [t["id"] for t in project.transcripts()] == ["d1"]
        assert project.next_steps() == (None, None)
    with Project.at(tmp_path / "b.hustings") as project:
        project.add(talk())
        seen.append((project.path.exists(), project.path == tmp_path / "b.hustings"))
    assert seen == [(False, True)] * 2
    with Project.open(tmp_path / "b.hustings") as project:
        assert not project.notice
        assert project.counts()["transcripts"] == 1


def filled_and(path: Path, end: Callable[[], object]) -> None:
    with Project.at(path) as project:
        project.add(talk())
        end()


def test_a_making_that_is_cut_off_while_it_is_filled_leaves_nothing(tmp_path: Path) -> None:
    def killed() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filled_and(tmp_path / "a.hustings", killed)
    with pytest.raises(FileNotFoundError, match=r"talk\.txt"):
        filled_and(tmp_path / "a.hustings", (tmp_path / "talk.txt").read_text)
    assert list(tmp_path.iterdir()) == []
