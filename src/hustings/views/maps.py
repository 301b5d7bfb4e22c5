"""A causal map as plain data: factors, arrows, loops, runs and comparisons, each with its
statements.
"""

from __future__ import annotations

import json
import math
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from .. import maps
from ..maps import Sensitivity
from ..model import COMMITMENTS, CausalMap, Link, Run, Selection
from ..project import Project
from ..project.asking import Asked as Statements
from ..project.counting import of_versions
from ..show.looks import PLAIN_MAP
from ..show.map_few import firmness, strongest, unfolded
from ..studies import columns, map_of
from ..wording import number, say, worded
from . import heard
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
from .rows import statement_rows, study_answer

ARROWS: Final = 1_000
"""Arrows a page is sent, and those that are drawn: it lists no more."""

LOOPS_SHOWN, LOOPS_COUNTED = 200, 2_000


def account_title(project: Project, m: CausalMap) -> str:
    """The project's name, in whose account."""
    if not m.holders:
        return say("{project}, in everybody's account", project=project.name)
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
    pairs = Counter((link.cause, link.effect) for link in m.links if not link.denied)
    own = commitments(project, m.holders)
    measured = maps.map_measures(m)
    voices = heard.of_map(project, m)
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
                told=voices.told(c.id for c in link.claims),
            )
            for link in shown
        ],
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
        holders_available=[HolderClaims(name=name, claims=n) for name, n in whose(project)],
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


def _firmest(m: CausalMap, most: float) -> Sequence[Link]:
    """The ``most`` arrows of a map that most sources tell and those that are drawn, in its order:
    all of them where they are no more.
    """
    if len(m.links) <= most:
        return m.links
    firm = sorted(m.links, key=firmness)[: int(most)]
    drawn = strongest(m, unfolded(m.pieces()), PLAIN_MAP.most).links
    chosen = {id(link) for link in (*firm, *drawn)}
    return [link for link in m.links if id(link) in chosen]


def whose(project: Project) -> list[tuple[str, int]]:
    """Who holds causes, with how many, most first."""
    found = project.counted(Statements(Selection(forms=("cause",))), "holder")
    return Counter(found).most_common()


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
    return MapMeasures(**found, drivers=measured.drivers, receivers=measured.receivers)


RUNNING = ("rule", "transfer", "slope", "hold_sources", "start", "tolerance", "max_steps")

CARRIED, CARRIED_DRAWS = 8, 400
"""So many removals, the weightiest first, are run again over so many draws while a person waits.
"""

MOVES = 1e-6
"""A change of no more than this is none."""


def split_run(options: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """(what draws the map, what runs it, the rest: set, draws, seed, leave_one_out)."""
    rest = {k: options[k] for k in ("set", "draws", "seed", "leave_one_out") if k in options}
    running = {k: options[k] for k in RUNNING if k in options}
    return {k: v for k, v in options.items() if k not in rest and k not in running}, running, rest


@dataclass(frozen=True, slots=True)
class Asked:
    """A what-if as it is asked of one map: what is held, how it runs, over how many draws."""

    held: Mapping[str, float]
    running: Mapping[str, Any]
    draws: int
    seed: int

    @property
    def drawn(self) -> dict[str, Any]:
        """What runs it, without a start of its own."""
        return {k: v for k, v in self.running.items() if k != "start"}

    def sensitivity(self, m: CausalMap, at_most: int | None = None) -> Sensitivity:
        """The draws over one map, or fewer of them."""
        draws = self.draws if at_most is None else min(self.draws, at_most)
        return maps.sensitivity(m, set=self.held, draws=draws, seed=self.seed, **self.drawn)


def asked_of(running: Mapping[str, Any], rest: Mapping[str, Any]) -> Asked:
    """The question of a what-if, with the defaults of maps.RunOptions."""
    standard = maps.RunOptions()
    draws, seed = rest.get("draws"), rest.get("seed")
    return Asked(
        {str(k): float(v) for k, v in (rest.get("set") or {}).items()},
        running,
        standard.draws if draws is None else int(draws),
        standard.seed if seed is None else int(seed),
    )


def what_if_view(
    project: Project | None, options: Mapping[str, Any], m: CausalMap | None = None
) -> WhatIfAnswer:
    """A run, its verdict, how far it holds (unless draws are 0) and which sentence carries it (with
    leave_one_out).

    With draws a row tells one story: ``change`` is the middle draw, ``verdict`` what the draws
    agree on, ``low`` and ``high`` the 90 % of them; ``nominal`` is the run with every weight as it
    stands. Without draws ``change`` is the nominal run.
    """
    drawing, running, rest = split_run(options)
    if m is None:
        assert project is not None
        m = map_of(project, drawing)
    begun = time.perf_counter()
    asked = asked_of(running, rest)
    made = maps.what_if(m, set=asked.held, **running)
    drawn = asked.sensitivity(m) if asked.draws and asked.held else None
    endings = maps.attractors(m, set=asked.held, **asked.drawn)
    bound = maps.contraction(
        m, **{k: v for k, v in running.items() if k in ("rule", "transfer", "hold_sources")}
    )
    carries = _carries(m, asked, drawn) if rest.get("leave_one_out") and asked.held else []
    return WhatIfAnswer(
        factors=_run_rows(made, asked.held, drawn),
        ending=made.ending,
        period=made.period,
        steps=made.steps,
        verdict=maps.verdict(made),
        starts=Starts(tried=endings.starts, distinct=endings.number),
        slope_bound=None if bound.slope in (None, float("inf")) else bound.slope,
        draws=asked.draws,
        seed=asked.seed,
        settings=dict(made.settings),
        notes=list(made.notes),
        in_account=maps.account(m),
        carries=carries,
        ms=round((time.perf_counter() - begun) * 1000, 1),
    )


def _run_rows(made: Run, held: Mapping[str, float], drawn: Sensitivity | None) -> list[FactorRun]:
    baseline, changes = made.baseline or made, made.changes
    ranges = {row.pop("factor"): row for row in drawn.rows()} if drawn else {}
    rows = []
    for i, name in enumerate(made.concepts):
        nominal = changes[name]
        told: dict[str, Any] = {"verdict": _way(nominal), **ranges.get(name, {})}
        rows.append(
            FactorRun(
                name=name,
                baseline=float(baseline.level[i]),
                scenario=float(made.level[i]),
                nominal=nominal,
                change=told.get("median", nominal),
                held=name in held,
                **told,
            )
        )
    return rows


def _way(change: float) -> str:
    return "stays" if abs(change) <= MOVES else "rises" if change > 0 else "falls"


def _carries(m: CausalMap, asked: Asked, drawn: Sensitivity | None) -> list[Carrying]:
    """The sentences without which a factor's verdict is another, told with the row's own verdict:
    over the draws where there are any, else from the nominal run.
    """
    left = maps.leave_one_out(m, set=asked.held, unit="claim", **asked.drawn)
    nominal = {name: _way(x) for name, x in left.full.items()}
    whole = drawn.verdicts if drawn else nominal
    # the same few draws with and without the sentence: what differs is not the luck of the draws
    few = asked.sensitivity(m, CARRIED_DRAWS).verdicts if drawn else nominal
    found: list[Carrying] = []
    for removal in left[:CARRIED]:
        without = (
            asked.sensitivity(_without(m, removal.unit), CARRIED_DRAWS).verdicts
            if drawn
            else {name: _way(x) for name, x in removal.changes.items()}
        )
        found += [
            Carrying(
                statement=removal.unit,
                quote=removal.claims[0].quote,
                factor=name,
                effect=f"{_told(name, whole[name])}; without this one sentence it "
                f"{_told('', without[name])}.",
            )
            for name in m.concepts
            if name not in asked.held and without[name] not in (whole[name], few[name])
        ]
    return found[:50]


def _told(name: str, verdict: str) -> str:
    return f"{name} {'is undetermined' if verdict == 'undetermined' else verdict}".strip()


def _without(m: CausalMap, claim: str) -> CausalMap:
    """The map without one claim; its factors stay."""
    return CausalMap.from_claims(
        [c for c in m.claims if c.id != claim], concepts=m.concepts, holders=m.holders
    )


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
        notes=list(both.notes),
        what_if=[]
        if ran is None
        else [FactorCompared(factor=f, a=x, b=y, agree=same) for f, x, y, same in ran.rows],
        agreement=None if ran is None else ran.agreement,
    )
