"""Bring an older project up to date with Alembic: a file after laying a copy of it beside it, a
schema of a database as :mod:`hustings.store.postgres.upgrading` says.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

import sqlalchemy as sa

from ..errors import ProjectError
from . import tables
from .database import Database
from .file import health

HOUSE = Path(__file__).parent / "migrations"
"""Alembic's folder: the migrations of this version."""


def migrate(
    database: Database, version: str, *, scripts: Path = HOUSE, target: str = tables.SCHEMA
) -> Path:
    """Run every migration after ``version`` up to ``target``; returns the copy that was made first.

    All of it happens in one transaction: ProjectError where a migration fails, and the project is
    as it was.
    """
    copy = _kept_copy(database, version, target)
    try:
        with database.writing() as connection:
            run(connection, version, scripts=scripts, target=target)
    except ProjectError:
        raise
    except Exception as trouble:
        raise ProjectError(
            f"{database.path.name} could not be brought from version {version} to {target} "
            f"({type(trouble).__name__}); it is as it was, and {copy.name} beside it is a copy."
        ) from trouble
    return copy


def run(
    connection: sa.Connection, version: str, *, scripts: Path = HOUSE, target: str = tables.SCHEMA
) -> None:
    """Run migrations inside a transaction, in whichever store; what they raise gives it up."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    found = ScriptDirectory.from_config(config)
    with EnvironmentContext(
        config, found, fn=lambda revision, _context: found._upgrade_revs(target, version)
    ) as environment:
        environment.configure(
            connection=connection, target_metadata=tables.metadata, transactional_ddl=False
        )
        # where we stand is kept in our own table, so that a project says its version without
        # Alembic
        context = environment.get_context()
        context._ensure_version_table()
        context.stamp(found, version)
        environment.run_migrations()
    connection.execute(
        tables.meta.update().where(tables.meta.c.id == "schema").values(value=target)
    )


def _kept_copy(database: Database, version: str, target: str) -> Path:
    """The copy of a project before it is migrated: one of this very moment, or a new one.

    What is there is never written over.
    """
    moment = database.revisions().get("revision", "0")
    for number in count(1):
        ending = "bak" if number == 1 else f"{number}.bak"
        copy = database.path.with_name(f"{database.path.name}.before-{target}.{ending}")
        if not copy.exists():
            database.save_copy(copy)
            return copy
        if health.is_same(copy, version, moment):
            return copy
    raise AssertionError("there is always a next number")
