"""The pictures of values in a notebook, as SVG; loaded when the first is drawn."""

from __future__ import annotations

from typing import Any

from ..show.charts.pictures import picture_of
from ..show.maps.drawing import map_svg
from ..show.networks.drawing import network_svg
from ..show.relations_svg import CALM, SIZE, Arrow, DrawnActor, drawable, relations_picture
from ..show.times.axis import year_of
from ..show.times.drawing import timeline_picture
from ..show.times.history import History, Piece
from ..views.relating.drawing import placed
from ..views.telling.told import said_when
from .maps import map_line
from .networks import network_line
from .told import relations_line, timeline_line


def network(net: Any) -> str:
    """Who stands with whom, or who holds what."""
    return network_svg(net, title=network_line(net)[1:-1])


def chart(made: Any) -> str:
    """What was counted, as bars or cells."""
    return picture_of(made)


def causal_map(m: Any) -> str:
    """What leads to what."""
    return map_svg(m, title=map_line(m)[1:-1])


def relations(net: Any) -> str:
    """Who stands to whom: as many as one picture holds, it says how many more there are."""
    ties = [(t.source, t.target, t.sign, len(t.statements)) for t in net.ties]
    places = placed(ties, SIZE)
    chosen = [n for n in net.nodes if n.name in places][:CALM]
    names = {n.name for n in chosen}
    few = drawable(net.ties, names)
    actors = [
        DrawnActor(n.name, n.kind, places[n.name], tuple(net.statements(n.name))) for n in chosen
    ]
    arrows = [
        Arrow(
            t.source,
            t.target,
            t.relation,
            t.sign,
            t.statements,
            f"told by {', '.join(t.tellers)}",
            ascribed=t.ascribed == len(t.statements),
        )
        for t in few
    ]
    left_out = (len(net.nodes) - len(chosen), len(net.ties) - len(few))
    title = relations_line(net)[1:-1]
    return relations_picture(actors, arrows, size=SIZE, title=title, left_out=left_out).svg()


def timeline(t: Any) -> str:
    """Lanes over one axis of told time."""
    pieces = [
        Piece(
            (i.statement,),
            form="",
            words=i.statement,
            when=said_when(i.earliest, i.latest, soft=i.approximate, hatched=i.unspecified),
            first=year_of(i.earliest) if i.earliest else None,
            last=year_of(i.latest) if i.latest else None,
            soft=i.approximate,
            hatched=i.unspecified,
            lane=i.lane,
        )
        for i in t.items
    ]
    title = timeline_line(t)[1:-1]
    return timeline_picture(History(t.lanes, tuple(pieces)), title=title, band=False).svg()
