"""Answers as they were sent, beside a project's tables: what took long to work out is looked up by
whoever opens it next.

They are worked out, and never missed; only what this program signed on this machine is believed.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

import sqlalchemy as sa

from ..guards.signing import signed
from .database import Database
from .log import now
from .plainly import said_plainly
from .tables import buffers, kept_answers, meta

MOST: Final = 64
"""Answers that are kept of one project; those asked longest ago go."""

LARGEST: Final = 4_000_000
"""Bytes of an answer that is kept: a project is not to grow much by what was asked of it."""


def keep_answer(database: Database, question: str, revision: int, data: bytes) -> bool:
    """Keep the answer a question had at a revision, in place of the one that is there; False where
    it cannot be kept, or something was written since.
    """
    if database.read_only or database.scope is not None or database.seen.damage:
        return False
    if len(data) > LARGEST:
        return False
    t = kept_answers
    told: dict[str, Any] = {"id": _id(question), "question": question, "revision": revision}
    told |= {"signature": _signature(question, revision, data), "at": now(), "data": data}
    with database.writing() as connection:
        read = connection.scalar(sa.select(meta.c.value).where(meta.c.id == "revision"))
        if int(read or 0) != revision:
            return False
        buffers.create_all(connection)
        connection.execute(t.delete().where(t.c.id == told["id"]))
        connection.execute(t.insert(), told)
        last = sa.select(t.c.id).order_by(t.c.at.desc(), t.c.id).limit(MOST)
        connection.execute(t.delete().where(t.c.id.not_in(last)))
    return True


def kept_answer(database: Database, question: str, revision: int) -> bytes | None:
    """The answer a question has at a revision; None where none is kept that this program made."""
    t = kept_answers
    query = sa.select(t.c.signature, t.c.data).where(t.c.id == _id(question))
    with said_plainly(database.called), database.reading() as connection:
        if not sa.inspect(connection).has_table(t.name):
            return None
        row = connection.execute(query.where(t.c.revision == revision)).one_or_none()
    if row is None or not isinstance(row.data, bytes):
        return None
    return row.data if row.signature == _signature(question, revision, row.data) else None


def outdated(database: Database, revision: int) -> list[str]:
    """The questions whose answers this program kept as of another revision, those kept last
    first.
    """
    t = kept_answers
    query = sa.select(t).where(t.c.revision != revision).order_by(t.c.at.desc(), t.c.id)
    with said_plainly(database.called), database.reading() as connection:
        if not sa.inspect(connection).has_table(t.name):
            return []
        rows = connection.execute(query).all()
    return [
        str(row.question)
        for row in rows
        if isinstance(row.data, bytes)
        and row.signature == _signature(str(row.question), row.revision, row.data)
    ]


def _id(question: str) -> str:
    return hashlib.sha256(question.encode()).hexdigest()


def _signature(question: str, revision: int, data: bytes) -> bytes:
    return signed(question.encode(), str(revision).encode(), data)
