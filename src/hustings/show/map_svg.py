"""A causal map drawn: one drawing for the report, the printer and every file.

Presentation attributes only (a strict content security policy drops ``style``); every mark carries
``data-ids``, the statements it rests on, so that a page can open them.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from ..model import CausalMap
from .layers import Point, layered
from .marks import INK, MINUS, PAPER, PLUS, UNSAID, Sheet, disc, mark, page, shown
from .voices import ALL_HEARD, THIN, Voices


def map_svg(m: CausalMap, *, title: str = "", voices: Voices = ALL_HEARD) -> str:
    """A causal map as SVG, in layers from left to right; a disputed sign is two arrows.

    + solid with a filled head, − dashed with an open head, ? dotted, the sign beside the head;
    width by the number of sources, never by strength; thin where all of them tell another's view
    (``voices``). No arrow runs through a box.
    """
    words = {n: _wrapped(n) for n in m.concepts}
    sizes = {
        n: (max(84.0, *(len(w) * 7.4 + 24 for w in lines)), 14.0 + 16 * len(lines))
        for n, lines in words.items()
    }
    drawn = layered(sizes, [(link.cause, link.effect) for link in m.links])
    parts = []
    for link, route in zip(m.links, drawn.routes, strict=True):
        hue = {1: PLUS, -1: MINUS, 0: UNSAID}[link.sign]
        dash = {1: "", -1: ' stroke-dasharray="7 4"', 0: ' stroke-dasharray="2 3"'}[link.sign]
        path, x, y, tip, angle = _arrow(route) if route else _own_arrow(drawn.boxes[link.cause])
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
    edge = 24.0
    if voices.caption:
        parts.append(f'<text x="0" y="-26" font-size="12" fill="{INK}">{voices.caption}</text>')
    return page(
        (max(320.0, drawn.width + 2 * edge), max(120.0, drawn.height + 2 * edge + 20)),
        title or "Causal map",
        parts,
        sheet=Sheet(-edge, -edge - 20),
    )


def _wrapped(name: str, most: int = 18) -> list[str]:
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + len(word) < most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines[:4] or [name]


def _arrow(route: Sequence[Point]) -> tuple[str, float, float, Point, float]:
    """The path of an arrow, the middle of its sign, its tip and the angle of its head."""
    tip_x, tip_y = route[-1]
    back = 1 if tip_x > route[-2][0] else -1
    d = f"M{route[0][0]:.1f} {route[0][1]:.1f}"
    for (x1, y1), (x2, y2) in zip(route[1:-1:2], route[2::2], strict=True):
        mid = (x1 + x2) / 2
        d += f"L{x1:.1f} {y1:.1f}C{mid:.1f} {y1:.1f} {mid:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    d += f"L{tip_x - 8 * back:.1f} {tip_y:.1f}"
    return d, tip_x - 19 * back, tip_y, (tip_x, tip_y), 0 if back > 0 else 180


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
