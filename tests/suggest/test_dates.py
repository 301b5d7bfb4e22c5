"""Dates and periods as EDTF."""

import pytest

from hustings.suggest import dates


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("in the early 1930's", "1930/1933~"),
        ("in the mid-1990s", "1994~/1996~"),
        ("at the end of the 1980s", "1987~/1989"),
        ("in the 1930s", "193X"),
        ("the 1930s and 1940s", "1930/1949"),
        ("on October 24, 1929", "1929-10-24"),
        ("on 24 October 1929", "1929-10-24"),
        ("in Oct. 1929", "1929-10"),
        ("from 1950 to 1975", "1950/1975"),
        ("in 1950-75", "1950/1975"),
        ("since 1950", "1950/.."),
        ("until 1975", "../1975"),
        ("from 1980 onwards", "1980/.."),
        ("around 1929", "1929~"),
        ("in the summer of 2020", "2020-22"),
        ("in the late 19th century", "1870~/1899"),
        ("in the twentieth century", "19XX"),
        ("in the '60s", "196X?"),
        ("on 2016-11-08", "2016-11-08"),
        ("by 2030", "2030"),
    ],
)
def test_a_date_in_words_reads_as_edtf(words, edtf):
    found = dates(f"The quay was built {words}.")
    assert [d.edtf for d in found] == [edtf]


@pytest.mark.parametrize(
    "words", ["1900 people came", "It costs $1950", "see page 1984", "31 February 1929?", "last year"]
)
def test_what_is_no_date_gives_none_or_no_day(words):
    assert all("-02-31" not in d.edtf for d in dates(words))
    assert not any(d.edtf in ("1900", "1950", "1984") for d in dates(words))


def test_a_list_of_years_gives_each():
    assert [d.edtf for d in dates("in 1917, 1919 and 2021")] == ["1917", "1919", "2021"]


def test_a_talk_about_a_decade_is_not_an_approximate_date():
    assert [d.edtf for d in dates("Tell us about the 1960s in Lindholm Bay.")] == ["196X"]


def test_the_span_is_the_words_that_say_it():
    text = "\U0001f6a2 The ferry ran since 1950."
    (found,) = dates(text)
    assert text[found.start : found.end] == "since 1950"
