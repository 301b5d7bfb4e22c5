"""What of a statement is compared, and how far two values lie apart."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hustings.agreement.fields import (
    EMPTY,
    UNSTATED,
    ancestry,
    form_layers,
    same_time,
    shared_layers,
)
from hustings.agreement.notes import notes_on, shown, told_times
from hustings.agreement.table import Counts
from hustings.model import Field, Form, Statement

FORM = Form(
    "claim",
    (
        Field("topic", "concept"),
        Field("share", "number"),
        Field("sure", "yes/no"),
        Field("scale", "choice", choices=("low", "high"), ordered=True),
        Field("tone", "choice", choices=("warm", "cold")),
        Field("words", "text"),
        Field("day", "date"),
        Field("speaker", "actor"),
        Field("tags", "concept"),
    ),
)
FULL: dict[str, Any] = {
    "topic": "noise", "share": 3, "sure": True, "scale": "high", "tone": "cold",
    "words": " Two  WORDS ", "day": "1990-03", "speaker": "Bo", "tags": ["a", "b"],
}  # fmt: skip


def said(**values: Any) -> Statement:
    return Statement("s", "d", 0, 5, "", "claim", values, "Ada", "Bo", "rejects", "1990")


def layers(*rows: Statement) -> dict[str, Any]:
    return {layer.name: layer for layer in form_layers(FORM, rows, {"noise": "harm"})}


def test_each_kind_of_field_is_read_and_measured_in_its_own_way() -> None:
    found = layers(said(**FULL))
    assert {name: (one.level, one.value(said(**FULL))) for name, one in found.items()} == {
        "topic": ("nominal", "noise"),
        "share": ("interval", 3.0),
        "sure": ("nominal", "yes"),
        "scale": ("ordinal", "high"),
        "tone": ("nominal", "cold"),
        "words": (None, "two words"),
        "day": (None, "1990-03"),
        "speaker (coded)": ("nominal", "Bo"),
        "tags": ("masi", frozenset({"a", "b"})),
    }
    assert found["topic"].parents == {"noise": "harm"}


def test_a_field_that_holds_nothing_is_a_value_of_its_own_where_it_can_be_one() -> None:
    found = layers(said(**FULL))
    empty = {name: one.value(said(sure="", words=None)) for name, one in found.items()}
    assert empty == {
        "topic": EMPTY, "share": None, "sure": EMPTY, "scale": None, "tone": EMPTY,
        "words": EMPTY, "day": EMPTY, "speaker (coded)": EMPTY, "tags": frozenset(),
    }  # fmt: skip
    assert found["tags"].value(said(tags="a")) == frozenset({"a"})


def test_a_word_that_is_no_choice_takes_the_order_from_a_scale() -> None:
    assert layers(said(scale="low"))["scale"].level == "ordinal"
    assert layers(said(scale="middling"))["scale"].level == "nominal"


def test_whose_view_it_is_is_asked_apart_from_who_that_is() -> None:
    read = {layer.name: layer.value for layer in shared_layers()}
    other, own = said(), said().with_(holder="Ada", commitment="asserts", about=None)
    nobody = said().with_(holder=None, speaker=None)
    assert [read["whose view"](s) for s in (other, own, nobody)] == ["other", "own", "unstated"]
    assert (read["holder"](nobody), read["speaker"](nobody)) == (UNSTATED, UNSTATED)
    assert [read["rejects"](s) for s in (other, own)] == ["yes", "no"]
    assert (read["time told"](other), read["time told"](own)) == ("1990", EMPTY)


def test_a_hierarchy_is_followed_up_and_not_round() -> None:
    parents = {"noise": "harm", "harm": "effect"}
    assert ancestry("noise", parents) == ["effect", "harm", "noise"]
    assert ancestry("a", {"a": "b", "b": "a"}) == ["b", "a"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("1990", "1990-03", True),
        ("1990?", "1990", True),
        ("199X", "1994", True),
        ("1990-03", "1990-04", False),
        ("1990/1992", "1990", False),
        ("1990/1992", "1990/1992", True),
    ],
)
def test_times_are_equal_at_the_coarser_precision(one: str, other: str, same: bool) -> None:
    assert same_time(one, other) is same
    assert same_time(other, one) is same


def counts(*codes: list[int], categories: tuple[Any, ...] = ("no", "yes")) -> Counts:
    return Counts(("Anna", "Ben"), categories, np.array(codes))


def test_few_units_a_coefficient_below_chance_and_one_value_alone_are_told() -> None:
    told = notes_on(counts([0, 0, 1], [1, 1, 1]), -0.5, 3, None)
    assert told == (
        "Only 3 units: read the counts first.",
        "Below 0: worse than chance.",
        "Ben used only yes.",
    )
    assert notes_on(counts([0, 1] * 6, [0, 1] * 6), 1.0, 12, None) == ()


def test_how_few_cases_decide_is_told_of_each_coder_and_of_both() -> None:
    (told,) = notes_on(counts([0, 0, 1, 1, -1] * 4, [0, 0, 1, 0, 0] * 4), 0.2, 20, 0)
    assert told.startswith("Nearly all are no (others: Anna 8, Ben 4; together 4)")


def test_a_time_is_told_where_either_tells_one() -> None:
    made = counts([0, 1, 0, -1], [0, 0, 0, 1], categories=(EMPTY, "1990"))
    assert told_times(made) == ("A time is told in 2 of 4.",)


def test_values_are_shown_as_a_person_reads_them() -> None:
    values = (frozenset({"b", "a"}), frozenset(), 3.0, 2.5, "noise")
    assert [shown(v) for v in values] == ["a, b", "nothing", "3", "2.5", "noise"]
