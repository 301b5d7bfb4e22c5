"""What every file is, and a figure as one."""

from __future__ import annotations

from ..show import svg
from ..show.figures import DPI, Figure, figure_svg
from ..show.looks import (
    WIDTHS,
)
from ..show.voices import Voices
from ..views.composing.figures import Shown

File = tuple[bytes, str, str]


PICTURES = ("svg", "png", "pdf")
"""Formats of a picture."""


def shown_as(voices: Voices, name: str) -> Shown:
    """How a picture is shown outside a page: whose voices, and the name of its study."""
    return Shown(voices, name=name)


def picture(figure: Figure, format: str) -> bytes:
    """A figure as SVG, as PNG with 300 dots an inch, or as PDF, as wide as its columns."""
    drawn = figure_svg(figure)
    column = figure.column or "two"
    if format == "pdf":
        return svg.pdf(drawn, width=WIDTHS[column])
    if format == "png":
        made = svg.png(drawn, dpi=DPI)
        return svg.described(made, figure.study)
    return drawn.encode()
