"""Pictures without a browser: a network and a causal map as SVG text.

Presentation attributes only (a strict content security policy drops ``style``); every mark carries ``data-ids``,
the statements it rests on, so that a page can open them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from ..model import CausalMap, Network
from .layout import layout

PLUS, MINUS, UNSAID, INK, PAPER = "#1d5d9b", "#b03a06", "#626975", "#15181d", "#ffffff"
FONT = "Open Sans, Liberation Sans, DejaVu Sans, Noto Sans, Arial, sans-serif"
WEIGHTS = ("Regular", "Italic", "SemiBold", "Bold")


def network_svg(net: Network, *, width: int = 1000, height: int = 640, title: str = "", seed: int = 7) -> str:
    """A network as SVG: solid blue ties agree, dashed orange ties with a disc disagree; size by statements.

    Squares are organisations and groups, circles persons, diamonds concepts (``net.attributes`` gives ``kind``).
    The same network and seed give the same bytes.
    """
    places = layout(net, seed=seed)
    two = net.mode == "two-mode"
    sides = [(n, "row") for n in net.rows] + ([(n, "column") for n in net.columns] if two else [])
    at = {key: (90 + x * (width - 180), 40 + y * (height - 96)) for key, (x, y) in places.items()}
    top = float(np.abs(net.matrix).max(initial=0.0)) or 1.0
    ids = net.behind
    parts = []
    cells = np.argwhere(net.matrix if two else np.triu(net.matrix, 1))
    for i, j in sorted(cells.tolist(), key=lambda c: abs(net.matrix[c[0], c[1]])):
        a, b = at[net.rows[i], "row"], at[net.columns[j], "column" if two else "row"]
        weight = float(net.matrix[i, j])
        parts.append(_tie(a, b, weight, weight / top, f"{net.rows[i]} – {net.columns[j]}", ids(i, j) if ids else ()))
    told = {n: len(ids(i, None)) if ids else 1 for i, n in enumerate(net.rows)}
    most = max(told.values(), default=1) or 1
    for key in sides:
        name, side = key
        kind = str(net.attributes.get(name, {}).get("kind", "concept" if side == "column" else "person"))
        behind = ids(net.rows.index(name), None) if ids and side == "row" else net.statements(name) if ids else ()
        parts.append(_node(at[key], 5 + 11 * math.sqrt(told.get(name, 1) / most), name, kind, behind))
    return _page(width, height, title or "Network", parts)


def _tie(
    a: tuple[float, float], b: tuple[float, float], weight: float, share: float, name: str, ids: Sequence[str]
) -> str:
    mx, my = (a[0] + b[0]) / 2 - (b[1] - a[1]) * 0.09, (a[1] + b[1]) / 2 + (b[0] - a[0]) * 0.09
    path = f"M{a[0]:.1f} {a[1]:.1f}Q{mx:.1f} {my:.1f} {b[0]:.1f} {b[1]:.1f}"
    hue = PLUS if weight > 0 else MINUS
    dash = "" if weight > 0 else ' stroke-dasharray="7 4"'
    line = f'<path d="{path}" fill="none" stroke="{hue}" stroke-width="{0.8 + 5 * abs(share):.2f}" opacity=".8"{dash}/>'
    x, y = (a[0] + 2 * mx + b[0]) / 4, (a[1] + 2 * my + b[1]) / 4
    return _mark(f"{name}: {weight:.3g}", ids, line + ("" if weight > 0 else _disc(x, y, -1)))


def _node(at: tuple[float, float], r: float, name: str, kind: str, ids: Sequence[str]) -> str:
    x, y = at
    look = f'fill="{PAPER}" stroke="{INK}" stroke-width="1.6"'
    if kind == "concept":
        shape = f'<path d="M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z" {look}/>'
    elif kind in ("organisation", "group"):
        shape = (
            f'<rect x="{x - r * 0.9:.1f}" y="{y - r * 0.9:.1f}" width="{r * 1.8:.1f}" height="{r * 1.8:.1f}" {look}/>'
        )
    else:
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {look}/>'
    return _mark(name, ids, shape + _label(x, y + r + 14, name))


def map_svg(m: CausalMap, *, title: str = "") -> str:
    """A causal map as SVG, in layers from left to right; a disputed sign is two arrows.

    + solid with a filled head, − dashed with an open head, ? dotted; width by the number of sources, never by
    strength. Arrows against the direction of reading are drawn in a bow below or above.
    """
    boxes, width, height = _layers(m)
    highest, lowest = 0.0, height
    pairs: dict[tuple[str, str], int] = {}
    parts = []
    for link in m.links:
        nth = pairs.get((link.cause, link.effect), 0)
        pairs[link.cause, link.effect] = nth + 1
        hue = {1: PLUS, -1: MINUS, 0: UNSAID}[link.sign]
        dash = {1: "", -1: ' stroke-dasharray="7 4"', 0: ' stroke-dasharray="2 3"'}[link.sign]
        path, x, y, tip, angle = _arrow(boxes[link.cause], boxes[link.effect], nth, height)
        highest, lowest = min(highest, y - 24), max(lowest, y + 24)
        line = (
            f'<path d="{path}" fill="none" stroke="{hue}" stroke-width="{1.2 + min(4, link.sources - 1):.1f}"{dash}/>'
        )
        head = (
            f'<path d="M0 0L-9 -4.5L-9 4.5Z" transform="translate({tip[0]:.1f} {tip[1]:.1f}) rotate({angle:.0f})" '
            f'fill="{hue if link.sign > 0 else PAPER}" stroke="{hue}"/>'
        )
        said = {1: "raises", -1: "lowers", 0: "acts on"}[link.sign]
        name = f"{link.cause} {said} {link.effect}: {link.citations} times, {link.sources} sources"
        parts.append(_mark(name, [c.id for c in link.claims], line + head + _disc(x, y, link.sign)))
    touching: dict[str, list[str]] = {n: [] for n in m.concepts}
    for claim in m.claims:
        touching[claim.cause].append(claim.id)
        touching[claim.effect].append(claim.id)
    for name, (x, y, w, h, lines) in boxes.items():
        rect = (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="3" fill="{PAPER}" stroke="#7d8591"/>'
        )
        words = "".join(_label(x + w / 2, y + 21 + 16 * i, line) for i, line in enumerate(lines))
        parts.append(_mark(name, dict.fromkeys(touching[name]), rect + words))
    return _page(width, lowest - highest, title or "Causal map", parts, top=highest)


Box = tuple[float, float, float, float, list[str]]


def _layers(m: CausalMap) -> tuple[dict[str, Box], float, float]:
    """Boxes in layers: causes left of effects where no loop forbids it, few crossings (barycentres)."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(m.concepts)
    graph.add_edges_from((k.cause, k.effect) for k in m.links if k.cause != k.effect)
    acyclic = graph.copy()
    # take the loops apart where they are told least: the arrow that goes back is drawn as a bow
    order = {n: i for i, n in enumerate(m.concepts)}
    while True:
        try:
            ring = nx.find_cycle(acyclic)
        except nx.NetworkXNoCycle:
            break
        acyclic.remove_edge(*max(((a, b) for a, b in ring), key=lambda e: (order[e[0]] - order[e[1]], e)))
    depth: dict[str, int] = {}
    for name in nx.lexicographical_topological_sort(acyclic, key=order.__getitem__):
        depth[name] = max((depth[p] + 1 for p in acyclic.predecessors(name)), default=0)
    columns: dict[int, list[str]] = {}
    for name in m.concepts:
        columns.setdefault(depth[name], []).append(name)
    ordered = [columns[d] for d in sorted(columns)]
    for sweep in range(8):
        for left, here in pairwise(ordered if sweep % 2 == 0 else ordered[::-1]):
            spot = {n: i / max(1, len(left) - 1) for i, n in enumerate(left)}
            near = {n: [spot[k] for k in nx.all_neighbors(graph, n) if k in spot] for n in here}
            here.sort(key=lambda n: (sum(near[n]) / len(near[n]) if near[n] else 0.5, order[n]))
    boxes: dict[str, Box] = {}
    sized = {n: _wrapped(n) for n in m.concepts}
    tall = max((sum(34 + 16 * len(sized[n]) for n in c) for c in ordered), default=0) + 60.0
    x = 24.0
    for column in ordered:
        wide = max(max(84.0, *(len(line) * 7.4 + 24 for line in sized[n])) for n in column)
        spare = (tall - 60 - sum(34 + 16 * len(sized[n]) for n in column)) / (len(column) + 1)
        y = 40.0 + spare
        for name in column:
            h = 14.0 + 16 * len(sized[name])
            boxes[name] = (x, y, wide, h, sized[name])
            y += h + 20 + spare
        x += wide + 96
    return boxes, max(320.0, x - 60), max(160.0, tall + 20)


def _wrapped(name: str, most: int = 18) -> list[str]:
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + len(word) < most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines[:4] or [name]


def _arrow(a: Box, b: Box, nth: int, height: float) -> tuple[str, float, float, tuple[float, float], float]:
    shift = 9.0 * nth
    ay, by = a[1] + a[3] / 2 + shift, b[1] + b[3] / 2 + shift
    if a is b:
        x, y = a[0] + a[2] / 2, a[1]
        d = f"M{x - 14:.1f} {y:.1f}C{x - 34:.1f} {y - 34:.1f} {x + 34:.1f} {y - 34:.1f} {x + 14:.1f} {y:.1f}"
        return d, x, y - 26, (x + 14, y), 120
    if b[0] > a[0] + a[2]:
        x1, x2 = a[0] + a[2], b[0]
        reach = max(40.0, (x2 - x1) * 0.45)
        d = f"M{x1:.1f} {ay:.1f}C{x1 + reach:.1f} {ay:.1f} {x2 - reach:.1f} {by:.1f} {x2 - 8:.1f} {by:.1f}"
        return d, (x1 + x2) / 2, (ay + by) / 2, (x2, by), 0
    # back, or within a layer: a bow over or under the boxes
    up = (ay + by) / 2 < height / 2
    x1, x2 = a[0] + a[2] * 0.6, b[0] + b[2] * 0.4
    y1, y2 = (a[1], b[1]) if up else (a[1] + a[3], b[1] + b[3])
    far = (min(y1, y2) - 46 - abs(x1 - x2) * 0.06) if up else (max(y1, y2) + 46 + abs(x1 - x2) * 0.06)
    end = y2 - 8 if up else y2 + 8
    d = f"M{x1:.1f} {y1:.1f}C{x1:.1f} {far:.1f} {x2:.1f} {far:.1f} {x2:.1f} {end:.1f}"
    return d, (x1 + x2) / 2, (y1 + 6 * far + y2) / 8, (x2, y2), 90 if up else -90


def _disc(x: float, y: float, sign: int) -> str:
    hue = {1: PLUS, -1: MINUS, 0: UNSAID}[sign]
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7.5" fill="{PAPER}" stroke="{hue}"/>'
    if sign == 0:
        return ring + f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" font-size="11" fill="{hue}">?</text>'
    lines = f"M{x - 3.5:.1f} {y:.1f}h7" + (f"M{x:.1f} {y - 3.5:.1f}v7" if sign > 0 else "")
    return ring + f'<path d="{lines}" stroke="{hue}" stroke-width="1.7" fill="none"/>'


def _label(x: float, y: float, words: str) -> str:
    shown = words if len(words) <= 34 else words[:32] + "…"
    look = f'text-anchor="middle" font-size="13" fill="{INK}" stroke="{PAPER}" stroke-width="3" paint-order="stroke"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(_legal(shown))}</text>'


def _mark(name: str, ids: object, inside: str) -> str:
    told = " ".join(str(i) for i in ids) if ids else ""  # type: ignore[attr-defined]
    words = _legal(name)
    head = f'<g class="mark" role="button" tabindex="0" data-ids={quoteattr(told)} data-name={quoteattr(words)}>'
    return f"{head}<title>{escape(words)}</title>{inside}</g>"


def _legal(text: str) -> str:
    """Without the control characters XML forbids."""
    return "".join(c for c in text if c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) not in (0xFFFE, 0xFFFF))


def _page(width: float, height: float, title: str, parts: Sequence[str], *, top: float = 0.0) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {top:.0f} {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" font-family="{FONT}" role="group" aria-label={quoteattr(_legal(title))}>'
        + "".join(parts)
        + "</svg>"
    )


def png(svg: str, *, scale: float = 2.0) -> bytes:
    """An SVG as PNG bytes, drawn by resvg in Open Sans, so that a machine without fonts writes its names too.

    The machine's own fonts fill in for scripts Open Sans has not.
    """
    import resvg_py
    import ttf_opensans

    fonts = [str(Path(ttf_opensans.__file__).parent / "ttf" / f"OpenSans-{weight}.ttf") for weight in WEIGHTS]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=max(1, round(scale)),
            background=PAPER,
            font_files=fonts,
            sans_serif_family="Open Sans",
        )
    )


def attributed(net: Network, known: Mapping[str, Mapping[str, object]]) -> Network:
    """The network with what is known of its nodes (kind, colour …)."""
    from dataclasses import replace

    return replace(net, attributes={n: dict(known[n]) for n in {*net.rows, *net.columns} if n in known})
