"""A project in a schema of a PostgreSQL database: made, opened, and open, whole or as one person
may see it. What is kept and asked of it is as of a file.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import sqlalchemy as sa

from ...errors import NewerProject, NotAProject
from .. import tables, ways
from ..audience import Scope
from ..carrying import carry
from ..database import Database
from ..file import health
from ..file.making import create
from ..file.place import Spot
from ..held import Look
from ..laying import lay
from ..moments import OneConnection
from ..plainly import said_plainly
from ..scope import Scoped
from .pool import Postgres
from .seen import VIEWS, lay_views, wanted
from .upgrading import bring_up, put_revisions, refusal

_REVISIONS = sa.select(tables.meta.c.id, tables.meta.c.value)


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

    def alone(self, what: str) -> AbstractContextManager[bool]:
        """Whether no other server of this database does a thing with the project; none does
        meanwhile.
        """
        return self.server.alone(self.schema, what)

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
