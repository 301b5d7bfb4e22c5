"""A causal map drawn: one drawing for the report, the printer and every file.

Presentation attributes only (a strict content security policy drops ``style``); every mark carries
``data-ids``, the statements it rests on, so that a page can open them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ..model import CausalMap
from .figures import Key
from .layers import Point, layered, turned
from .marks import INK, MINUS, PAPER, PLUS, UNSAID, Face, Sheet, disc, mark, page, shown, written
from .voices import ALL_HEARD, THIN, Voices

EDGE = 24.0
"""Pixels that stay free round the factors."""


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """The parts of a map's picture, how many pixels it takes, the corner it begins at, and its
    key."""

    parts: tuple[str, ...]
    size: tuple[float, float]
    corner: tuple[float, float]
    keys: tuple[Key, ...]


def map_svg(m: CausalMap, *, title: str = "", voices: Voices = ALL_HEARD) -> str:
    """A causal map as SVG without its legend; the same map gives the same bytes."""
    drawn = map_drawing(m, voices)
    parts, (width, height), (left, top) = list(drawn.parts), drawn.size, drawn.corner
    if voices.caption:
        parts.append(written(0, -26, voices.caption, Face(12, anchor="start")))
    return page((width, height + 20), title or "Causal map", parts, sheet=Sheet(left, top - 20))


def map_drawing(
    m: CausalMap, voices: Voices = ALL_HEARD, *, widest: float = math.inf
) -> MapDrawing:
    """A causal map drawn in layers from left to right, or from above down where it would be wider
    than ``widest`` pixels and is narrower so; a disputed sign is two arrows.

    + solid with a filled head, − dashed with an open head, ? dotted, the sign beside the head;
    width by the number of sources, never by strength; thin where all of them tell another's view
    (``voices``). No arrow runs through a box.
    """
    words = {n: _wrapped(n) for n in m.concepts}
    sizes = {
        n: (max(84.0, *(len(w) * 7.4 + 24 for w in lines)), 14.0 + 16 * len(lines))
        for n, lines in words.items()
    }
    arrows = [(link.cause, link.effect) for link in m.links]
    drawn, down = layered(sizes, arrows), False
    if drawn.width > widest - 2 * EDGE:
        below = turned(layered({n: (high, wide) for n, (wide, high) in sizes.items()}, arrows))
        if below.width < drawn.width:
            drawn, down = below, True
    parts = []
    for link, route in zip(m.links, drawn.routes, strict=True):
        hue = {1: PLUS, -1: MINUS, 0: UNSAID}[link.sign]
        dash = {1: "", -1: ' stroke-dasharray="7 4"', 0: ' stroke-dasharray="2 3"'}[link.sign]
        arrow = _arrow(route, down=down) if route else _own_arrow(drawn.boxes[link.cause])
        path, x, y, tip, angle = arrow
        told = voices.told([c.id for c in link.claims])
        width = THIN if told else 1.2 + min(4, link.sources - 1)
        line = f'<path d="{path}" fill="none" stroke="{hue}" stroke-width="{width:.1f}"{dash}/>'
        head = (
            f'<path d="M0 0L-9 -4.5L-9 4.5Z" '
            f'transform="translate({tip[0]:.1f} {tip[1]:.1f}) rotate({angle:.0f})" '
            f'fill="{hue if link.sign > 0 else PAPER}" stroke="{hue}"/>'
        )
        said = {1: "raises", -1: "lowers", 0: "acts on"}[link.sign]
        name = f"{link.cause} {said} {link.effect}: {link.citations} times, {link.sources} sources"
        name += f", {told}" if told else ""
        parts.append(mark(name, [c.id for c in link.claims], line + head + disc(x, y, link.sign)))
    touching: dict[str, list[str]] = {n: [] for n in m.concepts}
    for claim in m.claims:
        touching[claim.cause].append(claim.id)
        touching[claim.effect].append(claim.id)
    for name, (x, y, w, h) in drawn.boxes.items():
        rect = (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="3" '
            f'fill="{PAPER}" stroke="#7d8591"/>'
        )
        first = y + h / 2 - 8 * len(words[name]) + 13
        text = "".join(
            _label(x + w / 2, first + 16 * i, line) for i, line in enumerate(words[name])
        )
        parts.append(mark(name, dict.fromkeys(touching[name]), rect + text))
    return MapDrawing(
        parts=tuple(parts),
        size=(max(320.0, drawn.width + 2 * EDGE), max(100.0, drawn.height + 2 * EDGE)),
        corner=(-EDGE, -EDGE),
        keys=tuple(_keys(m, voices)),
    )


def _keys(m: CausalMap, voices: Voices) -> list[Key]:
    """The entries of the legend: what is in this map and nothing else."""
    signs = {link.sign for link in m.links}
    made = [Key("line", "raises", PLUS)] if 1 in signs else []
    made += [Key("dashed", "lowers", MINUS)] if -1 in signs else []
    made += [Key("dotted", "acts on, sign not said", UNSAID)] if 0 in signs else []
    if any(voices.told([c.id for c in link.claims]) for link in m.links):
        made.append(Key("thin", "views told of others alone", PLUS))
    return [*made, Key("words", "width: how many say it, not how strong")]


def _wrapped(name: str, most: int = 18) -> list[str]:
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + len(word) < most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines[:4] or [name]


def _arrow(route: Sequence[Point], *, down: bool = False) -> tuple[str, float, float, Point, float]:
    """The path of an arrow, the middle of its sign, its tip and the angle of its head; ``down``:
    through layers that lie below each other."""

    def at(along: float, across: float) -> str:
        x, y = (across, along) if down else (along, across)
        return f"{x:.1f} {y:.1f}"

    way = [(y, x) for x, y in route] if down else list(route)
    tip, side = way[-1]
    back = 1 if tip > way[-2][0] else -1
    d = f"M{at(*way[0])}"
    for (a, b), (c, e) in zip(way[1:-1:2], way[2::2], strict=True):
        mid = (a + c) / 2
        d += f"L{at(a, b)}C{at(mid, b)} {at(mid, e)} {at(c, e)}"
    d += f"L{at(tip - 8 * back, side)}"
    sign = tip - 19 * back
    x, y = (side, sign) if down else (sign, side)
    ahead = 90 if down else 0
    return d, x, y, route[-1], ahead if back > 0 else ahead - 180 if down else 180


def _own_arrow(box: tuple[float, float, float, float]) -> tuple[str, float, float, Point, float]:
    """An arrow from a box back to itself, over its top."""
    x, y = box[0] + box[2] / 2, box[1]
    d = f"M{x - 14:.1f} {y:.1f}C{x - 34:.1f} {y - 34:.1f} "
    d += f"{x + 34:.1f} {y - 34:.1f} {x + 14:.1f} {y:.1f}"
    return d, x, y - 26, (x + 14, y), 120


def _label(x: float, y: float, words: str) -> str:
    look = f'text-anchor="middle" font-size="13" fill="{INK}" stroke="{PAPER}" stroke-width="3"'
    look += ' paint-order="stroke"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(shown(words))}</text>'
