"""Where the nodes of a network stand: the same for a small one whichever way it is worked out."""

from __future__ import annotations

import numpy as np
import pytest

from hustings.show.networks.layout import _few_ways, _ways


@pytest.mark.parametrize("seed", range(20))
def test_arrays_alone_find_the_very_numbers_a_search_does(seed: int) -> None:
    dice = np.random.default_rng(seed)
    n = int(dice.integers(2, 60))
    pairs = sorted({(0, 1), *zip(*np.sort(dice.integers(0, n, (2, 2 * n)), axis=0), strict=True)})
    near, far = (np.array(ends, dtype=np.intp) for ends in zip(*pairs, strict=True))
    apart = near != far
    near, far = near[apart], far[apart]
    length = 1.0 / (0.25 + dice.random(len(near)))
    assert np.array_equal(_few_ways(n, near, far, length), _ways(n, near, far, length))


def test_a_way_is_as_long_as_its_ties_and_endless_between_pieces() -> None:
    ends = np.array([0, 1]), np.array([1, 2])
    ways = _few_ways(4, *ends, np.array([1.0, 2.5]))
    assert ways[0].tolist() == [0.0, 1.0, 3.5, np.inf]


def test_all_tied_to_all_a_tie_is_the_way_unless_two_others_are_shorter() -> None:
    near, far = np.triu_indices(4, 1)  # 0-1, 0-2, 0-3, 1-2, 1-3, 2-3
    even = _ways(4, near, far, np.array([1.0, 1.5, 2.0, 1.25, 1.75, 1.0]))
    assert even[0].tolist() == [0.0, 1.0, 1.5, 2.0]
    assert even[3].tolist() == [2.0, 1.75, 1.0, 0.0]
    round_about = _ways(4, near, far, np.array([1.0, 1.5, 4.0, 1.25, 1.75, 1.0]))
    assert round_about[0].tolist() == [0.0, 1.0, 1.5, 2.5]
    assert round_about[3].tolist() == [2.5, 1.75, 1.0, 0.0]


@pytest.mark.parametrize("wide", [0.1, 0.5, 3.0])
def test_dense_networks_have_the_ways_of_a_search_from_every_node(wide: float) -> None:
    near, far = np.triu_indices(110, 1)
    length = 1.0 + wide * np.random.default_rng(7).random(len(near))
    ways = _ways(110, near, far, length)
    assert np.array_equal(ways, _few_ways(110, near, far, length))
    assert np.array_equal(ways, ways.T)
