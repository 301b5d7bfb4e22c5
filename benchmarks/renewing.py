"""Answers of a served project before and after a statement is coded and the project rests.

``python benchmarks/renewing.py PROJECT`` (one of ``benchmarks/scale.py --million --keep FOLDER``)
asks a real server, codes a statement, waits until the process that renews what is kept has come and
ended, asks again, and undoes the statement: seconds of the server's processor and by the clock.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import httpx
from scale import STUDY, Asking, peak, started

QUESTIONS: Final[dict[str, tuple[str, dict[str, Any] | None]]] = {
    "people": ("/people?offset=0&limit=500", None),
    "network": ("/network", STUDY),
    "map of everybody": ("/map", {}),
    "coders": ("/coders", None),
}
PATIENCE: Final = 600
"""Seconds waited for the process that renews."""


def renewing(server: int) -> float:
    """What the process that renews holds now, in MB; 0 where there is none."""
    asked = ["ps", "--ppid", str(server), "-o", "rss=,args="]
    told = subprocess.run(asked, capture_output=True, text=True).stdout
    held = [int(one.split()[0]) / 1e3 for one in told.splitlines() if "server.working" in one]
    return max(held, default=0.0)


def rested(server: int) -> tuple[float, float, float]:
    """Seconds until a process that renews came, and until it ended; the most it held, in MB. One
    that the write ended is let go first.
    """
    while renewing(server):
        time.sleep(0.1)
    begun, came, most = time.monotonic(), 0.0, 0.0
    while time.monotonic() - begun < PATIENCE:
        held = renewing(server)
        most = max(most, held)
        if held and not came:
            came = time.monotonic() - begun
        if came and not held:
            break
        time.sleep(0.5)
    return came, time.monotonic() - begun, most


def asked(asking: Asking, when: str) -> None:
    """A line for each question."""
    for name, (path, body) in QUESTIONS.items():
        answer = asking.ask(path, body, twice=False)
        print(f"{when:<22}{name:<20}{answer.worked:8.2f}{answer.first:8.2f}", flush=True)


def main(path: Path) -> None:
    """Ask, code, wait, ask."""
    names = json.loads(path.with_suffix(".json").read_text())
    server, base, token = started("serve", str(path))
    head = {"authorization": f"Bearer {token}", "accept-encoding": "identity"}
    values = {"concept": names["concept"], "agreement": True}
    said = {"transcript": names["text"], "start": 0, "end": 25, "form": "position"}
    try:
        with httpx.Client(base_url=base, headers=head, timeout=PATIENCE) as client:
            asking = Asking(client, server.pid)
            print(f"{'':<42}{'worked':>8}{'clock':>8}")
            asked(asking, "first")
            asking.ask("/statements", {**said, "values": values}, twice=False)
            came, ended, most = rested(server.pid)
            print(
                f"renewed from {came:.0f} to {ended:.0f} s after the write, at most {most:.0f} MB"
            )
            asked(asking, "after it")
            client.post("/api/undo", json={})
        print(f"the server held {peak(server.pid):.0f} MB at most")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
