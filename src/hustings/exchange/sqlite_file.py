"""SQLite files of other programs: opened read only, nothing written beside them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import NotReadable


def open_database(path: Path) -> sqlite3.Connection:
    """Somebody else's SQLite file, read only. Raises NotReadable where it is missing, empty or
    none.
    """
    if not path.exists():
        raise NotReadable(f"There is no file {path.name}.", path=str(path))
    if path.is_dir() or path.stat().st_size == 0:
        raise NotReadable(
            f"{path.name} is {'a folder' if path.is_dir() else 'empty'}, not a project file."
        )
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            raise NotReadable(
                f"{path.name} is no SQLite database, so no project of this kind.", path=str(path)
            )
    wal = path.with_name(path.name + "-wal").exists()
    # immutable: no lock and no side file is written next to somebody else's project
    db = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro" + ("" if wal else "&immutable=1"), uri=True
    )
    _careful(db)
    return db


def _careful(db: sqlite3.Connection) -> None:
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    db.execute("PRAGMA trusted_schema=OFF")
    until = time.monotonic() + 60
    db.set_progress_handler(lambda: int(time.monotonic() > until), 100_000)


def table_names(db: sqlite3.Connection) -> dict[str, str]:
    """Tables by upper-case name."""
    try:
        rows = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        )
        return {str(name).upper(): str(name) for (name,) in rows}
    except (sqlite3.Error, UnicodeError) as wrong:  # SQLite quotes damaged bytes in its message
        raise NotReadable(f"The database is damaged: {wrong}.") from wrong


def database_from(data: bytes, name: str) -> sqlite3.Connection:
    """A SQLite database held in memory (one that came inside an archive)."""
    if not data.startswith(b"SQLite format 3\0"):
        raise NotReadable(f"{name} is no SQLite database, so no project of this kind.", name=name)
    db = sqlite3.connect(":memory:")
    # a file left in write-ahead mode cannot be opened from memory: say "rollback journal" in its
    # header
    db.deserialize(data[:18] + b"\x01\x01" + data[20:])
    _careful(db)
    return db


def rows_of(db: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table as dicts with lower-case keys; nothing where there is no such table."""
    name = table_names(db).get(table.upper())
    if name is None:
        return
    cursor = db.execute(f'SELECT * FROM "{name}"')  # the name comes from the file's own catalogue
    heads = [str(d[0]).casefold() for d in cursor.description]
    for row in cursor:
        yield dict(zip(heads, row, strict=True))
