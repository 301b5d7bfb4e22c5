"""Copies of the project file alone, during coding and after each way of ending: whole, or said.

``python benchmarks/attacks/copies.py [--copies N]``.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from common import Server, coded, finish

from hustings.errors import HustingsError
from hustings.project import Project


def looked_at(copy: Path, expected: int, counts: Counter[str]) -> None:
    """Whether a copy holds as many statements as were acknowledged when it was begun, or says so.

    ``expected`` counts those before the copy was begun.
    """
    try:
        with Project.open(copy) as project:
            there = len(project.statements())
            if project.notice:
                counts["said to be without journal, or torn"] += 1
            elif there >= expected:
                counts["whole"] += 1
            else:
                counts["LACKING IN SILENCE"] += 1
    except HustingsError:
        counts["refused"] += 1


def during(folder: Path, number: int, counts: Counter[str]) -> None:
    """Copies while statements arrive, with pauses long enough to fold the journal."""
    path, ending = coded(folder / "talk.hustings"), threading.Event()
    with Project.open(path) as project:
        made = len(project.statements())
    server = Server(path)
    acknowledged = [made]

    def coding() -> None:
        n = 0
        while not ending.is_set():
            n += 1
            if server.code(f"c{n}").status_code == 201:
                acknowledged[0] += 1
            if n % 40 == 0:
                ending.wait(4)

    thread = threading.Thread(target=coding)
    thread.start()
    for i in range(number):
        expected = acknowledged[0]
        copy = folder / f"copy{i}.hustings"
        shutil.copy(path, copy)
        looked_at(copy, expected, counts)
        copy.unlink(missing_ok=True)
        time.sleep(0.1)
    ending.set()
    thread.join()
    server.end(signal.SIGTERM)


def after(folder: Path, way: signal.Signals, counts: Counter[str]) -> None:
    """A copy after a way of ending: whole, with no journal left."""
    path = coded(folder / f"{way.name}.hustings")
    with Project.open(path) as project:
        made = len(project.statements())
    server = Server(path)
    for i in range(20):
        assert server.code(f"e{i}").status_code == 201
    server.end(way)
    copy = folder / f"after-{way.name}.hustings"
    shutil.copy(path, copy)
    with Project.open(copy) as project:
        whole = len(project.statements()) == made + 20 and not project.notice
    counts["whole after ending"] += whole
    counts["NOT WHOLE AFTER ENDING"] += not whole
    counts["JOURNAL LEFT"] += path.with_name(path.name + "-wal").exists()


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--copies", type=int, default=60)
    asked, counts = options.parse_args(), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        during(Path(name), asked.copies, counts)
        for way in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            after(Path(name), way, counts)
    finish("copies", counts, sum(n for what, n in counts.items() if what.isupper()))
