"""Whether the project file alone is whole, written into the file itself.

The record "journal" of ``meta`` says "out" as soon as anything is written that may be in the
journal only, and ``parts:DIGEST:REVISION`` once the journal was folded into the file. The digest
is of the digests of its parts, which several processors sum at once, and so of every byte of the
file (read with zeros in its own place): a file that was damaged, or copied without its journal, is
known as such when it is opened. What an earlier version sealed otherwise has no seal that is known.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from .descriptors import Held, reading
from .place import has_journal

KEY = "journal"
OUT = "out"
BLOCK = 2**20
"""Bytes of a file read at once: a large one is never in memory whole."""

PART: Final = 16 * 2**20
"""Bytes of a file that have a digest of their own."""
AT_ONCE: Final = min(4, os.cpu_count() or 1)
"""Parts that are summed at the same time."""

_HEAD = "parts:"
_ZEROS = "0" * 64
_SEAL = re.compile(r"parts:([0-9a-f]{64}):(\d+)")

BREAK = (
    f"INSERT INTO meta (id, value) VALUES ('{KEY}', '{OUT}') "
    f"ON CONFLICT (id) DO UPDATE SET value = '{OUT}' WHERE value <> '{OUT}'"
)
"""Say that the file alone is no longer whole; touches no row where that is said already."""


def value(connection: sqlite3.Connection) -> str | None:
    """What the project says of itself; None where a version wrote it that says nothing."""
    row = connection.execute("SELECT value FROM meta WHERE id = ?", (KEY,)).fetchone()
    return None if row is None else str(row[0])


class Unsealed(NamedTuple):
    """A file into which the journal was folded, and that has no digest yet."""

    said: str
    """What it says of itself: a seal of zeros."""
    moment: int
    """A number that is another one as soon as anybody else wrote."""


def folded(connection: sqlite3.Connection, path: Path) -> Unsealed | bool:
    """Bring the journal into the file: what is to be sealed now, or whether it is sealed already
    (False where others are reading or writing).
    """
    told = value(connection) or ""
    if not _SEAL.fullmatch(told):
        _write(connection, f"{_HEAD}{_ZEROS}:{_revision(connection)}", instead=told)
    if not _emptied(connection):
        return False
    moment = _moment(connection)
    said = value(connection) or ""
    seal = _SEAL.fullmatch(said)
    if seal is None or has_journal(path):
        return False
    return Unsealed(said, moment) if seal[1] == _ZEROS else True


def sealed(connection: sqlite3.Connection, path: Path, file: Unsealed, summed: str) -> bool:
    """Write the digest into a file, unless somebody wrote since it was :func:`folded`; the value
    keeps its length, so only its own bytes change.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _moment(connection) != file.moment or has_journal(path):
            connection.execute("ROLLBACK")
            return False
        _write(connection, file.said.replace(_ZEROS, summed), instead=file.said)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return _emptied(connection)


def fold(connection: sqlite3.Connection, path: Path) -> bool:
    """Bring the journal into the file and seal it; False where others are reading or writing."""
    file = folded(connection, path)
    if isinstance(file, bool):
        return file
    return sealed(connection, path, file, digest(path, file.said))


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
    with reading(path) as held:
        begins = range(0, path.stat().st_size, PART)
        of_part = partial(_of_part, held, _digits(held, said))
        if len(begins) == 1:
            return _of_all([of_part(0)])
        with ThreadPoolExecutor(AT_ONCE) as threads:
            return _of_all(threads.map(of_part, begins))


def _of_all(digests: Iterable[bytes]) -> str:
    return hashlib.sha256(b"".join(digests)).hexdigest()


def _of_part(held: Held, zeros: range, begin: int) -> bytes:
    """The digest of the part that begins there, read with zeros in some places of the file."""
    summed, at = hashlib.sha256(), begin
    while block := held.read(min(BLOCK, begin + PART - at), at):
        summed.update(_with_zeros(block, range(zeros.start - at, zeros.stop - at)))
        at += len(block)
    return summed.digest()


def _with_zeros(block: bytes, zeros: range) -> bytes:
    first, last = max(zeros.start, 0), min(zeros.stop, len(block))
    if first >= last:
        return block
    return block[:first] + b"0" * (last - first) + block[last:]


def _digits(held: Held, said: str) -> range:
    """Where the digits of a file's own seal stand in it; nowhere where it has none."""
    place = _found(held, said.encode()) if _SEAL.fullmatch(said) else -1
    return range(place + len(_HEAD), place + len(_HEAD) + len(_ZEROS)) if place >= 0 else range(0)


def _found(held: Held, words: bytes) -> int:
    """Where some bytes first stand in a file, read from its begin; -1 where they do not."""
    last, behind = b"", 0
    while block := held.read(BLOCK, behind):
        place = (last + block).find(words)
        if place >= 0:
            return behind - len(last) + place
        last, behind = block[-len(words) :], behind + len(block)
    return -1


def _write(connection: sqlite3.Connection, said: str, *, instead: str) -> None:
    connection.execute("UPDATE meta SET value = ? WHERE id = ? AND value = ?", (said, KEY, instead))


def _emptied(connection: sqlite3.Connection) -> bool:
    """Fold the journal; whether all of it went into the file."""
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _moment(connection: sqlite3.Connection) -> int:
    """A number that changes for this connection with every write of another."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _revision(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM meta WHERE id = 'revision'").fetchone()
    return str(row[0]) if row else "0"
