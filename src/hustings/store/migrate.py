"""Bring an older project up to date with Alembic, after laying a copy of it beside it."""

from __future__ import annotations

from pathlib import Path

from . import tables
from .database import Database, backup


def migrate(database: Database, version: str) -> Path:
    """Run every migration after ``version``; returns the copy that was made first."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    copy = database.path.with_name(f"{database.path.name}.before-{tables.SCHEMA}.bak")
    if not copy.exists():
        backup(database, copy)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    with (
        database.writing() as connection,
        EnvironmentContext(
            config, scripts, fn=lambda revision, _context: scripts._upgrade_revs(tables.SCHEMA, version)
        ) as environment,
    ):
        environment.configure(connection=connection, target_metadata=tables.metadata, transactional_ddl=False)
        # where we stand is kept in our own table, so that a project says its version without Alembic
        context = environment.get_context()
        context._ensure_version_table()
        context.stamp(scripts, version)
        environment.run_migrations()
        connection.execute(tables.meta.update().where(tables.meta.c.id == "schema").values(value=tables.SCHEMA))
    return copy
