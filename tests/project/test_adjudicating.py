"""Layers: coders' own and gold; differences by kind, decisions with reasons, originals unchanged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hustings.errors import OptionError, UnknownName
from hustings.model import Selection
from hustings.project import Project
from hustings.studies import run, study_of
from hustings.views.coders.adjudication import differences_view

from .holding import rows


@pytest.fixture
def pair(project: Project) -> Project:
    """Anna and Ben coded one text: alike, otherwise, and one alone."""
    both = {"form": "position", "transcript": "d1"}

    def code(coder: str, start: int, end: int, concept: str, **more: Any) -> str:
        values = {"concept": concept, "agreement": more.pop("agreement", True)}
        return project.code(**both, start=start, end=end, values=values, coder=coder, **more).id

    code("Anna", 8, 39, "night ferry")
    code("Ben", 8, 39, "night ferry")
    code("Anna", 53, 83, "visitors", commitment="asserts")
    code("Ben", 48, 83, "visitors", commitment="reports", agreement=False)
    code("Ben", 90, 107, "noise")
    project.coder = "Cleo"
    return project


def kinds(project: Project) -> list[tuple[str, str, str]]:
    found = project.differences("d1", ["Anna", "Ben"])
    return [(o.difference.kind, o.difference.field, o.state) for o in found]


def one(project: Project, kind: str, field: str = "") -> str:
    found = project.differences("d1", ["Anna", "Ben"])
    return next(
        o.difference.id for o in found if (o.difference.kind, o.difference.field) == (kind, field)
    )


def originals(project: Project) -> dict[str, dict[str, Any]]:
    return {k: r for k, r in rows(project)["statements"].items() if r["layer"] is None}


def test_each_difference_is_one_row_of_one_kind(pair: Project) -> None:
    assert kinds(pair) == [
        ("agreed", "", "none"),
        ("bounds", "", "open"),
        ("value", "agreement", "open"),
        ("commitment", "", "open"),
        ("only one", "", "open"),
    ]
    found = {o.difference.kind: o.difference for o in pair.differences("d1", ["Anna", "Ben"])}
    assert found["only one"].a is None
    assert found["only one"].b.quote == "They bring noise."


def test_two_stacked_marks_of_one_coder_are_matched_as_two(project: Project) -> None:
    for coder in ("Anna", "Ben"):
        for concept in ("quay", "money"):
            project.code("d1", 48, 83, "code", {"code": concept}, coder=coder)
    project.code("d1", 48, 83, "code", {"code": "money"}, coder="Ben")
    assert sorted(k for k, *_ in kinds(project)) == ["agreed", "agreed", "only one"]


def test_statements_on_the_same_words_of_two_forms_differ_in_form(project: Project) -> None:
    project.code("d1", 48, 83, "code", {"code": "money"}, coder="Anna")
    project.code("d1", 48, 83, "event", {"event": "visit"}, coder="Ben")
    assert kinds(project) == [("form", "", "open")]
    gold = project.adjudicate(one(project, "form"), "b", "it is an event")
    assert [(s.form, s.layer, s.values["event"]) for s in gold] == [("event", "gold", "visit")]


def test_decisions_write_gold_with_reason_and_the_originals_stay(pair: Project) -> None:
    before = originals(pair)
    pair.adjudicate(one(pair, "bounds"), "b", "the yes belongs to it")
    pair.adjudicate(one(pair, "value", "agreement"), "a")
    (gold,) = pair.adjudicate(one(pair, "commitment"), "b", "real ambiguity")
    assert (gold.start, gold.values["agreement"], gold.commitment) == (48, True, "reports")
    assert (gold.layer, gold.coder, len(gold.of)) == ("gold", "Cleo", 2)
    assert originals(pair) == before
    decisions = pair.decisions()
    assert [(d.kind, d.whose, d.reason, d.by) for d in decisions] == [
        ("bounds", "Ben", "the yes belongs to it", "Cleo"),
        ("value", "Anna", "", "Cleo"),
        ("commitment", "Ben", "real ambiguity", "Cleo"),
    ]
    assert {d.gold for d in decisions} == {(gold.id,)}
    assert [s for *_, s in kinds(pair)] == ["none", "decided", "decided", "decided", "open"]


@pytest.mark.parametrize(
    ("choice", "span"), [("shared", (53, 83)), ("either", (48, 83)), ("a", (53, 83))]
)
def test_bounds_are_as_one_has_them_or_what_both_share_or_either_has(
    pair: Project, choice: str, span: tuple[int, int]
) -> None:
    (gold,) = pair.adjudicate(one(pair, "bounds"), choice)
    assert (gold.start, gold.end) == span
    assert gold.quote == pair.text("d1")[gold.start : gold.end]


def test_both_are_kept_as_readings_that_share_one(pair: Project) -> None:
    gold = pair.adjudicate(one(pair, "commitment"), "both", "both are meant")
    assert {s.commitment for s in gold} == {"asserts", "reports"}
    assert len({s.shares for s in gold} - {""}) == 1
    (again,) = pair.adjudicate(one(pair, "commitment"), "a")
    assert (again.commitment, again.shares) == ("asserts", "")
    assert len(pair.statements(Selection(layers=("gold",)))) == 1


def test_neither_leaves_nothing_and_own_is_what_is_given(pair: Project) -> None:
    assert pair.adjudicate(one(pair, "only one"), "neither", "no claim") == []
    assert [s.form for s in pair.statements(Selection(layers=("gold",)))] == []
    (gold,) = pair.adjudicate(
        one(pair, "commitment"), "own", "", {"commitment": "wishes", "memo": "hm"}
    )
    assert (gold.commitment, gold.memo) == ("wishes", "hm")
    with pytest.raises(UnknownName, match="no property of a statement 'coder'"):
        pair.adjudicate(one(pair, "commitment"), "own", "", {"coder": "X"})
    with pytest.raises(UnknownName, match="choice"):
        pair.adjudicate(one(pair, "only one"), "shared")
    with pytest.raises(OptionError, match="no difference"):
        pair.adjudicate("d1.nothing", "a")


def test_agreed_ones_are_taken_in_one_step_and_marked(pair: Project) -> None:
    assert pair.take_agreed("d1", ["Anna", "Ben"]) == 1
    (gold,) = pair.statements(Selection(layers=("gold",)))
    assert (gold.quote[:6], gold.status) == ("Should", "agreed, not looked at")
    assert pair.take_agreed("d1", ["Anna", "Ben"]) == 0
    pair.undo()
    assert pair.statements(Selection(layers=("gold",))) == []


def test_a_is_whoever_was_named_first(pair: Project) -> None:
    def found(names: list[str]) -> Any:
        rows = pair.differences("d1", names)
        return next(o for o in rows if o.difference.kind == "commitment")

    for names in (["Anna", "Ben"], ["Ben", "Anna"]):
        first = found(names)
        for choice, own in (("a", first.difference.a), ("b", first.difference.b)):
            (gold,) = pair.adjudicate(first.difference.id, choice)
            assert gold.commitment == own.commitment
            assert found(names).decision.choice == choice
            assert found(names[::-1]).decision.choice != choice
    alone = next(
        o for o in pair.differences("d1", ["Anna", "Ben"]) if o.difference.kind == "only one"
    )
    assert pair.adjudicate(alone.difference.id, "a", "Anna saw nothing in it") == []
    assert len(pair.adjudicate(alone.difference.id, "b")) == 1


@pytest.mark.parametrize("ids", [("s1", "s2"), ("s2", "s1")])
@pytest.mark.parametrize("names", [("Anna", "Ben"), ("Ben", "Anna")])
def test_what_is_undecided_is_as_the_first_by_name_has_it_whatever_the_ids(
    project: Project, ids: tuple[str, str], names: tuple[str, str]
) -> None:
    both = {"form": "position", "transcript": "d1", "end": 83}
    anna = {"concept": "visitors", "agreement": True}
    project.code(**both, id=ids[0], start=53, values=anna, coder="Anna", commitment="asserts")
    ben = {"concept": "guests", "agreement": False}
    project.code(**both, id=ids[1], start=48, values=ben, coder="Ben", commitment="reports")
    rows = project.differences("d1", names)
    difference = next(o.difference for o in rows if o.difference.kind == "commitment")
    (gold,) = project.adjudicate(difference.id, "a" if names[0] == "Ben" else "b")
    assert (gold.start, gold.end, gold.commitment) == (53, 83, "reports")
    assert dict(gold.values) == anna
    assert (project.decisions()[0].whose, gold.of) == ("Ben", ids)
    rows = project.differences("d1", names)
    choices = {o.decision.choice for o in rows if o.decision and o.difference.kind == "commitment"}
    assert choices == {"a" if names[0] == "Ben" else "b"}


def test_undo_takes_a_decision_back(pair: Project) -> None:
    before = rows(pair)
    pair.adjudicate(one(pair, "bounds"), "b")
    pair.undo()
    assert rows(pair) == before


def test_each_thing_counts_once_unless_layers_are_chosen(pair: Project) -> None:
    def concepts(**how: Any) -> int:
        net = run(
            pair, study_of("network", {"variable1": "speaker", "variable2": "concept", **how})
        )
        return len(net.statements())

    assert len(pair.statements()) == 5
    pair.take_agreed("d1", ["Anna", "Ben"])
    pair.adjudicate(one(pair, "commitment"), "b")
    pair.adjudicate(one(pair, "only one"), "neither")
    assert len(pair.statements()) == 2
    assert {s.layer for s in pair.statements()} == {"gold"}
    count = {
        name: len(pair.statements(Selection(layers=(name,))))
        for name in ("coders", "gold", "Anna", "Ben")
    }
    assert count == {"coders": 5, "gold": 2, "Anna": 2, "Ben": 3}
    assert len(pair.statements(Selection(coders=("Anna",)))) == 2
    assert len(pair.columns()) == 2
    assert len(pair.columns(Selection(layers=("coders",)))) == 5
    with pytest.raises(UnknownName, match="layer 'Bem'"):
        pair.statements(Selection(layers=("Bem",)))


def test_agreement_rests_on_the_coders_own(pair: Project) -> None:
    before = pair.agreement(["Anna", "Ben"], universe="all").as_data()
    pair.adjudicate(one(pair, "commitment"), "b")
    pair.take_agreed("d1")
    after = pair.agreement(["Anna", "Ben"], universe="all").as_data()
    assert after["finding"] == before["finding"]
    assert after["fields"] == before["fields"]
    assert "Cleo" not in pair.agreement(universe="all").coders


def test_a_decision_is_stale_once_an_original_is_changed(pair: Project) -> None:
    (gold,) = pair.adjudicate(one(pair, "commitment"), "b")
    assert not pair.decisions()[0].stale
    pair.edit(gold.of[0], memo="only a note")
    assert not pair.decisions()[0].stale
    pair.edit(gold.of[0], values={"concept": "guests"})
    assert pair.decisions()[0].stale
    states = {o.state for o in pair.differences("d1", ["Anna", "Ben"]) if o.decision}
    assert states == {"stale"}


def test_decisions_follow_a_corrected_text(pair: Project) -> None:
    pair.adjudicate(one(pair, "only one"), "b")
    turn = pair.transcript("d1").turns[0].id
    pair.mend_turn("d1", turn, "Should this ferry sail at night?")
    found = [o for o in pair.differences("d1", ["Anna", "Ben"]) if o.decision]
    assert [(o.difference.kind, o.state) for o in found] == [("only one", "decided")]
    assert pair.adjudicate(found[0].difference.id, "neither") == []


def test_coders_learn_from_gold(pair: Project) -> None:
    pair.take_agreed("d1")
    pair.adjudicate(one(pair, "commitment"), "b", "codebook unclear")
    pair.adjudicate(one(pair, "only one"), "b", "overlooked")
    anna = pair.learn("Anna")
    assert [(x.own is None, len(x.gold), x.decisions[-1].reason) for x in anna] == [
        (False, 1, "codebook unclear"),
        (True, 1, "overlooked"),
    ]
    assert {x.decisions[-1].reason for x in pair.learn("Ben")} <= {"codebook unclear"}


def test_three_coders_are_compared_pair_by_pair(pair: Project) -> None:
    pair.code("d1", 90, 107, "position", {"concept": "noise", "agreement": True}, coder="Dov")
    found = pair.differences("d1")
    assert {o.coders for o in found} == {("Anna", "Ben"), ("Anna", "Dov"), ("Ben", "Dov")}


def test_a_merged_file_brings_decisions_along(pair: Project, tmp_path: Path) -> None:
    copy = tmp_path / "copy.hustings"
    pair.save_copy(copy)
    with Project.open(copy, coder="Dov") as theirs:
        theirs.adjudicate(one(theirs, "commitment"), "b", "hm")
    assert pair.merge_file(copy).conflicts == ()
    assert [(d.by, d.stale) for d in pair.decisions()] == [("Dov", False)]
    assert len(pair.statements(Selection(layers=("gold",)))) == 1


@pytest.fixture
def three(pair: Project) -> Project:
    """Dora agrees with Ben on the stance, with Anna on the bounds; she has not the noise."""
    both = {"form": "position", "transcript": "d1", "coder": "Dora"}
    values = {"concept": "night ferry", "agreement": True}
    pair.code(**both, start=8, end=39, values=values)
    values = {"concept": "visitors", "agreement": False}
    pair.code(**both, start=53, end=83, values=values, commitment="asserts")
    return pair


def test_what_three_marked_on_one_passage_is_settled_as_one_statement(three: Project) -> None:
    def gold() -> list[Any]:
        return three.statements(Selection(layers=("gold",)))

    # all three have the night ferry alike; in everything else one of them differs
    assert three.take_agreed("d1") == 1
    assert [s.values["concept"] for s in gold()] == ["night ferry"]
    before = originals(three)
    view = differences_view(three, "d1")
    stance = next(r for r in view if r.field == "agreement")
    ways = {tuple(w.coders): w for w in stance.readings}
    (most,) = [w for w in ways.values() if w.most]
    assert (len(ways), len(most.coders)) == (2, 2)
    assert most.statement.values["agreement"] is False
    # each marked it: one 48 to 83, two 53 to 83
    assert [m.coder for m in stance.marks] == ["A", "B", "C"]
    assert sorted((m.start, m.end) for m in stance.marks) == [(48, 83), (53, 83), (53, 83)]
    three.adjudicate(most.difference, most.choice)
    for kind in ("bounds", "commitment"):
        row = next(r for r in differences_view(three, "d1") if r.kind == kind)
        (most,) = [w for w in row.readings if w.most]
        three.adjudicate(most.difference, most.choice)
    visitors = next(s for s in gold() if s.values["concept"] == "visitors")
    assert (visitors.start, visitors.end, visitors.values["agreement"]) == (53, 83, False)
    assert visitors.commitment == "asserts"
    assert len(gold()) == 2  # one of the ferry, one of the visitors, whoever was compared
    noise = next(r for r in differences_view(three, "d1") if r.kind == "only one")
    (alone,) = [w for w in noise.readings if w.statement]
    (without,) = [w for w in noise.readings if not w.statement]
    assert (len(alone.coders), len(without.coders), without.most) == (1, 2, True)
    three.adjudicate(alone.difference, alone.choice)
    assert len(gold()) == 3
    # nothing is asked twice, and each thing counts once
    assert {r.state for r in differences_view(three, "d1")} == {"none", "decided"}
    assert len(three.statements()) == 3
    assert originals(three) == before


def test_a_tie_of_three_proposes_nothing(three: Project) -> None:
    found = [r for r in differences_view(three, "d1") if r.kind == "commitment"]
    three.edit(next(w.statement.id for w in found[0].readings if w.most), commitment="wishes")
    (row,) = [r for r in differences_view(three, "d1") if r.kind == "commitment"]
    assert [(len(w.coders), w.most) for w in row.readings] == [(1, False)] * 3


def test_of_three_bounds_what_all_share_and_what_any_has_is_of_all_three(pair: Project) -> None:
    values = {"concept": "visitors", "agreement": False}
    pair.code("d1", 60, 95, "position", values, coder="Dora")
    (gold,) = pair.adjudicate(one(pair, "bounds"), "shared")
    assert (gold.start, gold.end) == (60, 83)
    (gold,) = pair.adjudicate(one(pair, "bounds"), "either")
    assert (gold.start, gold.end) == (48, 95)
    assert gold.quote == pair.text("d1")[48:95]
    assert len(pair.statements(Selection(layers=("gold",)))) == 1


def test_every_way_three_tell_it_may_stand(three: Project) -> None:
    found = next(r for r in differences_view(three, "d1") if r.kind == "commitment")
    dora = next(w.statement.id for w in found.readings if w.most)
    three.edit(dora, commitment="wishes")
    (row,) = [r for r in differences_view(three, "d1") if r.kind == "commitment"]
    gold = three.adjudicate(row.id, "both", "each is meant")
    assert sorted(s.commitment for s in gold) == sorted(
        w.statement.commitment for w in row.readings
    )
    assert len({s.shares for s in gold} - {""}) == 1
    # nobody's own counts beside them, and decided anew one stands
    assert {s.layer for s in three.statements() if s.values.get("concept") == "visitors"} == {
        "gold"
    }
    assert len(three.adjudicate(row.id, "a")) == 1
    assert len(three.statements(Selection(layers=("gold",)))) == 1
    # two who tell it alike are one way
    three.edit(dora, commitment="asserts")
    (row,) = [r for r in differences_view(three, "d1") if r.kind == "commitment"]
    assert len(three.adjudicate(row.id, "both")) == len(row.readings) == 2


def test_bounds_that_share_no_words_are_not_what_all_share(pair: Project) -> None:
    """The second shares half with the first and half with the third, and they share nothing."""
    for coder, start, end in (("Anna", 53, 63), ("Ben", 53, 73), ("Dora", 63, 73)):
        pair.code("d1", start, end, "code", {"code": "hall"}, coder=coder)
    row = next(
        r for r in pair.differences("d1")
        if r.difference.kind == "bounds" and r.difference.a and r.difference.a.form == "code"
    )  # fmt: skip
    assert len(row.group) == 3
    with pytest.raises(OptionError, match="no words that all"):
        pair.adjudicate(row.difference.id, "shared")
    (gold,) = pair.adjudicate(row.difference.id, "either")
    assert (gold.start, gold.end) == (53, 73)


def test_keeping_what_two_of_three_have_leaves_what_was_settled_of_it(project: Project) -> None:
    for coder, word in (("Anna", "quay"), ("Ben", "money")):
        project.code("d1", 48, 83, "code", {"code": word}, coder=coder)
    project.code("d1", 90, 107, "code", {"code": "noise"}, coder="Cleo")
    found = [o.difference for o in project.differences("d1")]
    (value,) = {d.id: d for d in found if d.kind == "value"}.values()
    project.adjudicate(value.id, "b")
    for lacking in found:
        own = lacking.a or lacking.b
        if lacking.kind != "only one" or own is None or own.start != 48:
            continue
        (gold,) = project.adjudicate(lacking.id, "keep")
        assert gold.values == {"code": "money"}
    assert len(project.statements(Selection(layers=("gold",)))) == 1
