"""``kill -9`` while a project is made: complete or absent, and the next making is not blocked.

``python benchmarks/attacks/killed.py [--kills N] [--seed S]``.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from common import finish

from hustings.errors import HustingsError
from hustings.project import Project

MAKE = """
import sys
from hustings.project import Project
print("begun", flush=True)
Project.create(sys.argv[1]).close()
print("made", flush=True)
"""


def attack(path: Path, wait: float, counts: Counter[str]) -> None:
    """One making, killed after some time."""
    maker = subprocess.Popen(
        [sys.executable, "-c", MAKE, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert maker.stdout is not None
    maker.stdout.readline()
    time.sleep(wait)
    maker.kill()
    maker.communicate()
    counts["kills"] += 1
    if not path.exists():
        counts["absent"] += 1
    try:
        with Project.at(path) as project:
            whole = len(project.forms()) == 8 and not project.notice
    except HustingsError:
        whole = False
    counts["complete or made anew"] += whole
    counts["NEITHER COMPLETE NOR ABSENT"] += not whole


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--seed", type=int, default=11)
    asked, counts = options.parse_args(), Counter[str]()
    dice = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as name:
        for i in range(asked.kills):
            attack(Path(name) / f"k{i}.hustings", dice.uniform(0, 0.25), counts)
    finish("killed", counts, sum(n for what, n in counts.items() if what.isupper()))
