"""Bootstrap over documents."""

from __future__ import annotations

import pytest

from hustings.agreement import interval
from hustings.errors import OptionError

from .test_values import FOUR_BY_TWELVE


def test_the_published_interval_of_the_four_by_twelve() -> None:
    told = interval(FOUR_BY_TWELVE, level="ordinal")
    assert told.low == pytest.approx(0.435, abs=0.02)
    assert told.high == pytest.approx(1.0, abs=0.02)


def test_the_same_seed_gives_the_same_limits() -> None:
    one = interval(FOUR_BY_TWELVE, seed=7)
    assert one == interval(FOUR_BY_TWELVE, seed=7)
    assert one != interval(FOUR_BY_TWELVE, seed=8)


def test_few_documents_are_no_interval_and_more_are_widened() -> None:
    table = [list("abab" * 5), list("abbb" * 5)]
    few = interval(table, clusters=[n % 3 for n in range(20)])
    assert (few.low, few.high) == (None, None)
    assert "too few documents (3)" in few.why
    documents = [n // 4 for n in range(20)]
    plain = interval(table, clusters=documents, widen=False)
    assert plain.low == plain.high  # every document is the same
    uneven = [list("abab" * 5), list("abab" + "bbbb" + "abab" + "aaab" + "abab")]
    narrow, wide = (interval(uneven, clusters=documents, widen=w) for w in (False, True))
    assert narrow.low is not None
    assert wide.low is not None
    assert wide.low <= narrow.low


def test_draws_without_variation_are_dropped_and_counted() -> None:
    # Of two documents only one varies: half of the half of the draws has none.
    told = interval([list("aaab"), list("aaab")], clusters=[0, 0, 0, 1], widen=False)
    assert told.low is None
    assert told.dropped > 0.2
    assert "no variation" in told.why


def test_shares_below_the_customary_levels() -> None:
    told = interval(FOUR_BY_TWELVE, level="ordinal")
    assert 0 < told.below[0.667] < told.below[0.8] < 1


def test_clusters_that_do_not_fit_are_refused() -> None:
    with pytest.raises(OptionError, match="12 units and 3 clusters"):
        interval(FOUR_BY_TWELVE, clusters=[1, 2, 3])
