"""Migrations: a copy first, everything kept, and all of it or nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hustings import store
from hustings.errors import ProjectError
from hustings.project import Project
from hustings.store import tables
from hustings.store.migrate import HOUSE, migrate

UPGRADE = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"


def upgrade():
    op.add_column("statements", sa.Column("mood", sa.Text))
    op.execute("UPDATE statements SET mood = 'calm'")
    {then}
"""


def scripts(folder: Path, then: str = "pass") -> Path:
    """The house's migrations and a made-up next one."""
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text((HOUSE / "env.py").read_text())
    for own in (HOUSE / "versions").glob("*.py"):
        (folder / "versions" / own.name).write_text(own.read_text())
    (folder / "versions" / "9999_mood.py").write_text(
        UPGRADE.format(then=then, before=tables.SCHEMA)
    )
    return folder


def asked(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def columns(path: Path) -> set[str]:
    return {str(row[1]) for row in asked(path, "PRAGMA table_info(statements)")}


@pytest.fixture
def database(project: Project) -> store.Database:
    project.code("d1", 53, 67, "code", {"code": "sailings"})
    return project.database


SCHEMA = "SELECT value FROM meta WHERE id = 'schema'"
QUOTES = "SELECT quote FROM statements"


def test_a_copy_is_laid_beside_the_project_before_it_is_migrated_and_the_data_survive(
    database: store.Database, tmp_path: Path
) -> None:
    copy = migrate(database, tables.SCHEMA, scripts=scripts(tmp_path / "m"), target="9999")
    assert copy == database.path.with_name("talk.hustings.before-9999.bak")
    assert asked(copy, SCHEMA) == [(tables.SCHEMA,)]
    assert "mood" not in columns(copy)
    assert asked(copy, QUOTES) == [("Night sailings",)]
    assert asked(database.path, SCHEMA) == [("9999",)]
    assert asked(database.path, "SELECT quote, mood FROM statements") == [
        ("Night sailings", "calm")
    ]
    assert asked(database.path, "PRAGMA integrity_check") == [("ok",)]


def test_a_migration_that_fails_leaves_the_project_as_it_was(
    database: store.Database, tmp_path: Path
) -> None:
    with pytest.raises(ProjectError, match="it is as it was, and talk"):
        migrate(database, tables.SCHEMA, scripts=scripts(tmp_path / "m", "1 / 0"), target="9999")
    assert asked(database.path, SCHEMA) == [(tables.SCHEMA,)]
    assert "mood" not in columns(database.path)
    assert asked(database.path, QUOTES) == [("Night sailings",)]
    with Project.open(database.path) as again:
        assert [s.quote for s in again.statements()] == ["Night sailings"]


def test_a_copy_that_is_no_project_is_left_alone_and_a_good_one_laid_beside_it(
    database: store.Database, tmp_path: Path
) -> None:
    useless = database.path.with_name("talk.hustings.before-9999.bak")
    useless.write_bytes(b"half a copy")
    copy = migrate(database, tables.SCHEMA, scripts=scripts(tmp_path / "m"), target="9999")
    assert copy == database.path.with_name("talk.hustings.before-9999.2.bak")
    assert useless.read_bytes() == b"half a copy"
    assert asked(copy, QUOTES) == [("Night sailings",)]


def test_a_good_copy_of_the_same_moment_is_kept_as_it_is(
    database: store.Database, tmp_path: Path
) -> None:
    with pytest.raises(ProjectError):
        migrate(database, tables.SCHEMA, scripts=scripts(tmp_path / "m", "1 / 0"), target="9999")
    copy = database.path.with_name("talk.hustings.before-9999.bak")
    before = copy.read_bytes()
    assert migrate(database, tables.SCHEMA, scripts=scripts(tmp_path / "n"), target="9999") == copy
    assert copy.read_bytes() == before


def test_a_copy_that_cannot_be_finished_is_not_there(
    database: store.Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hustings.store.file.copies.counts", killed)
    with pytest.raises(KeyboardInterrupt):
        migrate(database, tables.SCHEMA, scripts=scripts(tmp_path / "m"), target="9999")
    assert not list(tmp_path.glob("*.bak"))
    assert asked(database.path, SCHEMA) == [(tables.SCHEMA,)]
