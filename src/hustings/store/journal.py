"""The log as a journal that two copies of a project compare: keys, states, and what came along.

An entry has the same key in every copy. What a merged file had done is entered as told: with its
own time, person and key, without rows (those are the merge's own), so nothing of it is undone
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from . import tables
from .database import Database
from .rows import INSERT, Row
from .standing import linked_to
from .tables import changes, meta, touched

MERGED = "review: merged "
"""What the note of a merge is called, before its key."""

CAME = "came with "
"""What an entry that was told touched, before the id of the note of the merge it came with."""

TOLD = {"done": "kept", "first": "kept", "undone": "dropped"}
"""The state of an entry in its own project -> in the one it is told to; others stay."""

State = dict[str, dict[str, dict[str, Any]]]
"""All records of a project: table -> id -> record."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the journal without its rows; ``came`` are the notes of the merges it came with
    (none: it was made here), ``merged`` the note of the merge it is itself.
    """

    id: int
    key: str
    at: str
    by: str
    verb: str
    summary: str
    state: str
    came: tuple[str, ...] = ()
    merged: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of another copy's journal, and the records it touched there as they are called
    here.
    """

    entry: Entry
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What another copy had done and a change brings along; ``came`` is the id of the note of the
    merge it comes with, where it comes with one.
    """

    told: Sequence[Told] = ()
    came: str = ""


def journal(database: Database) -> list[Entry]:
    """Every entry, in the order in which things happened."""
    columns = [c for c in changes.c if c.name != "rows"]
    query = sa.select(*columns).order_by(changes.c.id)
    with database.reading() as connection:
        came: dict[int, list[str]] = {}
        for number, record in _touching(connection, CAME):
            came.setdefault(number, []).append(record.removeprefix(CAME))
        merged: dict[int, str] = {}
        for number, record in sorted(_touching(connection, MERGED)):
            if record not in merged.values():  # later ones undo it, or do it again
                merged[number] = record
        return [
            Entry(
                *(r.id, r.key or "", r.at, r.by, r.verb, r.summary, r.state),
                tuple(came.get(r.id, ())),
                merged.get(r.id, ""),
            )
            for r in connection.execute(query)
        ]


def _touching(connection: sa.Connection, prefix: str) -> list[tuple[int, str]]:
    query = sa.select(touched.c.change, touched.c.record).where(
        touched.c.record >= prefix, touched.c.record < prefix[:-1] + "!"
    )
    return [(int(number), str(record)) for number, record in connection.execute(query)]


def records_of(database: Database, numbers: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The records some entries touched."""
    wanted = set(numbers)
    found: dict[int, list[str]] = {}
    with database.reading() as connection:
        for number, record in connection.execute(sa.select(touched.c.change, touched.c.record)):
            if number in wanted and linked_to(record) is None and not record.startswith(CAME):
                found.setdefault(int(number), []).append(str(record))
    return {number: tuple(records) for number, records in found.items()}


def everything(database: Database) -> State:
    """All records of all tables, as they are now."""
    with database.reading() as connection:
        return {
            name: {
                str(row["id"]): {str(k): v for k, v in row.items()}
                for row in connection.execute(sa.select(table)).mappings()
            }
            for name, table in tables.RECORDS.items()
        }


def as_at(database: Database, state: State, number: int) -> State:
    """All records as they were after an entry of the journal; ``state`` is how they are now."""
    then: State = {name: dict(found) for name, found in state.items()}
    with database.reading() as connection:
        stepped = {
            linked
            for (record,) in connection.execute(
                sa.select(touched.c.record)
                .join(changes, changes.c.id == touched.c.change)
                .where(changes.c.state == "step")
            )
            if (linked := linked_to(str(record))) is not None
        }
        query = sa.select(changes.c.id, changes.c.state, changes.c.rows)
        since = query.where(changes.c.id > number).order_by(changes.c.id.desc())
        for found in connection.execute(since):
            if found.state in ("undone", "dropped") and found.id not in stepped:
                continue  # taken back by a version that did not enter it
            for data in reversed(found.rows):
                _back(then, Row.of(data))
    return then


def _back(state: State, row: Row) -> None:
    table = state.setdefault(row.table, {})
    if row.before is None:
        table.pop(row.key, None)
    elif row.after is None:
        table[row.key] = dict(row.before)
    else:
        table[row.key] = {**table.get(row.key, {}), **row.before}


def texts_of(database: Database, keys: Iterable[str]) -> list[dict[str, Any]]:
    """Texts by their keys, as they are stored."""
    query = sa.select(tables.texts).where(tables.texts.c.id.in_(sorted(set(keys))))
    with database.reading() as connection:
        return [{str(k): v for k, v in row.items()} for row in connection.execute(query).mappings()]


def whence(database: Database) -> dict[str, str]:
    """What a project says of where it comes from (:data:`tables.WHENCE`)."""
    query = sa.select(meta.c.id, meta.c.value).where(meta.c.id.in_(tables.WHENCE))
    with database.reading() as connection:
        return {str(key): str(value) for key, value in connection.execute(query)}


def say_whence(database: Database, values: Mapping[str, str]) -> None:
    """Write where a new project comes from."""
    with database.writing() as connection:
        for key, value in values.items():
            connection.execute(meta.delete().where(meta.c.id == key))
            connection.execute(meta.insert(), {"id": key, "value": value})


def enter_told(connection: sa.Connection, brought: Brought) -> None:
    """Enter what a merged file had done; an entry that is there already only gets the mark that
    tells with which merge it came, where it came with one.
    """
    keys = [one.entry.key for one in brought.told]
    known = dict(_known(connection, keys))
    for one in brought.told:
        number = known.get(one.entry.key)
        if number is None:
            entry = one.entry
            values = {
                "at": entry.at,
                "by": entry.by,
                "verb": entry.verb,
                "summary": entry.summary,
                "rows": [],
                "state": TOLD.get(entry.state, entry.state),
                "key": entry.key,
            }
            made = connection.execute(INSERT["changes"], values).inserted_primary_key
            number = int(made[0]) if made else 0
            records = set(one.records) if entry.state != "step" else set()
            rows = [{"change": number, "record": r} for r in sorted(records)]
            if rows:
                connection.execute(INSERT["touched"], rows)
        if brought.came:
            mark = {"change": number, "record": CAME + brought.came}
            connection.execute(INSERT["touched"], mark)


def _known(connection: sa.Connection, keys: Sequence[str]) -> Iterable[tuple[str, int]]:
    for begin in range(0, len(keys), 500):
        part = keys[begin : begin + 500]
        query = sa.select(changes.c.key, changes.c.id).where(changes.c.key.in_(part))
        yield from ((str(key), int(number)) for key, number in connection.execute(query))
