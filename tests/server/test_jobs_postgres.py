"""Long answers over a project in PostgreSQL: worked out apart, and ended with their statement."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from hustings import store
from hustings.project import Project, Sharing
from hustings.project.answered import renewing_alone
from hustings.server.jobs import Jobs
from hustings.server.working import Task, answered
from hustings.store.scope import Scope

from ..conftest import talk
from ..postgres import new_database

PATIENT = 300
"""Seconds a new process may take on a busy machine."""
WAITING = sa.text(
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
    "AND datname = current_database()"
)


@pytest.fixture(scope="module")
def server() -> Iterator[store.Postgres]:
    with new_database() as address:
        made = store.Postgres(address)
        yield made
        made.close()


@pytest.fixture(scope="module")
def project(server: store.Postgres) -> Project:
    made = Project.founded(store.create_schema(server, "p_one", "Night ferry"), "Anna")
    made.add(talk())
    for who, concept, yes in (("Anna", "noise", True), ("Ben", "sailings", False)):
        values = {"concept": concept, "agreement": yes}
        made.code("d1", 53, 60, "position", values, coder=who)
    return made


def test_one_of_two_servers_of_a_database_renews_a_project(
    server: store.Postgres, project: Project, tmp_path: Path
) -> None:
    other = store.Postgres(server.url.render_as_string(hide_password=False))
    with renewing_alone(project) as mine:
        assert mine
        with other.alone("p_one", "renewing") as theirs, other.alone("p_two", "renewing") as two:
            assert (theirs, two) == (False, True)
    with other.alone("p_one", "renewing") as theirs, renewing_alone(project) as mine:
        assert (theirs, mine) == (True, False)
    other.close()
    with renewing_alone(project) as mine, Project.create(tmp_path / "bay.hustings") as file:
        assert mine
        with renewing_alone(file) as of_a_file:
            assert of_a_file


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs(1)
    yield made
    made.close()


def until(check: Callable[[], bool], seconds: float) -> None:
    begun = time.monotonic()
    while not check():
        assert time.monotonic() - begun < seconds, "it did not happen in time"
        time.sleep(0.02)


def test_a_long_answer_is_worked_out_by_another_process_as_each_may_see_it(
    project: Project, jobs: Jobs
) -> None:
    assert project.opens_elsewhere
    blind = Scope("Cleo", frozenset({"d1"}), frozenset({"Ben"}))
    sizes = []
    for view in (project, project.by("Cleo", Sharing("Night ferry")).within(blind)):
        told = jobs.begin(Task("measures", {}, view.standpoint)).future.result(PATIENT)
        assert json.loads(told) == json.loads(answered("measures", view, {}))
        sizes.append(len(told))
    assert sizes[0] > sizes[1]


def test_a_stopped_answer_takes_its_running_statement_along(
    project: Project, server: store.Postgres, jobs: Jobs
) -> None:
    def waiting() -> int:
        with server.engine.connect() as connection:
            return int(connection.execute(WAITING).scalar_one())

    with server.engine.connect() as holding, holding.begin():
        holding.execute(sa.text("LOCK TABLE p_one.statements, p_one.statement_index"))
        job = jobs.begin(Task("measures", {}, project.standpoint))
        until(lambda: waiting() == 1, PATIENT)  # it would wait for as long as this lock is held
        job.end()
        until(lambda: waiting() == 0, 20)
    assert jobs.begin(Task("measures", {}, project.standpoint)).future.result(PATIENT)


def test_where_a_project_lies_is_told_without_a_password() -> None:
    told = repr(store.Spot(Path("Night ferry"), "p_one", "postgresql://anna:secret@db/x"))
    assert "p_one" in told
    assert "secret" not in told
