"""Coders' statements brought to one: differences decided with reasons; originals stay as is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from ... import store
from ...agreement.differences import TURNED
from ...errors import OptionError, UnknownName
from ...model import Selection, Statement
from ..asking import Asked
from ..base import ChangeSet
from ..columns.layers import CODERS, GOLD
from ..copies.collection import Copies
from .compared import Compared, Comparison, Kept, Met, Settled, end_of
from .decisions import (
    AGREED,
    Decision,
    Learnt,
    Open,
    Record,
    check_choice,
    decision_of,
    place_of,
    say_the_same,
    state_of,
    turned,
)
from .gold import Gold, Hands


class Adjudicating(Copies):
    """Gold, settled between coders."""

    def __init__(self, database: store.Database, coder: str = "coder 1") -> None:
        super().__init__(database, coder)
        self._compared_by: WeakKeyDictionary[store.Database, Kept] = WeakKeyDictionary()

    def differences(
        self, transcript: str, coders: Sequence[str] = (), statements: Collection[str] = ()
    ) -> list[Open]:
        """Where coders of a text differ, one row each, with what was decided of it.

        Two coders are compared, the first is A; more are compared pair by pair, and without names
        everybody who coded the text. What more than two marked on one passage is one ``group``,
        settled as one statement. With ``statements`` (ids) only what a decision about any of them
        settles. Raises UnknownName.
        """
        key = self._with_successors([self.transcript_record(transcript)["id"]])[-1]
        kept = self._kept_comparisons
        with kept.lock:
            kept.follow(self.database)
            compared = kept.compared(key, lambda: self._compared(key))
            for coder in coders:
                if coder not in compared.held and coder not in (known := self.coders()):
                    raise UnknownName("coder", coder, known)
            found = compared.between(coders or sorted(compared.held))
            met = found.touching(statements) if statements else found.met
            return list(self._decided_of(met, compared, kept.decided(self.database)))

    @property
    def _kept_comparisons(self) -> Kept:
        return self._compared_by.setdefault(self.database, Kept())

    def _compared(self, key: str) -> Compared:
        """What coders marked on a text, read anew."""
        wanted = Selection(transcripts=(key,), layers=(CODERS,))
        rows = store.records(self.database, self.asked(Asked(wanted)))
        held: dict[str, list[Statement]] = {}
        for statement in self._statements(rows):
            held.setdefault(statement.coder, []).append(statement)
        return Compared(key, {r["id"]: r for r in rows}, held)

    def _decided_of(
        self, met: Sequence[Met], compared: Compared, settled: Settled
    ) -> Iterator[Open]:
        # a corrected text has another id, and its differences the same end of theirs
        rows = {
            end_of(row["difference"]): row for row in settled.on(key for m in met for key in m.ids)
        }
        elsewhere = {k for row in rows.values() for k in row["basis"]} - compared.records.keys()
        now = {**compared.records, **self._as_they_are(elsewhere)}
        for m in met:
            one, row = m.difference, rows.get(end_of(m.difference.id))
            decision = decision_of(row, now) if row else None
            if decision and not (one.a and one.a.id == decision.originals[0]):
                decision = replace(decision, choice=turned(decision.choice))
            yield Open(one, m.coders, m.group, state_of(one, decision), decision)

    def _as_they_are(self, keys: Collection[str]) -> dict[str, Record]:
        found = store.fetch(self.database, "statements", id=sorted(keys)) if keys else ()
        return {r["id"]: r for r in found}

    def settled_texts(self) -> set[str]:
        """The texts of which something was decided and nothing waits for a decision any more."""
        rows = store.fetch(self.database, "decisions")
        texts = {self._with_successors([row["transcript"]])[-1] for row in rows}
        waits = ("open", "stale")
        return {t for t in texts if not any(o.state in waits for o in self.differences(t))}

    def decisions(self) -> list[Decision]:
        """Everything that was decided between coders, in the order of decision."""
        found = store.fetch(self.database, "decisions", order="made_at,id")
        now = self._as_they_are({key for row in found for key in row["basis"]})
        return [decision_of(row, now) for row in found]

    def adjudicate(
        self,
        difference: str,
        choice: str,
        reason: str = "",
        statement: Mapping[str, Any] | None = None,
    ) -> list[Statement]:
        """Decide a difference by its id; one undoable change. Returns the gold statements.

        ``choice``: a, b, both (of more than two coders: every way it is told), neither, of bounds
        shared or either (of all who marked it), or own with ``statement`` (any
        of start, end, form, values, speaker, holder, commitment, about, memo). What else the two
        statements differ in is as one of them has it until it is decided. Of a statement only one
        has, the other's choice is to let it go. The coders' own stay as they are; the same
        difference again decides it anew. Raises OptionError, UnknownName, CodingError.
        """
        choice = {"A": "a", "B": "b", "new": "own"}.get(choice, choice)
        one = self._found(difference)
        if difference.endswith(TURNED):
            choice = turned(choice)
        if one.difference.kind == "only one":
            choice = {"keep": "a", "b": "neither"}.get(choice, choice)
        check_choice(one.difference, choice, statement)
        with self.changing("adjudicate", "") as change:
            gold = Gold(self._hands(change), one).decide(choice, reason, statement)
            what = one.difference.field or one.difference.kind
            change.summary = f"Settled between coders: {what}: {choice}"
        return self.statements(ids=gold) if gold else []

    def take_agreed(self, transcript: str, coders: Sequence[str] = ()) -> int:
        """Take over as gold what coders agree on, as one change; returns how many statements.

        They are marked as not looked at. Of three and more all who coded the text must agree.
        """
        found = self.differences(transcript, coders)
        same = ("agreed", "note")
        taken = {key for one in found if one.difference.kind not in same for key in one.ids}
        taken |= {key for one in found if one.decision for key in one.ids}
        with self.changing("adjudicate", "") as change:
            for one in found:
                if one.difference.kind in same and not taken & set(one.ids):
                    taken |= set(one.ids)
                    kept = replace(one, difference=one.difference.kept())
                    Gold(self._hands(change), kept).decide("a", "", None, status=AGREED)
            n = sum(1 for r in change.rows if r.table == "statements")
            change.summary = f"Took over {n} statement{'s' * (n != 1)} coders agree on"
        return n

    def learn(self, coder: str, transcript: str = "") -> list[Learnt]:
        """A coder's own statements beside what was settled of them, where it is something else;
        and what was settled that the coder had not.
        """
        keys = self._with_successors([transcript]) if transcript else None
        gold = {s.id: s for s in self.statements(Selection(layers=(GOLD,)))}
        own = {s.id: s for s in self.statements(Selection(layers=(CODERS,), coders=(coder,)))}
        together: dict[tuple[str, ...], list[Decision]] = {}
        for decision in self.decisions():
            together.setdefault(tuple(sorted(decision.originals)), []).append(decision)
        out = []
        for originals, decided in together.items():
            mine = next((own[key] for key in originals if key in own), None)
            made = tuple(gold[k] for k in dict.fromkeys(decided[-1].gold) if k in gold)
            about = mine or next(iter(made), None)
            if about is None or (keys is not None and about.transcript not in keys):
                continue
            if not (mine and made and say_the_same(mine, made[0]) and len(made) == 1):
                out.append(Learnt(mine, made, tuple(decided)))
        return sorted(out, key=place_of)

    def _hands(self, change: ChangeSet) -> Hands:
        return Hands(
            self.database,
            self.coder,
            change,
            self.checked_span,
            self._edited,
            self.delete_verdicts,
            self._settled_on,
        )

    def _settled_on(self, statements: Collection[str]) -> list[Record]:
        """What was decided of any of some statements."""
        kept = self._kept_comparisons
        with kept.lock:
            kept.follow(self.database)
            return [dict(row) for row in kept.decided(self.database).on(statements)]

    def _found(self, difference: str) -> Met:
        transcript = difference.rpartition(".")[0]
        if transcript not in self._transcripts():
            raise OptionError(f"There is no difference {difference!r}.")
        one = self._everybodys(transcript).by_end.get(end_of(difference))
        if one is None:
            raise OptionError(
                f"There is no difference {difference!r} any more: one of the statements was "
                f"changed. Look at the list again; nothing was written."
            )
        return replace(one, difference=one.difference.kept())

    def _everybodys(self, transcript: str) -> Comparison:
        """Where all who coded a text differ."""
        key = self._with_successors([transcript])[-1]
        kept = self._kept_comparisons
        with kept.lock:
            kept.follow(self.database)
            compared = kept.compared(key, lambda: self._compared(key))
            return compared.between(sorted(compared.held))
