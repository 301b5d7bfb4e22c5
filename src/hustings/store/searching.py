"""Which rows may hold some words, asked of the full-text indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

import sqlalchemy as sa

from .database import Database
from .index import told_words
from .laying import NUMBER
from .listed import among
from .logged import since
from .rows import Row
from .tables import STATEMENT_WORDS, TEXT_WORDS, texts
from .words import containing, loosely, pieces

MOST_TERMS = 400
"""Words one piece may stand in; beyond, the rows themselves are looked through."""

TOGETHER = 100
"""Words asked for in one question."""

MOST_NEW = 2_000
"""Records written since words were read; of more, all words are read anew."""


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


def _known(database: Database, table: str) -> Sequence[str]:
    """Every word of an index, and some that were in it."""
    if table == TEXT_WORDS or database.read_only:
        written = ("transcripts",) if table == TEXT_WORDS else ("statements", "forms")
        return database.kept(("words known", table), written, lambda: _terms(database, table))
    return database.whole.kept(("words known", table), ("forms",), _Terms).of(database.whole)


class _Terms:
    """The words of all statements, with those that were written since they were read: reading them
    anew takes as long as a search.
    """

    def __init__(self) -> None:
        self._as_of: tuple[int, tuple[str, ...]] = (-1, ())
        """The entry of the log they are of; before the first look none is."""

    def of(self, database: Database) -> Sequence[str]:
        """The words as of now."""
        number, terms = self._as_of
        newest, rows = since(database, number, MOST_NEW)
        if rows is None:
            terms = tuple(_terms(database, STATEMENT_WORDS))
        elif rows:
            terms += tuple(set(_written(rows)).difference(terms))
        self._as_of = newest, terms
        return terms


def _written(rows: Iterable[Row]) -> list[str]:
    """The words of what some rows of the log make of statements, or make them of."""
    states = [s for r in rows if r.table == "statements" for s in (r.before, r.after) if s]
    told = [{"quote": "", "memo": None, "values": {}, **state} for state in states]
    return pieces("\n".join(told_words(state, frozenset()) for state in told))


def _terms(database: Database, table: str) -> list[str]:
    """Every word of an index, read of it."""
    with database.reading() as connection:
        raw = cast(sqlite3.Connection, connection.connection.dbapi_connection)
        raw.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_known "
            f"USING fts5vocab(main, {table}, row)"
        )
        return [str(row[0]) for row in raw.execute(f"SELECT term FROM temp.{table}_known")]


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
