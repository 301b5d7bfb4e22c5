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

from ...errors import OptionError, UnknownName
from ...model import Network, Statements, Study
from ...model.selecting import names_listed
from ...progress import steps
from ...shown import Listed, Shown, Tabular
from ..in_time.windows import windows
from ..one_mode import Floats
from ..options import NetworkOptions, whole
from ..projection import Cells, finish, finite, shown, study_of
from ..tally import Tally, counts, flat, tally
from .cluster_methods import Members, members_by, tried
from .coalitions import modularity

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


@dataclass(frozen=True, repr=False)
class Clustering(Shown, Tabular):
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

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a name, with the number of its cluster."""
        return {"name": list(self.members), "cluster": list(self.members.values())}


def clusters(
    statements: Statements,
    *,
    methods: Sequence[str] = METHODS,
    k: int | None = None,
    k_max: int = 5,
    seed: int = 1,
    **options: Any,
) -> Listed[Clustering]:
    """Clusters of actors by each method, best modularity first.

    ``k`` clusters, or where not given the k from 2 to ``k_max`` with the best modularity (methods
    that choose their own number keep it). Actors without a positive tie are in the profiles only
    and stay in clusters of their own for methods of ties. ``options`` are those of
    :func:`~hustings.networks.network`; a qualifier is needed, aggregation is "subtract" and
    normalization "average" where not given. A method that cannot be used on so few actors is left
    out, and "edge betweenness" of more than 1,000 ties unless it is the only one. Under
    compat="dna3" the modularity leaves the weights out, as rDNA does.
    Empty list where fewer than 3 actors are left.
    """
    asked = _Asked.checked(methods, k, k_max, seed)
    made = _options(statements, options)
    study = study_of(made, "clusters", asked.told, seed)
    table = tally(statements, made)
    rows, columns = shown(table)
    x = counts(table)[np.ix_(rows, columns)]
    net = finish(table, Cells(rows, columns, flat(x)), study=study)
    return Listed(_all(net, x, asked, study))


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
    asked = _Asked.checked(methods, k, k_max, seed)
    made = _options(statements, options)
    time = {"unit": unit, "width": width, "step": step}
    study = study_of(made, "clusters_over_time", {**asked.told, **time}, seed)
    plain = {**made.plain(), "exclude": made.exclude}
    series = windows(statements, unit=unit, width=width, step=step, **plain)
    for i in steps(range(len(series)), len(series)):
        table: Tally = series.table.part(series.bounds(i))
        rows, columns = shown(table)
        x = counts(table)[np.ix_(rows, columns)]
        yield _all(series[i], x, asked, study)


@dataclass(frozen=True)
class _Asked:
    """By which methods, and of which sizes."""

    methods: Sequence[str]
    k: int | None
    k_max: int
    seed: int

    @classmethod
    def checked(cls, methods: Sequence[str], k: int | None, k_max: int, seed: int) -> _Asked:
        """What is asked; raises UnknownName for a method, OptionError for a number."""
        for method in names_listed("methods", methods):
            if method not in METHODS:
                raise UnknownName("method", method, METHODS)
        if k is not None:
            whole("k", k, 2)
        whole("k_max", k_max, 2)
        return cls(methods, k, k_max, seed)

    @property
    def told(self) -> dict[str, Any]:
        """As a study keeps it."""
        size = {"k": self.k} if self.k is not None else {}
        return {"methods": list(self.methods), "k_max": self.k_max, **size}

    def sizes(self, n: int) -> list[int]:
        """How many clusters are tried of ``n`` actors."""
        if self.k is not None:
            return [self.k] if self.k <= n else []
        return list(range(2, min(self.k_max, n - 1) + 1))


def _options(statements: Statements, options: dict[str, Any]) -> NetworkOptions:
    made = NetworkOptions.of(options, statements, aggregation="subtract", normalization="average")
    if made.mode != "one-mode":
        raise OptionError(
            "Clusters are found in one-mode and two-mode at once; leave out mode.", mode=made.mode
        )
    return made


def _all(net: Network, x: Floats, asked: _Asked, study: Study) -> list[Clustering]:
    n = len(net.rows)
    if n < 3:
        return []
    ties = np.maximum(finite(net.matrix), 0.0)
    unweighted = study.options.get("compat") == "dna3"
    np.fill_diagonal(ties, 0.0)
    profile = (flat(x) > 0).astype(float)
    made = []
    for method in tried(asked.methods, ties):
        best: tuple[float, int, Members] | None = None
        for members in members_by(method, ties, profile, asked.sizes(n), asked.seed):
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
