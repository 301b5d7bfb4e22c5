"""Who puts which views into whose mouth at Lindholm Bay."""

import pytest

from hustings import ascription
from hustings.errors import OptionError, UnknownName
from hustings.model import Statements
from hustings.networks import compare_positions
from hustings.networks.ascriptions import ascribed, foremost

TOLD = Statements.from_columns(
    {
        "id": list("abcdefg"),
        "speaker": ["Voss", "Voss", "Voss", "Renn", "Renn", "Voss", None],
        "holder": ["Voss", "Renn", "Renn", "Renn", "Calder", None, "Calder"],
        "commitment": ["asserts", "reports", "rejects", "asserts", "reports", "reports", "asserts"],
        "form": ["position"] * 7,
        "concept": ["ferry", "ferry", "toll", "ferry", "toll", "toll", "ferry"],
        "agreement": [True, False, True, True, False, True, True],
    }
)


def test_teller_by_holder_with_how_far_the_teller_commits():
    found = ascription(TOLD)
    pairs = {(p.teller, p.holder): (p.commitments, p.statements) for p in found.pairs}
    assert pairs["Voss", "Renn"] == ({"reports": 1, "rejects": 1}, ("b", "c"))
    assert pairs["Voss", "unstated"] == ({"reports": 1}, ("f",))
    assert (found.n, found.untold) == (6, 1)


def test_whose_views_only_others_tell_is_counted():
    found = ascription(TOLD)
    assert found.only_told == ("Calder",)
    assert found.caption == "3 people, 1 of them only as told by others"


def test_own_and_ascribed_are_two_halves_of_any():
    own, ascribed = (ascription(TOLD, voice=v) for v in ("own", "ascribed"))
    assert [(p.teller, p.holder) for p in own.pairs] == [("Renn", "Renn"), ("Voss", "Voss")]
    assert own.n + ascribed.n == ascription(TOLD).n


def test_two_people_agree_oppose_or_only_one_speaks():
    rows = Statements.from_columns(
        {
            "holder": ["V", "V", "V", "V", "R", "R", "R", "R", "V", "V"],
            "concept": ["a", "b", "c", "d", "a", "b", "c", "e", "f", "f"],
            "agreement": [True, False, True, True, True, False, False, True, True, False],
        }
    )
    found = compare_positions(rows, "V", "R")
    assert {p.concept: p.verdict for p in found.positions} == {
        "a": "both for",
        "b": "both against",
        "c": "opposed",
        "d": "only first",
        "e": "only second",
        "f": "only first",
    }
    assert found.positions[2].statements == (("3",), ("7",))
    assert found.positions[5].first == "both"
    assert found.counts["only first"] == 2


def test_a_rejected_position_is_no_position_of_the_holders():
    found = compare_positions(TOLD, "Voss", "Renn")
    assert [(p.concept, p.verdict) for p in found.positions] == [("ferry", "both for")]


def test_who_is_not_there_or_named_twice_is_refused():
    with pytest.raises(UnknownName, match="holder"):
        compare_positions(TOLD, "Voss", "Nobody")
    with pytest.raises(OptionError, match="two people"):
        compare_positions(TOLD, "Voss", "Voss")
    with pytest.raises(OptionError, match="speaker"):
        ascription(Statements.from_columns({"holder": ["Voss"]}))


def test_of_many_those_are_shown_of_whom_others_tell_most() -> None:
    """Voss tells Renn twice and Lund once, Calder tells Renn once and himself; one teller and one
    holder are asked for, and all counts are of everybody."""
    told = Statements.from_columns(
        {
            "id": ["1", "2", "3", "4", "5"],
            "speaker": ["Voss", "Voss", "Voss", "Calder", "Calder"],
            "holder": ["Renn", "Renn", "Lund", "Renn", "Calder"],
        }
    )
    found = foremost(told, tellers=1, holders=1)
    assert [(p.teller, p.holder, p.statements) for p in found.pairs] == [
        ("Voss", "Renn", ("1", "2"))
    ]
    whole = ascription(told)
    assert (found.n, found.tellers, found.holders, found.only_told, found.caption) == (
        whole.n,
        whole.tellers,
        whole.holders,
        whole.only_told,
        whole.caption,
    )
    assert found.only_told == ("Lund", "Renn")
    assert ascribed(told, "Calder", "Renn") == ["4"]
    assert ascribed(told, "Nobody", "Renn") == ascribed(told, "Voss", "Voss") == []
