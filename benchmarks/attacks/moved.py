"""The file renamed, deleted or replaced while statements arrive: none acknowledged is lost.

``python benchmarks/attacks/moved.py [--times N]``. Afterwards the open server saves a copy, and a
project is not made anew over a journal that holds statements.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from common import Server, coded, finish, statements

from hustings.errors import ProjectError
from hustings.project import Project


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.hustings"))


def replaced(path: Path) -> None:
    shutil.copy(path, path.with_name("other"))
    os.replace(path.with_name("other"), path)


WAYS = {"moved": moved, "deleted": Path.unlink, "replaced": replaced}


def attack(path: Path, way: str, counts: Counter[str]) -> None:
    """One file taken away under load."""
    server, acknowledged = Server(path), set()
    assert server.code("m0").status_code == 201
    acknowledged.add("m0")
    threading.Timer(0.3, WAYS[way], [path]).start()
    until, number = time.monotonic() + 1.0, 0
    while time.monotonic() < until:
        number += 1
        if server.code(f"m{number}").status_code == 201:
            acknowledged.add(f"m{number}")
        else:
            counts["refused"] += 1
    saved = Path(server.client.post("/api/project/copy").json()["path"])
    counts["acknowledged"] += len(acknowledged)
    counts["LOST"] += len(acknowledged - statements(saved))
    server.end(signal.SIGTERM)
    journal = path.with_name(path.name + "-wal")
    if not path.exists() and journal.exists() and journal.stat().st_size:
        before = journal.read_bytes()
        try:
            Project.create(path).close()
            counts["MADE OVER A JOURNAL"] += 1
        except ProjectError:
            counts["not made over a journal"] += 1
        counts["JOURNAL CHANGED"] += journal.read_bytes() != before


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--times", type=int, default=9)
    counts = Counter[str]()
    for i in range(options.parse_args().times):
        with tempfile.TemporaryDirectory() as name:
            attack(coded(Path(name) / "talk.hustings"), list(WAYS)[i % 3], counts)
    finish("moved", counts, sum(n for what, n in counts.items() if what.isupper()))
