"""Words counted and in their context, worked out by hand."""

from math import log

import pytest

from hustings.errors import OptionError, UnknownName
from hustings.words import (
    Line,
    Stretch,
    WordChoice,
    expression,
    is_unparted,
    keyness,
    sorted_lines,
    word_list,
    words,
)

HERE = [
    Stretch("t1", "Renn", {"Noise": 2, "noise": 1, "the": 9, "quay": 1}, {"the"}),
    Stretch("t2", "Renn", {"noise": 1, "cars": 4, "the": 2}, {"the"}),
]
THERE = [Stretch("t1", "Calder", {"noise": 1, "ferry": 19}, {"the"})]


def test_words_keep_their_marks_and_their_hyphens():
    assert words("Don’t stop: the 23-40 boat’s late_night run.") == [
        *("Don’t", "stop", "the", "23-40", "boat’s", "late", "night", "run"),
    ]
    assert words("שָׁלוֹם किताब — naïve") == ["שָׁלוֹם", "किताब", "naïve"]
    assert words("…—!") == []
    assert words("cafe\u0301s e\u0301\u0323-a \u0301b c\u0301-\u0301d") == [
        *("cafe\u0301s", "e\u0301\u0323-a", "b", "c\u0301", "d"),
    ]  # a mark stands on the letter before it, never at the front of a word


def test_a_script_without_blanks_is_known_as_such():
    assert is_unparted("夜のフェリーについて話します。")
    assert not is_unparted("A night ferry, 夜")
    assert not is_unparted("")


def test_words_count_in_whatever_case_and_small_ones_are_left_out():
    made = word_list(HERE)
    assert [(r.word, r.count, r.texts) for r in made.rows] == [
        ("cars", 4, 1),
        ("noise", 4, 2),
        ("quay", 1, 1),
    ]
    assert (made.n, made.kinds, made.left_out) == (20, 4, 11)
    assert made.rows[0].share == 2000.0  # of ten thousand
    assert word_list(HERE, choice=WordChoice(small=True)).rows[0].word == "the"


def test_a_list_of_ones_own_and_least_numbers_narrow_the_list():
    chosen = WordChoice(without=("NOISE",), least=2)
    assert [r.word for r in word_list(HERE, choice=chosen).rows] == ["cars"]
    none = word_list(HERE, choice=WordChoice(least=50))
    assert none.rows == []
    assert "ask for fewer" in none.why_empty
    assert word_list([]).why_empty.startswith("There are no words")


def test_keyness_is_the_log_likelihood_of_two_counts():
    # 4 of 20 here, 1 of 20 there: expected 2.5 each
    expected = 2 * (4 * log(4 / 2.5) + 1 * log(1 / 2.5))
    assert keyness(4, 1, 20, 20) == pytest.approx(expected)
    assert keyness(1, 4, 20, 20) == pytest.approx(-expected)
    assert keyness(3, 3, 10, 10) == 0.0
    assert keyness(0, 0, 5, 5) == 0.0
    made = word_list(HERE, THERE, WordChoice(order="keyness"))
    told = {r.word: (r.elsewhere, r.keyness) for r in made.rows}
    assert told["noise"] == (1, round(expected, 2))
    assert made.rows[0].word == "cars"  # 4 here, none there
    assert made.against_n == 20


def test_keyness_needs_something_to_compare_with_and_orders_are_known():
    with pytest.raises(OptionError):
        word_list(HERE, choice=WordChoice(order="keyness"))
    with pytest.raises(UnknownName):
        word_list(HERE, choice=WordChoice(order="loudness"))
    with pytest.raises(OptionError):
        word_list(HERE, choice=WordChoice(least=0))


def test_a_line_of_words_is_an_expression():
    assert expression("noise, car*") == r"(?:noise|car\w*)"
    assert expression("a.m.") == r"(?:a\.m\.)"
    assert expression("/gr[ae]y/") == "(?:gr[ae]y)"
    assert expression(" * , ") == ""
    with pytest.raises(OptionError, match=r"^The expression /\(un/ cannot be read: missing \)"):
        expression("/(un/")


def test_lines_are_sorted_by_the_nearest_word_before_or_behind():
    lines = [
        Line("t", "T", "Renn", 10, 15, "all the ", "noise", " at night"),
        Line("t", "T", "Calder", 40, 45, "no more ", "noise", " and cars"),
        Line("t", "T", None, 80, 85, "by The ", "Noise", " of it"),
    ]
    places = lambda by: [line.start for line in sorted_lines(lines, by)]  # noqa: E731
    assert places("left") == [40, 10, 80]  # more, the (all), the (by)
    assert places("right") == [40, 10, 80]  # and, at, of
    assert places("speaker") == [40, 10, 80]
    assert places("text") == [10, 40, 80]
    with pytest.raises(UnknownName):
        sorted_lines(lines, "length")
