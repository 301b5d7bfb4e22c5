"""Copies of a whole project: made while it is in use, looked at before they count, and never laid
over anything.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from ...errors import ProjectError
from .. import tables
from . import health, seal, trust
from .place import appearing, refuse_taken


def copy(connection: sqlite3.Connection, target: Path) -> dict[str, int]:
    """The project behind a connection as a new, sealed file; returns its records by table.

    Raises ProjectError where something is there already or the copy is not the same, NotWritable.
    """
    refuse_taken(target)
    with appearing(target) as scratch:
        return _verified(connection, scratch, target.name)


def refuge(connection: sqlite3.Connection, name: str) -> Path:
    """A copy in a folder of its own to read from, where the project's file is lost."""
    path = Path(tempfile.mkdtemp(prefix="hustings-")) / name
    with closing(sqlite3.connect(path)) as there:
        connection.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")
    return path


def plain_copy(
    connection: sqlite3.Connection, scratch: Path, names: Sequence[str]
) -> dict[str, int]:
    """Fill ``scratch`` with a database, without what was deleted in it; its records by table."""
    connection.execute("VACUUM INTO ?", (str(scratch),))
    with closing(sqlite3.connect(scratch)) as there:
        return counts(there, names)


def counts(
    connection: sqlite3.Connection, names: Sequence[str] = tuple(tables.metadata.tables)
) -> dict[str, int]:
    """How many records each table holds; an older project lacks what later migrations make."""
    there = {entry.name for entry in trust.catalogue(connection)}
    return {
        name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])
        for name in names
        if name != "meta" and name in there
    }


def _verified(connection: sqlite3.Connection, scratch: Path, name: str) -> dict[str, int]:
    """Fill ``scratch`` from one moment of the project, and look whether it is that."""
    # one moment for the copy and the counts: others may go on writing
    connection.execute("BEGIN")
    try:
        expected = counts(connection)
        with closing(sqlite3.connect(scratch, isolation_level=None)) as there:
            connection.backup(there)
    finally:
        connection.execute("ROLLBACK")
    with closing(sqlite3.connect(scratch, isolation_level=None)) as there:
        trust.guard(there)
        there.execute("PRAGMA journal_mode=WAL")
        there.execute("PRAGMA synchronous=FULL")
        there.execute(seal.BREAK)
        wrong = [str(row[0]) for row in there.execute("PRAGMA integrity_check(1)")]
        wrong = [line for line in wrong if line != "ok"] + list(health.text_troubles(there))[:1]
        if wrong or counts(there) != expected:
            why = wrong[0] if wrong else "it does not hold the same records"
            raise ProjectError(f"The copy {name} was not kept: {' '.join(why.split())}.")
        seal.fold(there, scratch)
    return expected
