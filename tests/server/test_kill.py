"""What was acknowledged survives kill -9, at whatever moment it comes."""

import random
import re
import subprocess
import sys
import threading
from pathlib import Path

import httpx

from hustings.project import Project

from ..conftest import talk

TIMES = 20


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
        with httpx.Client(base_url=found[1], headers={"authorization": f"Bearer {found[2]}"}) as client:
            client.get("/api/project")
            # in the middle of a request as likely as not
            end = threading.Timer(dice.uniform(0.0, 0.2), server.kill)
            end.start()
            body = {"transcript": "d1", "start": 53, "end": 60, "form": "code", "values": {"code": "x"}}
            try:
                while True:
                    number += 1
                    if client.post("/api/statements", json={"id": f"k{number}", **body}).status_code == 201:
                        acknowledged.append(f"k{number}")
            except httpx.TransportError:
                pass
        end.join()
        server.wait()
    with Project.open(path) as project:
        kept = {s.id for s in project.statements()}
        logged = {r["key"] for c in project.history(limit=100_000) for r in c.rows if r["table"] == "statements"}
    assert acknowledged
    assert set(acknowledged) <= kept
    assert kept == logged
