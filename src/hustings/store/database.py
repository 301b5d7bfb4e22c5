"""Opening, making and closing a project file; every trouble as one sentence.

SQLite in WAL mode with ``synchronous=FULL``: what was acknowledged survives a kill and a power cut.
Writes begin with ``BEGIN IMMEDIATE`` behind one lock, so that two processes on one file wait for
each other.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import orjson
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError, DBAPIError, StatementError
from sqlalchemy.pool import QueuePool

from ..errors import (
    NewerProject,
    NotAProject,
    NotWritable,
    OptionError,
    ProjectError,
    ProjectLocked,
)
from . import tables

MAGIC = b"SQLite format 3\0"

T = TypeVar("T")


class Database:
    """One open project: a pool of connections, and one lock round writing."""

    def __init__(self, path: Path, engine: sa.Engine, *, read_only: bool = False) -> None:
        self.path = path
        self.engine = engine
        self.read_only = read_only
        self._lock = threading.Lock()
        self._moment = threading.local()
        self._kept: dict[Hashable, tuple[tuple[str | None, ...], Any]] = {}

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with; sees one moment of the project."""
        with said_plainly(self.path), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection inside one transaction: all of it is kept, or nothing."""
        if self.read_only:
            raise NotWritable(
                f"{self.path.name} cannot be written: the file or its folder is read-only. Copy "
                f"it first."
            )
        with self._lock, said_plainly(self.path), self.engine.connect() as connection:
            connection = connection.execution_options(hustings_write=True)
            with connection.begin():
                yield connection

    def revisions(self) -> dict[str, str]:
        """The revision of the project ("revision") and of each table written to since ("revision of
        …").
        """
        known: dict[str, str] | None = getattr(self._moment, "revisions", None)
        if known is not None:
            return known
        with said_plainly(self.path):
            raw = (
                self.engine.raw_connection()
            )  # asked before every look at what is kept: a tenth of the time
            try:
                cursor = raw.cursor()
                cursor.execute("SELECT id, value FROM meta")
                return dict(cursor.fetchall())
            finally:
                raw.close()

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Whether what is :meth:`kept` still holds is asked once for all that is done inside, which
        writes nothing.
        """
        before = getattr(self._moment, "revisions", None)
        self._moment.revisions = self.revisions()
        try:
            yield
        finally:
            self._moment.revisions = before

    def kept(self, name: Hashable, tables: Sequence[str], make: Callable[[], T]) -> T:
        """What ``make`` found in some tables, until one of them is written to, in whatever process.

        It is shared: whoever gets it must not change it. Without tables it is kept until anything
        is written.
        """
        now = self.revisions()
        seen = tuple(now.get(f"revision of {table}") for table in tables) or (now.get("revision"),)
        known = self._kept.get(name)
        if known is None or known[0] != seen:
            known = self._kept[name] = (seen, make())
        found: T = known[1]
        return found

    def close(self) -> None:
        """Give every connection back; SQLite then folds its journal into the file."""
        self.engine.dispose()


def create(path: Path) -> Database:
    """A new, empty project. Refuses to write over anything."""
    if path.exists():
        raise ProjectError(f"{path} is there already. Open it, or choose another name.")
    if not path.parent.is_dir():
        raise NotWritable(f"There is no folder {path.parent} to put the project in.")
    if not os.access(path.parent, os.W_OK):
        raise NotWritable(
            f"Nothing can be written into {path.parent}. Choose another place with --project."
        )
    database = Database(path, _engine(path))
    try:
        with database.writing() as connection:
            tables.metadata.create_all(connection)
            connection.execute(
                tables.meta.insert(),
                [{"id": "schema", "value": tables.SCHEMA}, {"id": "revision", "value": "0"}],
            )
    except BaseException:
        discard(database)
        raise
    return database


def discard(database: Database) -> None:
    """Close a project and take its file away, with what SQLite laid beside it: nothing half made is
    left.
    """
    database.close()
    for beside in ("-wal", "-shm", "-journal", ""):
        database.path.with_name(database.path.name + beside).unlink(missing_ok=True)


def open_(path: Path) -> Database:
    """Open a project file, after looking whether it is one, is whole, and is of our version.

    Raises NotAProject, NewerProject, ProjectLocked, NotWritable. An older project is migrated,
    after a copy of it was laid beside it.
    """
    look_at(path)
    look_into(path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    database = Database(path, _engine(path, read_only=not writable), read_only=not writable)
    try:
        with database.reading() as connection:
            if not sa.inspect(connection).has_table("meta"):
                raise NotAProject(f"{path.name} is a database, but not a Hustings project.")
            version = connection.execute(
                sa.select(tables.meta.c.value).where(tables.meta.c.id == "schema")
            ).scalar()
        version = _known(path, version)
        if version < tables.SCHEMA:
            from .migrate import migrate

            migrate(database, version)
    except BaseException:
        database.close()
        raise
    return database


def look_at(path: Path) -> None:
    """Raise NotAProject unless the file looks like a whole SQLite file."""
    if path.is_dir():
        raise NotAProject(f"{path} is a folder, not a Hustings project.")
    try:
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError:
        raise NotAProject(
            f"There is no project {path}. 'hustings open FILE' makes one of a transcript."
        ) from None
    except OSError as trouble:
        raise NotAProject(f"{path} cannot be read: {trouble.strerror or trouble}.") from None
    if not head.startswith(MAGIC) or len(head) < 100:
        raise NotAProject(
            f"{path.name} is not a Hustings project. To read it as a text: hustings open "
            f"{path.name}"
        )
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    journal = path.with_name(path.name + "-wal")
    if page * pages > size and not (journal.exists() and journal.stat().st_size > 0):
        raise NotAProject(
            f"{path.name} is cut off: it should be {page * pages:,} bytes long and is {size:,}. "
            "Nothing was changed; take an earlier copy."
        )


def look_into(path: Path) -> None:
    """Raise NotAProject or NewerProject, before anything is opened for writing: what is not ours
    stays as it is.
    """
    still = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    try:
        with closing(
            sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro{still}", uri=True)
        ) as look:
            found = look.execute("SELECT value FROM meta WHERE id = 'schema'").fetchone()
    except sqlite3.DatabaseError as trouble:
        if "no such" in str(trouble):
            raise NotAProject(
                f"{path.name} is a database, but not a Hustings project."
            ) from trouble
        return  # opening it says what is wrong with it
    _known(path, found[0] if found else None)


def _known(path: Path, version: str | None) -> str:
    """The version of a project's tables, or NotAProject, NewerProject."""
    if version is None:
        raise NotAProject(f"{path.name} is a database, but not a Hustings project.")
    if str(version) > tables.SCHEMA:
        raise NewerProject(
            f"{path.name} was written by a newer version of Hustings (its tables are {version}, "
            f"this one knows "
            f"{tables.SCHEMA}). Install the newer version to open it; nothing was changed."
        )
    return str(version)


def backup(database: Database, target: Path) -> None:
    """A consistent copy of the whole project, also while it is in use."""
    with closing(sqlite3.connect(database.path)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there)


def _engine(path: Path, *, read_only: bool = False) -> sa.Engine:
    def connect() -> sqlite3.Connection:
        if read_only:
            still = "&immutable=1" if not path.with_name(path.name + "-wal").exists() else ""
            address = f"file:{quote(str(path.resolve()))}?mode=ro{still}"
        else:
            address = f"file:{quote(str(path.resolve()))}"
        connection = sqlite3.connect(
            address, uri=True, check_same_thread=False, isolation_level=None, timeout=5
        )
        try:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA busy_timeout=5000")
            if not read_only:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = sa.create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=24,
        json_serializer=lambda value: orjson.dumps(value).decode(),
        json_deserializer=orjson.loads,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("hustings_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


class Clash(ProjectError):
    """The same key or name was written by somebody else at the same moment."""


_UNKEPT = "A value cannot be kept in a project"
_CLASH = (
    "Somebody else wrote the same into {name} at the same moment. Nothing was written; try again."
)
_TROUBLES: tuple[tuple[str, type[ProjectError], str], ...] = (
    (
        "disk is full",
        NotWritable,
        "The disk is full: {name} was not changed. Free some room and try again.",
    ),
    (
        "disk I/O error",
        NotWritable,
        "The disk failed while writing {name}. What was saved before is safe.",
    ),
    (
        "readonly",
        NotWritable,
        "{name} cannot be written: the file or its folder is read-only. Copy it first.",
    ),
    (
        "unable to open",
        NotWritable,
        "{name} cannot be opened: check that its folder is there and may be written.",
    ),
    (
        "locked",
        ProjectLocked,
        "Another program is writing to {name}. Close it there, or try again in a moment.",
    ),
    (
        "busy",
        ProjectLocked,
        "Another program is writing to {name}. Close it there, or try again in a moment.",
    ),
    (
        "not a database",
        NotAProject,
        "{name} is not a Hustings project, or it is damaged. Nothing was changed.",
    ),
    ("malformed", NotAProject, "{name} is damaged. Nothing was changed; take an earlier copy."),
    ("UNIQUE constraint", Clash, _CLASH),
    ("duplicate key", Clash, _CLASH),
    ("no such table", NotAProject, "{name} is a database, but not a whole Hustings project."),
)


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn the database's troubles into one sentence each."""
    try:
        yield
    except (DBAPIError, DatabaseError, sqlite3.DatabaseError) as trouble:
        said = str(getattr(trouble, "orig", None) or trouble)
        if "disk I/O error" in said and _full(path):  # where SQLite had no room for its lock file
            said = "disk is full"
        for part, kind, sentence in _TROUBLES:
            if part in said:
                raise kind(sentence.format(name=path.name)) from trouble
        raise
    except StatementError as trouble:
        if not isinstance(trouble.orig, TypeError | ValueError):
            raise
        raise OptionError(f"{_UNKEPT} ({trouble.orig}). Nothing was written.") from trouble
    except UnicodeEncodeError as trouble:
        raise OptionError(f"{_UNKEPT} (half a character). Nothing was written.") from trouble


def _full(path: Path) -> bool:
    """Whether there is no room for SQLite's lock file (32 kB) where the project lies."""
    try:
        return shutil.disk_usage(path.parent).free < 65_536
    except OSError:
        return False
