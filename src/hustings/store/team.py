"""The tables of a team server: accounts, sessions, members, audit. No word of any project is here.

Times are seconds since 1970 (UTC). Of everything that lets somebody in (session, link, key) only
the SHA-256 is kept.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ..errors import NewerProject, NotAProject
from .connecting import connected, pooled
from .copies import plain_copy
from .laying import as_postgres
from .place import appearing, refuse_taken
from .plainly import said_plainly
from .postgres import Postgres

SCHEMA = "0001"
"""The version of these tables."""
FIRST = {"schema": SCHEMA, "rights": "0"}
TEAM = "team"
"""The schema of a team in a PostgreSQL database."""

metadata = sa.MetaData()


def _key(name: str, **more: Any) -> sa.Column[str]:
    return sa.Column(name, sa.String(200), **more)


def _at(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Float(53), nullable=nullable)


meta = sa.Table(
    "meta", metadata, _key("id", primary_key=True), sa.Column("value", sa.Text, nullable=False)
)

accounts = sa.Table(
    "accounts",
    metadata,
    _key("id", primary_key=True),
    _key("called", unique=True, nullable=False, comment="the name, folded: one person, one name"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("password", sa.Text, nullable=False, default="", comment="argon2id; empty: none yet"),
    sa.Column("keeper", sa.Boolean, nullable=False, default=False),
    sa.Column("founds", sa.Boolean, nullable=False, default=False, comment="may make projects"),
    _at("made"),
    sa.Column("notice", sa.Text, nullable=False, default="", comment="told at the next sign-in"),
)

sessions = sa.Table(
    "sessions",
    metadata,
    _key("id", primary_key=True),
    _key("token", unique=True, nullable=False),
    _key("account", nullable=False, index=True),
    _at("made"),
    _at("seen"),
    sa.Column("stays", sa.Boolean, nullable=False, default=False),
    sa.Column("address", sa.Text, nullable=False, default=""),
    sa.Column("program", sa.Text, nullable=False, default=""),
)

browsers = sa.Table(
    "browsers",
    metadata,
    _key("id", primary_key=True, comment="SHA-256 of a cookie and an account's id"),
    _key("account", nullable=False, index=True),
    _at("seen"),
)
"""Browsers that have signed in to an account before: a stranger cannot lock them out."""

projects = sa.Table(
    "projects",
    metadata,
    _key("id", primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    _key("file", unique=True, nullable=False, comment="its file's name in the folder"),
    _key("exports", nullable=False, default="manager", comment="the least role that may export"),
    _at("made"),
)

members = sa.Table(
    "members",
    metadata,
    _key("id", primary_key=True),
    _key("project", nullable=False, index=True),
    _key("account", nullable=False, index=True),
    _key("role", nullable=False),
    _at("since"),
)

links = sa.Table(
    "links",
    metadata,
    _key("id", primary_key=True),
    _key("token", unique=True, nullable=False),
    _key("what", nullable=False, comment="invitation or reset"),
    _key("project"),
    _key("account", comment="whose password is set anew; of an invitation: who made it"),
    _key("role"),
    sa.Column("name", sa.Text, nullable=False, default="", comment="proposed to who is invited"),
    sa.Column("by", sa.Text, nullable=False, default=""),
    _at("made"),
    _at("until"),
    _at("used", nullable=True),
)

keys = sa.Table(
    "keys",
    metadata,
    _key("id", primary_key=True),
    _key("token", unique=True, nullable=False),
    _key("project", nullable=False, index=True),
    _key("account", nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    _key("scope", nullable=False, comment="read or write"),
    _at("made"),
    _at("until"),
    _at("used", nullable=True),
)

tries = sa.Table(
    "tries",
    metadata,
    _key("id", primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    _at("since"),
    _at("until"),
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    _at("at"),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False, default=""),
    _key("project", index=True),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False, default=""),
)

presence = sa.Table(
    "presence",
    metadata,
    _key("id", primary_key=True, comment="project and account"),
    _key("project", nullable=False, index=True),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("page", sa.Text, nullable=False),
    sa.Column("transcript", sa.Text, nullable=False, default=""),
    sa.Column("turn", sa.Text, nullable=False, default=""),
    _at("at"),
)

SIGNS = {
    "": lambda column, value: column.is_(None) if value is None else column == value,
    "<": lambda column, value: column < value,
    ">": lambda column, value: column > value,
    "in": lambda column, value: column.in_(list(value)),
    "not": lambda column, value: column != value,
}

Where = Mapping[str, Any]
"""Column -> value; a sign may follow the column: ``{"seen <": 12.5, "id in": ["a", "b"]}``."""


class Records:
    """Records of a server inside one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def all(
        self, table: str, where: Where | None = None, *, order: str = "id", limit: int | None = None
    ) -> list[dict[str, Any]]:
        """Records that fit, in the order of a column (``-`` before it: downwards)."""
        t = metadata.tables[table]
        by = t.c[order.lstrip("-")]
        query = sa.select(t).where(*_fits(t, where)).limit(limit)
        query = query.order_by(by.desc() if order.startswith("-") else by)
        return [
            {str(k): v for k, v in r.items()} for r in self._connection.execute(query).mappings()
        ]

    def one(self, table: str, where: Where) -> dict[str, Any] | None:
        """The first record that fits, None where there is none."""
        found = self.all(table, where, limit=1)
        return found[0] if found else None

    def count(self, table: str, where: Where | None = None) -> int:
        """How many records fit."""
        t = metadata.tables[table]
        query = sa.select(sa.func.count()).select_from(t).where(*_fits(t, where))
        return int(self._connection.execute(query).scalar() or 0)

    def add(self, table: str, record: Mapping[str, Any]) -> None:
        """One record more. Raises Clash where its key or name is taken."""
        self._connection.execute(metadata.tables[table].insert(), dict(record))

    def change(self, table: str, where: Where, values: Mapping[str, Any]) -> int:
        """Change records that fit; returns how many."""
        t = metadata.tables[table]
        query = t.update().where(*_fits(t, where)).values(dict(values))
        return int(self._connection.execute(query).rowcount)

    def drop(self, table: str, where: Where) -> int:
        """Delete records that fit; returns how many."""
        t = metadata.tables[table]
        return int(self._connection.execute(t.delete().where(*_fits(t, where))).rowcount)

    def put(self, table: str, record: Mapping[str, Any]) -> None:
        """One record, in the place of the one with the same id."""
        if not self.change(table, {"id": record["id"]}, record):
            self.add(table, record)


def _fits(table: sa.Table, where: Where | None) -> list[Any]:
    out = []
    for name, value in (where or {}).items():
        column, _, sign = name.partition(" ")
        out.append(SIGNS[sign](table.c[column], value))
    return out


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
    def moment(self) -> Iterator[None]:
        """All that this thread reads inside is read at one moment, over one connection."""
        with self.reading() as records:
            self._moment.records = records
            try:
                yield
            finally:
                self._moment.records = None

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
