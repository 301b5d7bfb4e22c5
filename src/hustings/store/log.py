"""One log under every write: what was, what is, who did it; undo and redo of anything.

A write is a list of :class:`Row` (table, key, before, after). Undoing applies the same rows
backwards, so a new kind of change needs no undo of its own. What would be left without ground is
found in :mod:`hustings.store.standing`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from ..errors import BuiltUpon, NothingToUndo, OptionError
from ..model import Change
from . import index, tables
from .database import Database
from .journal import Brought, enter_told
from .listed import among, each
from .logged import STEP, change_of
from .rows import INSERT, Record, Row, apply
from .standing import (
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

NAMED = 3
"""So many of the changes that stand on one are named in a sentence; the data name all."""


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Act:
    """What the log says of a change besides its rows: what was done, in a word and in a sentence,
    and by whom.

    ``state``: "done"; "kept" for what the program found by itself and "first" for what a project
    was made with, which undo passes over. ``about`` are records it concerns without changing them.
    """

    verb: str
    summary: str
    by: str = ""
    state: str = "done"
    about: Sequence[str] = ()


def write(
    database: Database,
    act: Act,
    rows: Sequence[Row],
    *,
    texts: Sequence[Record] = (),
    brought: Brought | None = None,
) -> int:
    """Apply rows and log them, in one transaction; returns the change's id.

    ``texts`` are new texts the rows point at; what another file had done (``brought``) goes before.
    Whatever the same person undid before can no longer be done again. Raises Changed or Gone where
    a record is no longer as the rows say it was; nothing is written then.
    """
    with database.writing() as connection:
        _put_texts(connection, texts)
        _apply(connection, rows)
        if act.state == "done":
            _drop(connection, act.by)
        if brought is not None:
            enter_told(connection, brought)
        number = _log(connection, act, rows)
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
        change = change_of(found)
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


def next_steps(database: Database, *, by: str = "") -> tuple[str | None, str | None]:
    """What undo and redo of a person (nobody named: of whomever) would do, in words (None =
    nothing).
    """
    with database.reading() as connection:
        back = _newest_done(connection, by)
        forth = _newest(connection, "undone", changes.c.id.asc(), by)
    return back.summary if back else None, forth.summary if forth else None


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
    connection: sa.Connection, act: Act, rows: Sequence[Row], changed: Iterable[int] = ()
) -> int:
    """An entry of the log, linked to the changes it undoes or does again."""
    written = {
        "at": now(),
        "by": act.by,
        "verb": act.verb,
        "summary": act.summary,
        "rows": [r.as_data() for r in rows],
        "key": secrets.token_hex(10),
    }
    key = connection.execute(
        INSERT["changes"], {**written, "state": act.state}
    ).inserted_primary_key
    number = int(key[0]) if key else 0
    # the turns of a new transcript are told by the transcript itself
    keys = {row.key for row in rows if not (row.table == "turns" and len(rows) > 50)}
    keys |= {link(n) for n in changed} | set(act.about)
    if keys:
        connection.execute(_TOUCHED, {"number": number, "keys": sorted(keys)})
    return number


_TOUCHED = touched.insert().from_select(
    ["change", "record"],
    each(
        sa.bindparam("keys", type_=sa.JSON),
        touched.c.record.type,
        sa.bindparam("number", type_=sa.Integer),
    ),
)


def _newest(connection: sa.Connection, state: str, order: Any, by: str = "") -> Change | None:
    query = sa.select(*LOGGED).where(changes.c.state == state).order_by(order).limit(1)
    if by:
        query = query.where(changes.c.by == by)
    row = connection.execute(query).first()
    return None if row is None else change_of(row)


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
    return None if row is None else change_of(row)


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
    _log(connection, Act(verb, f"{told}: {change.summary}", by, STEP), rows, [change.id])
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
    taken = _log(connection, Act("undo", told, by), rows, numbers)
    undone = [one.change.id for one in going if one.change.state == STEP]
    if undone:  # what an undo had taken away is there again: it cannot be done again besides
        again = sa.select(touched.c.record).where(touched.c.change.in_(undone))
        linked = [n for n in map(linked_to, connection.scalars(again)) if n is not None]
        connection.execute(changes.update().where(changes.c.id.in_(linked)).values(state="dropped"))
    _advance(connection, rows)
    found = connection.execute(sa.select(*LOGGED).where(changes.c.id == taken)).first()
    return change_of(found)


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
