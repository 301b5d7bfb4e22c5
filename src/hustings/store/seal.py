"""Whether the project file alone is whole, written into the file itself.

The record "journal" of ``meta`` says "out" as soon as anything is written that may be in the
journal only, and ``in:DIGEST:REVISION`` once the journal was folded into the file. The digest is of
every byte of the file (read with zeros in its own place), so that a file that was damaged, or
copied without its journal, is known as such when it is opened.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from pathlib import Path
from typing import BinaryIO

from .place import has_journal

KEY = "journal"
OUT = "out"
BLOCK = 4 * 2**20
"""Bytes of a file read at once: a large one is never in memory whole."""

_HEAD = "in:"
_ZEROS = "0" * 64
_SEAL = re.compile(r"in:([0-9a-f]{64}):(\d+)")

BREAK = (
    f"INSERT INTO meta (id, value) VALUES ('{KEY}', '{OUT}') "
    f"ON CONFLICT (id) DO UPDATE SET value = '{OUT}' WHERE value <> '{OUT}'"
)
"""Say that the file alone is no longer whole; touches no row where that is said already."""


def value(connection: sqlite3.Connection) -> str | None:
    """What the project says of itself; None where a version wrote it that says nothing."""
    row = connection.execute("SELECT value FROM meta WHERE id = ?", (KEY,)).fetchone()
    return None if row is None else str(row[0])


def fold(connection: sqlite3.Connection, path: Path) -> bool:
    """Bring the journal into the file and seal it; False where others are reading or writing."""
    if value(connection) == OUT:
        _write(connection, f"in:{_ZEROS}:{_revision(connection)}", instead=OUT)
    if not _emptied(connection):
        return False
    return _sealed(connection, path) and _emptied(connection)


def intact(path: Path, said: str, revision: str) -> bool | None:
    """Whether the file is byte for byte what was sealed; None where nothing says so.

    A revision later than the sealed one was written by a version that knows of no seal.
    """
    seal = _SEAL.fullmatch(said)
    if seal is None or seal[2] != revision or seal[1] == _ZEROS:
        return None
    return digest(path, said) == seal[1]


def digest(path: Path, said: str) -> str:
    """The digest of a file, read as if its own seal were zeros."""
    summed = hashlib.blake2b(digest_size=32)
    sealed = _SEAL.fullmatch(said) is not None
    with path.open("rb") as file:
        place = _found(file, said.encode()) if sealed else -1
        left = len(_HEAD) + place if place >= 0 else None
        file.seek(0)
        while block := file.read(BLOCK if left is None else min(left, BLOCK) or len(_ZEROS)):
            if left == 0:
                block, left = _ZEROS.encode(), None
            elif left is not None:
                left -= len(block)
            summed.update(block)
    return summed.hexdigest()


def _found(file: BinaryIO, words: bytes) -> int:
    """Where some bytes first stand in a file, read from its begin; -1 where they do not."""
    last, behind = b"", 0
    while block := file.read(BLOCK):
        place = (last + block).find(words)
        if place >= 0:
            return behind - len(last) + place
        last, behind = block[-len(words) :], behind + len(block)
    return -1


def _sealed(connection: sqlite3.Connection, path: Path) -> bool:
    """Write the digest, while nobody else can write; the value keeps its length, so only its own
    bytes change.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        said = value(connection) or ""
        seal = _SEAL.fullmatch(said)
        if seal is None or has_journal(path):
            connection.execute("ROLLBACK")
            return False
        if seal[1] == _ZEROS:
            sealed = f"in:{digest(path, said)}:{seal[2]}"
            connection.execute("UPDATE meta SET value = ? WHERE id = ?", (sealed, KEY))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return True


def _write(connection: sqlite3.Connection, said: str, *, instead: str) -> None:
    connection.execute("UPDATE meta SET value = ? WHERE id = ? AND value = ?", (said, KEY, instead))


def _emptied(connection: sqlite3.Connection) -> bool:
    """Fold the journal; whether all of it went into the file."""
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _revision(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM meta WHERE id = 'revision'").fetchone()
    return str(row[0]) if row else "0"
