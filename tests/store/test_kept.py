"""What is kept in memory never outlives a write, whoever made it."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hustings.errors import CodingError
from hustings.project import Project


@pytest.fixture
def two(tmp_path: Path):
    """The same project opened twice, as by two programs."""
    with (
        Project.create(tmp_path / "p.hustings") as first,
        Project.open(tmp_path / "p.hustings") as second,
    ):
        yield first, second


def test_another_program_sees_a_new_name_and_form_at_once(two: tuple[Project, Project]) -> None:
    first, second = two
    assert second.actors() == []
    first.make("actors", "Edda Voss")
    first.define_form({"name": "doubt", "fields": [{"name": "doubted", "kind": "concept"}]})
    assert [a.name for a in second.actors()] == ["Edda Voss"]
    assert "doubt" in {f.name for f in second.forms()}


def test_undo_redo_and_a_renaming_are_seen_in_statements(
    two: tuple[Project, Project], tmp_path: Path
) -> None:
    first, second = two
    (tmp_path / "t.txt").write_text("VOSS: The berth is too short.\nRENN: It was always short.\n")
    talk = first.add(tmp_path / "t.txt")[0]
    made = first.code(talk.id, 6, 28, "code", {"code": "berth"})
    assert second.statement(made.id).speaker == "VOSS"
    voss = next(a for a in first.actors() if a.name == "VOSS")
    first.change_name("actors", voss.id, name="Edda Voss")
    assert second.statement(made.id).speaker == "Edda Voss"
    first.undo()
    assert second.statement(made.id).speaker == "VOSS"
    second.redo()
    assert first.statement(made.id).speaker == "Edda Voss"
    turn = talk.turns[0]
    first.correct(talk.id, "speaker", turn=turn.id, speaker="Tobias Renn")
    assert second.statement(made.id).speaker == "Tobias Renn"
    assert second.counts()["statements"] == 1
    first.delete([made.id])
    assert second.counts()["statements"] == 0
    assert second.next_steps()[0] == first.next_steps()[0]


def test_a_project_whose_tables_were_never_counted_is_counted_from_its_next_write(
    two: tuple[Project, Project],
) -> None:
    first, second = two
    with first.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM meta WHERE id LIKE 'revision of %'")
    assert second.concepts() == []
    first.make("concepts", "Night sailings")
    assert [c.name for c in second.concepts()] == ["Night sailings"]
    first.make("concepts", "Shop takings")
    assert len(second.concepts()) == 2


def test_two_who_make_the_same_new_name_at_the_same_moment_are_both_served(
    two: tuple[Project, Project], tmp_path: Path
) -> None:
    (tmp_path / "t.txt").write_text("VOSS: The berth is too short.\nRENN: It was always short.\n")
    talk = two[0].add(tmp_path / "t.txt")[0]
    gate = threading.Barrier(2)

    def code(project: Project) -> None:
        for i in range(30):
            gate.wait()
            project.code(talk.id, 6, 28, "code", {"code": f"name {i}"})

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(code, project) for project in two]:
            done.result()
    assert [c.name for c in two[0].concepts()] == sorted(f"name {i}" for i in range(30))
    assert two[1].counts()["statements"] == 60


def test_the_same_statement_sent_again_is_one_statement(
    two: tuple[Project, Project], tmp_path: Path
) -> None:
    (tmp_path / "t.txt").write_text("VOSS: The berth is too short.\nRENN: It was always short.\n")
    talk = two[0].add(tmp_path / "t.txt")[0]
    first = two[0].code(talk.id, 6, 28, "code", {"code": "berth"}, id="s1")
    assert two[1].code(talk.id, 6, 28, "code", {"code": "berth"}, id="s1") == first
    with pytest.raises(CodingError, match="another statement with the id s1"):
        two[1].code(talk.id, 6, 15, "code", {"code": "berth"}, id="s1")
    assert two[0].counts()["statements"] == 1
