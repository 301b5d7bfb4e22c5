"""Another project of the same person, where its server does not answer as it should."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from hustings.errors import InputError
from hustings.project import Project
from hustings.server import neighbours
from hustings.server.neighbours import Neighbours

pytestmark = pytest.mark.skipif(os.name != "posix", reason="what answers here is a shell's script")

Instead = Callable[[str], None]


@pytest.fixture
def opened() -> Iterator[Neighbours]:
    made = Neighbours()
    yield made
    made.close()


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Instead:
    """Have a shell's script answer in the place of a server."""

    def answering(script: str) -> None:
        file = tmp_path / "server"
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o700)
        monkeypatch.setattr(neighbours, "sys", SimpleNamespace(executable=str(file)))

    return answering


def test_what_is_no_project_is_told_as_its_server_says_it(
    opened: Neighbours, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.hustings"
    broken.write_text("no project")
    with pytest.raises(InputError, match=r"broken\.hustings is not a Hustings project"):
        opened.reached(broken, "Anna")
    broken.unlink()
    Project.create(broken).close()  # it is asked anew
    assert opened.reached(broken, "Anna").name == "broken"


def test_a_server_that_ended_is_told_and_begun_anew(
    opened: Neighbours, instead: Instead, tmp_path: Path
) -> None:
    path = tmp_path / "bay.hustings"
    instead("exit 1")
    with pytest.raises(InputError, match=r"bay\.hustings could not be opened from here"):
        opened.reached(path, "Anna")
    instead("""while read _; do echo '{"address": "http://there/", "name": "bay"}'; done""")
    assert opened.reached(path, "Anna") == neighbours.Reached("http://there/", "bay")
    assert opened.reached(path, "Anna").name == "bay"


def test_a_server_that_does_not_answer_in_time_is_ended(
    opened: Neighbours, instead: Instead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "PATIENCE", 0.2)
    instead("exec sleep 60")
    with pytest.raises(InputError, match="its server ended"):
        opened.reached(tmp_path / "bay.hustings", "Anna")


def test_where_no_process_can_be_begun_that_is_said(
    opened: Neighbours, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = SimpleNamespace(executable=str(tmp_path / "nothing"))
    monkeypatch.setattr(neighbours, "sys", nowhere)
    with pytest.raises(InputError, match="no process could be started"):
        opened.reached(tmp_path / "bay.hustings", "Anna")


def test_a_server_that_does_not_end_is_ended(
    instead: Instead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[str]] = []
    popen = subprocess.Popen

    class Noted(popen):  # type: ignore[misc, valid-type]
        def __init__(self, *words: object, **more: object) -> None:
            super().__init__(*words, **more)
            begun.append(self)

    monkeypatch.setattr(neighbours.subprocess, "Popen", Noted)
    instead("""read _; echo '{"address": "http://there/", "name": "bay"}'; exec sleep 60""")
    opened = Neighbours()
    opened.reached(tmp_path / "bay.hustings", "Anna")
    opened.close()  # five seconds later
    assert [process.poll() for process in begun] == [-9]
