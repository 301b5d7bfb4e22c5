"""Who stands to whom, drawn: actors, arrows with their word, a disc for the sign.

+ is solid with a filled head, − dashed with an open head, unsigned dotted grey. A dashed outline
means only spoken of; a thin arrow rests on ascribed views alone; a teller is a shape, never a hue.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar
from xml.sax.saxutils import escape

from ..wording import counted, listed, number, say
from .labels import Box, Boxes, Label, Node, labels, text_width
from .maps.layers import Point
from .marks import (
    INK,
    MINUS,
    PAPER,
    PLUS,
    UNSAID,
    Picture,
    disc,
    echo,
    legal,
    mark,
    shown,
    tellers,
)

CALM, FEW_ARROWS = 60, 160
"""Most actors and arrows of one picture; what is left out is counted in it."""
GLOW = '<path d="{}" class="glow" fill="none" stroke="none" stroke-width="12"/>'
WORD, HALO = 12.0, 5
"""Pixels of the words on lines, and of the paper round them."""
ALONG = (0.5, 0.42, 0.58, 0.36, 0.64, 0.3, 0.7, 0.24, 0.76, 0.2, 0.8)
"""Where along a line its word may stand, the best first."""
CLOSER = tuple(k / 40 for k in range(6, 35))
"""Where its disc may stand where none of these has room."""
DOTS = 9.0
"""Pixels from one box along a line to the next: less than half the height of a name."""
BOW, BESIDE = 0.07, 46.0
"""How far one line bows (a share of its length), and how far several of one pair lie apart."""
SOLID = {"organisation", "group", "country"}
EDGE = 26.0
SIZE = (1000.0, 620.0)
"""Pixels of a picture, unless it is told otherwise."""


@dataclass(frozen=True, slots=True)
class DrawnActor:
    """An actor: its place (0 to 1), the statements behind it, and whether it only is spoken of."""

    name: str
    kind: str
    place: Point
    statements: tuple[str, ...]
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """One relation of one actor to another: ``sign`` is "+", "-" or "", ``shape`` says whose it is
    where two tellers are compared."""

    source: str
    target: str
    word: str
    sign: str
    statements: tuple[str, ...]
    told: str = ""
    ascribed: bool = False
    shape: str = ""


@dataclass(frozen=True, slots=True)
class _Curve:
    """A line from one actor to another, bowed through a point, trimmed at both."""

    start: Point
    through: Point
    end: Point

    def at(self, t: float) -> Point:
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        return (
            a * self.start[0] + b * self.through[0] + c * self.end[0],
            a * self.start[1] + b * self.through[1] + c * self.end[1],
        )

    def boxes(self) -> list[Box]:
        """Small boxes along it."""
        long = math.hypot(self.end[0] - self.start[0], self.end[1] - self.start[1])
        steps = max(4, round(long / DOTS))
        spots = (self.at(k / steps) for k in range(1, steps))
        return [(x - 2, y - 2, x + 2, y + 2) for x, y in spots]

    @property
    def path(self) -> str:
        (x, y), (tx, ty), (ex, ey) = self.start, self.through, self.end
        return f"M{x:.1f} {y:.1f}Q{tx:.1f} {ty:.1f} {ex:.1f} {ey:.1f}"


def relations_picture(
    actors: Sequence[DrawnActor],
    arrows: Sequence[Arrow],
    *,
    size: tuple[float, float] = SIZE,
    title: str = "",
    left_out: tuple[int, int] = (0, 0),
) -> Picture:
    """Actors at their places and the arrows between them, no word on another.

    Of more than :data:`CALM` actors those with most statements are drawn, of more than
    :data:`FEW_ARROWS` arrows those told most often; the picture counts what it leaves out, those in
    ``left_out`` (actors, arrows) too. The same values give the same bytes.
    """
    chosen = sorted(actors, key=lambda a: (-len(a.statements), a.name))[:CALM]
    few = drawable(arrows, {a.name for a in chosen})
    at = {a.name: _place(a.place, size) for a in chosen}
    radii = _radii(chosen)
    missing = _left_out(
        left_out[0] + len(actors) - len(chosen), left_out[1] + len(arrows) - len(few)
    )
    note: Box = (8.0, size[1] - 20, 16 + text_width(missing, WORD), size[1])
    curves = list(_curves(few, at, radii))
    lines = [box for curve in curves for box in curve.boxes()]
    places = _names(chosen, at, radii, size, ([note] if missing else [], lines))
    taken = Boxes([p.box for p in places.values() if p is not None])
    for actor in chosen:
        (x, y), r = at[actor.name], radii[actor.name]
        taken.add((x - r, y - r, x + r, y + r))
    words = [_word(arrow, curve, taken, size) for arrow, curve in zip(few, curves, strict=True)]
    parts = [
        mark(_said(arrow), arrow.statements, _line(arrow, curve))
        for arrow, curve in zip(few, curves, strict=True)
    ]
    parts += [echo(a.statements, word) for a, word in zip(few, words, strict=True) if word]
    parts += [_actor(a, at[a.name], radii[a.name], places[a.name]) for a in chosen]
    if missing:
        parts.append(_text((10.0, size[1] - 7), missing, UNSAID))
    return Picture(title or "Relations", tuple(parts), size)


class Between(Protocol):
    """One relation of one actor to another, with the statements that tell it."""

    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def statements(self) -> Sequence[str]: ...


Tie = TypeVar("Tie", bound=Between)


def drawable(ties: Iterable[Tie], names: Container[str]) -> list[Tie]:
    """The ties one picture of some actors shows: those told most often, in order of their names,
    else as they are given."""
    within = (t for t in ties if t.source in names and t.target in names)
    return sorted(within, key=lambda t: (-len(t.statements), t.source, t.target))[:FEW_ARROWS]


def inner(size: tuple[float, float]) -> tuple[float, float]:
    """The part of a picture in which the middles of its actors stand."""
    return size[0] - 2 * _side(size), size[1] - 92


def _side(size: tuple[float, float]) -> float:
    return min(90.0, size[0] * 0.12)


def _place(place: Point, size: tuple[float, float]) -> Point:
    wide, high = inner(size)
    return _side(size) + place[0] * wide, 40 + place[1] * high


def _radii(actors: Sequence[DrawnActor]) -> dict[str, float]:
    most = max((len(a.statements) for a in actors), default=1) or 1
    return {a.name: 7 + 7 * math.sqrt(len(a.statements) / most) for a in actors}


def _left_out(actors: int, arrows: int) -> str:
    parts = [
        counted(actors, "actor") if actors else "",
        counted(arrows, "arrow") if arrows else "",
    ]
    named = listed([p for p in parts if p])
    told = say("not drawn: {named} told of least often; the list has them", named=named)
    return told if named else ""


def _names(
    actors: Sequence[DrawnActor],
    at: Mapping[str, Point],
    radii: Mapping[str, float],
    size: tuple[float, float],
    held: tuple[Sequence[Box], Sequence[Box]],
) -> dict[str, Label | None]:
    """A place for each name; ``held`` are boxes nothing is written on, and those along lines."""
    nodes = [Node(*at[a.name], radii[a.name], shown(a.name)) for a in actors]
    frame = (2.0, 2.0, size[0] - 2, size[1] - 2)
    taken, lines = held
    found = labels(nodes, frame, taken, every=True, lines=lines)
    return {a.name: place for a, place in zip(actors, found, strict=True)}


def _curves(
    arrows: Sequence[Arrow], at: Mapping[str, Point], radii: Mapping[str, float]
) -> Iterator[_Curve]:
    """A curve for each arrow; several between the same two lie beside each other."""
    of_pair: dict[frozenset[str], list[int]] = {}
    for i, arrow in enumerate(arrows):
        of_pair.setdefault(frozenset((arrow.source, arrow.target)), []).append(i)
    for i, arrow in enumerate(arrows):
        same = of_pair[frozenset((arrow.source, arrow.target))]
        a, b = at[arrow.source], at[arrow.target]
        dx, dy = b[0] - a[0], b[1] - a[1]
        long = math.hypot(dx, dy) or 1.0
        bow = BOW * long
        if len(same) > 1:
            place = (same.index(i) - (len(same) - 1) / 2) * BESIDE
            bow = place if arrow.source < arrow.target else -place
        through = ((a[0] + b[0]) / 2 - dy / long * bow, (a[1] + b[1]) / 2 + dx / long * bow)
        yield _Curve(
            _towards(a, through, radii[arrow.source] + 3),
            through,
            _towards(b, through, radii[arrow.target] + 4),
        )


def _towards(point: Point, to: Point, by: float) -> Point:
    dx, dy = to[0] - point[0], to[1] - point[1]
    long = math.hypot(dx, dy) or 1.0
    return point[0] + dx / long * by, point[1] + dy / long * by


def _line(arrow: Arrow, curve: _Curve) -> str:
    hue = {"+": PLUS, "-": MINUS}.get(arrow.sign, UNSAID)
    dash = {"+": "", "-": ' stroke-dasharray="7 4"'}.get(arrow.sign, ' stroke-dasharray="2 3"')
    width = 0.9 if arrow.ascribed else min(4.0, 1.3 + 0.5 * math.log2(len(arrow.statements) or 1))
    (x, y), (fx, fy) = curve.end, curve.through
    angle = math.degrees(math.atan2(y - fy, x - fx))
    shape = "M0 0L-10 -4.5L-10 4.5Z" if arrow.sign else "M-9 -4.5L0 0L-9 4.5"
    fill = {"+": hue, "-": PAPER}.get(arrow.sign, "none")
    head = (
        f'<path d="{shape}" transform="translate({x:.1f} {y:.1f}) rotate({angle:.1f})" '
        f'fill="{fill}" stroke="{hue}" stroke-width="1.2"/>'
    )
    look = f'fill="none" stroke="{hue}" stroke-width="{width:.2f}"{dash}'
    return f'{GLOW.format(curve.path)}<path d="{curve.path}" {look}/>{head}'


def _word(arrow: Arrow, curve: _Curve, taken: Boxes, size: tuple[float, float]) -> str:
    """The disc, the word and the count where there is room for them along the line; where there is
    none the disc alone, and the mark's own name says the rest."""
    count = len(arrow.statements)
    wide = text_width(f"{arrow.word} {count}", WORD) + (20 if arrow.sign else 4)
    wide += 14 * len(arrow.shape)
    for t in ALONG:
        x, y = curve.at(t)
        box: Box = (x - wide / 2, y - 8, x + wide / 2, y + 8)
        inside = box[0] > 0 and box[2] < size[0] and box[1] > 0 and box[3] < size[1]
        if inside and not taken.meets(box):
            taken.add(box)
            return _written(arrow, count, box)
    if not arrow.sign:
        return ""
    for t in (*ALONG, *CLOSER):
        x, y = curve.at(t)
        box = (x - 8, y - 8, x + 8, y + 8)
        if not taken.meets(box):
            taken.add(box)
            return disc(x, y, 1 if arrow.sign == "+" else -1)
    return ""  # the line's own look tells its sign


def _written(arrow: Arrow, count: int, box: Box) -> str:
    x, y = box[0] + 2, (box[1] + box[3]) / 2
    ground = (
        f'<rect x="{box[0]:.1f}" y="{box[1]:.1f}" width="{box[2] - box[0]:.1f}" height="16" '
        f'rx="8" fill="{PAPER}" class="ground"/>'
    )
    ring = disc(x + 8, y, 1 if arrow.sign == "+" else -1) if arrow.sign else ""
    begin = x + (19 if arrow.sign else 4)
    shapes, taken = tellers(arrow.shape, begin, y)
    many = f' <tspan fill="{UNSAID}">{number(count)}</tspan>'
    return ground + ring + shapes + _text((begin + taken, y + 4), arrow.word, INK, many)


def _text(at: Point, words: str, hue: str, more: str = "") -> str:
    place = f'x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{WORD:.0f}" fill="{hue}"'
    return f"<text {place}>{escape(legal(words))}{more}</text>"


def _said(arrow: Arrow) -> str:
    n = len(arrow.statements)
    sign = {"+": say("plus"), "-": say("minus")}.get(arrow.sign) or say("sign not said")
    more = f", {arrow.told}" if arrow.told else ""
    return f"{arrow.source} {arrow.word} {arrow.target} ({sign}): {counted(n, 'sentence')}{more}"


def _actor(actor: DrawnActor, at: Point, r: float, place: Label | None) -> str:
    x, y = at
    dash = ' stroke-dasharray="3 2.5"' if actor.silent else ""
    look = f'fill="{PAPER}" stroke="{INK}" stroke-width="1.5"{dash} class="body"'
    if actor.kind in SOLID:
        side = r * 1.8
        corner = f'x="{x - side / 2:.1f}" y="{y - side / 2:.1f}"'
        shape = f'<rect {corner} width="{side:.1f}" height="{side:.1f}" {look}/>'
    else:
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {look}/>'
    spoken = f", {say('only spoken of')}" if actor.silent else ""
    n = len(actor.statements)
    name = f"{actor.name}{spoken}: {counted(n, 'sentence')}"
    words = ""
    if place is not None:
        led = ""
        if place.led:
            line = f"M{x:.1f} {y:.1f}L{place.x:.1f} {place.y:.1f}"
            led = f'<path d="{line}" stroke="{UNSAID}" stroke-width=".8"/>'
        halo = f'stroke="{PAPER}" stroke-width="{HALO}" paint-order="stroke"'
        words = (
            f'{led}<text x="{place.x:.1f}" y="{place.y:.1f}" text-anchor="middle" '
            f'font-size="13" fill="{INK}" {halo}>{escape(shown(actor.name))}</text>'
        )
    return mark(name, actor.statements, shape + words)
