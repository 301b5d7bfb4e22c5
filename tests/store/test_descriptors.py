"""A project's file is read beside SQLite, and SQLite keeps its locks."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hustings import store
from hustings.project import Project
from hustings.store.file import descriptors
from hustings.store.file.descriptors import hold, reading

from ..conftest import talk

LOOK = "import sys; from hustings.project import Project; Project.open(sys.argv[1]).close()"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed project of one talk."""
    with Project.create(tmp_path / "talk.hustings") as project:
        project.add(talk())
    return tmp_path / "talk.hustings"


def look_from_elsewhere(path: Path) -> None:
    """Another program opens the project and closes it, as every command does."""
    subprocess.run([sys.executable, "-c", LOOK, str(path)], check=True)


def code(project: Project, word: str) -> None:
    project.code("d1", 90, 107, "code", {"code": word})


def test_another_program_may_look_while_a_project_is_idle(path: Path) -> None:
    with Project.open(path) as project:
        code(project, "noise")
        assert project.fold()  # as after three seconds without a write
        look_from_elsewhere(path)
        code(project, "quay")
    with Project.open(path) as again:
        assert {s.values["code"] for s in again.statements()} == {"noise", "quay"}


def test_whoever_closes_a_project_leaves_it_to_those_who_have_it_open(path: Path) -> None:
    with Project.open(path) as project:
        Project.open(path).close()
        store.troubles(path)
        assert store.whole(path).startswith(b"SQLite format 3")
        look_from_elsewhere(path)
        code(project, "noise")


def is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


@pytest.mark.skipif(not hasattr(os, "pread"), reason="locks belong to descriptors there")
def test_a_descriptor_is_shared_and_closed_after_the_last_who_holds_it(path: Path) -> None:
    first, second = hold(path), hold(path)
    assert first.descriptor == second.descriptor
    first.let_go()
    with reading(path) as third:
        assert third.descriptor == second.descriptor
    assert is_open(second.descriptor)
    second.let_go()
    assert not is_open(second.descriptor)


@pytest.mark.skipif(not hasattr(os, "pread"), reason="locks belong to descriptors there")
def test_a_project_that_was_forgotten_holds_nothing(path: Path) -> None:
    project = Project.open(path)
    with reading(path) as held:
        descriptor = held.descriptor
    assert is_open(descriptor)
    del project
    gc.collect()
    assert not is_open(descriptor)


def test_another_file_in_the_place_of_an_open_one_is_read_as_itself(path: Path) -> None:
    held = hold(path)
    path.rename(path.with_name("moved.hustings"))
    path.write_bytes(b"something else")
    assert store.whole(path) == b"something else"
    if descriptors.POSIX:
        assert held.read(15, 0) == b"SQLite format 3"
    held.let_go()


@pytest.mark.parametrize("posix", [True, False])
def test_bytes_are_read_from_any_place(
    posix: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if posix and not descriptors.POSIX:
        pytest.skip("no such system")
    monkeypatch.setattr(descriptors, "POSIX", posix)
    monkeypatch.setattr(descriptors, "AT_ONCE", 3)
    file = tmp_path / "letters"
    file.write_bytes(b"abcdefgh")
    with reading(file) as held:
        assert [held.read(3, 2), held.read(9, 6), held.read(3, 8)] == [b"cde", b"gh", b""]
    assert store.whole(file) == b"abcdefgh"
    with pytest.raises(FileNotFoundError):
        store.whole(tmp_path / "nothing")
