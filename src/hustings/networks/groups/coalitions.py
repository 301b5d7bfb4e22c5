"""Coalitions of a network: actors who stand together more than with the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import OptionError, UnknownName
from ...model import Network
from ...shown import Shown, Tabular
from ..one_mode import Floats, positive_graph, square
from .louvain import louvain

COALITIONS = ("louvain", "greedy", "label propagation")


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
