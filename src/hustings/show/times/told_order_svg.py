"""The order a history is told in: across the place in the telling, up the time told of.

A jump back is a solid line with a filled head, a jump forward dashed with an open one; the longest
time never spoken of is a dashed box; the undated keep their place below and no line meets them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, degrees
from xml.sax.saxutils import escape

from ...wording import say, say_many
from ..labels import Box, Boxes, text_width
from ..marks import INK, PAPER, UNSAID, legal, mark, page
from .axis import GRID, LINE, Axis, axis_of, fades, fitted, said_year
from .history import HUES, NAMES, Mark

LEFT, RIGHT, TOP, FOOT = 66.0, 20.0, 30.0, 74.0
TALL = 430.0
WORDS = 190.0
"""Pixels a label may take."""
MANY, LEAST = 400, 4.0
"""Of more statements than this in one telling, steps that are no jump are not joined by a line;
where marks are no wider than the second (pixels) none has room for words."""


@dataclass(frozen=True, slots=True)
class Told(Mark):
    """A mark in the order of telling: ``at`` its place."""

    at: int = 0
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Jump:
    """A step of many years from one dated statement to the next, by their places in ``told``."""

    number: int
    before: int
    after: int
    years: int
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: its statements in order, the jumps, the longest silence (years), headings of the
    text (place, words) and the day of speaking."""

    told: tuple[Told, ...]
    jumps: tuple[Jump, ...] = ()
    silence: tuple[float, float] | None = None
    headings: tuple[tuple[int, str], ...] = ()
    today: float | None = None


def told_order_svg(
    telling: Telling, *, width: float = 1100.0, title: str = "", study: str = ""
) -> str:
    """The telling as a path over the years. The same telling and width give the same bytes."""
    dated = [t for t in telling.told if t.dated]
    years = [y for t in dated for y in (t.first, t.last) if y is not None]
    up = axis_of(years, TOP + TALL, TOP)  # years grow upwards
    places = [t.at for t in telling.told] or [0]
    across = Axis(min(places) - 0.8, max(places) + 0.8, LEFT, width - RIGHT)
    parts = [fades("to", [HUES.get(n, INK) for n in NAMES])]
    parts += [*_years(up, width), *_headings(telling, across)]
    parts += [*_silence(telling, up, across), *_today(telling, up, width)]
    parts += _path(dated, telling, up, across)
    parts += _marks(dated, up, across, _line_of_today(telling, up, width))
    parts += _undated([t for t in telling.told if not t.dated], across)
    foot = TOP + TALL
    parts.append(
        _text(
            LEFT,
            foot + FOOT - 8,
            say("across: the order of telling; up: the time told of"),
            UNSAID,
        )
    )
    return page((width, foot + FOOT), title or say("Told order"), parts, study=study)


def _years(up: Axis, width: float) -> list[str]:
    parts = []
    for year in Axis(up.first, up.last, 0, TALL * 1.4).ticks():
        y = up.x(year)
        parts.append(f'<path d="M{LEFT:.1f} {y:.1f}H{width - RIGHT:.1f}" stroke="{GRID}"/>')
        parts.append(_text(LEFT - 8, y + 4, said_year(year), UNSAID, "end"))
    return parts


def _headings(telling: Telling, across: Axis) -> list[str]:
    parts = []
    end = 0.0
    for place, words in telling.headings:
        x = across.x(place - 0.5)
        line = f"M{x:.1f} {TOP - 12:.1f}V{TOP + TALL + 40:.1f}"
        parts.append(f'<path d="{line}" stroke="{LINE}" opacity=".5"/>')
        if x > end:
            parts.append(_text(x + 5, TOP - 14, words[:40], INK))
            end = x + 12 + text_width(words[:40], 12)
    return parts


def _silence(telling: Telling, up: Axis, across: Axis) -> list[str]:
    if telling.silence is None:
        return []
    first, last = telling.silence
    top, foot = up.x(last), up.x(first)
    box = (
        f'<rect x="{across.left:.1f}" y="{top:.1f}" width="{across.right - across.left:.1f}" '
        f'height="{max(1.0, foot - top):.1f}" fill="none" stroke="{LINE}" stroke-dasharray="4 3"/>'
    )
    years = {"first": said_year(round(first)), "last": said_year(round(last) - 1)}
    words = say("{first} to {last}: not in this account", **years)
    middle = (across.left + across.right) / 2
    return [box, _text(middle, (top + foot) / 2 + 4, words, UNSAID, "middle")]


def _today(telling: Telling, up: Axis, width: float) -> list[str]:
    if telling.today is None or not up.first < telling.today < up.last:
        return []
    y = up.x(telling.today)
    line = f'<path d="M{LEFT:.1f} {y:.1f}H{width - RIGHT:.1f}" stroke="{INK}"/>'
    return [line, _text(LEFT + 4, y - 4, say("day of speaking"), UNSAID)]


def _middle(t: Told, up: Axis) -> float:
    """Where the path meets a statement: half way, at an open end the end that is told."""
    known = [y for y in (t.first, t.last) if y is not None]
    return up.x(sum(known) / len(known))


def _path(dated: Sequence[Told], telling: Telling, up: Axis, across: Axis) -> list[str]:
    jumps = {(j.before, j.after): j for j in telling.jumps}
    parts = []
    # the path meets each statement once, at the first of its times
    first = {t.at: t for t in reversed(dated)}
    for one, two in pairwise(first[at] for at in sorted(first)):
        a = (across.x(one.at), _middle(one, up))
        b = (across.x(two.at), _middle(two, up))
        jump = jumps.get((one.at, two.at))
        if jump is not None:
            parts.append(_jump(jump, a, b))
        elif len(dated) <= MANY:
            d = f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"
            parts.append(f'<path d="{d}" stroke="{LINE}" fill="none"/>')
    return parts


def said_jump(jump: Jump) -> str:
    """How far a telling jumps, and which way."""
    n = abs(jump.years)
    if jump.years < 0:
        return say_many(n, "back {n} year", "back {n} years")
    return say_many(n, "forward {n} year", "forward {n} years")


def _jump(jump: Jump, a: tuple[float, float], b: tuple[float, float]) -> str:
    back = jump.years < 0
    angle = degrees(atan2(b[1] - a[1], b[0] - a[0]))
    d = f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"
    dash = "" if back else ' stroke-dasharray="5 3"'
    glow = (
        f'<path d="{d}" fill="none" stroke="none" stroke-width="10" class="glow" '
        f'stroke-linecap="round"/>'
    )
    line = f'<path d="{d}" fill="none" stroke="{INK}" stroke-width="1.5"{dash}/>'
    head = (
        f'<path d="M-5 0L-14 -4.5V4.5Z" transform="translate({b[0]:.1f} {b[1]:.1f}) '
        f'rotate({angle:.1f})" fill="{INK if back else PAPER}" stroke="{INK}"/>'
    )
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{PAPER}" stroke="{INK}"/>'
    digits = _text(x, y + 4, str(jump.number), INK, "middle")
    name = f"{say('Jump {number}', number=str(jump.number))}: {said_jump(jump)}"
    return mark(name, jump.statements, glow + line + head + ring + digits)


def _line_of_today(telling: Telling, up: Axis, width: float) -> list[Box]:
    """What the line and the words of the day of speaking take up: no label crosses them."""
    if not _today(telling, up, width):
        return []
    y = up.x(telling.today or 0)
    return [
        (LEFT, y - 2, width - RIGHT, y + 2),
        (LEFT, y - 16, LEFT + 8 + text_width(say("day of speaking"), 12), y),
    ]


def _marks(dated: Sequence[Told], up: Axis, across: Axis, kept_free: Sequence[Box]) -> list[str]:
    taken = Boxes(kept_free)
    wide = max(LEAST, min(12.0, (across.right - across.left) / max(1, len(dated)) * 0.7))
    for t in dated:
        x, y = across.x(t.at), _middle(t, up)
        taken.add((x - wide / 2, y - 5, x + wide / 2, y + 5))
    return [_mark(t, up, across, wide, taken) for t in dated]


def _mark(t: Told, up: Axis, across: Axis, wide: float, taken: Boxes) -> str:
    hue = HUES.get(t.form, INK)
    k = NAMES.index(t.form if t.form in HUES else "")
    x = across.x(t.at) - wide / 2
    top = up.right if t.last is None else up.x(t.last)
    foot = up.left if t.first is None else up.x(t.first)
    tall = max(5.0, foot - top)
    fill = f"url(#to-hatch{k})" if t.hatched else hue
    soft = ' opacity=".55"' if t.soft else ""
    look = f'fill="{fill}" stroke="{hue}" stroke-width="1"{soft}'
    if t.predicted:
        look = f'fill="{PAPER}" stroke="{hue}" stroke-width="1.4" stroke-dasharray="3 2"'
    box = f'x="{x:.1f}" y="{foot - tall:.1f}" width="{wide:.1f}" height="{tall:.1f}"'
    body = f"<rect {box} {look}/>"
    glow = (
        f'<rect x="{x - 4:.1f}" y="{foot - tall - 4:.1f}" width="{wide + 8:.1f}" '
        f'height="{tall + 8:.1f}" fill="none" class="glow"/>'
    )
    if t.last is None:
        d = f"M{x + wide / 2:.1f} {top - 2:.1f}l-6 9h12Z"
        body += f'<path d="{d}" fill="{hue}"/>'
    words = _label(t, (x + wide / 2, foot - tall / 2), wide, taken, across)
    said = f", {say('predicted')}" if t.predicted else ""
    return mark(f"{t.words}, {t.when}{said}", t.statements, glow + body + words)


def _label(t: Told, at: tuple[float, float], wide: float, taken: Boxes, across: Axis) -> str:
    """The words beside a mark where there is room; else the mark's own name says them."""
    if wide <= LEAST:
        return ""
    words = fitted(t.words, WORDS)
    long = text_width(f"{words}  {t.when}", 12)
    for dx, dy in ((wide, -10), (wide, 12), (-long - wide, -10), (-long - wide, 12)):
        x, y = at[0] + dx, at[1] + dy
        box = (x, y - 8, x + long, y + 6)
        if x > across.left and box[2] < across.right and not taken.meets(box):
            taken.add(box)
            told = f'<tspan dx="6" fill="{UNSAID}">{escape(legal(t.when))}</tspan>'
            halo = f'stroke="{PAPER}" stroke-width="3" paint-order="stroke"'
            return (
                f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="12" fill="{INK}" {halo}>'
                f"{escape(legal(words))}{told}</text>"
            )
    return ""


def _undated(told: Sequence[Told], across: Axis) -> list[str]:
    y = TOP + TALL + 30
    parts = [_text(across.left - 8, y + 4, say("undated"), UNSAID, "end")]
    for t in told:
        hue = HUES.get(t.form, INK)
        x = across.x(t.at)
        ring = (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{PAPER}" stroke="{hue}" '
            f'stroke-width="1.4" stroke-dasharray="2 1.5"/>'
        )
        parts.append(mark(f"{t.words}, {say('undated')}", t.statements, ring))
    return parts


def _text(x: float, y: float, words: str, hue: str, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="12" fill="{hue}">'
        f"{escape(legal(words))}</text>"
    )
