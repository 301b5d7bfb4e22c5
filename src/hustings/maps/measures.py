"""Reading a map: who drives, who receives, how dense, how hierarchical, whether it is balanced;
what surprises.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import OptionError
from ..model import CausalMap
from ..shown import Listed, Shown, Tabular
from .between import betweenness
from .weights import live

PER_FACTOR = (
    "kinds",
    "centrality",
    "indegree",
    "outdegree",
    "citations_in",
    "citations_out",
    "sources_in",
    "sources_out",
    "outcomeness",
    "betweenness",
)
"""Measures that every factor has one of."""


@dataclass(frozen=True, slots=True, repr=False)
class Measures(Shown, Tabular):
    """Measures of a map. Per-factor dicts are keyed by name; self-loops count only in
    ``self_loops`` and citations.

    ``indegree``/``outdegree``: different causes/effects of a factor; ``centrality`` their sum.
    ``citations_in``/ ``citations_out``: claims; ``sources_in``/``sources_out``: different sources.
    ``outcomeness``: citations in / all citations (None where there are none). ``kinds``: driver
    (out only), receiver (in only), ordinary, isolated. ``density_n2`` = pairs linked / n² (Özesmi &
    Özesmi 2004, here without self-loops); ``density_nn1``
    = pairs / (n(n − 1)). ``complexity`` = receivers / drivers, None without drivers.
    ``hierarchy_index`` = 12 / ((n − 1) n (n + 1)) · Σ(outdegree − mean)² (MacDonald 1983; 0
    democratic, 1 a full ranking), None below two factors. ``balanced``: the signed graph falls into
    two camps (Harary), None where a sign was not said. ``betweenness``: shortest paths through a
    factor, not normalised.
    """

    concepts: int
    links: int
    claims: int
    sources: int
    self_loops: int
    disputed: int
    indegree: Mapping[str, int]
    outdegree: Mapping[str, int]
    centrality: Mapping[str, int]
    citations_in: Mapping[str, int]
    citations_out: Mapping[str, int]
    sources_in: Mapping[str, int]
    sources_out: Mapping[str, int]
    outcomeness: Mapping[str, float | None]
    betweenness: Mapping[str, float]
    kinds: Mapping[str, str]
    density_n2: float
    density_nn1: float
    links_per_concept: float
    complexity: float | None
    hierarchy_index: float | None
    balanced: bool | None

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Factors of one kind: driver, receiver, ordinary, isolated."""
        return tuple(name for name, k in self.kinds.items() if k == kind)

    @property
    def drivers(self) -> tuple[str, ...]:
        """Factors that act and are not acted on."""
        return self.of_kind("driver")

    @property
    def receivers(self) -> tuple[str, ...]:
        """Factors that are acted on and do not act."""
        return self.of_kind("receiver")

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a factor."""
        measures = {n: [*getattr(self, n).values()] for n in PER_FACTOR}
        return {"factor": list(self.kinds), **measures}


def map_measures(m: CausalMap) -> Measures:
    """Measures of a map, links the speaker rejects aside. An empty map gives zeros, and None where
    undefined.
    """
    names, n = m.concepts, len(m.concepts)
    links = live(m)
    signs: dict[tuple[str, str], set[int]] = {}
    for link in links:
        signs.setdefault((link.cause, link.effect), set()).add(link.sign)
    pairs = signs.keys()
    proper = {(a, b) for a, b in pairs if a != b}
    indegree, outdegree = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    for a, b in proper:
        outdegree[a] += 1
        indegree[b] += 1
    citations_in, citations_out = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    said_in: dict[str, set[str]] = {name: set() for name in names}
    said_out: dict[str, set[str]] = {name: set() for name in names}
    for link in links:
        said = [c.source for c in link.claims]
        citations_out[link.cause] += len(said)
        citations_in[link.effect] += len(said)
        said_out[link.cause].update(said)
        said_in[link.effect].update(said)
    kinds = {
        name: ("ordinary" if indegree[name] else "driver")
        if outdegree[name]
        else ("receiver" if indegree[name] else "isolated")
        for name in names
    }
    drivers = sum(k == "driver" for k in kinds.values())
    receivers = sum(k == "receiver" for k in kinds.values())
    mean = len(proper) / n if n else 0.0
    spread = sum((d - mean) ** 2 for d in outdegree.values())
    both = {name: citations_in[name] + citations_out[name] for name in names}
    return Measures(
        concepts=n,
        links=len(pairs),
        claims=sum(citations_out.values()),
        sources=len(set().union(*said_out.values())),
        self_loops=len(pairs) - len(proper),
        disputed=sum({1, -1} <= s for s in signs.values()),
        indegree=indegree,
        outdegree=outdegree,
        centrality={name: indegree[name] + outdegree[name] for name in names},
        citations_in=citations_in,
        citations_out=citations_out,
        sources_in={name: len(s) for name, s in said_in.items()},
        sources_out={name: len(s) for name, s in said_out.items()},
        outcomeness={
            name: citations_in[name] / both[name] if both[name] else None for name in names
        },
        betweenness=betweenness(names, proper),
        kinds=kinds,
        density_n2=len(proper) / n**2 if n else 0.0,
        density_nn1=len(proper) / (n * (n - 1)) if n > 1 else 0.0,
        links_per_concept=len(proper) / n if n else 0.0,
        complexity=receivers / drivers if drivers else None,
        hierarchy_index=12 * spread / ((n - 1) * n * (n + 1)) if n > 1 else None,
        balanced=_balanced(signs),
    )


def _balanced(signs: Mapping[tuple[str, str], set[int]]) -> bool | None:
    if any({1, -1} <= told for told in signs.values()):
        return False
    beside: dict[str, list[tuple[str, int]]] = {}
    unsaid = False
    for (a, b), told in signs.items():
        for sign in told:
            unsaid |= sign == 0
            if sign:
                beside.setdefault(a, []).append((b, sign))
                beside.setdefault(b, []).append((a, sign))
    camp: dict[str, int] = {}
    for first in beside:
        if first in camp:
            continue
        camp[first] = 1
        queue = [first]
        while queue:
            a = queue.pop()
            for b, sign in beside[a]:
                if b not in camp:
                    camp[b] = camp[a] * sign
                    queue.append(b)
                elif camp[b] != camp[a] * sign:
                    return False
    return None if unsaid else True


@dataclass(frozen=True, slots=True)
class Surprise:
    """A link one group tells more (``residual`` > 0) or less often than its share of all claims
    would give.

    ``residual`` = (count − expected) / √expected (Pearson); ``share`` of the group's claims.
    """

    cause: str
    effect: str
    group: str
    count: int
    expected: float
    residual: float
    share: float


def surprising_differences(
    m: CausalMap, groups: Mapping[str, str], *, least: float = 2.0, minimum_citations: int = 2
) -> Listed[Surprise]:
    """Links that a group of sources tells surprisingly often or seldom, most surprising first.

    ``groups`` maps source -> group; claims of other sources are left out. Expected = claims of the
    link · claims of the group / all claims. Listed from an absolute residual of ``least``; a hint
    where to read, not a test.
    """
    known = sorted({c.source for c in m.claims})
    if len(set(groups.values())) < 2:
        raise OptionError("Give at least two groups of sources: source -> group.")
    if not set(groups) & set(known):
        raise OptionError(
            f"No source of this map is in a group. Its sources: {', '.join(known[:12]) or 'none'}."
        )
    counts: dict[tuple[str, str], dict[str, int]] = {}
    totals: dict[str, int] = {}
    for link in live(m):
        for claim in link.claims:
            group = groups.get(claim.source)
            if group is not None:
                row = counts.setdefault((link.cause, link.effect), {})
                row[group] = row.get(group, 0) + 1
                totals[group] = totals.get(group, 0) + 1
    everything = sum(totals.values())
    out = []
    for (cause, effect), row in counts.items():
        told = sum(row.values())
        if told < minimum_citations:
            continue
        for group, size in totals.items():
            expected = told * size / everything
            residual = (row.get(group, 0) - expected) / expected**0.5
            if abs(residual) >= least:
                count = row.get(group, 0)
                out.append(Surprise(cause, effect, group, count, expected, residual, count / size))
    return Listed(sorted(out, key=lambda s: (-abs(s.residual), s.cause, s.effect, s.group)))


def most_told(m: CausalMap, *, top: int = 20) -> Sequence[tuple[str, str, int, int, int]]:
    """The most told links: (cause, effect, sign, citations, sources), by sources, then
    citations."""
    rows = [(k.cause, k.effect, k.sign, k.citations, k.sources) for k in live(m)]
    return sorted(rows, key=lambda r: (-r[4], -r[3], r[0], r[1]))[:top]
