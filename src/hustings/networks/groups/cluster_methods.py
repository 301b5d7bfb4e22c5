"""The methods that part actors into clusters: by what they say alike, or by ties between them.

A method gives cluster numbers, shape (n,), or None where it has no answer for a number of clusters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ...model.arithmetic import leading, power, product
from ..one_mode import Floats, positive_graph
from .coalitions import communities

Members = npt.NDArray[np.int64]

STARTS = 10
"""How often k-means begins anew, as scikit-learn and R advise."""


SLOW: Final = "edge betweenness"
"""The method that looks at every shortest path again for each tie it takes away."""

SLOW_TIES: Final = 1_000
"""Ties up to which it is tried among others: so many of 46 actors take it 11 s."""


def members_by(
    method: str, ties: Floats, profile: Floats, sizes: Sequence[int], seed: int
) -> list[Members | None]:
    """Cluster numbers by one method for each number of clusters; None where it has no answer."""
    if method in _BY_PROFILE:
        return [_BY_PROFILE[method](ties, profile, k, seed) for k in sizes]
    if not ties.any():
        return [None for _ in sizes]
    if method == SLOW:
        return _girvan_newman(ties, sizes)
    return [_BY_TIES[method](ties, k, seed) for k in sizes]


def tried(methods: Sequence[str], ties: Floats) -> Sequence[str]:
    """The methods that are tried: without the slow one where there are many ties, unless it was
    asked for alone.
    """
    if len(methods) == 1 or np.count_nonzero(ties) <= 2 * SLOW_TIES:
        return methods
    return [method for method in methods if method != SLOW]


def _concor(ties: Floats, k: int) -> Members | None:
    return concor(ties) if k == 2 else None  # it parts in two, and no further


_BY_PROFILE: Mapping[str, Callable[[Floats, Floats, int, int], Members | None]] = {
    "single": lambda ties, profile, k, seed: hierarchical(jaccard(profile), "single", k),
    "average": lambda ties, profile, k, seed: hierarchical(jaccard(profile), "average", k),
    "complete": lambda ties, profile, k, seed: hierarchical(jaccard(profile), "complete", k),
    "ward": lambda ties, profile, k, seed: hierarchical(jaccard(profile), "ward", k),
    "k-means": lambda ties, profile, k, seed: k_means(jaccard(profile), k, seed),
    "pam": lambda ties, profile, k, seed: medoids(jaccard(profile), k),
    "equivalence": lambda ties, profile, k, seed: hierarchical(_equivalence(ties), "complete", k),
    "concor": lambda ties, profile, k, seed: _concor(ties, k),
    "concor two-mode": lambda ties, profile, k, seed: _concor(profile.T, k),
}
"""Methods that part actors also where nothing ties them: (ties, profile, k, seed) -> members."""


def _fast_greedy(ties: Floats, k: int) -> Members | None:
    """Communities merged greedily by modularity down to k (Clauset, Newman & Moore 2004)."""
    from networkx.algorithms import community  # heavy

    if k < int(_components(ties)):
        return None
    graph = positive_graph(ties)
    parts = community.greedy_modularity_communities(graph, weight="weight", cutoff=k, best_n=k)
    return _placed([sorted(part) for part in parts], len(ties))


def _girvan_newman(ties: Floats, sizes: Sequence[int]) -> list[Members | None]:
    """Ties of the highest betweenness taken away until so many parts are left (Girvan & Newman
    2002), for each of some sizes."""
    from networkx.algorithms import community  # heavy

    first = _connected(ties)
    levels = {len(first): first}
    steps = community.girvan_newman(positive_graph(ties), most_valuable_edge=_heaviest)
    while max(levels) < max(sizes, default=0) and (groups := next(steps, None)):
        levels[len(groups)] = [sorted(group) for group in groups]
    found = ((k, min((n for n in levels if n >= k), default=None)) for k in sizes)
    return [
        None if level is None or k < len(first) else _placed(levels[level], len(ties))
        for k, level in found
    ]


def _heaviest(graph: Any) -> Any:
    """The tie of the highest betweenness, a heavy one being short; the first of several by name."""
    import networkx as nx  # heavy

    for _, _, data in graph.edges(data=True):
        data["length"] = 1.0 / data["weight"]
    between = nx.edge_betweenness_centrality(graph, weight="length")
    return max(sorted(between), key=lambda edge: between[edge])


def _by_communities(method: str) -> Callable[[Floats, int, int], Members | None]:
    def members(ties: Floats, k: int, seed: int) -> Members | None:
        return _placed(communities(ties, method, seed), len(ties))

    return members


_BY_TIES: Mapping[str, Callable[[Floats, int, int], Members | None]] = {
    "walktrap": lambda ties, k, seed: walktrap(ties, k),
    "leading eigenvector": lambda ties, k, seed: leading_eigenvector(ties, k),
    "louvain": _by_communities("louvain"),
    "label propagation": _by_communities("label propagation"),
    "fast greedy": lambda ties, k, seed: _fast_greedy(ties, k),
}
"""Methods that follow ties, of which there must be one: (ties, k, seed) -> members."""


def jaccard(profile: Floats) -> Floats:
    """1 - shared / either, shape (n, n); 0 between two empty profiles."""
    shared = profile @ profile.T
    size = profile.sum(axis=1)
    either = size[:, None] + size[None, :] - shared
    made = 1 - np.divide(shared, either, out=np.ones_like(shared), where=either > 0)
    np.fill_diagonal(made, 0.0)
    return np.asarray(made)


def _equivalence(matrix: Floats) -> Floats:
    """Euclidean distances of tie profiles, diagonal 0 given, shape (n, n)."""
    # the tie between the two themselves says nothing about their equivalence (Burt 1976)
    made = np.sqrt(
        np.maximum(
            ((matrix[:, None, :] - matrix[None, :, :]) ** 2).sum(axis=2) - 2 * matrix**2, 0.0
        )
    )
    return np.asarray(made)


def hierarchical(distance: Floats, linkage: str, k: int) -> Members:
    """Agglomerative clusters of a distance matrix, cut at k (ward: on the distances as they are,
    Ward.D2).
    """
    from scipy.cluster.hierarchy import cut_tree
    from scipy.cluster.hierarchy import linkage as link
    from scipy.spatial.distance import squareform

    return np.asarray(
        cut_tree(link(squareform(distance, checks=False), linkage), k).ravel(), dtype=np.int64
    )


def k_means(points: Floats, k: int, seed: int) -> Members:
    """k-means of the rows, 10 seeded starts (Arthur and Vassilvitskii 2007), then Lloyd's steps.

    Own steps, not a library's: those take distances from products whose last digit is the
    processor's, and rows halfway between two middles then go either way.
    """
    points = np.round(points, 9)  # rows that differ by rounding alone are no clusters
    k = min(k, len(np.unique(points, axis=0)))
    rng = np.random.default_rng(seed)
    least, best = np.inf, np.zeros(len(points), dtype=np.int64)
    for _ in range(STARTS):
        members, spread = _lloyd(points, _first_middles(points, k, rng))
        if spread < least - 1e-9:
            least, best = spread, members
    return best


def _distances(points: Floats, middles: Floats) -> Floats:
    """Squared distances, rounded so that equal ones are equal; shape (points, middles)."""
    made = [((points - middle) ** 2).sum(axis=1) for middle in middles]
    return np.round(np.array(made).T, 9)


def _first_middles(points: Floats, k: int, rng: np.random.Generator) -> Floats:
    """Rows drawn one after the other, the likelier the farther from those drawn before."""
    chosen = [int(rng.integers(len(points)))]
    while len(chosen) < k:
        far = np.cumsum(_distances(points, points[chosen]).min(axis=1))
        chosen.append(int(np.searchsorted(far, rng.random() * far[-1], side="right")))
    return points[chosen]


def _lloyd(points: Floats, middles: Floats) -> tuple[Members, float]:
    """Rows to their nearest middle, middles to the mean of their rows, until nothing moves."""
    members = np.full(len(points), -1)
    for _ in range(300):
        far = _distances(points, middles)
        nearest = far.argmin(axis=1)
        if (nearest == members).all():
            break
        members = nearest
        middles = np.array(
            [
                points[members == g].mean(axis=0) if (members == g).any() else middles[g]
                for g in range(len(middles))
            ]
        )
    return np.asarray(members, dtype=np.int64), float(far.min(axis=1).sum())


def medoids(distance: Floats, k: int) -> Members:
    """Partitioning around medoids (Kaufman and Rousseeuw 1990): BUILD, then SWAP while it lowers
    the sum.
    """
    n = len(distance)
    chosen = [int(np.argmin(distance.sum(axis=0)))]
    while len(chosen) < k:
        nearest = distance[:, chosen].min(axis=1)
        gain = np.maximum(nearest[:, None] - distance, 0).sum(axis=0)
        gain[chosen] = -1
        chosen.append(int(np.argmax(gain)))
    cost = float(distance[:, chosen].min(axis=1).sum())
    better = True
    while better:
        better = False
        for place in range(k):
            others = chosen[:place] + chosen[place + 1 :]
            kept = distance[:, others].min(axis=1) if others else np.full(n, np.inf)
            totals = np.minimum(kept[:, None], distance).sum(axis=0)
            totals[chosen] = np.inf
            new = int(np.argmin(totals))
            if totals[new] < cost - 1e-12:
                chosen[place], cost, better = new, float(totals[new]), True
    return np.asarray(np.argmin(distance[:, chosen], axis=1), dtype=np.int64)


def concor(matrix: Floats) -> Members | None:
    """Two blocks by correlating the columns' correlations until all are beyond .999 (Breiger et al.
    1975).
    """
    if matrix.shape[0] < 2 or matrix.shape[1] < 3 or (matrix.std(axis=0) == 0).any():
        return None
    made = _correlations(matrix)
    for _ in range(50):
        if (np.abs(made) > 0.999).all():
            break
        if (made.std(axis=0) == 0).any():
            return None
        made = _correlations(made)
    members = (made[0] < 0).astype(np.int64)
    return members if members.any() else None


def _correlations(matrix: Floats) -> Floats:
    """Pearson's r between columns; shape (columns, columns)."""
    apart = matrix - matrix.mean(axis=0)
    both = product(apart.T, apart)
    length = np.sqrt(np.diag(both))
    # what is 0 but for rounding must not choose a side
    return np.asarray(np.round(np.clip(both / np.outer(length, length), -1, 1), 12) + 0.0)


def walktrap(ties: Floats, k: int, steps: int = 4) -> Members:
    """Merges neighbours whose short random walks end alike (Pons and Latapy 2006), cut at k groups.

    Groups without a tie between them are never merged, so there may be more than k.
    """
    n = len(ties)
    loops = ties + np.diag(
        np.where(ties.sum(axis=1) > 0, ties.sum(axis=1) / np.maximum((ties > 0).sum(axis=1), 1), 1)
    )
    degree = loops.sum(axis=1)
    walk = power(loops / degree[:, None], steps)
    groups: dict[int, list[int]] = {i: [i] for i in range(n)}
    size, mean = np.ones(n), walk.copy()
    near = ties > 0
    np.fill_diagonal(near, False)
    cost = np.full((n, n), np.inf)
    for a in range(n):
        beside = np.flatnonzero(near[a, a:]) + a
        cost[a, beside] = _merged_cost(size, mean, degree, a, beside)
    while len(groups) > k:
        a, b = (int(at) for at in np.unravel_index(cost.argmin(), cost.shape))
        if np.isinf(cost[a, b]):
            break
        mean[a] = (size[a] * mean[a] + size[b] * mean[b]) / (size[a] + size[b])
        size[a] += size[b]
        groups[a] += groups.pop(b)
        near[a] |= near[b]
        near[:, a] = near[a]
        near[b] = near[:, b] = near[a, a] = False
        cost[[a, b]] = cost[:, [a, b]] = np.inf
        beside = np.flatnonzero(near[a])
        cost[np.minimum(a, beside), np.maximum(a, beside)] = _merged_cost(
            size, mean, degree, a, beside
        )
    return _placed([sorted(g) for g in groups.values()], n)


def _merged_cost(
    size: Floats, mean: Floats, degree: Floats, a: int, others: npt.NDArray[np.intp]
) -> Floats:
    """How much farther from their middle the walks of a group and of each of some others end once
    the two are one, shape (others,)."""
    shared = size[a] * size[others] / (size[a] + size[others])
    apart = ((mean[a] - mean[others]) ** 2 / degree).sum(axis=1)
    return np.asarray(shared * apart / len(degree))


def leading_eigenvector(ties: Floats, k: int) -> Members:
    """Splits by the sign of the modularity matrix's leading eigenvector, the best split first
    (Newman 2006).
    """
    total, degree = ties.sum(), ties.sum(axis=1)
    b = ties - np.outer(degree, degree) / total
    members = np.zeros(len(ties), dtype=np.int64)
    while members.max() + 1 < k:
        best, chosen = 1e-12, None
        for group in range(int(members.max()) + 1):
            own = np.flatnonzero(members == group)
            if len(own) < 2:
                continue
            part = b[np.ix_(own, own)]
            part = part - np.diag(part.sum(axis=1))
            side = leading(part) > 0
            s = np.where(side, 1.0, -1.0)
            gain = float((np.outer(s, s) * part).sum())
            if gain > best and side.any() and not side.all():
                best, chosen = gain, own[side]
        if chosen is None:
            break
        members[chosen] = members.max() + 1
    return members


def _components(ties: Floats) -> int:
    from scipy.sparse.csgraph import connected_components

    return int(connected_components(ties > 0, directed=False)[0])


def _connected(ties: Floats) -> list[list[int]]:
    from scipy.sparse.csgraph import connected_components

    labels = connected_components(ties > 0, directed=False)[1]
    return [np.flatnonzero(labels == c).tolist() for c in range(int(labels.max()) + 1)]


def _placed(groups: Sequence[Sequence[int]], n: int) -> Members:
    members = np.zeros(n, dtype=np.int64)
    for k, group in enumerate(groups):
        members[list(group)] = k
    return members
