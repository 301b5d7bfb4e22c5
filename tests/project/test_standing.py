"""What stands on a change is told before it is taken back, and can be taken back with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hustings.demo import make_demo
from hustings.errors import BuiltUpon, Changed, Gone, NothingToUndo, OptionError
from hustings.model import Suggestion
from hustings.project import Project, conflicts

from ..conftest import talk


def newest(project: Project) -> int:
    return project.history(limit=1)[0].id


def stands_on(project: Project, number: int) -> list[str]:
    """The verbs of the changes that stand on one."""
    with pytest.raises(BuiltUpon) as refused:
        project.undo(number)
    return [one["verb"] for one in refused.value.details["dependents"]]


def suggestion(key: str = "g1") -> Suggestion:
    return Suggestion(key, "causes", "d1", 53, 66, None, {}, 0.9, "rules/x", "1", "because")


def test_the_first_state_of_the_demo_is_no_step_of_undo(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.hustings") as project:
        before = project.counts()
        assert project.next_steps() == (None, None)
        with pytest.raises(NothingToUndo):
            project.undo()
        assert project.counts() == before


def test_the_first_state_is_taken_back_where_it_is_named(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.hustings") as project:
        before = project.counts()
        coded = next(c for c in project.history() if c.verb == "import")
        project.undo(coded.id)
        assert project.counts()["statements"] == 0
        project.undo()
        assert project.counts() == before


def test_a_text_with_statements_is_not_taken_back_alone(project: Project) -> None:
    added = newest(project)
    project.code("d1", 53, 60, "code", {"code": "x"})
    assert stands_on(project, added) == ["code"]
    assert project.counts()["statements"] == 1
    project.undo(added, with_dependents=True)
    assert (project.counts()["transcripts"], project.counts()["statements"]) == (0, 0)
    project.undo()
    assert [s.values for s in project.statements()] == [{"code": "x"}]


def test_a_name_that_others_use_is_not_taken_back_alone(project: Project) -> None:
    project.code("d1", 53, 60, "code", {"code": "x"})
    first = newest(project)
    project.code("d1", 53, 61, "code", {"code": "x"})
    assert stands_on(project, first) == ["code"]
    assert [s.values["code"] for s in project.statements()] == ["x", "x"]


def test_a_statement_is_not_brought_back_where_its_concept_is_gone(project: Project) -> None:
    said = project.code("d1", 53, 60, "code", {"code": "x"})
    project.delete([said.id])
    deleted = newest(project)
    project.drop("concepts", project.concepts()[0].id)
    assert stands_on(project, deleted) == ["delete"]
    project.undo(deleted, with_dependents=True)
    assert [s.values for s in project.statements()] == [{"code": "x"}]


def test_a_name_is_not_given_back_where_another_has_it(project: Project) -> None:
    key = project.make("concepts", "toll")
    project.change_name("concepts", key, name="fare")
    renamed = newest(project)
    project.make("concepts", "toll")
    assert stands_on(project, renamed) == ["make"]


def test_two_concepts_never_stand_under_each_other(project: Project) -> None:
    a, b = (project.make("concepts", name) for name in "ab")
    project.change_name("concepts", a, parent=b)
    project.change_name("concepts", a, parent=None)
    freed = newest(project)
    project.change_name("concepts", b, parent=a)
    assert stands_on(project, freed) == ["describe"]


def test_a_field_that_statements_use_stays_in_its_form(project: Project) -> None:
    deed = {"name": "deed", "kind": "concept"}
    project.define_form({"name": "promise", "field": [deed]})
    project.define_form({"name": "promise", "field": [deed, {"name": "when", "kind": "text"}]})
    widened = newest(project)
    project.code("d1", 53, 60, "promise", {"deed": "x", "when": "soon"})
    assert stands_on(project, widened) == ["code"]


def test_suggestions_go_with_their_text_and_come_again_with_it(project: Project) -> None:
    project.keep_suggestions([suggestion()])
    project.undo()
    assert project.suggestions() == []
    project.redo()
    assert [s.id for s in project.suggestions()] == ["g1"]
    project.undo()
    assert project.suggestions() == []


def test_a_change_is_taken_back_once(project: Project) -> None:
    project.code("d1", 53, 60, "code", {"code": "x"})
    number = newest(project)
    project.undo(number)
    with pytest.raises(OptionError, match="took it back already"):
        project.undo(number)
    assert project.history(limit=10)[1].state == "taken"


def test_undo_is_ones_own(project: Project) -> None:
    project.code("d1", 53, 60, "code", {"code": "x"})
    project.coder = "Ben"
    project.code("d1", 90, 94, "code", {"code": "y"})
    project.coder = "coder 1"
    project.undo()
    assert [s.values["code"] for s in project.statements()] == ["y"]
    project.coder = "Ben"
    project.undo()
    assert project.statements() == []
    with pytest.raises(NothingToUndo, match="nothing to undo for Ben"):
        project.undo()


def test_undo_never_takes_anothers_change_along(project: Project) -> None:
    said = project.code("d1", 53, 60, "code", {"code": "x"})
    project.coder = "Ben"
    project.edit(said.id, memo="seen")
    project.coder = "coder 1"
    with pytest.raises(BuiltUpon, match=r"stands on it: Edited a code.*\(Ben"):
        project.undo()
    assert project.statement(said.id).memo == "seen"


def test_what_one_undid_can_be_done_again_whatever_others_do(project: Project) -> None:
    project.code("d1", 53, 60, "code", {"code": "x"})
    project.undo()
    project.coder = "Ben"
    project.code("d1", 90, 94, "code", {"code": "y"})
    project.coder = "coder 1"
    project.redo()
    assert sorted(s.values["code"] for s in project.statements()) == ["x", "y"]


def test_a_write_holds_only_where_the_record_is_as_it_was(project: Project) -> None:
    said = project.code("d1", 53, 60, "code", {"code": "x"})
    before = project.known_record("statements", said.id, "statement")
    project.edit(said.id, memo="theirs")
    with pytest.raises(Changed) as refused, project.changing("edit", "mine") as change:
        change.update("statements", before, {"memo": "mine"})
    assert refused.value.details["theirs"] == {"memo": "theirs"}
    assert project.statement(said.id).memo == "theirs"
    assert project.history(limit=1)[0].summary != "mine"


def test_the_same_field_is_told_with_both_values(project: Project) -> None:
    said = project.code("d1", 53, 60, "code", {"code": "x"})
    revision = project.revisions([said.id])[said.id]
    project.coder = "Ben"
    project.edit(said.id, values={"code": "theirs"})
    project.coder = "coder 1"
    with pytest.raises(Changed) as refused:
        project.edit_since(said.id, revision, values={"code": "mine"})
    told = refused.value.details
    assert (told["by"], told["fields"]) == ("Ben", ["values.code"])
    assert (told["base"], told["theirs"], told["mine"]) == (
        {"values.code": "x"},
        {"values.code": "theirs"},
        {"values.code": "mine"},
    )
    assert "mine" not in [c.name for c in project.concepts()]
    project.edit_since(said.id, told["revision"], values={"code": "mine"})
    assert project.statement(said.id).values == {"code": "mine"}


def test_other_fields_of_one_statement_both_stand(project: Project) -> None:
    said = project.code("d1", 53, 60, "code", {"code": "x"})
    revision = project.revisions([said.id])[said.id]
    project.edit(said.id, commitment="reports")
    done = project.edit_since(said.id, revision, memo="mine")
    assert done.merged == ("commitment",)
    assert (done.statement.commitment, done.statement.memo) == ("reports", "mine")


def test_an_undo_counts_as_a_change_of_what_was_read(project: Project) -> None:
    said = project.code("d1", 53, 60, "code", {"code": "x"})
    project.edit(said.id, memo="first")
    revision = project.revisions([said.id])[said.id]
    project.undo()
    with pytest.raises(Changed):
        project.edit_since(said.id, revision, memo="second")


def test_an_edit_of_a_deleted_statement_says_who_deleted_it(project: Project) -> None:
    said = project.code("d1", 53, 60, "code", {"code": "x"})
    revision = project.revisions([said.id])[said.id]
    project.coder = "Ben"
    project.delete([said.id])
    with pytest.raises(Gone, match="Ben deleted") as refused:
        project.edit_since(said.id, revision, memo="mine")
    assert refused.value.details["change"] == newest(project)


def test_who_deleted_it_is_told_also_between_reading_and_writing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = project.code("d1", 53, 60, "code", {"code": "x"})
    revision = project.revisions([said.id])[said.id]
    read = conflicts.standing

    def then_deleted(*asked: Any) -> conflicts.Standing:
        found = read(*asked)
        project.delete([said.id])
        return found

    monkeypatch.setattr(conflicts, "standing", then_deleted)
    with pytest.raises(Gone) as refused:
        project.edit_since(said.id, revision, memo="mine")
    assert refused.value.details["change"] == newest(project)


def test_a_corrected_text_is_removed_with_the_one_it_replaced(project: Project) -> None:
    project.code("d1", 53, 60, "code", {"code": "x"})
    project.mend_turn("d1", project.transcript("d1").turns[2].id, "They bring more noise.")
    project.remove(project.transcripts()[0]["id"])
    assert project.titles() == {}
    project.undo()
    assert len(project.transcripts()) == 1
    assert len(project.titles()) == 2


def test_taking_back_a_hundred_changes_later_is_still_exact(project: Project) -> None:
    project.add(talk("d2"))
    added = newest(project)
    for i in range(100):
        project.code("d1", 53, 60, "code", {"code": f"c{i}"})
    project.undo(added)
    assert list(project.titles()) == ["d1"]
    assert project.counts()["statements"] == 100


def test_a_concept_merged_with_one_far_above_it_takes_its_place(project: Project) -> None:
    top, harm, noise, night = (
        project.make("concepts", name) for name in ("ferry", "harm", "noise", "noise at night")
    )
    for below, above in ((harm, top), (noise, harm), (night, noise)):
        project.change_name("concepts", below, parent=above)
    project.merge("concepts", [harm], night)
    assert {c.name: c.parent for c in project.concepts()} == {
        "ferry": None,
        "noise": night,
        "noise at night": top,
    }
    project.undo()
    assert {c.name: c.parent for c in project.concepts()} == {
        "ferry": None,
        "harm": top,
        "noise": harm,
        "noise at night": noise,
    }


def test_what_a_text_replaced_elsewhere_is_not_named_here(project: Project, tmp_path: Path) -> None:
    project.code("d1", 53, 60, "code", {"code": "x"})
    project.mend_turn("d1", project.transcript("d1").turns[2].id, "They bring more noise.")
    project.export_file(tmp_path / "all.qdpx")
    with Project.create(tmp_path / "other.hustings") as other:
        other.import_file(tmp_path / "all.qdpx")
        other.add(talk("d7").with_(replaces="d6"))
        assert {t["replaces"] for t in other.transcripts()} == {None}
