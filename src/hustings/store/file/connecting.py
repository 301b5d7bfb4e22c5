"""Connections to a project file.

SQLite in WAL mode with ``synchronous=FULL``: what was acknowledged survives a kill and a power cut.
Writes begin with ``BEGIN IMMEDIATE``, so that two processes on one file wait for each other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import QueuePool

from ..values import from_json, to_json
from . import trust
from .place import beside


def connected(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to a file that is there; it makes none."""
    mode = "rw"
    if read_only:
        mode = "ro" if beside(path, "-wal").exists() else "ro&immutable=1"
    connection = sqlite3.connect(
        f"file:{quote(str(path.resolve()))}?mode={mode}",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
        timeout=5,
    )
    try:
        trust.guard(connection)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA busy_timeout=5000")
        if not read_only:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def pooled(connect: Callable[[], sqlite3.Connection]) -> sa.Engine:
    """An engine over such connections, a few of them kept."""
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=24,
        json_serializer=to_json,
        json_deserializer=from_json,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("hustings_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
