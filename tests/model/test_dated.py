"""Attributes with dates: what somebody was when something was said."""

import pytest

from hustings.errors import CodingError
from hustings.model.dated import Dated, bounds, checked, dated, undated, value_at

PARTY = "Harbour League 1958/1964; Free Port 1966/.."


@pytest.mark.parametrize(
    ("date", "party"),
    [
        ("1957-12-31", None),
        ("1958-01-01", "Harbour League"),
        ("1964-12-31", "Harbour League"),
        ("1965-06-01", None),
        ("1966", "Free Port"),
        ("2030-01-01", "Free Port"),
        (None, None),
    ],
)
def test_a_party_holds_from_the_first_to_the_last_day_of_its_period(
    date: str | None, party: str | None
) -> None:
    assert value_at(PARTY, date) == party


def test_in_a_year_of_change_the_later_begun_holds() -> None:
    assert value_at("Harbour League 1958/1964; Free Port 1964/1970", "1964-03-01") == "Free Port"
    assert value_at("Free Port 1964/1970; Harbour League 1958/1964", "1964-03-01") == "Free Port"


def test_a_value_without_a_time_holds_where_no_period_does() -> None:
    assert value_at("resident; harbour master 2028/2032", "2030-01-01") == "harbour master"
    assert value_at("resident; harbour master 2028/2032", "2040-01-01") == "resident"


def test_a_date_known_to_the_month_only_meets_what_held_in_it() -> None:
    assert value_at("mayor 2031-05-20/2032", "2031-05") == "mayor"
    assert value_at("mayor 2031-05-20/2032", "2031-04") is None


def test_semicolons_without_any_time_are_part_of_the_value() -> None:
    assert dated("tall; dark") == (Dated("tall; dark"),)
    assert value_at("tall; dark", None) == "tall; dark"


def test_a_slash_that_is_no_time_is_part_of_the_value() -> None:
    assert dated("Port and/or Pier") == (Dated("Port and/or Pier"),)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("1958?/1964~", "1958-01-01", "1964-12-31"),
        ("/1964", "0000-01-01", "1964-12-31"),
        ("2031-22", "2031-06-01", "2031-08-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(when: str, first: str, last: str) -> None:
    assert bounds(when) == (first, last)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(CodingError, match="ends before it begins"):
        checked("Free Port 1970/1964")


def test_values_that_could_not_be_read_back_are_refused() -> None:
    assert undated([Dated("Harbour League", "1958/1964"), Dated("Free Port", "1964/..")]).endswith(
        "Free Port 1964/.."
    )
    with pytest.raises(CodingError, match="told apart"):
        undated([Dated("Free Port"), Dated("Harbour League")])
