"""One log under every write: what was, what is, who did it; undo and redo of anything.

A write is a list of :class:`Row` (table, key, before, after). Undoing applies the same rows
backwards, so a new kind of change needs no undo of its own. What would be left without ground is
found in :mod:`hustings.store.standing`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..errors import BuiltUpon, NothingToUndo, OptionError
from ..model import Change
from . import index, tables
from .database import Database
from .journal import Told, enter_told
from .listed import among
from .rows import INSERT, Record, Row, apply, current
from .standing import (
    LINK,
    Entry,
    Standing,
    backwards,
    entry,
    link,
    linked_to,
    standing_on,
    takers,
)
from .tables import LOGGED, changes, meta, touched

Check = Callable[[Sequence[Row]], object]


def anything(_rows: Sequence[Row]) -> None:
    """Nothing is refused."""


NOTHING = "There is nothing to undo."

STEP = "step"
"""The state of an entry that tells of an undo or a redo; the history leaves it out."""

SMALL = 20
"""Records a change may touch for a list of changes to tell its edits."""

ERASED = "erase"
"""The verb of an entry that tells of what was erased, and nothing of it."""

WHOLE = ("add", "start", "import", "remove", "replace")
"""Verbs of changes that write or take away whole texts: a list tells none of their rows."""

NAMED = 3
"""So many of the changes that stand on one are named in a sentence; the data name all."""


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
    state: str = "done",
    told: Sequence[Told] = (),
    came: str = "",
    about: Sequence[str] = (),
) -> int:
    """Apply rows and log them, in one transaction; returns the change's id.

    ``about`` are records it concerns without changing them.
    ``told`` is what another file had done, which goes before; ``came`` the note of a merge.

    ``texts`` are new texts the rows point at. ``state``: "done"; "kept" for what the program found
    by itself and "first" for what a project was made with, which undo passes over. Whatever the
    same person undid before can no longer be done again. Raises Changed or Gone where a record is
    no longer as the rows say it was; nothing is written then.
    """
    with database.writing() as connection:
        _put_texts(connection, texts)
        _apply(connection, rows)
        if state == "done":
            _drop(connection, by)
        enter_told(connection, told, came)
        number = _log(connection, verb, summary, rows, by, state, records=about)
        _advance(connection, rows)
    return number


def _put_texts(connection: sa.Connection, texts: Sequence[Record]) -> None:
    """Write the texts that are not there."""
    given = {text["id"]: dict(text) for text in texts}
    if given:
        known = sa.select(tables.texts.c.id).where(among(tables.texts.c.id, given))
        for key in connection.scalars(known).all():
            given.pop(str(key))
    if given:
        connection.execute(tables.texts.insert(), list(given.values()))
        index.put_texts(connection, given)


def _apply(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Write rows, and what is worked out of them."""
    touched = index.before(connection, rows)
    apply(connection, rows)
    index.after(connection, rows, touched)


def undo(
    database: Database, *, by: str = "", with_dependents: bool = False, check: Check = anything
) -> Change:
    """Take back the newest change of a person that stands (nobody named: of whomever).

    Raises NothingToUndo, and BuiltUpon where others built upon it; ``with_dependents`` takes their
    changes back as well, as a new change. ``check`` may raise for the rows that would be written.
    """
    with database.writing() as connection:
        change = _newest_done(connection, by)
        if change is None:
            private = database.scope is not None
            raise NothingToUndo(NOTHING if private else _nothing(connection, by))
        base = entry(connection, change)
        upon = standing_on(connection, base)
        if upon.dependents and with_dependents:
            _take_back(connection, base, upon, by)
            return change
        base, upon = _apart_from_others(database, connection, base, upon)
        _refuse_where_built_upon(change, upon)
        rows = backwards(connection, [base, *upon.swept], upon.notes)
        check(rows)
        _step(connection, change, "undone", rows, by)
    return change


def _apart_from_others(
    database: Database, connection: sa.Connection, base: Entry, upon: Standing
) -> tuple[Entry, Standing]:
    """For somebody who may not know what others do: names he made stay where others use them, and
    whatever else stands on his change is not named. Raises BuiltUpon.
    """
    if database.scope is None or not upon.dependents:
        return base, upon
    rows = tuple(row for row in base.rows if row.table not in ("actors", "concepts"))
    base = replace(base, rows=rows)
    upon = standing_on(connection, base)
    if upon.dependents:
        raise BuiltUpon(
            "Something stands on this change by now, so it cannot be taken back alone. Nothing was "
            "changed.",
            dependents=[],
        )
    return base, upon


def redo(database: Database, *, by: str = "", check: Check = anything) -> Change:
    """Do again what a person undid last. Raises NothingToUndo, BuiltUpon."""
    with database.writing() as connection:
        change = _newest(connection, "undone", changes.c.id.asc(), by)
        if change is None:
            raise NothingToUndo("There is nothing to do again.")
        undone = entry(connection, change)
        if undone.since == change.id:  # undone by a version that did not log it
            rows = list(undone.rows)
        else:
            upon = standing_on(connection, undone)
            undone, upon = _apart_from_others(database, connection, undone, upon)
            _refuse_where_built_upon(change, upon, "done again")
            rows = backwards(connection, [undone], upon.notes)
        check(rows)
        _step(connection, change, "done", rows, by)
    return change


def take_back(
    database: Database,
    number: int,
    *,
    by: str = "",
    with_dependents: bool = False,
    check: Check = anything,
) -> Change:
    """Undo one earlier change by a new one, which is returned.

    Raises OptionError where it is not there or stands no longer, BuiltUpon where later changes
    stand on it (in ``details["dependents"]``); ``with_dependents`` takes those back too.
    """
    with database.writing() as connection:
        found = connection.execute(sa.select(*LOGGED).where(changes.c.id == number)).first()
        if found is None or found.state == STEP:
            raise OptionError(f"There is no change {number}.")
        change = _change(found)
        if change.state == "kept":
            raise OptionError(
                f"Change {number} is the program's own ({change.summary}); it cannot be taken back."
            )
        if change.state not in ("done", "first"):
            raise OptionError(f"Change {number} is undone already.")
        taker = takers(connection).get(number)
        if taker is not None:
            raise OptionError(
                f"Change {number} cannot be taken back alone a second time: change {taker} took it "
                f"back already."
            )
        base = entry(connection, change)
        upon = standing_on(connection, base)
        if not with_dependents:
            base, upon = _apart_from_others(database, connection, base, upon)
            _refuse_where_built_upon(change, upon)
        check(base.rows)
        return _take_back(connection, base, upon, by)


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
    return None if row is None else _change(row)


def history(
    database: Database,
    *,
    record: str | None = None,
    offset: int = 0,
    limit: int = 100,
    verbs: Sequence[str] = (),
    states: Sequence[str] = (),
    about: str = "",
    light: bool = False,
) -> list[Change]:
    """Changes, newest first; of one record where ``record`` is its key, of some verbs or states
    where named, those that touch a record of the table ``about``. One that a later change took back
    has the state "taken".

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
    if verbs:
        query = query.where(changes.c.verb.in_(list(verbs)))
    if states:
        query = query.where(changes.c.state.in_(list(states)))
    if about:
        known = sa.select(tables.RECORDS[about].c.id)
        query = query.where(
            changes.c.id.in_(sa.select(touched.c.change).where(touched.c.record.in_(known)))
        )
    if record is not None:
        query = query.join(touched, touched.c.change == changes.c.id).where(
            touched.c.record == record
        )
    with database.reading() as connection:
        taken = takers(connection)
        rows = connection.execute(query).all()
        found = _lightly(connection, rows) if light else [_change(row) for row in rows]
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


def next_steps(database: Database, *, by: str = "") -> tuple[str | None, str | None]:
    """What undo and redo of a person (nobody named: of whomever) would do, in words (None =
    nothing).
    """
    with database.reading() as connection:
        back = _newest_done(connection, by)
        forth = _newest(connection, "undone", changes.c.id.asc(), by)
    return back.summary if back else None, forth.summary if forth else None


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
        since = [_change(row) for row in connection.execute(query)]
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
    about: Iterable[int] = (),
    records: Iterable[str] = (),
) -> int:
    written = {
        "at": now(),
        "by": by,
        "verb": verb,
        "summary": summary,
        "rows": [r.as_data() for r in rows],
        "key": secrets.token_hex(10),
    }
    key = connection.execute(INSERT["changes"], {**written, "state": state}).inserted_primary_key
    number = int(key[0]) if key else 0
    # the turns of a new transcript are told by the transcript itself
    keys = {row.key for row in rows if not (row.table == "turns" and len(rows) > 50)}
    keys |= {link(n) for n in about} | set(records)
    if keys:
        connection.execute(
            INSERT["touched"], [{"change": number, "record": key} for key in sorted(keys)]
        )
    return number


def _newest(connection: sa.Connection, state: str, order: Any, by: str = "") -> Change | None:
    query = sa.select(*LOGGED).where(changes.c.state == state).order_by(order).limit(1)
    if by:
        query = query.where(changes.c.by == by)
    row = connection.execute(query).first()
    return None if row is None else _change(row)


def _newest_done(connection: sa.Connection, by: str) -> Change | None:
    """The newest change of a person that stands: neither undone nor taken back by a later one.

    What was done again counts as of when it was done first; a person's undos come in that order.
    """
    taken = takers(connection)
    query = sa.select(*LOGGED).where(changes.c.state == "done").order_by(changes.c.id.desc())
    if by:
        query = query.where(changes.c.by == by)
    if taken:
        query = query.where(changes.c.id.not_in(list(taken)))
    row = connection.execute(query.limit(1)).first()
    return None if row is None else _change(row)


def _nothing(connection: sa.Connection, by: str) -> str:
    other = _newest_done(connection, "")
    if other is None:
        return NOTHING
    return (
        f"There is nothing to undo for {by}. The newest change is {other.by}'s ({other.summary}); "
        f"the history can take it back (change {other.id})."
    )


def _drop(connection: sa.Connection, by: str) -> None:
    """What a person undid before can no longer be done again."""
    connection.execute(_DROP, {"whose": by})


_DROP = (
    changes.update()
    .where(changes.c.state == "undone", changes.c.by == sa.bindparam("whose"))
    .values(state="dropped")
)


def _step(
    connection: sa.Connection, change: Change, state: str, rows: Sequence[Row], by: str
) -> None:
    """Undo or redo a change: its rows, its state, and an entry that tells of it."""
    _apply(connection, rows)
    connection.execute(changes.update().where(changes.c.id == change.id).values(state=state))
    verb, told = ("undo", "Undone") if state == "undone" else ("redo", "Done again")
    _log(connection, verb, f"{told}: {change.summary}", rows, by, STEP, [change.id])
    _advance(connection, rows)


def _take_back(connection: sa.Connection, base: Entry, upon: Standing, by: str) -> Change:
    """Take back a change, and what stands on it, by a new change."""
    going = [base, *upon.dependents]
    rows = backwards(connection, [*going, *upon.swept], upon.notes)
    _apply(connection, rows)
    _drop(connection, by)
    more = f" and {len(upon.dependents)} more" if upon.dependents else ""
    numbers = [one.change.id for one in going]
    told = f"Took back: {base.change.summary}{more}"
    taken = _log(connection, "undo", told, rows, by, about=numbers)
    undone = [one.change.id for one in going if one.change.state == STEP]
    if undone:  # what an undo had taken away is there again: it cannot be done again besides
        again = sa.select(touched.c.record).where(touched.c.change.in_(undone))
        linked = [n for n in map(linked_to, connection.scalars(again)) if n is not None]
        connection.execute(changes.update().where(changes.c.id.in_(linked)).values(state="dropped"))
    _advance(connection, rows)
    found = connection.execute(sa.select(*LOGGED).where(changes.c.id == taken)).first()
    return _change(found)


def _refuse_where_built_upon(change: Change, upon: Standing, what: str = "taken back") -> None:
    later = [one.change for one in upon.dependents]
    if not later:
        return
    told = "; ".join(f"{c.summary} ({c.by}, {c.at[11:16]})" for c in later[-NAMED:])
    many = "1 later change stands" if len(later) == 1 else f"{len(later)} later changes stand"
    raise BuiltUpon(
        f"Change {change.id} ({change.summary}) cannot be {what} alone: {many} on it: {told}"
        f"{' …' if len(later) > NAMED else ''}. Take those back too, or leave it.",
        change=change.id,
        summary=change.summary,
        dependents=[
            {"id": c.id, "at": c.at, "by": c.by, "verb": c.verb, "summary": c.summary}
            for c in reversed(later)
        ],
    )


def _change(row: Any) -> Change:
    return Change(row.id, row.at, row.by, row.verb, row.summary, tuple(row.rows), row.state)
