"""Kinds of change beside coding: verdicts, periods, factors, who finished, people, parts, imports.

For :mod:`walk`, which has the dice; each method is one change of a project.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from hustings.model import Suggestion
from hustings.private import Name
from hustings.project import Project
from hustings.project.coders.assignments import Assignment
from hustings.project.copies.sharing import reveal

OUTCOMES = ["came about", "did not", "partly", "cannot be decided", "open"]
DAYS = ["2031-05-03", None, "2032-01-01"]
CODERS = ["bob", "cid", "dee"]
VERBS = ("link", "alone", "shift", "forget")


class Walker(Protocol):
    """What a kind of change needs of the walk."""

    project: Project
    dice: random.Random

    def any_text(self) -> str: ...
    def any_statement(self) -> str: ...
    def any_name(self, table: str) -> str: ...
    def span(self, text: str) -> tuple[int, int]: ...
    def values(self, form: str) -> dict[str, Any]: ...
    def new(self, kind: str) -> str: ...


class Kinds:
    """One change of each further kind."""

    def __init__(self, walk: Walker, names: list[str]) -> None:
        self.walk, self.names = walk, names
        self.project, self.dice = walk.project, walk.dice

    def weighted(self) -> list[tuple[int, Callable[[], object]]]:
        """How often each kind comes, beside those of the walk itself."""
        return [
            (4, self.predict), (4, self.judge), (2, self.withdraw), (1, self.agree_on_likelihoods),
            (2, self.define_period), (1, self.drop_period), (2, self.keep_factors_apart),
            (2, self.make_factors_one), (2, self.make_factors_opposite), (3, self.finish),
            (2, self.reopen), (1, self.refuse_merge), (1, self.attach), (1, self.detach),
            (2, self.relink), (1, self.join), (2, self.set_attributes), (1, self.rename_study),
            (2, self.decide_many), (2, self.code_many), (1, self.import_file),
            (1, self.take_shipped_forms), (2, self.add_passage), (3, self.edit_since),
            (2, self.delete_since), (2, self.ask_again), (4, self.adjudicate),
            (1, self.take_agreed), (1, self.reveal), (2, self.assign), (2, self.return_text),
            (1, self.reassign), (1, self.withdraw_text), (2, self.look_in),
        ]  # fmt: skip

    # -- predictions and their verdicts

    def predict(self) -> None:
        text, pick = self.walk.any_text(), self.dice.choice
        values = {
            "outcome": pick(self.names),
            "direction": pick(["rises", "falls"]),
            "criterion": pick(["", "the fare is above 5", "nobody sails at night"]),
        }
        whose = pick(self.names)
        self.project.code(text, *self.walk.span(text), "prediction", values, holder=whose)

    def judge(self) -> None:
        found = [s.id for s in self.project.statements() if s.form == "prediction"]
        self.project.judge(
            self.dice.choice(found), self.dice.choice(OUTCOMES), on=self.dice.choice(DAYS)
        )

    def withdraw(self) -> None:
        self.project.withdraw_verdict(self.dice.choice(self.project.verdicts()).id)

    def agree_on_likelihoods(self) -> None:
        low = self.dice.random() / 2
        self.project.agree_on_likelihoods({"may": [low, low + 0.4]})

    # -- periods, factors, people

    def define_period(self) -> None:
        year = self.dice.randrange(1950, 2030)
        self.project.define_period(
            self.dice.choice(["the quiet years", "the works"]), f"{year}/{year + 4}",
            aliases=[self.walk.new("alias ")], dating=self.dice.choice(self.names),
        )  # fmt: skip

    def drop_period(self) -> None:
        self.project.drop_period(self.dice.choice(self.project.periods()).name)

    def _two(self, table: str) -> tuple[str, str]:
        return self.walk.any_name(table), self.walk.any_name(table)

    def keep_factors_apart(self) -> None:
        self.project.keep_factors_apart(*self._two("concepts"))

    def make_factors_one(self) -> None:
        self.project.make_factors_one(*self._two("concepts"))

    def make_factors_opposite(self) -> None:
        self.project.make_factors_opposite(*self._two("concepts"))

    def refuse_merge(self) -> None:
        self.project.refuse_merge(*self._two("actors"))

    def set_attributes(self) -> None:
        rows = [
            {"person": name, "attribute": "party", "value": self.walk.new("party "), "since": since}
            for name, since in zip(self.dice.sample(self.names, 2), ("1990", ""), strict=True)
        ]
        self.project.set_attributes(rows)

    # -- texts

    def finish(self) -> None:
        self.project.finish(self.walk.any_text(), self.dice.choice(["ann", *CODERS]))

    def reopen(self) -> None:
        self.project.reopen(self.walk.any_text(), self.dice.choice(["ann", *CODERS]))

    def attach(self) -> None:
        file = self.project.path.with_name("talk.mp3")
        file.write_bytes(b"ID3")
        self.project.attach(self.walk.any_text(), file)

    def detach(self) -> None:
        self.project.detach(self.walk.any_text())

    def relink(self) -> None:
        left, right = self.walk.any_text(), self.walk.any_text()
        one, other = self.walk.span(left), self.walk.span(right)
        self.project.relink(left, right, self.dice.choice(VERBS), one, other)

    def join(self) -> None:
        if self.dice.random() < 0.7:  # joined texts grow, and are eight at most
            raise LookupError
        self.project.join([self.walk.any_text(), self.walk.any_text()])

    def add_passage(self) -> None:
        text = self.project.transcript(self.walk.any_text())
        behind = self.dice.choice([None, *(t.id for t in text.turns)])
        words, who = self.walk.new("a word "), self.dice.choice([None, *self.names])
        self.project.add_passage(text.id, words, after=behind, speaker=who)

    # -- coding, many at once and from two windows

    def code_many(self) -> None:
        text = self.walk.any_text()
        rows = []
        for _ in range(3):
            start, end = self.walk.span(text)
            rows.append({"transcript": text, "start": start, "end": end, "form": "code",
                         "values": self.walk.values("code")})  # fmt: skip
        self.project.code_many(rows)

    def _seen(self) -> tuple[str, int]:
        """A statement and a revision at which somebody may have read it, now or long ago."""
        key = self.walk.any_statement()
        now = self.project.revisions([key])[key]
        return key, self.dice.choice([now, now, max(1, now - self.dice.randrange(1, 40))])

    def edit_since(self) -> None:
        key, revision = self._seen()
        change = self.dice.choice([{"memo": self.walk.new("memo ")}, {"status": "read"}])
        self.project.edit_since(key, revision, **change)

    def delete_since(self) -> None:
        self.project.delete_since(*self._seen())

    # -- between coders, and on a copy without names

    def adjudicate(self) -> None:
        text = self.walk.any_text()
        one = self.dice.choice(self.project.differences(text))
        values = {"memo": self.walk.new("settled ")}
        choice = self.dice.choice(["a", "b", "both", "neither", "shared", "either", "own"])
        self.project.adjudicate(one.difference.id, choice, "why", values)

    def take_agreed(self) -> None:
        self.project.take_agreed(self.walk.any_text())

    def assign(self) -> None:
        self.project.assign(
            [self.walk.any_text()], self.dice.sample(CODERS, 2), double=self.dice.choice([0, 1]),
            seed=self.dice.randrange(100), blind=self.dice.choice([True, False]),
        )  # fmt: skip

    def _assignment(self) -> Assignment:
        return self.dice.choice(self.project.assignments())

    def return_text(self) -> None:
        one = self.dice.choice([a for a in self.project.assignments() if a.finished])
        self.project.return_assignment(one.id, self.walk.new("because "))

    def reassign(self) -> None:
        self.project.reassign(self._assignment().id, self.dice.choice(CODERS))

    def withdraw_text(self) -> None:
        self.project.withdraw_assignment(self._assignment().id)

    def look_in(self) -> None:
        self.project.open_assignment(self._assignment().transcript, self.walk.new("because "))

    def reveal(self) -> None:
        """Somebody codes, notes and deletes on a copy without names, and it comes back."""
        said = self.walk.any_text()
        self.project.code(
            said, *self.walk.span(said), "code", {"code": "x"}, holder="Zebedee Quill"
        )
        with tempfile.TemporaryDirectory() as folder:
            out, key = Path(folder) / "out" / "copy.hustings", Path(folder) / "key.json"
            out.parent.mkdir()
            table = [Name("Zebedee Quill", "Person 1")]
            self.project.share(out, table, key=key, plain_key=True)
            with Project.open(out, coder="zoe") as copy:
                text = copy.transcripts()[0]["id"]
                copy.code(text, 0, 3, "code", {"code": self.walk.new("a code ")})
                ids = [s.id for s in copy.statements()]
                copy.edit(self.dice.choice(ids), memo=self.walk.new("memo of Person 1 "))
                copy.delete([self.dice.choice(ids)])
                reveal(self.project, copy, key)

    # -- suggestions, studies, forms, files

    def decide_many(self) -> None:
        found = [s.id for s in self.project.suggestions(state="open")]
        self.project.decide_many(
            self.dice.sample(found, min(2, len(found))), self.dice.choice(["rejected", "open"])
        )

    def ask_again(self) -> None:
        """The program finds something on every text, unasked."""
        for text in self.project.transcripts():
            start, end = self.walk.span(text["id"])
            self.project.keep_suggestions([Suggestion(
                self.walk.new("g"), "causes", text["id"], start, end, None, {}, 0.5, "rules/y",
                "1", "because",
            )])  # fmt: skip

    def rename_study(self) -> None:
        self.project.rename_study(
            self.dice.choice([*self.project.studies()]), self.dice.choice("xyz")
        )

    def take_shipped_forms(self) -> None:
        self.project.take_shipped_forms()

    def import_file(self) -> None:
        """What this very project writes, taken over again: nothing is doubled."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / self.dice.choice(["all.qdpx", "codes.toml", "table.json"])
            self.project.export_file(file)
            self.project.import_file(file)
