"""Several processes that serve one team: nothing is lost between them, and none is missed.

One server for all, as it takes ten seconds to begin.
"""

from __future__ import annotations

import base64
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from hustings.team import accounts, found

from ..postgres import new_database
from .conftest import PASSWORD

TALK = b"A: The ferry sails at night.\nB: It does not sail.\n"
PROC = Path("/proc")

pytestmark = pytest.mark.skipif(not PROC.is_dir(), reason="processes are looked up in /proc")


@dataclass
class Two:
    """A server of two processes, and Ann's session."""

    process: subprocess.Popen[str]
    base: str
    cookies: httpx.Cookies
    project: str = ""

    def ask(self, verb: str, path: str, **given: Any) -> httpx.Response:
        """A question over a connection of its own: any of the processes takes it."""
        with httpx.Client(base_url=self.base, cookies=self.cookies, timeout=60) as client:
            return client.request(verb, path, **given)

    @property
    def here(self) -> str:
        return f"/api/projects/{self.project}"

    def workers(self) -> list[int]:
        """The processes that serve."""
        children = PROC / f"{self.process.pid}/task/{self.process.pid}/children"
        pids = [int(pid) for pid in children.read_text().split()]
        return [p for p in pids if b"spawn_main" in (PROC / f"{p}/cmdline").read_bytes()]


@pytest.fixture(scope="module", params=["folder", "postgres"])
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    if request.param == "folder":
        yield str(tmp_path_factory.mktemp("workers") / "place")
        return
    with new_database() as address:
        yield address


@pytest.fixture(scope="module")
def two(place: str) -> Iterator[Two]:
    with serving_two(place) as made:
        yield made


@contextmanager
def serving_two(place: str) -> Iterator[Two]:
    """A server of two processes over a new place, with a project of Ann's; ended with the block."""
    with found(place) as made:
        accounts.first(made, "Ann", PASSWORD)
    serve = [sys.executable, "-m", "hustings.cli", "serve", "--team", place, "--no-browser"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*serve, "--workers", "2"], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        base = process.stdout.readline().strip().rpartition(" ")[2].rstrip("/")
        try:
            with httpx.Client(base_url=base, timeout=60) as client:
                body = {"name": "Ann", "password": PASSWORD}
                assert client.post("/api/session", json=body).status_code == 200
                made_two = Two(process, base, client.cookies)
            answer = made_two.ask("POST", "/api/projects", json={"name": "Night ferry"})
            made_two.project = answer.json()["id"]
            yield made_two
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) is not None


def text_of(two: Two) -> str:
    """A text, looked at by one process and imported by any."""
    sent = {"name": f"{time.time_ns()}.txt", "content": base64.b64encode(TALK).decode()}
    looked = two.ask("POST", f"{two.here}/intake", json=sent)
    assert looked.status_code == 200, looked.text
    body = {"files": [{"key": looked.json()[0]["key"]}]}
    taken = two.ask("POST", f"{two.here}/intake/import", json=body)
    assert taken.status_code == 201, taken.text
    return str(two.ask("GET", f"{two.here}/transcripts").json()[-1]["id"])


def coded(two: Two, text: str, k: int) -> httpx.Response:
    body = {"transcript": text, "start": 3, "end": 12, "form": "code", "values": {"code": f"w{k}"}}
    return two.ask("POST", f"{two.here}/statements", json=body)


def told(two: Two, statement: str, words: list[str]) -> None:
    """Add words to a memo, one after the other, each time to what was read; again where somebody
    else was quicker.
    """
    for word in words:
        done = False
        while not done:
            read = two.ask("GET", f"{two.here}/statements/{statement}").json()
            body = {"memo": f"{read['memo']} {word}".strip(), "revision": read["revision"]}
            answer = two.ask("PATCH", f"{two.here}/statements/{statement}", json=body)
            assert answer.status_code in (200, 409), answer.text
            done = answer.status_code == 200


def test_no_edit_is_lost_and_a_file_finds_its_way(two: Two) -> None:
    texts = [text_of(two) for _ in range(2)]
    made = coded(two, texts[0], 0).json()["id"]
    wanted = [[f"{who}{k}" for k in range(6)] for who in "abc"]
    people = [threading.Thread(target=told, args=(two, made, words)) for words in wanted]
    for one in people:
        one.start()
    for one in people:
        one.join()
    memo = two.ask("GET", f"{two.here}/statements/{made}").json()["memo"]
    assert sorted(memo.split()) == sorted(word for words in wanted for word in words)


def test_a_process_that_is_killed_loses_nothing_and_is_begun_anew(two: Two) -> None:
    text = text_of(two)
    acknowledged: list[str] = []
    over = threading.Event()

    def work() -> None:
        k = 0
        while not over.is_set():
            k += 1
            try:
                answer = coded(two, text, k)
            except httpx.TransportError:  # the process that was asked is no more
                continue
            if answer.status_code == 201:
                acknowledged.append(answer.json()["id"])

    writer = threading.Thread(target=work)
    writer.start()
    before = set(two.workers())
    assert len(before) == 2
    for victim in before:
        written, until = len(acknowledged), time.monotonic() + 60
        while len(acknowledged) == written:  # on a busy machine a new process needs its time
            assert time.monotonic() < until
            time.sleep(0.1)
        os.kill(victim, signal.SIGKILL)
        until = time.monotonic() + 60
        while len(set(two.workers()) - {victim}) < 2:
            assert time.monotonic() < until
            time.sleep(0.1)
    over.set()
    writer.join()
    rows = two.ask("GET", f"{two.here}/statements?limit=500").json()["rows"]
    assert acknowledged
    assert set(acknowledged) <= {row["id"] for row in rows}


def test_who_listens_hears_what_another_process_wrote(two: Two) -> None:
    text = text_of(two)
    with (
        httpx.Client(base_url=two.base, cookies=two.cookies, timeout=60) as client,
        client.stream("GET", f"{two.here}/live") as told,
    ):
        lines = (line for line in told.iter_lines() if line.startswith("data: "))
        next(lines)
        wanted = {coded(two, text, k).json()["id"] for k in range(4)}
        heard = ""
        while not any(key in heard for key in wanted):
            heard = next(lines)


def test_wrong_passwords_are_counted_together(two: Two) -> None:
    answers = [
        two.ask("POST", "/api/session", json={"name": "Ann", "password": f"wrong {k} indeed"})
        for k in range(12)
    ]
    codes = [answer.status_code for answer in answers]
    assert codes.count(401) == 5
    assert codes.count(429) == 7
