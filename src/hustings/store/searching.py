"""Which rows may hold some words, asked of the full-text indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

import sqlalchemy as sa

from .database import Database
from .laying import NUMBER
from .listed import among
from .tables import STATEMENT_WORDS, TEXT_WORDS, texts
from .words import containing, loosely, pieces

MOST_TERMS = 400
"""Words one piece may stand in; beyond, the rows themselves are looked through."""

TOGETHER = 100
"""Words asked for in one question."""


def texts_holding(database: Database, needle: str) -> set[str] | None:
    """The ids of the texts that may hold some words, in whatever case; None: any may."""
    found = numbers(database, TEXT_WORDS, loosely(needle))
    if found is None:
        return None
    number: sa.ColumnElement[int] = sa.literal_column(NUMBER, sa.Integer)
    query = sa.select(texts.c.id).where(among(number, found.numbers))
    with database.reading() as connection:
        return {str(key) for key in connection.scalars(query)}


class Found(NamedTuple):
    """Rows that may hold some words; ``sure``: every one of them does."""

    numbers: set[int]
    sure: bool


def numbers(database: Database, table: str, needle: str) -> Found | None:
    """Rows that may hold ``needle``, which is folded: every one that does, and few others.

    None where the index cannot say (it stands within too many words, or holds no letter).
    """
    if database.plain:
        with database.reading() as connection:
            return Found(containing(connection, table, needle), True)
    found = pieces(needle)
    if not found:
        return None
    starts = len(pieces("x" + needle)) == len(found)
    ends = len(pieces(needle + "x")) == len(found)
    firsts, prefix = [found[0]], ends
    if starts and ends and len(found) == 1:
        firsts, prefix = [t for t in _known(database, table) if found[0] in t], False
    elif starts:
        firsts = [t for t in _known(database, table) if t.endswith(found[0])]
    if len(firsts) > MOST_TERMS:
        return None
    held = _holding(database, table, [[t, *found[1:]] for t in firsts], prefix=prefix)
    return Found(held, found == [needle])


def _known(database: Database, table: str) -> list[str]:
    """Every word of an index, kept until something is written."""

    def read() -> list[str]:
        with database.reading() as connection:
            raw = cast(sqlite3.Connection, connection.connection.dbapi_connection)
            raw.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_known "
                f"USING fts5vocab(main, {table}, row)"
            )
            return [str(row[0]) for row in raw.execute(f"SELECT term FROM temp.{table}_known")]

    written = ("statements", "forms") if table == STATEMENT_WORDS else ("transcripts",)
    return database.kept(("words known", table), written, read)


def _holding(
    database: Database, table: str, phrases: Sequence[Sequence[str]], *, prefix: bool = False
) -> set[int]:
    """Rows that hold one of several phrases; ``prefix``: the last word of each may go on."""
    found: set[int] = set()
    with database.reading() as connection:
        for at in range(0, len(phrases), TOGETHER):
            asked = " OR ".join(_phrase(p, prefix) for p in phrases[at : at + TOGETHER])
            rows = connection.exec_driver_sql(
                f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (asked,)
            )
            found.update(row[0] for row in rows)
    return found


def _phrase(words: Iterable[str], prefix: bool) -> str:
    quoted = " ".join(words).replace('"', '""')
    return f'"{quoted}"' + (" *" if prefix else "")
