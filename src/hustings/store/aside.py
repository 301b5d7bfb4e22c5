"""An index beside a project that has none and cannot be given one: damaged, or read-only.

It is a database of its own, in a folder of its own, with the project attached to it: a question
finds the index in the one and the statements in the other. What an older project lacks is laid
into it as well.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from . import index, tables
from .file import trust
from .file.place import beside
from .values import from_json, to_json

UNREADABLE = (SQLAlchemyError, sqlite3.Error, ValueError, TypeError, KeyError, AttributeError)
"""What a damaged project's records may do to whoever reads them."""


def made(project: Path, absent: Mapping[str, Collection[str]]) -> Path | None:
    """A new index of a project, in a folder of its own; None where it cannot be read.

    ``absent`` are the columns it has not, by table.
    """
    path = Path(tempfile.mkdtemp(prefix="hustings-")) / "index"
    path.touch()
    try:
        with closing(connected(path, project)) as raw:
            engine = sa.create_engine(
                "sqlite://",
                creator=lambda: raw,
                poolclass=StaticPool,
                json_serializer=to_json,
                json_deserializer=from_json,
            )
            with engine.begin() as connection:
                _complete(connection, absent)
                index.build(connection)
            engine.dispose()
    except UNREADABLE:
        shutil.rmtree(path.parent, ignore_errors=True)
        return None
    return path


def connected(path: Path, project: Path) -> sqlite3.Connection:
    """A connection that sees an index of :func:`made` and its project, which is only read."""
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw", uri=True, check_same_thread=False, isolation_level=None
    )
    trust.guard(connection)
    still = "" if beside(project, "-wal").exists() else "&immutable=1"
    name = f"file:{quote(str(project.resolve()))}?mode=ro{still}"
    connection.execute("ATTACH ? AS project", (name,))
    return connection


def _complete(connection: sa.Connection, absent: Mapping[str, Collection[str]]) -> None:
    """Lay tables that lack something beside the index, with what they have."""
    for name, missing in absent.items():
        table = tables.RECORDS[name]
        there = [c.name for c in table.c if c.name not in missing]
        if len(there) == len(table.c):
            continue
        table.create(connection)
        if there:
            columns = ", ".join(f'"{c}"' for c in there)
            connection.exec_driver_sql(
                f'INSERT INTO main."{name}" ({columns}) SELECT {columns} FROM project."{name}"'
            )
