"""Coalitions of a network; shortest paths, and what all its measures begin with."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import Network
from ..progress import told
from ..shown import Shown, Tabular
from .louvain import louvain
from .projection import finite

COALITIONS = ("louvain", "greedy", "label propagation")
Floats = npt.NDArray[np.float64]


def square(network: Network, what: str) -> Floats:
    """The matrix of a one-mode network, diagonal 0; OptionError for a two-mode one."""
    if network.mode != "one-mode":
        raise OptionError(
            f"{what} need a one-mode network; make one with mode='one-mode'.", mode=network.mode
        )
    made = finite(np.array(network.matrix, dtype=float))
    np.fill_diagonal(made, 0.0)
    return made


def positive_graph(matrix: Floats) -> Any:
    """networkx graph of the ties above 0, nodes numbered, ``weight`` on edges."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(len(matrix)))
    rows, columns = np.nonzero(np.triu(matrix, 1) > 0)
    graph.add_weighted_edges_from(
        (int(i), int(j), float(matrix[i, j])) for i, j in zip(rows, columns, strict=True)
    )
    return graph


def modularity(matrix: Floats, members: npt.NDArray[np.integer[Any]]) -> float:
    """Newman's weighted modularity of a partition, ties below 0 as 0; 0 where there is no tie.

    Q = 1/2m sum_ij (w_ij - k_i k_j / 2m) [same group], 2m the sum of all w_ij.
    """
    w = np.maximum(matrix, 0.0)
    total = w.sum()
    if total == 0:
        return 0.0
    k = w.sum(axis=1)
    same = members[:, None] == members[None, :]
    return float(((w - np.outer(k, k) / total) * same).sum() / total)


@dataclass(frozen=True, repr=False)
class Coalitions(Shown, Tabular):
    """Groups of actors that stand together, largest first, and the modularity of the partition."""

    groups: tuple[tuple[str, ...], ...]
    members: dict[str, int]
    modularity: float
    method: str
    seed: int
    why_empty: str | None = None

    def to_columns(self) -> dict[str, list[Any]]:
        """A row an actor, with the number of its coalition."""
        return {"name": list(self.members), "coalition": list(self.members.values())}


def coalitions(
    network: Network, *, method: str = "louvain", seed: int = 1, resolution: float = 1.0
) -> Coalitions:
    """Communities of a one-mode network (congruence or subtract; ties below 0 count as none).

    louvain (seeded), greedy (Clauset, Newman and Moore), label propagation (seeded). An actor
    without ties is a coalition of one.
    """
    if method not in COALITIONS:
        raise UnknownName("method", method, COALITIONS)
    if not resolution > 0:
        raise OptionError(f"resolution must be above 0, not {resolution!r}.", option="resolution")
    matrix = square(network, "Coalitions")
    why = network.why_empty
    if why is None and not (matrix > 0).any():
        why = "No two actors stand together, so there is no coalition."
    if why is not None:
        return Coalitions((), {}, 0.0, method, seed, why)
    groups = communities(matrix, method, seed, resolution)
    members = np.zeros(len(matrix), dtype=np.int64)
    for k, group in enumerate(groups):
        members[group] = k
    return Coalitions(
        groups=tuple(tuple(network.rows[i] for i in g) for g in groups),
        members={name: int(m) for name, m in zip(network.rows, members, strict=True)},
        modularity=modularity(matrix, members),
        method=method,
        seed=seed,
    )


def communities(matrix: Floats, method: str, seed: int, resolution: float = 1.0) -> list[list[int]]:
    """Groups of the node numbers of a symmetric matrix by its ties above 0, largest first, those of
    one size by their first node.
    """
    if method == "louvain":
        return _largest_first(louvain(matrix, seed, resolution))
    from networkx.algorithms import community  # heavy

    graph = positive_graph(matrix)
    if method == "greedy":
        found = community.greedy_modularity_communities(
            graph, weight="weight", resolution=resolution
        )
    else:
        found = community.asyn_lpa_communities(graph, weight="weight", seed=seed)
    return _largest_first(found)


def _largest_first(groups: Iterable[Iterable[int]]) -> list[list[int]]:
    return sorted((sorted(g) for g in groups), key=lambda g: (-len(g), g[0]))


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
