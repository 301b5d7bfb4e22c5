"""A causal map as plain data: factors, arrows, loops, runs and comparisons, each with its
statements.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from ... import maps
from ...model import COMMITMENTS, CausalMap, Selection
from ...project import Project
from ...project.asking import Asked as Statements
from ...project.texts.counting import of_versions
from ...refusals import retold
from ...show.looks import PLAIN_MAP
from ...show.maps.few import drawn_arrows, firmest_first, unfolded
from ...show.voices import Voices
from ...studies import columns, map_of
from ...wording import number, say, worded
from ..answers.maps import (
    CompareAnswer,
    ComparedLink,
    ComparedLinks,
    Factor,
    FactorCompared,
    HolderClaims,
    LoopRow,
    MapAnswer,
    MapDistance,
    MapHolders,
    MapLink,
    MapMeasures,
    OnlyLink,
    PathRow,
    PathsAnswer,
    RobustnessRow,
)
from ..rows import statement_rows, study_answer
from ..telling import heard

ARROWS: Final = 1_000
"""Arrows a page is sent, and those that are drawn: it lists no more."""

LOOPS_SHOWN, LOOPS_COUNTED = 200, 2_000


def account_title(project: Project, m: CausalMap) -> str:
    """The project's name, in whose account."""
    if not m.holders:
        return say("{project}, in everybody’s account", project=project.name)
    if len(m.holders) == 1:
        return say("{project}, in {name}’s account", project=project.name, name=m.holders[0])
    return say(
        "{project}, in {n} accounts: {names}",
        project=project.name,
        n=len(m.holders),
        names=", ".join(m.holders),
    )


def kept_map(project: Project, options: Mapping[str, Any]) -> CausalMap:
    """The map that options draw, kept until something is written: a page asks for it again for its
    drawing, and for each mark that is opened.
    """
    key = "map", json.dumps(options, sort_keys=True, default=list)
    return project.answer(key, lambda: map_of(project, options))


def map_view(
    project: Project,
    options: Mapping[str, Any],
    m: CausalMap | None = None,
    *,
    most: float = math.inf,
) -> MapAnswer:
    """Everything the map page and the report show of one map; its ``most`` firmest arrows."""
    m = kept_map(project, options) if m is None else m
    shown = _firmest(m, most)
    found = maps.loops(m, cap=LOOPS_COUNTED)
    own = commitments(project, m.holders)
    measured = maps.map_measures(m)
    voices = heard.of_map(project, m)
    return MapAnswer(
        concepts=_factors(m, measured),
        links=_links(m, shown, voices),
        left_out=len(m.links) - len(shown),
        loops=[
            LoopRow(
                concepts=list(loop.concepts),
                sign=loop.sign,
                kind=loop.kind,
                told_whole_by=loop.told_whole_by,
                stitched_from=loop.stitched_from,
                least_told=loop.weakest,
                sources=list(loop.sources),
                statements=[c.id for step in loop.steps for c in step.claims],
            )
            for loop in found[:LOOPS_SHOWN]
        ],
        loops_found=len(found),
        loops_capped=not found.complete or len(found) > LOOPS_SHOWN,
        loops_more=not found.complete,
        measures=_measures(measured),
        headline=maps.headline(m),
        pieces=maps.pieces(m),
        heard=voices.caption,
        layers=own,
        why_empty=_why_empty(m, own),
        notes=list(m.notes),
        versions=of_versions(columns(project, m.study.selection).notes) if m.study else [],
        title=account_title(project, m),
        study=study_answer(m.study) if m.study else None,
    )


def _firmest(m: CausalMap, most: float) -> list[int]:
    """The ``most`` arrows of a map that most sources tell and those that are drawn, by their
    numbers: all of them where they are no more.
    """
    if len(m.links) <= most:
        return list(range(len(m.links)))
    chosen = drawn_arrows(m, unfolded(maps.pieces(m)), PLAIN_MAP.most).copy()
    chosen[firmest_first(m)[: int(most)]] = True
    shown: list[int] = np.flatnonzero(chosen).tolist()
    return shown


def _links(m: CausalMap, shown: Sequence[int], voices: Voices) -> list[MapLink]:
    """Some arrows of a map as its page is sent them."""
    arrows, live = m.arrows, m.arrows.live
    pairs = arrows.pairs(len(m.concepts))
    found, many = np.unique(pairs[live], return_counts=True)
    disputed = np.isin(pairs, found[many > 1]) & ~arrows.denied
    told, said = arrows.begins.tolist(), arrows.citations.tolist()
    return [
        MapLink(
            cause=m.concepts[arrows.cause[k]],
            effect=m.concepts[arrows.effect[k]],
            sign=int(arrows.sign[k]),
            citations=said[k],
            sources=int(arrows.sources[k]),
            denied=bool(arrows.denied[k]),
            disputed=bool(disputed[k]),
            told=voices.told(arrows.ids[told[k] : told[k + 1]]),
        )
        for k in shown
    ]


def whose(project: Project) -> list[tuple[str, int]]:
    """Who holds causes, with how many, most first."""
    found = project.counted(Statements(Selection(forms=("cause",))), "holder")
    return Counter(found).most_common()


def holders_view(project: Project) -> MapHolders:
    """Whose map can be drawn, with how many causes each holds."""
    return MapHolders([HolderClaims(name=name, claims=n) for name, n in whose(project)])


def commitments(project: Project, holders: Sequence[str]) -> dict[str, int]:
    """How many causes of these holders (none: of anybody) stand in each commitment."""
    asked = Statements(Selection(forms=("cause",), holders=tuple(holders)))
    return {**dict.fromkeys(COMMITMENTS, 0), **project.counted(asked, "commitment")}


def opening(project: Project) -> str:
    """Whose map the page begins with: whoever holds most causes; "" where nobody does."""
    return next((name for name, _ in whose(project)), "")


def _why_empty(m: CausalMap, own: Mapping[str, int]) -> str | None:
    if m.links:
        return None
    told = {c: n for c, n in own.items() if n}
    if not told:
        return say("Nobody states a cause here yet. Mark a sentence and code it as a cause.")
    causes = ", ".join(f"{worded(c)} ({number(n)})" for c, n in told.items())
    return say("Nothing is asserted here. There are causes {causes}: draw them?", causes=causes)


def _factors(m: CausalMap, measured: Any) -> list[Factor]:
    return [
        {
            "name": name,
            "role": measured.kinds[name],
            "out": measured.outdegree[name],
            "in": measured.indegree[name],
            "centrality": measured.centrality[name],
        }
        for name in m.concepts
    ]


def _measures(measured: Any) -> MapMeasures:
    plain = (
        "concepts links claims sources disputed density_n2 density_nn1 links_per_concept".split()
    )
    names = (*plain, "complexity", "hierarchy_index", "balanced")
    found = {name: getattr(measured, name) for name in names}
    return MapMeasures(**found)


CARRIED, CARRIED_DRAWS = 8, 400
"""So many removals, the weightiest first, are run again over so many draws while a person waits.
"""


def paths_view(project: Project, options: Mapping[str, Any]) -> PathsAnswer:
    """Paths from one factor to another, the total effect after Axelrod, robustness three ways."""
    asked = {k: options[k] for k in ("from", "to") if k in options}
    m = map_of(project, {k: v for k, v in options.items() if k not in ("from", "to", "max_length")})
    cause, effect = asked.get("from", ""), asked.get("to", "")
    found = maps.paths(m, cause, effect, max_length=options.get("max_length", 4))
    total = maps.total_effect(m, cause, effect)
    firm = maps.robustness(m, cause, effect)
    return PathsAnswer(
        paths=[
            PathRow(
                concepts=list(p.concepts),
                sign=p.sign,
                told_whole_by=p.told_whole_by,
                stitched_from=p.stitched_from,
                statements=[c.id for step in p.steps for c in step.claims],
            )
            for p in found[:LOOPS_SHOWN]
        ],
        complete=found.complete,
        total_effect=total.sign,
        total_effect_words=total.effect,
        balanced=total.balanced,
        robustness=RobustnessRow(
            citations=firm.citations,
            source_counts=firm.source_counts,
            own_paths=firm.own_paths,
            least_sources=firm.least_sources,
        ),
    )


def compare_view(
    project: Project,
    a: Mapping[str, Any],
    b: Mapping[str, Any],
    scenario: Mapping[str, float] | None = None,
) -> CompareAnswer:
    """Two accounts side by side: what they share, what only one says, where they say the
    opposite."""
    first, second = map_of(project, a), map_of(project, b)
    both = maps.compare_maps(first, second)
    ids = {c.id for m in (first, second) for c in m.claims}
    rows = {r.id: r for r in statement_rows(project, project.statements(ids=ids) if ids else [])}

    def shared(links: Sequence[Any]) -> list[ComparedLink]:
        return [
            ComparedLink(
                cause=link.cause,
                effect=link.effect,
                a_sign=link.first_sign,
                b_sign=link.second_sign,
                a=[rows[c.id] for c in link.first if c.id in rows],
                b=[rows[c.id] for c in link.second if c.id in rows],
            )
            for link in links
        ]

    def single(steps: Sequence[Any]) -> list[OnlyLink]:
        return [
            OnlyLink(cause=s.cause, effect=s.effect, statements=[c.id for c in s.claims])
            for s in steps
        ]

    distance = both.distance
    ran = maps.compare_what_if(first, second, set=dict(scenario)) if scenario else None
    return CompareAnswer(
        a=map_view(project, a, first),
        b=map_view(project, b, second),
        shared_concepts=list(both.concepts),
        only_a=list(both.concepts_only_first),
        only_b=list(both.concepts_only_second),
        links=ComparedLinks(
            shared=shared(both.links),
            opposed=shared(both.opposite),
            only_a=single(both.links_only_first),
            only_b=single(both.links_only_second),
        ),
        distance=MapDistance(
            told=distance.told,
            shared_factors=len(distance.common),
            pairs=distance.pairs,
            jaccard_concepts=distance.jaccard_concepts,
            jaccard_links=distance.jaccard_links,
            opposite_signs=distance.opposite_signs,
        ),
        notes=[retold(note) for note in both.notes],
        what_if=[]
        if ran is None
        else [FactorCompared(factor=f, a=x, b=y, agree=same) for f, x, y, same in ran.rows],
        agreement=None if ran is None else ran.agreement,
    )
