"""Scores worked out by hand; none where one would be dishonest."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from hustings import score
from hustings.errors import OptionError
from hustings.forecasts import Forecast, ledger, likelihood_range, ranges_of
from hustings.model import Verdict

from .test_ledger import TODAY, forecast


def rows(outcomes: Sequence[str], likelihood: str = "80 %") -> tuple[Forecast, ...]:
    """One forecast an outcome; "a|b" is two judges who differ."""
    said = [forecast(f"s{i}", likelihood=likelihood) for i in range(len(outcomes))]
    given = [
        Verdict(f"v{i}{n}", f"s{i}", outcome, None, f"judge {n}")
        for i, both in enumerate(outcomes)
        for n, outcome in enumerate(both.split("|"))
    ]
    return ledger(said, given, TODAY)


def test_under_ten_decided_there_is_no_score() -> None:
    found = score(rows(["came about"] * 9 + ["cannot be decided"]))
    assert (found.came_about, found.brier, found.decided, found.undecidable) == (None, None, 9, 1)
    assert found.says == (
        "9 decided; 1 more cannot be decided: fewer than 10, so there is no score. "
        "1 more is needed."
    )


def test_the_brier_score_of_ten_at_four_in_five() -> None:
    # six come about: 6 × .2² + 4 × .8² = .24 + 2.56 = 2.8; a tenth is .28; base rate .6 × .4 = .24
    found = score(rows(["came about"] * 6 + ["did not"] * 4))
    assert found.came_about == pytest.approx((0.6, 0.6))
    assert found.brier == pytest.approx((0.28, 0.28))
    assert found.brier_of_base_rate == pytest.approx((0.24, 0.24))


def test_judges_who_differ_and_partly_make_a_range_and_are_never_averaged() -> None:
    # eight come about (.04 each), one partly and one disputed: .04 to .64 each
    found = score(rows(["came about"] * 8 + ["partly", "came about|did not"]))
    assert found.came_about == pytest.approx((0.8, 1.0))
    assert found.brier == pytest.approx(((8 * 0.04 + 2 * 0.04 * 0) / 10, (0.32 + 1.28) / 10))


def test_an_agreed_range_of_words_makes_a_range() -> None:
    # will = .9 to 1: came about 0 to .01, did not .81 to 1
    ranges = ranges_of({"Will": [0.9, 1]})
    found = score(rows(["came about"] * 5 + ["did not"] * 5, "will"), ranges=ranges)
    assert found.brier == pytest.approx((0.405, 0.505))


def test_words_without_a_number_or_an_agreement_get_no_brier_score() -> None:
    found = score(rows(["came about"] * 10, "surely"))
    assert (found.brier, found.with_probability) == (None, 0)
    assert found.came_about == (1, 1)
    assert "fewer than 10, so there is no Brier score" in found.says


def test_shares_are_told_by_commitment_first() -> None:
    said = [forecast("s0"), forecast("s1"), forecast("s2", commitment="wishes")]
    given = [
        Verdict("v0", "s0", "came about"),
        Verdict("v1", "s1", "came about", by="MK"),
        Verdict("v2", "s1", "partly", by="JO"),
    ]
    first, second = score(ledger(said, given, TODAY)).shares
    assert (first.commitment, first.forecasts, first.decided, first.differ) == ("predicts", 2, 2, 1)
    assert first.outcomes["came about"] == 1
    assert (second.commitment, second.decided) == ("wishes", 0)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("70 per cent", (0.7, 0.7)),
        ("seventy-five percent", (0.75, 0.75)),
        ("60 to 80%", (0.6, 0.8)),
        ("one chance in three", (1 / 3, 1 / 3)),
        ("nine out of ten", (0.9, 0.9)),
        ("fifty-fifty", (0.5, 0.5)),
        ("one hundred per cent", (1, 1)),
        ("200 percent", None),
        ("most likely", None),
        (None, None),
    ],
)
def test_only_numbers_that_were_said_are_read(
    words: str | None, found: tuple[float, float] | None
) -> None:
    assert likelihood_range(words) == (pytest.approx(found) if found else None)


@pytest.mark.parametrize("pair", [[0.9], [0.9, 0.1], [0, 2], "high", [None, 1], [True, 1]])
def test_a_range_that_is_none_is_refused(pair: object) -> None:
    with pytest.raises(OptionError, match="The range for 'will' must be two numbers"):
        ranges_of({"will": pair})
