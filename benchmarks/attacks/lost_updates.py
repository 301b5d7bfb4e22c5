"""Two people on one statement, very often: is any acknowledged edit lost?

Eight threads read statements, and edit one field of them at the revision they read. An edit that
is acknowledged must be in the statement until another one, that had read it, takes its place; a
refused one must have written nothing.

``python benchmarks/attacks/lost_updates.py [--edits N] [--threads N]``; ends with 1 where an edit
was lost.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from hustings.errors import Changed, Gone
from hustings.model import Transcript, Turn
from hustings.project import Project


def counting(path: Path, edits: int, threads: int, statements: int = 5) -> Counter[str]:
    """How many edits were acknowledged, merged, refused, and lost.

    Each thread raises the number it read by one; the number in the end is the number of
    acknowledged edits, or some were lost.
    """
    words = "the ferry sails at night"
    with Project.create(path) as project:
        project.add(Transcript(words, (Turn(0, len(words), "speech", "Calder"),), id="d1"))
        keys = [project.code("d1", 0, 9, "code", {"code": f"c{i}"}).id for i in range(statements)]
        for key in keys:
            project.edit(key, memo="0", status="0")
        told: Counter[str] = Counter()
        acknowledged: Counter[tuple[str, str]] = Counter()
        lock = threading.Lock()

        def work(seed: int) -> None:
            dice = random.Random(seed)
            for _ in range(edits // threads):
                key, field = dice.choice(keys), dice.choice(("memo", "status"))
                revision = project.revisions([key])[key]
                number = int(getattr(project.statement(key), field))
                try:
                    done = project.edit_since(key, revision, **{field: str(number + 1)})
                except (Changed, Gone) as trouble:
                    with lock:
                        told[type(trouble).__name__] += 1
                    continue
                with lock:
                    told["merged" if done.merged else "acknowledged"] += 1
                    acknowledged[key, field] += 1

        crew = [threading.Thread(target=work, args=(n,)) for n in range(threads)]
        for one in crew:
            one.start()
        for one in crew:
            one.join()
        for key in keys:
            said = project.statement(key)
            for field in ("memo", "status"):
                told["lost"] += abs(acknowledged[key, field] - int(getattr(said, field)))
    return told


def main() -> int:
    """Print counts; 1 where an edit was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--edits", type=int, default=10_000)
    options.add_argument("--threads", type=int, default=8)
    given = options.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        told = counting(Path(folder) / "edits.hustings", given.edits, given.threads)
    print(
        f"{given.edits:,} edits by {given.threads} threads in "
        f"{time.perf_counter() - begun:.0f} s: {told['acknowledged']:,} acknowledged, "
        f"{told['merged']:,} merged with another's, {told['Changed']:,} told of another's, "
        f"{told['lost']} lost"
    )
    return 1 if told["lost"] else 0


if __name__ == "__main__":
    sys.exit(main())
