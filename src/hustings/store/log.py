"""One log under every write: what was, what is, who did it; undo and redo of anything.

A write is a list of :class:`Row` (table, key, before, after). Undoing applies the same rows
backwards, so a new kind of change needs no undo of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from ..errors import NothingToUndo, OptionError, ProjectError
from ..model import Change
from . import tables
from .database import Database
from .tables import changes, meta, touched

Record = Mapping[str, Any]


# put together once: a small write takes half the time
_DROP = changes.update().where(changes.c.state == "undone").values(state="dropped")
_INSERT = {
    name: table.insert()
    for name, table in (*tables.RECORDS.items(), ("changes", changes), ("touched", touched))
}


@dataclass(frozen=True, slots=True)
class Row:
    """One record before and after: None = not there. Both carry every column that differs, and
    ``id``.
    """

    table: str
    key: str
    before: Record | None
    after: Record | None

    def backwards(self) -> Row:
        """The row that takes this one back."""
        return Row(self.table, self.key, self.after, self.before)

    def as_data(self) -> dict[str, Any]:
        """For the log, as JSON."""
        return {"table": self.table, "key": self.key, "before": self.before, "after": self.after}


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def write(
    database: Database,
    verb: str,
    summary: str,
    rows: Sequence[Row],
    *,
    by: str = "",
    texts: Sequence[Record] = (),
    undoable: bool = True,
) -> int:
    """Apply rows and log them, in one transaction; returns the change's id.

    ``texts`` are new texts the rows point at. Whatever was undone before can no longer be done
    again. What the program found by itself is logged as "kept": undo passes over it.
    """
    with database.writing() as connection:
        for text in texts:
            if not connection.execute(
                sa.select(tables.texts.c.id).where(tables.texts.c.id == text["id"])
            ).first():
                connection.execute(tables.texts.insert(), dict(text))
        _apply(connection, rows)
        if undoable:
            connection.execute(_DROP)
        number = _log(connection, verb, summary, rows, by, "done" if undoable else "kept")
        _advance(connection, rows)
    return number


def undo(database: Database, *, by: str = "") -> Change:
    """Take back the newest change that stands."""
    with database.writing() as connection:
        change = _newest(connection, "done", changes.c.id.desc())
        if change is None:
            raise NothingToUndo("There is nothing to undo.")
        rows = [row.backwards() for row in reversed(_rows(change))]
        _apply(connection, rows)
        connection.execute(changes.update().where(changes.c.id == change.id).values(state="undone"))
        _advance(connection, rows)
    return change


def redo(database: Database) -> Change:
    """Do again what was undone last."""
    with database.writing() as connection:
        change = _newest(connection, "undone", changes.c.id.asc())
        if change is None:
            raise NothingToUndo("There is nothing to do again.")
        rows = _rows(change)
        _apply(connection, rows)
        connection.execute(changes.update().where(changes.c.id == change.id).values(state="done"))
        _advance(connection, rows)
    return change


def take_back(database: Database, number: int, *, by: str = "") -> int:
    """Undo one earlier change by a new one, where nothing has touched its records since.

    Raises OptionError where it is not there, stands no longer, or was built upon.
    """
    with database.writing() as connection:
        found = connection.execute(sa.select(changes).where(changes.c.id == number)).first()
        if found is None:
            raise OptionError(f"There is no change {number}.")
        change = _change(found)
        if change.state != "done":
            raise OptionError(f"Change {number} is undone already.")
        rows = [row.backwards() for row in reversed(_rows(change))]
        for row in rows:
            if _current(connection, row) != _comparable(row):
                raise OptionError(
                    f"Change {number} cannot be taken back alone: {row.table[:-1]} {row.key} was "
                    f"changed after it. "
                    "Undo the later change first."
                )
        _apply(connection, rows)
        connection.execute(_DROP)
        taken = _log(connection, "undo", f"Took back: {change.summary}", rows, by)
        _advance(connection, rows)
    return taken


def history(
    database: Database,
    *,
    record: str | None = None,
    offset: int = 0,
    limit: int = 100,
    verbs: Sequence[str] = (),
    states: Sequence[str] = (),
) -> list[Change]:
    """Changes, newest first; of one record where ``record`` is its key, of some verbs or states
    where named.
    """
    query = sa.select(changes).order_by(changes.c.id.desc()).offset(offset).limit(limit)
    if verbs:
        query = query.where(changes.c.verb.in_(list(verbs)))
    if states:
        query = query.where(changes.c.state.in_(list(states)))
    if record is not None:
        query = query.join(touched, touched.c.change == changes.c.id).where(
            touched.c.record == record
        )
    with database.reading() as connection:
        return [_change(row) for row in connection.execute(query)]


def next_steps(database: Database) -> tuple[str | None, str | None]:
    """What undo and redo would do, in words (None = nothing)."""
    with database.reading() as connection:
        back = connection.execute(
            sa.select(changes.c.summary)
            .where(changes.c.state == "done")
            .order_by(changes.c.id.desc())
            .limit(1)
        ).scalar()
        forth = connection.execute(
            sa.select(changes.c.summary)
            .where(changes.c.state == "undone")
            .order_by(changes.c.id)
            .limit(1)
        ).scalar()
    return back, forth


def revision(database: Database) -> int:
    """A number that grows with every write, undo and redo, in whatever process."""
    return int(database.revisions().get("revision", 0))


_ADVANCE = (
    meta.update()
    .where(meta.c.id.in_(sa.bindparam("keys", expanding=True)))
    .values(value=sa.cast(sa.cast(meta.c.value, sa.Integer) + 1, sa.Text))
)


def _advance(connection: sa.Connection, rows: Iterable[Row]) -> None:
    """Let the revision grow, of the project and of every table that was written to."""
    keys = ["revision", *sorted({f"revision of {row.table}" for row in rows})]
    if connection.execute(_ADVANCE, {"keys": keys}).rowcount < len(keys):
        there = set(connection.scalars(sa.select(meta.c.id)))
        connection.execute(
            meta.insert(), [{"id": key, "value": "1"} for key in keys if key not in there]
        )


def _log(
    connection: sa.Connection,
    verb: str,
    summary: str,
    rows: Sequence[Row],
    by: str,
    state: str = "done",
) -> int:
    entry = {
        "at": now(),
        "by": by,
        "verb": verb,
        "summary": summary,
        "rows": [r.as_data() for r in rows],
    }
    key = connection.execute(_INSERT["changes"], {**entry, "state": state}).inserted_primary_key
    number = int(key[0]) if key else 0
    # the turns of a new transcript are told by the transcript itself
    keys = {row.key for row in rows if not (row.table == "turns" and len(rows) > 50)}
    if keys:
        connection.execute(
            _INSERT["touched"], [{"change": number, "record": key} for key in sorted(keys)]
        )
    return number


def _newest(connection: sa.Connection, state: str, order: Any) -> Change | None:
    row = connection.execute(
        sa.select(changes).where(changes.c.state == state).order_by(order).limit(1)
    ).first()
    return None if row is None else _change(row)


def _change(row: Any) -> Change:
    return Change(row.id, row.at, row.by, row.verb, row.summary, tuple(row.rows), row.state)


def _rows(change: Change) -> list[Row]:
    return [Row(r["table"], r["key"], r["before"], r["after"]) for r in change.rows]


def _kind(row: Row) -> tuple[str, str, tuple[str, ...]]:
    if row.after is None:
        return row.table, "delete", ()
    return row.table, "insert" if row.before is None else "update", tuple(row.after)


def _apply(connection: sa.Connection, rows: Iterable[Row]) -> None:
    """Write rows, like with like in one statement, so that a text of 10,000 turns is one insert."""
    for (name, what, columns), group in groupby(rows, key=_kind):
        table, batch = tables.RECORDS[name], list(group)
        if what == "insert":
            connection.execute(_INSERT[name], [dict(row.after or {}) for row in batch])
            continue
        key = table.c.id == sa.bindparam("key_")
        if what == "delete":
            done = connection.execute(
                table.delete().where(key), [{"key_": row.key} for row in batch]
            )
        else:
            fields = [c for c in columns if c != "id"]
            done = connection.execute(
                table.update().where(key).values({c: sa.bindparam(f"v_{c}") for c in fields}),
                [
                    {"key_": row.key, **{f"v_{c}": (row.after or {})[c] for c in fields}}
                    for row in batch
                ],
            )
        if done.rowcount not in (-1, len(batch)):
            raise ProjectError(
                f"A {name[:-1]} was changed by somebody else meanwhile. Nothing was written; try "
                f"again."
            )


def _current(connection: sa.Connection, row: Row) -> Record | None:
    table = tables.RECORDS[row.table]
    found = connection.execute(sa.select(table).where(table.c.id == row.key)).mappings().first()
    if found is None:
        return None
    return {c: found[c] for c in (row.before or {})} if row.before is not None else dict(found)


def _comparable(row: Row) -> Record | None:
    return None if row.before is None else dict(row.before)
