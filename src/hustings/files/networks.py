"""Files of a network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..exporters import written
from ..model import Network
from ..project import Project
from ..show import graphs
from ..show.figures import Figure
from ..show.looks import PLAIN, NetworkLook
from ..show.networks import shapes as network_marks
from ..show.networks.facts import sizes
from ..show.networks.scene import Drawing
from ..show.voices import ALL_HEARD, Voices
from ..views.composing import figures
from ..views.composing.figures import PLAINLY, Shown
from ..views.network.known import known
from ..views.telling import heard
from .picture import PICTURES, File, picture

NETWORK_FORMATS = {
    "csv": ("network.csv", "text/csv"),
    "edges": ("network-edges.csv", "text/csv"),
    "graphml": ("network.graphml", "application/xml"),
    "gexf": ("network.gexf", "application/xml"),
    "dl": ("network.dl", "text/plain"),
    "svg": ("network.svg", "image/svg+xml"),
    "png": ("network.png", "image/png"),
    "pdf": ("network.pdf", "application/pdf"),
    "json": ("network.json", "application/json"),
}


def network_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """A network of a project in one of ``NETWORK_FORMATS``; the look (see
    :class:`hustings.show.looks.NetworkLook`) is for pictures.

    With ``index`` (and the options of windows) it is the network of that window.
    """
    made, asked, look = figures.asked_for(project, options)
    shown = Shown(heard.of_network(project, made, asked), name=str(options.get("name") or ""))
    return network_bytes(made, format, asked, look, shown)


def attributed(project: Project, net: Network) -> Network:
    """A network with what its project knows of each node at its end: kind, colour, attributes."""
    return network_marks.attributed(net, known(project, net.stop))


def network_voices(project: Project | None, net: Network, options: Mapping[str, Any]) -> Voices:
    """Who is only told of by others in a network; nobody is known to be without a project."""
    return heard.of_network(project, net, options) if project else ALL_HEARD


def network_bytes(
    net: Network,
    format: str,
    options: Mapping[str, Any],
    look: NetworkLook = PLAIN,
    shown: Shown = PLAINLY,
) -> File:
    """A network in one of ``NETWORK_FORMATS``; a picture as a whole figure (title, legend, caption,
    study, version). ``options`` are those it was made with.
    """
    if format not in NETWORK_FORMATS:
        return written("network", net, format, NETWORK_FORMATS)
    file, kind = NETWORK_FORMATS[format]
    if format in PICTURES:
        figure, _ = figures.network_figure(net, options, look, shown)
        return picture(figure, format), file, kind
    if format == "json":
        figure, drawing = figures.network_figure(net, options, look, shown)
        data = network_data(net) | {"figure": figure_data(net, figure, drawing)}
        return json.dumps(data, ensure_ascii=False, indent=1).encode(), file, kind
    # a spreadsheet takes a table without a mark for a text of its own country
    mark = "\ufeff" if kind.startswith("text/csv") else ""
    return (mark + graphs.write(net, format)).encode(), file, kind


def figure_data(net: Network, figure: Figure, drawing: Drawing) -> dict[str, Any]:
    """What a picture of a network shows, for whoever draws it elsewhere: ``nodes`` at their places
    (0 to 1, y downwards) with their number of statements and their camp (from 1), and the ``ties``
    drawn of all there are.
    """
    counts = sizes(net, "statements")
    number = drawing.camps.number
    return {
        "title": figure.title,
        "caption": figure.caption,
        "nodes": [
            {
                "name": name,
                "side": side,
                "x": x,
                "y": y,
                "statements": int(counts[name, side]),
                "camp": None if (camp := number(name)) is None else camp + 1,
            }
            for (name, side), (x, y) in drawing.places.items()
        ],
        "ties": [
            {"row": net.rows[i], "column": net.columns[j], "weight": float(net.matrix[i, j])}
            for i, j in drawing.fold.drawn
        ],
        "ties in all": drawing.fold.every,
    }


def network_data(net: Network) -> dict[str, Any]:
    """Rows, columns, matrix and the study: the JSON scripts read."""
    study = json.loads(graphs.study_text(net) or "null")
    data = {
        "rows": list(net.rows),
        "columns": list(net.columns),
        "matrix": net.matrix.tolist(),
        "study": study,
    }
    data |= {"n": net.n, "start": net.start, "middle": net.middle, "stop": net.stop}
    return data | ({"why_empty": net.why_empty} if net.why_empty else {})
