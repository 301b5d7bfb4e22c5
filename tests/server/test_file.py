"""The project's file under a running server: moved away, and each way of ending."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from hustings.project import Project

from ..conftest import talk
from ..serving import serving

BODY = {"transcript": "d1", "start": 53, "end": 60, "form": "code", "values": {"code": "x"}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed project of one talk."""
    with Project.create(tmp_path / "talk.hustings") as project:
        project.add(talk())
    return tmp_path / "talk.hustings"


PATIENT = 60
"""Seconds in which the first question to a command is answered on any machine: it listens before
the program is read in."""


def heeding() -> None:
    """Heed every signal, whatever the tests were started under (nohup, a background job)."""
    for way in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(way, signal.SIG_DFL)


class Command:
    """``hustings serve`` as a program of its own."""

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "hustings.cli", "serve", str(path), "--no-browser"],
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=heeding,
        )
        assert self.process.stdout is not None
        found = re.search(r"(http://[\d.:]+)/\?token=(\S+)", self.process.stdout.readline())
        assert found is not None
        self.base, self.code = found[1], found[2]

    def ask(self, method: str, path: str, **more: object) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.code}"}
        return httpx.request(method, f"{self.base}{path}", headers=headers, timeout=PATIENT, **more)  # type: ignore[arg-type]


@pytest.fixture
def command(path: Path) -> Iterator[Command]:
    started = Command(path)
    yield started
    started.process.kill()
    started.process.wait()
    assert started.process.stdout is not None
    started.process.stdout.close()


def test_a_statement_for_a_moved_file_is_refused_in_a_sentence_and_saved_elsewhere(
    project: Project,
) -> None:
    with serving(project) as served:
        assert served.post("/api/statements", {**BODY, "id": "s1"}).status_code == 201
        project.path.rename(project.path.with_name("away.hustings"))
        answer = served.post("/api/statements", {**BODY, "id": "s2"})
        assert answer.status_code == 409
        assert answer.json()["kind"] == "FileMoved"
        assert "talk.hustings was moved or deleted" in answer.json()["error"]
        assert "moved" in served.get("/api/project").json()["lost"]
        saved = served.post("/api/project/copy")
        assert saved.status_code == 201
        assert saved.json()["records"]["statements"] == 1
    with Project.open(saved.json()["path"]) as copy:
        assert [s.id for s in copy.statements()] == ["s1"]


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_however_the_server_is_told_to_end_the_file_alone_is_whole(
    path: Path, command: Command, way: signal.Signals
) -> None:
    for i in range(5):
        answer = command.ask("POST", "/api/statements", json={**BODY, "id": f"s{i}"})
        assert answer.status_code == 201
    command.process.send_signal(way)
    command.process.wait(20)
    assert [f.name for f in path.parent.iterdir()] == ["talk.hustings"]
    with Project.open(path) as project:
        assert len(project.statements()) == 5


def test_the_printed_address_lets_in_the_first_visit_and_no_other(command: Command) -> None:
    address = f"{command.base}/?token={command.code}"
    with httpx.Client(timeout=PATIENT) as first:
        assert first.get(address).status_code == 303
        assert first.get(f"{command.base}/api/project").status_code == 200
        assert first.get(f"{command.base}/api/project").headers["cache-control"] == "no-store"
        assert first.get(address).status_code == 303
    second = httpx.get(address, timeout=PATIENT)
    assert second.status_code == 401
    assert "used already" in second.text
    assert command.ask("GET", "/api/project").status_code == 401


def test_a_script_whose_token_is_in_the_environment_needs_no_address(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUSTINGS_TOKEN", "of-a-script")
    command = Command(path)
    monkeypatch.delenv("HUSTINGS_TOKEN")
    try:
        assert command.code != "of-a-script"
        headers = {"authorization": "Bearer of-a-script"}
        answer = httpx.get(f"{command.base}/api/project", headers=headers, timeout=PATIENT)
        assert answer.status_code == 200
    finally:
        command.process.terminate()
        command.process.wait(20)
        assert command.process.stdout is not None
        command.process.stdout.close()
