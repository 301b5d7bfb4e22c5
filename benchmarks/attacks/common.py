"""What every attack shares: a coded project, a running server, and the count at the end."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, NoReturn

import httpx

from hustings.demo import make_demo
from hustings.project import Project

COMMAND = [sys.executable, "-m", "hustings.cli"]


def coded(path: Path) -> Path:
    """The fictional debate, coded and closed."""
    make_demo(path).close()
    return path


class Server:
    """``hustings serve`` as a program of its own, and a client that knows its token."""

    def __init__(self, *arguments: str | Path, verb: str = "serve") -> None:
        self.process = subprocess.Popen(
            [*COMMAND, verb, *map(str, arguments), "--no-browser"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, "HUSTINGS_TOKEN": "attack"},
        )
        assert self.process.stdout is not None
        base, self.text = "", ""
        for line in self.process.stdout:
            found = re.search(r"(http://[\d.:]+)/", line)
            if found:
                base = found[1]
                break
        if not base:
            assert self.process.stderr is not None
            raise SystemExit(f"the server did not start: {self.process.stderr.read()}")
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        self.client = httpx.Client(
            base_url=base, headers={"authorization": "Bearer attack"}, timeout=30
        )

    def code(self, key: str) -> httpx.Response:
        """Make one statement on the first text."""
        if not self.text:
            self.text = self.client.get("/api/transcripts").json()[0]["id"]
        body = {"id": key, "transcript": self.text, "start": 20, "end": 60, "form": "code"}
        return self.client.post("/api/statements", json={**body, "values": {"code": "x"}})

    def end(self, number: int) -> None:
        """Send a signal and wait."""
        self.process.send_signal(number)
        self.process.wait(20)
        self.client.close()


def statements(path: Path) -> set[str]:
    """The ids of a project's statements."""
    with Project.open(path) as project:
        return {s.id for s in project.statements()}


def finish(name: str, counts: dict[str, Any], faults: int) -> NoReturn:
    """Print what was counted; exit code 1 where anything got through."""
    print(f"{name}: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
    print("ok" if not faults else f"FAULT: {faults}")
    sys.exit(1 if faults else 0)
