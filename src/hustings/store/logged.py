"""What the log tells: changes newest first, whose they are, and what came after a moment.

Nothing is written here; :mod:`hustings.store.log` writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from ..errors import OptionError
from ..model import Change
from . import tables
from .database import Database
from .listed import among
from .rows import Record, Row, current
from .standing import LINK, takers
from .tables import LOGGED, changes, touched

STEP = "step"
"""The state of an entry that tells of an undo or a redo; the history leaves it out."""

SMALL = 20
"""Records a change may touch for a list of changes to tell its edits."""

ERASED = "erase"
"""The verb of an entry that tells of what was erased, and nothing of it."""

WHOLE = ("add", "start", "import", "remove", "replace")
"""Verbs of changes that write or take away whole texts: a list tells none of their rows."""


def author(database: Database, number: int) -> str:
    """Who made a change. Raises OptionError where there is none of that number."""
    with database.reading() as connection:
        found = connection.execute(sa.select(changes.c.by).where(changes.c.id == number)).first()
    if found is None:
        raise OptionError(f"There is no change {number}.")
    return str(found[0])


def newest(database: Database) -> Change | None:
    """The newest entry of the log, undo and redo included; None where nothing was written yet."""
    with database.reading() as connection:
        row = connection.execute(sa.select(changes).order_by(changes.c.id.desc()).limit(1)).first()
    return None if row is None else change_of(row)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which changes: of one ``record`` (by its key), of some verbs or states, those that touch a
    record of the table ``about``; all where nothing is named.
    """

    record: str | None = None
    verbs: Sequence[str] = ()
    states: Sequence[str] = ()
    about: str = ""


EVERY = Chosen()


def history(
    database: Database,
    chosen: Chosen = EVERY,
    *,
    offset: int = 0,
    limit: int = 100,
    light: bool = False,
) -> list[Change]:
    """Changes, newest first; one that a later change took back has the state "taken".

    ``light``: with how many records each touched, and only those rows of small changes that tell
    what was there before and after.
    """
    columns = [c for c in LOGGED if not light or c.name != "rows"]
    query = (
        sa.select(*columns)
        .where(changes.c.state != STEP)
        .order_by(changes.c.id.desc())
        .offset(offset)
        .limit(limit)
    )
    if chosen.verbs:
        query = query.where(changes.c.verb.in_(list(chosen.verbs)))
    if chosen.states:
        query = query.where(changes.c.state.in_(list(chosen.states)))
    if chosen.about:
        known = sa.select(tables.RECORDS[chosen.about].c.id)
        query = query.where(
            changes.c.id.in_(sa.select(touched.c.change).where(touched.c.record.in_(known)))
        )
    if chosen.record is not None:
        query = query.join(touched, touched.c.change == changes.c.id).where(
            touched.c.record == chosen.record
        )
    with database.reading() as connection:
        taken = takers(connection)
        rows = connection.execute(query).all()
        found = _lightly(connection, rows) if light else [change_of(row) for row in rows]
        return [
            replace(c, state="taken") if c.id in taken and c.state in ("done", "first") else c
            for c in found
        ]


def _lightly(connection: sa.Connection, found: Sequence[Any]) -> list[Change]:
    """Changes without their rows but for the edits of small ones, and with their size."""
    ids = [row.id for row in found]
    many = (
        sa.select(touched.c.change, sa.func.count())
        .where(touched.c.change.in_(ids), touched.c.record.not_like(f"{LINK}%"))
        .group_by(touched.c.change)
    )
    sizes = {int(number): int(n) for number, n in connection.execute(many)}
    small = [row.id for row in found if sizes.get(row.id, 0) <= SMALL and row.verb not in WHOLE]
    told = sa.select(changes.c.id, changes.c.rows).where(changes.c.id.in_(small))
    edits = {
        int(number): tuple(r for r in rows if r["before"] and r["after"])
        for number, rows in connection.execute(told)
    }
    return [
        Change(
            row.id,
            row.at,
            row.by,
            row.verb,
            row.summary,
            edits.get(row.id, ()),
            row.state,
            sizes.get(row.id, 0),
        )
        for row in found
    ]


def rows_of(
    database: Database, number: int, offset: int, limit: int
) -> tuple[int, list[dict[str, Any]]]:
    """How many records a change touched, and some of its rows. Raises OptionError."""
    with database.reading() as connection:
        query = sa.select(changes.c.rows).where(changes.c.id == number, changes.c.state != STEP)
        rows = connection.execute(query).scalar()
    if rows is None:
        raise OptionError(f"There is no change {number}.")
    return len(rows), list(rows[offset : offset + limit])


def revisions_of(database: Database, keys: Sequence[str] | None = None) -> dict[str, int]:
    """The number of the newest entry that touched each record (undo and redo count); of all where
    none is named.
    """
    query = sa.select(touched.c.record, sa.func.max(touched.c.change)).group_by(touched.c.record)
    if keys is not None:
        query = query.where(among(touched.c.record, keys))
    with database.reading() as connection:
        return {str(record): int(number) for record, number in connection.execute(query)}


def since(database: Database, number: int, limit: int) -> tuple[int, list[Row] | None]:
    """The newest entry of the log, and the rows of all after ``number`` in their order; None where
    they touch more than ``limit`` records, or some were erased, of which the log tells no more.
    """
    with database.reading() as connection:
        newest = int(connection.execute(sa.select(sa.func.max(changes.c.id))).scalar() or 0)
        many = sa.select(touched.c.record).where(touched.c.change > number).limit(limit + 1)
        if number < 0 or len(connection.execute(many).all()) > limit:
            return newest, None
        query = sa.select(changes.c.verb, changes.c.rows).order_by(changes.c.id)
        query = query.where(changes.c.id > number, changes.c.id <= newest)
        found = connection.execute(query).all()
        if any(verb == ERASED for verb, _ in found):
            return newest, None
        return newest, [Row.of(data) for _, rows in found for data in rows]


def as_of(
    database: Database, table: str, key: str, number: int
) -> tuple[Record | None, Record | None, list[Change]]:
    """A record as it was after an entry of the log and as it is now, and the entries that touched
    it between, newest first; all of one moment.
    """
    query = (
        sa.select(*LOGGED)
        .join(touched, touched.c.change == changes.c.id)
        .where(touched.c.record == key, changes.c.id > number)
        .order_by(changes.c.id.desc())
    )
    with database.reading() as connection:
        state: Record | None = current(connection, table, key)
        now = state
        since = [change_of(row) for row in connection.execute(query)]
    for change in since:
        for data in reversed(change.rows):
            row = Row.of(data)
            if (row.table, row.key) == (table, key):
                whole = row.before is None or row.after is None
                state = row.before if whole else {**(state or {}), **(row.before or {})}
    return state, now, since


def revision(database: Database) -> int:
    """A number that grows with every write, undo and redo, in whatever process."""
    return database.revision()


def change_of(row: Any) -> Change:
    return Change(row.id, row.at, row.by, row.verb, row.summary, tuple(row.rows), row.state)
