"""Matching, unitizing, projection, gamma: one text of four turns, two coders."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hustings import agreement
from hustings.agreement import (
    gamma,
    gamma_disorder,
    layered,
    matching,
    projected,
    token_f1,
    unitized,
)
from hustings.errors import OptionError

TEXT = (
    "MODERATOR: Should the ferry run at night?\n"
    "ADA: It should run. It is cheap and people need it.\n"
    "BRAM: It is not cheap. The harbour sleeps at night.\n"
    "ADA: Nobody asked the harbour. Ask the people who work there."
)
TURNS = [(0, 41), (42, 93), (94, 145), (146, 207)]
SENTENCES = [(11, 41), (47, 61), (62, 93), (100, 116), (117, 145), (151, 176), (177, 207)]
ANNA = [
    (47, 61, "demand"), (62, 93, "cost"), (100, 116, "cost"), (117, 145, "rest"),
    (177, 207, "voice"),
]  # fmt: skip
BEN = [
    (47, 61, "demand"), (62, 73, "cost"), (78, 93, "demand"), (100, 116, "cost"),
    (117, 135, "rest"), (151, 176, "voice"),
]  # fmt: skip
BOTH = {"Anna": ANNA, "Ben": BEN}


def test_the_example_is_the_text_it_says() -> None:
    assert len(TEXT) == 207
    assert TEXT[62:93] == "It is cheap and people need it."


def test_one_coding_agrees_fully_by_turns_and_half_by_sentences() -> None:
    def alpha(units: list[tuple[int, int]]) -> float | None:
        return agreement.coefficient("alpha", projected(BOTH, units), level="masi").value

    assert alpha(TURNS) == 1.0
    assert alpha(SENTENCES) == pytest.approx(0.5517, abs=5e-5)


def test_uncoded_text_buys_agreement_but_not_about_codes() -> None:
    short, long = unitized(BOTH, 207), unitized(BOTH, 2207)
    assert (short.binary, long.binary) == pytest.approx((0.3417, 0.6624), abs=5e-5)
    assert (short.u, long.u) == pytest.approx((0.4332, 0.5977), abs=5e-5)
    assert (short.cu, long.cu) == pytest.approx((0.7201, 0.7201), abs=5e-5)


@pytest.mark.parametrize(
    ("mode", "value"), [("exact", 4 / 11), ("iou", 6 / 11), ("overlap", 8 / 11)]
)
def test_f1_by_what_counts_as_the_same_passage(mode: str, value: float) -> None:
    assert matching(ANNA, BEN, mode=mode).f1 == pytest.approx(value)  # type: ignore[arg-type]


def test_token_f1() -> None:
    assert token_f1(ANNA, BEN) == pytest.approx(0.6789, abs=5e-5)
    assert token_f1(ANNA, BEN, codes=True) == pytest.approx(0.5413, abs=5e-5)


def test_most_pairs_come_before_the_closest_pair() -> None:
    # a0 lies nearest to b0, but then a1 has no partner; two pairs are more than one.
    a = [(0, 10, "x"), (0, 6, "x")]
    b = [(0, 9, "x"), (4, 12, "x")]
    assert [(i, j) for i, j, _ in matching(a, b).pairs] == [(0, 1), (1, 0)]


def test_both_found_nothing_is_no_number() -> None:
    assert matching([], []).f1 is None
    assert matching([], [(0, 1, "x")]).f1 == 0
    assert token_f1([], []) is None


spans = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6), st.sampled_from("xy")).map(
        lambda s: (s[0], s[0] + s[1], s[2])
    ),
    max_size=4,
)


@given(spans, spans)
def test_matching_is_the_best_of_all_one_to_one_pairings(
    a: list[tuple[int, int, str]], b: list[tuple[int, int, str]]
) -> None:
    def iou(s: tuple[int, int, str], t: tuple[int, int, str]) -> float:
        shared = len(set(range(s[0], s[1])) & set(range(t[0], t[1])))
        return shared / len(set(range(s[0], s[1])) | set(range(t[0], t[1])))

    best = (0, 0.0)
    slots = [*range(len(b)), *[None] * len(a)]
    for chosen in set(itertools.permutations(slots, len(a))):
        close = [iou(a[i], b[j]) for i, j in enumerate(chosen) if j is not None]
        close = [c for c in close if c >= 0.5]
        best = max(best, (len(close), round(sum(close), 9)))
    pairs = matching(a, b).pairs
    assert (len(pairs), round(sum(p[2] for p in pairs), 9)) == best


def test_unitizing_alpha_of_three_coders_is_that_of_a_public_implementation() -> None:
    told = unitized(
        {
            "Alex": [(2, 5, "1"), (9, 11, "1"), (12, 20, "2")],
            "Paul": [(2, 5, "1"), (7, 15, "2")],
            "Susan": [(2, 5, "1"), (10, 15, "2")],
        },
        20,
    )
    assert told.u == pytest.approx(0.474, abs=5e-4)
    assert told.binary == pytest.approx(0.433, abs=5e-4)
    assert told.cu == pytest.approx(0.779, abs=5e-4)
    assert (told.k["1"], told.k["2"]) == pytest.approx((0.769, 0.787), abs=5e-4)
    assert told.coverage == pytest.approx(0.3833, abs=5e-5)


def test_one_code_cannot_be_told_apart() -> None:
    told = unitized({"i": [(75, 145, "c"), (220, 250, "c")], "j": [(70, 150, "c")]}, 300)
    assert (told.cu, told.k) == (None, {"c": None})
    assert "Only one code" in told.why


def test_overlapping_spans_go_by_layers() -> None:
    with pytest.raises(OptionError, match="compare layer by layer"):
        unitized({"a": [(0, 4, "x"), (2, 6, "y")], "b": []}, 9)
    told = layered({"a": [(0, 4, "x"), (2, 6, "y")], "b": [(0, 4, "x"), (5, 9, "y")]}, 12)
    assert told.layers["x"] == 1
    assert told.layers["y"] is not None
    assert told.layers["y"] < told.value < 1  # type: ignore[operator]


def test_gamma_disorder_of_a_shifted_unit_is_its_shift() -> None:
    # d_pos = ((1 + 1) / (4 + 4))^2 = 1/16; one tuple, one unit per coder.
    assert gamma_disorder({"a": [(0, 4, "x")], "b": [(1, 5, "x")]}) == pytest.approx(1 / 16)
    # Two codes: d_pos + d_cat = 1 + 1/16 is still less than both alone (2).
    assert gamma_disorder({"a": [(0, 4, "x")], "b": [(1, 5, "y")]}) == pytest.approx(1 + 1 / 16)
    # A unit without a partner costs Delta: 1 over a mean of one half of a unit.
    assert gamma_disorder({"a": [(0, 4, "x")], "b": []}) == pytest.approx(2.0)


@given(st.tuples(spans, spans, spans).filter(lambda rows: 0 < sum(map(len, rows)) < 7))
def test_gamma_disorder_is_the_least_over_all_alignments(
    rows: tuple[list[tuple[int, int, str]], ...],
) -> None:
    def d(u: tuple[int, int, str] | None, v: tuple[int, int, str] | None) -> float:
        if u is None or v is None:
            return 1.0
        return ((abs(u[0] - v[0]) + abs(u[1] - v[1])) / (u[1] - u[0] + v[1] - v[0])) ** 2 + (
            u[2] != v[2]
        )

    def least(left: tuple[tuple[tuple[int, int, str], ...], ...]) -> float:
        first = next((i for i, row in enumerate(left) if row), None)
        if first is None:
            return 0.0
        best = float("inf")
        ways = [
            [(left[i][0], 0)] if i == first else [(None, -1), *((u, k) for k, u in enumerate(row))]
            for i, row in enumerate(left)
        ]
        for way in itertools.product(*ways):
            members = [u for u, _ in way]
            cost = sum(d(u, v) for u, v in itertools.combinations(members, 2)) / 3
            rest = tuple(
                row if k < 0 else row[:k] + row[k + 1 :]
                for row, (_, k) in zip(left, way, strict=True)
            )
            best = min(best, cost + least(rest))
        return best

    units = sum(map(len, rows))
    expected = least(tuple(tuple(row) for row in rows)) / (units / 3)
    assert gamma_disorder(dict(zip("abc", rows, strict=True))) == pytest.approx(expected)


def test_the_same_seed_gives_the_same_gamma() -> None:
    assert gamma(BOTH, seed=3) == gamma(BOTH, seed=3)
    assert gamma({"a": ANNA, "b": ANNA}, seed=1).value == 1
