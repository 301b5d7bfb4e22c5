"""Paths, Axelrod's total effect, and robustness of an argument."""

import itertools
import random

import pytest

from hustings.errors import OptionError, UnknownName
from hustings.maps import paths, robustness, threads, total_effect
from hustings.model import CausalMap

CHAIN = CausalMap.from_links(
    [
        ("night ferry", "visitors", 1, "1", "Calder"),
        ("visitors", "trade", 1, "2", "Calder"),
        ("night ferry", "noise", 1, "3", "Pell"),
        ("noise", "trade", -1, "4", "Renn"),
    ]
)


def test_every_path_says_who_tells_it_whole():
    found = paths(CHAIN, "night ferry", "trade")
    assert [(p.concepts[1], p.sign, p.told_whole_by, p.stitched_from) for p in found] == [
        ("visitors", 1, 1, 1),
        ("noise", -1, 0, 2),
    ]


def test_a_thread_is_told_whole_by_somebody():
    assert [p.concepts[1] for p in threads(CHAIN, "night ferry", "trade")] == ["visitors"]


def test_paths_longer_than_asked_are_not_listed():
    m = CausalMap.from_links([("a", "b", 1), ("b", "c", 1), ("c", "d", 1)])
    assert len(paths(m, "a", "d", max_length=3)) == 1
    assert paths(m, "a", "d", max_length=2) == []
    with pytest.raises(OptionError, match="max_length"):
        paths(m, "a", "d", max_length=0)


def test_total_effect_is_the_sum_of_the_paths():
    assert str(total_effect(CHAIN, "night ferry", "visitors")) == "+"
    assert str(total_effect(CHAIN, "noise", "trade")) == "-"
    both = total_effect(CHAIN, "night ferry", "trade")
    assert (both.effect, both.positive, both.negative, both.sign, both.balanced) == (
        "a",
        1,
        1,
        None,
        False,
    )
    assert str(total_effect(CHAIN, "trade", "noise")) == "0"
    unsaid = CausalMap.from_links([("a", "b", 0)])
    assert str(total_effect(unsaid, "a", "b")) == "?"


@pytest.mark.parametrize("seed", range(5))
def test_path_counts_equal_trying_every_ordering(seed):
    rng = random.Random(seed)
    edges = {
        (a, b): rng.choice((-1, 1))
        for a in range(6)
        for b in range(6)
        if a != b and rng.random() < 0.4
    }
    m = CausalMap.from_links(
        [(str(a), str(b), s) for (a, b), s in edges.items()], concepts=list("012345")
    )
    count = {1: 0, -1: 0}
    for size in range(5):
        for middle in itertools.permutations(range(1, 5), size):
            way = (0, *middle, 5)
            signs = [edges.get(pair, 0) for pair in itertools.pairwise(way)]
            if all(signs):
                count[(-1) ** signs.count(-1)] += 1
    effect = total_effect(m, "0", "5")
    assert (effect.positive, effect.negative) == (count[1], count[-1])
    assert len(paths(m, "0", "5", max_length=None)) == count[1] + count[-1]


def test_a_search_that_would_not_end_stops_at_its_cap():
    full = CausalMap.from_links(
        [(str(a), str(b), 1) for a in range(14) for b in range(14) if a != b]
    )
    found = paths(full, "0", "13", max_length=None, cap=100)
    assert len(found) == 100
    assert not found.complete
    assert "more paths" in found.note


def test_robustness_counts_arguments_three_ways_that_differ():
    # Renn tells both steps of the first way; the second is stitched from Pell and Voss
    m = CausalMap.from_links(
        [
            ("a", "b", 1, "1", "Renn"),
            ("a", "b", 1, "2", "Renn"),
            ("b", "z", 1, "3", "Renn"),
            ("b", "z", 1, "4", "Renn"),
            ("a", "c", 1, "5", "Pell"),
            ("c", "z", 1, "6", "Voss"),
        ]
    )
    r = robustness(m, "a", "z")
    assert (r.citations, r.source_counts, r.own_paths, r.least_sources) == (3, 2, 1, 2)
    assert "Renn" in r.whose
    assert r.tellers == ("Renn",)
    assert robustness(m, "z", "a").citations == 0


def by_trying_every_set(rows, start, stop):
    """The least number of sources whose removal cuts every path, by trying every set of them."""
    everyone = sorted({s for _, _, s in rows})
    for size in range(len(everyone) + 1):
        for out in itertools.combinations(everyone, size):
            reached = {start}
            for _ in rows:
                reached |= {b for a, b, s in rows if a in reached and s not in out}
            if stop not in reached:
                return size
    return None


@pytest.mark.parametrize("seed", range(8))
def test_the_least_number_of_sources_is_exact(seed):
    rng = random.Random(seed)
    rows = [(rng.randrange(5), rng.randrange(5), f"s{rng.randrange(4)}") for _ in range(16)]
    m = CausalMap.from_links(
        [(str(a), str(b), 1, str(i), s) for i, (a, b, s) in enumerate(rows)], concepts=list("01234")
    )
    assert robustness(m, "0", "4").least_sources == by_trying_every_set(rows, 0, 4)


def test_several_origins_count_together_and_ends_must_differ():
    r = robustness(CHAIN, ["visitors", "noise"], "trade")
    assert (r.citations, r.least_sources) == (2, 2)
    with pytest.raises(OptionError, match="both origin and target"):
        robustness(CHAIN, ["noise", "trade"], "trade")
    with pytest.raises(OptionError, match="loop"):
        total_effect(CHAIN, "noise", "noise")
    with pytest.raises(UnknownName, match="noise"):
        paths(CHAIN, "nois", "trade")
