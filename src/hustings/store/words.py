"""Words in quotes, memos and texts, found by a full-text index: the one place that knows SQLite's.

An index answers which rows *may* hold some words; whoever asks looks at those rows. What is looked
for may begin and end within a word ("erry bo" is found in "ferry boat"): its first piece is looked
up among the words known, as the end of one, its last as the beginning.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

import sqlalchemy as sa

from .tables import TOKENS

if TYPE_CHECKING:
    pass


def put(connection: sa.Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Add rows of ``(number, words)``."""
    if rows:
        connection.exec_driver_sql(
            f"INSERT INTO {table}(rowid, words) VALUES (?, ?)", [(n, w) for n, w in rows]
        )


def drop(connection: sa.Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Take rows out; their words must be those they were added with."""
    if rows:
        connection.exec_driver_sql(
            f"INSERT INTO {table}({table}, rowid, words) VALUES ('delete', ?, ?)",
            [(n, w) for n, w in rows],
        )


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
