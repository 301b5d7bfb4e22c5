"""A copy beside the project, renewed while somebody works."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hustings.errors import ProjectError
from hustings.project import Project
from hustings.project.keeping import Backups, backup, free_name

OFTEN = 0.02 / 60
"""Minutes between two looks: fifty looks a second."""


def until(true: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Whether something became true in time."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


def codes_in(path: Path) -> list[object]:
    """What the statements of a copy say."""
    with Project.open(path) as copy:
        return [s.values["code"] for s in copy.statements()]


def beside(project: Project) -> Path:
    return project.path.with_name("talk.backup.hustings")


def test_a_copy_is_renewed_after_something_was_written(project: Project) -> None:
    with Backups(project, OFTEN) as copies:
        assert copies.path == beside(project)
        assert until(copies.path.exists)
        first = copies.path.stat().st_ino
        project.code("d1", 90, 107, "code", {"code": "noise"})
        assert until(lambda: copies.path.stat().st_ino != first)
    assert codes_in(copies.path) == ["noise"]
    files = sorted(p.name for p in project.path.parent.glob("*.hustings"))
    assert files == ["talk.backup.hustings", "talk.hustings"]


def test_where_nothing_was_written_the_copy_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(project, "save_copy", lambda to: made.append(to) or to.write_bytes(b""))
    with Backups(project, OFTEN):
        assert until(lambda: bool(made))
        time.sleep(0.3)  # fifteen looks
    assert len(made) == 1


def test_a_copy_that_cannot_be_made_is_told_and_the_last_good_one_stays(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    copies = Backups(project, OFTEN, told.append)
    copies.renew()
    before = copies.path.read_bytes()

    def refused(to: Path) -> None:
        raise ProjectError("The disk is full.")

    monkeypatch.setattr(project, "save_copy", refused)
    with copies:
        assert until(lambda: len(told) > 1)  # it is tried again
    assert told[0] == "hustings: no backup was made: The disk is full."
    assert copies.path.read_bytes() == before


def test_a_copy_that_cannot_take_its_place_leaves_nothing_behind(project: Project) -> None:
    copies = Backups(project, 5.0)
    copies.path.mkdir()
    (copies.path / "in the way").touch()
    with pytest.raises(OSError, match="backup"):
        copies.renew()
    assert [p.name for p in project.path.parent.glob("*new*")] == []


def test_a_copy_by_hand_lies_under_the_day_and_the_minute(project: Project) -> None:
    path, records = backup(project)
    assert records["texts"] == 1
    assert path.parent == project.path.parent
    assert path.name.startswith("talk.2")
    assert codes_in(path) == []
    other, _ = backup(project, project.path.parent / "elsewhere.hustings")
    assert other.name == "elsewhere.hustings"


def test_a_name_that_is_taken_is_counted_up(tmp_path: Path) -> None:
    path = tmp_path / "talk.hustings"
    assert free_name(path, "old") == tmp_path / "talk.old.hustings"
    (tmp_path / "talk.old.hustings").touch()
    (tmp_path / "talk.old-2.hustings").touch()
    assert free_name(path, "old") == tmp_path / "talk.old-3.hustings"
