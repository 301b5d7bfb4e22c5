"""Files of the history told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..errors import UnknownName
from ..project import Project
from ..show.times import timelines as timeline_files
from ..views import telling
from ..views.composing import told_figures
from ..views.telling import described
from .picture import PICTURES, File, picture

TIMELINE_FORMATS = {
    "svg": ("timeline.svg", "image/svg+xml"),
    "png": ("timeline.png", "image/png"),
    "pdf": ("timeline.pdf", "application/pdf"),
    "csv": ("timeline.csv", "text/csv"),
    "timelinejs": ("timelinejs.json", "application/json"),
    "json": ("timeline.json", "application/json"),
}


def timeline_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """The history told in one of ``TIMELINE_FORMATS``; pictures as the page draws them."""
    if format not in TIMELINE_FORMATS:
        raise UnknownName("format", format, TIMELINE_FORMATS)
    if format in ("csv", "json"):
        asked = {k: v for k, v in options.items() if k != "column"}
        data = described.history_data(described.history(project, asked))
        return timeline_bytes(data, format)
    if format in PICTURES:
        figure = told_figures.timeline_figure(project, options)
        return picture(figure, format), *TIMELINE_FORMATS[format]
    history, made, title = telling.history_of(project, options)
    text = timeline_files.timelinejs(title, history, telling.quotes(project, made))
    return text.encode(), *TIMELINE_FORMATS[format]


def timeline_bytes(data: Mapping[str, Any], format: str) -> File:
    """A timeline's data as csv or json."""
    if format == "csv":
        text = "\ufeff" + timeline_files.items_csv(data["items"])
    else:
        text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    return text.encode(), *TIMELINE_FORMATS[format]
