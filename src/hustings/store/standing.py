"""What stands on a change: the later changes that would hang in the air if it were taken back.

The log is a journal. An undo or a redo is an entry of its own (state ``step``), and names the
change it is about among what it touched, as a take-back does; so the order of the entries is the
order in which things happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from ..model import Change
from ..model.memos import TABLES as MEMO_TABLES
from .rows import Record, Row, current
from .tables import LOGGED, changes, concepts, touched

LINK = "change:"
"""What an undo, a redo or a take-back touched, before the number of the change it is about."""

NOTES = "review: "
"""Extras of this name are the project's own notes; the program writes into them unasked."""

HOLDING = ("done", "first", "kept")
"""States of a change whose rows are in the tables."""

SPAN = frozenset({"transcript", "begin", "stop", "quote"})
"""Columns that mean something only together."""

POINTS = {"verdicts": ("statement", "statements"), "concepts": ("parent", "concepts")}
"""The one column of a table that points at a record, and in which table that is."""

BASIS = ("basis", "gold")
"""Columns of a decision that hold ids of statements."""

Place = tuple[str, str]
"""A table and the key of a record in it."""


def link(number: int) -> str:
    """How an entry names the change it is about."""
    return f"{LINK}{number}"


def linked_to(record: str) -> int | None:
    """The change a touched record names, None where it is a record of a table."""
    number = record.removeprefix(LINK)
    return int(number) if number != record and number.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Entry:
    """A change that holds, since which entry of the journal, and the rows it put there then."""

    change: Change
    since: int
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Ground:
    """What taking back some changes would touch, take away and bring back."""

    columns: dict[Place, set[str] | None] = field(default_factory=dict)
    leaving: set[Place] = field(default_factory=set)
    needed: set[Place] = field(default_factory=set)
    names: set[tuple[str, str]] = field(default_factory=set)
    fields_leaving: set[str] = field(default_factory=set)
    fields_needed: set[str] = field(default_factory=set)
    texts_needed: set[str] = field(default_factory=set)
    parents: bool = False

    def add(self, rows: Iterable[Row]) -> None:
        """Widen by the rows of one more change that is to be taken back."""
        for row in rows:
            place, was, now = (row.table, row.key), row.before, row.after
            columns = _columns(row)
            known = self.columns.get(place, set())
            both = None if columns is None or known is None else known | columns
            self.columns[place] = both
            if was is None:
                self.leaving.add(place)
                continue
            self.needed |= set(references(row.table, was))
            if "name" in was:
                self.names.add((row.table, was["name"]))
            if row.table == "statements":
                self.fields_needed |= set(was.get("values") or ())
                if now is None:
                    self.texts_needed.add(was["transcript"])
            if row.table == "forms" and now is not None:
                self.fields_leaving |= _fields(now) - _fields(was)

    def carries(self, row: Row) -> bool:
        """Whether a later row stands on what is to be taken back."""
        if (row.table, row.key) in self.columns and self._overlaps(row):
            return True
        if row.after is None:
            return (row.table, row.key) in self.needed
        if not self.leaving.isdisjoint(references(row.table, row.after)):
            return True
        if (row.table, row.after.get("name")) in self.names:
            return True
        return self._carries_by_kind(row, row.after)

    def _carries_by_kind(self, row: Row, now: Record) -> bool:
        if row.table == "statements":
            return not self.fields_leaving.isdisjoint(now.get("values") or ())
        if row.table == "forms":
            return bool(self.fields_needed & (_fields(row.before) - _fields(now)))
        if row.table == "transcripts":
            return row.key in self.texts_needed and now.get("replaced_by") is not None
        return row.table == "concepts" and self.parents and now.get("parent") is not None

    def _overlaps(self, row: Row) -> bool:
        mine, theirs = self.columns[row.table, row.key], _columns(row)
        return mine is None or theirs is None or bool(mine & theirs)


def references(table: str, record: Record) -> Iterator[Place]:
    """Every record another one points at, as far as its columns are given."""
    if table in ("statements", "suggestions", "turns") and record.get("transcript"):
        yield "transcripts", record["transcript"]
    yield from _people(table, record)
    if table == "statements":
        if record.get("form"):
            yield "forms", record["form"]
        for value in (record.get("values") or {}).values():
            if isinstance(value, str):
                yield "actors", value
                yield "concepts", value
    elif table in POINTS and record.get(POINTS[table][0]):
        column, other = POINTS[table]
        yield other, record[column]
    elif table == "transcripts":
        for column in ("replaces", "replaced_by"):
            if record.get(column):
                yield "transcripts", record[column]
    elif table in ("decisions", "extras"):
        yield from _noted(record.get("data"))
        yield from (("statements", key) for c in BASIS for key in record.get(c) or ())


def _people(table: str, record: Record) -> Iterator[Place]:
    """Who speaks, who holds, and who stands between."""
    if table in ("statements", "turns"):
        told = (record.get("speaker"), record.get("holder"), *(record.get("via") or ()))
        yield from (("actors", key) for key in told if key)


def _noted(data: object) -> Iterator[Place]:
    """What a note of the project is about."""
    if not isinstance(data, Mapping):
        return
    for column, table in (
        ("statement", "statements"),
        ("transcript", "transcripts"),
        ("left", "transcripts"),
        ("right", "transcripts"),
    ):
        if isinstance(data.get(column), str):
            yield table, data[column]
    if data.get("on") in MEMO_TABLES and isinstance(data.get("of"), str):
        yield MEMO_TABLES[data["on"]], data["of"]


def _columns(row: Row) -> set[str] | None:
    """The columns a row changes; None: the whole record."""
    if row.before is None or row.after is None:
        return None
    columns = {*row.before, *row.after}
    return columns | SPAN if columns & SPAN and row.table != "turns" else columns


def _fields(record: Record | None) -> set[str]:
    form = (record or {}).get("form")
    if not isinstance(form, Mapping):
        return set()
    return {str(f["name"]) for f in form.get("fields", ())}


def takers(connection: sa.Connection) -> dict[int, int]:
    """The number of every change that was taken back by a later one that stands -> of that one."""
    found: dict[int, int] = {}
    for number, linked in sorted(_links(connection, ("done",)), reverse=True):
        # a take-back that was itself taken back takes nothing; its own links stand together
        if number not in found:
            found.setdefault(linked, number)
    return found


def entry(connection: sa.Connection, change: Change) -> Entry:
    """A change with the rows it put there: where it was done again, those of then."""
    steps = sa.select(sa.func.max(changes.c.id)).where(
        changes.c.id == touched.c.change,
        touched.c.record == link(change.id),
        changes.c.state == "step",
    )
    step = connection.execute(steps).scalar()
    if step is None:
        return Entry(change, change.id, tuple(Row.of(r) for r in change.rows))
    rows = connection.execute(sa.select(changes.c.rows).where(changes.c.id == step)).scalar()
    return Entry(change, int(step), tuple(Row.of(r) for r in rows or ()))


def later(connection: sa.Connection, since: int) -> list[Entry]:
    """What holds now and came after an entry of the journal, in the order in which it came."""
    newest = connection.execute(sa.select(sa.func.max(changes.c.id))).scalar()
    if newest is None or newest <= since:
        return []
    steps = _steps(connection)
    appeared, vanished = _turned(steps, since)
    query = sa.select(*LOGGED).where(
        sa.or_(
            sa.and_(changes.c.state.in_(HOLDING), changes.c.id > since),
            changes.c.id.in_([*appeared, *vanished]),
        )
    )
    found = [_change(row) for row in connection.execute(query)]
    entries = [entry(connection, c) if c.id in steps else _as_logged(c) for c in found]
    cancelled = _cancelled(connection, {e.change.id for e in entries})
    kept = (e for e in entries if e.since > since and e.change.id not in cancelled)
    return sorted(kept, key=lambda e: e.since)


def _steps(connection: sa.Connection) -> dict[int, list[int]]:
    """The undos and redos of every change that has any, in their order."""
    found: dict[int, list[int]] = {}
    for number, linked in sorted(_links(connection, ("step",))):
        found.setdefault(linked, []).append(number)
    return found


def _turned(steps: Mapping[int, list[int]], since: int) -> tuple[set[int], set[int]]:
    """Changes done again since an entry that did not hold then; and the undos of those that did.

    What was undone and done again since is as it was.
    """
    appeared, vanished = set(), set()
    for linked, numbers in steps.items():
        if linked > since or numbers[-1] <= since:
            continue
        held = sum(1 for n in numbers if n <= since) % 2 == 0
        holds = len(numbers) % 2 == 0
        if held and not holds:
            vanished.add(numbers[-1])
        elif holds and not held:
            appeared.add(linked)
    return appeared, vanished


def _as_logged(change: Change) -> Entry:
    return Entry(change, change.id, tuple(Row.of(r) for r in change.rows))


def _cancelled(connection: sa.Connection, numbers: set[int]) -> set[int]:
    """Changes and what took them back, where both are among the numbers: together they are
    nothing."""
    by_taker: dict[int, set[int]] = {}
    for linked, taker in takers(connection).items():
        by_taker.setdefault(taker, set()).add(linked)
    pairs = ({taker, *linked} for taker, linked in by_taker.items())
    return set().union(*(pair for pair in pairs if pair <= numbers))


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on a change: changes to be taken back with it, what simply goes with it, and the
    notes the program wrote into since.
    """

    dependents: tuple[Entry, ...]
    swept: tuple[Entry, ...]
    notes: frozenset[str]


def standing_on(connection: sa.Connection, base: Entry) -> Standing:
    """The later changes that would be left without ground, suggestions that go with their text."""
    after = later(connection, base.since)
    ground = Ground()
    ground.add(base.rows)
    ground.parents = bool(after) and _would_circle(connection, base.rows)
    dependents, swept, notes = [], [], set()
    for one in after:
        if one.change.state == "kept":
            notes |= {r.key for r in one.rows if r.table == "extras" and r.key.startswith(NOTES)}
            going = tuple(r for r in one.rows if r.table == "suggestions" and ground.carries(r))
            if going:
                ground.add(going)
                swept.append(Entry(one.change, one.since, going))
        elif any(ground.carries(row) for row in one.rows):
            ground.add(one.rows)
            dependents.append(one)
    return Standing(tuple(dependents), tuple(swept), frozenset(notes))


def _would_circle(connection: sa.Connection, rows: Iterable[Row]) -> bool:
    """Whether a concept would stand under itself if the rows were taken back alone."""
    back = {
        row.key: row.before["parent"]
        for row in rows
        if row.table == "concepts" and row.before and row.before.get("parent")
    }
    if not back:
        return False
    found = connection.execute(sa.select(concepts.c.id, concepts.c.parent))
    parents = {str(key): parent for key, parent in found} | back
    for start in back:
        seen, above = {start}, parents.get(start)
        while above is not None:
            if above in seen:
                return True
            seen.add(above)
            above = parents.get(above)
    return False


def backwards(
    connection: sa.Connection, entries: Iterable[Entry], notes: frozenset[str]
) -> list[Row]:
    """The rows that take entries back, the newest first. ``notes``: extras the program wrote into
    meanwhile; they become what they were before, whatever they are now.
    """
    ordered = sorted(entries, key=lambda e: e.since, reverse=True)
    rows = [row.backwards() for one in ordered for row in reversed(one.rows)]
    states: dict[str, Record | None] = {}
    out: list[Row] = []
    for row in rows:
        if row.table != "extras" or row.key not in notes:
            out.append(row)
            continue
        now = states[row.key] if row.key in states else current(connection, "extras", row.key)
        then = None if row.after is None else {"id": row.key, **(now or {}), **row.after}
        states[row.key] = then
        if now is not None or then is not None:
            out.append(Row("extras", row.key, now, then))
    return out


def _links(connection: sa.Connection, states: tuple[str, ...]) -> list[tuple[int, int]]:
    query = (
        sa.select(touched.c.change, touched.c.record)
        .join(changes, changes.c.id == touched.c.change)
        .where(
            touched.c.record >= LINK,
            touched.c.record < LINK[:-1] + chr(ord(LINK[-1]) + 1),
            changes.c.state.in_(states),
        )
    )
    return [
        (int(number), int(record.removeprefix(LINK)))
        for number, record in connection.execute(query)
    ]


def _change(row: Any) -> Change:
    return Change(row.id, row.at, row.by, row.verb, row.summary, tuple(row.rows), row.state)
