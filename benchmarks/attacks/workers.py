"""Worker processes of a team server killed under eight writers: is anything acknowledged lost?

Eight people write statements over connections of their own while one process after the other is
ended with SIGKILL; the next is killed once something was acknowledged since. Afterwards every
acknowledged statement must be there, once, and every change of the log must stand in its order
without a gap for a statement that is there.

``python benchmarks/attacks/workers.py [--kills N] [--writers N] [--place PLACE]``; PLACE is a new
folder where none is named, or an empty PostgreSQL database. Ends with 1 where something was lost,
doubled, or an answer was none of 201, 409 and 503.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.team.test_workers import Two, serving_two, text_of

from hustings.team import opened

ALLOWED = (201, 409, 503)
"""Written; told of another's; too busy just now."""
PATIENCE = 120.0
"""Seconds until something must have been acknowledged again."""
TOLD = 10
"""Kills after which a line is printed."""


class Writers:
    """People who write until told to stop."""

    def __init__(self, two: Two, text: str, many: int) -> None:
        self.two, self.text = two, text
        self.over = threading.Event()
        self.acknowledged: list[str] = []
        self.answers: Counter[int] = Counter()
        self.cut = 0
        self.crew = [threading.Thread(target=self.write, args=(n,)) for n in range(many)]

    def write(self, number: int) -> None:
        """One statement after the other, over a connection that is made anew where it was cut.

        The plainest client there is: a larger one takes as much of the machine as the server.
        """
        cookie = "; ".join(f"{name}={value}" for name, value in self.two.cookies.items())
        headers = {"Cookie": cookie, "Content-Type": "application/json"}
        k = 0
        while not self.over.is_set():
            connection = HTTPConnection(urlsplit(self.two.base).netloc, timeout=60)
            try:
                while not self.over.is_set():
                    k += 1
                    body = json.dumps(self.said(number, k))
                    connection.request("POST", f"{self.two.here}/statements", body, headers)
                    answer = connection.getresponse()
                    self.note(answer.status, answer.read())
            except (HTTPException, OSError):  # the process that was asked is no more
                self.cut += 1
            finally:
                connection.close()

    def said(self, number: int, k: int) -> dict[str, object]:
        code = {"code": f"{number} {k}"}
        return {"transcript": self.text, "start": 3, "end": 12, "form": "code", "values": code}

    def note(self, status: int, told: bytes) -> None:
        self.answers[status] += 1
        if status == 201:
            self.acknowledged.append(json.loads(told)["id"])


def killing(two: Two, writers: Writers, kills: int, end: float) -> int:
    """Kill one process after the other, each once something was acknowledged since the last, until
    ``end`` by the clock of the process.
    """
    done = 0
    while done < kills and time.monotonic() < end:
        before, until = len(writers.acknowledged), time.monotonic() + PATIENCE
        while len(writers.acknowledged) == before:
            if time.monotonic() > until:
                return done
            time.sleep(0.01)
        try:
            os.kill(two.workers()[done % 2 - 1], signal.SIGKILL)
        except (IndexError, OSError):
            # both are being begun anew, or it ended while it was looked up
            time.sleep(0.1)
            continue
        done += 1
        if not done % TOLD:
            print(f"{done} killed, {len(writers.acknowledged):,} acknowledged", flush=True)
    return done


def served(place: str, kills: int, many: int, end: float) -> tuple[Writers, int, str]:
    """The writers, how many were killed, and the project, once the server has ended."""
    with serving_two(place) as two:
        writers = Writers(two, text_of(two), many)
        for one in writers.crew:
            one.start()
        try:
            done = killing(two, writers, kills, end)
        finally:
            writers.over.set()
            for one in writers.crew:
                one.join()
    return writers, done, two.project


def main() -> int:
    """Print counts; 1 where something was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--writers", type=int, default=8)
    options.add_argument("--place", default="")
    options.add_argument("--seconds", type=float, default=3600, help="end, and count, after these")
    given = options.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="hustings-workers-") as folder:
        place = given.place or str(Path(folder) / "team")
        writers, done, key = served(
            place, given.kills, given.writers, time.monotonic() + given.seconds
        )
        with opened(place) as team:
            project = team.project(key)
            kept = Counter(s.id for s in project.statements())
            numbers = [c.id for c in reversed(project.history(limit=10_000_000))]
            logged = {r["key"] for c in project.history(limit=10_000_000) for r in c.rows}
    lost = [s for s in writers.acknowledged if s not in kept]
    unlogged = [s for s in kept if s not in logged]
    strange = {code: n for code, n in writers.answers.items() if code not in ALLOWED}
    print(
        f"{done} processes killed under {given.writers} writers in "
        f"{time.perf_counter() - begun:.0f} s: {len(writers.acknowledged):,} acknowledged, "
        f"{len(kept):,} there, {writers.cut} connections cut, {len(lost)} lost, "
        f"{len(unlogged)} not in the log, {'in' if numbers == sorted(numbers) else 'OUT OF'} order"
        f"{', STRANGE ' + str(strange) if strange else ''}"
    )
    return 1 if lost or unlogged or strange or done < given.kills else 0


if __name__ == "__main__":
    sys.exit(main())
