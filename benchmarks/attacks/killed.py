"""``kill -9`` in making, adding, importing, migrating and coding, at any moment.

``python benchmarks/attacks/killed.py [--kills N] [--seed S] [--only KIND ...]``. Each work is done
by a process of its own that tells what was acknowledged, and is killed after a random time within
the time the work takes. Afterwards:

* making: the project is complete or absent, and the next making is not blocked
* adding, importing: each file came whole or not at all, and what was acknowledged is there
* migrating: the project is of the old or the new version and whole; no copy is kept that is not the
  old project whole; it opens, and a good copy lies beside it then
* coding: every acknowledged statement is there
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from common import finish

from hustings.demo import make_demo
from hustings.errors import HustingsError
from hustings.project import Project
from hustings.project.keeping import check
from hustings.store.file.health import reader

TEXT = Path(__file__).parents[2] / "examples" / "night-ferry-debate.txt"
FILES = 6
Tell = Callable[[str], None]


def whole(path: Path) -> bool:
    """Whether nothing at all is wrong with a project."""
    return path.exists() and not check(path)


@dataclass
class Material:
    """What all kills share, made once."""

    folder: Path
    talks: list[Path] = field(default_factory=list)
    old: Path = Path()
    coded: Path = Path()
    bundle: Path = Path()
    said: int = 0

    def __post_init__(self) -> None:
        words = TEXT.read_text()
        for i in range(FILES):
            path = self.folder / f"talk {i}.txt"
            path.write_text(words + f"\n\nINES CALDER: This is talk number {i}.\n")
            self.talks.append(path)
        self.coded = self.folder / "coded.hustings"
        with make_demo(self.coded) as project:
            self.bundle = self.folder / "all.qdpx"
            project.export_file(self.bundle)
            self.said = len(project.statements())
        self.old = self.folder / "old.hustings"
        shutil.copy(self.coded, self.old)
        older(self.old)


def older(path: Path) -> None:
    """Make a project one of version 0001: no verdicts, forms without their ledgers' fields."""
    new = {
        "quotation": ("words", "source", "check", "original"),
        "prediction": ("by when", "likelihood", "condition", "checkable", "criterion"),
    }
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE verdicts")
        db.execute("UPDATE meta SET value = '0001' WHERE id = 'schema'")
        db.execute("DELETE FROM meta WHERE id = 'journal'")
        for name, fields in new.items():
            (text,) = db.execute("SELECT form FROM forms WHERE id = ?", (name,)).fetchone()
            form = json.loads(text)
            form["fields"] = [f for f in form["fields"] if f["name"] not in fields]
            db.execute("UPDATE forms SET form = ? WHERE id = ?", (json.dumps(form), name))
        db.commit()
        db.execute("PRAGMA journal_mode=DELETE")


class Making:
    """As ``hustings import NEW FILE`` does: the project is made with what it is made for."""

    def work(self, path: Path, given: Material, tell: Tell) -> None:
        with Project.at(path) as project:
            project.import_file(given.bundle)
        tell("made")

    def look(self, path: Path, given: Material, told: list[str], counts: Counter[str]) -> None:
        if not path.exists():
            counts["absent"] += 1
            counts["MADE BUT NOT THERE"] += bool(told)
        else:
            with Project.open(path) as project:
                complete = len(project.statements()) == given.said and not project.notice
            counts["complete"] += complete
            counts["NEITHER COMPLETE NOR ABSENT"] += not complete
            path.unlink()
        with Project.create(path) as project:
            counts["THE NEXT MAKING IS BLOCKED"] += len(project.forms()) != 8


class Adding:
    """Transcripts added one by one, each read and written."""

    def prepare(self, path: Path, given: Material) -> None:
        Project.create(path).close()

    def work(self, path: Path, given: Material, tell: Tell) -> None:
        with Project.open(path) as project:
            for talk in given.talks:
                tell(project.add(talk)[0].id)

    def look(self, path: Path, given: Material, told: list[str], counts: Counter[str]) -> None:
        with Project.open(path) as project:
            there = {t["id"] for t in project.transcripts()}
            turns = {len(project.transcript(key).turns) for key in there}
        counts["acknowledged"] += len(told)
        counts["LOST"] += len(set(told) - there)
        counts["NOT WHOLE"] += len(turns) > 1 or len(there) > len(told) + 1


class Importing:
    """A REFI-QDA project imported into one that is there."""

    def prepare(self, path: Path, given: Material) -> None:
        with Project.create(path) as project:
            project.add(given.talks[0])

    def work(self, path: Path, given: Material, tell: Tell) -> None:
        with Project.open(path) as project:
            project.import_file(given.bundle)
            tell("imported")

    def look(self, path: Path, given: Material, told: list[str], counts: Counter[str]) -> None:
        with Project.open(path) as project:
            there = len(project.statements())
        counts["came"] += there == given.said
        counts["did not come"] += there == 0
        counts["CAME IN PART"] += there not in (0, given.said)
        counts["LOST"] += bool(told) and there == 0


class Migrating:
    """A project of version 0001 opened by this version."""

    def prepare(self, path: Path, given: Material) -> None:
        shutil.copy(given.old, path)

    def work(self, path: Path, given: Material, tell: Tell) -> None:
        with Project.open(path):
            tell("migrated")

    def look(self, path: Path, given: Material, told: list[str], counts: Counter[str]) -> None:
        copies = sorted(path.parent.glob(f"{path.name}.before-*.bak"))
        counts["killed before the copy"] += not copies
        for copy in copies:
            counts["A USELESS COPY IS KEPT"] += not (whole(copy) and version(copy) == "0001")
        with closing(reader(path)) as db:
            (before,) = db.execute("SELECT value FROM meta WHERE id = 'schema'").fetchone()
        counts[f"of version {before} then"] += 1
        counts["DAMAGED"] += bool(check(path))
        with Project.open(path) as project:
            counts["STATEMENTS LOST"] += len(project.statements()) != given.said
            counts["NOT BROUGHT UP TO DATE"] += "criterion" not in {
                f.name for f in project._form("prediction").fields
            }
        copies = [c for c in path.parent.glob(f"{path.name}.before-*.bak") if version(c) == "0001"]
        counts["NO GOOD COPY"] += not any(map(whole, copies))
        for copy in copies:
            copy.unlink()


class Coding:
    """Statements made one by one."""

    def prepare(self, path: Path, given: Material) -> None:
        with Project.create(path) as project:
            project.add(given.talks[0])

    def work(self, path: Path, given: Material, tell: Tell) -> None:
        with Project.open(path) as project:
            text = project.transcripts()[0]["id"]
            for i in range(400):
                key = project.code(text, 40 + i, 60 + i, "code", {"code": f"c{i % 7}"}).id
                tell(key)

    def look(self, path: Path, given: Material, told: list[str], counts: Counter[str]) -> None:
        with Project.open(path) as project:
            there = {s.id for s in project.statements()}
        counts["acknowledged"] += len(told)
        counts["LOST"] += len(set(told) - there)


KINDS = {k.__name__.lower(): k for k in (Making, Adding, Importing, Migrating, Coding)}


def started(kind: object, path: Path, given: Material) -> tuple[int, int]:
    """The work in a process of its own: its number, and where it tells what was acknowledged."""
    out, into = os.pipe()
    pid = os.fork()
    if pid:
        os.close(into)
        return pid, out
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        kind.work(path, given, lambda key: os.write(into, f"{key}\n".encode()))  # type: ignore[attr-defined]
    finally:
        os._exit(0)


def heard(pipe: int) -> list[str]:
    """Whole lines a process told before it ended."""
    with os.fdopen(pipe, "rb") as told:
        return told.read().decode().split("\n")[:-1]


def version(path: Path) -> str:
    """The version of a project's tables."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as db:
        return str(db.execute("SELECT value FROM meta WHERE id = 'schema'").fetchone()[0])


def attack(name: str, given: Material, kills: int, dice: random.Random) -> Counter[str]:
    """So many kills of one kind of work."""
    kind, counts = KINDS[name](), Counter[str]()
    prepare = getattr(kind, "prepare", lambda path, given: None)
    takes = 0.0
    for i in range(kills + 1):
        path = given.folder / f"{name}{i}.hustings"
        prepare(path, given)
        begun = time.monotonic()
        if not i:
            kind.work(path, given, lambda key: None)  # what is imported late is there from now on
            for left in given.folder.glob(f"*{name}{i}.hustings*"):
                left.unlink()
            prepare(path, given)
            begun = time.monotonic()
        pid, pipe = started(kind, path, given)
        if i:
            time.sleep(dice.uniform(0, takes))
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        takes = takes or 1.05 * (time.monotonic() - begun)
        told = heard(pipe)
        counts["kills"] += bool(i)
        try:
            kind.look(path, given, told, counts)
        except HustingsError as trouble:
            counts[f"REFUSED AFTERWARDS: {trouble}".upper()] += 1
        if not i:
            counts.clear()  # the first was not killed: it shows how long the work takes
        for left in given.folder.glob(f"*{name}{i}.hustings*"):
            left.unlink()
    return counts


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--kills", type=int, default=200, help="of each kind")
    options.add_argument("--seed", type=int, default=11)
    options.add_argument("--only", nargs="*", choices=[*KINDS], default=[*KINDS])
    asked, faults = options.parse_args(), 0
    every = Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        given = Material(Path(folder))
        for name in asked.only:
            counts = attack(name, given, asked.kills, random.Random(f"{name} {asked.seed}"))
            found = sum(n for what, n in counts.items() if what.isupper())
            faults += found
            every["kills"] += counts["kills"]
            print(f"{name}: " + ", ".join(f"{n} {what}" for what, n in counts.items()), flush=True)
    finish("killed", every, faults)
