"""Which conclusions one sentence carries alone, against taking every sentence out in turn."""

from __future__ import annotations

import random
from itertools import product

import pytest

from hustings.maps.hanging import hanging
from hustings.model import CausalMap

Links = list[tuple[str, str, int]]


def reached(links: Links) -> set[tuple[str, str]]:
    """Who acts on whom, worked out by joining until nothing new comes."""
    found = {(a, b) for a, b, _ in links}
    while True:
        more = {(a, d) for (a, b), (c, d) in product(found, found) if b == c} - found
        if not more:
            return {(a, b) for a, b in found if a != b}
        found |= more


@pytest.mark.parametrize("seed", range(40))
def test_what_is_lost_with_one_sentence_is_what_taking_each_out_loses(seed: int) -> None:
    chance = random.Random(seed)
    names = "abcdefg"[: chance.randint(2, 7)]
    links: Links = [
        (chance.choice(names), chance.choice(names), 1) for _ in range(chance.randint(1, 12))
    ]
    whole = reached(links)
    lost = {c for i in range(len(links)) for c in whole - reached(links[:i] + links[i + 1 :])}
    found = hanging(CausalMap.from_links(links))
    assert (found.conclusions, found.on_one) == (len(whole), len(lost))


def test_two_ways_to_a_conclusion_hang_on_no_single_sentence() -> None:
    links = [("a", "b", 1), ("b", "d", 1), ("a", "c", 1), ("c", "d", 1)]
    found = hanging(CausalMap.from_links(links))
    assert (found.conclusions, found.on_one) == (5, 4)
    assert hanging(CausalMap.from_links([])).words == "nothing acts on anything"
