"""Whether a project is as it was written: a quick look on every opening, a whole one on demand.

A sealed file (see :mod:`seal`) is compared with its digest, byte for byte. One whose journal is
still beside it has none; there SQLite's own check is run and each text compared with its key, which
is the SHA-256 of its words.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from .. import index, tables
from . import seal, trust
from .place import beside, has_journal

FULL_CHECK = 64_000_000
"""Bytes up to which the indexes are compared with their tables too when a project is opened: about
a second for the largest, and an interview has a hundredth of it."""

MOST = 20
"""Troubles of one kind that are told one by one."""

DANGLING = (
    ("transcripts", "text", "texts"),
    ("turns", "transcript", "transcripts"),
    ("turns", "speaker", "actors"),
    ("statements", "transcript", "transcripts"),
    ("statements", "speaker", "actors"),
    ("statements", "holder", "actors"),
    ("statements", "form", "forms"),
    ("suggestions", "transcript", "transcripts"),
    ("suggestions", "statement", "statements"),
    ("verdicts", "statement", "statements"),
    ("concepts", "parent", "concepts"),
    ("touched", '"change"', "changes"),
)
"""What points at what: (table, column, table pointed at)."""


@dataclass(frozen=True, slots=True)
class Health:
    """What was seen of a project on opening it: each "" or one sentence."""

    damage: str = ""
    notice: str = ""


def reader(path: Path) -> sqlite3.Connection:
    """A connection that can only read and trusts nothing; it leaves no file beside the project."""
    still = "" if beside(path, "-wal").exists() else "&immutable=1"
    connection = sqlite3.connect(
        f"file:{quote(str(path.resolve()))}?mode=ro{still}", uri=True, isolation_level=None
    )
    return trust.guard(connection)


def seen(path: Path, connection: sqlite3.Connection) -> Health:
    """The quick look: damage, and whether the file came without its journal."""
    try:
        said, whole = _sealed(path, connection)
        if whole:
            return Health()
        if whole is False:
            return Health(damage=_damaged(path, "its bytes are not those that were saved"))
        trouble = next(_database_troubles(path, connection, quick=True), "")
        trouble = trouble or next(text_troubles(connection), "")
        if trouble:
            return Health(damage=_damaged(path, trouble))
        if said == seal.OUT and not has_journal(path):
            return Health(notice=_without_journal(path, connection))
    except sqlite3.DatabaseError as trouble:
        if "locked" in str(trouble) or "busy" in str(trouble):
            raise
        return Health(damage=_damaged(path, str(trouble)))
    return Health()


def _sealed(path: Path, connection: sqlite3.Connection) -> tuple[str, bool | None]:
    """What the project says of itself, and whether that is so (see :func:`seal.intact`)."""
    said = seal.value(connection) or ""
    # while somebody writes, the file and its seal are read at two moments: look once more
    for _ in range(2):
        whole = None if has_journal(path) else seal.intact(path, said, revision(connection))
        again = seal.value(connection) or ""
        if whole is not False or again == said:
            return said, whole
        said = again
    return said, whole


def troubles(path: Path) -> Iterator[str]:
    """The whole look: everything wrong with a project, one sentence each; nothing where it is well.

    It runs SQLite's full check, compares each text with its key, and follows every reference.
    """
    with closing(reader(path)) as connection:
        health = seen(path, connection)
        yield from (s for s in (health.damage, health.notice) if s)
        for part in (
            _all_database_troubles(path),
            text_troubles,
            quote_troubles,
            dangling,
            chain_troubles,
            unindexed,
        ):
            try:
                yield from part(connection)
            except sqlite3.DatabaseError as trouble:
                yield f"SQLite finds: {trouble}"


def _all_database_troubles(path: Path) -> Callable[[sqlite3.Connection], Iterator[str]]:
    return lambda connection: _database_troubles(path, connection, quick=False)


def is_same(path: Path, version: str, moment: str) -> bool:
    """Whether a file is a project of some version and revision with nothing wrong in it."""
    try:
        with closing(reader(path)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE id = 'schema'").fetchone()
            same = row == (version,) and revision(connection) == moment
        return same and not any(troubles(path))
    except (sqlite3.Error, OSError, ValueError):
        return False


def text_troubles(connection: sqlite3.Connection) -> Iterator[str]:
    """Texts whose words are not those they were saved with."""
    for key, words in connection.execute("SELECT id, CAST(text AS BLOB) FROM texts"):
        if hashlib.sha256(words or b"").hexdigest() != key:
            yield f"the words of a text are not those that were saved ({str(key)[:12]})"


def quote_troubles(connection: sqlite3.Connection) -> Iterator[str]:
    """Statements whose quote is not in the text they stand on."""
    query = (
        "SELECT s.id FROM statements s JOIN transcripts t ON t.id = s.transcript "
        "JOIN texts x ON x.id = t.text "
        f"WHERE substr(x.text, s.begin + 1, s.stop - s.begin) <> s.quote LIMIT {MOST}"
    )
    for (key,) in connection.execute(query):
        yield f"the quote of the statement {str(key)[:40]} is not what its text says there"


def dangling(connection: sqlite3.Connection) -> Iterator[str]:
    """References to records that are not there."""
    there = {entry.name for entry in trust.catalogue(connection)}
    for table, column, to in DANGLING:
        if table not in there:
            continue  # an older project lacks what later migrations make
        query = (
            f"SELECT t.rowid, t.{column} FROM {table} t LEFT JOIN {to} r ON r.id = t.{column} "
            f"WHERE t.{column} IS NOT NULL AND t.{column} <> '' AND r.id IS NULL LIMIT {MOST}"
        )
        name = column.strip('"')
        for row, key in connection.execute(query):
            yield f"row {row} of {table} names a {name} that is not there ({str(key)[:40]})"


def chain_troubles(connection: sqlite3.Connection) -> Iterator[str]:
    """Statements told by way of somebody who is not there."""
    if "via" not in {str(row[1]) for row in connection.execute("PRAGMA table_info(statements)")}:
        return  # an older project
    actors = {str(key) for (key,) in connection.execute("SELECT id FROM actors")}
    told = connection.execute("SELECT rowid, via FROM statements WHERE via <> '[]'")
    for row, steps in islice(told, MOST):
        try:
            gone = [str(step) for step in json.loads(steps) if step not in actors]
        except (ValueError, TypeError):
            yield f"row {row} of statements has a chain of tellers that cannot be read"
            continue
        for step in gone:
            yield f"row {row} of statements names a teller that is not there ({step[:40]})"


def unindexed(connection: sqlite3.Connection) -> Iterator[str]:
    """Statements the index does not tell of as they are."""
    there = {entry.name for entry in trust.catalogue(connection)}
    if not set(tables.derived.tables) <= there:
        return  # an older project has none
    engine = sa.create_engine(
        "sqlite://", creator=lambda: connection, poolclass=StaticPool, json_deserializer=json.loads
    )
    with engine.connect() as looking:
        wrong = index.differences(looking)
    if wrong:
        yield (
            f"the index tells of {wrong} statement{'' if wrong == 1 else 's'} otherwise than they "
            f"are ('hustings rescue' makes it anew)"
        )


def revision(connection: sqlite3.Connection) -> str:
    """The revision of the project, as it is kept."""
    row = connection.execute("SELECT value FROM meta WHERE id = 'revision'").fetchone()
    return str(row[0]) if row else "0"


def _database_troubles(path: Path, connection: sqlite3.Connection, *, quick: bool) -> Iterator[str]:
    small = path.stat().st_size <= FULL_CHECK
    pragma = "quick_check" if quick and not small else "integrity_check"
    for (line,) in connection.execute(f"PRAGMA {pragma}({1 if quick else MOST})"):
        if line != "ok":
            yield f"SQLite finds: {' '.join(str(line).split())}"


def _damaged(path: Path, why: str) -> str:
    return (
        f"{path.name} is damaged or was changed by another program ({why.rstrip('.')}): it can be "
        f"read, and nothing is written to it. 'hustings check' lists what is wrong, 'hustings "
        f"rescue' takes what is readable into a new project."
    )


def _without_journal(path: Path, connection: sqlite3.Connection) -> str:
    (number,) = connection.execute("SELECT count(*) FROM statements").fetchone()
    (last,) = connection.execute("SELECT max(at) FROM changes").fetchone()
    return (
        f"{path.name} was copied without its journal ({path.name}-wal), so what was done last may "
        f"be missing: it holds {number:,} statement{'s' * (number != 1)} and its last change is of "
        f"{str(last or 'no time')[:16].replace('T', ' ')}. Copy it again once it is closed, or "
        f"with 'hustings backup'."
    )
