"""A ``.dna`` file as tables, and tables as a ``.dna`` file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from ...errors import NotReadable, NotWritable
from ..bundle import Report
from ..sqlite_file import open_database, table_names
from .schema import COLUMNS, TABLES, Raw, Row, clean
from .version2 import as_version3

_NEEDED = {"DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES"}


def load(path: Path) -> tuple[Raw, list[Row], Report]:
    """The tables as DNA 3 has them, the statement links of DNA 2, and a report begun.

    Raises NotReadable where the file is missing, damaged or something else.
    """
    try:
        with closing(open_database(path)) as db:
            found = _tables(db, path)
    except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as wrong:
        raise NotReadable(
            f"{path.name} cannot be read: the database is damaged ({wrong}).", path=str(path)
        ) from wrong
    is_three = "ENTITIES" in found
    version = 3 if is_three else 2
    told = (r.get("Value") for r in found.get("SETTINGS", []) if r.get("Property") == "version")
    number = next(told, "")
    report = Report(dialect=f"DNA {version}" + (f" ({number})" if number else ""))
    try:
        if is_three:
            return {table: clean(found.get(table, []), table) for table in TABLES}, [], report
        return (*as_version3(found), report)
    except (KeyError, TypeError, ValueError, OverflowError) as wrong:
        raise NotReadable(
            f"{path.name} cannot be read: its tables are not those of DNA {version} ({wrong}).",
            path=str(path),
        ) from wrong


def _tables(db: sqlite3.Connection, path: Path) -> Raw:
    """Every table by its name in upper case. Raises NotReadable where it is no project of DNA."""
    names = table_names(db)
    missing = _NEEDED - set(names)
    if missing or not {"ENTITIES", "ATTRIBUTES"} & set(names):
        raise NotReadable(
            f"{path.name} is a database, but not a DNA 2 or DNA 3 project: it has no table "
            f"{', '.join(sorted(missing) or ['ENTITIES'])}.",
            path=str(path),
        )
    found: Raw = {}
    for upper, name in names.items():
        if upper.startswith("SQLITE_"):
            continue
        cursor = db.execute(f'SELECT * FROM "{name}"')  # names come from the file's own catalogue
        heads = [d[0] for d in cursor.description]
        found[upper] = [dict(zip(heads, row, strict=True)) for row in cursor]
    return found


def save(rows: Raw, path: Path) -> None:
    """A new file of these tables, there whole or not at all. Raises NotWritable."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        scratch.unlink(missing_ok=True)
        scratch.touch(0o600)
        with closing(sqlite3.connect(scratch)) as db:
            for table in TABLES:
                _fill(db, table, rows[table])
            db.commit()
        os.replace(scratch, path)
    except (OSError, sqlite3.OperationalError) as wrong:
        scratch.unlink(missing_ok=True)
        raise NotWritable(f"{path.name} cannot be written: {wrong}.", path=str(path)) from wrong


def _fill(db: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    body = ", ".join(f"{name} {rule}".strip() for name, rule in TABLES[table].items())
    db.execute(f"CREATE TABLE {table} ({body})")
    heads = COLUMNS[table]
    if "ID" in heads:
        rows = sorted(rows, key=lambda r: int(r["ID"]))
    marks = ", ".join("?" * len(heads))
    values = [[row[head] for head in heads] for row in rows]
    db.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
