"""Closed ways of few steps are those another search finds."""

import networkx as nx
import numpy as np
import pytest

from hustings.maps.rings import rings


def test_worked_by_hand():
    # 0 → 1 → 2 → 0, 1 → 0, and 2 points at itself
    arrows = [(0, 1), (1, 2), (2, 0), (1, 0), (2, 2), (2, 3)]
    assert list(rings(arrows, 3)) == [[0, 1], [0, 1, 2], [2]]
    assert list(rings(arrows, 2)) == [[0, 1], [2]]
    assert list(rings(arrows, 1)) == [[2]]
    assert list(rings([], 6)) == []


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("longest", [2, 4, 6])
def test_they_are_those_of_networkx(seed, longest):
    dice = np.random.default_rng(seed)
    arrows = [tuple(pair) for pair in dice.integers(0, 9, (int(dice.integers(4, 30)), 2)).tolist()]
    wanted = nx.simple_cycles(nx.DiGraph(arrows), length_bound=longest)

    def turned(ring):
        k = ring.index(min(ring))
        return ring[k:] + ring[:k]

    found = list(rings(arrows, longest))
    assert sorted(found) == sorted(map(turned, wanted))
    assert all(ring[0] == min(ring) for ring in found)
