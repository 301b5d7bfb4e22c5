"""Forecasts are due, open or decided; the day, the wording and the judges say which."""

from __future__ import annotations

from typing import Any

import pytest

from hustings.errors import OptionError
from hustings.forecasts import headline, ledger
from hustings.model import Statement, Statements, Verdict

TODAY = "2026-11-28"


def forecast(key: str = "s1", commitment: str = "predicts", **values: Any) -> Statement:
    told = {"outcome": "visitors", "direction": "rises", **values}
    return Statement(key, "d1", 0, 9, "They come", "prediction", told, "Renn", "Renn", commitment)


def verdict(outcome: str, by: str = "MK", at: str = "2026-11-01T00:00:00Z") -> Verdict:
    return Verdict(f"v-{by}-{at}", "s1", outcome, None, by, "", "a count", at)


@pytest.mark.parametrize(
    ("values", "given", "state"),
    [
        ({}, (), "open"),
        ({"horizon": "2026-05-01"}, (), "due"),
        ({"horizon": "2026-11-28"}, (), "open"),
        ({"horizon": "2026"}, (), "open"),
        ({"horizon": "2025"}, (), "due"),
        ({"horizon": "202X"}, (), "open"),
        ({"horizon": "2020/.."}, (), "open"),
        ({"horizon": "2025", "checkable": "too vague"}, (), "open"),
        ({"horizon": "2025", "checkable": "not at all"}, (), "open"),
        ({"horizon": "2025", "checkable": "conditional"}, (), "due"),
        ({"horizon": "2031"}, ("did not",), "decided"),
        ({"horizon": "2025"}, ("cannot be decided",), "decided"),
        ({"horizon": "2025"}, ("open",), "open"),
        ({"horizon": "2026-11-10"}, ("open",), "due"),
    ],
)
def test_the_state_of_a_forecast(
    values: dict[str, Any], given: tuple[str, ...], state: str
) -> None:
    rows = ledger([forecast(**values)], [verdict(o) for o in given], TODAY)
    assert [row.state for row in rows] == [state]


def test_the_newest_verdict_of_each_judge_stands_and_two_who_differ_both_do() -> None:
    given = [
        verdict("did not", "MK", "2026-11-02T00:00:00Z"),
        verdict("came about", "MK", "2026-11-01T00:00:00Z"),
        verdict("partly", "JO", "2026-11-03T00:00:00Z"),
    ]
    (row,) = ledger([forecast()], given, TODAY)
    assert [(v.by, v.outcome) for v in row.verdicts] == [("MK", "did not"), ("JO", "partly")]
    assert row.outcomes == ("did not", "partly")


def test_days_are_counted_from_the_last_day_of_the_horizon() -> None:
    (row,) = ledger([forecast(horizon="2026-05-01")], (), TODAY)
    assert (row.due, row.days_past) == ("2026-05-01", 211)
    (later,) = ledger([forecast(horizon="2026-12")], (), TODAY)
    assert later.days_past == -33


def test_columns_give_the_same_rows() -> None:
    said = [forecast(horizon="2026-05-01", **{"by when": "by May"})]
    assert ledger(Statements.from_statements(said), (), TODAY) == ledger(said, (), TODAY)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(OptionError, match="'tomorrow' is no day"):
        ledger([forecast(horizon="2026")], (), "tomorrow")


def test_the_headline_counts_dates_conditions_and_what_can_be_checked() -> None:
    rows = ledger(
        [
            forecast("a", horizon="2026", checkable="yes"),
            forecast("b", condition="if the bank says no", checkable="conditional"),
            forecast("c", checkable="too vague"),
        ],
        (),
        TODAY,
    )
    assert headline(rows) == (
        "Of 3 forecasts 1 has a date, 1 is conditional, 2 could be checked by a third person"
    )


def test_the_headline_says_of_how_many_it_is_not_decided() -> None:
    sure, open_ = forecast("a", horizon="2026", checkable="yes"), forecast("b", horizon="2027")
    assert headline(ledger([sure, open_], (), TODAY)) == (
        "Of 2 forecasts 2 have a date, none is conditional, 1 could be checked by a third person; "
        "whether 1 could be is not decided yet"
    )
    assert headline(ledger([open_, forecast("c", checkable="too vague")], (), TODAY)) == (
        "Of 2 forecasts 1 has a date, none is conditional; whether a third person could check 1 "
        "of them is not decided yet"
    )
