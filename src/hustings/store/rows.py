"""One record before and after, and its way into the tables: only where it is still as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import orjson
import sqlalchemy as sa

from ..errors import Changed, Gone
from . import tables

Record = Mapping[str, Any]

INSERT = {
    name: table.insert()
    for name, table in (
        *tables.RECORDS.items(),
        ("changes", tables.changes),
        ("touched", tables.touched),
    )
}
"""Put together once: a small write takes half the time."""


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

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Row:
        """The inverse of :meth:`as_data`."""
        return cls(data["table"], data["key"], data["before"], data["after"])


def apply(connection: sa.Connection, rows: Iterable[Row]) -> None:
    """Write rows, like with like in one statement, so that a text of 10,000 turns is one insert.

    A record is changed or deleted only where every column of ``before`` is still as it was.
    Raises Changed or Gone otherwise; the transaction is then to be given up.
    """
    for (name, what, was, becomes), group in groupby(rows, key=_kind):
        batch = list(group)
        if what == "insert":
            connection.execute(INSERT[name], [dict(row.after or {}) for row in batch])
            continue
        guarded = _guarded(name, was, becomes)
        with connection.begin_nested() as attempt:
            done = connection.execute(guarded, [_parameters(row) for row in batch])
            if done.rowcount == len(batch):
                continue
            attempt.rollback()
        for row in batch:
            _apply_one(connection, row)


def current(connection: sa.Connection, table: str, key: str) -> dict[str, Any] | None:
    """A record as it is now."""
    t = tables.RECORDS[table]
    found = connection.execute(sa.select(t).where(t.c.id == key)).mappings().first()
    return None if found is None else {str(k): v for k, v in found.items()}


def _apply_one(connection: sa.Connection, row: Row) -> None:
    """One row, compared value by value: JSON written in another spelling is still the same."""
    now, was = current(connection, row.table, row.key), row.before or {}
    what = row.table.removesuffix("s")
    if now is None:
        raise Gone(
            f"A {what} was deleted by somebody else meanwhile. Nothing was written.",
            table=row.table,
            key=row.key,
        )
    theirs = {c: now[c] for c, value in was.items() if now[c] != value}
    if theirs:
        raise Changed(
            f"A {what} was changed by somebody else meanwhile. Nothing was written; try again.",
            table=row.table,
            key=row.key,
            base={c: was[c] for c in theirs},
            theirs=theirs,
            mine={c: (row.after or {}).get(c) for c in theirs},
        )
    table = tables.RECORDS[row.table]
    if row.after is None:
        connection.execute(table.delete().where(table.c.id == row.key))
    else:
        connection.execute(table.update().where(table.c.id == row.key).values(dict(row.after)))


def _kind(row: Row) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    if row.before is None:
        return row.table, "insert", (), ()
    after = () if row.after is None else tuple(row.after)
    return row.table, "delete" if row.after is None else "update", tuple(row.before), after


@lru_cache(maxsize=256)
def _guarded(name: str, was: tuple[str, ...], becomes: tuple[str, ...]) -> sa.Update | sa.Delete:
    """The statement that changes (or, where nothing is to become of it, deletes) a record that is
    still as it was.
    """
    table = tables.RECORDS[name]
    still: list[Any] = [table.c.id == sa.bindparam("key_")]
    for column in was:
        if column == "id":
            continue
        value = sa.bindparam(f"was_{column}", type_=_compared(table, column))
        known: sa.ColumnElement[Any] = table.c[column]
        if isinstance(known.type, sa.JSON):
            known = sa.cast(known, sa.Text)
        still.append(known.is_not_distinct_from(value))
    if not becomes:
        return table.delete().where(*still)
    fields: dict[str, Any] = {c: sa.bindparam(f"new_{c}") for c in becomes if c != "id"}
    return table.update().where(*still).values(fields)


def _compared(table: sa.Table, column: str) -> Any:
    kind = table.c[column].type
    return sa.Text() if isinstance(kind, sa.JSON) else kind


def _parameters(row: Row) -> dict[str, Any]:
    table = tables.RECORDS[row.table]
    was = {
        f"was_{c}": _written(table.c[c].type, value)
        for c, value in (row.before or {}).items()
        if c != "id"
    }
    return {"key_": row.key, **was, **{f"new_{c}": v for c, v in (row.after or {}).items()}}


def _written(kind: Any, value: Any) -> Any:
    """A value as its column holds it."""
    if not isinstance(kind, sa.JSON) or (value is None and kind.none_as_null):
        return value
    return orjson.dumps(value).decode()
