"""Memos on texts, concepts, people and the project: signed, undone, and in every file that leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.errors import CodingError, NotAllowed, OptionError, UnknownName
from hustings.private import Name, scan
from hustings.project import Project
from hustings.project.standpoint import Sharing
from hustings.store import Scope

from ..conftest import talk


@pytest.fixture
def project(tmp_path: Path):
    with Project.create(tmp_path / "bay.hustings", coder="Anna") as made:
        made.add(talk())
        made.code("d1", 48, 83, "code", {"code": "night sailings"})
        yield made


def ids(project: Project) -> dict[str, str]:
    named = [*project.actors(), *project.concepts()]
    return {n.name: n.id for n in named}


def noted(project: Project) -> Project:
    """With a memo on each kind of thing."""
    project.write_memo("Ask who paid for the buoys.", "text", "d1")
    project.write_memo(
        "Close to *tide tables*; keep apart.", "concept", ids(project)["night sailings"]
    )
    project.write_memo("Speaks for the Guild since spring.", "person", ids(project)["Calder"])
    project.write_memo("Second round of coding in May.")
    return project


def told(project: Project) -> set[tuple[str, str, str]]:
    return {(m.on, m.text, m.by) for m in project.memos()}


def test_a_memo_is_signed_changed_taken_away_and_each_is_undone(project: Project) -> None:
    memo = project.write_memo("  Ask who paid.\n", "text", "d1")
    assert (memo.text, memo.on, memo.of, memo.by) == ("Ask who paid.", "text", "d1", "Anna")
    assert memo.at.endswith("Z")
    project.change_memo(memo.id, "Ask who paid for the buoys.")
    assert [m.text for m in project.memos("text", "d1")] == ["Ask who paid for the buoys."]
    project.undo()
    assert [m.text for m in project.memos()] == ["Ask who paid."]
    project.delete_memo(memo.id)
    assert project.memos() == []
    project.undo()
    assert [m.id for m in project.memos()] == [memo.id]


def test_several_people_write_beside_each_other_and_change_only_their_own(project: Project) -> None:
    first = project.write_memo("mine", "text", "d1")
    ben = project.by("Ben", Sharing("bay"))
    ben.write_memo("another view", "text", "d1")
    assert {m.by for m in project.memos("text", "d1")} == {"Anna", "Ben"}
    with pytest.raises(NotAllowed):
        ben.change_memo(first.id, "overwritten")
    with pytest.raises(NotAllowed):
        ben.delete_memo(first.id)
    assert {m.text for m in project.memos()} == {"mine", "another view"}
    project.by("Cleo", Sharing("bay", others=True)).delete_memo(first.id)
    assert {m.text for m in project.memos()} == {"another view"}


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (("x", "text", "d9"), OptionError),
        (("x", "person", ""), OptionError),
        (("x", "turn", "d1"), UnknownName),
        ((" \n ", "project"), CodingError),
        (("x" * 200_001,), CodingError),
    ],
)
def test_what_makes_no_memo_is_refused_and_nothing_is_written(project, given, error) -> None:
    before = project.revision
    with pytest.raises(error):
        project.write_memo(*given)
    assert (project.memos(), project.revision) == ([], before)


def test_a_memo_follows_its_text_its_name_and_goes_with_them(project: Project) -> None:
    noted(project)
    turn = project.transcript("d1").turns[-1].id
    project.mend_turn("d1", turn, "Other words entirely.")
    assert [m.of for m in project.memos("text")] == [project.current("d1")]
    other = project.make("concepts", "late boats")
    project.merge("concepts", [ids(project)["night sailings"]], other)
    assert [m.of for m in project.memos("concept")] == [other]
    lone = project.make("actors", "Pell")
    project.write_memo("never came", "person", lone)
    project.drop("actors", lone)
    assert [m.text for m in project.memos("person")] == ["Speaks for the Guild since spring."]
    project.remove(project.current("d1"))
    assert {m.on for m in project.memos()} == {"concept", "person", "project"}
    project.undo()
    assert {m.on for m in project.memos()} == {"text", "concept", "person", "project"}


def test_making_a_name_is_not_undone_under_its_memo(project: Project) -> None:
    key = project.make("concepts", "pilotage")
    project.write_memo("as Renn uses it", "concept", key)
    ben = project.history(record=key)[-1]
    with pytest.raises(Exception, match="memo"):
        project.undo(ben.id)
    assert [m.of for m in project.memos()] == [key]


def test_whoever_codes_blind_does_not_see_the_others_memos(project: Project) -> None:
    noted(project)
    ben = project.by("Ben")
    ben.write_memo("Ben's own", "text", "d1")
    blind = ben.within(Scope("Ben", frozenset({"d1"}), frozenset({"Anna"})))
    assert told(blind) == {("text", "Ben's own", "Ben")}
    assert len(told(project)) == 5


def test_memos_go_through_refi_qda_and_back(project: Project, tmp_path: Path) -> None:
    noted(project)
    file = tmp_path / "bay.qdpx"
    assert not [line for line in project.export_file(file)["left"] if "memo" in line]
    with Project.create(tmp_path / "back.hustings", coder="Ben") as back:
        report = back.import_file(file)
        assert report["imported"]["memos"] == 4
        assert told(back) == told(project)
        known = ids(back) | {t["title"]: t["id"] for t in back.transcripts()}
        assert {m.of for m in back.memos()} <= {*known.values(), ""}
        back.import_file(file)
        assert len(back.memos()) == 4
        again = tmp_path / "again.qdpx"
        back.delete_memo(back.memos("text")[0].id)
        back.export_file(again)
        with Project.create(tmp_path / "third.hustings") as third:
            third.import_file(again)
            assert {m.on for m in third.memos()} == {"concept", "person", "project"}


def test_a_format_without_memos_says_so(project: Project, tmp_path: Path) -> None:
    noted(project)
    left = project.export_file(tmp_path / "bay.dna")["left"]
    assert any(line.startswith("4 memos on texts") for line in left)


def test_memos_are_handed_over_with_what_they_stand_on(project: Project, tmp_path: Path) -> None:
    noted(project)
    project.by("Ben").write_memo("Ben's own", "text", "d1")
    project.hand_over(tmp_path / "open.hustings", to="Ben")
    project.hand_over(tmp_path / "blind.hustings", to="Ben", blind=True)
    with Project.open(tmp_path / "open.hustings") as part:
        assert len(part.memos()) == 5
    with Project.open(tmp_path / "blind.hustings") as part:
        assert told(part) == {("text", "Ben's own", "Ben")}


def test_two_copies_are_merged_with_the_memos_of_both(project: Project, tmp_path: Path) -> None:
    noted(project)
    both = project.write_memo("one\ntwo\nthree", "text", "d1")
    clash = project.write_memo("as it was", "project")
    project.hand_over(tmp_path / "ben.hustings", to="Ben")
    with Project.open(tmp_path / "ben.hustings", coder="Ben") as other:
        other.write_memo("from the quay", "text", "d1")
        other.change_memo(both.id, "one\ntwo\nTHREE")
        other.change_memo(clash.id, "as Ben has it")
        other.delete_memo(other.memos("person")[0].id)
    project.change_memo(both.id, "ONE\ntwo\nthree")
    project.change_memo(clash.id, "as Anna has it")
    project.merge_file(tmp_path / "ben.hustings")
    texts = {m.text for m in project.memos()}
    assert {"from the quay", "ONE\ntwo\nTHREE", "as Anna has it"} <= texts
    assert not project.memos("person")
    (open_,) = project.conflicts()
    assert (open_.ours, open_.theirs) == ("as Anna has it", "as Ben has it")


def test_a_copy_without_names_has_them_in_no_memo(project: Project, tmp_path: Path) -> None:
    noted(project)
    project.write_memo("Calder and Renn fell out.", "person", ids(project)["Calder"])
    (tmp_path / "out").mkdir()
    out = tmp_path / "out" / "copy.hustings"
    project.share(out, [Name("Calder", "Person 1", "person"), Name("Renn", "Person 2", "person")])
    assert scan(out, ["Calder", "Renn"]) == []
    with Project.open(out) as copy:
        assert "Person 1 and Person 2 fell out." in {m.text for m in copy.memos("person")}
        assert {m.of for m in copy.memos("person")} == {ids(copy)["Person 1"]}
        assert len(copy.memos()) == 5


def test_an_erased_text_takes_its_memos_along(project: Project) -> None:
    noted(project)
    project.write_memo("heard from a heron", "text", "d1")
    project.write_memo("only he says kelpstone", "concept", ids(project)["night sailings"])
    project.erase("d1")
    project.fold()
    data = project.path.read_bytes()
    assert b"heron" not in data
    assert b"kelpstone" not in data
    assert [m.on for m in project.memos()] == ["project"]
