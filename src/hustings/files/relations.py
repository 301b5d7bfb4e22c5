"""Files of relations and of lineages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..errors import UnknownName
from ..networks import RelationNetwork
from ..project import Project
from ..show import relation_graphs
from ..views.composing import told_figures
from ..views.telling import described
from .picture import PICTURES, File, picture

RELATION_FORMATS = {
    "svg": ("relations.svg", "image/svg+xml"),
    "png": ("relations.png", "image/png"),
    "pdf": ("relations.pdf", "application/pdf"),
    "csv": ("relations.csv", "text/csv"),
    "graphml": ("relations.graphml", "application/xml"),
    "gexf": ("relations.gexf", "application/xml"),
    "json": ("relations.json", "application/json"),
}


LINEAGE_FORMATS = {
    "svg": ("lineage.svg", "image/svg+xml"),
    "png": ("lineage.png", "image/png"),
    "pdf": ("lineage.pdf", "application/pdf"),
}


def relations_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """Relations of a project in one of ``RELATION_FORMATS``; pictures as the page draws them."""
    if format not in RELATION_FORMATS:
        raise UnknownName("format", format, RELATION_FORMATS)
    if format not in PICTURES:
        asked = {k: v for k, v in options.items() if k not in ("compare", "column")}
        return relations_bytes(described.relations(project, asked), format)
    figure = told_figures.relations_figure(project, options)
    return picture(figure, format), *RELATION_FORMATS[format]


def relations_bytes(net: RelationNetwork, format: str) -> File:
    """A relation network in one of ``RELATION_FORMATS`` but pictures, which need a project."""
    if format not in RELATION_FORMATS or format in PICTURES:
        raise UnknownName("format", format, RELATION_FORMATS)
    data = described.relations_data(net)
    nodes = [(n.name, n.kind) for n in net.nodes]
    study = json.dumps(data["study"], ensure_ascii=False, sort_keys=True, default=str)
    text = {
        "graphml": lambda: relation_graphs.relation_graphml(nodes, net.rows(), study),
        "gexf": lambda: relation_graphs.relation_gexf(nodes, net.rows(), study),
        "csv": lambda: "\ufeff" + relation_graphs.relation_csv(net.rows()),
        "json": lambda: json.dumps(data, ensure_ascii=False, indent=1, default=str),
    }[format]()
    return text.encode(), *RELATION_FORMATS[format]


def lineage_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """Which organisation came out of which as a picture, in one of ``LINEAGE_FORMATS``."""
    if format not in LINEAGE_FORMATS:
        raise UnknownName("format", format, LINEAGE_FORMATS)
    figure = told_figures.lineage_figure(project, options)
    return picture(figure, format), *LINEAGE_FORMATS[format]
