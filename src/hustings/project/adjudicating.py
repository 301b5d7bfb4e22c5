"""Coders' statements brought to one: differences decided with reasons; originals stay as is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

from .. import store
from ..agreement import Difference
from ..agreement.differences import TURNED
from ..errors import CodingError, OptionError, UnknownName
from ..model import Selection, Statement
from . import records
from .asking import Asked
from .base import ChangeSet
from .compared import TWO, Compared, Comparison, Kept, Met, Settled, end_of
from .copies import Copies
from .layers import CODERS, GOLD

CHOICES = ("a", "b", "both", "neither", "shared", "either", "own")
"""A's, B's, both as readings that stand (of three and more coders every way it is told), neither;
of bounds what both share or what either has (what all share, what any has); or what is given with
the decision.
"""

AGREED = "agreed, not looked at"
"""The status of gold that nobody had to decide."""

TOLD = {
    "form": ("form",),
    "bounds": ("transcript", "begin", "stop", "quote"),
    "speaker": ("speaker",),
    "holder": ("holding", "holder", "via"),
    "commitment": ("commitment",),
    "time told": ("about",),
}
"""Kind of difference -> the columns in which coders differ then."""

BASIS = ("form", "values", "speaker", "holding", "holder", "commitment", "about", "quote")
"""Columns of an original whose change makes a decision stale."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a difference, by whom and why; ``gold`` are the statements it made.

    ``whose`` is the coder whose way was chosen, "" where it is neither's alone. ``stale``: an
    original was changed or deleted since.
    """

    id: str
    difference: str
    transcript: str
    kind: str
    choice: str
    whose: str
    reason: str
    by: str
    made_at: str
    originals: tuple[str, ...]
    gold: tuple[str, ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class Open(Met):
    """A difference with whose statements they are, and what was decided: ``state`` is open,
    decided, stale, or none (nothing needs to be decided).
    """

    state: str = "open"
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Learnt:
    """One coder's own statement beside what was settled of it (no gold: it was let go)."""

    own: Statement | None
    gold: tuple[Statement, ...]
    decisions: tuple[Decision, ...]


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
        key = self._with_successors([self._transcript_record(transcript)["id"]])[-1]
        kept = self._kept_comparisons
        with kept.lock:
            kept.follow(self._db)
            compared = kept.compared(key, lambda: self._compared(key))
            for coder in coders:
                if coder not in compared.held and coder not in (known := self.coders()):
                    raise UnknownName("coder", coder, known)
            found = compared.between(coders or sorted(compared.held))
            met = found.touching(statements) if statements else found.met
            return list(self._decided_of(met, compared, kept.decided(self._db)))

    @property
    def _kept_comparisons(self) -> Kept:
        return self._compared_by.setdefault(self._db, Kept())

    def _compared(self, key: str) -> Compared:
        """What coders marked on a text, read anew."""
        wanted = Selection(transcripts=(key,), layers=(CODERS,))
        rows = store.records(self._db, self.asked(Asked(wanted)))
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
            decision = _decision(row, now) if row else None
            if decision and not (one.a and one.a.id == decision.originals[0]):
                decision = replace(decision, choice=turned(decision.choice))
            yield Open(one, m.coders, m.group, _state(one, decision), decision)

    def _as_they_are(self, keys: Collection[str]) -> dict[str, Record]:
        found = store.fetch(self._db, "statements", id=sorted(keys)) if keys else ()
        return {r["id"]: r for r in found}

    def settled_texts(self) -> set[str]:
        """The texts of which something was decided and nothing waits for a decision any more."""
        rows = store.fetch(self._db, "decisions")
        texts = {self._with_successors([row["transcript"]])[-1] for row in rows}
        waits = ("open", "stale")
        return {t for t in texts if not any(o.state in waits for o in self.differences(t))}

    def decisions(self) -> list[Decision]:
        """Everything that was decided between coders, in the order of decision."""
        found = store.fetch(self._db, "decisions", order="made_at,id")
        now = self._as_they_are({key for row in found for key in row["basis"]})
        return [_decision(row, now) for row in found]

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
        _check(one.difference, choice, statement)
        with self._change("adjudicate", "") as change:
            gold = _Gold(self._hands(change), one).decide(choice, reason, statement)
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
        with self._change("adjudicate", "") as change:
            for one in found:
                if one.difference.kind in same and not taken & set(one.ids):
                    taken |= set(one.ids)
                    kept = replace(one, difference=one.difference.kept())
                    _Gold(self._hands(change), kept).decide("a", "", None, status=AGREED)
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
            if not (mine and made and _same(mine, made[0]) and len(made) == 1):
                out.append(Learnt(mine, made, tuple(decided)))
        return sorted(out, key=_place)

    def _hands(self, change: ChangeSet) -> _Hands:
        return _Hands(
            self._db,
            self.coder,
            change,
            self._span,
            self._edited,
            self.delete_verdicts,
            self._settled_on,
        )

    def _settled_on(self, statements: Collection[str]) -> list[Record]:
        """What was decided of any of some statements."""
        kept = self._kept_comparisons
        with kept.lock:
            kept.follow(self._db)
            return [dict(row) for row in kept.decided(self._db).on(statements)]

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
            kept.follow(self._db)
            compared = kept.compared(key, lambda: self._compared(key))
            return compared.between(sorted(compared.held))


@dataclass(frozen=True, slots=True)
class _Hands:
    """What a decision is written with: the project's own ways to check and gather."""

    database: store.Database
    coder: str
    change: ChangeSet
    span: Callable[[str, int, int], Record]
    edited: Callable[[ChangeSet, Record, Record], Record]
    let_go: Callable[[ChangeSet, list[str]], None]
    settled_on: Callable[[Collection[str]], list[Record]]


class _Gold:
    """The rows of one decision."""

    def __init__(self, hands: _Hands, one: Met) -> None:
        self.hands, self.change, self.one = hands, hands.change, one
        self.ids = one.ids
        database = hands.database
        self.originals = {r["id"]: r for r in store.fetch(database, "statements", id=self.ids)}
        self.before = hands.settled_on(self.ids)
        made = [key for row in self.before for key in row["gold"]]
        self.gold = {
            r["id"]: r for r in store.fetch(database, "statements", id=list(dict.fromkeys(made)))
        }

    def decide(
        self,
        choice: str,
        reason: str,
        given: Mapping[str, Any] | None,
        *,
        status: str = "",
    ) -> list[str]:
        """Gather the rows; returns the ids of the gold statements."""
        wanted = list(self._wanted(choice, given, status))
        kept = [key for key in self.gold if key not in {r["id"] for r in wanted}]
        self.hands.let_go(self.change, kept)
        for key in kept:
            self.change.delete("statements", self.gold[key])
        for record in wanted:
            if record["id"] in self.gold:
                self.change.update("statements", self.gold[record["id"]], record)
            else:
                self.change.insert("statements", record)
        gold = [record["id"] for record in wanted]
        self._note(choice, reason, gold)
        return gold

    def _note(self, choice: str, reason: str, gold: list[str]) -> None:
        difference = self.one.difference
        same = [r for r in self.before if r["difference"] == difference.id]
        row = {
            "difference": difference.id,
            "transcript": next(iter(self.originals.values()))["transcript"],
            "kind": difference.kind,
            "choice": choice,
            "reason": " ".join(reason.split()),
            "by": self.hands.coder,
            "made_at": store.now(),
            "basis": {k: {c: self.originals[k][c] for c in BASIS} for k in self.ids},
            "gold": gold,
        }
        if same:
            self.change.update("decisions", same[0], row)
        else:
            self.change.insert("decisions", {"id": records.new_id("j"), **row})
        for other in self.before:
            if other not in same and other["gold"] != gold:
                self.change.update("decisions", other, {"gold": gold})

    def _wanted(
        self, choice: str, given: Mapping[str, Any] | None, status: str
    ) -> Iterator[Record]:
        """The gold there is to be."""
        if choice == "neither":
            return
        a, b = self.one.difference.a, self.one.difference.b
        first, second = (self.originals.get(s.id) if s else None for s in (a, b))
        if choice == "both" and first and second:
            yield from self._readings()
            return
        known = next(iter(self.gold.values()), None)
        whole = self.one.difference.kind in ("only one", "form", "agreed", "note")
        if self.one.difference.kind == "only one" and len(self.ids) > 1:
            whole = known is None  # others have it too: what was settled of it stands
        base = first or second or {}
        if known is not None and not whole and len(self.gold) == 1:
            record = dict(known)
        else:
            base = (second if choice == "b" and whole else base) or base
            record = self._based(base, known["id"] if known else "")
            record["memo"] = _memos(first, second)
        record |= {"reading": None, "of": list(self.ids), "status": status or record["status"]}
        if not whole and choice in ("a", "b"):
            record |= self._field(record, first if choice == "a" else second)
        elif choice in ("shared", "either"):
            record |= self._bounds(choice)
        elif choice == "own":
            record |= self.hands.edited(self.change, record, dict(given or {}))
        yield record

    def _readings(self) -> Iterator[Record]:
        """Every way it is told, as the first of those who tell it so has it."""
        ways: dict[object, list[Record]] = {}
        for key in self.ids:
            ways.setdefault(self._told(self.originals[key]), []).append(self.originals[key])
        reading, free = records.new_id("r"), list(self.gold)
        for way in ways.values():
            record = self._based(way[0], free.pop(0) if free else "")
            yield {**record, "reading": reading, "of": [r["id"] for r in way]}

    def _told(self, record: Record) -> object:
        difference = self.one.difference
        if difference.kind == "value":
            return repr(record["values"].get(difference.field))
        return repr([record.get(c) for c in TOLD.get(difference.kind, ("id",))])

    def _based(self, record: Record, key: str) -> Record:
        return {
            **record,
            "id": key or records.new_id("s"),
            "coder": self.hands.coder,
            "origin": "person",
            "made_at": store.now(),
            "status": "",
            "layer": GOLD,
        }

    def _field(self, record: Record, source: Record | None) -> Record:
        """The one thing that was decided, as the chosen coder has it."""
        kind, name = self.one.difference.kind, self.one.difference.field
        if kind == "only one":  # that it is kept; what it is others have settled
            return {}
        source = source or {}
        if kind == "value":
            values = {k: v for k, v in record["values"].items() if k != name}
            if name in source["values"]:
                values[name] = source["values"][name]
            return {"values": values}
        return {c: source[c] for c in TOLD[kind] if c in source}

    def _bounds(self, choice: str) -> Record:
        """What all of them share, or what any of them has; whoever marked it in another form has
        no say.
        """
        held = [self.originals[key] for key in self.ids]
        held = [r for r in held if r["form"] == held[0]["form"]]
        starts, ends = [r["begin"] for r in held], [r["stop"] for r in held]
        if choice == "either":
            return self.hands.span(held[0]["transcript"], min(starts), max(ends))
        if max(starts) >= min(ends):
            raise OptionError(
                "There are no words that all of them marked; take one's bounds, or what any has. "
                "Nothing was written."
            )
        return self.hands.span(held[0]["transcript"], max(starts), min(ends))


def _check(difference: Difference, choice: str, statement: Mapping[str, Any] | None) -> None:
    known = [c for c in CHOICES if difference.kind == "bounds" or c not in ("shared", "either")]
    if difference.kind == "only one":
        known = ["a", "neither", "own"]
    if choice not in known:
        raise UnknownName(f"choice for {difference.kind!r}", choice, known)
    if choice == "own" and not statement:
        raise OptionError("To decide in your own way, give the statement: what is to stand.")
    allowed = set("start end form values speaker holder commitment about memo".split())
    for name in set(statement or {}) - allowed:
        raise UnknownName("property of a statement", name, sorted(allowed))
    if statement and choice != "own":
        raise CodingError("A statement is given only with the choice 'own'.")


def turned(choice: str) -> str:
    """A choice where A and B stand the other way round."""
    return {"a": "b", "b": "a"}.get(choice, choice)


def _memos(first: Record | None, second: Record | None) -> str:
    return "\n".join(dict.fromkeys(r["memo"] for r in (first, second) if r and r["memo"]))


def _state(difference: Difference, decision: Decision | None) -> str:
    if decision is not None:
        return "stale" if decision.stale else "decided"
    return "none" if difference.kind in ("agreed", "note") else "open"


def _decision(row: Mapping[str, Any], now: Mapping[str, Mapping[str, Any]]) -> Decision:
    stale = any(
        key not in now or any(now[key][c] != was for c, was in columns.items())
        for key, columns in row["basis"].items()
    )
    kept = list(row["basis"])  # A's, B's, those of others
    chosen = {"a": kept[0], "b": kept[:TWO][-1]}.get(row["choice"], "")
    return Decision(
        id=row["id"],
        difference=row["difference"],
        transcript=row["transcript"],
        kind=row["kind"],
        choice=row["choice"],
        whose=str(now[chosen]["coder"]) if chosen in now else "",
        reason=row["reason"],
        by=row["by"],
        made_at=row["made_at"],
        originals=tuple(kept),
        gold=tuple(row["gold"]),
        stale=stale,
    )


def _same(one: Statement, other: Statement) -> bool:
    """Whether two statements say the same of the same words."""
    same = "transcript start end form speaker holder commitment about".split()
    return dict(one.values) == dict(other.values) and all(
        getattr(one, name) == getattr(other, name) for name in same
    )


def _place(learnt: Learnt) -> tuple[str, int, str]:
    about = learnt.own or next(iter(learnt.gold))
    return about.transcript, about.start, about.id
