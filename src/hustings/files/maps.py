"""Files of a causal map."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..exchange import causalmap
from ..exporters import written
from ..model import CausalMap
from ..project import Project
from ..show.looks import (
    PLAIN_MAP,
    MapLook,
    map_look_of,
    without_look,
)
from ..show.voices import ALL_HEARD, Voices
from ..studies import map_of
from ..views.causal import maps as map_views
from ..views.composing import figures
from ..views.telling import heard
from .picture import PICTURES, File, picture

MAP_FORMATS = {
    "workbook": ("map.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "adjacency": ("map.csv", "text/csv"),
    "graphml": ("map.graphml", "application/xml"),
    "svg": ("map.svg", "image/svg+xml"),
    "png": ("map.png", "image/png"),
    "pdf": ("map.pdf", "application/pdf"),
    "json": ("map.json", "application/json"),
}


def map_voices(project: Project | None, m: CausalMap) -> Voices:
    """Which arrows rest on views told of others alone; none is known to without a project."""
    return heard.of_map(project, m) if project else ALL_HEARD


def map_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """A causal map of a project in one of ``MAP_FORMATS``; a picture has the look that stands among
    the options. Raises UnknownName, OptionError."""
    look, asked = map_look_of(options), without_look(options)
    m = map_of(project, asked)
    if format == "json":
        view = map_views.map_view(project, asked, m)
        return json.dumps(asdict(view), ensure_ascii=False, indent=1).encode(), *MAP_FORMATS["json"]
    title = map_views.account_title(project, m)
    return map_bytes(m, format, title=title, voices=heard.of_map(project, m), look=look)


def map_bytes(
    m: CausalMap,
    format: str,
    *,
    title: str = "",
    voices: Voices = ALL_HEARD,
    look: MapLook = PLAIN_MAP,
) -> File:
    """A causal map in one of ``MAP_FORMATS`` but json; a picture as a whole figure."""
    if format not in MAP_FORMATS:
        return written("map", m, format, MAP_FORMATS)
    name, kind = MAP_FORMATS[format]
    if format in PICTURES:
        figure = figures.map_figure(m, title or "Causal map", voices, look=look)
        return picture(figure, format), name, kind
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        if format == "workbook":
            causalmap.write_workbook(m, path)
        elif format == "adjacency":
            causalmap.write_adjacency(m, path)
        else:
            causalmap.write_graphml(m, path)
        return path.read_bytes(), name, kind
