"""Which ties are drawn: the strongest, and of everybody one, as a look at each tie tells."""

import numpy as np
import pytest

from hustings.model import Network
from hustings.show.networks.camps import Camps
from hustings.show.networks.folding import FEW_TIES, TIES_EACH, cells_of, fold


def drawn_one_by_one(net: Network) -> tuple[list[tuple[int, int]], float, int]:
    """The definition, tie by tie."""
    cells = cells_of(net)
    size = {c: abs(float(net.matrix[c])) for c in cells}
    sizes = sorted(size.values(), reverse=True)
    two = net.mode == "two-mode"
    most = TIES_EACH * (len(net.rows) + (len(net.columns) if two else 0))
    least = sizes[most - 1]
    if sum(s >= least for s in sizes) > 2 * most:
        least = next((s for s in reversed(sizes) if s > least), least)
    own: dict[tuple[str, int], tuple[int, int]] = {}
    for i, j in sorted(size, key=lambda c: (-size[c], c)):
        own.setdefault(("row", i), (i, j))
        own.setdefault(("column" if two else "row", j), (i, j))
    drawn = [c for c in cells if size[c] >= least or c in own.values()]
    return drawn, least, sum(size[c] < least for c in drawn)


@pytest.mark.parametrize("weights", [2, 5, 10**6], ids="{} weights".format)
@pytest.mark.parametrize("mode", ["one-mode", "two-mode"])
def test_the_strongest_ties_are_those_a_look_at_each_finds(mode: str, weights: int) -> None:
    dice = np.random.default_rng(weights)
    matrix = dice.integers(0, weights, (40, 40)).astype(float)
    if mode == "one-mode":
        matrix = np.triu(matrix, 1) + np.triu(matrix, 1).T
    names = tuple(f"n{i}" for i in range(40))
    net = Network(names, names, matrix, mode=mode)
    found = fold(net, Camps())
    assert found.every == len(cells_of(net)) > FEW_TIES
    assert ([*found.drawn], found.least, found.kept) == drawn_one_by_one(net)
