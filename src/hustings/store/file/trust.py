"""Whether a project holds only what Hustings writes into one: its tables, and no SQL of its own.

A project may come from a stranger, and SQL inside a database runs when the database is used: a
trigger takes statements away without a word, a view never ends. So the catalogue is compared with
the known one before anything else is asked.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite as dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from ...errors import NotAProject
from .. import tables

_WORD = re.compile(r"\"[^\"]*\"|'[^']*'|\w+|[^\s\w]")
_OURS = {"alembic_version", "sqlite_stat1", "sqlite_stat4"}
"""Tables beside those of :mod:`tables`: where migrations stand, and what ANALYZE counted."""

_EXACT = {**tables.WORDS, **tables.SHADOWS}
"""Definitions that must be ours to the letter."""

_PLAIN = frozenset(
    "create table index unique on not null primary key foreign references constraint ( ) , "
    "varchar text integer float json blob version_num 32 alembic_version_pkc alembic_version "
    "sqlite_stat1 sqlite_stat4 tbl idx stat neq nlt ndlt sample".split()
)
"""Words of a plain table: without CHECK, DEFAULT, AS or COLLATE nothing in it can be worked out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a database's catalogue."""

    kind: str
    name: str
    sql: str | None


def guard(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Nothing inside the file is trusted on this connection: no function of its schema runs that
    has an effect, and its inner tables cannot be written.
    """
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    set_option = getattr(connection, "setconfig", None)  # Python 3.12 and later
    if set_option is not None:
        set_option(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined,unused-ignore]
        set_option(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)  # type: ignore[attr-defined,unused-ignore]
        set_option(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)  # type: ignore[attr-defined,unused-ignore]
    return connection


def catalogue(connection: sqlite3.Connection) -> list[Entry]:
    """All that a database says it holds; reading it runs nothing."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master")
    return [Entry(str(kind), str(name), sql) for kind, name, sql in rows]


def definitions(path: Path) -> list[str]:
    """The SQL of a project's catalogue, each statement as it lies in the file."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return [entry.sql for entry in catalogue(connection) if entry.sql]


def check(path: Path, entries: Iterable[Entry]) -> None:
    """Raise NotAProject where a database holds what Hustings does not write."""
    found = list(entries)
    if "meta" not in {e.name for e in found}:
        raise NotAProject(f"{path.name} is a database, but not a Hustings project.")
    for entry in found:
        if not known(entry):
            raise NotAProject(
                f"{path.name} holds something Hustings did not write, the {entry.kind} "
                f"{entry.name[:60]!r}, so it is not opened. 'hustings rescue' takes its texts and "
                f"statements into a new project."
            )
    missing = set(tables.metadata.tables) - tables.LATER - {e.name for e in found}
    if missing:
        raise NotAProject(
            f"{path.name} is not a whole Hustings project: {min(missing)} is missing."
        )


def known(entry: Entry) -> bool:
    """Whether an entry of the catalogue is one of ours, with nothing in it that is worked out."""
    if entry.kind == "index" and entry.sql is None:
        return entry.name.startswith("sqlite_autoindex_")
    if entry.kind == "table" and entry.name in _EXACT:
        return entry.sql == _EXACT[entry.name]
    if entry.kind == "table":
        ours = entry.name in _defined() or entry.name in _OURS
    else:
        ours = entry.kind == "index" and entry.name in _indexes()
    return ours and set(_words(entry.sql or "")) <= _vocabulary()


def _words(sql: str) -> list[str]:
    return [word.strip("\"'").casefold() for word in _WORD.findall(sql)]


@cache
def _defined() -> dict[str, sa.Table]:
    return {**tables.metadata.tables, **tables.derived.tables, **tables.buffers.tables}


@cache
def _indexes() -> frozenset[str]:
    return tables.FORMER.union(str(i.name) for t in _defined().values() for i in t.indexes)


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of our own definitions."""
    lite = dialect.dialect()  # type: ignore[no-untyped-call,unused-ignore]
    made = [str(CreateTable(t).compile(dialect=lite)) for t in _defined().values()]
    made += [
        str(CreateIndex(i).compile(dialect=lite)) for t in _defined().values() for i in t.indexes
    ]
    return _PLAIN | tables.FORMER | {word for sql in made for word in _words(sql)}
