"""Published examples; where printed, the digits of the source, else values by two formulas."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings.agreement import coefficient
from hustings.errors import OptionError, UnknownName

FOUR_BY_TWELVE = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
"""Krippendorff 2011, Computing Krippendorff's alpha-reliability: 4 coders, 12 units, gaps."""


def two_coders(rows: list[list[int]]) -> list[list[int]]:
    """The values behind a table of counts (rows: first coder)."""
    pairs = [(i, j) for i, row in enumerate(rows) for j, n in enumerate(row) for _ in range(n)]
    return [[a for a, _ in pairs], [b for _, b in pairs]]


@pytest.mark.parametrize(
    ("level", "printed"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_alpha_of_four_coders_is_what_krippendorff_prints(level: str, printed: float) -> None:
    assert coefficient("alpha", FOUR_BY_TWELVE, level=level).value == pytest.approx(
        printed, abs=5e-4
    )


@pytest.mark.parametrize(
    ("name", "weights", "value"),
    [
        ("ac1", None, 0.77544),
        ("fleiss", None, 0.76117),
        ("conger", None, 0.76207),
        ("brennan_prediger", None, 0.77273),
        ("ac2", "linear", 0.85874),
        ("ac2", "quadratic", 0.91400),
        ("fleiss", "linear", 0.81794),
        ("conger", "quadratic", 0.85717),
        ("brennan_prediger", "quadratic", 0.90152),
    ],
)
def test_coefficients_with_gaps_are_those_of_irrcac(
    name: str, weights: str | None, value: float
) -> None:
    assert coefficient(name, FOUR_BY_TWELVE, weights=weights).value == pytest.approx(
        value, abs=6e-6
    )


def test_units_alike_and_values_alike_are_two_percentages() -> None:
    assert coefficient("percent", FOUR_BY_TWELVE).value == pytest.approx(9 / 11)
    assert coefficient("percent_of_values", FOUR_BY_TWELVE).value == pytest.approx(0.8)


def test_cohen_1960() -> None:
    table = two_coders([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    kappa = coefficient("cohen", table)
    assert (kappa.observed, kappa.expected) == pytest.approx((0.70, 0.41))
    assert kappa.value == pytest.approx(0.29 / 0.59)
    assert coefficient("kappa_max", table).value == pytest.approx(0.49 / 0.59)
    assert coefficient("ac1", table).value == pytest.approx(0.576, abs=5e-4)


def test_artstein_and_poesio_2008() -> None:
    table = two_coders([[20, 10], [20, 50]])
    printed = {"brennan_prediger": 0.400, "scott": 0.341, "cohen": 0.348}
    for name, value in printed.items():
        assert coefficient(name, table).value == pytest.approx(value, abs=5e-4)


def test_a_category_nobody_used_counts_for_brennan_prediger_where_it_was_offered() -> None:
    table = two_coders([[50, 0, 0], [10, 10, 10], [20, 0, 0]])
    assert coefficient("brennan_prediger", table, categories=(0, 1, 2)).value == pytest.approx(0.40)
    assert coefficient("brennan_prediger", table, categories=range(4)).value == pytest.approx(
        (0.6 - 0.25) / 0.75
    )


def test_skew_leaves_kappa_low_where_agreement_is_high() -> None:
    table = two_coders([[80, 7], [8, 5]])
    assert coefficient("percent", table).value == pytest.approx(0.85)
    assert coefficient("cohen", table).value == pytest.approx(0.314, abs=5e-4)
    assert coefficient("ac1", table).value == pytest.approx(0.808, abs=5e-4)


def test_fleiss_of_one_category_is_that_category_against_the_rest() -> None:
    table = [list("aab"), list("abb"), list("abb")]
    # n of a: 3, 1, 0 of 3; p = 4/9; split (0 + 1*2/6 + 0) / 3 = 1/9
    assert coefficient("fleiss", table, category="a").value == pytest.approx(
        1 - (1 / 9) / (4 / 9 * 5 / 9)
    )


def test_weighted_kappa_counts_a_near_miss_less_than_a_far_one() -> None:
    near = coefficient("weighted_kappa", [[1, 2, 3, 1], [1, 2, 3, 2]], categories=(1, 2, 3))
    far = coefficient("weighted_kappa", [[1, 2, 3, 1], [1, 2, 3, 3]], categories=(1, 2, 3))
    assert near.value is not None
    assert far.value is not None
    # near: D_o 1/4; margins (2, 1, 1) and (1, 2, 1) of 4: D_e 14/16
    assert near.value == pytest.approx(1 - (1 / 4) / (14 / 16))
    assert far.value < near.value


def test_sets_are_compared_by_masi_and_jaccard() -> None:
    table = [[["a"], ["b"], ["a", "b"]], [["a"], ["b"], ["a"]]]
    # Coincidences: {a}{a} 2, {b}{b} 2, {a}{a,b} 1 each way; MASI 2/3, Jaccard 1/2 between those.
    by_jaccard = coefficient("alpha", table, level="jaccard")
    assert by_jaccard.observed == pytest.approx(2 * 0.5 / 6)
    by_masi = coefficient("alpha", table, level="masi")
    assert by_masi.observed == pytest.approx(2 * (1 - 0.5 * 2 / 3) / 6)


def test_distances_can_be_given_by_hand() -> None:
    table = [list("abc"), list("abb")]
    apart = {("a", "b"): 1.0, ("b", "c"): 0.25, ("a", "c"): 1.0}
    assert coefficient("alpha", table, level=apart).observed == pytest.approx(2 * 0.25 / 6)
    with pytest.raises(OptionError, match="No distance is given between 'a' and 'c'"):
        coefficient("alpha", table, level={("a", "b"): 1.0, ("b", "c"): 0.25})


def test_one_value_only_is_undefined_and_says_so() -> None:
    table = {"Anna": ["asserts"] * 34, "Ben": ["asserts"] * 34}
    for name in ("alpha", "cohen", "scott", "fleiss", "conger", "ac1", "brennan_prediger"):
        answer = coefficient(name, table, categories=("asserts", "reports"))
        assert answer.value is None
        assert answer.why.startswith("Only 'asserts' occurs (34 units)")
    assert coefficient("percent", table).value == 1


def test_one_coder_who_used_one_category_has_a_kappa_of_exactly_zero() -> None:
    assert coefficient("cohen", [list("aaaa"), list("aaab")]).value == 0


def test_one_rare_case_decides_alpha() -> None:
    assert coefficient("alpha", [["a"] * 21 + ["b"], ["a"] * 22]).value == pytest.approx(0)


def test_without_a_second_value_there_is_nothing_to_compare() -> None:
    answer = coefficient("alpha", [["a", None], [None, "b"]])
    assert (answer.value, answer.units) == (None, 0)
    assert answer.why == "No unit has two values: nothing to compare."


def test_bad_input_is_told_in_a_sentence() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'cohen'"):
        coefficient("cohens", [["a"], ["b"]])
    with pytest.raises(UnknownName, match="level"):
        coefficient("alpha", [["a"], ["b"]], level="nominall")  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="compares two coders, and there are 3"):
        coefficient("cohen", [["a"], ["b"], ["a"]])
    with pytest.raises(OptionError, match="needs numbers"):
        coefficient("alpha", [["a"], ["b"]], level="interval")
    with pytest.raises(OptionError, match="different numbers of units"):
        coefficient("alpha", [["a", "b"], ["b"]])
    with pytest.raises(OptionError, match="below and above 0"):
        coefficient("alpha", [[-1, 2], [1, 2]], level="ratio")


values = st.lists(st.sampled_from("abc"), min_size=2, max_size=20)


@given(values, st.data())
def test_scott_is_fleiss_and_cohen_is_conger_for_two(ours: list[str], data: st.DataObject) -> None:
    theirs = data.draw(st.lists(st.sampled_from("abc"), min_size=len(ours), max_size=len(ours)))
    for one, other in (("scott", "fleiss"), ("cohen", "conger")):
        a, b = coefficient(one, [ours, theirs]), coefficient(other, [ours, theirs])
        assert (a.value is None) == (b.value is None)
        if a.value is not None:
            assert math.isclose(a.value, b.value, abs_tol=1e-9)


@given(values, st.data())
def test_alpha_is_the_slow_sum_over_pairs(ours: list[str], data: st.DataObject) -> None:
    theirs = data.draw(st.lists(st.sampled_from("abc"), min_size=len(ours), max_size=len(ours)))
    answer = coefficient("alpha", [ours, theirs])
    pooled = ours + theirs
    n = len(pooled)
    observed = sum(a != b for a, b in zip(ours, theirs, strict=True)) / len(ours)
    expected = sum(a != b for a in pooled for b in pooled) / (n * (n - 1))
    if expected == 0:
        assert answer.value is None
    else:
        assert answer.value == pytest.approx(1 - observed / expected)
