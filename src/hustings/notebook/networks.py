"""Networks and what is computed of them, in a notebook."""

from __future__ import annotations

from typing import Any

from ..shown import Showing
from .tables import counted, drawn, figure, named, of_columns, table


def network_line(net: Any) -> str:
    """One line."""
    size = (
        counted(len(net.rows), "node")
        if net.mode == "one-mode"
        else f"{len(net.rows):,} × {len(net.columns):,} nodes"
    )
    when = f", {net.start[:10]} to {net.stop[:10]}" if net.start and net.stop else ""
    why = f"; {net.why_empty}" if net.why_empty else ""
    return (
        f"<Network {net.mode}: {size}, {counted(len(net.ties()), 'tie')}, "
        f"{counted(net.n, 'statement')}{when}{why}>"
    )


def _network_table(net: Any) -> str:
    ties = sorted(net.ties(), key=lambda t: (-abs(t[2]), t[0], t[1]))
    return table(network_line(net)[1:-1], ("row", "column", "weight"), ties)


def _windows_line(w: Any) -> str:
    if not len(w):
        return f"<Windows: none; {w.why_empty}>"
    first, last = str(w.dates[0])[:10], str(w.dates[-1])[:10]
    return f"<Windows: {counted(len(w), 'network')}, middles {first} to {last}>"


def _polarization_line(p: Any) -> str:
    if p.why_empty:
        return f"<Polarization: {p.why_empty}>"
    ties = counted(p.ties, "pair with congruence or conflict", "pairs with congruence or conflict")
    return f"<Polarization {p.index:.2f}: {counted(len(p.camps), 'camp')}, on {ties}>"


def _polarization_table(p: Any) -> str:
    rows = [(i + 1, len(camp), ", ".join(camp)) for i, camp in enumerate(p.camps)]
    apart = f"in no camp, without a tie: {', '.join(p.apart)}" if p.apart else ""
    return table(_polarization_line(p)[1:-1], ("camp", "size", "names"), rows, apart)


def _polarization_apart(p: Any) -> str:
    return f"in no camp, without a tie: {', '.join(p.apart)}" if p.apart else ""


def _why(value: Any) -> str:
    return f"; {value.why_empty}" if value.why_empty else ""


def _tally_line(t: Any) -> str:
    names = (t.options.variable1, t.options.variable2)
    return (
        f"<Tally of {names[0]} by {names[1]}: {counted(len(t), 'statement')}, "
        f"{counted(len(t.times), 'cell')}, counted by {t.engine}{_why(t)}>"
    )


def _barplot_line(b: Any) -> str:
    size = f"{counted(len(b.values), 'value')}, {counted(b.n, 'statement')}"
    return f"<Barplot of {b.variable}: {size}{_why(b)}>"


def _backbone_line(b: Any) -> str:
    n = len(b.backbone) + len(b.redundant)
    return (
        f"<Backbone, {b.method}: {len(b.backbone):,} of {counted(n, 'concept')}, "
        f"loss {figure(b.loss, 3)}{_why(b)}>"
    )


def _backbone_more(b: Any) -> str:
    every = "every set was looked at" if b.exact else "the best set found; not every set was tried"
    return f"loss of the rest {figure(b.redundant_loss, 3)}; {every}"


def _balance_line(b: Any) -> str:
    return f"<Balance: {b.said}>"


def _bootstrap_line(b: Any) -> str:
    drawn = f"{counted(b.draws, 'draw')} of {counted(b.documents, 'text')}"
    return f"<Bootstrap: {drawn}, {counted(len(b.network.ties()), 'tie')}{_why(b)}>"


def _permutation_line(p: Any) -> str:
    drawn = counted(p.draws, "draw")
    return f"<Permutation: {drawn}, {counted(len(p.network.ties()), 'tie')}{_why(p)}>"


def _clustering_line(c: Any) -> str:
    return f"<Clustering, {c.method}: {counted(c.k, 'cluster')}, modularity {figure(c.modularity)}>"


def _coalitions_line(c: Any) -> str:
    size = counted(len(c.groups), "group")
    return f"<Coalitions, {c.method}: {size}, modularity {figure(c.modularity)}{_why(c)}>"


def _phases_line(p: Any) -> str:
    if p.why_empty:
        return f"<Phases: none; {p.why_empty}>"
    slices = counted(len(p.dates), "slice of time", "slices of time")
    return f"<Phases: {p.k:,} in {slices}, by {p.method}>"


def _phases_more(p: Any) -> str:
    return f"they change at {named([d[:10] for d in p.transitions])}" if p.transitions else ""


def showings() -> dict[str, Showing]:
    """Class -> how it is shown."""
    return {
        "Network": Showing(network_line, _network_table, drawn("network")),
        "Windows": of_columns(_windows_line),
        "Tally": of_columns(_tally_line),
        "Barplot": of_columns(_barplot_line),
        "Polarization": of_columns(_polarization_line, _polarization_apart),
        "Backbone": of_columns(_backbone_line, _backbone_more),
        "Balance": of_columns(_balance_line),
        "Bootstrap": of_columns(_bootstrap_line),
        "Permutation": of_columns(_permutation_line),
        "Clustering": of_columns(_clustering_line),
        "Coalitions": of_columns(_coalitions_line),
        "Phases": of_columns(_phases_line, _phases_more),
    }
