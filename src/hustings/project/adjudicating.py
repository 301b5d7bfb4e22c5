"""Coders' statements brought to one: differences decided with reasons; originals stay as is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from .. import store
from ..agreement import Difference, differences
from ..agreement.differences import TURNED
from ..errors import CodingError, OptionError, UnknownName
from ..model import Selection, Statement
from . import records
from .base import Gathered
from .copies import Copies
from .layers import CODERS, GOLD
from .together import groups

CHOICES = ("a", "b", "both", "neither", "shared", "either", "own")
"""A's, B's, both as readings that stand (of three and more coders every way it is told), neither;
of bounds what both share or what either has (what all share, what any has); or what is given with
the decision.
"""

AGREED = "agreed, not looked at"
"""The status of gold that nobody had to decide."""

TWO = 2
"""Coders of whom one is A and the other B."""

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
class Open:
    """A difference with whose statements they are, and what was decided: ``state`` is open,
    decided, stale, or none (nothing needs to be decided). ``group`` are the statements of all
    coders who marked that passage, where more than two are compared.
    """

    difference: Difference
    coders: tuple[str, str]
    state: str
    decision: Decision | None
    group: tuple[str, ...] = ()

    @property
    def ids(self) -> list[str]:
        """Every statement a decision of it settles: A's, B's, then those of the others."""
        pair = _ids(self.difference)
        return [*pair, *(key for key in self.group if key not in pair)]


@dataclass(frozen=True, slots=True)
class Learnt:
    """One coder's own statement beside what was settled of it (no gold: it was let go)."""

    own: Statement | None
    gold: tuple[Statement, ...]
    decisions: tuple[Decision, ...]


class Adjudicating(Copies):
    """Gold, settled between coders."""

    def differences(self, transcript: str, coders: Sequence[str] = ()) -> list[Open]:
        """Where coders of a text differ, one row each, with what was decided of it.

        Two coders are compared, the first is A; more are compared pair by pair, and without names
        everybody who coded the text. What more than two marked on one passage is one ``group``,
        settled as one statement. Raises UnknownName.
        """
        key = self._with_successors([self._transcript_record(transcript)["id"]])[-1]
        held: dict[str, list[Statement]] = {}
        wanted = Selection(transcripts=(key,), layers=(CODERS,))
        for statement in self.statements(wanted):
            held.setdefault(statement.coder, []).append(statement)
        known = self.coders()
        for coder in coders:
            if coder not in known:
                raise UnknownName("coder", coder, known)
        # a corrected text has another id, and its differences the same end of theirs
        decided = {_end(d.difference): d for d in self.decisions()}
        out = []
        for a, b in combinations(coders or sorted(held), 2):
            for one in differences(key, held.get(a, []), held.get(b, [])):
                decision = decided.get(_end(one.id))
                if decision and not (one.a and one.a.id == decision.originals[0]):
                    decision = replace(decision, choice=turned(decision.choice))
                out.append(Open(one, (a, b), _state(one, decision), decision))
        if len(coders or held) <= TWO:
            return out
        together = groups(one.difference for one in out)
        return [replace(one, group=together[_ids(one.difference)[0]]) for one in out]

    def decisions(self) -> list[Decision]:
        """Everything that was decided between coders, in the order of decision."""
        found = store.fetch(self._db, "decisions", order="made_at,id")
        ids = sorted({key for row in found for key in row["basis"]})
        now = {r["id"]: r for r in store.fetch(self._db, "statements", id=ids)} if ids else {}
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

    def _hands(self, change: Gathered) -> _Hands:
        return _Hands(self._db, self.coder, change, self._span, self._edited, self.delete_verdicts)

    def _found(self, difference: str) -> Open:
        transcript = difference.rpartition(".")[0]
        if transcript not in self._transcripts():
            raise OptionError(f"There is no difference {difference!r}.")
        end = _end(difference)
        for one in self.differences(transcript):
            if _end(one.difference.id) == end:
                return replace(one, difference=one.difference.kept())
        raise OptionError(
            f"There is no difference {difference!r} any more: one of the statements was changed. "
            f"Look at the list again; nothing was written."
        )


@dataclass(frozen=True, slots=True)
class _Hands:
    """What a decision is written with: the project's own ways to check and gather."""

    database: store.Database
    coder: str
    change: Gathered
    span: Callable[[str, int, int], Record]
    edited: Callable[[Gathered, Record, Record], Record]
    let_go: Callable[[Gathered, list[str]], None]


class _Gold:
    """The rows of one decision."""

    def __init__(self, hands: _Hands, one: Open) -> None:
        self.hands, self.change, self.one = hands, hands.change, one
        self.ids = one.ids
        database = hands.database
        self.originals = {r["id"]: r for r in store.fetch(database, "statements", id=self.ids)}
        self.before = [
            row
            for row in store.fetch(database, "decisions", transcript=_texts(self.originals))
            if set(self.ids).intersection(row["basis"])
        ]
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


def _end(difference: str) -> str:
    """What of a difference's id is the same on a corrected text, and whoever is named first."""
    return difference.rpartition(".")[2].removesuffix(TURNED)


def _ids(difference: Difference) -> list[str]:
    return [s.id for s in (difference.a, difference.b) if s is not None]


def _texts(originals: Mapping[str, Record]) -> list[str]:
    return sorted({r["transcript"] for r in originals.values()})


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
