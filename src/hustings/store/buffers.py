"""Columns of all statements as plain bytes beside a project's tables, so that nobody need make them
anew who opens it: they are of an entry of the log, and what was written since is read from there.

They are worked out, and never missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from .database import Database
from .plainly import said_plainly
from .tables import SCHEMA, buffers, changes, kept_columns

HEAD = "head"
"""The name of the buffer that tells of which entry, and which tables, the others are."""


class Buffer(NamedTuple):
    """Bytes of a part of a column."""

    name: str
    part: int
    data: bytes


class Buffers(NamedTuple):
    """All that is kept, and the entry of the log after which it was made."""

    number: int
    parts: Sequence[Buffer]


def keep_buffers(database: Database, number: int, parts: Iterable[Buffer]) -> bool:
    """Keep buffers in place of those that are there; False where they cannot be kept, or something
    was written after entry ``number``.
    """
    if database.read_only or database.scope is not None or database.seen.damage:
        return False
    with database.writing() as connection:
        if connection.scalar(sa.select(sa.func.max(changes.c.id))) != number:
            return False
        buffers.create_all(connection)
        connection.execute(kept_columns.delete())
        head = Buffer(HEAD, 0, f"{SCHEMA} {number}".encode())
        for part in (head, *parts):
            connection.execute(kept_columns.insert(), part._asdict())
    return True


def kept_buffers(database: Database) -> Buffers | None:
    """What is kept; None where nothing is that these tables could have made."""
    if database.scope is not None or database.seen.damage:
        return None
    with said_plainly(database.called), database.reading() as connection:
        if not sa.inspect(connection).has_table(kept_columns.name):
            return None
        query = sa.select(kept_columns).order_by(kept_columns.c.name, kept_columns.c.part)
        parts = [Buffer(*row) for row in connection.execute(query)]
    if not all(isinstance(part.data, bytes) for part in parts):
        return None  # somebody else wrote it
    schema, _, number = _head(parts).partition(" ")
    if schema != SCHEMA or not number.isdecimal():
        return None
    return Buffers(int(number), [part for part in parts if part.name != HEAD])


def _head(parts: Sequence[Buffer]) -> str:
    return next((p.data.decode("ascii", "replace") for p in parts if p.name == HEAD), "")
