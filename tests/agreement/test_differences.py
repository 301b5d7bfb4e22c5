"""Where two coders differ: who is brought together, what has to be decided, and in which order."""

from __future__ import annotations

from typing import Any

import pytest

from hustings.agreement.differences import difference_key, differences, paired
from hustings.model import Statement

BASE = Statement(
    "s", "d", 10, 20, "", "claim", {"topic": "noise"}, "Ada", "Ada", about="1990", memo=""
)


def anna(id: str = "a1", **more: Any) -> Statement:
    return BASE.with_(id=id, coder="Anna", **more)


def ben(id: str = "b1", **more: Any) -> Statement:
    return BASE.with_(id=id, coder="Ben", **more)


def kinds(one: Statement, other: Statement) -> list[tuple[str, str]]:
    return [(d.kind, d.field) for d in differences("d", [one], [other])]


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        ({}, [("agreed", "")]),
        ({"memo": "hm"}, [("note", "")]),
        ({"end": 22}, [("bounds", "")]),
        ({"form": "code"}, [("form", "")]),
        ({"speaker": "Bo"}, [("speaker", ""), ("holder", "")]),
        ({"holder": None}, [("holder", "")]),
        ({"via": ("Bo",)}, [("holder", "")]),
        ({"commitment": "reports"}, [("commitment", "")]),
        ({"about": None}, [("time told", "")]),
        ({"values": {"topic": "cost", "share": 2}}, [("value", "share"), ("value", "topic")]),
        (
            {"about": "2001", "end": 19, "commitment": "wishes", "memo": "and a note"},
            [("bounds", ""), ("commitment", ""), ("time told", "")],
        ),
    ],
)
def test_two_statements_differ_field_by_field(
    theirs: dict[str, Any], told: list[tuple[str, str]]
) -> None:
    assert kinds(anna(), ben(**theirs)) == told


def test_half_of_what_both_cover_makes_one_passage() -> None:
    # 10–20 and 15–25 share 5 of 15; 10–20 and 13–20 share 7 of 10
    assert [d.kind for d in differences("d", [anna()], [ben(start=15, end=25)])] == ["only one"] * 2
    assert kinds(anna(), ben(start=13)) == [("bounds", "")]


def test_those_alike_to_the_letter_find_each_other_first() -> None:
    ours = [anna("a1", values={"topic": "cost"}), anna("a2")]
    theirs = [ben("b1"), ben("b2", values={"topic": "cost"})]
    assert {(a.id, b.id) for a, b in paired(ours, theirs) if a and b} == {
        ("a1", "b2"),
        ("a2", "b1"),
    }


def test_a_form_is_sought_before_a_place_alone() -> None:
    ours = [anna("a1", form="code"), anna("a2", end=21)]
    theirs = [ben("b1", form="claim"), ben("b2", form="code", end=21)]
    assert {(a.id, b.id) for a, b in paired(ours, theirs) if a and b} == {
        ("a1", "b2"),
        ("a2", "b1"),
    }


def test_differences_are_told_in_reading_order_then_as_they_are_decided() -> None:
    ours = [anna("a1", start=40, end=50), anna("a2")]
    theirs = [ben("b1", commitment="wishes", holder="Bo"), ben("b2", start=90, end=95)]
    told = [((d.a or d.b).start, d.kind) for d in differences("d", ours, theirs)]  # type: ignore[union-attr]
    assert told == [(10, "holder"), (10, "commitment"), (40, "only one"), (90, "only one")]


def test_a_difference_is_the_same_whoever_is_asked_about_first() -> None:
    (one,) = differences("d", [anna()], [ben(end=22)])
    (other,) = differences("d", [ben(end=22)], [anna()])
    assert (one.turned, other.turned) == (False, True)
    assert other.kept() == one.kept() == one
    assert other.a == ben(end=22)


def test_a_note_keeps_its_place_when_it_is_written_or_taken_back() -> None:
    (noted,) = differences("d", [anna()], [ben(memo="hm")])
    (agreed,) = differences("d", [anna()], [ben()])
    assert noted.id == agreed.id == f"d.{difference_key(['b1', 'a1'], 'note')}"
    keys = {difference_key(["a1", "b1"], kind, "topic") for kind in ("value", "bounds", "note")}
    assert len(keys) == 3
