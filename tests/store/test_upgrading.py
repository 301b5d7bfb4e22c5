"""A project in PostgreSQL that an older version left there is brought up to date, or stays as it
was.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from hustings import store
from hustings.errors import HustingsError, NewerProject, ProjectError
from hustings.project import Project
from hustings.store import index, tables, ways
from hustings.store.postgres.upgrading import bring_up
from hustings.store.scope import Scope, scoped

from ..conftest import talk
from ..postgres import new_database
from .test_migrate import scripts

LATER = {
    "0004_merging": (*tables.WORDS, *tables.derived.tables),
    "0003_via": ("decisions", "conflicts"),
    "0001": ("verdicts",),
}
"""Version -> the tables it had not, besides those that came after the next one."""
COLUMNS = {
    "0003_via": (
        *(("statements", "layer"), ("statements", "of"), ("statements", "reading")),
        ("changes", "key"),
    ),
    "0001": (("statements", "via"),),
}
SCOPE = Scope("Anna", frozenset({"d1"}), frozenset({"Ben"}))


@pytest.fixture
def server() -> Iterator[store.Postgres]:
    with new_database() as address:
        made = store.Postgres(address)
        yield made
        made.close()


@pytest.fixture
def project(server: store.Postgres) -> Project:
    made = Project.founded(store.create_schema(server, "p_one", "Night ferry"), "Anna")
    made.add(talk())
    made.code("d1", 48, 83, "code", {"code": "sailings"}, memo="of the night")
    made.code("d1", 8, 39, "code", {"code": "ferry"}, coder="Ben")
    return made


def older(server: store.Postgres, version: str) -> None:
    """Leave a project as a version before left it."""
    with server.within("p_one", writes=True) as connection:
        connection.exec_driver_sql('DROP SCHEMA "p_one_seen" CASCADE')
        for known in LATER:
            if version <= known:
                for name in LATER[known]:
                    connection.exec_driver_sql(f"DROP TABLE {name}")
                    key = {"key": f"revision of {name}"}
                    connection.execute(sa.text("DELETE FROM meta WHERE id = :key"), key)
                for table, column in COLUMNS.get(known, ()):
                    connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
        told = sa.text("UPDATE meta SET value = :version WHERE id = 'schema'")
        connection.execute(told, {"version": version})
        connection.exec_driver_sql("DELETE FROM meta WHERE id = 'views'")


def laid(server: store.Postgres, schema: str) -> list[tuple[object, ...]]:
    """Every column of a schema, with its type and order."""
    query = sa.text(
        "SELECT table_name, column_name, data_type, collation_name, is_nullable "
        "FROM information_schema.columns WHERE table_schema = :schema "
        "AND table_name <> 'alembic_version' ORDER BY 1, 2"
    )
    with server.within(schema, writes=False) as connection:
        return [tuple(row) for row in connection.execute(query, {"schema": schema})]


def told(database: store.Database) -> list[object]:
    here = Project(database, "Anna")
    return [
        [(s.quote, s.coder, s.values, s.memo) for s in here.statements()],
        [s.quote for s in here.statements(q="sail")],
        here.counts(),
        [(c.id, c.by, c.summary) for c in here.history()],
    ]


@pytest.mark.parametrize("version", ["0001", "0003_via", "0004_merging"])
def test_an_older_project_holds_what_it_held_and_is_laid_as_a_new_one(
    server: store.Postgres, project: Project, version: str
) -> None:
    before = told(project.database)
    older(server, version)
    assert server.is_older("p_one")
    here = store.open_schema(server, "p_one")
    assert told(here) == before
    assert not server.is_older("p_one")
    store.create_schema(server, "p_new")
    assert laid(server, "p_one") == laid(server, "p_new")
    assert store.open_schema(server, "p_new").revisions().keys() == here.revisions().keys()
    with here.reading() as connection:
        assert index.differences(connection) == 0
    assert [r["coder"] for r in store.fetch(scoped(here, SCOPE), "statements")] == ["Anna"]
    writing = Project(here, "Anna")
    writing.code("d1", 53, 67, "code", {"code": "later"})
    writing.undo()
    assert [s.quote for s in writing.statements()] == [quote for quote, *_ in before[0]]


def test_a_migration_that_fails_leaves_the_schema_as_it_was(
    server: store.Postgres, project: Project, tmp_path: Path
) -> None:
    before = told(project.database), laid(server, "p_one"), server.schemas()
    broken = scripts(tmp_path / "broken", "1 / 0")
    with pytest.raises(ProjectError, match=r"Night ferry could not .* it is as it was"):
        bring_up(project.database, "p_one", scripts=broken, target="9999")
    assert (told(project.database), laid(server, "p_one"), server.schemas()) == before
    assert store.count(scoped(project.database, SCOPE), "statements") == 1
    bring_up(project.database, "p_one", scripts=scripts(tmp_path / "good"), target="9999")
    assert project.database.revisions()["schema"] == "9999"
    with project.database.reading() as connection:
        assert connection.execute(sa.text("SELECT DISTINCT mood FROM statements")).all() == [
            ("calm",)
        ]
    with pytest.raises(NewerProject, match="newer version"):
        store.open_schema(server, "p_one")
    assert told(project.database) == before[0]


def test_two_processes_that_open_it_at_once_bring_it_up_to_date_once(
    server: store.Postgres, project: Project
) -> None:
    before = told(project.database)
    older(server, "0003_via")
    found: list[list[object]] = []
    troubles: list[HustingsError] = []
    ready = threading.Barrier(3)

    def work() -> None:
        elsewhere = store.Postgres(server.url.render_as_string(hide_password=False))
        try:
            ready.wait()
            found.append(told(store.open_schema(elsewhere, "p_one")))
        except HustingsError as trouble:
            troubles.append(trouble)
        finally:
            elsewhere.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert found == [before] * 3


def test_the_indexes_of_a_newer_version_are_laid_on_opening(
    project: Project, server: store.Postgres
) -> None:
    query = sa.text("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'p_one'")

    def there() -> set[tuple[str, str]]:
        with server.within("p_one", writes=False) as connection:
            return {(row[0], row[1]) for row in connection.execute(query)}

    before = there()
    assert {"statements_by_form", "statements_by_coder_and_text"} <= {name for name, _ in before}
    with server.within("p_one", writes=True) as connection:
        connection.exec_driver_sql("DROP INDEX statements_by_form, statements_by_coder_and_text")
        connection.exec_driver_sql("DELETE FROM meta WHERE id = 'ways'")
    written = project.revision
    with Project(store.open_schema(server, "p_one", "Night ferry")) as again:
        assert there() == before
        assert again.revision == written, "it is no change of the project"
    with Project(store.open_schema(server, "p_one", "Night ferry")) as again:
        assert again.database.revisions()["ways"] == ways.wanted()
