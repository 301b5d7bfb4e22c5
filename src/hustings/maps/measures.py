"""Reading a map: who drives, who receives, how dense, how hierarchical, whether it is balanced;
what surprises.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ..errors import OptionError
from ..model import CausalMap
from ..model.links import Flags, Ints, different, distinct
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
    ``claims``, ``citations_in``/``citations_out``: passages that tell a link, however many coded
    them; ``sources_in``/``sources_out``: different sources.
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
    arrows, live = m.arrows, m.arrows.live
    pairs, told = different(arrows.pairs(n)[live], arrows.sign[live] + 1)
    lead = distinct(pairs)
    cause, effect = np.divmod(lead, max(n, 1))
    proper = cause != effect
    cause, effect = cause[proper], effect[proper]
    outdegree, indegree = (np.bincount(side, minlength=n) for side in (cause, effect))
    said_out, said_in = (_said(m, side) for side in (arrows.cause, arrows.effect))
    both = said_out.citations + said_in.citations
    kinds = [
        ("ordinary" if in_ else "driver") if out else ("receiver" if in_ else "isolated")
        for out, in_ in zip(outdegree.tolist(), indegree.tolist(), strict=True)
    ]
    drivers, receivers = kinds.count("driver"), kinds.count("receiver")
    mean = len(cause) / n if n else 0.0
    spread = sum((d - mean) ** 2 for d in outdegree.tolist())
    whose = arrows.source.codes[arrows.claims_of(~arrows.denied)]
    disputed = int((_holding(pairs, told, 2) & _holding(pairs, told, 0)).sum())

    def each(values: Sequence[Any]) -> dict[str, Any]:
        return dict(zip(names, values, strict=True))

    return Measures(
        concepts=n,
        links=len(lead),
        claims=int(said_out.citations.sum()),
        sources=len(distinct(whose)),
        self_loops=len(lead) - len(cause),
        disputed=disputed,
        indegree=each(indegree.tolist()),
        outdegree=each(outdegree.tolist()),
        centrality=each((indegree + outdegree).tolist()),
        citations_in=each(said_in.citations.tolist()),
        citations_out=each(said_out.citations.tolist()),
        sources_in=each(said_in.sources.tolist()),
        sources_out=each(said_out.sources.tolist()),
        outcomeness=each(
            [
                told / every if every else None
                for told, every in zip(said_in.citations.tolist(), both.tolist(), strict=True)
            ]
        ),
        betweenness=betweenness(names, cause * n + effect),
        kinds=each(kinds),
        density_n2=len(cause) / n**2 if n else 0.0,
        density_nn1=len(cause) / (n * (n - 1)) if n > 1 else 0.0,
        links_per_concept=len(cause) / n if n else 0.0,
        complexity=receivers / drivers if drivers else None,
        hierarchy_index=12 * spread / ((n - 1) * n * (n + 1)) if n > 1 else None,
        balanced=False if disputed else _balanced(pairs, told - 1, n),
    )


class _Said(NamedTuple):
    """How often something is said of each factor, and by how many."""

    citations: Ints
    sources: Ints


def _said(m: CausalMap, end: Ints) -> _Said:
    """Of each factor at one end of arrows."""
    arrows, n = m.arrows, len(m.concepts)
    claims = arrows.claims_of(~arrows.denied)
    factor = end[arrows.of_claims][claims]
    sources = different(factor, arrows.source.codes[claims])[0]
    said = factor[arrows.fresh[claims]]
    return _Said(np.bincount(said, minlength=n), np.bincount(sources, minlength=n))


def _holding(pairs: Ints, told: Ints, sign: int) -> Flags:
    """Of each different pair, whether it is told with a sign."""
    found, which = np.unique(pairs, return_inverse=True)
    holding = np.zeros(len(found), dtype=bool)
    holding[which[told == sign]] = True
    return holding


def _balanced(pairs: Ints, told: Ints, n: int) -> bool | None:
    """Whether factors fall into two camps, of pairs that are told with one sign each."""
    beside: dict[int, list[tuple[int, int]]] = {}
    for pair, sign in zip(pairs.tolist(), told.tolist(), strict=True):
        a, b = divmod(pair, n)
        if sign:
            beside.setdefault(a, []).append((b, sign))
            beside.setdefault(b, []).append((a, sign))
    camp: dict[int, int] = {}
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
    return None if (told == 0).any() else True


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
