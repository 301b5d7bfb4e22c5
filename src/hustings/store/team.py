"""The open database of a team server: a file, or a schema beside those of its projects."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path

import sqlalchemy as sa

from ..errors import NewerProject, NotAProject
from .file.connecting import connected, pooled
from .file.copies import plain_copy
from .file.place import appearing, refuse_taken
from .laying import as_postgres
from .plainly import said_plainly
from .postgres.pool import Postgres
from .team_tables import FIRST, SCHEMA, Records, meta, metadata

TEAM = "team"
"""The schema of a team in a PostgreSQL database."""


class TeamBase:
    """The open database of a server."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock, self._moment = threading.RLock(), threading.local()
        self.engine = pooled(lambda: connected(path))

    @contextmanager
    def _within(self, *, writes: bool) -> Iterator[sa.Connection]:
        """A connection in one transaction; those who write come one after another."""
        with self._lock if writes else nullcontext(), self.engine.connect() as plain:
            connection = plain.execution_options(hustings_write=True) if writes else plain
            with connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Records]:
        """Records to read, as they are at one moment."""
        held: Records | None = getattr(self._moment, "records", None)
        if held is not None:
            yield held
            return
        with said_plainly(self.path), self._within(writes=False) as connection:
            yield Records(connection)

    @contextmanager
    def glancing(self) -> Iterator[None]:
        """What this thread reads inside is read over one connection; it need not be as of one
        moment.
        """
        with self._glance() as records:
            self._moment.records = records
            try:
                yield
            finally:
                self._moment.records = None

    def _glance(self) -> AbstractContextManager[Records]:
        return self.reading()

    @contextmanager
    def writing(self, *, rights: bool = False) -> Iterator[Records]:
        """Records to read and write in one transaction: all of it is kept, or nothing.

        ``rights``: it may end somebody's right, so that whatever is open is looked at again.
        """
        with said_plainly(self.path), self._within(writes=True) as connection:
            if rights:
                grown = sa.cast(sa.cast(meta.c.value, sa.Integer) + 1, sa.Text)
                connection.execute(meta.update().where(meta.c.id == "rights").values(value=grown))
            yield Records(connection)

    def noted(self, key: str) -> str:
        """What the server remembers under a name; "" where nothing is."""
        with self.reading() as records:
            found = records.one("meta", {"id": key})
        return str(found["value"]) if found else ""

    def note(self, key: str, value: str) -> None:
        """Remember something under a name."""
        with self.writing() as records:
            records.put("meta", {"id": key, "value": value})

    def copy(self, target: Path) -> dict[str, int]:
        """The database as a new file, also while it is in use; its records by table."""
        refuse_taken(target)
        with closing(connected(self.path)) as here, appearing(target) as scratch:
            return plain_copy(here, scratch, list(metadata.tables))

    def discard(self) -> None:
        """Take away a database that was just made."""
        self.close()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


class SchemaTeamBase(TeamBase):
    """The same in a schema of a PostgreSQL database, whose projects lie in others beside it."""

    def __init__(self, server: Postgres) -> None:
        self.server, self.path, self.engine = server, server.name, server.engine
        self._moment = threading.local()

    @contextmanager
    def _within(self, *, writes: bool) -> Iterator[sa.Connection]:
        with self.server.within(TEAM, writes=writes) as connection:
            yield connection

    @contextmanager
    def _glance(self) -> Iterator[Records]:
        """Each question is answered by itself: no transaction is begun for them."""
        with said_plainly(self.path), self.server.glancing(TEAM) as connection:
            yield Records(connection)

    def copy(self, target: Path) -> dict[str, int]:
        """Not alone: a dump of the whole database holds it."""
        raise NotImplementedError

    def discard(self) -> None:
        """Take away a schema that was just made."""
        self.server.drop(TEAM)

    def close(self) -> None:
        """Let go of every connection."""
        self.server.close()


def found_team_in(server: Postgres) -> TeamBase:
    """A new team in a database. Raises ProjectError where one is there."""

    def first(connection: sa.Connection) -> None:
        as_postgres(metadata).create_all(connection, checkfirst=False)
        connection.execute(meta.insert(), [{"id": k, "value": v} for k, v in FIRST.items()])

    server.make(TEAM, first)
    return SchemaTeamBase(server)


def open_team_in(server: Postgres) -> TeamBase:
    """The team of a database. Raises NotAProject, NewerProject."""
    if not server.has(TEAM):
        raise NotAProject(f"There is no team in the database {server.name}.")
    base = SchemaTeamBase(server)
    _refuse_newer(base)
    return base


def _refuse_newer(base: TeamBase) -> None:
    if base.noted("schema") > SCHEMA:
        raise NewerProject(
            f"{base.path} was written by a newer version of Hustings. Install the newer version to "
            f"open it; nothing was changed."
        )


def found_team(path: Path) -> TeamBase:
    """A new database of a server; complete, or not there at all."""
    refuse_taken(path)
    with said_plainly(path), appearing(path) as scratch:
        base = TeamBase(scratch)
        try:
            with base.engine.connect() as connection, connection.begin():
                metadata.create_all(connection)
                connection.execute(meta.insert(), [{"id": k, "value": v} for k, v in FIRST.items()])
            with base.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            base.close()
    return TeamBase(path)


def open_team(path: Path) -> TeamBase:
    """The database of a server that is there. Raises NotAProject, NewerProject."""
    base = TeamBase(path)
    try:
        with said_plainly(path), closing(connected(path)) as look:
            there = {str(r[0]) for r in look.execute("SELECT name FROM sqlite_master")}
        if not set(metadata.tables) <= there:
            raise NotAProject(f"{path} is a database, but not that of a Hustings team server.")
        _refuse_newer(base)
    except BaseException:
        base.close()
        raise
    return base
