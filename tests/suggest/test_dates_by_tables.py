"""Every wording of a date in a language of tables, counted by hand from a day of speaking."""

from __future__ import annotations

import pytest

from hustings.suggest import in_language

SPOKEN = "2000-01-17"

NAMED = [
    ("Am 3.5.1999 kam das Schiff.", "1999-05-03"),
    ("Im Mai 1999 kam das Schiff.", "1999-05"),
    ("Im Sommer 1961 kam das Schiff.", "1961-22"),
    ("Das galt bis Ende 1961.", "../1961"),
    ("Das gilt seit 1961.", "1961/.."),
    ("Von 1961 bis 1965 fuhr sie.", "1961/1965"),
    ("In den 1930er Jahren fuhr sie.", "193X"),
    ("In den späten 1930er Jahren fuhr sie.", "1937~/1939"),
    ("Anfang der 30er Jahre fuhr sie.", "1930/1933~"),
    ("In den 30er Jahren fuhr sie.", "193X?"),
    ("Im 19. Jahrhundert fuhr sie.", "18XX"),
    ("Mitte des 19. Jahrhunderts fuhr sie.", "1840~/1869~"),
    ("Am 30. Februar 1999 fuhr sie.", "1999-02"),  # there is no such day
]
COUNTED = [
    ("Vor drei Jahren fuhr sie.", "1997"),
    ("Vor zehn Jahren fuhr sie.", "1990~"),  # round numbers are about so many
    ("Vor zwei Jahrzehnten fuhr sie.", "1980~"),
    ("Vor einem Monat fuhr sie.", "1999-12"),
    ("Vor zwei Wochen fuhr sie.", "2000-01-03~"),
    ("Vor 20 Tagen fuhr sie.", "1999-12-28"),
    ("In zwei Jahren fährt sie.", "2002"),
    ("Im vergangenen Jahr fuhr sie.", "1999"),
    ("Im nächsten Monat fährt sie.", "2000-02"),
    ("Am nächsten Tag fuhr sie.", "2000-01-18"),
    ("In den letzten zehn Jahren fuhr sie.", "1990~/2000"),
    ("In den nächsten fünf Jahren fährt sie.", "2000/2005~"),
    ("Am 18. November vergangenen Jahres fuhr sie.", "1999-11-18"),
    ("November vergangenen Jahres fuhr sie.", "1999-11"),
    ("Am 3. Januar fuhr sie.", "2000-01-03"),
    ("Am 3. März fuhr sie.", "1999-03-03"),  # the last one that was
]
OPEN = ["Kürzlich fuhr sie.", "In der letzten Woche fuhr sie.", "In den letzten Jahren fuhr sie."]


def read(text: str, spoken: str | None = SPOKEN, language: str = "de") -> list[tuple[str, str]]:
    return [(d.edtf, d.tier) for d in in_language(language).dates(text, spoken, "all")]


@pytest.mark.parametrize(("text", "edtf"), NAMED)
def test_what_is_named_reads_the_same_whenever_it_was_said(text: str, edtf: str) -> None:
    assert read(text) == read(text, None) == [(edtf, "strong")]


@pytest.mark.parametrize(("text", "edtf"), COUNTED)
def test_what_is_counted_needs_the_day_of_speaking(text: str, edtf: str) -> None:
    assert read(text) == [(edtf, "strong")]
    assert read(text, None) == [("", "all")]


@pytest.mark.parametrize("text", OPEN)
def test_what_tells_no_date_is_found_and_left_open(text: str) -> None:
    assert read(text) == [("", "all")]
    assert in_language("de").dates(text, SPOKEN) == []


@pytest.mark.parametrize(
    ("text", "spoken", "edtf"),
    [
        ("Vor einem Monat fuhr sie.", "2000", ""),
        ("Vor einem Monat fuhr sie.", "2000-03", "2000-02"),
        ("Vor drei Tagen fuhr sie.", "2000-03", ""),
        ("Im nächsten Monat fährt sie.", "2000", ""),
        ("Am nächsten Tag fuhr sie.", "2000-03", ""),
        ("Vor drei Jahren fuhr sie.", "2000", "1997"),
        ("Am 3. März fuhr sie.", "2000", "2000-03-03"),
        ("Am 3. März fuhr sie.", "2000-02", "1999-03-03"),
    ],
)
def test_nothing_is_counted_finer_than_the_day_of_speaking_is_known(
    text: str, spoken: str, edtf: str
) -> None:
    assert [found for found, _ in read(text, spoken)] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Au XIXe siècle, le bac passait.", "18XX"),
        ("Au début du XXe siècle, le bac passait.", "1900/1939~"),
        ("En 1965, le bac passait.", "1965"),
    ],
)
def test_a_century_in_roman_figures_is_a_century(text: str, edtf: str) -> None:
    assert read(text, None, "fr") == [(edtf, "strong")]


def test_years_that_run_backwards_are_no_range() -> None:
    assert read("Von 1965 bis 1961 fuhr sie.") == [("1965", "strong"), ("../1961", "strong")]
