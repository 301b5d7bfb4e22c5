"""What everything asked of a one-mode network begins with: its matrix, and its ties as a graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError
from ..model import Network
from .projection import finite

Floats = npt.NDArray[np.float64]


def as_it_is(network: Network, options: Mapping[str, object]) -> Network:
    """A network that was made before; OptionError for options, which come too late for it."""
    if options:
        raise OptionError(
            f"A finished network takes no options ({', '.join(options)}).", options=list(options)
        )
    return network


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
