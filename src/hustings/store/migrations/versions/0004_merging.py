"""Copies of a project can be merged: every change has a key, the project an origin; layers.

A change of before gets the SHA-256 of what it says as its key, and a project the SHA-256 of its
first change as its origin: two copies that are migrated apart still know each other.
"""

from __future__ import annotations

import hashlib
from typing import Any

import orjson
import sqlalchemy as sa
from alembic import op

from hustings.store import laying, tables

revision = "0004_merging"
down_revision = "0003_via"

AT_ONCE = 2000
"""So many changes are given their keys in one go."""


def upgrade() -> None:
    """Add the columns and tables, and the keys of the changes that are there."""
    connection = op.get_bind()
    for column in (
        sa.Column("layer", sa.String(8)),
        sa.Column("of", sa.JSON(none_as_null=True)),
        sa.Column("reading", sa.String(64)),
    ):
        _add(connection, "statements", column)
    _add(connection, "changes", sa.Column("key", sa.String(64)))
    for table in (tables.decisions, tables.conflicts):
        laying.add_table(connection, table)
    first = _give_keys(connection)
    meta = sa.table("meta", sa.column("id", sa.String), sa.column("value", sa.Text))
    if connection.execute(sa.select(meta.c.id).where(meta.c.id == "origin")).first() is None:
        origin = hashlib.sha256(first.encode()).hexdigest()[:20]
        connection.execute(meta.insert(), {"id": "origin", "value": origin})


def _add(connection: sa.Connection, table: str, column: sa.Column[Any]) -> None:
    present = {c["name"] for c in sa.inspect(connection).get_columns(table)}
    if column.name not in present:
        op.add_column(table, laying.as_stored(connection, column))


def _give_keys(connection: sa.Connection) -> str:
    """Give every change without a key one; returns the first change's."""
    changes = sa.table(
        "changes",
        sa.column("id", sa.Integer),
        sa.column("at", sa.Text),
        sa.column("by", sa.Text),
        sa.column("verb", sa.Text),
        sa.column("rows", sa.JSON),
        sa.column("key", sa.Text),
    )
    first, last = "", -1
    while True:
        wanted = sa.select(changes).where(changes.c.id > last).order_by(changes.c.id)
        found = connection.execute(wanted.limit(AT_ONCE)).all()
        if not found:
            return first
        last = found[-1].id
        keys = [{"number": row.id, "made": row.key or _key(row)} for row in found]
        first = first or str(keys[0]["made"])
        update = changes.update().where(changes.c.id == sa.bindparam("number"))
        connection.execute(update.values(key=sa.bindparam("made")), keys)


def _key(row: Any) -> str:
    said = orjson.dumps([row.at, row.by, row.verb, row.rows], option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(said).hexdigest()
