"""Two studies compared cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ...errors import OptionError
from ...model import Network
from ...project import Project
from ..answers.networks import StudiesCompared, TieDifference
from .networks import network, network_view, places
from .structure import placed

DIFFERENCES = 1_000


def studies_compared(
    project: Project, a: Mapping[str, Any], b: Mapping[str, Any]
) -> StudiesCompared:
    """Two networks with the same places for the same names, and the ties in which they differ."""
    first, second = network(project, a), network(project, b)
    if first.mode != second.mode:
        raise OptionError(
            "One study is one-mode, the other two-mode; compare studies of the same mode."
        )
    both = _together(first, second)
    where = places(both)
    views = []
    for net, options in ((first, a), (second, b)):
        view = network_view(project, options, net)
        nodes = [placed(node, where.get((node.name, node.side))) for node in view.nodes]
        views.append(replace(view, nodes=nodes))
    weights = [{(s, t): w for s, t, w in _all_ties(net)} for net in (first, second)]
    pairs = dict.fromkeys([*weights[0], *weights[1]])
    differ = [
        TieDifference(source=s, target=t, a=weights[0].get((s, t)), b=weights[1].get((s, t)))
        for s, t in pairs
        if weights[0].get((s, t)) != weights[1].get((s, t))
    ]
    differ.sort(key=lambda d: (-abs((d.a or 0.0) - (d.b or 0.0)), d.source, d.target))
    names = [set(net.rows) | set(net.columns) for net in (first, second)]
    return StudiesCompared(
        a=views[0],
        b=views[1],
        differences=differ[:DIFFERENCES],
        differ=len(differ),
        same=len(pairs) - len(differ),
        only_a=sorted(names[0] - names[1]),
        only_b=sorted(names[1] - names[0]),
    )


def _all_ties(net: Network) -> list[tuple[str, str, float]]:
    """The cells other than 0, of a one-mode network each pair once, one with itself too."""
    made = np.triu(net.matrix) if net.mode == "one-mode" else net.matrix
    where = zip(*(k.tolist() for k in np.nonzero(made)), strict=True)
    return [(net.rows[i], net.columns[j], float(net.matrix[i, j])) for i, j in where]


def _together(first: Network, second: Network) -> Network:
    """One network of all names of both, its cells the larger of the two in size: what the places
    are worked out for.
    """
    rows = tuple(dict.fromkeys((*first.rows, *second.rows)))
    names = (
        rows
        if first.mode == "one-mode"
        else tuple(dict.fromkeys((*first.columns, *second.columns)))
    )
    matrix = np.zeros((len(rows), len(names)))
    for net in (first, second):
        at = np.ix_([rows.index(r) for r in net.rows], [names.index(c) for c in net.columns])
        here = matrix[at]
        matrix[at] = np.where(np.abs(net.matrix) > np.abs(here), net.matrix, here)
    return replace(
        first, rows=rows, columns=names, matrix=matrix, behind=None, resting=None, dealt=None
    )
