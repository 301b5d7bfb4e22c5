"""A random walk through every kind of change, with undo, redo and the taking back of one change.

After each step the project is compared with what was recorded, and every reference is followed.
``python benchmarks/attacks/walk.py [--steps N] [--seeds N]``; ends with 1 where anything is wrong.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parent))

from holding import State, dangling, state_of, unreadable
from kinds import Kinds

import hustings.project
from hustings.errors import BuiltUpon, HustingsError, NothingToUndo
from hustings.model import Source, Suggestion, Transcript, Turn
from hustings.project import Project
from hustings.store import tables

WORDS = "ferry quay lamp night crew tide fare noise sleep market bell rope".split()
NAMES = [f"name {i}" for i in range(12)]
READ_EVERY = 10
"""Changes after which everything a page asks for is asked for."""
WRITES = re.compile(r"""_change\(\s*(?:f?"(?P<verb>\w+)")""")


class Walk:
    """One project, two people, and the dice."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project, self.dice, self.made = project, random.Random(seed), 0
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.faults: list[str] = []
        self.compared = 0
        self.verbs: set[str] = set()
        self.known: set[str] = set()
        self.before: dict[int, tuple[State, State]] = {}
        self.state = state_of(project)
        self.kinds: list[tuple[int, Callable[[], object]]] = [
            (12, self.code), (8, self.edit), (3, self.delete), (3, self.recode),
            (4, self.add_text), (1, self.remove_text), (3, self.replace_text), (2, self.mend_turn),
            (3, self.correct), (3, self.make_name), (3, self.rename), (2, self.merge),
            (2, self.drop), (2, self.put_under), (2, self.form), (3, self.suggest),
            (3, self.decide), (2, self.accept), (2, self.confirm), (2, self.study),
            (1, self.forget), (2, self.describe), (2, self.note), (1, self.found_note),
            (1, self.settle),
            (9, self.undo), (6, self.redo), (8, self.take_back),
            (4, self.take_back_with_dependents), *Kinds(self, NAMES).weighted(),
        ]  # fmt: skip

    def run(self, steps: int) -> None:
        """So many changes, each looked at afterwards."""
        weights = [weight for weight, _ in self.kinds]
        self.state = state_of(self.project)
        for _ in range(steps):
            self.project.coder = self.dice.choice(["ann", "ann", "ben"])
            step = self.dice.choices([kind for _, kind in self.kinds], weights)[0]
            self._one(step)

    def _one(self, step: Callable[[], object]) -> None:
        name = getattr(step, "__name__", "")
        state, newest = self.state, self.newest("")
        try:
            step()
            self.done[name] += 1
        except (HustingsError, LookupError, NothingToUndo) as trouble:
            self.refused[f"{name}: {type(trouble).__name__}"] += 1
            self.state = state_of(self.project)
            if self.state != state:
                where = [t for t in state if state[t] != self.state[t]]
                self.faults.append(f"{name} was refused ({trouble}) and wrote into {where}")
            return
        except Exception as trouble:
            self.faults.append(f"{name}: {type(trouble).__name__}: {trouble}")
            return
        self.state = after = state_of(self.project)
        if self.newest("") == newest + 1:
            self.before[newest + 1] = (state, after)
        wrong = set(dangling(self.project, after))
        self.faults += [f"{name}: {told}" for told in sorted(wrong - self.known)]
        self.known = wrong
        if sum(self.done.values()) % READ_EVERY == 0:
            try:
                self.faults += [f"{name}: {told}" for told in unreadable(self.project)]
            except Exception as trouble:
                self.faults.append(f"{name}, then reading: {type(trouble).__name__}: {trouble}")

    # -- what there is

    def texts(self) -> list[dict[str, Any]]:
        return self.project.transcripts()

    def any_text(self) -> str:
        return str(self.dice.choice(self.texts())["id"])

    def any_statement(self) -> str:
        return self.dice.choice(self.project.statements()).id

    def any_name(self, table: str) -> str:
        return str(self.dice.choice(getattr(self.project, table)()).id)

    def span(self, text: str) -> tuple[int, int]:
        length = len(self.project.text(text))
        start = self.dice.randrange(0, max(1, length - 12))
        return start, min(length, start + self.dice.randrange(6, 30))

    def values(self, form: str) -> dict[str, Any]:
        pick = self.dice.choice
        if form == "position":
            return {"concept": pick(NAMES), "agreement": pick([True, False])}
        if form == "cause":
            return {"cause": pick(NAMES), "effect": pick(NAMES), "sign": pick("+-?")}
        if form == "code":
            return {"code": pick(NAMES)}
        return {f.name: pick(NAMES) for f in self.project._form(form).fields}

    def new(self, kind: str) -> str:
        self.made += 1
        return f"{kind}{self.made}"

    # -- the kinds of change

    def code(self) -> None:
        text = self.any_text()
        form = self.dice.choice(["position", "cause", "code", "promise"])
        self.project.code(
            text, *self.span(text), form, self.values(form), holder=self.dice.choice(NAMES)
        )

    def edit(self) -> None:
        key = self.any_statement()
        said = self.project.statement(key)
        start, end = self.span(said.transcript)
        self.project.edit(key, **self.dice.choice([
            {"memo": self.new("memo ")}, {"start": start, "end": end},
            {"values": self.values(said.form)}, {"speaker": self.dice.choice(NAMES)},
            {"commitment": self.dice.choice(["asserts", "rejects"])},
        ]))  # fmt: skip

    def delete(self) -> None:
        self.project.delete([self.any_statement()])

    def recode(self) -> None:
        found = [s.id for s in self.project.statements()]
        self.project.recode(
            self.dice.sample(found, min(3, len(found))), holder=self.dice.choice(NAMES)
        )

    def add_text(self) -> None:
        if len(self.texts()) > 8:
            raise LookupError
        self.project.add(self._talk(self.new("d")))

    def _talk(self, key: str) -> Transcript:
        lines, turns, at = [], [], 0
        for who in self.dice.sample(NAMES, 3):
            words = " ".join(self.dice.choices(WORDS, k=9))
            turns.append(Turn(at, at + len(words), "speech", who))
            lines.append(words)
            at += len(words) + 1
        source = Source(key, sha256=sha256(key.encode()).hexdigest())
        return Transcript("\n".join(lines), tuple(turns), id=key, title=key, source=source)

    def remove_text(self) -> None:
        self.project.remove(self.any_text())

    def replace_text(self) -> None:
        old = self.project.transcript(self.any_text())
        words = self.dice.choice(WORDS)
        new = old.text.replace(words, words + "s", 1)
        turns = tuple(t for t in old.turns if t.end <= len(new))
        self.project.replace_text(
            old.id, replace(old, text=new, turns=turns, source=Source("x", sha256=self.new("h")))
        )

    def mend_turn(self) -> None:
        text = self.project.transcript(self.any_text())
        words = self.dice.choice(["", " ".join(self.dice.choices(WORDS, k=5))])
        self.project.mend_turn(text.id, self.dice.choice(text.turns).id, words)

    def correct(self) -> None:
        text = self.project.transcript(self.any_text())
        turn = self.dice.choice(text.turns)
        verb, how = self.dice.choice([
            ("speaker", {"turn": turn.id, "speaker": self.dice.choice(NAMES)}),
            ("kind", {"turn": turn.id, "kind": "question"}),
            ("split", {"at": (turn.start + turn.end) // 2}), ("merge", {"turn": turn.id}),
        ])  # fmt: skip
        self.project.correct(text.id, verb, **how)

    def make_name(self) -> None:
        self.project.make(self.dice.choice(["actors", "concepts"]), self.dice.choice(NAMES))

    def rename(self) -> None:
        table = self.dice.choice(["actors", "concepts"])
        self.project.change_name(table, self.any_name(table), name=self.dice.choice(NAMES))

    def merge(self) -> None:
        table = self.dice.choice(["actors", "concepts"])
        self.project.merge(table, [self.any_name(table)], self.any_name(table))

    def drop(self) -> None:
        table = self.dice.choice(["actors", "concepts"])
        self.project.drop(table, self.any_name(table))

    def put_under(self) -> None:
        parent = self.dice.choice([None, self.any_name("concepts")])
        self.project.change_name("concepts", self.any_name("concepts"), parent=parent)

    def form(self) -> None:
        fields = [{"name": "deed", "kind": "concept"}]
        fields += [
            {"name": name, "kind": "text"} for name in ("when", "where") if self.dice.random() < 0.5
        ]
        self.project.define_form({"name": "promise", "field": fields})

    def suggest(self) -> None:
        text = self.any_text()
        start, end = self.span(text)
        kind = self.dice.choice(["causes", "actors"])
        values = {"name": self.dice.choice(NAMES)} if kind == "actors" else {}
        self.project.keep_suggestions([Suggestion(
            self.new("g"), kind, text, start, end, None, values, 0.5, "rules/x", "1", "because"
        )])  # fmt: skip

    def any_suggestion(self, **where: Any) -> Suggestion:
        return self.dice.choice(self.project.suggestions(**where))

    def decide(self) -> None:
        self.project.decide(self.any_suggestion().id, self.dice.choice(["rejected", "later"]))

    def accept(self) -> None:
        found = self.any_suggestion(kind="causes", state="open")
        self.project.code(
            found.transcript, found.start, found.end, "cause", self.values("cause"),
            suggestion=found.id,
        )  # fmt: skip

    def confirm(self) -> None:
        found = self.any_suggestion(kind="actors", state="open")
        self.project.confirm_actor(found.id, self.dice.choice(NAMES), aliases=[self.new("alias ")])

    def study(self) -> None:
        self.project.save_study(self.dice.choice("xyz"), {"build": "network", "n": self.new("")})

    def forget(self) -> None:
        self.project.save_study(self.dice.choice("xyz"), None)

    def describe(self) -> None:
        self.project.describe(self.any_text(), title=self.new("title "))

    def note(self) -> None:
        self.project.keep_note("walk", {"n": self.new("n")}, "Noted something")

    def found_note(self) -> None:
        self.project.keep_note("walk", {"n": self.new("n")}, "Saw something", undoable=False)

    def settle(self) -> None:
        open_ = self.dice.choice(self.project.unsettled())
        self.project.settle(
            [{"statement": open_["statement"], "do": self.dice.choice(["keep", "delete"])}]
        )

    # -- and back

    def undo(self) -> None:
        """Where nothing came after the change, the project is as it was before it."""
        newest = self.newest("")
        self.project.undo()
        # the newest entry of all was the change (or the redo) that is now taken back
        if newest in self.before:
            self._compare(newest, 0, "undo")

    def redo(self) -> None:
        """Where nothing came after the undo, the project is as it was before that."""
        newest = self.newest("")
        self.project.redo()
        if newest in self.before:
            self._compare(newest, 0, "redo")

    def newest(self, state: str) -> int:
        """The number of the newest entry of the log (of one state)."""
        query = sa.select(sa.func.max(tables.changes.c.id))
        if state:
            query = query.where(tables.changes.c.state == state)
        with self.project.database.reading() as connection:
            return int(connection.execute(query).scalar() or 0)

    def _compare(self, number: int, which: int, what: str) -> None:
        """What was recorded, where this step is about the newest entry: it names it, or is the
        step after the one that does."""
        if not self._about(number):
            return
        wanted, now = self.before[number][which], state_of(self.project)
        for table in wanted:
            if wanted[table] != now[table]:
                self.faults.append(f"{what} after entry {number}: {table} differ from the record")
        self.compared += 1

    def _about(self, number: int) -> bool:
        """Whether the newest step and entry ``number`` are about the same change."""
        query = sa.select(tables.touched.c.record).where(
            tables.touched.c.record.like("change:%"),
        )
        with self.project.database.reading() as connection:
            mine, other = (
                set(connection.scalars(query.where(tables.touched.c.change == n)))
                for n in (self.newest("step"), number)
            )
        return f"change:{number}" in mine or mine == other

    def _any_change(self) -> int:
        found = self.project.history(limit=200, states=("done", "first"))
        return self.dice.choice([c for c in found if c.state != "taken"]).id

    def take_back(self) -> None:
        try:
            self.project.undo(self._any_change())
        except BuiltUpon as error:
            if not error.details["dependents"]:
                self.faults.append("refused without saying what stands on it")
            raise

    def take_back_with_dependents(self) -> None:
        before = state_of(self.project)
        self.project.undo(self._any_change(), with_dependents=True)
        if self.dice.random() < 0.5:  # and that back again, to the very same state
            self.project.undo()
            if state_of(self.project) != before:
                self.faults.append("taking back with all that stands on it is not undone whole")


def verbs() -> set[str]:
    """Every verb a change of a project can have, as its source says."""
    house = Path(hustings.project.__file__).parent
    return {
        found["verb"] for path in house.glob("*.py") for found in WRITES.finditer(path.read_text())
    }


def walk(folder: Path, seed: int, steps: int) -> Walk:
    """One walk in a fresh project."""
    with Project.create(folder / f"walk-{seed}.hustings", coder="ann") as project:
        made = Walk(project, seed)
        project.define_form({"name": "promise", "field": [{"name": "deed", "kind": "concept"}]})
        for _ in range(2):
            made.add_text()
        made.run(steps)
        made.verbs = {change.verb for change in project.history(limit=10**6)}
    return made


def main() -> int:
    """Print counts; 1 where anything was wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--steps", type=int, default=2000)
    options.add_argument("--seeds", type=int, default=5)
    options.add_argument("--first", type=int, default=1, help="the first seed")
    given, wrong, seen = options.parse_args(), 0, set[str]()
    for seed in range(given.first, given.first + given.seeds):
        with tempfile.TemporaryDirectory() as folder:
            made = walk(Path(folder), seed, given.steps)
        wrong += len(made.faults)
        seen |= made.verbs
        print(
            f"seed {seed}: {given.steps:,} steps, {sum(made.done.values()):,} done, "
            f"{sum(made.refused.values()):,} refused "
            f"({sum(n for k, n in made.refused.items() if 'BuiltUpon' in k)} built upon), "
            f"{made.compared} undos and redos as recorded, "
            f"{len(made.faults)} faults",
            flush=True,
        )
        for told, n in Counter(made.faults).most_common(12):
            print(f"  {n} × {told}")
    missed = verbs() - seen
    print(f"{len(seen & verbs())} of {len(verbs())} kinds of change; not met: {sorted(missed)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
