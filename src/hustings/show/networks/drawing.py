"""A network drawn: one drawing for the page, the report, the printer and every file.

Presentation attributes only (a strict content security policy drops ``style``). Every mark carries
``data-ids``, the statements it rests on, nodes their key in ``data-node`` and ties the keys of both
ends in ``data-ends``, so that a page can open, light up and move them.
"""

from __future__ import annotations

from dataclasses import replace

from ...model import Network
from ..figures import Figure, figure_svg
from ..looks import NetworkLook
from .arranging import arranged, placed
from .camps import NOBODY, Camps
from .canvas import Canvas
from .few import few
from .folding import fold
from .scene import PLAINLY, Drawing, Scene

FOOT = 46.0
"""Pixels above the nodes that the name of a camp takes."""


def network_svg(net: Network, scene: Scene = PLAINLY, *, title: str = "", study: str = "") -> str:
    """A network as SVG with its legend: solid blue ties agree, dashed orange ones with a disc
    disagree. The same network and scene give the same bytes.

    Squares are organisations and groups, circles persons, diamonds concepts (``net.attributes``
    gives ``kind``). Who is only told of by others has a dashed outline, a tie that rests on such
    views alone is thin. ``study`` is written into the picture as its description. Raises
    UnknownName, OptionError.
    """
    drawn = network_drawing(net, scene)
    made = Figure(
        name=title or "Network",
        parts=drawn.parts,
        size=drawn.size,
        keys=drawn.keys,
        caption=drawn.shown() if drawn.fold.folded or drawn.named < drawn.nodes else "",
        study=study,
    )
    return figure_svg(made)


def network_drawing(net: Network, scene: Scene = PLAINLY) -> Drawing:
    """The parts of a network's picture, of one too large the part that says most. Raises
    UnknownName, OptionError.
    """
    part = few(net, scene.camps)
    net, camps, scene = part.net, part.camps, replace(scene, camps=part.camps)
    look, (width, height) = scene.look, (scene.width, scene.height)
    tall = height > width
    kind = _layout_of(net, look, camps)
    frames = bool(camps.groups) and kind == "camps"
    drawn = fold(net, camps if frames else NOBODY, everything=look.ties == "all", bands=not tall)
    places = placed(arranged(net, kind, camps, tall=tall, seed=scene.seed), look.moved)
    side = min(130.0 if kind in ("circle", "bipartite") else 90.0, width * 0.13)
    head = FOOT + 30 if frames else 40.0
    field = (side, head, width - side, height - 48.0)
    at = {
        key: (side + x * (field[2] - side), head + y * (field[3] - head))
        for key, (x, y) in places.items()
    }
    canvas = Canvas(net, scene, at, kind)
    hulls = canvas.hulls() if frames else {}
    titles, taken = canvas.titles(hulls)
    bands, words = canvas.bands(drawn, hulls, taken)
    named = canvas.names([*taken, *words])
    parts = [
        *canvas.frames(hulls),
        *bands,
        *canvas.ties(drawn),
        *canvas.nodes(),
        *titles,
        *canvas.written(named),
    ]
    return Drawing(
        parts=tuple(parts),
        size=(float(width), float(height)),
        keys=tuple(canvas.keys(drawn)),
        fold=drawn,
        camps=camps if canvas.by == "camp" or frames else NOBODY,
        layout=kind,
        named=len(named),
        nodes=len(at),
        field=field,
        places=places,
        left=part.said,
    )


def _layout_of(net: Network, look: NetworkLook, camps: Camps) -> str:
    """The layout: the one that was chosen, else camps apart where ties have to be folded."""
    if look.layout != "auto":
        return look.layout
    return "camps" if camps.groups and fold(net, NOBODY).folded else "stress"
