"""A causal map drawn: one drawing for the page, the report, the printer and every file.

Presentation attributes only (a strict content security policy drops ``style``); every mark carries
``data-ids``, the statements it rests on, so that a page can open them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ...model import CausalMap, Link
from ...model.links import Coded
from ...wording import counted, say
from ..figures import Key
from ..looks import PLAIN_MAP, MapLook
from ..marks import (
    INK,
    MINUS,
    PAPER,
    PLUS,
    UNSAID,
    Face,
    Sheet,
    disc,
    mark,
    page,
    shown,
    written,
)
from ..voices import ALL_HEARD, THIN, Voices
from .few import Few
from .fitting import Part, fitted
from .layers import Point
from .places import Box, Route

HUES = {1: PLUS, -1: MINUS, 0: UNSAID}
DASHES = {1: "", -1: ' stroke-dasharray="7 4"', 0: ' stroke-dasharray="2 3"'}


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """The parts of a map's picture, how many pixels it takes, its key, what of the map is drawn,
    and whether causes stand above their effects."""

    parts: tuple[str, ...]
    size: tuple[float, float]
    keys: tuple[Key, ...]
    few: Few
    down: bool


ALL, PAPERED = Part(), Part(paper=True)


def map_svg(
    m: CausalMap, *, title: str = "", voices: Voices = ALL_HEARD, paper: bool = False
) -> str:
    """A causal map as SVG without its legend, for ``paper`` no more than can be read, which it says
    above; the same map gives the same bytes."""
    drawn = map_drawing(m, voices, part=PAPERED if paper else ALL)
    parts, (width, height) = list(drawn.parts), drawn.size
    above = " ".join(said for said in (voices.caption, drawn.few.said()) if said)
    if above:
        parts.append(written(24, -2, above, Face(12, anchor="start")))
    return page((width, height + 20), title or say("Causal map"), parts, sheet=Sheet(0, -20))


def map_drawing(
    m: CausalMap,
    voices: Voices = ALL_HEARD,
    *,
    look: MapLook = PLAIN_MAP,
    widest: float | None = None,
    part: Part = ALL,
) -> MapDrawing:
    """A causal map drawn in layers from left to right, or from above down where it would be wider
    than ``widest`` pixels (None: than its columns take) and is narrower so; a disputed sign is two
    arrows.

    + solid with a filled head, − dashed with an open head, ? dotted, the sign beside the head;
    width by the number of sources, never by strength; thin where all of them tell another's view
    (``voices``). No arrow runs through a box, unless a person moved one there. Of a large map the
    factors told most, and those in use.
    """
    made = fitted(m, look, part, widest)
    few, words, lying = made.few, made.words, made.lying
    parts = [
        _arrow_mark(link, route, lying.boxes, voices.told([c.id for c in link.claims]))
        for link, route in zip(few.links, lying.routes, strict=True)
    ]
    told = m.arrows
    ends = told.cause[told.of_claims], told.effect[told.of_claims]
    id_ = Coded.of(told.ids)
    for n in words:
        k = m.index(n)
        ties = int(((told.cause == k) | (told.effect == k)).sum())
        ids = id_.take((ends[0] == k) | (ends[1] == k)).different()
        more = {"ties": str(ties)} | ({} if part.ids else {"many": str(len(ids))})
        parts.append(_factor(n, lying.boxes[n], words[n], ids if part.ids else (), more))
    return MapDrawing(
        parts=tuple(parts),
        size=(max(320.0, lying.size[0]), max(100.0, lying.size[1])),
        keys=tuple(_keys(few.links, voices)),
        few=few,
        down=lying.down,
    )


def _factor(
    name: str, box: Box, lines: Sequence[str], ids: Sequence[str], told: Mapping[str, str]
) -> str:
    """A factor in its box, with how many arrows it has, and sentences where they are not named."""
    x, y, w, h = box
    rect = (
        f'<rect class="body" x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="3" '
        f'fill="{PAPER}" stroke="#7d8591"/>'
    )
    first = y + h / 2 - 8 * len(lines) + 13
    text = " ".join(_label(x + w / 2, first + 16 * i, line) for i, line in enumerate(lines))
    more = {
        "node": f"factor|{name}",
        "at": f"{x + w / 2:.1f} {y + h / 2:.1f}",
        "size": f"{w:.1f} {h:.1f}",
        **told,
    }
    return mark(name, ids, rect + text, more, kind="node factor")


def _arrow_mark(link: Link, route: Route, boxes: Mapping[str, Box], told: str) -> str:
    """An arrow with its head and its sign."""
    hue = HUES[link.sign]
    drawn = _arrow(route) if route.points else _own_arrow(boxes[link.cause])
    path, (x, y), tip, angle = drawn
    width = THIN if told else 1.2 + min(4, link.sources - 1)
    dash = DASHES[link.sign]
    line = f'<path d="{path}" fill="none" stroke="{hue}" stroke-width="{width:.1f}"{dash}/>'
    head = (
        f'<path class="tip" d="M0 0L-9 -4.5L-9 4.5Z" '
        f'transform="translate({tip[0]:.1f} {tip[1]:.1f}) rotate({angle:.0f})" '
        f'fill="{hue if link.sign > 0 else PAPER}" stroke="{hue}"/>'
    )
    sign = f'<g class="sign" transform="translate({x:.1f} {y:.1f})">{disc(0, 0, link.sign)}</g>'
    name = f"{said_arrow(link)}: {counted(link.citations, 'time')}, "
    name += counted(link.sources, "source")
    name += f", {told}" if told else ""
    more = {
        "ends": f"factor|{link.cause}\nfactor|{link.effect}",
        "sign": str(link.sign),
        "weight": str(link.sources),
        "denied": str(int(link.denied)),
    }
    ids = [c.id for c in link.claims]
    return mark(name, ids, line + head + sign, more, kind="tie arrow")


def said_arrow(link: Link) -> str:
    """What an arrow says."""
    ends = {"cause": link.cause, "effect": link.effect}
    if link.sign > 0:
        return say("{cause} raises {effect}", **ends)
    if link.sign < 0:
        return say("{cause} lowers {effect}", **ends)
    return say("{cause} acts on {effect}", **ends)


def _keys(links: Sequence[Link], voices: Voices) -> list[Key]:
    """The entries of the legend: what is in this picture and nothing else."""
    signs = {link.sign for link in links}
    made = [Key("line", say("raises"), PLUS)] if 1 in signs else []
    made += [Key("dashed", say("lowers"), MINUS)] if -1 in signs else []
    made += [Key("dotted", say("acts on, sign not said"), UNSAID)] if 0 in signs else []
    if any(voices.told([c.id for c in link.claims]) for link in links):
        made.append(Key("thin", say("views told of others alone"), PLUS))
    ways = {(link.cause, link.effect, link.sign) for link in links if not link.denied}
    if len({way[:2] for way in ways}) < len(ways):
        made.append(Key("words", say("two arrows: the sign is disputed")))
    return [*made, Key("words", say("width: how many say it, not how strong"))]


def _arrow(route: Route) -> tuple[str, Point, Point, float]:
    """The path of an arrow, the middle of its sign, its tip and the angle of its head."""
    down = route.down

    def at(along: float, across: float) -> str:
        x, y = (across, along) if down else (along, across)
        return f"{x:.1f} {y:.1f}"

    way = [(y, x) for x, y in route.points] if down else list(route.points)
    tip, side = way[-1]
    back = 1 if tip > way[-2][0] else -1
    d = f"M{at(*way[0])}"
    for (a, b), (c, e) in zip(way[1:-1:2], way[2::2], strict=True):
        mid = (a + c) / 2
        d += f"L{at(a, b)}C{at(mid, b)} {at(mid, e)} {at(c, e)}"
    d += f"L{at(tip - 8 * back, side)}"
    sign = tip - 19 * back
    ahead = 90 if down else 0
    angle = ahead if back > 0 else ahead - 180 if down else 180
    return d, (side, sign) if down else (sign, side), route.points[-1], angle


def _own_arrow(box: Box) -> tuple[str, Point, Point, float]:
    """An arrow from a box back to itself, over its top."""
    x, y = box[0] + box[2] / 2, box[1]
    d = f"M{x - 14:.1f} {y:.1f}C{x - 34:.1f} {y - 34:.1f} "
    d += f"{x + 34:.1f} {y - 34:.1f} {x + 14:.1f} {y:.1f}"
    return d, (x, y - 26), (x + 14, y), 120


def _label(x: float, y: float, words: str) -> str:
    look = f'text-anchor="middle" font-size="13" fill="{INK}" stroke="{PAPER}" stroke-width="3"'
    look += ' paint-order="stroke"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(shown(words))}</text>'
