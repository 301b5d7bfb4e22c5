"""Correcting a text by hand: turns keep their people, and whatever moved waits for a person's decision."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hustings.errors import CodingError, OptionError, UnknownName
from hustings.model import Section, Selection
from hustings.project import Project

from ..conftest import TALK, talk
from .test_replace import code, everything


def turn(project: Project, number: int) -> str:
    return project.transcript().turns[number].id


def said(project: Project) -> list[tuple[str | None, str]]:
    text = project.transcript()
    return [(t.speaker, text.quote(t.start, t.end)) for t in text.turns]


def everything_else(project: Project) -> dict[str, Any]:
    return {**everything(project), "unsettled": project.unsettled()}


def test_a_typing_error_is_mended_in_its_turn_and_every_turn_keeps_its_speaker(
    project: Project,
) -> None:
    inside, behind = code(project, "bring visitors"), code(project, "bring noise")
    project.correct("d1", "speaker", turn=turn(project, 2), speaker="Voss")
    report = project.mend_turn("d1", turn(project, 1), "Yes. Night sailings bring more visitors.")
    assert [r["id"] for r in report["moved"]] == [inside]
    assert [r["id"] for r in report["kept"]] == [behind]
    assert said(project) == [
        ("Ostrow", "Should the ferry sail at night?"),
        ("Calder", "Yes. Night sailings bring more visitors."),
        ("Voss", "They bring noise."),
    ]
    assert project.transcript().text == TALK.replace("bring visitors", "bring more visitors")
    assert project.statement(behind).speaker == "Voss"


def test_a_turn_without_words_goes_with_its_label(project: Project) -> None:
    key = code(project, "Night sailings")
    report = project.mend_turn("d1", turn(project, 1), " \n")
    assert (
        project.transcript().text
        == "OSTROW: Should the ferry sail at night?\nRENN: They bring noise.\n"
    )
    assert said(project) == [
        ("Ostrow", "Should the ferry sail at night?"),
        ("Renn", "They bring noise."),
    ]
    assert [r["id"] for r in report["unplaced"]] == [key]


def test_a_passage_is_added_the_way_its_neighbours_are_written(project: Project) -> None:
    key = code(project, "bring noise")
    report = project.add_passage("d1", "And the taxis?", after=turn(project, 1), speaker="Ostrow")
    assert [r["id"] for r in report["kept"]] == [key]
    assert project.transcript().text == TALK.replace("RENN:", "OSTROW: And the taxis?\nRENN:")
    assert said(project)[2] == ("Ostrow", "And the taxis?")
    project.add_passage(project.transcript().id, "Order, please.", speaker="Edda Voss")
    assert project.transcript().text.startswith("EDDA VOSS: Order, please.\nOSTROW: Should")
    assert project.transcript().turns[0].label_start == 0
    assert said(project)[1] == ("Ostrow", "Should the ferry sail at night?")


def test_sections_grow_with_the_passage_that_is_put_into_them(tmp_path: Any) -> None:
    with Project.create(tmp_path / "p.hustings") as project:
        project.add(talk().with_(sections=(Section("One", 0, 84), Section("Two", 84, 108))))
        project.add_passage("d1", "And cars?", after=turn(project, 0), speaker="Ostrow")
        text = project.transcript()
        assert [text.quote(s.start, s.end)[:4] for s in text.sections] == ["OSTR", "RENN"]
        assert (
            text.quote(text.sections[1].start, text.sections[1].end) == "RENN: They bring noise.\n"
        )


def test_what_changed_or_lost_its_words_is_listed_until_it_is_decided(project: Project) -> None:
    changed, gone = code(project, "bring visitors"), code(project, "They bring noise")
    project.mend_turn("d1", turn(project, 1), "Yes. Night sailings bring more visitors.")
    text = project.transcript()
    project.mend_turn(text.id, turn(project, 2), "I shall wait.")
    found = {n["statement"]: n for n in project.unsettled()}
    assert (found[changed]["what"], found[changed]["before"]) == ("moved", "bring visitors")
    assert (found[gone]["what"], found[gone]["before"]) == ("unplaced", "They bring noise")
    assert {n["transcript"] for n in found.values()} == {project.transcript().id}
    near = found[gone]["near"]
    assert project.transcript().text[near:].startswith("I shall wait.")
    project.settle([{"statement": changed, "do": "keep"}])
    assert [n["statement"] for n in project.unsettled()] == [gone]
    project.undo()
    assert len(project.unsettled()) == 2
    start = project.transcript().text.index("I shall")
    project.settle([{"statement": gone, "do": "here", "start": start, "end": start + 12}])
    assert project.statement(gone).quote == "I shall wait"
    assert project.statement(gone).transcript == project.transcript().id
    project.settle([{"statement": changed, "do": "delete"}])
    assert project.unsettled() == []
    assert [s.id for s in project.statements()] == [gone]


def test_several_decisions_are_one_change_and_a_wrong_one_changes_nothing(project: Project) -> None:
    one, two = code(project, "Night sailings"), code(project, "bring visitors")
    project.mend_turn("d1", turn(project, 1), "No.")
    before = everything_else(project)
    assert len(before["unsettled"]) == 2
    project.settle([{"statement": one, "do": "delete"}, {"statement": two, "do": "keep"}])
    assert project.unsettled() == []
    project.undo()
    assert everything_else(project) == before
    for wrong, error in (
        ([], OptionError),
        ([{"statement": one, "do": "guess"}], UnknownName),
        ([{"statement": "s9", "do": "keep"}], OptionError),
        ([{"statement": one, "do": "here"}], OptionError),
        (
            [
                {"statement": two, "do": "delete"},
                {"statement": one, "do": "here", "start": 5, "end": 5},
            ],
            CodingError,
        ),
    ):
        with pytest.raises(error):
            project.settle(wrong)
        assert everything_else(project) == before


def test_a_correction_is_undone_with_all_that_it_left_open(project: Project) -> None:
    code(project, "Night sailings")
    before = everything_else(project)
    project.mend_turn("d1", turn(project, 1), "No.")
    project.undo()
    assert everything_else(project) == before
    project.redo()
    assert len(project.unsettled()) == 1


def test_what_somebody_deleted_is_no_longer_open(project: Project) -> None:
    key = code(project, "Night sailings")
    project.mend_turn("d1", turn(project, 1), "No.")
    project.delete([key])
    assert project.unsettled() == []


def test_a_selection_of_the_earlier_text_means_its_correction(project: Project) -> None:
    key = code(project, "bring noise")
    project.mend_turn("d1", turn(project, 1), "Yes, yes.")
    assert [s.id for s in project.statements(Selection(transcripts=("d1",)))] == [key]
    assert project.current("d1") == project.transcript().id


def test_a_turn_or_text_that_is_there_no_more_is_refused(project: Project) -> None:
    first = turn(project, 1)
    project.mend_turn("d1", first, "Yes.")
    with pytest.raises(OptionError, match="was replaced by"):
        project.mend_turn("d1", first, "No.")
    with pytest.raises(OptionError, match="no turn"):
        project.mend_turn(project.transcript().id, first, "No.")
    with pytest.raises(OptionError, match="needs words"):
        project.add_passage(project.transcript().id, "  ")
    with pytest.raises(UnknownName):
        project.add_passage(project.transcript().id, "x", kind="shout")


def test_mending_a_turn_with_its_own_words_changes_nothing(project: Project) -> None:
    revision = project.revision
    project.mend_turn("d1", turn(project, 1), "Yes. Night sailings bring visitors.\r\n")
    assert project.revision == revision


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.sampled_from("ab é𝒳\u0301\u00a0\r\n🚢:"), max_size=30), st.integers(0, 2))
def test_mending_one_turn_with_any_words_keeps_every_other_turn(
    project: Project, words: str, number: int
) -> None:
    (old,) = project.add(talk("x").with_(id=""))
    keys = [project.code(old.id, t.start, t.end, "code", {"code": "x"}).id for t in old.turns]
    before = everything_else(project)
    project.mend_turn(old.id, project.transcript(old.id).turns[number].id, words)
    new = project.transcript(project.current(old.id))
    others = [t for t in old.turns if t is not old.turns[number]]
    kept = [t for i, t in enumerate(new.turns) if not (words.strip() and i == number)]
    assert [(t.speaker, new.quote(t.start, t.end)) for t in kept] == [
        (t.speaker, old.quote(t.start, t.end)) for t in others
    ]
    for i, key in enumerate(keys):
        now = project.statement(key)
        assert project.transcript(now.transcript).quote(now.start, now.end) == now.quote
        if i != number:
            assert now.quote == old.quote(old.turns[i].start, old.turns[i].end)
    if new.id != old.id:
        project.undo()
    assert everything_else(project) == before
    project.remove(old.id)
