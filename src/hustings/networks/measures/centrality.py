"""Centralities of a network's actors: who has many ties, strong ones, who is near and between.

Other packages add some by entry points of ``hustings.centralities``: see :class:`Centrality`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...model import Network, Statements
from ...model.arithmetic import eigen
from ...plugins import installed
from ..one_mode import Floats, as_it_is, square
from ..options import NetworkOptions
from ..projection import whole_network
from ..tally import tally
from .paths import shortest_paths

CENTRALITIES = "hustings.centralities"
_LOG = logging.getLogger("hustings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Centrality:
    """A number for every actor of a one-mode network. To add one:

    1. Write ``measure(network)``: it takes a :class:`~hustings.model.Network` and gives a number
       for each name of ``network.rows``; ``network.matrix`` has the ties, in that order.
    2. Say in ``label`` what a larger number means, in a few words.
    3. Name it: an entry point of ``hustings.centralities``. One of Hustings' own is a row of
       :data:`LABELS` and a line of :func:`own` instead; pages translate its label where
       ``frontend/src/lib/values.ts`` has it; its formula stands in ``docs/concepts/networks.md``.
    """

    label: str
    measure: Callable[[Network], Mapping[str, float]]


LABELS: Mapping[str, str] = {
    "degree": "number of ties",
    "strength": "sum of the size of all ties",
    "positive": "sum of ties above 0",
    "negative": "sum of ties below 0",
    "closeness": "nearness to all over ties above 0",
    "betweenness": "share of shortest ways that pass here",
    "eigenvector": "tied to those who are well tied; 1 is the most",
}
"""What each of Hustings' own means."""


def added() -> Mapping[str, Centrality]:
    """Centralities of other packages, by name."""
    return installed(CENTRALITIES, Centrality, LABELS)


def labels() -> dict[str, str]:
    """What every centrality means, by its name: Hustings' own, then those of other packages."""
    return {**LABELS, **{name: made.label for name, made in added().items()}}


def own(matrix: Floats) -> Mapping[str, Floats]:
    """Hustings' own centralities of a symmetric matrix, diagonal 0; a number a row each."""
    above = np.maximum(matrix, 0.0)
    closeness, between = shortest_paths(above)
    return {
        "degree": np.count_nonzero(matrix, axis=1).astype(float),
        "strength": np.abs(matrix).sum(axis=1),
        "positive": above.sum(axis=1),
        "negative": np.minimum(matrix, 0.0).sum(axis=1),
        "closeness": closeness,
        "betweenness": between,
        "eigenvector": leading(above),
    }


def centralities(statements: Statements | Network, **options: Any) -> dict[str, dict[str, float]]:
    """Per actor: a number for each of :data:`LABELS`, and for what other packages add.

    ``options`` are those of :func:`~hustings.networks.network`; mode is "one-mode" where not given.
    A Network is taken as it is. degree: ties other than 0; strength: sum of |w|; positive,
    negative: sums of ties above, below 0. closeness (Wasserman and Faust) and betweenness (shares
    of shortest paths) take 1/w as length and eigenvector w as weight, over ties above 0;
    eigenvector is the leading one, scaled to a maximum of 1; actors outside the component it
    belongs to have 0. Raises OptionError for a two-mode network.
    """
    if isinstance(statements, Network):
        network = as_it_is(statements, options)
    else:
        made = NetworkOptions.of(options, statements, mode="one-mode")
        network = whole_network(tally(statements, made), "centralities")
    columns = own(square(network, "Centralities"))
    found = {
        name: {measure: float(column[i]) for measure, column in columns.items()}
        for i, name in enumerate(network.rows)
    }
    for measure, one in added().items():
        for name, value in _asked(measure, one, network).items():
            found[name][measure] = value
    return found


def _asked(name: str, one: Centrality, network: Network) -> dict[str, float]:
    """The numbers of another package's centrality; one that fails is named in the log and left
    out."""
    try:
        given = one.measure(network)
        return {actor: float(given[actor]) for actor in network.rows}
    except Exception as error:  # whatever a stranger's function does
        told = f"{type(error).__name__}: {error}"
        _LOG.warning("The centrality %r failed and is left out: %s", name, told)
        return {}


def leading(above: Floats) -> Floats:
    """The leading eigenvector of a matrix with no tie below 0, scaled to a maximum of 1; 0s where
    there is no tie."""
    if not above.any():
        return np.zeros(len(above))
    values, vectors = eigen(above)
    # several components may share the largest eigenvalue: their sum is the same whatever the
    # machine
    top = vectors[:, values > values[-1] * (1 - 1e-9)]
    vector: Floats = np.sqrt((top**2).sum(axis=1))
    vector /= vector.max()
    return vector
