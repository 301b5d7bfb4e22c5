"""Relations, lineages, timelines and whose views are told, in a notebook."""

from __future__ import annotations

from typing import Any

from ..shown import Showing
from .tables import SIGNS, counted, drawn, of_columns, table


def relations_line(r: Any) -> str:
    """One line."""
    whose = f" in {r.account}" if r.account else ""
    why = f"; {r.why_empty}" if r.why_empty else ""
    return (
        f"<RelationNetwork{whose}: {counted(len(r.nodes), 'actor')}, "
        f"{counted(len(r.ties), 'relation')}, {counted(r.n, 'statement')}{why}>"
    )


def _relations_table(r: Any) -> str:
    rows = [
        (t.source, t.relation, t.target, SIGNS[t.sign], len(t.statements), ", ".join(t.tellers))
        for t in r.ties
    ]
    names = ("source", "relation", "target", "sign", "statements", "told by")
    return table(relations_line(r)[1:-1], names, rows)


def timeline_line(t: Any) -> str:
    """One line."""
    why = f"; {t.why_empty}" if t.why_empty else ""
    return (
        f"<Timeline: {counted(len(t.lanes), 'lane')}, {counted(len(t.items), 'item')}, "
        f"{len(t.undated):,} undated{why}>"
    )


def _timeline_table(t: Any) -> str:
    rows = [(i.lane, i.earliest or "open", i.latest or "open", i.about) for i in t.items]
    return table(timeline_line(t)[1:-1], ("lane", "earliest", "latest", "as told"), rows)


def _lineage_line(x: Any) -> str:
    why = f"; {x.why_empty}" if x.why_empty else ""
    events = counted(len(x.turnings), "dated event")
    lanes = counted(len(x.lanes), "organisation")
    return f"<Lineage: {lanes}, {events}, {len(x.undated):,} undated{why}>"


def _ascription_line(x: Any) -> str:
    why = f"; {x.why_empty}" if x.why_empty else ""
    size = f"{counted(len(x.tellers), 'teller')}, {counted(len(x.holders), 'holder')}"
    return f"<Ascription: {size}, {counted(x.n, 'statement')}{why}>"


def _positions_line(x: Any) -> str:
    why = f"; {x.why_empty}" if x.why_empty else ""
    said = ", ".join(f"{n} {verdict}" for verdict, n in x.counts.items() if n)
    return f"<ComparedPositions of {x.one} and {x.other}: {said or 'nothing'}{why}>"


def showings() -> dict[str, Showing]:
    """Class -> how it is shown."""
    return {
        "RelationNetwork": Showing(relations_line, _relations_table, drawn("relations")),
        "Lineage": of_columns(_lineage_line),
        "Timeline": Showing(timeline_line, _timeline_table, drawn("timeline")),
        "Ascription": of_columns(_ascription_line, lambda x: x.caption),
        "ComparedPositions": of_columns(_positions_line),
    }
