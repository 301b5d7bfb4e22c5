"""A causal map as plain data: factors, arrows, loops, runs and comparisons, each with its statements."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from .. import maps
from ..model import CausalMap
from ..project import Project
from ..studies import map_of, study_data
from .rows import layers, statement_rows

SLIDER_DRAWS = 2_000
LOOPS_SHOWN = 200


def account_title(project: Project, m: CausalMap) -> str:
    """The project's name, in whose account."""
    if not m.holders:
        return f"{project.name}, in everybody's account"
    if len(m.holders) == 1:
        return f"{project.name}, in {m.holders[0]}’s account"
    return f"{project.name}, in {len(m.holders)} accounts: {', '.join(m.holders)}"


def map_view(project: Project, options: Mapping[str, Any], m: CausalMap | None = None) -> dict[str, Any]:
    """Everything the map page and the report show of one map."""
    m = map_of(project, options) if m is None else m
    found = maps.loops(m)
    pairs = Counter((link.cause, link.effect) for link in m.links if not link.denied)
    causes = [s for s in project.statements() if s.form == "cause"]
    whose = Counter(s.holder for s in causes if s.holder)
    own = [s for s in causes if not m.holders or s.holder in m.holders]
    measured = maps.map_measures(m)
    return {
        "concepts": _factors(m, measured),
        "links": [
            {
                "cause": link.cause,
                "effect": link.effect,
                "sign": link.sign,
                "citations": link.citations,
                "sources": link.sources,
                "denied": link.denied,
                "disputed": pairs[link.cause, link.effect] > 1 and not link.denied,
                "statements": [c.id for c in link.claims],
            }
            for link in m.links
        ],
        "loops": [
            {
                "concepts": list(loop.concepts),
                "sign": loop.sign,
                "kind": loop.kind,
                "told_whole_by": loop.told_whole_by,
                "stitched_from": loop.stitched_from,
                "least_told": loop.weakest,
                "sources": list(loop.sources),
                "statements": [c.id for step in loop.steps for c in step.claims],
            }
            for loop in found[:LOOPS_SHOWN]
        ],
        "loops_found": len(found),
        "loops_capped": not found.complete or len(found) > LOOPS_SHOWN,
        "measures": _measures(measured),
        "holders_available": [{"name": name, "claims": n} for name, n in whose.most_common()],
        "layers": layers(own),
        "why_empty": _why_empty(m, own),
        "notes": list(m.notes),
        "title": account_title(project, m),
        "study": study_data(m.study) if m.study else None,
    }


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


def _factors(m: CausalMap, measured: Any) -> list[dict[str, Any]]:
    by_name = {f["name"]: f for f in _factor_rows(measured)}
    return [{**by_name.get(name, {}), "name": name} for name in m.concepts]


def _factor_rows(measured: Any) -> list[dict[str, Any]]:
    return [
        {
            "name": f.name,
            "role": f.role,
            "out": f.outdegree,
            "in": f.indegree,
            "centrality": f.centrality,
        }
        for f in measured.factors
    ]


def _measures(measured: Any) -> dict[str, Any]:
    names = ("n", "links", "density", "hierarchy", "complexity", "drivers", "receivers")
    return {name: getattr(measured, name) for name in names if hasattr(measured, name)}


RUNNING = ("rule", "transfer", "slope", "hold_sources", "start", "tolerance", "max_steps")


def split_run(options: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """(what draws the map, what runs it, the rest: set, draws, seed, leave_one_out)."""
    rest = {k: options[k] for k in ("set", "draws", "seed", "leave_one_out") if k in options}
    running = {k: options[k] for k in RUNNING if k in options}
    return {k: v for k, v in options.items() if k not in rest and k not in running}, running, rest


def what_if_view(project: Project | None, options: Mapping[str, Any], m: CausalMap | None = None) -> dict[str, Any]:
    """A run, its verdict, how far it holds (with draws) and which sentence carries it (with leave_one_out)."""
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
    told = maps.sensitivity(m, set=scenario, draws=draws, seed=seed, **_drawn(running)) if draws and scenario else None
    rows = []
    for i, name in enumerate(m.concepts):
        row: dict[str, Any] = {
            "name": name,
            "baseline": float(baseline.level[i]),
            "scenario": float(made.level[i]),
            "change": changes[name],
            "held": name in held,
        }
        if told is not None:
            f = told.factors[i]
            row |= {
                "rises": f.rises,
                "falls": f.falls,
                "stays": f.stays,
                "low": f.low,
                "high": f.high,
                "verdict": f.verdict,
            }
        else:
            row["verdict"] = "rises" if row["change"] > 1e-6 else "falls" if row["change"] < -1e-6 else "stays"
        rows.append(row)
    endings = maps.attractors(m, set=scenario, **_drawn(running))
    bound = maps.contraction(
        m, **{k: v for k, v in running.items() if k in ("rule", "transfer", "slope", "hold_sources")}
    )
    answer = {
        "factors": rows,
        "ending": made.ending,
        "period": made.period,
        "steps": made.steps,
        "verdict": maps.verdict(made),
        "starts": {"tried": endings.starts, "distinct": endings.number},
        "slope_bound": None if bound.slope in (None, float("inf")) else bound.slope,
        "draws": draws,
        "seed": seed,
        "settings": dict(made.settings),
        "notes": list(made.notes),
        "in_account": maps.account(m),
        "carries": [],
        "ms": 0.0,
    }
    if rest.get("leave_one_out") and scenario:
        answer["carries"] = _carries(project, m, scenario, running)
    answer["ms"] = round((time.perf_counter() - begun) * 1000, 1)
    return answer


def _drawn(running: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in running.items() if k != "start"}


def _carries(
    project: Project | None, m: CausalMap, scenario: dict[str, float], running: Mapping[str, Any]
) -> list[Any]:
    left = maps.leave_one_out(m, set=scenario, unit="claim", **_drawn(running))
    quotes = {c.id: c for c in m.claims}
    out = []
    for item in left.items if hasattr(left, "items") and not isinstance(left, dict) else left:
        for factor, effect in item.turned.items():
            claim = quotes.get(item.unit)
            out.append(
                {
                    "statement": item.unit,
                    "quote": claim.quote if claim else "",
                    "factor": factor,
                    "effect": effect,
                }
            )
    return out[:50]


def paths_view(project: Project, options: Mapping[str, Any]) -> dict[str, Any]:
    """Paths from one factor to another, the total effect after Axelrod, robustness three ways."""
    asked = {k: options[k] for k in ("from", "to") if k in options}
    m = map_of(project, {k: v for k, v in options.items() if k not in ("from", "to", "max_length")})
    cause, effect = asked.get("from", ""), asked.get("to", "")
    found = maps.paths(m, cause, effect, max_length=options.get("max_length", 4))
    total = maps.total_effect(m, cause, effect)
    firm = maps.robustness(m, cause, effect)
    return {
        "paths": [
            {
                "concepts": list(p.concepts),
                "sign": p.sign,
                "told_whole_by": p.told_whole_by,
                "stitched_from": p.stitched_from,
                "statements": [c.id for step in p.steps for c in step.claims],
            }
            for p in found[:LOOPS_SHOWN]
        ],
        "complete": found.complete,
        "total_effect": total.sign,
        "total_effect_words": getattr(total, "words", None),
        "balanced": total.balanced,
        "robustness": {
            "citations": firm.citations,
            "source_counts": firm.source_counts,
            "own_paths": firm.own_paths,
            "least_sources": firm.least_sources,
        },
    }


def compare_view(
    project: Project, a: Mapping[str, Any], b: Mapping[str, Any], scenario: Mapping[str, float] | None = None
) -> dict[str, Any]:
    """Two accounts side by side: what they share, what only one says, where they say the opposite."""
    first, second = map_of(project, a), map_of(project, b)
    both = maps.compare_maps(first, second)
    claims = {c.id for m in (first, second) for c in m.claims}
    rows = {r["id"]: r for r in statement_rows(project, project.statements(ids=claims) if claims else [])}

    def quoted(found: Sequence[Any]) -> list[dict[str, Any]]:
        return [rows[c.id] for c in found if c.id in rows]

    return {
        "a": map_view(project, a, first),
        "b": map_view(project, b, second),
        "comparison": both,
        "quoted": quoted,
        "scenario": dict(scenario or {}),
    }
