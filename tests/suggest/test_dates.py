"""Dates and periods as EDTF."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.errors import OptionError
from hustings.model.edtf import is_edtf
from hustings.suggest import dates
from hustings.suggest.wrapping import unwrapped


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
    "words",
    ["1900 people came", "It costs $1950", "see page 1984", "31 February 1929?", "last year"],
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


# -- many ways to say it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("between 1950 and 1975", "1950/1975"),
        ("since 1929", "1929/.."),
        ("after 1929", "1929/.."),
        ("not before 1930", "1930/.."),
        ("no later than 2030", "../2030"),
        ("before 1929", "../1929"),
        ("c. 1850", "1850~"),
        ("sometime in 1931", "1931"),
        ("as early as 1921", "1921"),
        ("in 1929 or 1930", "[1929,1930]"),
        ("in 1990/91", "1990/1991"),
        ("from March to May 1968", "1968-03/1968-05"),
        ("between January 2001 and March 2003", "2001-01/2003-03"),
        ("from 3 to 5 May 1968", "1968-05-03/1968-05-05"),
        ("on May 3-5, 1968", "1968-05-03/1968-05-05"),
        ("from 24 October to 2 November 1929", "1929-10-24/1929-11-02"),
        ("on 24/10/1929", "1929-10-24"),
        ("on 10/24/1929", "1929-10-24"),
        ("on 29.07.2020", "2020-07-29"),
        ("in October\n1929", "1929-10"),
        ("in early March 2020", "2020-03-01/2020-03-10~"),
        ("in the winter of 1941-42", "1941-24"),
        ("in the summer of '68", "1968-22?"),
        ("in the third quarter of 2020", "2020-35"),
        ("in Q3 2021", "2021-35"),
        ("in early 1990", "1990-01/1990-04~"),
        ("in mid-2020", "2020-05~/2020-08~"),
        ("in late 2019", "2019-09~/2019-12"),
        ("by the end of 2025", "2025"),
        ("in the first half of 2020", "2020-01/2020-06"),
        ("in the first half of the 1980s", "1980/1984"),
        ("in the second half of the 19th century", "1850/1899"),
        ("in the first decade of the 20th century", "190X"),
        ("at the turn of the 20th century", "1900~"),
        ("in the mid to late 1980s", "1984~/1989"),
        ("in the early-to-mid 1990s", "1990/1996~"),
        ("during the 1930s and '40s", "1930/1949"),
        ("from the 1950s to the 1970s", "1950/1979"),
        ("in the sixties", "196X?"),
        ("in the early seventies", "1970?/1973%"),
        ("in the nineteen-thirties", "193X"),
        ("in the 1800s", "18XX?"),
        ("in the 2000s", "200X"),
        ("in 44 BC", "-0043"),
        ("in 1 BC", "0000"),
        ("in the third century BC", "-02XX"),
        ("in AD 79", "0079"),
    ],
)
def test_a_period_in_words_reads_as_edtf(words, edtf):
    assert [d.edtf for d in dates(f"The quay was built {words}.")] == [edtf]


@pytest.mark.parametrize(
    "words",
    [
        "03/04/2020 (which day is meant, nobody says)",
        "in her thirties",
        "see pages 1950-1975",
        "a boycott of 1100 traders",
        "room 1984",
        "they may 2020 people bring",
        "at the turn of the century",
        "31.02.2020",
        "in ten years of trade",
    ],
)
def test_what_is_no_date_or_two_dates_is_left_out(words):
    assert dates(words) == []


def test_two_decades_that_lie_apart_are_two():
    assert [d.edtf for d in dates("in the 1930s and 1970s")] == ["193X", "197X"]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("last year", "2019"),
        ("this year", "2020"),
        ("two years ago", "2018"),
        ("thirty years ago", "1990~"),
        ("a century ago", "1920~"),
        ("three months ago", "2020-04"),
        ("yesterday", "2020-07-28"),
        ("next week", "2020-08-03/2020-08-09"),
        ("in the last ten years", "2010/2020"),
        ("in the next five years", "2025"),
    ],
)
def test_the_day_of_speaking_settles_what_is_counted_from_it(words, edtf):
    text = f"The quay changed {words}."
    assert [d.edtf for d in dates(text, written="2020-07-29")] == [edtf]
    assert dates(text) == []
    (unsettled,) = dates(text, tier="all")
    assert unsettled.edtf == ""
    assert "a day the text does not say" in unsettled.why


def test_a_day_of_speaking_known_by_its_year_settles_years_only():
    assert [d.edtf for d in dates("last year and last month", written="2020")] == ["2019"]


def test_a_day_of_speaking_that_is_no_date_is_refused():
    with pytest.raises(OptionError, match="'summer'"):
        dates("last year", written="summer")


PHRASINGS = [
    ("in {y}", "{y}"),
    ("In {y}, the", "{y}"),
    ("since {y}", "{y}/.."),
    ("until {y}", "../{y}"),
    ("around {y}", "{y}~"),
    ("in May {y}", "{y}-05"),
    ("on 7 June {y}", "{y}-06-07"),
    ("June 7th, {y}", "{y}-06-07"),
    ("in the spring of {y}", "{y}-21"),
    ("from {y} onwards", "{y}/.."),
]


@given(st.integers(1500, 2199), st.sampled_from(PHRASINGS))
def test_every_year_reads_alike(year, phrasing):
    words, edtf = phrasing
    assert [d.edtf for d in dates(words.format(y=year))] == [edtf.format(y=year)]


@given(
    st.integers(150, 209),
    st.sampled_from(["", "early ", "mid-", "late "]),
    st.sampled_from(["s", "'s", "\u2019s"]),
)
def test_every_decade_reads_alike(decade, part, end):
    first = decade * 10
    whole = f"{first // 100}XX?" if first % 100 == 0 and first < 2000 else f"{decade}X"
    if part and not (first % 100 == 0 and first < 2000):
        low, high = {"early ": (0, 3), "mid-": (4, 6), "late ": (7, 9)}[part]
        whole = f"{first + low}{'~' if low else ''}/{first + high}{'~' if high < 9 else ''}"
    elif part:
        return
    assert [d.edtf for d in dates(f"in the {part}{first}{end}")] == [whole]


WORDS = (
    "the in since of and to between 1929 1930s '60s early late century 19th May June 3 5th 2020-07-29 - / or BC AD by "
    "before after around thirties last year ago ten years spring quarter first half 10/24/1929 , . \n end mid-"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([None, "2020", "2020-07-29"]))
def test_whatever_is_said_dates_are_well_formed_and_apart(words, written):
    text = " ".join(words)
    found = dates(text, written=written, tier="all")
    assert all(d.edtf == "" or is_edtf(d.edtf) for d in found)
    read = unwrapped(text)  # a line end inside a wrapped paragraph is read as a blank
    assert all(read[d.start : d.end] == d.cue.text for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == dates(text, written=written, tier="all")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on March 18th", "2023-03-18"),
        ("on August twenty-fourth", "2022-08-24"),
        ("in January of this year", "2023-01"),
        ("within the last decade", "2013/2023"),
        ("by the end of the decade", "2029"),
        ("in nineteen sixty-one", "1961"),
        ("in the 20s and 30s", "1920?/1939?"),
        ("this evening", "2023-05-02"),
    ],
)
def test_what_the_day_of_speaking_settles_in_other_words(words, edtf):
    found = dates(f"The quay was built {words}.", written="2023-05-02", tier="all")
    assert [d.edtf for d in found if d.edtf] == [edtf]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The quay was built during the Great Depression.", "the Great Depression"),
        ("The quay closed after the war.", "after the war"),
        ("Under Aldous Brandt, the quay was quiet.", "Under Aldous Brandt"),
        ("It changed after the death of Aldous Brandt.", "after the death of Aldous Brandt"),
        ("The Brandt administration paid for it.", ""),
    ],
)
def test_a_named_period_is_found_and_never_dated(text, period):
    found = [d for d in dates(text, written="2023", tier="medium") if d.period]
    assert [d.period for d in found] == ([period] if period else [])
    assert all(d.edtf == "" and d.tier == "medium" for d in found)


@pytest.mark.parametrize("words", ["recently", "nowadays", "in recent years", "a few years ago"])
def test_what_is_too_vague_is_found_without_a_date(words):
    (found,) = dates(f"The quay was {words} built.", written="2023", tier="medium")
    assert found.edtf == ""
    assert dates(f"The quay was {words} built.", written="2023") == []


def test_a_year_before_what_happens_in_it():
    assert [d.edtf for d in dates("She was a fellow 2012 presidential candidate.")] == ["2012"]
    assert dates("He sold 2012 candidate lists.") == []


def test_so_many_years_from_now_count_from_the_day_of_speaking():
    found = dates("I do not want that ten years from now.", written="1960-09-26")
    assert [d.edtf for d in found] == ["1970~"]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on March 13", "2023-03-13"),
        ("on 13 March", "2023-03-13"),
        ("on 21 st December, 2021", "2021-12-21"),
        ("this January", "2023-01"),
        ("last Friday", "2023-04-28"),  # the day of speaking is a Tuesday
        ("in 96, they say", "1996?"),
        ("it was around '64, I think", "1964?"),
        ("that had happened about '67 or so", "1967?"),
        ("when it got to be 1971", "1971"),
        ("last night", "2023-05-01"),
    ],
)
def test_days_and_months_without_a_year(words, edtf):
    found = dates(f"The quay was built {words}.", written="2023-05-02")
    assert [d.edtf for d in found] == [edtf]


@pytest.mark.parametrize(
    "words",
    [
        "in late May",
        "in July",
        "on Thursday",
        "two and a half years later",
        "the year after",
        "the following summer",
        "over the last hundred plus years",
        "at the age of forty",
        "when I was about ten years old",
        "in my thirties",
        "at Christmas",
        "a hundred and fifty years ago",
        "in those days",
    ],
)
def test_times_that_no_calendar_settles_are_found_and_not_dated(words):
    text = f"The quay was built {words}."
    (found,) = dates(text, written="2023-05-02", tier="medium")
    assert (found.cue.text, found.edtf, found.tier) == (words, "", "medium")


@pytest.mark.parametrize(
    "text",
    [
        "They march 20 people to the quay.",
        "You may 3 times ask.",
        "He is in 50 companies.",
        "April Voss wrote to me.",
    ],
)
def test_numbers_and_names_beside_words_of_time_are_no_dates(text):
    assert dates(text, written="2023-05-02", tier="all") == []


@pytest.mark.parametrize(
    "words", ["during the Brandt Administration", "under the Brandt government"]
)
def test_years_of_a_government_are_a_named_period(words):
    (found,) = dates(f"The quay was built {words}.", tier="medium")
    assert (found.period, found.edtf) == (words, "")
