"""Shortest paths through a factor, worked out by hand and beside a slow program of others."""

import random
from collections.abc import Iterable, Sequence

import networkx as nx
import numpy as np
import pytest

from hustings.maps.between import AT_ONCE, betweenness


def through(names: Sequence[str], arrows: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Arrows by name."""
    n, at = len(names), {name: k for k, name in enumerate(names)}
    return betweenness(names, np.array([at[a] * n + at[b] for a, b in arrows], dtype=np.int64))


def test_the_middle_of_a_chain_carries_the_paths_over_it() -> None:
    chain = [("a", "b"), ("b", "c"), ("c", "d")]
    assert through("abcd", chain) == {"a": 0, "b": 2, "c": 2, "d": 0}


def test_two_ways_of_one_length_carry_half_each_and_a_longer_one_nothing() -> None:
    ways = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("a", "e"), ("e", "f"), ("f", "d")]
    carried = through("abcdef", ways)
    assert (carried["b"], carried["c"]) == (0.5, 0.5)
    assert (carried["e"], carried["f"]) == (1, 1)  # a to f, e to d: their only ways


def test_a_way_back_begins_and_ends_at_nobody_s_expense() -> None:
    assert through("ab", [("a", "b"), ("b", "a")]) == {"a": 0, "b": 0}
    assert through("", []) == {}


@pytest.mark.parametrize(("factors", "arrows"), [(12, 30), (90, 200), (AT_ONCE + 20, 2_000)])
def test_it_is_what_networkx_counts_path_by_path(factors: int, arrows: int) -> None:
    dice = random.Random(factors)
    names = [f"factor {i}" for i in range(factors)]
    pairs = {(dice.choice(names), dice.choice(names)) for _ in range(arrows)}
    proper = {(a, b) for a, b in pairs if a != b}
    graph = nx.DiGraph(sorted(proper))
    graph.add_nodes_from(names)
    told = nx.betweenness_centrality(graph, normalized=False)
    assert through(names, proper) == pytest.approx(told)
