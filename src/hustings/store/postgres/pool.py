"""A PostgreSQL database as a place of projects: each in a schema of its own, one pool for all.

The schema is chosen at the begin of each transaction, so that no query can forget a project's
condition. A write first takes the project's advisory lock: ids of changes come in the order of
commits, and nothing waits for anything else in another order. Beside a project's schema lies
another with views for people who may not see all of it (:mod:`hustings.store.postgres.seen`).
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ...errors import OptionError, ProjectError
from .. import tables
from ..audience import Scope
from ..held import Look
from ..plainly import said_plainly
from ..values import from_json, to_json
from .hearing import Ear
from .seen import choose, path_to, revisions_in, seen_schema, tell_who

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
_TRY = sa.text("SELECT pg_try_advisory_lock(hashtextextended(:what, 20762))")
_LET = sa.text("SELECT pg_advisory_unlock(hashtextextended(:what, 20762))")
_ALL = sa.text("SELECT nspname FROM pg_namespace")
_SIZE = sa.text(
    "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = :name AND c.relkind = 'r'"
)


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
    def alone(self, schema: str, what: str) -> Iterator[bool]:
        """Whether no other server of this database does a thing with a schema; none does
        meanwhile. It ends with the connection, and so with a process that is killed.
        """
        told = {"what": f"{what} {_plain(schema)}"}
        with said_plainly(self.name), self._plain.connect() as connection:
            mine = bool(connection.scalar(_TRY, told))
            try:
                yield mine
            finally:
                if mine:
                    connection.execute(_LET, told)

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
