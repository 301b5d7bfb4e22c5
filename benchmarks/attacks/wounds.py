"""300 projects with one random wound each: none written to, no traceback, no other words in
silence.

``python benchmarks/attacks/wounds.py [--number N] [--seed S]``. A wound is a byte changed, a run of
random bytes, a run of zeros, a piece cut out or an end cut off, anywhere in the file.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from click.testing import CliRunner
from common import coded, finish

from hustings.cli import main
from hustings.errors import HustingsError
from hustings.project import Project, keeping


def wounded(data: bytes, dice: random.Random) -> bytes:
    """The file with one random wound."""
    at, size = dice.randrange(len(data)), dice.choice((1, 1, 8, 100, 4096))
    kind = dice.randrange(5)
    if kind == 0:
        return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]
    if kind == 1:
        return (data[:at] + dice.randbytes(size) + data[at + size :])[: len(data)]
    if kind == 2:
        return (data[:at] + bytes(size) + data[at + size :])[: len(data)]
    if kind == 3:
        return data[:at] + data[at + size :]
    return data[:at]


def sound(path: Path) -> bool:
    """Whether SQLite finds no fault."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as look:
            return look.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        return False


def content(project: Project) -> object:
    """All that a person can read."""
    texts = [project.transcript(t["id"]) for t in project.transcripts()]
    said = [(s.quote, s.form, s.values, s.speaker, s.holder) for s in project.statements()]
    names = [(x.name, x.aliases) for x in (*project.actors(), *project.concepts())]
    return [(t.text, t.title, t.turns) for t in texts], said, names


def attack(path: Path, whole: bytes, right: object, counts: Counter[str]) -> None:
    """Open one wounded file and try to write to it."""
    before = path.read_bytes()
    faulty = not sound(path)
    try:
        project = Project.open(path)
    except HustingsError:
        counts["refused"] += 1
        counts["REFUSED BUT CHANGED"] += path.read_bytes() != before
        return
    with project:
        told = project.notice
        counts["read only, and said"] += bool(told)
        with suppress(HustingsError):
            same = content(project) == right
            counts["OTHER WORDS IN SILENCE"] += not same and not told
        try:
            project.make("concepts", "another")
            counts["written to"] += 1
            counts["WRITTEN TO WHILE SQLITE FINDS FAULTS"] += faulty
        except HustingsError:
            counts["write refused"] += 1


def commands(path: Path, folder: Path, counts: Counter[str]) -> None:
    """What the command line says of a wounded file; tracebacks are counted."""
    new = folder / "rescued.hustings"
    for line in (
        ["info", path],
        ["statements", path, "--json"],
        ["undo", path],
        ["check", path],
        ["rescue", path, "-o", new],
    ):
        result = CliRunner().invoke(main, list(map(str, line)))
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            counts["TRACEBACKS"] += 1
            print(line[0], repr(result.exception)[:200])
    if new.exists():
        counts["rescued"] += 1
        counts["RESCUED BUT NOT WHOLE"] += any("SQLite" in t for t in keeping.check(new))
        new.unlink()


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--number", type=int, default=300)
    options.add_argument("--seed", type=int, default=11)
    asked = options.parse_args()
    dice, counts = random.Random(asked.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = coded(folder / "whole.hustings").read_bytes()
        with Project.open(folder / "whole.hustings") as project:
            right = content(project)
        for i in range(asked.number):
            path = folder / f"w{i}.hustings"
            data = wounded(whole, dice)
            if data == whole:
                continue
            counts["wounds"] += 1
            path.write_bytes(data)
            try:
                attack(path, whole, right, counts)
            except Exception as error:  # any traceback is what is looked for
                counts["TRACEBACKS"] += 1
                print("python", type(error).__name__, str(error)[:200])
            path.write_bytes(data)
            commands(path, folder, counts)
            for left in folder.glob(f"w{i}.hustings*"):
                left.unlink()
    faults = sum(n for what, n in counts.items() if what.isupper())
    finish("wounds", counts, faults)
