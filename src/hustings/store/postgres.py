"""A PostgreSQL database as a place of projects: each in a schema of its own, one pool for all.

The schema is chosen at the begin of each transaction, so that no query can forget a project's
condition. A write first takes the project's advisory lock: ids of changes come in the order of
commits, and nothing waits for anything else in another order. Beside a project's schema lies
another with views for people who may not see all of it (:mod:`hustings.store.seen`).
"""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ..errors import NewerProject, NotAProject, OptionError, ProjectError
from . import health, tables, ways
from .audience import Scope
from .carrying import carry
from .database import Database
from .hearing import Ear
from .held import Look
from .laying import lay
from .making import create
from .moments import OneConnection
from .place import Spot
from .plainly import said_plainly
from .scope import Scoped
from .seen import VIEWS, choose, lay_views, path_to, revisions_in, seen_schema, tell_who, wanted
from .upgrading import bring_up, put_revisions, refusal
from .values import from_json, to_json

SCHEMES = ("postgresql://", "postgres://")
POOL, MORE = 8, 24
"""Connections a process keeps, and may open besides."""

CHANNEL = "hustings"
"""Where a written project's schema is told of."""

SETTINGS = {"prepare_threshold": None, "connect_timeout": 10, "options": "-c jit=off"}
"""One statement means other tables in another schema, so none is kept prepared; compiling a small
question takes longer than answering it."""

WATCH = "SET client_connection_check_interval = 500"
"""Milliseconds after which a statement ends whose process was killed, as when a long answer is
stopped; otherwise PostgreSQL hears of it only when the statement is done.
"""

RESTED = 1.0
"""Seconds a connection lay unused after which it is asked whether the database is still there."""

SEVERAL = "hustings_several"
"""What marks several statements that are sent together."""

NAMED = re.compile(r"[a-z][a-z0-9_]{0,50}")
_BEGIN = {
    False: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    True: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
}
"""How a transaction begins that reads, and one that writes."""
_THERE = sa.text("SELECT 1 FROM pg_namespace WHERE nspname = :name")
_ALL = sa.text("SELECT nspname FROM pg_namespace")
_SIZE = sa.text(
    "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = :name AND c.relkind = 'r'"
)


_REVISIONS = sa.select(tables.meta.c.id, tables.meta.c.value)


class Postgres:
    """One pool of connections to a database, for every schema in it."""

    def __init__(self, address: str) -> None:
        self.url = _checked(address)
        self.name = Path(self.url.database or "postgresql")
        self.engine = sa.create_engine(
            self.url,
            pool_size=POOL,
            max_overflow=MORE,
            json_serializer=to_json,
            json_deserializer=from_json,
            connect_args=SETTINGS,
        )
        sa.event.listen(self.engine, "connect", _watch)
        sa.event.listen(self.engine, "checkin", _laid_down)
        sa.event.listen(self.engine, "checkout", _still_there)
        sa.event.listen(self.engine, "after_cursor_execute", _last_answer)
        self._plain = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        self.ear = Ear(self.engine, CHANNEL)

    @contextmanager
    def within(self, schema: str, *, writes: bool) -> Iterator[sa.Connection]:
        """A connection in one transaction within a schema: to write behind its lock, or to read as
        it is at one moment.
        """
        name = _plain(schema)
        lock = f", pg_advisory_xact_lock(hashtextextended('{name}', 20761))" if writes else ""
        with self._begun(f"SELECT {path_to(name)}{lock}", writes=writes) as (connection, _):
            yield connection
            if writes:
                _at_once(connection, f"SELECT pg_notify('{CHANNEL}', '{name}'); COMMIT")

    @contextmanager
    def looking(self, schema: str, scope: Scope | None = None) -> Iterator[Look]:
        """A connection that reads a project as it is at one moment, as ``scope`` may see it."""
        question = revisions_in(_plain(schema), scoped=scope is not None)
        with self._begun(question, writes=False) as (connection, found):
            revisions = {str(row[0]): str(row[1]) for row in found}
            if scope is not None:
                tell_who(connection, scope)
            yield connection, revisions

    @contextmanager
    def glancing(self, schema: str) -> Iterator[sa.Connection]:
        """A connection each of whose questions is answered by itself, within a schema: a beginning
        and an end cost as much as a small question does.
        """
        with self._plain.connect() as connection:
            yield connection.execution_options(schema_translate_map={None: _plain(schema)})

    @contextmanager
    def _begun(
        self, question: str, *, writes: bool
    ) -> Iterator[tuple[sa.Connection, sa.CursorResult[*tuple[Any, ...]]]]:
        """A connection in a transaction that begins with a question, and its answer: both go to
        the database at once, so that it is waited for one time less.
        """
        with self._plain.connect() as connection, connection.begin():
            yield connection, _at_once(connection, f"{_BEGIN[writes]}; {question}")

    def has(self, schema: str) -> bool:
        """Whether there is a schema of a name."""
        with said_plainly(self.name), self.engine.connect() as connection:
            return connection.execute(_THERE, {"name": schema}).first() is not None

    def schemas(self) -> set[str]:
        """The names of all schemas."""
        with said_plainly(self.name), self.engine.connect() as connection:
            return {str(name) for name in connection.scalars(_ALL)}

    def is_older(self, schema: str) -> bool:
        """Whether a project was written by an older version; no where there is none."""
        if not self.has(schema):
            return False
        query = sa.select(tables.meta.c.value).where(tables.meta.c.id == "schema")
        with said_plainly(self.name), self.within(schema, writes=False) as connection:
            return str(connection.execute(query).scalar() or "") < tables.SCHEMA

    def make(self, schema: str, fill: Callable[[sa.Connection], object]) -> None:
        """A new schema with what ``fill`` makes in it, or none. Raises ProjectError where it is
        there.
        """
        if self.has(schema):
            raise ProjectError(f"There is a schema {schema} in {self.name} already.")
        with said_plainly(self.name), self.engine.connect() as connection, connection.begin():
            connection.exec_driver_sql(f'CREATE SCHEMA "{_plain(schema)}"')
            choose(connection, schema)
            fill(connection)

    def drop(self, schema: str) -> None:
        """A project's schema is gone with all that is in it."""
        names = (seen_schema(_plain(schema)), schema)
        with said_plainly(self.name), self.engine.connect() as connection, connection.begin():
            for name in names:
                connection.exec_driver_sql(f'DROP SCHEMA IF EXISTS "{name}" CASCADE')

    def rewrite(self, schema: str) -> None:
        """Write every table of a schema anew, so that its files hold nothing of what was deleted
        (PostgreSQL's own journal still does until it is written over).
        """
        apart = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        with said_plainly(self.name), apart.connect() as connection:
            for name in (*tables.metadata.tables, *tables.derived.tables, *tables.WORDS):
                connection.exec_driver_sql(f'VACUUM FULL "{_plain(schema)}"."{name}"')

    def size(self, schema: str) -> int:
        """Bytes a schema's tables and indexes take."""
        with said_plainly(self.name), self.engine.connect() as connection:
            return int(connection.execute(_SIZE, {"name": schema}).scalar() or 0)

    def close(self) -> None:
        """Give every connection back."""
        self.ear.close()
        self.engine.dispose()


class InPlace:
    """A schema is moved by nobody: it is always where it was."""

    def look(self) -> str:
        """Nothing to tell."""
        return ""

    def check(self) -> None:
        """It is there, or the database says so itself."""


class InSchema(OneConnection):
    """A project in a schema, or a view of it."""

    server: Postgres
    schema: str

    def _revisions(self) -> dict[str, str]:
        with said_plainly(self.whole.called), self.server.glancing(self.schema) as connection:
            return {str(key): str(value) for key, value in connection.execute(_REVISIONS)}


class SchemaDatabase(InSchema):
    """One open project in a schema; what is kept and asked of it is as of a file."""

    plain = True

    def __init__(self, server: Postgres, schema: str, called: Path | None = None) -> None:
        self.server, self.schema = server, schema
        self.path = Path(schema)
        self.called = called or self.path
        self.read_only = False
        self.seen = health.Health()
        self.place = InPlace()  # type: ignore[assignment]
        self.engine = server.engine
        self.whole, self.views = self, {}
        self.absent = {}
        self._lock = threading.RLock()
        self.holding = threading.local()
        self._kept = {}

    @property
    def spot(self) -> Spot:
        """Where another process opens it."""
        address = self.server.url.render_as_string(hide_password=False)
        return Spot(self.called, self.schema, address)

    @contextmanager
    def _looking(self) -> Iterator[Look]:
        with said_plainly(self.called), self.server.looking(self.schema) as found:
            yield found

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection inside one transaction, behind the project's lock in whatever process."""
        inside = self.server.within(self.schema, writes=True)
        with self._between(), said_plainly(self.called), inside as connection:
            yield connection

    def narrowed(self, scope: Scope) -> Database:
        """The project as one person may see it."""
        return SchemaScoped(self, scope)

    def fold(self) -> bool:
        """There is no journal to fold."""
        return True

    def rewrite(self) -> None:
        """Nothing of what was deleted stays in the files of its tables."""
        with self._between():  # nobody may look at a table while it is written anew
            self.server.rewrite(self.schema)

    def save_copy(self, target: Path) -> dict[str, int]:
        """The whole project as a new file; its records by table."""
        found: dict[str, int] = {}
        create(target, lambda file: found.update(carry(self, file))).close()
        return found

    def close(self) -> None:
        """The pool is everybody's: it stays."""
        self.views.clear()


class SchemaScoped(InSchema, Scoped):
    """A project in a schema, read as one person may see it."""

    plain = True

    def __init__(self, whole: SchemaDatabase, scope: Scope) -> None:
        self.whole, self.scope, self.engine = whole, scope, whole.engine
        self.server, self.schema = whole.server, whole.schema
        self._kept = {}

    @contextmanager
    def _looking(self) -> Iterator[Look]:
        inside = self.server.looking(self.schema, self.scope)
        with said_plainly(self.whole.called), inside as found:
            yield found

    def close(self) -> None:
        """There is nothing of its own to let go of."""


def create_schema(
    server: Postgres,
    schema: str,
    called: str = "",
    fill: Callable[[Database], object] = lambda _: None,
) -> Database:
    """A new project in a schema, known by a name, with what ``fill`` writes into it; complete, or
    not there.
    """

    def first(connection: sa.Connection) -> None:
        lay(connection)
        lay_views(connection, schema)
        told = {"schema": tables.SCHEMA, "revision": "0", "origin": secrets.token_hex(10)}
        told |= {VIEWS: wanted(), ways.WAYS: ways.wanted()}
        rows = [{"id": key, "value": value} for key, value in told.items()]
        connection.execute(tables.meta.insert(), rows)
        put_revisions(connection)

    server.make(schema, first)
    database = SchemaDatabase(server, schema, Path(called or schema))
    try:
        fill(database)
    except BaseException:
        server.drop(schema)
        raise
    return database


def open_schema(server: Postgres, schema: str, called: str = "") -> Database:
    """The project in a schema, known by a name; one of an older version is brought up to date.

    Raises NotAProject, NewerProject, ProjectError.
    """
    if not server.has(schema):
        raise NotAProject(f"There is no schema {schema} in {server.name}.")
    database = SchemaDatabase(server, schema, Path(called or schema))
    known = database.revisions()
    version = known.get("schema", "")
    if version > tables.SCHEMA:
        raise NewerProject(
            f"{schema} was written by a newer version of Hustings. Install the newer version to "
            f"open it; nothing was changed."
        )
    if not version:
        raise NotAProject(f"{schema} in {server.name} is not a Hustings project.")
    if (
        version < tables.SCHEMA
        or known.get(VIEWS) != wanted()
        or known.get(ways.WAYS) != ways.wanted()
    ):
        bring_up(database, schema)
    return database


def upgrade_refusal(server: Postgres, schema: str, called: str) -> str:
    """Why the older project in a schema cannot be brought up to date, tried and given up; "" where
    it can.
    """
    return refusal(SchemaDatabase(server, schema, Path(called)), schema)


def _at_once(connection: sa.Connection, statements: str) -> sa.CursorResult[*tuple[Any, ...]]:
    """Send several statements together; the answer of the last."""
    options = {"no_parameters": True, SEVERAL: True}
    return connection.exec_driver_sql(statements, execution_options=options)


def _last_answer(
    _connection: object, cursor: Any, _text: object, _given: object, context: Any, _many: object
) -> None:
    """Of several statements sent together, what the last says is read."""
    if context.execution_options.get(SEVERAL):
        while cursor.nextset():
            pass


def _watch(connection: Any, _record: object) -> None:
    """Let statements of a connection end with it, where the database can tell."""
    try:
        connection.execute(WATCH)
        connection.commit()
    except Exception:  # a database on a system that does not say so
        connection.rollback()


def _laid_down(_connection: object, record: Any) -> None:
    record.info["laid down"] = time.monotonic()


def _still_there(connection: Any, record: Any, _proxy: object) -> None:
    """One that lay unused for long is tried first: a database that was started anew is met by
    connections of its own, and nobody is told. What is used all the time tells so itself.
    """
    laid_down = record.info.get("laid down")
    if laid_down is None or time.monotonic() - laid_down < RESTED:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except Exception:
        raise sa.exc.InvalidatePoolError from None


def _plain(schema: str) -> str:
    if not NAMED.fullmatch(schema):
        raise OptionError(f"{schema!r} is no name of a schema.")
    return schema


def _checked(address: str) -> URL:
    try:
        return make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise OptionError("Write the database like postgresql://USER@HOST:PORT/DATABASE.") from None
