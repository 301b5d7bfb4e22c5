"""Told time: from which day to which day each form of EDTF reaches, worked out by hand."""

import datetime as dt

import pytest

from hustings import edtf_bounds
from hustings.errors import CodingError
from hustings.model.edtf import bounds, is_edtf, iso, sort_key

BY_HAND = [
    ("1929", "1929-01-01", "1929-12-31"),
    ("1929-10", "1929-10-01", "1929-10-31"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),  # 1900 was no leap year
    ("2024-03-14", "2024-03-14", "2024-03-14"),
    ("2024-03-14T18:30:00Z", "2024-03-14", "2024-03-14"),
    ("193X", "1930-01-01", "1939-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("XXXX", "0000-01-01", "9999-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("2004-1X", "2004-10-01", "2004-12-31"),
    ("2004-02-XX", "2004-02-01", "2004-02-29"),
    ("2004-XX-XX", "2004-01-01", "2004-12-31"),
    ("2004-XX-31", "2004-01-31", "2004-12-31"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("19XX-02-29", "1904-02-29", "1996-02-29"),
    ("XXXX-12-XX", "0000-12-01", "9999-12-31"),
    ("1950/1975", "1950-01-01", "1975-12-31"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ("193X/194X", "1930-01-01", "1949-12-31"),
    ("../1682", None, "1682-12-31"),
    ("2014/..", "2014-01-01", None),
    ("1985-04/", "1985-04-01", None),
    ("/1985", None, "1985-12-31"),
    ("{1896,1929}", "1896-01-01", "1929-12-31"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("[..1984]", None, "1984-12-31"),
    ("{1960,1961-12..}", "1960-01-01", None),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2001-24", "2001-12-01", "2002-02-28"),
    ("2001-29", "2001-09-01", "2001-11-30"),  # spring of the southern half
    ("2001-34", "2001-04-01", "2001-06-30"),  # second quarter
    ("2001-39", "2001-09-01", "2001-12-31"),  # third of three times four months
    ("2001-41", "2001-07-01", "2001-12-31"),  # second half
    ("2023-03~", "2023-03-01", "2023-03-31"),
    ("?2004-06-~11", "2004-06-11", "2004-06-11"),
    ("2004?-06", "2004-06-01", "2004-06-30"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ("-004X", "-0049-01-01", "-0040-12-31"),
    ("0000", "0000-01-01", "0000-12-31"),
    ("Y12024", "12024-01-01", "12024-12-31"),
    ("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("Y171010000S3", "171000000-01-01", "171999999-12-31"),
    ("Y3388E2S3", "338000-01-01", "338999-12-31"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BY_HAND)
def test_a_time_reaches_from_its_first_day_to_its_last(text, earliest, latest):
    reach = edtf_bounds(text)
    assert (iso(reach.earliest), iso(reach.latest)) == (earliest, latest)
    assert (reach.open_start, reach.open_end) == (earliest is None, latest is None)
    assert is_edtf(text)


def test_bounds_are_days_one_can_compare_with_dates():
    assert edtf_bounds("1929").latest == dt.date(1929, 12, 31)


@pytest.mark.parametrize(
    ("text", "marks"), [("1984?", "?"), ("2004-06~", "~"), ("2004%-01", "%"), ("1930/1933~", "~")]
)
def test_what_is_doubted_or_about_is_approximate(text, marks):
    assert bounds(text).approximate
    assert bounds(text).marks == marks


def test_a_decade_is_not_approximate_but_has_an_unspecified_digit():
    assert not bounds("193X").approximate
    assert bounds("193X").unspecified


def test_significant_digits_are_an_estimate():
    assert bounds("1950S2").approximate


@pytest.mark.parametrize(
    ("text", "why", "at", "nearest"),
    [
        ("1968-13", "no month 13", 5, "1968-12"),
        ("2023-02-30", "no day 30", 8, "2023-02-28"),
        ("1900-02-29", "no day 29", 8, "1900-02-28"),
        ("1930s", "cannot stand here", 4, "193X"),
        ("spring 1968", "four digits", 0, "1968-21"),
        ("c. 1929", "four digits", 0, "1929~"),
        ("March 14, 2024", "four digits", 0, "2024-03-14"),
        ("14.3.2024", "four digits", 0, "2024-03-14"),
        ("1950-1975", "two digits", 4, "1950/1975"),
        ("1975/1950", "ends before it begins", 5, "1950/1975"),
        ("44 BC", "four digits", 0, "-0043"),
        ("19th century", "four digits", 0, "18XX"),
        ("since 2014", "four digits", 0, "2014/.."),
        ("12024", "cannot stand here", 4, "Y12024"),
        ("Y1984", "takes no Y", 0, "1984"),
        ("1929~?", "cannot stand here", 5, "1929%"),
        ("/", "beginning or an end", 0, None),
        ("[1667,1668", "ends with ]", 9, "[1667,1668]"),
        ("195?", "four digits", 0, "195X"),
        ("1950//1960", "one slash", 5, "1950/1960"),
        ("2001-21-05", "season has no day", 0, "2001-21"),
        ("2024-03T18:30", "time of day", 7, "2024-03"),
        ("1929/", None, None, None),
        ("", "nothing is written", 0, None),
        ("long ago", "four digits", 0, None),
    ],
)
def test_a_wrong_time_is_refused_with_its_place_and_the_nearest_right_form(text, why, at, nearest):
    if why is None:
        assert is_edtf(text)
        return
    with pytest.raises(CodingError) as refused:
        bounds(text)
    assert why in str(refused.value)
    assert refused.value.details["at"] == at
    assert refused.value.details["nearest"] == nearest
    assert f"character {at + 1}" in str(refused.value)


def test_times_sort_by_their_days_and_the_undated_stand_last():
    told = ["2024", "193X", None, "-0043", "1931-05", "../1682", "1930/1975"]
    in_order = ["../1682", "-0043", "193X", "1930/1975", "1931-05", "2024", None]
    assert sorted(told, key=sort_key) == in_order


def test_two_times_meet_where_they_share_a_day():
    assert bounds("193X").meets(bounds("1939-12-31/1945"))
    assert not bounds("193X").meets(bounds("1940"))
    assert bounds("../1682").meets(bounds("1600"))
