"""A project without its index opens: it is made anew, in the file or beside one that is only read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hustings import store
from hustings.project import Project
from hustings.project.asking import Asked
from hustings.project.standpoint import Sharing
from hustings.store import tables


@pytest.fixture
def closed(project: Project) -> Path:
    """The talk with two statements, closed."""
    project.code("d1", 53, 67, "code", {"code": "night"}, id="s1")
    project.code("d1", 101, 106, "code", {"code": "noise"}, id="s2", speaker="Ada Renn")
    project.close()
    return project.path


def without_index(path: Path) -> None:
    """As a version without the index left it, but for its number."""
    with closing(sqlite3.connect(path)) as old:
        for name in (*tables.WORDS, *tables.derived.tables):
            old.execute(f"DROP TABLE {name}")
        old.execute("DELETE FROM meta WHERE id = 'journal'")
        old.commit()


def half_an_index(path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.execute("DELETE FROM statement_index WHERE statement = 's1'")
        old.execute("DELETE FROM meta WHERE id = 'journal'")
        old.commit()


def damaged(path: Path) -> None:
    """Other words in a text, which is seen without a seal too."""
    data = path.read_bytes()
    assert b"They bring noise." in data
    path.write_bytes(data.replace(b"They bring noise.", b"They bring peace."))


def older(path: Path) -> None:
    """As a version before layers and the index left it."""
    without_index(path)
    with closing(sqlite3.connect(path)) as old:
        for column in ("layer", "of", "reading"):
            old.execute(f"ALTER TABLE statements DROP COLUMN {column}")
        for name in ("decisions", "conflicts"):
            old.execute(f"DROP TABLE {name}")
        old.execute("ALTER TABLE changes DROP COLUMN key")
        old.execute("UPDATE meta SET value = '0003_via' WHERE id = 'schema'")
        old.commit()


def answers(project: Project) -> list[object]:
    return [
        [s.id for s in project.statements()],
        [s.id for s in project.statements(q="noise")],
        project.counted(Asked(), "speaker"),
        project.counts()["statements"],
        len(project.columns()),
    ]


@pytest.mark.parametrize("ill", [without_index, half_an_index])
def test_an_index_that_lacks_something_is_made_anew_on_opening(
    closed: Path, ill: Callable[[Path], None]
) -> None:
    with Project.open(closed) as project:
        expected = answers(project)
    ill(closed)
    with Project.open(closed) as project:
        assert answers(project) == expected
        project.code("d1", 53, 60, "code", {"code": "more"})
        assert len(project.statements()) == 3
    assert not list(store.troubles(closed))


def test_ways_of_looking_up_an_older_program_did_not_make_are_made_on_opening(closed: Path) -> None:
    ways = {str(way.name) for way in tables.statement_index.indexes}
    with Project.open(closed) as project:
        expected = answers(project)
    with closing(sqlite3.connect(closed)) as old:
        for name in ("statements_by_form", "statements_by_coder_and_text"):
            old.execute(f"DROP INDEX {name}")
        old.execute("CREATE INDEX statements_by_coder ON statement_index (coder)")
        old.execute("DELETE FROM meta WHERE id = 'journal'")
        old.commit()
    with Project.open(closed) as project:
        assert answers(project) == expected
    with closing(sqlite3.connect(closed)) as now:
        found = now.execute("SELECT name FROM sqlite_master WHERE tbl_name = 'statement_index'")
        there = {name for (name,) in found}
        assert ways < there
        assert not tables.FORMER & there, "what another index stands for is gone"
        plan = now.execute(
            "EXPLAIN QUERY PLAN SELECT statement FROM statement_index WHERE form = 'code' "
            "ORDER BY position, transcript, begin, stop, statement LIMIT 200"
        )
        (way,) = (row[-1] for row in plan)
        assert "statements_by_form" in way
    assert not list(store.troubles(closed))


@pytest.mark.parametrize("ill", [without_index, half_an_index, older])
def test_one_that_is_damaged_is_read_by_an_index_beside_it(
    closed: Path, ill: Callable[[Path], None]
) -> None:
    with Project.open(closed) as project:
        expected = answers(project)
    ill(closed)
    damaged(closed)
    bytes_before = closed.read_bytes()
    with Project.open(closed) as project:
        assert "damaged" in project.notice
        assert answers(project) == expected
        aside = project.database._aside
        assert aside is not None
        assert aside.exists()
    assert not aside.parent.exists()
    assert closed.read_bytes() == bytes_before


@pytest.mark.parametrize("ill", [without_index, half_an_index])
def test_who_codes_blind_sees_of_a_damaged_project_what_he_saw_before(
    project: Project, ill: Callable[[Path], None]
) -> None:
    project.assign(["d1"], ["Ben", "Cleo"], double=1.0)
    project.by("Ben").code("d1", 53, 67, "code", {"code": "night"}, id="s1")
    project.by("Cleo").code("d1", 101, 106, "code", {"code": "noise"}, id="s2")
    project.close()

    def seen() -> list[object]:
        with Project.open(project.path) as opened:
            return answers(opened.seen_by("Ben", Sharing("x", coders=lambda: ["Ben", "Cleo"]))[0])

    expected = seen()
    assert expected[0] == ["s1"]
    ill(project.path)
    damaged(project.path)
    assert seen() == expected
