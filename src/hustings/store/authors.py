"""Who made what, under other names: for a project that comes to people with accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from . import tables
from .database import Database
from .laying import forget_buffers

AUTHORS = {"statements": "coder", "verdicts": "by"}
"""The column of a table that holds a person's name; the log has one in ``by``."""


def rename_authors(database: Database, names: Mapping[str, str]) -> None:
    """Give people of a project other names, everywhere: in records, in the log, and in what the
    log keeps of records. This is no change of the project: it is as if they always had them.
    """
    with database.writing() as connection:
        forget_buffers(connection)
        for table, column in AUTHORS.items():
            _rename(connection, tables.RECORDS[table], column, names)
        _rename(connection, tables.statement_index, "coder", names)
        _rename(connection, tables.changes, "by", names)
        t = tables.changes
        for number, rows in connection.execute(sa.select(t.c.id, t.c.rows)).all():
            renamed = [_row(row, names) for row in rows]
            if renamed != rows:
                connection.execute(t.update().where(t.c.id == number).values(rows=renamed))


def _rename(
    connection: sa.Connection, table: sa.Table, column: str, names: Mapping[str, str]
) -> None:
    known = table.c[column]
    changed = sa.case(*((known == old, new) for old, new in names.items()), else_=known)
    if names:
        connection.execute(table.update().where(known.in_(list(names))).values({column: changed}))


def _row(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    column = AUTHORS.get(row["table"])
    out = dict(row)
    for side in ("before", "after"):
        state = row[side]
        if column is not None and state and state.get(column) in names:
            out[side] = {**state, column: names[state[column]]}
    return out
