"""Who codes what: the same seed the same batch, pairs and loads even, strata by their share."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from hustings.agreement.drawing import (
    Unit,
    draw,
    how_many_double,
    loads,
    needed,
    pairs,
    pairs_in_turn,
)
from hustings.errors import OptionError


def units(n: int) -> list[Unit]:
    return [Unit(f"t{i:03}", 100 + 37 * (i * i % 11), "ab"[i % 4 == 0]) for i in range(n)]


@pytest.mark.parametrize("n", range(2, 13))
def test_pairs_take_turns_and_nobody_is_ever_more_than_one_ahead(n: int) -> None:
    names = [f"c{i:02}" for i in range(n)]
    turns = pairs_in_turn(names)
    assert {tuple(sorted(p)) for p in turns} == set(combinations(names, 2))
    assert len(turns) == n * (n - 1) // 2
    had = dict.fromkeys(names, 0)
    for one, other in turns * 3:
        had[one] += 1
        had[other] += 1
        assert max(had.values()) - min(had.values()) <= 1


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("n", "coders", "double"), [(40, 4, 0.2), (33, 5, 0.5), (7, 3, 1.0)])
def test_pairs_and_loads_are_within_one(n: int, coders: int, double: float, seed: int) -> None:
    names = dict.fromkeys((f"c{i}" for i in range(coders)), 1.0)
    drawn = draw(units(n), names, double=double, seed=seed)
    twice = round(double * n)
    assert sum(len(d.coders) == 2 for d in drawn) == twice
    each = set(pairs(drawn).values())
    low = 2 * twice // (coders * (coders - 1))
    assert each <= {low, low + 1}
    assert sum(pairs(drawn).values()) == twice
    have = {**dict.fromkeys(names, 0), **loads(drawn)}
    assert max(have.values()) - min(have.values()) <= 1
    assert sum(have.values()) == n + twice


def test_the_same_seed_gives_the_same_batch_whatever_the_order_of_names() -> None:
    one = draw(units(30), {"Anna": 1, "Ben": 1, "Cleo": 1}, seed=7)
    assert one == draw(units(30), {"Cleo": 1, "Anna": 1, "Ben": 1}, seed=7)
    assert one != draw(units(30), {"Anna": 1, "Ben": 1, "Cleo": 1}, seed=8)


def test_what_two_code_is_drawn_from_every_stratum_by_its_share() -> None:
    many = [Unit(f"t{i}", 100, "speech" if i < 60 else "debate") for i in range(100)]
    for seed in range(5):
        drawn = draw(many, {"Anna": 1, "Ben": 1}, double=0.2, seed=seed)
        kinds = Counter(u.stratum for u, d in zip(many, drawn, strict=True) if len(d.coders) == 2)
        assert abs(kinds["speech"] - 12) <= 1


def test_calibration_is_for_all_and_shares_are_of_what_one_codes_alone() -> None:
    drawn = draw(units(43), {"Anna": 3, "Ben": 1}, double=0, calibration=3, seed=1)
    assert [d.part for d in drawn].count("calibration") == 3
    alone = Counter(d.coders[0] for d in drawn if d.part == "single")
    assert alone == {"Anna": 30, "Ben": 10}


def test_a_fifth_but_at_least_ten_unless_a_share_is_said() -> None:
    assert [how_many_double(n, None) for n in (4, 12, 50, 101)] == [4, 10, 10, 21]
    assert how_many_double(12, 0.25) == 3
    assert (needed(0.8, 0.05), needed(0.8, 0.1)) == (246, 62)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"coders": {}}, "at least one coder"),
        ({"coders": {"Anna": 0}}, "above 0"),
        ({"coders": {"Anna": 1}, "double": 0.5}, "at least two"),
        ({"coders": {"Anna": 1}, "double": 1.5}, "from 0 to 1"),
        ({"coders": {"Anna": 1}, "calibration": 9}, "cannot be for calibration"),
    ],
)
def test_what_cannot_be_drawn_is_said(given: dict, said: str) -> None:
    with pytest.raises(OptionError, match=said):
        draw(units(8), **given)
