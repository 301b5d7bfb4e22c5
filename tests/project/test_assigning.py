"""Assignments of a project: drawn, logged, followed through corrections and merged files."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.errors import OptionError, UnknownName
from hustings.project import Project
from hustings.project.standpoint import Sharing

from ..conftest import talk


@pytest.fixture
def three(tmp_path: Path):
    with Project.create(tmp_path / "a.hustings", coder="Ann") as made:
        made.add(talk("d1"), talk("d2"), talk("d3"))
        yield made


def seen(project: Project, name: str, **sharing: bool) -> Project:
    return project.seen_by(name, Sharing("x", coders=lambda: ["Ben", "Cleo"], **sharing))[0]


def test_a_batch_is_one_change_and_states_follow_what_is_done(three: Project) -> None:
    made = three.assign([], ["Ben", "Cleo"], double=1.0, seed=4)
    assert {(a.transcript, a.coder, a.part) for a in made} == {
        (d, c, "double") for d in ("d1", "d2", "d3") for c in ("Ben", "Cleo")
    }
    assert three.history(limit=1)[0].summary == "Made 6 assignments to be coded blind"
    three.code("d1", 8, 39, "code", {"code": "ferry"}, coder="Ben")
    three.finish("d2", "Ben")
    states = {a.transcript: a.state for a in three.assignments("Ben")}
    assert states == {"d1": "begun", "d2": "finished", "d3": "open"}
    with pytest.raises(OptionError, match="assigned already"):
        three.assign([], ["Ben", "Cleo"], double=1.0)
    one = next(a for a in three.assignments("Ben") if a.transcript == "d3")
    assert three.reassign(one.id, "Dov").coder == "Dov"
    three.undo()
    three.withdraw_assignment(one.id)
    with pytest.raises(UnknownName):
        three.assignment(one.id)


def test_what_is_drawn_is_what_is_assigned_and_a_preview_writes_nothing(three: Project) -> None:
    before = three.revision
    drawn = three.drawn([], ["Ben", "Cleo"], double=0.34, seed=9)
    assert three.revision == before
    made = three.assign([], ["Ben", "Cleo"], double=0.34, seed=9)
    assert [(d.unit, c) for d in drawn for c in d.coders] == [(a.transcript, a.coder) for a in made]


def test_a_text_stays_blind_when_it_is_corrected_and_opens_with_the_last(three: Project) -> None:
    three.assign(["d1"], ["Ben", "Cleo"], double=1.0)
    three.by("Cleo").code("d1", 48, 83, "code", {"code": "secret"})
    turn = three.transcript("d1").turns[0].id
    three.mend_turn("d1", turn, "Should this ferry sail by night?")
    ben = seen(three, "Ben")
    assert ben.statements() == []
    assert [c.name for c in ben.concepts()] == []
    three.finish("d1", "Cleo")
    assert seen(three, "Ben").finished() == {}
    three.finish("d1", "Ben")
    assert [s.coder for s in seen(three, "Ben").statements()] == ["Cleo"]


def test_blind_is_over_too_where_both_finished_in_files_that_were_merged(
    three: Project, tmp_path: Path
) -> None:
    three.assign(["d1"], ["Ben", "Cleo"], double=1.0)
    for name in ("Ben", "Cleo"):
        file = tmp_path / f"{name}.hustings"
        three.hand_over(file, to=name, transcripts=["d1"])
        assert b"secret" not in file.read_bytes()
        with Project.open(file, coder=name) as theirs:
            assert theirs.statements() == []
            theirs.code("d1", 48, 83, "code", {"code": "secret"})
            theirs.finish("d1")
            theirs.fold()
        assert {s.coder for s in seen(three, "Ben").statements()} <= {"Ben"}
        three.merge_file(file)
    assert len(seen(three, "Ben").statements()) == 2
    assert {a.closed for a in three.assignments()} == {False}


def test_only_members_who_may_code_are_given_something(three: Project) -> None:
    _, writes = three.seen_by("Ann", Sharing("x", others=True, coders=lambda: ["Ben"]))
    with pytest.raises(UnknownName, match="coder 'Bem'"):
        writes.assign([], ["Bem"])


def test_a_view_of_one_person_is_kept_and_another_is_another(three: Project) -> None:
    three.assign(["d1"], ["Ben", "Cleo"], double=1.0)
    ben, again, cleo = seen(three, "Ben"), seen(three, "Ben"), seen(three, "Cleo")
    assert ben == again
    assert ben != cleo
    assert ben != three
    assert ben.whole == three
    for _ in range(3):
        three.finish("d1", "Cleo")
        three.reopen("d1", "Cleo")
        assert seen(three, "Ben").statements() == []


def test_a_text_is_adjudicated_once_nothing_in_it_waits(three: Project) -> None:
    three.assign(["d1"], ["Ben", "Cleo"], double=1.0, seed=4)
    for coder, word in (("Ben", "ferry"), ("Cleo", "boat")):
        for start, end in ((8, 39), (53, 67)):
            three.code("d1", start, end, "code", {"code": word}, coder=coder)
        three.finish("d1", coder)

    def states() -> set[str]:
        return {a.state for a in three.assignments()}

    first, second = (o.difference.id for o in three.differences("d1"))
    three.adjudicate(first, "a")
    assert states() == {"finished"}
    three.adjudicate(second, "b")
    assert states() == {"adjudicated"}
    three.undo()
    assert states() == {"finished"}
