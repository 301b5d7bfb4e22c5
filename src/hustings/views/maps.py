"""A causal map as plain data: factors, arrows, loops, runs and comparisons, each with its
statements.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from .. import maps
from ..model import CausalMap
from ..project import Project
from ..studies import map_of
from .answers.maps import (
    Carrying,
    CompareAnswer,
    ComparedLink,
    ComparedLinks,
    Factor,
    FactorCompared,
    FactorRun,
    HolderClaims,
    LoopRow,
    MapAnswer,
    MapDistance,
    MapLink,
    MapMeasures,
    OnlyLink,
    PathRow,
    PathsAnswer,
    RobustnessRow,
    Starts,
    WhatIfAnswer,
)
from .rows import layers, statement_rows, study_answer

LOOPS_SHOWN = 200


def account_title(project: Project, m: CausalMap) -> str:
    """The project's name, in whose account."""
    if not m.holders:
        return f"{project.name}, in everybody's account"
    if len(m.holders) == 1:
        return f"{project.name}, in {m.holders[0]}’s account"
    return f"{project.name}, in {len(m.holders)} accounts: {', '.join(m.holders)}"


def map_view(project: Project, options: Mapping[str, Any], m: CausalMap | None = None) -> MapAnswer:
    """Everything the map page and the report show of one map."""
    m = map_of(project, options) if m is None else m
    found = maps.loops(m)
    pairs = Counter((link.cause, link.effect) for link in m.links if not link.denied)
    causes = [s for s in project.statements() if s.form == "cause"]
    whose = Counter(s.holder for s in causes if s.holder)
    own = [s for s in causes if not m.holders or s.holder in m.holders]
    measured = maps.map_measures(m)
    return MapAnswer(
        concepts=_factors(m, measured),
        links=[
            MapLink(
                cause=link.cause,
                effect=link.effect,
                sign=link.sign,
                citations=link.citations,
                sources=link.sources,
                denied=link.denied,
                disputed=pairs[link.cause, link.effect] > 1 and not link.denied,
                statements=[c.id for c in link.claims],
            )
            for link in m.links
        ],
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
        measures=_measures(measured),
        holders_available=[HolderClaims(name=name, claims=n) for name, n in whose.most_common()],
        layers=layers(own),
        why_empty=_why_empty(m, own),
        notes=list(m.notes),
        title=account_title(project, m),
        study=study_answer(m.study) if m.study else None,
    )


def _why_empty(m: CausalMap, own: Sequence[Any]) -> str | None:
    if m.links:
        return None
    told = {c: n for c, n in layers(own).items() if n}
    if not told:
        return "Nobody states a cause here yet. Mark a sentence and press c."
    return (
        "Nothing is asserted here. There are causes "
        + ", ".join(f"{c} ({n})" for c, n in told.items())
        + ": draw them?"
    )


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
    return MapMeasures(**found, drivers=measured.drivers, receivers=measured.receivers)


RUNNING = ("rule", "transfer", "slope", "hold_sources", "start", "tolerance", "max_steps")


def split_run(options: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """(what draws the map, what runs it, the rest: set, draws, seed, leave_one_out)."""
    rest = {k: options[k] for k in ("set", "draws", "seed", "leave_one_out") if k in options}
    running = {k: options[k] for k in RUNNING if k in options}
    return {k: v for k, v in options.items() if k not in rest and k not in running}, running, rest


def what_if_view(
    project: Project | None, options: Mapping[str, Any], m: CausalMap | None = None
) -> WhatIfAnswer:
    """A run, its verdict, how far it holds (with draws) and which sentence carries it (with
    leave_one_out).
    """
    drawing, running, rest = split_run(options)
    if m is None:
        assert project is not None
        m = map_of(project, drawing)
    begun = time.perf_counter()
    scenario = {str(k): float(v) for k, v in (rest.get("set") or {}).items()}
    made = maps.what_if(m, set=scenario, **running)
    baseline = made.baseline or made
    changes = made.changes
    draws, seed = int(rest.get("draws") or 0), int(rest.get("seed") or 1)
    held = {**dict.fromkeys(scenario, True)}
    ranges: dict[str, dict[str, Any]] = {}
    if draws and scenario:
        drawn = maps.sensitivity(m, set=scenario, draws=draws, seed=seed, **_drawn(running))
        ranges = {row.pop("factor"): row for row in drawn.rows()}
    rows = []
    for i, name in enumerate(m.concepts):
        change = changes[name]
        way = "rises" if change > 1e-6 else "falls" if change < -1e-6 else "stays"
        rows.append(
            FactorRun(
                name=name,
                baseline=float(baseline.level[i]),
                scenario=float(made.level[i]),
                change=change,
                held=name in held,
                **{"verdict": way, **ranges.get(name, {})},
            )
        )
    endings = maps.attractors(m, set=scenario, **_drawn(running))
    bound = maps.contraction(
        m, **{k: v for k, v in running.items() if k in ("rule", "transfer", "hold_sources")}
    )
    carries = _carries(m, scenario, running) if rest.get("leave_one_out") and scenario else []
    return WhatIfAnswer(
        factors=rows,
        ending=made.ending,
        period=made.period,
        steps=made.steps,
        verdict=maps.verdict(made),
        starts=Starts(tried=endings.starts, distinct=endings.number),
        slope_bound=None if bound.slope in (None, float("inf")) else bound.slope,
        draws=draws,
        seed=seed,
        settings=dict(made.settings),
        notes=list(made.notes),
        in_account=maps.account(m),
        carries=carries,
        ms=round((time.perf_counter() - begun) * 1000, 1),
    )


def _drawn(running: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in running.items() if k != "start"}


def _carries(
    m: CausalMap, scenario: dict[str, float], running: Mapping[str, Any]
) -> list[Carrying]:
    left = maps.leave_one_out(m, set=scenario, unit="claim", **_drawn(running))

    def way(x: float) -> str:
        return "stays" if abs(x) <= 1e-6 else "rises" if x > 0 else "falls"

    return [
        Carrying(
            statement=removal.unit,
            quote=removal.claims[0].quote,
            factor=factor,
            effect=f"{factor} {way(left.full[factor])}; without this one sentence it "
            f"{way(removal.changes.get(factor, 0.0))}.",
        )
        for removal in left.carrying[:20]
        for factor in removal.flips
    ][:50]


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
    ran = (
        maps.compare_what_if(first, second, set=dict(scenario), transfer="tanh")
        if scenario
        else None
    )
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
            all=distance.distance,
            common=distance.on_common,
            jaccard_concepts=distance.jaccard_concepts,
            jaccard_links=distance.jaccard_links,
            opposite_signs=distance.opposite_signs,
        ),
        notes=list(both.notes),
        what_if=[]
        if ran is None
        else [FactorCompared(factor=f, a=x, b=y, agree=same) for f, x, y, same in ran.rows],
        agreement=None if ran is None else ran.agreement,
    )
