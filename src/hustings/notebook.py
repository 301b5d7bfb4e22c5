"""At home in notebooks: the line, the table and the picture of every public value.

Enters its showings in ``shown``; nothing here is loaded before a value is looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from .shown import SHOWINGS, Showing

ROWS = 12
"""Rows of a table in a notebook; how many more there are is said below it."""


def counted(n: int, one: str, many: str = "") -> str:
    """1 tie, 2 ties, 1,204 ties."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], more: str = ""
) -> str:
    """An HTML table of at most :data:`ROWS` rows, everything escaped; numbers right-aligned."""
    listed = list(rows)
    head = "".join(f"<th>{escape(c)}</th>" for c in columns)
    body = "".join(f"<tr>{''.join(_cell(v) for v in row)}</tr>" for row in listed[:ROWS])
    left = len(listed) - ROWS
    below = f"and {left:,} more" if left > 0 else ""
    notes = " · ".join(n for n in (below, more) if n)
    return (
        f"<div><p><b>{escape(title)}</b></p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        + (f"<p><small>{escape(notes)}</small></p>" if notes else "")
        + "</div>"
    )


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f'<td style="text-align:right">{value:,.3g}</td>'
    if isinstance(value, int):
        return f'<td style="text-align:right">{value:,}</td>'
    return f'<td style="text-align:left" dir="auto">{escape(str(value))}</td>'


# statements


def _statements_line(s: Any) -> str:
    of = f" of {s.name}" if s.name else ""
    return f"<Statements{of}: {counted(len(s), 'statement')}, {counted(len(s.columns), 'column')}>"


SHOWN_COLUMNS = ("document", "date", "form", "speaker", "holder", "commitment", "quote")


def _statements_table(s: Any) -> str:
    names = [c for c in SHOWN_COLUMNS if c in s] or list(s.columns)[:8]
    few = s.take(_first(len(s)))
    plain = [few[c].as_names().plain() for c in names]
    rows = [["" if v is None else v for v in row] for row in zip(*plain, strict=True)]
    rest = len(s) - len(rows)
    return table(_statements_line(s)[1:-1], names, rows, f"and {rest:,} more" if rest else "")


def _first(n: int) -> Any:
    import numpy as np

    return np.arange(min(n, ROWS))


# networks


def _network_line(net: Any) -> str:
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
    return table(_network_line(net)[1:-1], ("row", "column", "weight"), ties)


def _network_picture(net: Any) -> str:
    from .show.network_svg import network_svg

    return network_svg(net, title=_network_line(net)[1:-1])


def _windows_line(w: Any) -> str:
    if not len(w):
        return f"<Windows: none; {w.why_empty}>"
    first, last = str(w.dates[0])[:10], str(w.dates[-1])[:10]
    return f"<Windows: {counted(len(w), 'network')}, middles {first} to {last}>"


def _windows_table(w: Any) -> str:
    rows = ((n.start, n.middle, n.stop, n.n, len(n.ties())) for n in w[:ROWS])
    rest = len(w) - min(len(w), ROWS)
    return table(
        _windows_line(w)[1:-1],
        ("from", "middle", "to", "statements", "ties"),
        rows,
        f"and {rest:,} more" if rest else "",
    )


def _polarization_line(p: Any) -> str:
    if p.why_empty:
        return f"<Polarization: {p.why_empty}>"
    ties = counted(p.ties, "pair with congruence or conflict", "pairs with congruence or conflict")
    return f"<Polarization {p.index:.2f}: {counted(len(p.camps), 'camp')}, on {ties}>"


def _polarization_table(p: Any) -> str:
    rows = [(i + 1, len(camp), ", ".join(camp)) for i, camp in enumerate(p.camps)]
    apart = f"in no camp, without a tie: {', '.join(p.apart)}" if p.apart else ""
    return table(_polarization_line(p)[1:-1], ("camp", "size", "names"), rows, apart)


def _relations_line(r: Any) -> str:
    whose = f" in {r.account}" if r.account else ""
    why = f"; {r.why_empty}" if r.why_empty else ""
    return (
        f"<RelationNetwork{whose}: {counted(len(r.nodes), 'actor')}, "
        f"{counted(len(r.ties), 'relation')}, {counted(r.n, 'statement')}{why}>"
    )


SIGNS = {1: "+", -1: "−", 0: "not said", "+": "+", "-": "−", "−": "−", "": "not said"}


def _relations_table(r: Any) -> str:
    rows = [
        (t.source, t.relation, t.target, SIGNS[t.sign], len(t.statements), ", ".join(t.tellers))
        for t in r.ties
    ]
    names = ("source", "relation", "target", "sign", "statements", "told by")
    return table(_relations_line(r)[1:-1], names, rows)


def _timeline_line(t: Any) -> str:
    why = f"; {t.why_empty}" if t.why_empty else ""
    return (
        f"<Timeline: {counted(len(t.lanes), 'lane')}, {counted(len(t.items), 'item')}, "
        f"{len(t.undated):,} undated{why}>"
    )


def _timeline_table(t: Any) -> str:
    rows = [(i.lane, i.earliest or "open", i.latest or "open", i.about) for i in t.items]
    return table(_timeline_line(t)[1:-1], ("lane", "earliest", "latest", "as told"), rows)


# causal maps


def _map_line(m: Any) -> str:
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
    return table(_map_line(m)[1:-1], names, rows, "; ".join(m.notes))


def _map_picture(m: Any) -> str:
    from .show.map_svg import map_svg

    return map_svg(m, title=_map_line(m)[1:-1])


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


def _found_line(found: Any) -> str:
    kind = Counter(type(x).__name__.lower() for x in found)
    said = ", ".join(counted(n, name) for name, n in kind.items()) or "nothing found"
    return f"<{said}{'' if found.complete else '; ' + found.note}>"


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
    return table(_found_line(found)[1:-1], names, rows, found.note)


# projects


def _project_line(p: Any) -> str:
    return f"<Project {p.path.name}>"


def _project_table(p: Any) -> str:
    rows = [
        (t["title"], t["date"] or "", t["turns"], t["characters"], t["statements"])
        for t in p.transcripts()
    ]
    names = ("text", "date", "turns", "characters", "statements")
    return table(_project_line(p)[1:-1], names, rows)


def enter() -> None:
    """Say once how the values of each class are shown."""
    SHOWINGS.update(
        {
            "Statements": Showing(_statements_line, _statements_table),
            "Network": Showing(_network_line, _network_table, _network_picture),
            "Windows": Showing(_windows_line, _windows_table),
            "Polarization": Showing(_polarization_line, _polarization_table),
            "RelationNetwork": Showing(_relations_line, _relations_table),
            "Timeline": Showing(_timeline_line, _timeline_table),
            "CausalMap": Showing(_map_line, _map_table, _map_picture),
            "Run": Showing(_run_line, _run_table),
            "Found": Showing(_found_line, _found_table),
            "Project": Showing(_project_line, _project_table),
        }
    )
