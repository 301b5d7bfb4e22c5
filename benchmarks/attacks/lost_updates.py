"""Eight people on a few statements, very often: is any acknowledged edit lost, any undo not exact?

Six share one open project, as those who use one server do; two have opened the file themselves.
Each reads a statement, then raises one field of it by one at the revision they read. An edit that
is acknowledged must be in the statement until another one, that had read it, takes its place; a
refused one must have written nothing. Now and then somebody undoes what they did last: that is
refused where another built upon it. At the end all that stands is undone, the newest first, and
after each undo every record of the project must be as it was before that change: one field lower
by one, and nothing else another.

``python benchmarks/attacks/lost_updates.py [--edits N] [--people N] [--undos N]``; ends with 1
where an edit was lost or an undo was not exact. ``--undos``: so many of what stands at the end are
undone (all, unless said: each is compared with the whole project).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from copy import deepcopy
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from holding import State, state_of

from hustings.errors import BuiltUpon, Changed, Gone, NothingToUndo, ProjectLocked
from hustings.model import Transcript, Turn
from hustings.project import Project

FIELDS = ("memo", "status")
ALONE = 2
"""People who have opened the file themselves, as another program does."""
THINKING = (0.0, 0.0, 0.005)
"""Seconds between reading and editing."""
UNDOES = 0.05
"""Share of edits somebody undoes at once."""


class Person(threading.Thread):
    """One person with the project open."""

    def __init__(self, project: Project, keys: list[str], edits: int) -> None:
        super().__init__(name=project.coder)
        self.project = project
        self.keys, self.edits, self.dice = keys, edits, random.Random(project.coder)
        self.told: Counter[str] = Counter()
        self.raised: Counter[tuple[str, str]] = Counter()
        self.done: list[tuple[str, str]] = []

    def run(self) -> None:
        """So many edits."""
        for _ in range(self.edits):
            self.edit(self.dice.choice(self.keys), self.dice.choice(FIELDS))
            if self.done and self.dice.random() < UNDOES:
                self.undo()

    def edit(self, key: str, field: str) -> None:
        """Raise a field by one, as it was read."""
        revision = self.project.revisions([key])[key]
        number = int(getattr(self.project.statement(key), field))
        time.sleep(self.dice.choice(THINKING))
        try:
            done = self.project.edit_since(key, revision, **{field: str(number + 1)})
        except (Changed, Gone, ProjectLocked) as trouble:
            self.told[type(trouble).__name__] += 1
            return
        self.told["merged" if done.merged else "acknowledged"] += 1
        self.raised[key, field] += 1
        self.done.append((key, field))

    def undo(self) -> None:
        """Take back what this person did last, unless another built upon it."""
        try:
            self.project.undo()
        except (BuiltUpon, ProjectLocked):
            self.told["undo refused"] += 1
            return
        self.raised[self.done.pop()] -= 1
        self.told["undone at once"] += 1


def counting(
    path: Path, edits: int, people: int, undos: int | None = None, statements: int = 5
) -> Counter[str]:
    """How many edits were acknowledged, merged, refused and lost; how many undos were not exact."""
    words = "the ferry sails at night"
    with Project.create(path) as project:
        project.add(Transcript(words, (Turn(0, len(words), "speech", "Calder"),), id="d1"))
        keys = [project.code("d1", 0, 9, "code", {"code": f"c{i}"}).id for i in range(statements)]
        for key in keys:
            project.edit(key, memo="0", status="0")
        with ExitStack() as stack:
            crew = []
            for i in range(people):
                own = Project.open(path) if i < ALONE else project
                if i < ALONE:
                    stack.callback(own.close)
                crew.append(Person(Project(own.database, f"person {i}"), keys, edits // people))
            for one in crew:
                one.start()
            for one in crew:
                one.join()
            told: Counter[str] = sum((one.told for one in crew), Counter())
            raised: Counter[tuple[str, str]] = Counter()
            for one in crew:
                raised.update(one.raised)
            for key in keys:
                for field in FIELDS:
                    found = int(getattr(project.statement(key), field))
                    told["lost"] += abs(raised[key, field] - found)
            unwind(project, {one.name: one for one in crew}, told, undos)
    return told


def unwind(
    project: Project, people: dict[str, Person], told: Counter[str], undos: int | None
) -> None:
    """Undo what stands, the newest first, and compare every record after each."""
    state = state_of(project)
    while undos is None or told["undone"] < undos:
        newest = next(iter(project.history(limit=1, states=("done",))), None)
        if newest is None or newest.by not in people:
            return
        wanted = lowered(state, newest.rows[0]["key"], [*newest.rows[0]["after"]])
        try:
            people[newest.by].project.undo()
        except (BuiltUpon, NothingToUndo):
            told["NOT UNDONE"] += 1
            return
        state = state_of(project)
        told["undone"] += 1
        told["not exact"] += state != wanted


def lowered(state: State, key: str, fields: list[str]) -> State:
    """The state with some fields of one statement lower by one."""
    wanted = deepcopy(state)
    for field in fields:
        said = wanted["statements"][key]
        said[field] = str(int(said[field]) - 1)
    return wanted


def main() -> int:
    """Print counts; 1 where an edit was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--edits", type=int, default=10_000)
    options.add_argument("--people", type=int, default=8)
    options.add_argument("--undos", type=int, default=None)
    given = options.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        told = counting(Path(folder) / "edits.hustings", given.edits, given.people, given.undos)
    print(
        f"{given.edits:,} edits by {given.people} people in "
        f"{time.perf_counter() - begun:.0f} s: {told['acknowledged']:,} acknowledged, "
        f"{told['merged']:,} merged with another's, {told['Changed']:,} told of another's, "
        f"{told['ProjectLocked']} told that another program "
        f"writes, {told['lost']} lost; {told['undone at once']:,} undone at once "
        f"({told['undo refused']:,} refused, another built upon them), {told['undone']:,} undone "
        f"at the end, {told['not exact']} not exactly as before, {told['NOT UNDONE']} not undone"
    )
    return 1 if told["lost"] or told["not exact"] or told["NOT UNDONE"] else 0


if __name__ == "__main__":
    sys.exit(main())
