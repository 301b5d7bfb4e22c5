"""What several people wait for: how soon others see a mark, and how long a decision takes; how many
statements a second a server of two processes acknowledges.

``python benchmarks/teamwork.py [--streams 30] [--marks 60] [--differences 1000] [--decisions 100]``
``python benchmarks/teamwork.py --marks 0 --decisions 0 --writing 20 [--place postgresql://…]``

A team server of two processes over a folder: ``--streams`` listen, one person codes ``--marks``
statements, and each listener is timed from the acknowledged statement to the event that tells of
it. Then a text with so many differences between two coders is settled over HTTP as the page does:
a decision, and what it settled asked for alone (``--whole``: the whole list each time, as a script
that knows no better does).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent / "attacks"))

from tests.serving import serving
from tests.team.test_workers import Two, coded, serving_two, text_of
from workers import Writers

from hustings.guards.memory import collect_less
from hustings.model import Transcript, Turn
from hustings.project import Project

PAUSE = 0.25
"""Seconds between two marks."""
WARM = 8.0
"""Seconds of writing that are not counted: modules are loaded, connections made, texts looked
through for suggestions."""


class Listener(threading.Thread):
    """Somebody who listens: when he heard of which statement."""

    def __init__(self, two: Two) -> None:
        super().__init__(daemon=True)
        self.two = two
        self.heard: dict[str, float] = {}
        self.ready = threading.Event()

    def run(self) -> None:
        """Until the server ends."""
        with (
            httpx.Client(base_url=self.two.base, cookies=self.two.cookies, timeout=None) as client,
            client.stream("GET", f"{self.two.here}/live") as told,
        ):
            self.ready.set()
            try:
                for line in told.iter_lines():
                    now = time.perf_counter()
                    for part in line.split('"') if line.startswith("data: ") else ():
                        self.heard.setdefault(part, now)
            except httpx.HTTPError:
                return


def seen(streams: int, marks: int) -> list[float]:
    """Seconds from each acknowledged mark to each listener."""
    with tempfile.TemporaryDirectory(prefix="hustings-team-") as folder:
        place = str(Path(folder) / "team")
        with serving_two(place) as two:
            text = text_of(two)
            everybody = [Listener(two) for _ in range(streams)]
            for one in everybody:
                one.start()
            for one in everybody:
                one.ready.wait(60)
            time.sleep(3)
            written: dict[str, float] = {}
            for k in range(marks):
                answer = coded(two, text, k)
                written[answer.json()["id"]] = time.perf_counter()
                time.sleep(PAUSE)
            time.sleep(3)
    found_ = [e.heard[key] - at for key, at in written.items() for e in everybody if key in e.heard]
    missed = streams * len(written) - len(found_)
    if missed:
        print(f"{missed} NOT HEARD")
    return found_


def settled(differences: int, decisions: int, whole: bool) -> list[tuple[float, float]]:
    """Seconds by the clock and of processor time of each decision with what is read after it."""
    collect_less()
    words = [f"ANN: The ferry number {k} sails at night.\n" for k in range(differences)]
    turns, at = [], 0
    for line in words:
        turns.append(Turn(at + 5, at + len(line) - 1, "speech", "Ann", "ANN", label_start=at))
        at += len(line)
    with (
        tempfile.TemporaryDirectory() as folder,
        Project.create(Path(folder) / "two.hustings") as project,
    ):
        project.add(Transcript("".join(words), tuple(turns), id="d1", title="Hearing"))
        for coder, commitment in (("Anna", "asserts"), ("Ben", "reports")):
            for k, turn in enumerate(turns):
                project.code(
                    "d1",
                    turn.start,
                    turn.end,
                    "code",
                    {"code": f"c{k % 50}"},
                    coder=coder,
                    commitment=commitment,
                )
        with serving(project) as served:
            rows = served.get("/api/differences?transcript=d1").json()
            assert len(rows) >= differences
            took = []
            for row in rows[:decisions]:
                begun, used = time.perf_counter(), time.process_time()
                body = {"difference": row["id"], "choice": "a", "reason": ""}
                assert served.post("/api/decisions", body).status_code == 201
                about = "" if whole else f"&statements={row['a']['id']},{row['b']['id']}"
                served.get(f"/api/differences?transcript=d1{about}")
                took.append((time.perf_counter() - begun, time.process_time() - used))
    return took


def used_by(process: int) -> float:
    """Seconds of processor time of a process and of all below it, where the system tells them."""
    ticks = 0
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        ticks += sum(int(100 * used_by(int(child))) for child in task.read_text().split())
    stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return ticks / 100 + (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def written(place: str, seconds: float, many: int = 8) -> str:
    """How many statements people write in so many seconds, each over a connection of his own."""
    with (
        tempfile.TemporaryDirectory(prefix="hustings-team-") as folder,
        serving_two(place or str(Path(folder) / "team")) as two,
    ):
        writers = Writers(two, text_of(two), many)
        for one in writers.crew:
            one.start()
        time.sleep(WARM)
        before, begun, cold = used_by(two.process.pid), time.monotonic(), len(writers.acknowledged)
        time.sleep(seconds)
        n, took = len(writers.acknowledged) - cold, time.monotonic() - begun
        used = used_by(two.process.pid) - before
        writers.over.set()
        for one in writers.crew:
            one.join()
    return (
        f"{many} write: {n / took:.0f} statements a second acknowledged, "
        f"{1000 * used / max(n, 1):.1f} ms of the server's processor time each"
    )


def main() -> None:
    """Print all of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--streams", type=int, default=30)
    options.add_argument("--marks", type=int, default=60)
    options.add_argument("--differences", type=int, default=1000)
    options.add_argument("--decisions", type=int, default=100)
    options.add_argument("--whole", action="store_true")
    options.add_argument("--writing", type=float, default=0.0)
    options.add_argument("--place", default="")
    given = options.parse_args()
    if given.writing:
        print(written(given.place, given.writing), flush=True)
    marks = seen(given.streams, given.marks) if given.marks else []
    took = settled(given.differences, given.decisions, given.whole) if given.decisions else []
    one = f"one of {given.differences:,} decided"
    for told, found_ in (
        (f"a mark seen by {given.streams}", marks),
        (f"{one}, by the clock", [clock for clock, _ in took]),
        (f"{one}, processor time", [used for _, used in took]),
    ):
        if found_:
            ordered = sorted(found_)
            p95, p99 = (ordered[int(len(ordered) * q)] for q in (0.95, 0.99))
            print(
                f"{told}: n {len(ordered)}, median {statistics.median(ordered):.3f} s, "
                f"p95 {p95:.3f} s, p99 {p99:.3f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
