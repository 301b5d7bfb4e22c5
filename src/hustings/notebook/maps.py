"""Causal maps, runs and what is computed of them, in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..shown import Showing
from .tables import SIGNS, counted, drawn, figure, named, of_columns, of_facts, table
from .texts import listed_line


def map_line(m: Any) -> str:
    """One line."""
    of = f" of {', '.join(m.holders)}" if m.holders else ""
    return (
        f"<CausalMap{of}: {counted(len(m.concepts), 'factor')}, {counted(len(m.links), 'link')}, "
        f"{counted(len(m.claims), 'claim')}>"
    )


def _map_table(m: Any) -> str:
    rows = [
        (link.cause, SIGNS[link.sign], link.effect, link.citations, link.sources)
        for link in sorted(m.links, key=lambda x: (-x.sources, -x.citations, x.cause, x.effect))
    ]
    names = ("cause", "sign", "effect", "claims", "sources")
    return table(map_line(m)[1:-1], names, rows, "; ".join(m.notes))


def _run_line(r: Any) -> str:
    ending = r.ending if r.ending == "unsettled" else f"ends in a {r.ending}"
    size = f"{counted(len(r.concepts), 'factor')}, {counted(r.steps, 'step')}"
    return f"<Run: {size}, {ending}>"


def _run_table(r: Any) -> str:
    moved = sorted(r.changes.items(), key=lambda c: (-abs(c[1]), c[0]))
    level = dict(zip(r.concepts, r.level.tolist(), strict=True))
    rows = [(name, level[name], change) for name, change in moved]
    return table(
        _run_line(r)[1:-1], ("factor", "level", "against no scenario"), rows, "; ".join(r.notes)
    )


def _found_table(found: Any) -> str:
    rows = [
        (
            " → ".join(x.concepts),
            SIGNS[x.sign],
            getattr(x, "told_whole_by", ""),
            getattr(x, "weakest", ""),
        )
        for x in found
    ]
    names = ("factors", "sign", "told whole by", "fewest sources of a link")
    return table(listed_line(found)[1:-1], names, rows, found.note)


def _run_more(r: Any) -> str:
    return "; ".join(r.notes)


def _left_out_line(x: Any) -> str:
    carrying = len(x.carrying)
    return f"<LeftOut: {counted(len(x), 'removal')}, {carrying:,} change what rises or falls>"


def _left_out_table(x: Any) -> str:
    rows = [(r.unit, len(r.claims), r.most or "", r.shift, r.flips) for r in x]
    names = ("without", "claims", "moves most", "by", "turns")
    return table(_left_out_line(x)[1:-1], names, rows)


def _sensitivity_line(s: Any) -> str:
    size = f"{counted(len(s.concepts), 'factor')}, {counted(s.draws, 'draw')}"
    return f"<Sensitivity: {size}, {s.unsettled:.0%} unsettled>"


def _sensitivity_more(s: Any) -> str:
    return "; ".join(("low and high: 5th and 95th percentile of the draws", *s.notes))


def _endings_line(e: Any) -> str:
    size = f"{counted(e.number, 'ending')} from {counted(e.starts, 'start')}"
    return f"<Endings: {size}, {e.without_end:.0%} without end>"


def _contraction_line(c: Any) -> str:
    return f"<Contraction: {c.why}>"


def _contraction_facts(c: Any) -> Iterator[tuple[str, Any]]:
    yield "one ending is certain below slope", "no slope" if c.slope is None else c.slope
    yield "norm", c.norm
    yield "by the Frobenius norm", "" if c.frobenius is None else c.frobenius


def _measures_line(m: Any) -> str:
    size = f"{counted(m.concepts, 'factor')}, {counted(m.links, 'link')}"
    return f"<Measures: {size}, density {figure(m.density_nn1)}>"


def _measures_more(m: Any) -> str:
    return f"{counted(m.self_loops, 'loop')} to itself, {m.disputed:,} disputed; drivers: " + (
        named(m.drivers) or "none"
    )


def _distance_line(d: Any) -> str:
    shared = counted(len(d.common), "shared factor")
    if d.told is None:
        return f"<Distance: nothing to compare on {shared}>"
    over_all = f"{figure(d.distance)} over all pairs"
    return f"<Distance {figure(d.told)} over what either tells of {shared} ({over_all})>"


def _distance_facts(d: Any) -> Iterator[tuple[str, Any]]:
    for what in ("distance", "on_common", "told", "jaccard_concepts", "jaccard_links"):
        yield what.replace("_", " "), figure(getattr(d, what))
    yield "shared factors", len(d.common)
    yield "only in the first", len(d.only_first)
    yield "only in the second", len(d.only_second)


def _comparison_line(c: Any) -> str:
    return (
        f"<Comparison {c.first} and {c.second}: {counted(len(c.concepts), 'shared factor')}, "
        f"{counted(len(c.links), 'shared link')}, {len(c.opposite):,} opposite>"
    )


def _compared_runs_line(c: Any) -> str:
    share = (
        "no factor to compare" if c.agreement is None else f"{c.agreement:.0%} move the same way"
    )
    return f"<ComparedRuns: {counted(len(c.rows), 'shared factor')}, {share}>"


EFFECTS = {"+": "+", "-": "−", "a": "both ways", "0": "no path", "?": "a sign is not said"}
"""Axelrod's total effect in words."""


def _total_line(t: Any) -> str:
    least = "" if t.complete else ", at least"
    return f"<TotalEffect of {t.cause} on {t.effect_on}: {EFFECTS[t.effect]}{least}>"


def _total_facts(t: Any) -> Iterator[tuple[str, Any]]:
    yield "paths with +", t.positive
    yield "paths with −", t.negative
    yield "paths with a sign not said", t.unknown


def _robustness_line(r: Any) -> str:
    return (
        f"<Robustness: {counted(r.least_sources, 'source')} to take away, "
        f"{counted(r.citations, 'argument')}>"
    )


def _robustness_facts(r: Any) -> Iterator[tuple[str, Any]]:
    yield "arguments (max-flow of citations)", r.citations
    yield "max-flow of sources", r.source_counts
    yield "sources with a whole path", r.own_paths
    yield "sources without whom no path is left", r.least_sources
    yield "such as", r.whose


def showings() -> dict[str, Showing]:
    """Class -> how it is shown."""
    return {
        "CausalMap": Showing(map_line, _map_table, drawn("causal_map")),
        "Run": Showing(_run_line, _run_table),
        "Found": Showing(listed_line, _found_table),
        "LeftOut": Showing(_left_out_line, _left_out_table),
        "Sensitivity": of_columns(_sensitivity_line, _sensitivity_more),
        "Endings": of_columns(_endings_line),
        "Contraction": of_facts(_contraction_line, _contraction_facts),
        "Measures": of_columns(_measures_line, _measures_more),
        "Distance": of_facts(_distance_line, _distance_facts),
        "Comparison": of_columns(_comparison_line, _run_more),
        "ComparedRuns": of_columns(_compared_runs_line, _run_more),
        "TotalEffect": of_facts(_total_line, _total_facts),
        "Robustness": of_facts(_robustness_line, _robustness_facts),
    }
