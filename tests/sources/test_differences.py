"""Quoted words against the original: the kind of every word worked out by hand."""

from __future__ import annotations

import pytest

from hustings import difference
from hustings.errors import InputError

PRINTED = (
    "We have asked nine shops. A month of fully closed street may cost the quay up to a tenth of "
    "its evening trade. The answers do not agree."
)


def kinds(quoted: str, original: str) -> list[tuple[str, str, str]]:
    """What is not the same: kind, word quoted, word that stands there."""
    steps = difference(quoted, original).steps
    return [(s.kind, s.quoted, s.original) for s in steps if s.kind != "same"]


def test_words_are_changed_missing_and_added_one_by_one() -> None:
    quoted = "Every month of closed street will cost the quay a tenth of its trade for good"
    assert kinds(quoted, PRINTED) == [
        ("changed", "Every", "A"),
        ("missing", "", "fully"),
        ("changed", "will", "may"),
        ("missing", "", "up"),
        ("missing", "", "to"),
        ("missing", "", "evening"),
        ("added", "for", ""),
        ("added", "good", ""),
    ]
    found = difference(quoted, PRINTED)
    assert found.says == (
        "2 words changed, 4 missing, 2 added: 12 of 18 words that stand there are quoted as they "
        "stand."
    )
    assert found.check == "differs"
    assert PRINTED[found.start : found.end] == found.passage
    assert found.passage.startswith("A month of fully")
    assert found.passage.endswith("evening trade")


@pytest.mark.parametrize(
    ("quoted", "original"),
    [
        ("nobody will come without a car", "NOBODY will come \u2014 without a car!"),
        ("\u201cIt\u2019s the ferry\u2019s fault\u201d", "It's the ferry's fault."),
        ("the caf\u00e9 closes", "The cafe\u0301 closes"),
        ("a night-time sailing", "a night\u2011time sailing"),
        ("the harbour office", "the har-\nbour office"),
        ("\u201enachts f\u00e4hrt nichts\u201c", "\u00bbNachts f\u00e4hrt nichts\u00ab"),
    ],
)
def test_letters_punctuation_and_quotation_marks_are_not_counted(
    quoted: str, original: str
) -> None:
    assert difference(quoted, original).check == "matches"


def test_what_is_said_to_be_left_out_is_no_difference() -> None:
    found = difference("A month \u2026 may cost the quay [...] its evening trade", PRINTED)
    assert found.check == "matches"
    assert [s.original for s in found.steps if s.kind == "left out"] == [
        *("of", "fully", "closed", "street"),
        *("up", "to", "a", "tenth", "of"),
    ]


def test_the_place_is_found_in_a_long_text() -> None:
    before = "The sea is wide and the night is long. " * 2000
    found = difference("answers do not agree", before + PRINTED)
    assert found.start == len(before) + PRINTED.index("answers")


def test_a_text_that_shares_only_small_words_does_not_hold_the_quotation() -> None:
    found = difference("the rents of the houses go up again in the spring", PRINTED)
    assert found.check == "not found"
    assert "quoted words stand there in this order" in found.says


def test_an_original_without_any_of_the_words_is_refused_in_a_sentence() -> None:
    with pytest.raises(InputError, match="The original holds none of the quoted words"):
        difference("zebras gallop", PRINTED)
    with pytest.raises(InputError, match="no quoted words to compare"):
        difference("\u2026!", PRINTED)
