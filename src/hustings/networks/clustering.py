"""Clusters by many methods at once, each judged by its modularity (as rDNA's dna_multiclust does).

The network is one-mode, subtract, average, ties below 0 as 0; the profiles are the two-mode network
with one column per (concept, level), 1 where it occurs. Methods of igraph that networkx does not
have (infomap, spinglass) are not offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import Network, Statements, Study
from ..model.arithmetic import leading, power, product
from .measures import Floats, communities, modularity, positive_graph
from .options import NetworkOptions, whole
from .project import finish, finite, shown, study_of
from .tally import Tally, counts, flat, tally
from .timewindows import windows

Members = npt.NDArray[np.int64]

STARTS = 10
"""How often k-means begins anew, as scikit-learn and R advise."""

PROFILE = ("single", "average", "complete", "ward", "k-means", "pam")
TIES = (
    "equivalence",
    "concor",
    "concor two-mode",
    "louvain",
    "fast greedy",
    "walktrap",
    "leading eigenvector",
    "edge betweenness",
    "label propagation",
)
METHODS = (*PROFILE, *TIES)


@dataclass(frozen=True)
class Clustering:
    """One method's clusters, numbered from 0 by size, and their modularity on the network of
    ties."""

    method: str
    k: int
    modularity: float
    members: dict[str, int]
    groups: tuple[tuple[str, ...], ...]
    study: Study
    start: str | None = None
    middle: str | None = None
    stop: str | None = None


def clusters(
    statements: Statements,
    *,
    methods: Sequence[str] = METHODS,
    k: int | None = None,
    k_max: int = 5,
    seed: int = 1,
    **options: Any,
) -> list[Clustering]:
    """Clusters of actors by each method, best modularity first.

    ``k`` clusters, or where not given the k from 2 to ``k_max`` with the best modularity (methods
    that choose their own number keep it). Actors without a positive tie are in the profiles only
    and stay in clusters of their own for methods of ties. ``options`` are those of
    :func:`~hustings.networks.network`; a qualifier is needed, aggregation is "subtract" and
    normalization "average" where not given. A method that cannot be used on so few actors is left
    out. Under compat="dna3" the modularity leaves the weights out, as rDNA does.
    Empty list where fewer than 3 actors are left.
    """
    made = _options(statements, options, methods, k, k_max)
    study = study_of(made, "clusters", _extra(methods, k, k_max), seed)
    table = tally(statements, made)
    rows, columns = shown(table)
    x = counts(table)[np.ix_(rows, columns)]
    net = finish(table, flat(x), rows, columns, (table.first, table.last), study=study)
    return _all(net, x, methods, k, k_max, seed, study)


def clusters_over_time(
    statements: Statements,
    *,
    methods: Sequence[str] = ("louvain",),
    k: int | None = None,
    k_max: int = 5,
    seed: int = 1,
    unit: str = "days",
    width: int = 365,
    step: int = 1,
    **options: Any,
) -> Iterator[list[Clustering]]:
    """:func:`clusters` for every moving window; the first of each list has the window's best
    modularity.
    """
    made = _options(statements, options, methods, k, k_max)
    study = study_of(
        made,
        "clusters_over_time",
        {**_extra(methods, k, k_max), "unit": unit, "width": width, "step": step},
        seed,
    )
    plain = {**made.plain(), "exclude": made.exclude}
    series = windows(statements, unit=unit, width=width, step=step, **plain)
    for i in range(len(series)):
        table: Tally = series.table.part(series.bounds(i))
        rows, columns = shown(table)
        x = counts(table)[np.ix_(rows, columns)]
        yield _all(series[i], x, methods, k, k_max, seed, study)


def _options(
    statements: Statements,
    options: dict[str, Any],
    methods: Sequence[str],
    k: int | None,
    k_max: int,
) -> NetworkOptions:
    if isinstance(methods, str):
        raise OptionError(f"methods must be a list; write [{methods!r}].", option="methods")
    for method in methods:
        if method not in METHODS:
            raise UnknownName("method", method, METHODS)
    if k is not None:
        whole("k", k, 2)
    whole("k_max", k_max, 2)
    made = NetworkOptions.of(options, statements, aggregation="subtract", normalization="average")
    if made.mode != "one-mode":
        raise OptionError(
            "Clusters are found in one-mode and two-mode at once; leave out mode.", mode=made.mode
        )
    return made


def _extra(methods: Sequence[str], k: int | None, k_max: int) -> dict[str, Any]:
    return {"methods": list(methods), "k_max": k_max, **({"k": k} if k is not None else {})}


def _all(
    net: Network,
    x: Floats,
    methods: Sequence[str],
    k: int | None,
    k_max: int,
    seed: int,
    study: Study,
) -> list[Clustering]:
    n = len(net.rows)
    if n < 3:
        return []
    ties = np.maximum(finite(net.matrix), 0.0)
    unweighted = study.options.get("compat") == "dna3"
    np.fill_diagonal(ties, 0.0)
    profile = (flat(x) > 0).astype(float)
    made = []
    for method in methods:
        best: tuple[float, int, Members] | None = None
        for size in [k] if k is not None else range(2, min(k_max, n - 1) + 1):
            if size > n:
                continue
            members = members_by(method, ties, profile, size, seed)
            if members is None:
                continue
            # rDNA leaves the weights out
            value = modularity((ties > 0).astype(float) if unweighted else ties, members)
            if best is None or value > best[0] + 1e-12:
                best = (value, len(np.unique(members)), members)
        if best is not None:
            made.append(_named(method, best, net, study))
    return sorted(made, key=lambda c: (-c.modularity, METHODS.index(c.method)))


def _named(method: str, best: tuple[float, int, Members], net: Network, study: Study) -> Clustering:
    value, size, members = best
    codes, first, held = np.unique(members, return_index=True, return_counts=True)
    order = sorted(range(len(codes)), key=lambda i: (-held[i], first[i]))
    new = {int(codes[i]): place for place, i in enumerate(order)}
    placed = [new[int(m)] for m in members]
    groups = tuple(
        tuple(a for a, m in zip(net.rows, placed, strict=True) if m == g) for g in range(size)
    )
    return Clustering(
        method=method,
        k=size,
        modularity=value,
        members=dict(zip(net.rows, placed, strict=True)),
        groups=groups,
        study=replace(study),
        start=net.start,
        middle=net.middle,
        stop=net.stop,
    )


def members_by(method: str, ties: Floats, profile: Floats, k: int, seed: int) -> Members | None:
    """Cluster numbers by one method, or None where it has no answer for this k."""
    distance = jaccard(profile)
    if method in ("single", "average", "complete", "ward"):
        return hierarchical(distance, method, k)
    if method == "k-means":
        return k_means(distance, k, seed)
    if method == "pam":
        return medoids(distance, k)
    if method == "equivalence":
        return hierarchical(_equivalence(ties), "complete", k)
    if method in ("concor", "concor two-mode"):
        return concor(ties if method == "concor" else profile.T) if k == 2 else None
    if not ties.any():
        return None
    if method == "walktrap":
        return walktrap(ties, k)
    if method == "leading eigenvector":
        return leading_eigenvector(ties, k)
    graph = positive_graph(ties)
    if method in ("louvain", "label propagation"):
        return _placed(communities(graph, method, seed), len(ties))
    from networkx.algorithms import community

    parts = int(_components(ties))
    if k < parts:
        return None
    if method == "fast greedy":
        found = community.greedy_modularity_communities(graph, weight="weight", cutoff=k, best_n=k)
        return _placed([sorted(g) for g in found], len(ties))

    def heaviest(g: Any) -> Any:
        import networkx as nx

        for _, _, data in g.edges(data=True):
            data["length"] = 1.0 / data["weight"]
        between = nx.edge_betweenness_centrality(g, weight="length")
        return max(sorted(between), key=lambda e: between[e])

    if k == parts:
        return _placed(_connected(ties), len(ties))
    for found in community.girvan_newman(graph, most_valuable_edge=heaviest):
        if len(found) >= k:
            return _placed([sorted(g) for g in found], len(ties))
    return None


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
    mean = {i: walk[i] for i in range(n)}
    near = {i: {int(j) for j in np.flatnonzero(ties[i])} - {i} for i in range(n)}

    def cost(a: int, b: int) -> float:
        size = len(groups[a]) * len(groups[b]) / (len(groups[a]) + len(groups[b]))
        return float(size * (((mean[a] - mean[b]) ** 2) / degree).sum() / n)

    while len(groups) > k:
        pairs = [(cost(a, b), a, b) for a in groups for b in near[a] if a < b]
        if not pairs:
            break
        _, a, b = min(pairs)
        both = len(groups[a]) + len(groups[b])
        mean[a] = (len(groups[a]) * mean[a] + len(groups[b]) * mean[b]) / both
        groups[a] += groups.pop(b)
        near[a] = (near[a] | near.pop(b)) - {a, b}
        for other in near.values():
            if b in other:
                other.discard(b)
                other.add(a)
        near[a].discard(a)
        mean.pop(b)
    return _placed([sorted(g) for g in groups.values()], n)


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
