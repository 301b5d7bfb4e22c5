"""Files between people: a form that both sides changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from hustings.project import Project

from .conftest import Two, Work, fields

CODE = {"name": "code", "kind": "concept"}
BOND = {"name": "bond", "kind": "choice", "choice": [{"name": "aids", "sign": "+"}]}


def form(*asked: Mapping[str, Any], **more: Any) -> Work:
    """Make or change the form *tie*, with its code and these fields."""
    return lambda p: p.define_form({"name": "tie", "fields": [CODE, *asked], **more})


def tie(project: Project):
    return next((f for f in project.forms() if f.name == "tie"), None)


def asks(project: Project) -> list[str]:
    return [f.name for f in tie(project).fields]


def text(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "kind": "text", **more}


@pytest.fixture
def both(two: Two) -> Two:
    """Both began with a form of two fields and a choice, and a text field they may drop."""
    form(text("tone", label="Tone"), text("spare"), BOND)(two.ours)
    two.ours.fold()
    two.file.unlink()
    two.ours.save_copy(two.file)
    return two


def settle(two: Two, choice: str) -> None:
    (conflict,) = two.ours.conflicts()
    two.ours.settle_conflicts([{"conflict": conflict.key, "choice": choice}])


def test_a_form_of_theirs_is_taken_and_one_of_ours_stays(two: Two) -> None:
    two.ben(form(text("tone")))
    two.ours.define_form({"name": "mood", "fields": [CODE]})
    assert two.merge().conflicts == ()
    assert asks(two.ours) == ["code", "tone"]
    assert "mood" in {f.name for f in two.ours.forms()}


def test_what_only_they_changed_is_taken(both: Two) -> None:
    both.ben(form(text("tone", label="Tone of voice"), text("spare"), BOND, label="Tie"))
    assert both.merge().conflicts == ()
    assert (tie(both.ours).label, tie(both.ours).field("tone").label) == ("Tie", "Tone of voice")


def test_what_only_we_changed_stays(both: Two) -> None:
    form(text("tone", label="Tone of voice"), text("spare"), BOND)(both.ours)
    assert both.merge().conflicts == ()
    assert tie(both.ours).field("tone").label == "Tone of voice"


def test_changes_of_different_parts_are_both_there(both: Two) -> None:
    both.ben(form(text("tone", label="Tone"), text("spare", label="More"), BOND, line="dashes"))
    form(text("tone", label="Tone of voice"), text("spare"), BOND, label="Tie")(both.ours)
    assert both.merge().conflicts == ()
    made = tie(both.ours)
    assert (made.label, made.line) == ("Tie", "dashes")
    assert (made.field("tone").label, made.field("spare").label) == ("Tone of voice", "More")


def test_two_labels_of_one_field_are_asked_about(both: Two) -> None:
    both.ben(form(text("tone", label="Pitch"), text("spare"), BOND))
    form(text("tone", label="Tone of voice"), text("spare"), BOND)(both.ours)
    assert fields(both.merge()) == ["fields.tone.label"]
    assert tie(both.ours).field("tone").label == "Tone of voice"
    settle(both, "theirs")
    assert tie(both.ours).field("tone").label == "Pitch"


def test_a_field_one_side_dropped_and_the_other_left_alone_is_gone(both: Two) -> None:
    both.ben(form(text("tone", label="Tone"), BOND))
    form(text("tone", label="Tone of voice"), text("spare"), BOND)(both.ours)
    assert both.merge().conflicts == ()
    assert asks(both.ours) == ["code", "tone", "bond"]


def test_a_field_one_side_dropped_and_the_other_changed_stands_until_somebody_decides(
    both: Two,
) -> None:
    both.ben(form(text("tone", label="Tone"), text("spare", label="More"), BOND))
    form(text("tone", label="Tone"), BOND)(both.ours)
    assert fields(both.merge()) == ["fields.spare.deleted"]
    assert tie(both.ours).field("spare").label == "More"


def test_of_a_choice_each_change_counts_and_ours_where_both_changed_it(both: Two) -> None:
    def bond(*choices: Mapping[str, Any]) -> Work:
        field = {"name": "bond", "kind": "choice", "choice": list(choices)}
        return form(text("tone", label="Tone"), text("spare"), field)

    both.ben(
        bond(
            {"name": "aids", "sign": "-"},
            {"name": "funds", "sign": "+"},
            {"name": "hinders", "sign": "-"},
        )
    )
    bond({"name": "aids", "sign": "+"}, {"name": "funds", "sign": "-"}, {"name": "joins"})(
        both.ours
    )
    assert both.merge().conflicts == ()
    signs = {c.name: c.sign for c in tie(both.ours).field("bond").choice_data}
    # they changed "aids", both made "funds", each made one of his own
    assert signs == {"aids": "-", "funds": "-", "joins": "", "hinders": "-"}


def test_a_choice_the_other_side_took_away_is_gone(both: Two) -> None:
    def bond(*names: str) -> Work:
        told = [{"name": n, "sign": "+"} for n in names]
        field = {"name": "bond", "kind": "choice", "choice": told}
        return form(text("tone", label="Tone"), text("spare"), field)

    both.ben(bond("funds"))
    bond("aids", "joins")(both.ours)
    both.merge()
    known = tie(both.ours).field("bond")
    assert set(known.choices) == {"funds", "joins"}
    assert {c.name for c in known.choice_data} == {"funds", "joins"}


def test_a_form_one_side_took_back_is_gone_unless_the_other_changed_it(both: Two) -> None:
    both.ours.undo()
    assert tie(both.ours) is None
    assert both.merge().conflicts == ()
    assert tie(both.ours) is None


def test_a_form_one_side_took_back_and_the_other_changed_stands_until_somebody_decides(
    both: Two,
) -> None:
    both.ben(form(text("tone", label="Pitch"), text("spare"), BOND))
    both.ours.undo()
    assert fields(both.merge()) == ["deleted"]
    assert tie(both.ours).field("tone").label == "Pitch"
    settle(both, "ours")
    assert tie(both.ours) is None
