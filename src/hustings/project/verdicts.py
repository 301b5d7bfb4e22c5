"""Verdicts on predictions: kept apart from the coding, several judges beside one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from .. import store
from ..errors import CodingError, UnknownName
from ..model import OUTCOMES, Verdict
from . import codec
from .base import ChangeSet
from .memos import Memoing

FORM = "prediction"
RANGES = "likelihood ranges"
"""The note that holds what numbers were agreed on for words of likelihood."""


class Judging(Memoing):
    """The verdicts of a project."""

    def verdicts(self, statement: str | None = None) -> list[Verdict]:
        """All verdicts, or those on one prediction, in the order they were given."""
        where = {} if statement is None else {"statement": statement}
        found = store.fetch(self.database, "verdicts", order="made_at,id", **where)
        return [Verdict(**record) for record in found]

    def judge(
        self, statement: str, outcome: str, *, on: str | None = None, evidence: str = ""
    ) -> Verdict:
        """Give the coder's verdict on a prediction; undoable. It stands beside those of others.

        ``outcome`` is came about, did not, partly, cannot be decided or open; ``on`` the day it is
        judged for (ISO 8601). Raises CodingError where the statement is no prediction or nobody
        wrote down what would count, UnknownName.
        """
        if outcome not in OUTCOMES:
            raise UnknownName("outcome", outcome, OUTCOMES)
        verdict = Verdict(
            codec.new_id("v"),
            statement,
            outcome,
            on=_day(on),
            by=self.coder,
            evidence=evidence.strip(),
            criterion=self._criterion(statement),
            made_at=store.now(),
        )
        what = f"{verdict.by or 'Somebody'} judged a prediction: {outcome}"
        with self.changing("judge", what) as change:
            change.insert("verdicts", asdict(verdict))
        return verdict

    def withdraw_verdict(self, verdict: str) -> None:
        """Take a verdict (by its id) away; undoable. Raises OptionError where there is none."""
        record = self.known_record("verdicts", verdict, "verdict")
        with self.changing("judge", f"Withdrew a verdict: {record['outcome']}") as change:
            change.delete("verdicts", record)

    def likelihood_ranges(self) -> dict[str, Any]:
        """Words of likelihood -> the range of probabilities that was agreed on for them."""
        return self.note(RANGES)

    def agree_on_likelihoods(self, ranges: Mapping[str, Any]) -> None:
        """Keep what numbers were agreed on for words of likelihood; undoable."""
        self.keep_note(RANGES, dict(ranges), "Agreed on ranges for words of likelihood")

    def delete_verdicts(self, change: ChangeSet, statements: Iterable[str]) -> None:
        """Verdicts go with the predictions they are about."""
        gone = set(statements)
        for record in store.fetch(self.database, "verdicts"):
            if record["statement"] in gone:
                change.delete("verdicts", record)

    def put_verdicts(
        self, change: ChangeSet, given: Iterable[Verdict], keys: Mapping[str, str]
    ) -> int:
        """Verdicts that came with another project's statements (``keys``: their id -> the one
        here).

        The same verdict is not doubled. Returns how many had no statement to go with.
        """
        known = {record["id"] for record in store.fetch(self.database, "verdicts")}
        left = 0
        for verdict in given:
            if verdict.statement not in keys:
                left += 1
            elif verdict.id not in known:
                own = replace(verdict, statement=keys[verdict.statement])
                change.insert("verdicts", asdict(own))
        return left

    def _criterion(self, statement: str) -> str:
        """What is to count for a prediction, written before anybody judges."""
        record = store.get(self.database, "statements", statement)
        if record is None:
            raise UnknownName("statement", statement)
        if record["form"] != FORM:
            raise CodingError(
                f"Only a prediction can be judged; this statement is a {record['form']}. "
                "Nothing was written."
            )
        criterion = str(record["values"].get("criterion") or "").strip()
        if not criterion:
            raise CodingError(
                "Write down first what would count (the criterion of the prediction); nobody can "
                "judge before that. Nothing was written."
            )
        return criterion


def _day(on: str | None) -> str | None:
    if not on:
        return None
    try:
        return date.fromisoformat(on).isoformat()
    except ValueError:
        wrong = re.sub(r"\s+", " ", on)[:40]
        raise CodingError(f"{wrong!r} is no day; write it like 2026-05-01.") from None
