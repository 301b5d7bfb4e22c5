"""How well "cause leads to effect" is supported: by arguments, by sources, and without whom not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..errors import OptionError
from ..model import CausalMap
from ..shown import Shown
from .chains import distances
from .weights import live


@dataclass(frozen=True, slots=True, repr=False)
class Robustness(Shown):
    """How well "cause leads to effect" is supported, four ways.

    ``citations``: max-flow with citations as capacities (the argument count); ``source_counts``:
    max-flow with numbers of sources as capacities; ``own_paths``: sources with a complete path of
    their own; ``least_sources``:
    the least number of sources whose removal cuts every path, ``whose`` such a set. 0 throughout:
    no path.
    """

    citations: int
    source_counts: int
    own_paths: int
    least_sources: int
    whose: tuple[str, ...]
    tellers: tuple[str, ...]


def robustness(m: CausalMap, cause: str | Sequence[str], effect: str | Sequence[str]) -> Robustness:
    """Robustness of the argument that ``cause`` leads to ``effect`` (either may be several
    factors).

    Signs are not looked at: disputed links carry the citations of both. The least number of sources
    is a minimum hitting set, solved exactly as an integer program.
    """
    origins = _several(m, cause)
    targets = _several(m, effect)
    both = set(origins) & set(targets)
    if both:
        name = m.concepts[min(both)]
        raise OptionError(
            f"{name!r} is both origin and target: choose two different factors.", factor=name
        )
    at = {name: i for i, name in enumerate(m.concepts)}
    told: dict[tuple[int, int], list[str]] = {}
    said: dict[tuple[int, int], int] = {}
    for link in live(m):
        if link.cause != link.effect:
            pair = at[link.cause], at[link.effect]
            told.setdefault(pair, []).extend(c.source for c in link.claims)
            said[pair] = said.get(pair, 0) + link.citations
    everyone = sorted({source for sources in told.values() for source in sources})
    by_source: dict[str, dict[int, list[int]]] = {source: {} for source in everyone}
    for (a, b), sources in told.items():
        for source in set(sources):
            by_source[source].setdefault(a, []).append(b)
    tellers = tuple(s for s in everyone if _reaches(by_source[s], origins, targets))
    citations = _flow(origins, targets, said)
    source_counts = _flow(
        origins, targets, {pair: len(set(sources)) for pair, sources in told.items()}
    )
    whose = _least_sources(origins, targets, told, everyone) if citations else ()
    return Robustness(citations, source_counts, len(tellers), len(whose), whose, tellers)


def _several(m: CausalMap, names: str | Sequence[str]) -> list[int]:
    return [m.index(n) for n in ([names] if isinstance(names, str) else names)]


def _reaches(
    following: Mapping[int, Sequence[int]], origins: Sequence[int], targets: Sequence[int]
) -> bool:
    far = distances(following, origins)
    return any(t in far for t in targets)


def _flow(
    origins: Sequence[int], targets: Sequence[int], capacity: Mapping[tuple[int, int], int]
) -> int:
    import networkx as nx

    graph = nx.DiGraph()
    for (a, b), size in capacity.items():
        graph.add_edge(a, b, capacity=size)
    graph.add_edges_from(("origin", node) for node in origins)  # no capacity: unbounded
    graph.add_edges_from((node, "target") for node in targets)
    return int(nx.maximum_flow_value(graph, "origin", "target"))


def _least_sources(
    origins: Sequence[int],
    targets: Sequence[int],
    told: Mapping[tuple[int, int], Sequence[str]],
    everyone: Sequence[str],
) -> tuple[str, ...]:
    """Minimum set of sources whose removal cuts every path.

    One variable per source (removed or not) and one per factor (still reached); for each link and
    each of its sources, reached(effect) >= reached(cause) − removed(all its sources), written with
    one variable per link that may only be 1 where every source of the link is removed.
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    nodes = sorted({n for pair in told for n in pair} | set(origins) | set(targets))
    links = list(told)
    s, v, e = len(everyone), len(nodes), len(links)
    source_at = {name: i for i, name in enumerate(everyone)}
    node_at = {n: s + i for i, n in enumerate(nodes)}
    rows: list[dict[int, int]] = []
    for k, (a, b) in enumerate(links):
        rows.append({node_at[b]: 1, node_at[a]: -1, s + v + k: 1})
        rows.extend({source_at[name]: 1, s + v + k: -1} for name in sorted(set(told[a, b])))
    data = [(i, j, x) for i, row in enumerate(rows) for j, x in row.items()]
    i, j, x = zip(*data, strict=True)
    matrix = csr_array((x, (i, j)), shape=(len(rows), s + v + e))
    low, high = np.zeros(s + v + e), np.ones(s + v + e)
    low[[node_at[n] for n in origins]] = 1
    high[[node_at[n] for n in targets]] = 0
    whole = np.zeros(s + v + e)
    whole[:s] = 1
    answer = milp(
        whole,
        constraints=LinearConstraint(matrix, 0, np.inf),
        integrality=whole,
        bounds=Bounds(low, high),
        options={"time_limit": 30},
    )
    if answer.status != 0:
        raise OptionError(
            f"The least number of sources between these factors was not found within 30 seconds "
            f"({len(links)} links, "
            f"{len(everyone)} sources): zoom out or choose fewer."
        )
    return tuple(name for name, r in zip(everyone, answer.x[:s], strict=True) if r > 0.5)
