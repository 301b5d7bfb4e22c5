"""Records taken out of a project for good: from the tables, from the log, from the free pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
import sqlalchemy as sa

from ..errors import ProjectLocked
from . import index, tables
from .database import Database
from .log import now
from .logged import ERASED
from .plainly import said_plainly
from .tables import changes, meta, texts, touched

Place = tuple[str, str]
"""A table and the key of a record in it."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What is erased: records, words of texts, and names that no list may hold any more."""

    records: frozenset[Place]
    texts: frozenset[str]
    transcripts: frozenset[str]
    names: frozenset[str]


def erase(database: Database, gone: Gone, by: str) -> dict[str, int]:
    """Delete records everywhere, as one entry that tells when and how many, and that nobody can
    undo; returns the counts by table. Raises ProjectLocked where somebody else reads: what was
    deleted is then still in the free pages, and the same again finishes it.
    """
    counts: dict[str, int] = {}
    with database.writing() as connection:
        if not database.plain:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
        for name in tables.RECORDS:
            keys = sorted(key for table, key in gone.records if table == name)
            if keys:
                counts[name] = _delete(connection, tables.RECORDS[name], keys)
        counts["texts"] = _delete(connection, texts, sorted(gone.texts))
        # what is worked out of them tells their words too
        index.build(connection)
        last = connection.execute(sa.select(sa.func.max(changes.c.id))).scalar() or 0
        counts["changes"] = _forget(connection, gone)
        summary = f"Erased {counts.get('transcripts', 0)} text(s) with all that was made of it"
        entry = {"at": now(), "by": by, "verb": ERASED, "summary": summary, "rows": []}
        # SQLite gives a forgotten entry's number again: who had read up to it would see nothing
        number = {} if database.plain else {"id": int(last) + 1}
        connection.execute(changes.insert(), {**entry, **number, "state": "kept", "key": None})
        advanced = ["revision", *(f"revision of {name}" for name in tables.RECORDS)]
        older = sa.cast(sa.cast(meta.c.value, sa.Integer) + 1, sa.Text)
        connection.execute(meta.update().where(meta.c.id.in_(advanced)).values(value=older))
    _rebuild(database)
    return {table: n for table, n in counts.items() if n}


def _delete(connection: sa.Connection, table: sa.Table, keys: list[str]) -> int:
    done = 0
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        done += connection.execute(table.delete().where(table.c.id.in_(part))).rowcount
    return done


def _forget(connection: sa.Connection, gone: Gone) -> int:
    """Take the records out of the log; a change that was about nothing else goes, any other keeps
    its rows on what stays and says no more than that. Returns how many changes were touched.
    """
    keys = {key for _, key in gone.records} | gone.transcripts
    there = {int(n) for (n,) in connection.execute(_touching(keys))} if keys else set()
    emptied, number = [], 0
    columns = (changes.c.id, changes.c.rows, changes.c.summary)
    for change, rows, summary in connection.execute(sa.select(*columns)).all():
        kept = [row for row in rows if not _about(row, gone)]
        said = any(name in summary for name in gone.names)
        if len(kept) == len(rows) and change not in there and not said:
            continue
        number += 1
        if not kept:
            emptied.append(change)
            continue
        values = {"rows": kept, "summary": "Erased in part", "state": "kept"}
        connection.execute(changes.update().where(changes.c.id == change).values(values))
    for start in range(0, len(emptied), 500):
        part = emptied[start : start + 500]
        connection.execute(touched.delete().where(touched.c.change.in_(part)))
        connection.execute(changes.delete().where(changes.c.id.in_(part)))
    for part in _parts(sorted(keys)):
        connection.execute(touched.delete().where(touched.c.record.in_(part)))
    return number


def _touching(keys: Collection[str]) -> sa.Select[Any]:
    return sa.select(touched.c.change).where(touched.c.record.in_(sorted(keys))).distinct()


def _parts(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), 500):
        yield keys[start : start + 500]


def _about(row: Mapping[str, Any], gone: Gone) -> bool:
    """Whether a row of the log is of what is erased, or was on its text."""
    if (row["table"], row["key"]) in gone.records:
        return True
    for state in (row["before"], row["after"]):
        if state and (state.get("transcript") in gone.transcripts):
            return True
        if state and row["table"] in ("actors", "concepts") and state.get("name") in gone.names:
            return True
    if row["table"] in ("studies", "extras"):
        told = orjson.dumps([row["before"], row["after"]]).decode()
        return any(orjson.dumps(name).decode()[1:-1] in told for name in gone.names)
    return False


def _rebuild(database: Database) -> None:
    """Write the whole file anew, so that its free pages hold nothing of what was deleted."""
    if database.plain:
        database.whole.rewrite()
        return
    with database.exclusive() as keeper:
        try:
            keeper.execute("PRAGMA secure_delete=ON")
            keeper.execute("VACUUM")
        except sqlite3.OperationalError as trouble:
            raise ProjectLocked(
                f"The records are deleted, but {database.called.name} could not be written anew "
                f"({trouble}), so their words may stand in its free pages. Close what else has it "
                f"open and erase once more."
            ) from trouble
    with said_plainly(database.called):
        database.fold()
