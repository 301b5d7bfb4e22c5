"""A picture as it is published: title, drawing, legend, caption, and what it was made with.

One frame for every drawing. On a page the drawing and its legend stand alone, since title and
caption are text beside it; a file carries all of it, so that whoever gets it knows whose account
it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .labels import text_width
from .looks import WIDTHS
from .marks import INK, PAPER, Face, Sheet, page, written

Symbol = Literal[
    "dot",
    "line",
    "dashed",
    "dotted",
    "thin",
    "band",
    "ring",
    "square",
    "diamond",
    "broken",
    "box",
    "words",
]

DPI = 300
"""Dots per inch of a picture for print."""
SIZE, LINE = 12, 17
"""Pixels of the letters of legend and caption, and of their lines."""
SYMBOL = 28.0
"""Pixels a sign of the legend takes before its words."""
EDGE = 14.0
"""Pixels that stay free round a published picture."""
WORDS = Face(SIZE, anchor="start")
TITLE = Face(20, anchor="start", serif=True)
FOOT = Face(11, "#454b55", anchor="start")


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: a sign, what it means, its colour, and how strong that is."""

    sign: Symbol
    words: str
    hue: str = PAPER
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing and what belongs to it. ``name`` says what it shows to who cannot see it; title,
    caption and foot (left and right) are only written where they are given. ``corner`` is the left
    upper corner of the drawing's own coordinates."""

    name: str
    parts: Sequence[str]
    size: tuple[float, float]
    keys: Sequence[Key] = ()
    corner: tuple[float, float] = (0.0, 0.0)
    title: str = ""
    caption: str = ""
    foot: tuple[str, str] = ("", "")
    study: str = ""
    column: str = ""
    """How wide it is printed: one or two columns; nothing: as many pixels as it has."""


def figure_svg(figure: Figure) -> str:
    """The figure as SVG: the same figure gives the same bytes.

    The drawing stands in a group of the class ``stage``, so that a page can move it under its
    legend.
    """
    framed = bool(figure.title or figure.caption)
    edge = EDGE if framed else 0.0
    (wide, high), (left, top) = figure.size, figure.corner
    inner = max(wide, 320.0) if framed else wide
    parts, y = _title(figure, inner)
    shift = f"{(inner - wide) / 2 - left:.1f} {y - top:.1f}"
    parts.append(f'<g transform="translate({shift})"><g class="stage">')
    parts += [*figure.parts, "</g></g>"]
    y += high
    legend, y = _legend(figure.keys, inner, y + 6)
    parts += legend
    if framed:
        below, y = _below(figure, inner, y)
        parts += below
    ground = (
        f'<rect x="{-edge:.0f}" y="{-edge:.0f}" width="{inner + 2 * edge:.0f}" '
        f'height="{y + 2 * edge:.0f}" fill="{PAPER}"/>'
    )
    return page(
        (inner + 2 * edge, y + 2 * edge),
        figure.name,
        [ground, *parts] if framed else parts,
        sheet=Sheet(-edge, -edge, WIDTHS.get(figure.column, 0)),
        study=figure.study,
    )


def wrapped(words: str, width: float, size: float = SIZE) -> list[str]:
    """Text in lines of at most ``width`` pixels; a word that is longer stands alone."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _title(figure: Figure, wide: float) -> tuple[list[str], float]:
    lines = wrapped(figure.title, wide, 20)
    parts = [written(0, 20 + 25 * k, line, TITLE) for k, line in enumerate(lines)]
    return parts, 25.0 * len(lines) + (8 if lines else 0)


def _legend(keys: Sequence[Key], wide: float, top: float) -> tuple[list[str], float]:
    """The entries in rows as wide as the picture."""
    parts, x, y = [], 0.0, top
    for key in keys:
        lead = 0.0 if key.sign == "words" else SYMBOL
        lines = wrapped(key.words, max(60.0, wide - lead))
        took = lead + max((text_width(line, SIZE) for line in lines), default=0.0)
        if x and x + took > wide:
            x, y = 0.0, y + LINE
        parts.append(_sign(key, x, y + 8))
        parts += [written(x + lead, y + 12 + LINE * k, line, WORDS) for k, line in enumerate(lines)]
        x += took + 16
        y += LINE * (len(lines) - 1)
    return parts, y + LINE + 4 if keys else top


def _below(figure: Figure, wide: float, top: float) -> tuple[list[str], float]:
    """The caption, and under a line the study and the version."""
    lines = wrapped(figure.caption, wide)
    parts = [written(0, top + 14 + LINE * k, line, WORDS) for k, line in enumerate(lines)]
    y = top + LINE * len(lines) + 10
    feet = [f for f in figure.foot if f]
    if not feet:
        return parts, y
    parts.append(f'<path d="M0 {y:.1f}H{wide:.1f}" stroke="#dde0e5"/>')
    one_line = sum(text_width(f, 11) for f in feet) + 20 <= wide
    if one_line and len(feet) > 1:
        parts.append(written(0, y + 15, feet[0], FOOT))
        parts.append(written(wide, y + 15, feet[1], replace(FOOT, anchor="end")))
        return parts, y + 20
    lines = [line for foot in feet for line in wrapped(foot, wide, 11)]
    parts += [written(0, y + 15 + 15 * k, line, FOOT) for k, line in enumerate(lines)]
    return parts, y + 15 * len(lines) + 5


def _sign(key: Key, x: float, y: float) -> str:
    """The sign of an entry, its middle at ``y``."""
    ring = f'fill="{key.hue}" stroke="{INK}" stroke-width="1.4"'
    stroke = f'fill="none" stroke="{key.hue}"'
    strokes = {"line": "2.5", "dashed": "2.5", "dotted": "2", "thin": "0.9"}
    dashes = {"dashed": ' stroke-dasharray="7 4"', "dotted": ' stroke-dasharray="2 3"'}
    if key.sign in strokes:
        dash = dashes.get(key.sign, "")
        return f'<path d="M{x:.1f} {y:.1f}h24" {stroke} stroke-width="{strokes[key.sign]}"{dash}/>'
    if key.sign == "band":
        edge = f'{stroke} stroke-width="1.3" stroke-dasharray="5 3"'
        ground = f'fill="{key.hue}" fill-opacity=".12"'
        body = f'<rect x="{x:.1f}" y="{y - 5:.1f}" width="24" height="10" {ground}/>'
        return f'{body}<path d="M{x:.1f} {y - 5:.1f}h24M{x:.1f} {y + 5:.1f}h24" {edge}/>'
    if key.sign == "box":
        faint = f' fill-opacity="{key.strength:.2f}"' if key.strength < 1 else ""
        return f'<rect x="{x + 4:.1f}" y="{y - 6:.1f}" width="16" height="12" {ring}{faint}/>'
    if key.sign == "square":
        return f'<rect x="{x + 9:.1f}" y="{y - 5:.1f}" width="10" height="10" {ring}/>'
    if key.sign == "diamond":
        return f'<path d="M{x + 14:.1f} {y - 6.5:.1f}l6.5 6.5l-6.5 6.5l-6.5 -6.5Z" {ring}/>'
    if key.sign == "words":
        return ""
    broken = ' stroke-dasharray="3 2.5"' if key.sign == "broken" else ""
    return f'<circle cx="{x + 14:.1f}" cy="{y:.1f}" r="5.5" {ring}{broken}/>'
