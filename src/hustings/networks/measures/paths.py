"""Shortest paths of a network: how near a node is to all others, how many lie through it."""

from __future__ import annotations

import math

import numpy as np

from ...progress import told
from ..one_mode import Floats


def shortest_paths(weights: Floats) -> tuple[Floats, Floats]:
    """Closeness and betweenness of each node, shape (n,) each, a tie of weight w being 1/w long.

    Closeness is reached / sum of distances * reached / (n - 1) (Wasserman and Faust 1994).
    Betweenness is the share of shortest paths between two others that lead through a node, added
    over all pairs by Brandes' (2001) accumulation and divided by (n - 1) (n - 2) / 2.
    """
    from scipy.sparse import csgraph, csr_array

    n = len(weights)
    closeness, between = np.zeros(n), np.zeros(n)
    length = np.divide(1.0, weights, out=np.full((n, n), np.inf), where=weights > 0)
    ties = csr_array(np.where(weights > 0, length, 0.0))
    for source in range(n):
        told(source, n)
        far = csgraph.dijkstra(ties, directed=False, indices=source)
        reached = np.flatnonzero(np.isfinite(far))
        total = math.fsum(far[reached].tolist())
        if total > 0:
            closeness[source] = (len(reached) - 1) / total * (len(reached) - 1) / (n - 1)
        between += _through(source, far, length)
    pairs = (n - 1) * (n - 2)
    return closeness, between / pairs if pairs else between


def _through(source: int, far: Floats, length: Floats) -> Floats:
    """How many shortest paths from a source, each pair's as shares of 1, lead through each node.

    ``far``: distances from it. A tie lies on a shortest path where it is as long as what its end is
    farther than its beginning.
    """
    near, end = np.nonzero((far[:, None] + length == far) & np.isfinite(far))
    order = np.argsort(far[end], kind="stable")
    steps = list(zip(near[order].tolist(), end[order].tolist(), strict=True))
    paths, through = [0.0] * len(far), [0.0] * len(far)
    paths[source] = 1.0
    for before, after in steps:
        paths[after] += paths[before]
    for before, after in reversed(steps):
        through[before] += paths[before] / paths[after] * (1.0 + through[after])
    through[source] = 0.0
    return np.array(through)
