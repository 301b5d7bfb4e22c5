"""Words in quotes, memos and texts, found by a full-text index: the one place that knows SQLite's.

An index answers which rows *may* hold some words; whoever asks looks at those rows. What is looked
for may begin and end within a word ("erry bo" is found in "ferry boat"): its first piece is looked
up among the words known, as the end of one, its last as the beginning. PostgreSQL keeps the words
in a plain table and looks through all of it: a statement's words are few.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

import sqlalchemy as sa

from .laying import NUMBER, plain
from .tables import TOKENS


def put(connection: sa.Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Add rows of ``(number, words)``."""
    if rows:
        told = sa.text(f"INSERT INTO {table}({NUMBER}, words) VALUES (:n, :words)")
        connection.execute(told, _rows(rows))


def drop(connection: sa.Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Take rows out; their words must be those they were added with."""
    if not rows:
        return
    if plain(connection):
        told = sa.text(f"DELETE FROM {table} WHERE {NUMBER} = :n")
    else:
        told = sa.text(
            f"INSERT INTO {table}({table}, {NUMBER}, words) VALUES ('delete', :n, :words)"
        )
    connection.execute(told, _rows(rows))


def _rows(rows: Sequence[tuple[int, str]]) -> list[dict[str, int | str]]:
    return [{"n": number, "words": told} for number, told in rows]


def containing(connection: sa.Connection, table: str, needle: str) -> set[int]:
    """The rows of a plain table whose words hold ``needle``, every one of them looked at."""
    query = sa.text(f"SELECT {NUMBER} FROM {table} WHERE strpos(words, :needle) > 0")
    return {int(n) for n in connection.scalars(query, {"needle": needle})}


def folded(words: str) -> str:
    """How words are compared: without regard to case."""
    return words.casefold()


def loosely(words: str) -> str:
    """How texts are looked through for a pattern without regard to case: a dotless i is an i."""
    return folded(words).replace("\u0131", "i")


def pieces(needle: str) -> list[str]:
    """The words of what is looked for, as the index divides text into words."""
    with closing(sqlite3.connect(":memory:")) as apart:
        apart.execute(f"CREATE VIRTUAL TABLE t USING fts5(words, tokenize='{TOKENS}')")
        apart.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
        apart.execute("INSERT INTO t(words) VALUES (?)", (needle,))
        found = apart.execute("SELECT term FROM v ORDER BY offset")
        return [str(row[0]) for row in found]
