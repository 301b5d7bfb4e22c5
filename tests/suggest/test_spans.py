"""A stretch of text that knows its words."""

from __future__ import annotations

import copy
import pickle

import pytest

from hustings.suggest.spans import Span, overlaps, trim

TEXT = "The night ferry, she says, leaves at 9 p.m. -"


def test_a_span_is_a_pair_of_places_with_its_words() -> None:
    span = Span.of(TEXT, 4, 9)
    assert span == (4, 9)
    assert (span.start, span.end, span.text) == (4, 9, "night")
    assert repr(span) == "Span(4, 9, 'night')"


def test_a_span_keeps_its_words_on_the_way_to_another_process() -> None:
    span = Span.of(TEXT, 4, 15)
    for same in (pickle.loads(pickle.dumps(span)), copy.copy(span)):
        assert (same, same.text) == ((4, 15), "night ferry")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (" - the ferry, ", "the ferry"),
        ("at 9 p.m. -", "at 9 p.m."),  # the last stop of an abbreviation is a part of it
        ("the U.S.", "the U.S."),
        ("it stops.", "it stops"),
        ("at 10.5.", "at 10.5"),
        (" ,;. ", ""),
        ("", ""),
    ],
)
def test_blanks_and_stops_at_the_ends_are_left_out(text: str, left: str) -> None:
    start, end = trim(text, 0, len(text))
    assert text[start:end] == left


def test_what_only_touches_does_not_overlap() -> None:
    assert overlaps((0, 5), (4, 9))
    assert overlaps((4, 9), (0, 5))
    assert not overlaps((0, 4), (4, 9))
    assert overlaps((0, 9), (4, 5))
