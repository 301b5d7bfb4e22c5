"""A project in a schema as this version has it: its tables by the migrations a file goes through
too, its views for people who may not see all. One transaction behind the project's lock: all of it
happens once, whichever process is first, or nothing.

No copy is laid beside it, as beside a file: whoever serves a team is told of the projects this
waits for, and how to back up, before it begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from ...errors import ProjectError
from .. import tables, ways
from ..database import Database
from ..migrate import HOUSE, run
from .seen import VIEWS, drop_views, lay_views, wanted


def bring_up(
    database: Database, schema: str, *, scripts: Path = HOUSE, target: str = tables.SCHEMA
) -> None:
    """Bring a project of an older version up to ``target``, and lay its views anew.

    Raises ProjectError where a migration fails; the project is then as it was.
    """
    with _told_plainly(database, target), database.writing() as connection:
        _brought(connection, schema, scripts, target)


def refusal(
    database: Database, schema: str, *, scripts: Path = HOUSE, target: str = tables.SCHEMA
) -> str:
    """Why a project cannot be brought up to ``target``, in one sentence; "" where it can.

    All of it is done in a transaction that is given up, so that it stays as it is either way.
    """
    try:
        with _told_plainly(database, target), database.writing() as connection:
            _brought(connection, schema, scripts, target)
            raise _GivenUp
    except _GivenUp:
        return ""
    except ProjectError as trouble:
        return str(trouble)


class _GivenUp(Exception):
    """It went well, and is taken back."""


@contextmanager
def _told_plainly(database: Database, target: str) -> Iterator[None]:
    """A migration that fails is told in a sentence, with the version the project stays at."""
    version = database.revisions().get("schema", "")
    try:
        yield
    except (ProjectError, _GivenUp):
        raise
    except Exception as trouble:
        raise ProjectError(
            f"{database.called.name} could not be brought from version {version} to {target} "
            f"({type(trouble).__name__}); it is as it was. The older version of Hustings opens it."
        ) from trouble


def _brought(connection: sa.Connection, schema: str, scripts: Path, target: str) -> None:
    """Migrate what is older, and lay the views anew where either asks for it."""
    known = _known(connection)  # another process may have been first
    version = known["schema"]
    if version < target:
        drop_views(connection, schema)  # they rest on the tables that change
        run(connection, version, scripts=scripts, target=target)
        put_revisions(connection)
    if version < target or known.get(VIEWS) != wanted():
        lay_views(connection, schema)
        _note(connection, known, VIEWS, wanted())
    if known.get(ways.WAYS) != ways.wanted():
        ways.lay(connection)
        _note(connection, known, ways.WAYS, ways.wanted())


def put_revisions(connection: sa.Connection) -> None:
    """A row for the revision of every table, so that two first writers do not both make one."""
    known = _known(connection)
    missing = [key for key in (f"revision of {n}" for n in tables.RECORDS) if key not in known]
    if missing:
        rows = [{"id": key, "value": "0"} for key in missing]
        connection.execute(tables.meta.insert(), rows)


def _known(connection: sa.Connection) -> dict[str, str]:
    found = connection.execute(sa.select(tables.meta.c.id, tables.meta.c.value))
    return {str(row[0]): str(row[1]) for row in found}


def _note(connection: sa.Connection, known: dict[str, str], key: str, value: str) -> None:
    meta = tables.meta
    if key in known:
        connection.execute(meta.update().where(meta.c.id == key).values(value=value))
    else:
        connection.execute(meta.insert(), [{"id": key, "value": value}])
