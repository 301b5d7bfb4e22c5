"""Plain records of three states, and what their merging says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
State = dict[str, dict[str, Record]]
"""Table -> id -> record."""

DELETED = "deleted"
"""The field of a clash where one side deleted what the other changed."""

POINTERS: Mapping[str, tuple[str, ...]] = {
    "transcripts": ("replaces", "replaced_by"),
    "turns": ("transcript", "speaker"),
    "concepts": ("parent",),
    "statements": ("transcript", "speaker", "holder", "via", "of"),
    "suggestions": ("transcript", "statement"),
    "verdicts": ("statement",),
    "decisions": ("transcript", "basis", "gold"),
    "conflicts": ("record", "ours", "theirs"),
    "extras": ("data",),
}
"""The columns that hold ids, alone or somewhere inside."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Both sides changed the same field of a record to different values (None: not there)."""

    table: str
    record: str
    field: str
    ours: Any
    theirs: Any


@dataclass(slots=True)
class Sides:
    """Three states of one project: as both began, ours and theirs now.

    They are brought onto the same texts and ids step by step; ``same`` tells which id of theirs is
    which of ours, ``notes`` what was carried onto a corrected text: statement -> (what, before,
    near).
    """

    base: State
    ours: State
    theirs: State
    who: str = "theirs"
    clashes: list[Clash] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)
    joined: set[str] = field(default_factory=set)
    notes: dict[str, tuple[str, str, int]] = field(default_factory=dict)

    def all(self) -> tuple[State, State, State]:
        """The three, base first."""
        return self.base, self.ours, self.theirs

    def ids(self, table: str) -> list[str]:
        """Every id of a table in any state, sorted."""
        return sorted({key for state in self.all() for key in state.get(table, {})})

    def three(self, table: str, key: str) -> tuple[Record | None, Record | None, Record | None]:
        """A record in the three states."""
        base, ours, theirs = (state.get(table, {}).get(key) for state in self.all())
        return base, ours, theirs

    def clash(self, table: str, record: str, field: str, ours: Any, theirs: Any) -> None:
        """Tell of a clash."""
        self.clashes.append(Clash(table, record, field, ours, theirs))

    def call_theirs(self, mapping: Mapping[str, str]) -> None:
        """Give records of theirs the ids they have in ours."""
        if mapping:
            self.theirs = renamed(self.theirs, mapping)
            self.base = renamed(self.base, mapping)
            self.same |= mapping


def copied(state: State) -> State:
    """A state whose records can be changed without changing another."""
    return {table: {k: dict(r) for k, r in rows.items()} for table, rows in state.items()}


def canonical(value: Any) -> str:
    """Equal for equal values, however they are written."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def names_of(state: State) -> dict[str, set[str]]:
    """The fields of each form that hold a name: form -> fields of the kinds actor and concept."""
    return {
        key: {
            str(f.get("name"))
            for f in record["form"].get("fields") or ()
            if f.get("kind") in ("actor", "concept")
        }
        for key, record in state.get("forms", {}).items()
    }


def renamed(state: State, mapping: Mapping[str, str]) -> State:
    """A state with other ids. Where two records become one, the one that had the id stays."""
    linking = names_of(state)
    out: State = {}
    for table, rows in state.items():
        columns = POINTERS.get(table, ())
        made: dict[str, Record] = {}
        for key, record in rows.items():
            to = _key(table, key, mapping)
            if to != key and to in rows:
                continue
            new = dict(record)
            new["id"] = to
            for column in columns:
                if column in new:
                    new[column] = exchanged(new[column], mapping)
            if table == "statements":
                fields = linking.get(record["form"], set())
                new["values"] = {
                    n: exchanged(v, mapping) if n in fields else v
                    for n, v in record["values"].items()
                }
            if table == "concepts" and new.get("parent") == to:
                new["parent"] = None  # it stood under what it became one with
            made[to] = new
        out[table] = made
    return out


def _key(table: str, key: str, mapping: Mapping[str, str]) -> str:
    if table == "extras":  # notes about a record end with its id
        head, _, tail = key.rpartition(" ")
        return f"{head} {mapping[tail]}" if tail in mapping else key
    return mapping.get(key, key) if table != "studies" else key


def exchanged(value: Any, mapping: Mapping[str, str]) -> Any:
    """A value with every id in it exchanged."""
    if isinstance(value, str):
        return mapping.get(value, value)
    if isinstance(value, Mapping):
        return {mapping.get(k, k): exchanged(v, mapping) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [exchanged(v, mapping) for v in value]
    return value


def belonging(state: State, transcripts: Iterable[str]) -> dict[str, set[str]]:
    """What stands on some texts: table -> ids."""
    wanted = set(transcripts)
    found: dict[str, set[str]] = {"transcripts": wanted & set(state.get("transcripts", {}))}
    for table in ("turns", "statements", "suggestions", "decisions"):
        rows = state.get(table, {})
        found[table] = {k for k, r in rows.items() if r["transcript"] in wanted}
    rows = state.get("verdicts", {})
    found["verdicts"] = {k for k, r in rows.items() if r["statement"] in found["statements"]}
    return found
