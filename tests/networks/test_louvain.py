"""Louvain's groups: those of networkx, and two that can be seen."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from hustings.networks.groups.louvain import louvain
from hustings.networks.one_mode import positive_graph


def symmetric(some: np.ndarray) -> np.ndarray:
    upper = np.triu(np.asarray(some, dtype=float), 1)
    return upper + upper.T


def drawn(kind: str, seed: int) -> np.ndarray:
    """A network drawn by chance: whole numbers of both signs, sparse, in camps, thirds."""
    dice = np.random.default_rng(seed)
    n = int(dice.integers(2, 40))
    camps = dice.integers(0, 4, n)
    return symmetric(
        {
            "whole": lambda: dice.integers(-3, 5, (n, n)),
            "sparse": lambda: dice.random((n, n)) * (dice.random((n, n)) < 0.2),
            "camps": lambda: (camps[:, None] == camps) * dice.integers(1, 6, (n, n)),
            "thirds": lambda: dice.integers(0, 2, (n, n)) / 3,
        }[kind]()
    )


@pytest.mark.parametrize("kind", ["whole", "sparse", "camps", "thirds"])
def test_the_groups_are_those_of_networkx(kind):
    for seed in range(25):
        matrix = drawn(kind, seed)
        for resolution in (1.0, 0.6):
            theirs = nx.community.louvain_communities(
                positive_graph(matrix), weight="weight", seed=seed, resolution=resolution
            )
            ours = louvain(matrix, seed, resolution)
            assert {frozenset(g) for g in ours} == {frozenset(g) for g in theirs}


def test_two_triangles_with_one_tie_between_them_are_two_groups():
    matrix = np.zeros((6, 6))
    for a, b in [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)]:
        matrix[a, b] = matrix[b, a] = 1
    assert sorted(map(sorted, louvain(matrix, 1))) == [[0, 1, 2], [3, 4, 5]]


def test_ties_below_nought_tie_nobody():
    assert sorted(louvain(np.array([[0.0, -2.0], [-2.0, 0.0]]), 1)) == [[0], [1]]
    assert louvain(np.zeros((0, 0)), 1) == []
