"""Measures of a network: centralities of its nodes, coalitions of those who stand together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import Network
from ..model.arithmetic import eigen
from .project import finite

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


@dataclass(frozen=True)
class Coalitions:
    """Groups of actors that stand together, largest first, and the modularity of the partition."""

    groups: tuple[tuple[str, ...], ...]
    members: dict[str, int]
    modularity: float
    method: str
    seed: int
    why_empty: str | None = None


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
    groups = communities(positive_graph(matrix), method, seed, resolution)
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


def communities(graph: Any, method: str, seed: int, resolution: float = 1.0) -> list[list[int]]:
    """Groups of node numbers, largest first, ties by first node."""
    from networkx.algorithms import community

    if method == "louvain":
        found = community.louvain_communities(
            graph, weight="weight", seed=seed, resolution=resolution
        )
    elif method == "greedy":
        found = community.greedy_modularity_communities(
            graph, weight="weight", resolution=resolution
        )
    else:
        found = community.asyn_lpa_communities(graph, weight="weight", seed=seed)
    return sorted((sorted(g) for g in found), key=lambda g: (-len(g), g[0]))


def centralities(network: Network) -> dict[str, dict[str, float]]:
    """Per actor: degree, strength, positive, negative, closeness, betweenness, eigenvector.

    degree: ties other than 0; strength: sum of |w|; positive, negative: sums of ties above, below
    0. closeness (Wasserman and Faust) and betweenness (shares of shortest paths) take 1/w as length
       and eigenvector w as weight,
    over ties above 0; eigenvector is the leading one, scaled to a maximum of 1; actors outside the
    component it belongs to have 0.
    """
    import networkx as nx

    matrix = square(network, "Centralities")
    n = len(matrix)
    graph = positive_graph(matrix)
    for _, _, data in graph.edges(data=True):
        data["length"] = 1.0 / data["weight"]
    closeness = nx.closeness_centrality(graph, distance="length")
    between = nx.betweenness_centrality(graph, weight="length")
    vector = np.zeros(n)
    if graph.number_of_edges():
        values, vectors = eigen(np.maximum(matrix, 0.0))
        # several components may share the largest eigenvalue: their sum is the same whatever the
        # machine
        top = vectors[:, values > values[-1] * (1 - 1e-9)]
        vector = np.sqrt((top**2).sum(axis=1))
        vector = vector / vector.max()
    return {
        name: {
            "degree": float(np.count_nonzero(matrix[i])),
            "strength": float(np.abs(matrix[i]).sum()),
            "positive": float(np.maximum(matrix[i], 0).sum()),
            "negative": float(np.minimum(matrix[i], 0).sum()),
            "closeness": float(closeness[i]),
            "betweenness": float(between[i]),
            "eigenvector": float(vector[i]),
        }
        for i, name in enumerate(network.rows)
    }
