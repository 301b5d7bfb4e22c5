"""Clusters by ties: the quick ways give what the definitions say."""

from __future__ import annotations

import itertools

import networkx as nx
import numpy as np
import pytest

from hustings.model.arithmetic import power
from hustings.networks.groups.cluster_methods import (
    SLOW,
    SLOW_TIES,
    Floats,
    Members,
    members_by,
    tried,
    walktrap,
)
from hustings.networks.groups.clustering import METHODS
from hustings.networks.one_mode import positive_graph


def ties(seed: int, n: int) -> Floats:
    """Ties of few different weights, so that many merges cost the same; some actors have none."""
    dice = np.random.default_rng(seed)
    made = np.triu(dice.integers(0, 4, (n, n)) * (dice.random((n, n)) < 0.4), 1)
    return np.asarray(made + made.T, dtype=float)


def parted(members: Members) -> set[frozenset[int]]:
    """The groups behind their numbers."""
    return {frozenset(np.flatnonzero(members == m).tolist()) for m in members}


def walked(weights: Floats, k: int) -> set[frozenset[int]]:
    """Walktrap by its definition: of all neighbours the two whose walks part least become one."""
    n = len(weights)
    degrees, held = weights.sum(axis=1), (weights > 0).sum(axis=1)
    loops = weights + np.diag(np.where(degrees > 0, degrees / np.maximum(held, 1), 1))
    degree = loops.sum(axis=1)
    walk = power(loops / degree[:, None], 4)
    groups = [(i,) for i in range(n)]
    means = {(i,): walk[i] for i in range(n)}
    while len(groups) > k:
        costs = []
        for a, b in itertools.combinations(groups, 2):
            if not weights[np.ix_(a, b)].any():
                continue
            size = len(a) * len(b) / (len(a) + len(b))
            apart = float((((means[a] - means[b]) ** 2) / degree).sum())
            costs.append((size * apart / n, a[0], b[0], a, b))
        if not costs:
            break
        *_, a, b = min(costs)
        both = a + b  # the first of a group names it, as groups stay in their order
        means[both] = (len(a) * means[a] + len(b) * means[b]) / len(both)
        groups[groups.index(a)] = both
        groups.remove(b)
    return {frozenset(group) for group in groups}


@pytest.mark.parametrize("seed", range(12))
def test_walktrap_merges_the_neighbours_whose_walks_end_most_alike(seed: int) -> None:
    weights = ties(seed, 9)
    for k in (2, 3, 5):
        assert parted(walktrap(weights, k)) == walked(weights, k)


def cut(weights: Floats, k: int) -> set[frozenset[int]] | None:
    """The tie most shortest paths lead over taken away, until there are k parts or more."""
    graph = positive_graph(weights)
    if nx.number_connected_components(graph) > k:
        return None
    for *_, tie in graph.edges(data=True):
        tie["length"] = 1 / tie["weight"]
    while nx.number_connected_components(graph) < k:
        between = nx.edge_betweenness_centrality(graph, weight="length")
        graph.remove_edge(*max(sorted(between), key=lambda tie: between[tie]))
    return {frozenset(part) for part in nx.connected_components(graph)}


@pytest.mark.parametrize("seed", range(6))
def test_edge_betweenness_is_followed_once_for_all_numbers_of_clusters(seed: int) -> None:
    weights = ties(seed, 7)
    sizes = (2, 3, 4)
    for k, members in zip(sizes, members_by(SLOW, weights, weights, sizes, 1), strict=True):
        parts = None if members is None else parted(members)
        assert parts == cut(weights, k)


def test_the_slow_method_is_tried_of_few_ties_or_where_it_is_asked_for_alone() -> None:
    n = 60
    many, few = np.ones((n, n)) - np.eye(n), np.ones((9, 9)) - np.eye(9)
    assert n * (n - 1) / 2 > SLOW_TIES
    assert set(METHODS) - set(tried(METHODS, many)) == {SLOW}
    assert tried(METHODS, few) == METHODS
    assert tried([SLOW], many) == [SLOW]
