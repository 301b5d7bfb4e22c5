"""Files between people: corrected texts, decisions, forms, studies, and who speaks."""

from __future__ import annotations

import pytest

from hustings.errors import OptionError
from hustings.model import Suggestion
from hustings.project import Project

from .conftest import Two, Work, fields
from .holding import placed, rows
from .test_merging import _named


def test_a_mark_without_a_place_on_the_corrected_text_goes_to_unsettled(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    turn = two.ours.transcript("d1").turns[2].id
    two.ours.mend_turn("d1", turn, "Quite another thing altogether!")
    two.merge()
    assert [(n["what"], n["before"]) for n in two.ours.unsettled()] == [
        ("unplaced", "They bring noise.")
    ]
    assert placed(two.ours) == []


def test_the_same_correction_twice_is_one_text(two: Two) -> None:
    def mend(p: Project) -> object:
        return p.mend_turn("d1", p.transcript("d1").turns[2].id, "They bring much noise.")

    two.ben(mend, lambda p: p.code(p.transcripts()[0]["id"], 90, 112, "code", {"code": "noise"}))
    mend(two.ours)
    assert two.merge().conflicts == ()
    (one,) = two.ours.transcripts()
    assert {s.transcript for s in two.ours.statements()} == {one["id"]}
    assert placed(two.ours) == []


@pytest.mark.parametrize("choice", ["ours", "theirs"])
def test_two_corrections_of_one_text_are_both_kept_and_a_person_chooses(
    two: Two, choice: str
) -> None:
    def mended(words: str) -> Work:
        return lambda p: p.mend_turn("d1", p.transcript("d1").turns[2].id, words)

    two.ben(mended("They bring much noise."))
    mended("They bring no noise.")(two.ours)
    assert fields(two.merge()) == ["text"]
    assert sorted(t["title"] for t in two.ours.transcripts()) == [
        "The night ferry",
        "The night ferry (Ben)",
    ]
    two.ours.settle_conflicts([{"conflict": two.ours.conflicts()[0].key, "choice": choice}])
    on = two.ours.transcript(two.statement().transcript).text
    assert ("much noise" in on) == (choice == "theirs")
    assert placed(two.ours) == []


def test_open_loses_to_decided_and_two_decisions_are_a_conflict(two: Two) -> None:
    offers = [
        Suggestion(f"o{n}", "cause", "d1", 48, 83, None, {}, 0.5, "rule", "1", "said so")
        for n in range(3)
    ]
    two.ours.keep_suggestions(offers)
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(lambda p: p.decide_many(["o0", "o1"], "rejected"))
    two.ours.code(
        "d1", 48, 83, "cause", {"cause": "a", "effect": "b", "sign": "+"}, suggestion="o1"
    )
    made = two.merge()
    assert fields(made) == ["state"]
    states = {o.id: o.state for o in two.ours.suggestions()}
    assert states == {"o0": "rejected", "o1": "accepted", "o2": "open"}


def test_what_the_rules_found_on_both_sides_is_one_offer(two: Two) -> None:
    def offers(key: str) -> list[Suggestion]:
        return [Suggestion(key, "cause", "d1", 48, 83, None, {}, 0.5, "rule", "1", "said so")]

    two.ben(lambda p: p.keep_suggestions(offers("t")), lambda p: p.decide("t", "rejected"))
    two.ours.keep_suggestions(offers("o"))
    assert two.merge().conflicts == ()
    assert {o.id: o.state for o in two.ours.suggestions()} == {"o": "rejected"}


def test_fields_both_added_to_a_form_are_both_there(two: Two) -> None:
    def ask(name: str, kind: str = "text") -> Work:
        return lambda p: p.define_form(
            {
                "name": "code",
                "fields": [{"name": "code", "kind": "concept"}, {"name": name, "kind": kind}],
            }
        )

    two.ben(ask("tone"))
    ask("stake")(two.ours)
    assert two.merge().conflicts == ()
    form = next(f for f in two.ours.forms() if f.name == "code")
    assert {f.name for f in form.fields} == {"code", "tone", "stake"}


def test_a_field_of_two_kinds_is_refused_before_anything(two: Two) -> None:
    def ask(kind: str) -> Work:
        return lambda p: p.define_form(
            {
                "name": "code",
                "fields": [{"name": "code", "kind": "concept"}, {"name": "tone", "kind": kind}],
            }
        )

    two.ben(ask("text"))
    ask("yes/no")(two.ours)
    before = rows(two.ours)
    with pytest.raises(OptionError, match="'tone' of the form 'code' is of the kind"):
        two.merge()
    assert rows(two.ours) == before


def test_choices_both_added_are_both_there(two: Two) -> None:
    def choose(*choices: str) -> Work:
        fields = [
            {"name": "code", "kind": "concept"},
            {"name": "tone", "kind": "choice", "choices": list(choices)},
        ]
        return lambda p: p.define_form({"name": "code", "fields": fields})

    choose("calm")(two.ours)
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(choose("calm", "angry"))
    choose("calm", "proud")(two.ours)
    two.merge()
    form = next(f for f in two.ours.forms() if f.name == "code")
    assert set(form.field("tone").choices) == {"calm", "angry", "proud"}


def test_a_study_of_the_same_name_is_kept_under_theirs(two: Two) -> None:
    two.ben(lambda p: p.save_study("camps", {"kind": "network", "options": {"a": 1}}))
    two.ours.save_study("camps", {"kind": "network", "options": {"a": 2}})
    two.merge()
    assert {k: v["options"] for k, v in two.ours.studies().items()} == {
        "camps": {"a": 2},
        "camps (Ben)": {"a": 1},
    }


def test_a_period_of_the_same_name_is_kept_under_theirs(two: Two) -> None:
    two.ben(lambda p: p.define_period("the strike", "1961"))
    two.ours.define_period("the strike", "1962")
    two.merge()
    assert {p.name: p.edtf for p in two.ours.periods()} == {
        "the strike": "1962",
        "the strike (Ben)": "1961",
    }


def test_who_finished_which_text_is_taken(two: Two) -> None:
    two.ben(lambda p: p.finish("d1"))
    two.ours.finish("d1")
    made = two.merge()
    assert made.finished == 1
    assert set(two.ours.finished()["d1"]) == {"Anna", "Ben"}


def test_a_text_one_removed_and_the_other_coded_stands(two: Two) -> None:
    two.ben(lambda p: p.code("d1", 90, 107, "code", {"code": "noise"}))
    two.ours.remove("d1")
    made = two.merge()
    assert fields(made) == ["deleted"]
    assert len(two.ours.statements()) == 2
    two.ours.settle_conflicts([{"conflict": two.ours.conflicts()[0].key, "choice": "ours"}])
    assert two.ours.transcripts() == []
    assert two.ours.statements() == []


def test_who_speaks_is_taken_turn_by_turn(two: Two) -> None:
    turns = [t.id for t in two.ours.transcript("d1").turns]
    two.ben(lambda p: p.correct("d1", "speaker", turn=turns[2], speaker="Pell"))
    two.ours.correct("d1", "speaker", turn=turns[1], speaker="Ostrow")
    assert two.merge().conflicts == ()
    assert [t.speaker for t in two.ours.transcript("d1").turns] == ["Ostrow", "Ostrow", "Pell"]


def test_a_text_cut_differently_on_both_sides_is_one_conflict(two: Two) -> None:
    two.ben(lambda p: p.correct("d1", "split", at=60))
    two.ours.correct("d1", "split", at=66)
    assert fields(two.merge()) == ["turns"]
    assert [t.start for t in two.ours.transcript("d1").turns] == [8, 48, 66, 90]
    two.ours.settle_conflicts([{"conflict": two.ours.conflicts()[0].key, "choice": "theirs"}])
    assert [t.start for t in two.ours.transcript("d1").turns] == [8, 48, 60, 90]


def test_no_concept_stands_under_itself(two: Two) -> None:
    one, other = _named(two.ours, "sailings"), two.ours.make("concepts", "boats")
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    two.ben(lambda p: p.change_name("concepts", one, parent=other))
    two.ours.change_name("concepts", other, parent=one)
    assert fields(two.merge()) == ["parent"]
    parents = {c.id: c.parent for c in two.ours.concepts()}
    assert parents == {one: None, other: one}
