"""What was acknowledged survives kill -9, at whatever moment it comes."""

import contextlib
import random
import re
import subprocess
import sys
import threading
from pathlib import Path

import httpx

from hustings.project import Project

from ..conftest import talk

TIMES = 6
"""Each takes some four seconds; benchmarks/attacks kills as often as one likes."""
PATIENT = 60.0
"""Seconds: the address is told while the server is still loading."""


def test_every_acknowledged_statement_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "talk.hustings"
    with Project.create(path) as project:
        project.add(talk())
    dice, acknowledged, number = random.Random(4), [], 0
    for _ in range(TIMES):
        command = [sys.executable, "-m", "hustings.cli", "serve", str(path), "--no-browser"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        found = re.search(r"(http://[\d.:]+)/\?token=(\S+)", server.stdout.readline())
        assert found is not None
        client = httpx.Client(
            base_url=found[1], headers={"authorization": f"Bearer {found[2]}"}, timeout=PATIENT
        )
        timer = threading.Timer(dice.uniform(0.0, 0.25), server.kill)
        first = True
        with client, contextlib.suppress(httpx.TransportError):
            while True:  # until the kill comes, in the middle of whatever the server is doing then
                number += 1
                body = {
                    "id": f"k{number}",
                    "transcript": "d1",
                    "start": 53,
                    "end": 60,
                    "form": "code",
                    "values": {"code": "x"},
                }
                if client.post("/api/statements", json=body).status_code == 201:
                    acknowledged.append(f"k{number}")
                if first:
                    timer.start()
                    first = False
        assert not first, "no statement was answered"
        server.wait()
        timer.join()
        server.stdout.close()
    with Project.open(path) as project:
        kept = {s.id for s in project.statements()}
        logged = {
            r["key"]
            for c in project.history(limit=100_000)
            for r in c.rows
            if r["table"] == "statements"
        }
    assert len(acknowledged) >= TIMES
    assert set(acknowledged) <= kept
    assert kept == logged
