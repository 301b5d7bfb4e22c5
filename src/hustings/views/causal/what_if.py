"""What follows if factors are held: a run over a map, what carries it, and how sure that is."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ... import maps
from ...maps import Sensitivity
from ...model import CausalMap, Claim, Run
from ...project import Project
from ...studies import map_of
from ..answers.maps import Carrying, FactorRun, Starts, Turned, WhatIfAnswer
from .maps import CARRIED, CARRIED_DRAWS

RUNNING = ("rule", "transfer", "slope", "hold_sources", "start", "tolerance", "max_steps")

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
    """The sentences without which a factor's verdict is another, each once, with the rows' own
    verdicts: over the draws where there are any, else from the nominal run.
    """
    left = maps.leave_one_out(m, set=asked.held, unit="claim", **asked.drawn)
    nominal = {name: _way(x) for name, x in left.full.items()}
    whole = drawn.verdicts if drawn else nominal
    # the same few draws with and without the sentence: what differs is not the luck of the draws
    few = asked.sensitivity(m, CARRIED_DRAWS).verdicts if drawn else nominal
    found: list[Carrying] = []
    for removal in left[:CARRIED]:
        without = (
            asked.sensitivity(_without(m, removal.claims), CARRIED_DRAWS).verdicts
            if drawn
            else {name: _way(x) for name, x in removal.changes.items()}
        )
        turned = [
            Turned(name, whole[name], without[name])
            for name in m.concepts
            if name not in asked.held and without[name] not in (whole[name], few[name])
        ]
        if turned:
            found.append(Carrying(removal.unit, removal.claims[0].quote, turned))
    return found


def _without(m: CausalMap, claims: Sequence[Claim]) -> CausalMap:
    """The map without some claims; its factors stay."""
    gone = {c.id for c in claims}
    return CausalMap.from_claims(
        [c for c in m.claims if c.id not in gone], concepts=m.concepts, holders=m.holders
    )
