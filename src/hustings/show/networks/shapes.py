"""The shapes of a drawn network: ties, nodes, bands between camps, words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...model import Network
from ..labels import Box, Boxes, text_width
from ..marks import MINUS, PLUS, disc
from .camps import across

Point = tuple[float, float]


def joined(hulls: Mapping[int, Sequence[Point]], a: int, b: int) -> tuple[Point, Point]:
    """Both ends of a straight line from frame to frame, past other frames where it can."""
    others = [corners for k, corners in hulls.items() if k not in (a, b)]
    found: list[tuple[Point, Point]] = []
    beside = _beside(hulls[a], hulls[b])
    for share in (0.5, 0.16, 0.84):
        one, other = (_inner(hulls[k], share, beside=beside) for k in (a, b))
        leave, enter = across(hulls[a], one, other), across(hulls[b], one, other)
        start = _between(one, other, leave[1] if leave else 0.0)
        stop = _between(one, other, enter[0] if enter else 1.0)
        if not any(across(corners, start, stop) for corners in others):
            return start, stop
        found.append((start, stop))
    return found[0]


def extent(corners: Sequence[Point]) -> tuple[float, float, float, float]:
    """left, top, right, bottom of a frame."""
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _beside(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Whether two frames lie side by side rather than one above the other."""
    a, b = extent(one), extent(other)
    return max(a[0], b[0]) - min(a[2], b[2]) > max(a[1], b[1]) - min(a[3], b[3])


def _inner(corners: Sequence[Point], share: float, *, beside: bool) -> Point:
    """A point inside a frame, so far down its height; of frames one above the other, so far along
    its width."""
    left, top, right, bottom = extent(corners)
    if beside:
        y = top + share * (bottom - top)
        start, stop = (left - 1, y), (right + 1, y)
    else:
        x = left + share * (right - left)
        start, stop = (x, top - 1), (x, bottom + 1)
    cut = across(corners, start, stop) or (0.0, 1.0)
    return _between(start, stop, (cut[0] + cut[1]) / 2)


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def ribbon(a: Point, b: Point, wide: float) -> str:
    """A band between two points, its edges dashed."""
    far = math.sqrt((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) or 1.0
    dx, dy = (b[1] - a[1]) / far * wide / 2, -(b[0] - a[0]) / far * wide / 2
    one = f"M{a[0] + dx:.1f} {a[1] + dy:.1f}L{b[0] + dx:.1f} {b[1] + dy:.1f}"
    other = f"{b[0] - dx:.1f} {b[1] - dy:.1f}L{a[0] - dx:.1f} {a[1] - dy:.1f}"
    edges = f'fill="none" stroke="{MINUS}" stroke-width="1.4" stroke-dasharray="7 4"'
    return (
        f'<path d="{one}L{other}Z" fill="{MINUS}" fill-opacity=".12"/>'
        f'<path d="{one}M{other}" {edges}/>'
    )


def tie_line(a: Point, b: Point, weight: float, width: float, *, faint: bool) -> str:
    mx, my = (a[0] + b[0]) / 2 - (b[1] - a[1]) * 0.09, (a[1] + b[1]) / 2 + (b[0] - a[0]) * 0.09
    path = f"M{a[0]:.1f} {a[1]:.1f}Q{mx:.1f} {my:.1f} {b[0]:.1f} {b[1]:.1f}"
    hue, dash = (PLUS, "") if weight > 0 else (MINUS, ' stroke-dasharray="7 4"')
    opacity = ".5" if faint else ".8"
    line = (
        f'<path d="{path}" fill="none" stroke="{hue}" stroke-width="{width:.2f}" '
        f'stroke-opacity="{opacity}"{dash}/>'
    )
    x, y = (a[0] + 2 * mx + b[0]) / 4, (a[1] + 2 * my + b[1]) / 4
    return line + ("" if weight > 0 or faint else disc(x, y, -1))


def shape(kind: str, at: Point, r: float, look: str) -> str:
    x, y = at
    if kind == "concept":
        d = f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z"
        return f'<path class="body" d="{d}" {look}/>'
    if kind in ("organisation", "group"):
        place = f'x="{x - r * 0.9:.1f}" y="{y - r * 0.9:.1f}"'
        return f'<rect class="body" {place} width="{r * 1.8:.1f}" height="{r * 1.8:.1f}" {look}/>'
    return f'<circle class="body" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {look}/>'


def attributed(net: Network, known: Mapping[str, Mapping[str, object]]) -> Network:
    """The network with what is known of its nodes (kind, colour …)."""
    return replace(
        net, attributes={n: dict(known[n]) for n in {*net.rows, *net.columns} if n in known}
    )


def darker(hue: str) -> str:
    """A colour at half its light: the edge of a ground."""
    return "#" + "".join(f"{int(hue[i : i + 2], 16) * 11 // 20:02x}" for i in (1, 3, 5))


def beside_band(
    at: Point, wide: float, lines: Sequence[str], taken: Boxes, size: tuple[float, float]
) -> Box | None:
    """A box for two lines of words beside the middle of a band: above, below, right or left."""
    half = max(text_width(line, 12) for line in lines) / 2
    off = max(wide / 2, 8.0) + 3
    x, y = at
    for cx, cy in ((x, y - off - 16), (x, y + off + 16), (x + half + 16, y), (x - half - 16, y)):
        box = (cx - half, cy - 15, cx + half, cy + 15)
        inside = box[0] > 0 and box[1] > 0 and box[2] < size[0] and box[3] < size[1]
        if inside and not taken.meets(box):
            return box
    return None
