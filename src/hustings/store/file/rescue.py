"""What is readable of a damaged or foreign project, taken into a new one; and a list of what is
not.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa

from ...errors import NotAProject
from .. import index, tables
from ..database import Database
from ..plainly import said_plainly
from . import trust
from .health import quote_troubles, reader
from .making import create
from .opening import look_at

_Row = dict[str, Any]

KEPT = 60
"""Characters of a record's key that are told."""

_POINTS = {
    "transcripts": {"text": "texts"},
    "turns": {"transcript": "transcripts"},
    "statements": {"transcript": "transcripts"},
    "suggestions": {"transcript": "transcripts"},
    "touched": {"change": "changes"},
}
"""What a record cannot be without, by table and column: it is left out where that is not there."""


@dataclass
class Rescued:
    """How many records came over, by table, and a sentence for each that did not."""

    counts: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


def rescue(path: Path, target: Path) -> Rescued:
    """Take everything readable of a project into a new one; the old one is not touched.

    A text whose words are not those it was saved with is left out, with what stands on it: other
    words are never passed on. Raises NotAProject where nothing can be read.
    """
    look_at(path)
    done = Rescued()
    with said_plainly(path), closing(reader(path)) as connection:
        connection.execute("PRAGMA cell_size_check=OFF")
        names = _plain_tables(path, connection, done)
        database = create(target, lambda new: _fill(new, connection, names, done))
    database.close()
    return done


def _plain_tables(path: Path, connection: sqlite3.Connection, done: Rescued) -> set[str]:
    """The tables of ours in a file; views and what is worked out are left where they are."""
    try:
        entries = trust.catalogue(connection)
    except sqlite3.DatabaseError as trouble:
        raise NotAProject(
            f"{path.name} is damaged where it lists what it holds; nothing of it can be read."
        ) from trouble
    known = {e.name for e in entries if e.kind == "table" and trust.known(e)}
    for entry in entries:
        if not trust.known(entry):
            done.left.append(f"The {entry.kind} {entry.name[:KEPT]!r}: Hustings did not write it")
    if not known & set(tables.RECORDS):
        raise NotAProject(f"{path.name} is a database, but not a Hustings project.")
    return known


def _fill(new: Database, connection: sqlite3.Connection, names: set[str], done: Rescued) -> None:
    there: dict[str, set[Any]] = {}
    with new.writing() as out:
        for table in tables.metadata.tables.values():  # what is pointed at goes first
            if table.name not in names:
                continue
            for row in _readable(connection, table, done):
                _put(out, table, row, there, done)
        _point_nowhere(out)
        index.build(out)
        raw = cast(sqlite3.Connection, out.connection.dbapi_connection)
        done.left += [f"Came over, but {told}" for told in quote_troubles(raw)]


def _point_nowhere(out: sa.Connection) -> None:
    """A speaker or holder that did not come over is nobody named."""
    for table in (tables.turns, tables.statements):
        for name in ("speaker", "holder"):
            if name in table.c:
                actors = sa.select(tables.actors.c.id)
                gone = table.c[name].is_not(None) & table.c[name].not_in(actors)
                out.execute(table.update().where(gone).values({name: None}))
    _forget_steps(out)


def _forget_steps(out: sa.Connection) -> None:
    """Nor does a chain name anybody who did not come over."""
    t = tables.statements
    actors = {str(key) for (key,) in out.execute(sa.select(tables.actors.c.id))}
    told = sa.select(t.c.id, t.c.via).where(sa.cast(t.c.via, sa.Text) != "[]")
    for key, via in out.execute(told).all():
        kept = [step for step in via if step in actors]
        if kept != via:
            out.execute(t.update().where(t.c.id == key).values(via=kept))


def _put(
    out: sa.Connection,
    table: sa.Table,
    row: _Row,
    there: dict[str, set[Any]],
    done: Rescued,
) -> None:
    """Write one record, or say why not."""
    what = f"{table.name}: {str(row.get('id', row.get('record', '')))[:KEPT]}"
    if table is tables.meta:
        counted = str(row["id"]).startswith("revision") and str(row["value"]).isdigit()
        if counted or row["id"] in tables.WHENCE:
            query = table.update().where(table.c.id == row["id"]).values(value=row["value"])
            if not out.execute(query).rowcount:
                out.execute(table.insert(), row)
        return
    for column, to in _POINTS.get(table.name, {}).items():
        if row[column] not in there.get(to, set()):
            done.left.append(f"{what}: what it belongs to ({to}) could not be read")
            return
    try:
        with out.begin_nested():
            out.execute(table.insert(), row)
    except sa.exc.SQLAlchemyError:
        done.left.append(f"{what}: a value in it is missing or there twice")
        return
    there.setdefault(table.name, set()).add(row.get("id"))
    done.counts[table.name] = done.counts.get(table.name, 0) + 1


def _readable(connection: sqlite3.Connection, table: sa.Table, done: Rescued) -> Iterator[_Row]:
    """Every record of a table that can be read, from both ends where its middle is damaged."""
    connection.text_factory = bytes
    seen: set[int] = set()
    for order in ("ASC", "DESC"):
        try:
            for number, values in _rows(connection, table, order):
                if number in seen:
                    continue
                seen.add(number)
                row = _row(table, number, values, done)
                if row is not None:
                    yield row
        except sqlite3.DatabaseError as trouble:
            if order == "ASC":
                done.left.append(f"{table.name}: part of the table cannot be read ({trouble})")
            continue
        return


def _rows(
    connection: sqlite3.Connection, table: sa.Table, order: str
) -> Iterator[tuple[int, list[Any]]]:
    """Row numbers and raw values, text as bytes; an older project lacks what was added since."""
    present = _present(connection, table)
    wanted = ", ".join(f'"{c.name}"' if c.name in present else _unset(c) for c in table.columns)
    query = f'SELECT rowid, {wanted} FROM "{table.name}" NOT INDEXED ORDER BY rowid {order}'
    for number, *values in connection.execute(query):
        yield int(number), values


def _present(connection: sqlite3.Connection, table: sa.Table) -> set[str]:
    found = connection.execute(f'PRAGMA table_info("{table.name}")')
    return {_text(name) for _, name, *_ in found}


def _unset(column: sa.Column[Any]) -> str:
    """What a record has in a column that its table has not."""
    default = column.server_default
    return f"'{default.arg}'" if isinstance(default, sa.DefaultClause) else "NULL"


def _row(table: sa.Table, number: int, values: list[Any], done: Rescued) -> _Row | None:
    """One record with its values as they were; None, and a sentence, where one cannot be read."""
    row: _Row = {}
    for column, value in zip(table.columns, values, strict=True):
        try:
            row[column.name] = _value(column, value)
        except (UnicodeDecodeError, ValueError, TypeError):
            done.left.append(f"{table.name}: row {number}, its {column.name} cannot be read")
            return None
    if table is tables.texts:
        words = str(row["text"]).encode("utf-8", "surrogatepass")
        if hashlib.sha256(words).hexdigest() != row["id"]:
            done.left.append(f"texts: {row['id'][:12]}, its words are not those that were saved")
            return None
    return row


def _value(column: sa.Column[Any], value: Any) -> Any:
    """A value as SQLAlchemy takes it; raises ValueError where it is none of the column's kind."""
    if value is None:
        if not column.nullable:
            raise ValueError(column.name)
        return None
    return _READ[type(column.type)](value)


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _whole(value: Any) -> int:
    if not isinstance(value, int):
        raise ValueError(value)
    return value


_READ: Mapping[type, Callable[[Any], Any]] = {
    sa.String: _text,
    sa.Text: _text,
    sa.JSON: lambda value: json.loads(_text(value)),
    sa.Integer: _whole,
    sa.Float: float,
    sa.LargeBinary: bytes,
}
