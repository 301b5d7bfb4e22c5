"""Pictures without a browser: a network and a causal map as SVG text.

Presentation attributes only (a strict content security policy drops ``style``); every mark carries
``data-ids``, the statements it rests on, so that a page can open them.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np

from ..errors import UnknownName
from ..model import CausalMap, Network
from .labels import Box, Label, Node, labels, text_width
from .layers import Point, layered
from .layout import layout
from .marks import INK, MINUS, PAPER, PLUS, UNSAID, disc, legal, mark, page, shown
from .voices import ALL_HEARD, DASHED, THIN, Voices

WEIGHTS = ("Regular", "Italic", "SemiBold", "Bold")
HUES = ("#8fb8de", "#f0b27a", "#8fcfa8", "#d9a5cf", "#e6d56c", "#9fd6dc", "#c9b39a", "#b9bff0")
"""Grounds for the values of an attribute, in the order of the values; dark enough to part, light
enough for ink.
"""
OTHER = "#c9cdd4"
"""The ground of a ninth value and all after it."""
SIZES = ("statements", "ties", "weight")
CALM = 60
"""Up to so many nodes all names are written; of more, nodes are smaller and names stand where there
is room.
"""
TIES_EACH, FEW_TIES = 2, 60
"""Ties drawn for each node where there are more than can be read, and how many always can: of
1,706 ties between 60 people the strongest 120 show three camps, all of them none.
"""

Key = tuple[str, str]


def network_svg(
    net: Network,
    *,
    width: int = 1000,
    height: int = 640,
    title: str = "",
    seed: int = 7,
    color_by: str = "color",
    size_by: str = "statements",
    study: str = "",
    fold: bool = True,
    voices: Voices = ALL_HEARD,
) -> str:
    """A network as SVG: solid blue ties agree, dashed orange ties with a disc disagree.

    Squares are organisations and groups, circles persons, diamonds concepts (``net.attributes``
    gives ``kind``).
    ``color_by`` fills the nodes: "color" with the colour they were given, any other attribute
    (``kind``, ``party`` …) with a colour for each value and a legend; who has no value stays white.
    ``size_by`` is statements, ties (how many) or weight (sum of |weight|). ``study`` is written
    into the picture as its description.
    Of more ties than can be read the strongest are drawn, and the picture says how many of how
    many; ``fold=False`` draws all. ``voices``: who is only told of by others has a dashed outline,
    a tie that rests on such views alone is thin. The same network and seed give the same bytes.
    """
    if size_by not in SIZES:
        raise UnknownName("size_by", size_by, SIZES)
    places = layout(net, seed=seed)
    two = net.mode == "two-mode"
    sides = [(n, "row") for n in net.rows] + ([(n, "column") for n in net.columns] if two else [])
    at = {key: (90 + x * (width - 180), 40 + y * (height - 96)) for key, (x, y) in places.items()}
    top = float(np.abs(net.matrix).max(initial=0.0)) or 1.0
    ids = net.behind
    parts = []
    every = np.argwhere(net.matrix if two else np.triu(net.matrix, 1)).tolist()
    cells = _strongest(net, every, TIES_EACH * len(sides)) if fold else every
    for i, j in sorted(cells, key=lambda c: abs(net.matrix[c[0], c[1]])):
        a, b = at[net.rows[i], "row"], at[net.columns[j], "column" if two else "row"]
        weight = float(net.matrix[i, j])
        of = ids(i, j) if ids else ()
        parts.append(
            _tie(a, b, weight, weight / top, f"{net.rows[i]} – {net.columns[j]}", of, voices)
        )
    told = _sizes(net, size_by)
    most = max(told.values(), default=1) or 1
    hues = _hues(net, color_by)
    crowd = min(1.0, math.sqrt(CALM / max(1, len(sides))))
    radii = {key: max(2.5, (5 + 11 * math.sqrt(told.get(key, 0) / most)) * crowd) for key in sides}
    legend_rows = [*hues.items()][: len(HUES)]
    legend_rows += [("other", OTHER)] if len(hues) > len(HUES) else []
    tops = [height - 18 * (len(legend_rows) - k) + 6.0 for k in range(len(legend_rows))]
    legend = [
        (8.0, y - 13, 30 + text_width(value, 12), y + 5)
        for (value, _), y in zip(legend_rows, tops, strict=True)
    ]
    caption = (
        f"strongest {len(cells):,} of {len(every):,} ties drawn, everybody's strongest among them"
    )
    if len(cells) < len(every):
        wide = text_width(caption, 12)
        legend.append((width - 12 - wide, height - 24.0, width - 8.0, height - 6.0))
    named = _names(sides, at, radii, told, (2.0, 2.0, width - 2.0, height - 2.0), legend)
    for key in sides:
        name, side = key
        kind = str(
            net.attributes.get(name, {}).get("kind", "concept" if side == "column" else "person")
        )
        behind = (
            ids(net.rows.index(name), None)
            if ids and side == "row"
            else net.statements(name)
            if ids
            else ()
        )
        fill = _fill(net, name, color_by, hues)
        silent = kind != "concept" and name in voices.told_only
        parts.append(_node(at[key], radii[key], name, kind, behind, fill, named.get(key), silent))
    if voices.caption:
        parts.append(f'<text x="12" y="18" font-size="12" fill="{INK}">{voices.caption}</text>')
    for (value, hue), y in zip(legend_rows, tops, strict=True):
        parts.append(f'<circle cx="16" cy="{y - 4}" r="6" fill="{hue}" stroke="{INK}"/>')
        parts.append(
            f'<text x="28" y="{y}" font-size="12" fill="{INK}">{escape(legal(value))}</text>'
        )
    if len(cells) < len(every):
        parts.append(
            f'<text x="{width - 12}" y="{height - 10}" text-anchor="end" font-size="12" '
            f'fill="{INK}">{caption}</text>'
        )
    return page((width, height), title or "Network", parts, study=study)


def _strongest(net: Network, cells: list[list[int]], most: int) -> list[list[int]]:
    """The ties a person can still read: none is left out that is stronger than one that is drawn,
    but that everybody who has a tie keeps the strongest of theirs.
    """
    if len(cells) <= FEW_TIES or len(cells) <= most:
        return cells
    size = {(i, j): abs(float(net.matrix[i, j])) for i, j in cells}
    sizes = sorted(size.values(), reverse=True)
    least = sizes[most - 1]
    if sum(s >= least for s in sizes) > 2 * most:  # many of one size: they go together
        least = next((s for s in reversed(sizes) if s > least), least)
    offset = len(net.rows) if net.mode == "two-mode" else 0
    own: dict[int, tuple[int, int]] = {}
    for i, j in sorted(size, key=lambda c: (-size[c], c)):
        own.setdefault(i, (i, j))
        own.setdefault(j + offset, (i, j))
    kept = set(own.values())
    return [[i, j] for i, j in size if size[i, j] >= least or (i, j) in kept]


def _names(
    sides: Sequence[Key],
    at: Mapping[Key, Point],
    radii: Mapping[Key, float],
    told: Mapping[Key, float],
    frame: Box,
    legend: Sequence[Box],
) -> dict[Key, Label]:
    """Where names are written: all of few nodes; of many the largest, as long as there is room."""
    order = sorted(sides, key=lambda k: (-told.get(k, 0), k))
    nodes = [Node(*at[key], radii[key], shown(key[0])) for key in order]
    places = labels(nodes, frame, legend, every=len(sides) <= CALM)
    return {key: place for key, place in zip(order, places, strict=True) if place is not None}


def _sizes(net: Network, size_by: str) -> dict[tuple[str, str], float]:
    two = net.mode == "two-mode"
    out: dict[tuple[str, str], float] = {}
    cells = np.abs(net.matrix) if size_by == "weight" else (net.matrix != 0).astype(float)
    for i, name in enumerate(net.rows):
        by_statements = float(len(net.behind(i, None))) if net.behind else 1.0
        out[name, "row"] = by_statements if size_by == "statements" else float(cells[i].sum())
    for j, name in enumerate(net.columns if two else ()):
        ids = {s for i in range(len(net.rows)) for s in net.behind(i, j)} if net.behind else {""}
        out[name, "column"] = (
            float(len(ids)) if size_by == "statements" else float(cells[:, j].sum())
        )
    return out


def _hues(net: Network, color_by: str) -> dict[str, str]:
    """Every value of an attribute with its colour; none where the nodes have colours of their
    own."""
    if color_by == "color":
        return {}
    known = (
        net.attributes.get(n, {}).get(color_by) for n in dict.fromkeys((*net.rows, *net.columns))
    )
    values = sorted({str(v) for v in known if v not in (None, "")})
    if not values:
        every = {k for a in net.attributes.values() for k in a}
        raise UnknownName("color_by", color_by, sorted(every | {"color"}))
    return {v: HUES[k] if k < len(HUES) else OTHER for k, v in enumerate(values)}


def _fill(net: Network, name: str, color_by: str, hues: Mapping[str, str]) -> str:
    value = str(net.attributes.get(name, {}).get(color_by) or "")
    if color_by != "color":
        return hues.get(value, PAPER)
    return value if re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", value) else PAPER


def _tie(
    a: tuple[float, float],
    b: tuple[float, float],
    weight: float,
    share: float,
    name: str,
    ids: Sequence[str],
    voices: Voices,
) -> str:
    told = voices.told(ids)
    width = THIN if told else 0.8 + 5 * abs(share)
    mx, my = (a[0] + b[0]) / 2 - (b[1] - a[1]) * 0.09, (a[1] + b[1]) / 2 + (b[0] - a[0]) * 0.09
    path = f"M{a[0]:.1f} {a[1]:.1f}Q{mx:.1f} {my:.1f} {b[0]:.1f} {b[1]:.1f}"
    hue = PLUS if weight > 0 else MINUS
    dash = "" if weight > 0 else ' stroke-dasharray="7 4"'
    line = f'<path d="{path}" fill="none" stroke="{hue}" stroke-width="{width:.2f}" opacity=".8"{dash}/>'
    x, y = (a[0] + 2 * mx + b[0]) / 4, (a[1] + 2 * my + b[1]) / 4
    said = f"{name}: {weight:.3g}{f', {told}' if told else ''}"
    return mark(said, ids, line + ("" if weight > 0 else disc(x, y, -1)))


def _node(
    at: Point,
    r: float,
    name: str,
    kind: str,
    ids: Sequence[str],
    fill: str,
    place: Label | None,
    silent: bool,
) -> str:
    x, y = at
    dash = DASHED if silent else ""
    look = f'fill="{fill}" stroke="{INK}" stroke-width="1.6"{dash}'
    if kind == "concept":
        shape = f'<path d="M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z" {look}/>'
    elif kind in ("organisation", "group"):
        shape = f'<rect x="{x - r * 0.9:.1f}" y="{y - r * 0.9:.1f}" width="{r * 1.8:.1f}" height="{r * 1.8:.1f}" {look}/>'
    else:
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {look}/>'
    said = f"{name}, only as told by others" if silent else name
    if place is None:
        return mark(said, ids, shape)
    words = _label(place.x, place.y, name)
    if place.led:
        words = (
            f'<path d="M{x:.1f} {y:.1f}L{place.x:.1f} {place.y:.1f}" stroke="{UNSAID}" '
            f'stroke-width=".8"/>' + words
        )
    return mark(said, ids, shape + words)


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
            f'<path d="M0 0L-9 -4.5L-9 4.5Z" transform="translate({tip[0]:.1f} {tip[1]:.1f}) rotate({angle:.0f})" '
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
        rect = f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="3" fill="{PAPER}" stroke="#7d8591"/>'
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
        corner=(-edge, -edge - 20),
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
    d = f"M{x - 14:.1f} {y:.1f}C{x - 34:.1f} {y - 34:.1f} {x + 34:.1f} {y - 34:.1f} {x + 14:.1f} {y:.1f}"
    return d, x, y - 26, (x + 14, y), 120


def _label(x: float, y: float, words: str) -> str:
    look = f'text-anchor="middle" font-size="13" fill="{INK}" stroke="{PAPER}" stroke-width="3" paint-order="stroke"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(shown(words))}</text>'


def png(svg: str, *, scale: float = 2.0) -> bytes:
    """An SVG as PNG bytes, drawn by resvg in Open Sans, so that a machine without fonts writes its
    names too.

    The machine's own fonts fill in for scripts Open Sans has not.
    """
    import resvg_py
    import ttf_opensans

    fonts = [
        str(Path(ttf_opensans.__file__).parent / "ttf" / f"OpenSans-{weight}.ttf")
        for weight in WEIGHTS
    ]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=max(1, round(scale)),
            background=PAPER,
            font_files=fonts,
            sans_serif_family="Open Sans",
        )
    )


def described(picture: bytes, study: str) -> bytes:
    """A PNG with the study in a text chunk (iTXt, keyword Description), before the picture's
    data."""
    if not study:
        return picture
    body = b"iTXt" + b"Description\0\0\0\0\0" + study.encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return picture[:33] + chunk + picture[33:]


def attributed(net: Network, known: Mapping[str, Mapping[str, object]]) -> Network:
    """The network with what is known of its nodes (kind, colour …)."""
    from dataclasses import replace

    return replace(
        net, attributes={n: dict(known[n]) for n in {*net.rows, *net.columns} if n in known}
    )
