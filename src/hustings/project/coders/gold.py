"""The rows of a decision between coders: the gold it makes, and what is noted of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ... import store
from ...errors import OptionError
from .. import codec
from ..base import ChangeSet
from ..columns.layers import GOLD
from .compared import Met
from .decisions import BASIS, Record

TOLD = {
    "form": ("form",),
    "bounds": ("transcript", "begin", "stop", "quote"),
    "speaker": ("speaker",),
    "holder": ("holding", "holder", "via"),
    "commitment": ("commitment",),
    "time told": ("about",),
}
"""Kind of difference -> the columns in which coders differ then."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What a decision is written with: the project's own ways to check and gather."""

    database: store.Database
    coder: str
    change: ChangeSet
    span: Callable[[str, int, int], Record]
    edited: Callable[[ChangeSet, Record, Record], Record]
    let_go: Callable[[ChangeSet, list[str]], None]
    settled_on: Callable[[Collection[str]], list[Record]]


class Gold:
    """The rows of one decision."""

    def __init__(self, hands: Hands, one: Met) -> None:
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
            self.change.insert("decisions", {"id": codec.new_id("j"), **row})
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
        reading, free = codec.new_id("r"), list(self.gold)
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
            "id": key or codec.new_id("s"),
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


def _memos(first: Record | None, second: Record | None) -> str:
    return "\n".join(dict.fromkeys(r["memo"] for r in (first, second) if r and r["memo"]))
