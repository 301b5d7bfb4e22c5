"""What is no project, or is held by another, is said when it is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.errors import (
    NotAProject,
    ProjectError,
)
from hustings.project import Project


class TestOpening:
    def test_a_text_is_no_project(self, tmp_path: Path) -> None:
        path = tmp_path / "a.hustings"
        path.write_text("hello " * 50)
        with pytest.raises(NotAProject, match="is not a Hustings project"):
            Project.open(path)
        assert path.read_text() == "hello " * 50

    def test_a_missing_project_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(NotAProject, match="There is no project"):
            Project.open(tmp_path / "none.hustings")
        assert not list(tmp_path.iterdir())

    def test_another_database_is_no_project(self, tmp_path: Path) -> None:
        import sqlite3

        path = tmp_path / "other.hustings"
        with sqlite3.connect(path) as connection:
            connection.execute("create table things (id)")
        connection.close()
        before = path.read_bytes()
        with pytest.raises(NotAProject, match="not a Hustings project"):
            Project.open(path)
        assert path.read_bytes()[100:] == before[100:]

    def test_a_project_cut_short_is_refused_and_left_as_it_is(
        self, project: Project, tmp_path: Path
    ) -> None:
        project.close()
        data = project.path.read_bytes()
        cut = tmp_path / "cut.hustings"
        cut.write_bytes(data[: len(data) // 2])
        with pytest.raises(NotAProject, match="cut off"):
            Project.open(cut)
        assert cut.read_bytes() == data[: len(data) // 2]

    def test_a_newer_project_is_refused(self, project: Project) -> None:
        import sqlite3

        project.close()
        with sqlite3.connect(project.path) as connection:
            connection.execute("update meta set value = '9000' where id = 'schema'")
        connection.close()
        with pytest.raises(ProjectError, match="newer version"):
            Project.open(project.path)

    def test_nothing_is_made_over_a_file_that_is_there(self, project: Project) -> None:
        with pytest.raises(ProjectError, match="there already"):
            Project.create(project.path)

    def test_two_hold_one_project_and_see_each_other(self, project: Project) -> None:
        with Project.open(project.path) as other:
            made = other.code("d1", 53, 60, "code", {"code": "x"})
            assert project.statement(made.id) == made
            project.undo()
            assert other.statements() == []

    def test_a_project_held_by_another_writer_says_so(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import sqlite3

        holder = sqlite3.connect(project.path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with Project.open(project.path) as other:
            with other.database.reading() as connection:
                connection.exec_driver_sql("PRAGMA busy_timeout=50")
            with pytest.raises(ProjectError, match="Another program is writing"):
                other.code("d1", 53, 60, "code", {"code": "x"})
        holder.execute("ROLLBACK")
        holder.close()
