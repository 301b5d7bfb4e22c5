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
