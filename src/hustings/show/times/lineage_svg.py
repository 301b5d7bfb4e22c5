"""Which organisation came out of which, drawn: a lane each, time across, forks and joins between.

A faded end with a dotted tick is an uncertain date, an arrow still there when told, a dotted
beginning one nobody tells. Two tellers who date one event differently are two marks joined by a
bracket; neither is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ...wording import counted, say_many
from ..labels import Box, Boxes, text_width
from ..marks import INK, PAPER, UNSAID, Picture, legal, mark, shown, tellers
from .axis import LINE, Axis, axis_of, fades, fitted, grid

LANE, TOP, NAME = 46.0, 34.0, 170.0
TALL = 62.0
"""Pixels of a lane whose name stands over it."""
CHIP = 20.0
SURE = 1.01
"""An end within so many years is one year, and drawn as sure."""
WIDE, NARROW = 700.0, 14.0
"""From this width on a lane's name stands before it; in less it stands over it, and the years have
all of the width."""

Span = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """One organisation: the years its beginning and its end may fall on (None where nobody tells),
    with the statements."""

    name: str
    begins: Span
    ends: Span
    begin: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnTurning:
    """One event at ``when`` (years): ``lane`` begins, forks from, joins or goes into ``other``;
    ``shape`` says who tells it."""

    what: str
    lane: str
    other: str | None
    words: str
    when: Span
    statements: tuple[str, ...]
    shape: str = ""
    soft: bool = False

    @property
    def year(self) -> float | None:
        """Where its mark stands: half way, at an open end the end that is told."""
        known = [y for y in self.when if y is not None]
        return sum(known) / len(known) if known else None


def lineage_picture(
    lanes: Sequence[DrawnLane],
    turnings: Sequence[DrawnTurning],
    *,
    width: float = 1100.0,
    title: str = "",
    today: float | None = None,
) -> Picture:
    """Lanes and the dated events between them. What has no end
    goes on to ``today``, the day of speaking. The same values give the same bytes."""
    years = [y for t in turnings for y in t.when if y is not None]
    years += [today] if today is not None and years else []
    room, tall = (NAME, LANE) if width > WIDE else (NARROW, TALL)
    axis = axis_of(years, room, width - 24)
    row = {lane.name: TOP + tall * (i + 0.5) for i, lane in enumerate(lanes)}
    bottom = TOP + tall * len(lanes) + 18
    parts = [fades("li", [INK]), *grid(axis, TOP - 6, bottom)]
    bars = _bars(lanes, turnings, axis)
    taken = Boxes(())
    for turning in turnings:
        if turning.year is not None and turning.other is not None:
            x, ends = axis.x(turning.year), sorted((row[turning.lane], row[turning.other]))
            taken.add((x - 2, ends[0], x + 2, ends[1]))
    for lane in lanes:
        y = row[lane.name]
        name = _name(lane, y, bars[lane.name][0], taken, (room, width))
        parts.append(_lane(lane, bars[lane.name], axis, y, name))
        taken.add(name.box)
    for turning in turnings:
        if turning.year is not None:
            x = axis.x(turning.year)
            between = (row[turning.lane], row.get(turning.other or ""))
            parts.append(_turning(turning, x, between, taken, axis))
    parts += _apart(turnings, row, axis)
    return Picture(title or "Lineage", tuple(parts), (width, bottom + 30))


def _bars(
    lanes: Sequence[DrawnLane], turnings: Sequence[DrawnTurning], axis: Axis
) -> Mapping[str, tuple[float, float, bool, bool]]:
    """Where each lane's bar begins and ends, and whether each of both is told."""
    bars = {}
    for lane in lanes:
        met = [t.year for t in turnings if lane.name in (t.lane, t.other) and t.year is not None]
        first = _year(lane.begins)
        last = _year(lane.ends)
        joined = [
            t.year
            for t in turnings
            if t.what == "joins" and t.lane == lane.name and t.year is not None
        ]
        if last is None and joined and max(met) <= max(joined):
            last = max(joined)
        begin = (
            first
            if first is not None
            else min(met, default=axis.first) - 0.03 * (axis.last - axis.first)
        )
        end = last if last is not None else axis.last
        bars[lane.name] = (axis.x(begin), axis.x(end), first is not None, last is not None)
    return bars


def _year(span: Span) -> float | None:
    known = [y for y in span if y is not None]
    return sum(known) / len(known) if known else None


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a lane as it is written, and the room it takes."""

    words: str
    box: Box

    @property
    def drawn(self) -> str:
        x, y = self.box[0], self.box[3]
        halo = f'stroke="{PAPER}" stroke-width="3" paint-order="stroke"'
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="13" fill="{INK}" {halo}>'
            f"{escape(legal(self.words))}</text>"
        )


def _name(
    lane: DrawnLane, y: float, begin: float, taken: Boxes, across: tuple[float, float]
) -> _Name:
    """Before its lane where there is room for that, else over it, where its bar begins and no line
    runs; ``across`` is the room before the lanes, and all of the width."""
    room, width = across
    if room == NAME:
        return _Name(fitted(shown(lane.name), room - 14, 13), (10, y - 8, room, y + 4))
    words = fitted(shown(lane.name), width - 8, 13)
    wide = text_width(words, 13)
    most = width - wide - 4
    box: Box = (2, y - 26, 2 + wide, y - 13)
    for left in (begin + 6, begin - wide - 6, most, 2.0):
        held = (left, y - 26, left + wide, y - 13)
        if 0 < left <= most and not taken.meets(held):
            return _Name(words, held)
    return _Name(words, box)


def _lane(
    lane: DrawnLane, bar: tuple[float, float, bool, bool], axis: Axis, y: float, name: _Name
) -> str:
    a, b, begun, ended = bar
    dash = "" if begun else ' stroke-dasharray="2 3"'
    lead = min(a + 14, b)
    line = (
        f'<path d="M{a:.1f} {y:.1f}H{lead:.1f}" stroke="{INK}" stroke-width="5"{dash}/>'
        f'<path d="M{lead:.1f} {y:.1f}H{max(lead, b - (0 if ended else 8)):.1f}" '
        f'stroke="{INK}" stroke-width="5"/>'
    )
    glow = (
        f'<rect x="{a - 4:.1f}" y="{y - 9:.1f}" width="{max(8.0, b - a + 8):.1f}" height="18" '
        f'fill="none" class="glow"/>'
    )
    if not ended:
        line += f'<path d="M{b:.1f} {y:.1f}l-10 -6v12Z" fill="{INK}"/>'
    line += _soft(lane.begins, axis, y) + _soft(lane.ends, axis, y)
    return mark(lane.name, lane.statements, glow + line + name.drawn)


def _soft(span: Span, axis: Axis, y: float) -> str:
    """A fade between the two years an end may fall on, a dotted tick at each."""
    one, other = span
    if one is None or other is None or other - one <= SURE:
        return ""
    a, b = axis.x(one), axis.x(other)
    ticks = "".join(
        f'<path d="M{x:.1f} {y - 8:.1f}v16" stroke="{INK}" stroke-dasharray="2 2"/>' for x in (a, b)
    )
    box = f'x="{a:.1f}" y="{y - 4:.1f}" width="{max(1.0, b - a):.1f}" height="8"'
    return f'<rect {box} fill="{PAPER}"/><rect {box} fill="url(#li-soft0)"/>{ticks}'


def _turning(
    turning: DrawnTurning,
    x: float,
    ends: tuple[float, float | None],
    taken: Boxes,
    axis: Axis,
) -> str:
    y, other = ends
    if other is None:
        line = f'<path d="M{x:.1f} {y - 9:.1f}v18" stroke="{INK}" stroke-width="2.4"/>'
        middle = y - 16
    else:
        dash = ' stroke-dasharray="4 3"' if turning.soft else ""
        d = f"M{x:.1f} {other:.1f}V{y:.1f}"
        line = f'<path d="{d}" stroke="{INK}" stroke-width="2.4" fill="none"{dash}/>'
        line += "".join(
            f'<circle cx="{x:.1f}" cy="{end:.1f}" r="4" fill="{PAPER}" stroke="{INK}" '
            f'stroke-width="1.6"/>'
            for end in (other, y)
        )
        middle = (y + other) / 2
    box = _chip(turning, x, middle, taken, axis)
    shapes, wide = tellers(turning.shape, box[0] + 6, box[1] + CHIP / 2)
    chip = (
        f'<rect x="{box[0]:.1f}" y="{box[1]:.1f}" width="{box[2] - box[0]:.1f}" '
        f'height="{CHIP:.0f}" rx="3" fill="{PAPER}" stroke="{LINE}" class="ground"/>'
        f'{shapes}<text x="{box[0] + 6 + wide:.1f}" y="{box[1] + 14:.1f}" font-size="12" '
        f'fill="{INK}">{escape(legal(turning.words))}</text>'
    )
    n = len(turning.statements)
    of = f" {turning.other}" if turning.other else ""
    name = f"{turning.lane} {turning.words}{of}: {counted(n, 'sentence')}"
    return mark(name, turning.statements, line + chip)


def _chip(turning: DrawnTurning, x: float, y: float, taken: Boxes, axis: Axis) -> Box:
    """A free place for an event's words: right of its line, left, then higher and lower."""
    wide = text_width(turning.words, 12) + 14 + 13 * len(turning.shape)
    for dy in (0, 11, -11, 22, -22, 33, -33, 44, -44):
        for left in (x + 7, x - wide - 7):
            box = (left, y + dy - CHIP / 2, left + wide, y + dy + CHIP / 2)
            if left > axis.left and box[2] < axis.right + 20 and not taken.meets(box):
                taken.add(box)
                return box
    left = max(axis.left, min(x + 7, axis.right + 18 - wide))
    return (left, y - CHIP / 2, left + wide, y + CHIP / 2)


def _apart(turnings: Sequence[DrawnTurning], row: Mapping[str, float], axis: Axis) -> list[str]:
    """A bracket under each event that is told with two dates."""
    same: dict[tuple[str, str, str | None], list[DrawnTurning]] = {}
    for t in turnings:
        if t.year is not None:
            same.setdefault((t.what, t.lane, t.other), []).append(t)
    parts = []
    for (_, lane, _), told in same.items():
        years = sorted(t.year for t in told if t.year is not None)
        gap = round(years[-1] - years[0])
        if gap < 1:
            continue
        a, b, y = axis.x(years[0]), axis.x(years[-1]), row[lane] + 14
        ids = dict.fromkeys(i for t in told for i in t.statements)
        words = say_many(gap, "{n} year apart", "{n} years apart")
        line = f"M{a:.1f} {y - 5:.1f}v6H{b:.1f}v-6"
        label = (
            f'<text x="{(a + b) / 2:.1f}" y="{y + 13:.1f}" text-anchor="middle" font-size="12" '
            f'font-weight="600" fill="{INK}" stroke="{PAPER}" stroke-width="3" '
            f'paint-order="stroke">{words}</text>'
        )
        drawn = f'<path d="{line}" fill="none" stroke="{UNSAID}" stroke-width="1.4"/>'
        parts.append(mark(f"{lane}: {words}", ids, drawn + label))
    return parts
