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
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import orjson
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError, DBAPIError, StatementError
from sqlalchemy.pool import QueuePool

from ..errors import (
    HustingsError,
    NewerProject,
    NotAProject,
    NotWritable,
    OptionError,
    ProjectError,
    ProjectLocked,
)
from . import aside, copies, health, index, seal, tables, trust
from .place import Place, beside
from .values import from_json, to_json

if TYPE_CHECKING:
    from .scope import Scope

MAGIC = b"SQLite format 3\0"

T = TypeVar("T")


IDLE = 3.0
"""Seconds without a write after which the journal is folded into the file."""

PATIENCE = 200
"""Milliseconds the keeper waits for those who read; writing waits as long."""

LET_GO = 2.0
"""Seconds a project that is closed waits for those who still read."""


class Database:
    """One open project: a pool of connections, and one lock round writing.

    A connection of its own, the keeper, sees the open file to the end, also where it was moved or
    deleted meanwhile: it folds the journal, and copies the project.
    """

    scope: Scope | None = None
    """What may be seen through it; None: everything."""

    plain = False
    """Whether its store has plain tables where SQLite has its own full-text index."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        seen: health.Health | None = None,
        called: Path | None = None,
    ) -> None:
        self.path = path
        self.called = called or path
        """The path the project is known by: while it is made it lies beside that."""
        self.read_only = read_only
        self.seen = seen or health.Health()
        self.whole: Database = self
        self.views: dict[Scope, Database] = {}
        """The project as people see it who may not see all, see :mod:`hustings.store.scope`."""
        self._lock = threading.RLock()
        self._moment = threading.local()
        self._kept: dict[Hashable, tuple[tuple[str | None, ...], Any]] = {}
        self.absent: dict[str, frozenset[str]] = {}
        self._refuge: Path | None = None
        self._aside: Path | None = None
        self._written = 0.0
        self._waiting: threading.Timer | None = None
        with said_plainly(self.called):
            self._keeper = connected(path, read_only=read_only)
            self._keeper.execute(f"PRAGMA busy_timeout={PATIENCE}")
        # asked only now: opening the file made its journal
        self.place = Place(path)
        self.engine = pooled(self._another)

    def _another(self) -> sqlite3.Connection:
        """One more connection to the open file, or to a copy where it no longer lies there."""
        if self._refuge is None and not self.place.look():
            return self._connected(self.path)
        with self._lock:
            if self._refuge is None:
                self._refuge = copies.refuge(self._keeper, self.path.name)
        return self._connected(self._refuge, read_only=True)

    def _connected(self, path: Path, read_only: bool = False) -> sqlite3.Connection:
        if self._aside is not None:
            return aside.connected(self._aside, path)
        return connected(path, read_only=read_only or self.read_only)

    def index_aside(self) -> None:
        """Ask an index beside the project from now on, made anew of what can be read of it."""
        self._aside = aside.made(self.path, self.absent)
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection to read with; sees one moment of the project."""
        with said_plainly(self.called), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection inside one transaction: all of it is kept, or nothing.

        Raises FileMoved where the open file no longer lies at its path, NotWritable where it is
        damaged or read-only.
        """
        if self.seen.damage:
            raise NotWritable(self.seen.damage)
        if self.read_only:
            raise NotWritable(
                f"{self.called.name} cannot be written: the file or its folder is read-only. Copy "
                f"it first."
            )
        with self._lock, said_plainly(self.called):
            self.place.check()
            with self.engine.connect() as connection:
                connection = connection.execution_options(hustings_write=True)
                with connection.begin():
                    unsealed = connection.exec_driver_sql(seal.BREAK).rowcount > 0
                    yield connection
                    self.place.check()
            self._wrote(unsealed)
            self.place.check()

    def _wrote(self, unsealed: bool) -> None:
        """After a write: the file itself tells that it has a journal, which is folded when idle."""
        if unsealed:
            self._keeper.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        self._written = time.monotonic()
        if self._waiting is None:
            self._wait(IDLE)

    def _wait(self, seconds: float) -> None:
        self._waiting = threading.Timer(seconds, self._idle)
        self._waiting.daemon = True
        self._waiting.start()

    def _idle(self) -> None:
        """Fold the journal, unless something was written meanwhile."""
        with self._lock:
            if self._waiting is None:
                return
            left = IDLE - (time.monotonic() - self._written)
            if left <= 0 and self.fold():
                self._waiting = None
            else:
                self._wait(max(left, 0.5))

    def fold(self) -> bool:
        """Bring the journal into the file, so that the file alone is the whole project.

        False where others were reading or writing; what is in the journal is then still safe there.
        """
        with self._lock:
            if self.read_only or self.place.look():
                return True  # there is nothing to fold into
            try:
                return seal.fold(self._keeper, self.path)
            except (sqlite3.Error, OSError):  # a full disk, another program's lock: it can wait
                if self._keeper.in_transaction:
                    self._keeper.execute("ROLLBACK")
                return False

    @contextmanager
    def exclusive(self) -> Iterator[sqlite3.Connection]:
        """The connection that outlives the others, for what rebuilds the whole file; the idle ones
        are let go of first. Raises FileMoved.
        """
        with self._lock, said_plainly(self.called):
            self.place.check()
            self.engine.dispose()
            yield self._keeper

    def narrowed(self, scope: Scope) -> Database:
        """The project as one person may see it, where its store does that (see scope.py)."""
        raise NotImplementedError

    def rewrite(self) -> None:
        """Write everything anew, so that nothing of what was deleted stays (see erasing.py)."""
        raise NotImplementedError

    def save_copy(self, target: Path) -> dict[str, int]:
        """The whole project as a new file, also while it is in use or no longer where it was.

        Returns the number of records by table, the same in both. Raises ProjectError where
        something is at ``target`` already, or the copy is not the same.
        """
        with self._lock, said_plainly(target):
            return copies.copy(self._keeper, target)

    def read_apart(self, update: Callable[[Database], object]) -> None:
        """Read from a copy of an older project that may not be written to, brought up to date."""
        self._refuge = copies.refuge(self._keeper, self.path.name)
        with closing(Database(self._refuge)) as copy:
            update(copy)

    def revisions(self) -> dict[str, str]:
        """The revision of the project ("revision") and of each table written to since ("revision of
        …").
        """
        known: dict[str, str] | None = getattr(self._moment, "revisions", None)
        if known is not None:
            return known
        with said_plainly(self.called):
            raw = (
                self.engine.raw_connection()
            )  # asked before every look at what is kept: a tenth of the time
            try:
                cursor = raw.cursor()
                cursor.execute("SELECT id, value FROM meta")
                return dict(cursor.fetchall())
            finally:
                raw.close()

    def revision(self) -> int:
        """A number that grows with every write. Raises NotAProject where the file tells none."""
        told = self.revisions().get("revision", 0)
        try:
            return int(told)
        except (TypeError, ValueError, OverflowError):
            raise NotAProject(_DAMAGED.format(name=self.path.name)) from None

    def number(self, told: int) -> int | None:
        """The entry of the log that is known under a number: that one."""
        return told

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
        """Give every connection back, the journal folded into the file."""
        with self._lock:
            for view in self.views.values():
                view.close()
            self.views.clear()
            if self._waiting is not None:
                self._waiting.cancel()
                self._waiting = None
            until = time.monotonic() + LET_GO
            while self.engine.pool.checkedout() and time.monotonic() < until:  # type: ignore[attr-defined]
                time.sleep(0.01)
            self.engine.dispose()
            with suppress(sqlite3.ProgrammingError):  # closed before
                self.fold()
                self._keeper.close()
            if self._refuge is not None:
                shutil.rmtree(self._refuge.parent, ignore_errors=True)
                self._refuge = None
            if self._aside is not None:
                shutil.rmtree(self._aside.parent, ignore_errors=True)
                self._aside = None


def _complete_index(database: Database) -> None:
    """Work the index out anew where there is none, or it does not tell of all statements: in the
    project, or beside one that cannot be written.
    """
    try:
        with database.reading() as connection:
            lacking = index.lacks(connection)
    except ProjectError:  # its pages are among what is damaged
        lacking = True
    if lacking and database.read_only:
        database.index_aside()
    elif lacking:
        with database.writing() as connection:
            index.build(connection)


def open_(path: Path) -> Database:
    """Open a project file, after looking whether it is one, is whole, and is of our version.

    Raises NotAProject, NewerProject, ProjectLocked, NotWritable. A damaged one is opened to be read
    only. An older project is migrated, after a copy of it was laid beside it.
    """
    look_at(path)
    version, seen = look_into(path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    database = Database(path, read_only=not writable or bool(seen.damage), seen=seen)
    try:
        if version < tables.SCHEMA and seen.damage:
            database.absent = _absent(path)
            database.index_aside()
        elif version < tables.SCHEMA:
            from .migrate import migrate  # loads Alembic

            if database.read_only:
                database.read_apart(lambda copy: migrate(copy, version))
            else:
                migrate(database, version)
        else:
            _complete_index(database)
    except BaseException:
        database.close()
        raise
    return database


def _absent(path: Path) -> dict[str, frozenset[str]]:
    """The columns an older project that is only read has not, by table: all of a table that came
    later.
    """
    found: dict[str, frozenset[str]] = {}
    with closing(health.reader(path)) as look:
        for table in tables.RECORDS.values():
            there = {str(row[1]) for row in look.execute(f'PRAGMA table_info("{table.name}")')}
            found[table.name] = frozenset(c.name for c in table.c) - there
    return found


def troubles(path: Path) -> list[str]:
    """Everything wrong with a project, one sentence each (see :func:`health.troubles`).

    Raises NotAProject, NewerProject where it is none of ours.
    """
    look_at(path)
    with said_plainly(path):
        look_into(path)
        return list(health.troubles(path))


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


def look_into(path: Path) -> tuple[str, health.Health]:
    """The version and the health of a project, before anything is opened for writing: what is not
    ours stays as it is.

    Raises NotAProject, NewerProject.
    """
    with said_plainly(path), closing(health.reader(path)) as look:
        trust.check(path, trust.catalogue(look))
        found = look.execute("SELECT value FROM meta WHERE id = 'schema'").fetchone()
        version = _known(path, found[0] if found else None)
        return version, health.seen(path, look)


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


class Clash(ProjectError):
    """The same key or name was written by somebody else at the same moment."""


_UNKEPT = "A value cannot be kept in a project"
_CLASH = (
    "Somebody else wrote the same into {name} at the same moment. Nothing was written; try again."
)
_DAMAGED = (
    "{name} is damaged. Nothing was changed; take an earlier copy, or 'hustings rescue' takes what "
    "is readable into a new project."
)
_TROUBLES: tuple[tuple[str, type[HustingsError], str], ...] = (
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
    ("malformed", NotAProject, _DAMAGED),
    ("UNIQUE constraint", Clash, _CLASH),
    ("duplicate key", Clash, _CLASH),
    ("no such table", NotAProject, "{name} is a database, but not a whole Hustings project."),
    ("no such column", NotAProject, "{name} is a database, but not a whole Hustings project."),
    ("decode to UTF-8", NotAProject, _DAMAGED),
    ("NUL (0x00)", OptionError, f"{_UNKEPT} (a NUL character). Nothing was written."),
)


_AWAY = "The database of {name} cannot be reached. Is it running, and is its address right?"
_STATES: tuple[tuple[str, type[HustingsError], str], ...] = (
    ("23505", Clash, _CLASH),
    ("40", Clash, _CLASH),
    ("22", OptionError, f"{_UNKEPT} (too long, or not text). Nothing was written."),
    ("54", OptionError, f"{_UNKEPT} (too long). Nothing was written."),
    ("53300", ProjectLocked, "Too many people use the database of {name}; try again in a moment."),
    ("53", NotWritable, "The database has no room left: {name} was not changed."),
    ("42501", NotWritable, "The account of the database may not write {name}."),
    ("3D", NotAProject, "There is no such database for {name}."),
    ("28", NotWritable, "The database lets nobody in under this name: {name}."),
    ("57", ProjectLocked, "The database was stopped while {name} was asked; try again."),
    ("08", ProjectLocked, _AWAY),
)
"""PostgreSQL's own codes; its words differ with its language."""


def _state(trouble: BaseException) -> str:
    """PostgreSQL's code of a trouble; "" where it has none, "08" where nobody answered."""
    told = getattr(trouble, "orig", None)
    away = type(told).__module__ == "psycopg" and type(told).__name__ == "OperationalError"
    return str(getattr(told, "sqlstate", None) or ("08" if away else ""))


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turn the database's troubles into one sentence each."""
    try:
        yield
    except (DBAPIError, DatabaseError, sqlite3.DatabaseError) as trouble:
        said = str(getattr(trouble, "orig", None) or trouble)
        if "disk I/O error" in said and _full(path):  # where SQLite had no room for its lock file
            said = "disk is full"
        state = _state(trouble)
        for begins, kind, sentence in _STATES:
            if state.startswith(begins):
                raise kind(sentence.format(name=path.name)) from trouble
        for part, kind, sentence in _TROUBLES:
            if part in said:
                raise kind(sentence.format(name=path.name)) from trouble
        raise
    except StatementError as trouble:
        if not isinstance(trouble.orig, TypeError | ValueError):
            raise
        raise OptionError(f"{_UNKEPT} ({trouble.orig}). Nothing was written.") from trouble
    except OverflowError as trouble:
        raise OptionError(f"{_UNKEPT} (a number beyond 2^63). Nothing was written.") from trouble
    except (orjson.JSONDecodeError, UnicodeDecodeError) as trouble:
        raise NotAProject(_DAMAGED.format(name=path.name)) from trouble
    except UnicodeEncodeError as trouble:
        raise OptionError(f"{_UNKEPT} (half a character). Nothing was written.") from trouble


def _full(path: Path) -> bool:
    """Whether there is no room for SQLite's lock file (32 kB) where the project lies."""
    try:
        return shutil.disk_usage(path.parent).free < 65_536
    except OSError:
        return False
