"""Passages of a text given to coders, and second looks: what is read, seen, compared and kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from hustings.errors import NotAllowed, OptionError
from hustings.model import Selection, Source, Transcript, Turn
from hustings.project import Project
from hustings.project.coders.assignments import Assignment
from hustings.project.standpoint import Sharing

LINE = "The ferry should run at night."
ROWS = [f"A{n}: {LINE}" for n in range(8)]
STEP = len(ROWS[0]) + 1


def hearing(key: str = "d1") -> Transcript:
    """Eight speeches; speech n begins at n * 35, its words 4 later."""
    turns = [
        Turn(n * STEP + 4, n * STEP + 4 + len(LINE), "speech", f"A{n}", f"A{n}", label_start=n * STEP)
        for n in range(8)
    ]  # fmt: skip
    return Transcript(
        "\n".join(ROWS), tuple(turns), id=key, title="Hearing", source=Source(key, sha256=key)
    )


def words(n: int) -> tuple[int, int]:
    """Where the words of speech n stand."""
    return n * STEP + 4, n * STEP + 4 + len(LINE)


@pytest.fixture
def file(tmp_path: Path):
    with Project.create(tmp_path / "a.hustings", coder="Ann") as made:
        made.add(hearing())
        yield made


def seen(project: Project, name: str, **sharing: bool) -> Project:
    return project.seen_by(name, Sharing("x", coders=lambda: ["Ben", "Cleo"], **sharing))[0]


def of(project: Project, coder: str, first: int) -> Assignment:
    return next(a for a in project.assignments(coder) if a.first == first)


def code(project: Project, coder: str, *turns: int, what: str = "cost") -> None:
    for n in turns:
        project.code("d1", *words(n), "code", {"code": what}, coder=coder)


def test_passages_are_drawn_as_texts_are(file: Project) -> None:
    drawn = file.drawn([], ["Ben", "Cleo"], double=0.5, seed=3, turns=4)
    assert [(d.place.first, d.place.last, d.part) for d in drawn if d.place] in (
        [(1, 4, "double"), (5, 8, "single")], [(1, 4, "single"), (5, 8, "double")],
    )  # fmt: skip
    made = file.assign([], ["Ben", "Cleo"], double=0.5, seed=3, turns=4)
    assert [(a.first, a.coder) for a in made] == [
        (d.place.first, c) for d in drawn for c in d.coders
    ]
    assert len(made) == 3
    with pytest.raises(OptionError, match="assigned already"):
        file.assign([], ["Ben", "Cleo"], double=0.5, seed=3, turns=4)
    with pytest.raises(OptionError, match="2 to 10,000 turns"):
        file.drawn([], ["Ben"], turns=1)


def test_who_has_a_passage_is_not_given_the_text_around_it(file: Project) -> None:
    file.assign([], ["Ben"], turns=4)
    with pytest.raises(OptionError, match="assigned already"):
        file.assign([], ["Ben"])
    assert {a.coder for a in file.assign([], ["Cleo"])} == {"Cleo"}


def test_statements_count_in_the_passage_they_begin_in(file: Project) -> None:
    file.assign([], ["Ben"], turns=4)
    code(file, "Ben", 0, 3, 4)
    assert (of(file, "Ben", 1).statements, of(file, "Ben", 5).statements) == (2, 1)
    file.finish_assignment(of(file, "Ben", 1).id)
    assert [a.state for a in file.assignments("Ben")] == ["finished", "begun"]
    file.reopen_assignment(of(file, "Ben", 1).id)
    assert [a.state for a in file.assignments("Ben")] == ["begun", "begun"]


def test_a_finished_passage_is_shut_and_the_rest_of_the_text_is_not(file: Project) -> None:
    file.assign([], ["Ben"], turns=4, blind=False)
    _, ben = file.seen_by("Ben", Sharing("x", coders=lambda: ["Ben"]))
    ben.finish_assignment(of(file, "Ben", 1).id)
    with pytest.raises(NotAllowed, match="declared this text finished"):
        code(ben, "Ben", 3)
    code(ben, "Ben", 4)


def test_a_text_opens_with_the_last_of_its_passages(file: Project) -> None:
    file.assign([], ["Ben", "Cleo"], double=1.0, turns=4)
    code(file, "Cleo", 0)
    for coder, first in (("Ben", 1), ("Cleo", 1), ("Cleo", 5)):
        file.finish_assignment(of(file, coder, first).id)
        assert [s.coder for s in seen(file, "Ben").statements()] == []
    file.finish_assignment(of(file, "Ben", 5).id)
    assert [s.coder for s in seen(file, "Ben").statements()] == ["Cleo"]
    assert {a.closed for a in file.assignments()} == {False}
    _, ben = file.seen_by("Ben", Sharing("x", coders=lambda: ["Ben"]))
    with pytest.raises(NotAllowed, match="a manager"):
        ben.reopen_assignment(of(file, "Ben", 1).id)
    back = file.return_assignment(of(file, "Ben", 1).id, "look again")
    assert (back.state, back.closed) == ("returned", False)


def test_agreement_counts_the_passages_both_have_read(file: Project) -> None:
    file.assign([], ["Ben", "Cleo"], double=1.0, turns=4)
    # in turns 1 to 4 both mark one and Ben another; in 5 to 8 only Cleo has marked, and not finished
    code(file, "Ben", 0, 1)
    code(file, "Cleo", 0, 4, 5)
    for coder in ("Ben", "Cleo"):
        file.finish_assignment(of(file, coder, 1).id)
    made = file.agreement()
    found = made.finding["all forms"]
    assert found.statements == {"Ben": 2, "Cleo": 1}
    assert (found.matched, found.f1) == (1, pytest.approx(2 / 3))
    (text,) = made.universe.transcripts
    assert (text.passages, text.share) == (1, pytest.approx(4 * STEP / len(hearing().text)))
    assert "read 1 passage of 1 transcript" in made.words[0]
    # turns: of the four of the passage they part in one
    turns = file.agreement(unit="turn").fields["all forms"]["presence"]
    assert (turns.n, turns.percent) == (4, 0.75)
    file.finish_assignment(of(file, "Ben", 5).id)
    file.finish("d1", "Cleo")  # who has read the whole has read its passages
    whole = file.agreement().finding["all forms"]
    assert (whole.statements, whole.matched) == ({"Ben": 2, "Cleo": 3}, 1)
    assert file.agreement(unit="turn").fields["all forms"]["presence"].n == 8


def test_three_coders_in_pairs_on_passages_of_one_text(file: Project) -> None:
    file.assign(["d1"], ["Ben", "Cleo", "Dov"], double=1.0, turns=2, seed=1)
    code(file, "Ben", *range(8))
    code(file, "Cleo", *range(8))
    code(file, "Dov", *range(8))
    for one in file.assignments():
        file.finish_assignment(one.id)
    made = file.agreement()
    held = {c: {a.first for a in file.assignments(c)} for c in ("Ben", "Cleo", "Dov")}
    for pair in made.pairs:
        shared = held[pair.coders[0]] & held[pair.coders[1]]
        assert pair.matched == 2 * len(shared)
        assert pair.f1 == 1.0
    # what somebody marked in a passage that was not his is counted nowhere
    assert made.finding["all forms"].statements == {c: 2 * len(held[c]) for c in held}


def test_a_passage_follows_a_corrected_text_and_back(file: Project) -> None:
    file.assign([], ["Ben"], turns=4)
    turn = file.transcript("d1").turns[1].id
    file.mend_turn("d1", turn, "The ferry should run all night long, every night.")
    (first, second) = sorted(file.assignments("Ben"), key=lambda a: a.first)
    text = file.transcript(first.transcript).text
    assert (first.first, first.last, second.first, second.last) == (1, 4, 5, 8)
    assert text[second.start :].startswith("A4: ")
    assert second.stop == len(text)
    file.undo()
    assert [(a.start, a.stop) for a in file.assignments("Ben")] == [
        (0, 4 * STEP), (4 * STEP, len(hearing().text)),
    ]  # fmt: skip


def test_a_passage_read_in_a_file_of_ones_own_comes_back_read(
    file: Project, tmp_path: Path
) -> None:
    file.assign([], ["Ben", "Cleo"], double=1.0, turns=4)
    theirs = tmp_path / "ben.hustings"
    file.hand_over(theirs, to="Ben")
    with Project.open(theirs, coder="Ben") as copy:
        assert {a.coder for a in copy.assignments()} == {"Ben"}
        code(copy, "Ben", 0)
        copy.finish_assignment(of(copy, "Ben", 1).id)
        copy.fold()
    merged = file.merge_file(theirs)
    assert merged.conflicts == ()
    assert [a.state for a in file.assignments("Ben")] == ["finished", "open"]
    assert {a.state for a in file.assignments("Cleo")} == {"open"}


@pytest.fixture
def twice(file: Project) -> Project:
    """Ben has coded turns 1 to 4 as cost, and is asked to look at them again at once."""
    file.assign([], ["Ben"], turns=4)
    code(file, "Ben", 0, 1, 2)
    for one in file.assignments("Ben"):
        file.finish_assignment(one.id)
    file.assign_again(["Ben"], share=1.0, days=0)
    return file


def second(project: Project, first: int) -> Assignment:
    return next(a for a in project.assignments("Ben") if a.again and a.first == first)


def test_in_a_second_look_the_first_is_not_seen_and_nothing_counts_twice(twice: Project) -> None:
    assert len(seen(twice, "Ben").statements()) == 3
    begun = twice.begin_assignment(second(twice, 1).id)
    assert (begun.state, begun.statements) == ("begun", 0)
    view = Sharing("x", coders=lambda: ["Ben"])
    ben, writes = twice.seen_by("Ben", view)
    assert ben.statements() == []
    assert [c.summary for c in ben.history() if "Coded" in c.summary] == []
    made = writes.code("d1", *words(0), "code", {"code": "noise"})
    ben, writes = twice.seen_by("Ben", view)
    assert [(s.id, s.layer) for s in ben.statements()] == [(made.id, "again")]
    assert writes.edit(made.id, memo="sure").memo == "sure"
    # for everybody else it stands apart, and counts nowhere
    assert [s.values["code"] for s in twice.statements()] == ["cost"] * 3
    assert [s.id for s in twice.statements(Selection(layers=("again",)))] == [made.id]
    assert [s.values["code"] for s in twice.statements(Selection(layers=("coders",)))] == [
        "cost"
    ] * 3
    assert [s.values["code"] for s in twice.statements(Selection(coders=("Ben",)))] == ["cost"] * 3
    assert len(twice.statements(Selection(layers=("coders", "gold", "again")))) == 4
    assert twice.codings() == {("d1", "Ben"): 3}
    assert second(twice, 1).statements == 1
    twice.finish_assignment(begun.id)
    assert len(seen(twice, "Ben").statements()) == 3
    with pytest.raises(NotAllowed, match="second look stays"):
        twice.reopen_assignment(begun.id)
    with pytest.raises(NotAllowed, match="finished"):
        twice.seen_by("Ben", view)[1].edit(made.id, memo="less sure")


def test_agreement_of_one_coder_over_time(twice: Project) -> None:
    assert "has not finished a second look" in twice.agreement(coders=["Ben"], again=True).words[0]
    begun = twice.begin_assignment(second(twice, 1).id)
    code(twice, "Ben", 0, what="cost")
    code(twice, "Ben", 1, 3, what="noise")
    twice.finish_assignment(begun.id)
    made = twice.agreement(coders=["Ben"], again=True)
    found = made.finding["all forms"]
    # first: speeches 1 2 3, again: 1 2 4; two are the same passage, of which one has the same code
    assert found.statements == {"Ben": 3, "Ben, second look": 3}
    assert (found.matched, found.f1) == (2, pytest.approx(2 / 3))
    assert made.fields["code"]["code"].percent == 0.5
    assert made.words[0].startswith("Ben read 1 passage of 1 transcript twice")
    assert "the second look was finished 0 days after" in made.methods
    # coders among each other: a second look is nobody's
    with pytest.raises(OptionError, match="two coders or more"):
        twice.agreement()
    with pytest.raises(OptionError, match="name one coder"):
        twice.agreement(again=True)


def test_a_second_look_waits_for_its_day_and_for_the_first(file: Project) -> None:
    with pytest.raises(OptionError, match="drawn from what was assigned and finished"):
        file.assign_again()
    (one,) = file.assign([], ["Ben"])
    file.finish_assignment(one.id)
    (late,) = file.assign_again(share=1.0, days=14)
    assert late.state == "waiting"
    with pytest.raises(OptionError, match="from 20"):
        file.begin_assignment(late.id)
    with pytest.raises(OptionError, match="Begin the second look first"):
        file.finish_assignment(late.id)
    with pytest.raises(OptionError, match="same coder's"):
        file.reassign(late.id, "Cleo")
    with pytest.raises(OptionError, match="not given back"):
        file.return_assignment(late.id, "why not")
    with pytest.raises(OptionError, match="drawn from"):
        file.assign_again(days=0)  # it has one already
    file.withdraw_assignment(late.id)
    (now,) = file.assign_again(days=0)
    file.reopen("d1", "Ben")
    with pytest.raises(OptionError, match="coded for the first time"):
        file.begin_assignment(now.id)
    for share, days, why in ((0, 14, "above 0"), (1.1, 14, "at most 1"), (0.5, -1, "0 to 3,650")):
        with pytest.raises(OptionError, match=why):
            file.assign_again(share=share, days=days)


def test_a_second_look_in_a_file_of_ones_own(twice: Project, tmp_path: Path) -> None:
    twice.begin_assignment(second(twice, 1).id)
    theirs = tmp_path / "ben.hustings"
    twice.hand_over(theirs, to="Ben")
    assert not [s for s in twice.statements() if s.id.encode() in theirs.read_bytes()]
    with Project.open(theirs, coder="Ben") as copy:
        assert copy.statements() == []
        code(copy, "Ben", 0, what="noise")
        copy.finish_assignment(second(copy, 1).id)
        copy.fold()
    twice.merge_file(theirs)
    assert second(twice, 1).state == "finished"
    assert twice.agreement(coders=["Ben"], again=True).finding["all forms"].matched == 1
    assert [s.values["code"] for s in twice.statements()] == ["cost"] * 3
