"""A history as told, drawn: a lane each, time across; and the order it was told in.

A point is a year or less, a bar a period, a faded bar about, an arrow no end said, hatching digits
not known, a dashed outline predicted, a hollow mark said for another. Labels are laid out: where
there is no room a mark stands without one, and the picture counts them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from ...wording import say, say_many
from ..labels import Box, text_width
from ..marks import INK, UNSAID, Picture, legal, mark, page
from .axis import GRID, LINE, Axis, axis_of, fades, fitted, grid
from .history import HUES, MOST_LANES, NAMES, Bracket, History, Piece
from .lane import MOST_ROWS, Look, Rows, lane_parts, small_text

BOLD = 1.1
"""How much wider bold letters are."""
BAND = 44.0
CLOSE, ROOMY = 26.0, 44.0
"""Pixels of a row of what is dated apart: words beside it, and words above it."""


def timeline_picture(
    history: History,
    *,
    width: float = 1100.0,
    title: str = "",
    band: bool = True,
    tallest: float | None = None,
) -> Picture:
    """The lanes one under another over one axis; with ``band`` how much is told of when above.

    Where that is taller than ``tallest``, each lane has fewer rows of words, as many as fit: its
    other marks stand bare below them, and a note counts those. The same history and width give the
    same bytes.
    """
    most = dict.fromkeys(history.lanes, MOST_ROWS)
    made = _picture(history, most, width=width, title=title, band=band)
    if tallest is None or made.size[1] <= tallest:
        return made
    most = _fitting(history, made.size[1] - tallest, axis_across(history, width))
    return _picture(history, most, width=width, title=title, band=band)


def _fitting(history: History, over: float, axis: Axis) -> dict[str, int]:
    """How many rows of words each lane has where a picture is so much too tall: one row after
    another goes, of the lane that has most."""
    told = {lane: [p for p in history.pieces if p.lane == lane] for lane in history.lanes}

    def tall(lane: str, rows: int) -> float:
        return lane_parts(lane, told[lane], axis, 0.0, Look(rows))[1]

    most = dict.fromkeys(history.lanes, MOST_ROWS)
    now = {lane: tall(lane, MOST_ROWS) for lane in history.lanes}
    while over > 0 and any(most.values()):
        lane = max(history.lanes, key=lambda name: (most[name], now[name]))
        most[lane] -= 1
        less = tall(lane, most[lane])
        over -= now[lane] - less
        now[lane] = less
    return most


def _picture(
    history: History,
    most: Mapping[str, int],
    *,
    width: float,
    title: str,
    band: bool,
) -> Picture:
    """A timeline with so many rows of words in each lane."""
    axis = axis_across(history, width)
    parts: list[str] = [fades("tl", [HUES.get(n, INK) for n in NAMES])]
    top = 8.0
    if band and history.band:
        parts += band_parts(history, axis, top)
        top += BAND + 8
    drawn: list[str] = []
    words: list[Box] = []
    y = top + 18
    begin = y
    bare = 0
    between = 0 if history.mirrored else len(history.lanes[:MOST_LANES]) - 1
    of_lane: dict[str, list[Piece]] = {}
    for piece in history.pieces:
        of_lane.setdefault(piece.lane, []).append(piece)
    if not history.lanes:  # a sheet of its own for what is dated apart
        apart, deep, boxes = _brackets(history, axis, y)
        drawn += apart
        words += boxes
        y += deep
    for k, lane in enumerate(history.lanes[:MOST_LANES]):
        flip = history.mirrored and k == 0
        made = lane_parts(lane, of_lane.get(lane, ()), axis, y, Look(most[lane], flip))
        drawn += made.parts
        words += made.words
        bare += made.unnamed
        y += made.tall
        if k == between:
            apart, deep, boxes = _brackets(history, axis, y)
            drawn += apart
            words += boxes
            y += deep
    bottom = y
    parts += [*_eras(history, axis, begin - 14, bottom), *grid(axis, begin - 4, bottom)]
    parts += [*_today(history, axis, (begin - 4, bottom), words), *drawn]
    note = _note(bare, max(history.left_out, len(history.lanes) - MOST_LANES))
    if note:
        parts.append(small_text(14, bottom + 36, note, UNSAID))
    return Picture(title or "Timeline", tuple(parts), (width, bottom + (44 if note else 24)))


def axis_across(history: History, width: float) -> Axis:
    """The years of a history over a picture of that width."""
    left, right = 14.0, width - 14.0
    if history.reach is not None:
        return Axis(*history.reach, left, right)
    years = [y for p in history.pieces for y in (p.first, p.last) if y is not None]
    return axis_of([*years, *history.ends], left, right)


def band_svg(history: History, *, width: float = 1100.0) -> str:
    """How much is told of when, over the whole of told time: the overview to choose from."""
    years = [y for y, _ in history.band] + [y + history.step for y, _ in history.band]
    axis = axis_of(years, 14.0, width - 14.0)
    if history.reach is not None:
        axis = Axis(*history.reach, left=14.0, right=width - 14.0)
    return page((width, BAND + 4), say("How much is told of when"), band_parts(history, axis, 2.0))


def band_parts(history: History, axis: Axis, top: float) -> list[str]:
    """A bar for each step of years, as high as statements speak of it."""
    most = max((n for _, n in history.band), default=1)
    foot = top + BAND - 4
    parts = [f'<path d="M{axis.left:.1f} {foot:.1f}H{axis.right:.1f}" stroke="{LINE}"/>']
    for year, n in history.band:
        a, b = axis.x(year), axis.x(year + history.step)
        if n and b > a:
            tall = max(2.0, (BAND - 8) * n / most)
            parts.append(
                f'<rect x="{a + 0.5:.1f}" y="{foot - tall:.1f}" width="{max(1.0, b - a - 1):.1f}" '
                f'height="{tall:.1f}" fill="{UNSAID}"/>'
            )
    return parts


def lane_height(history: History, lane: str, axis: Axis) -> float:
    """How tall a lane is drawn."""
    return lane_parts(lane, [p for p in history.pieces if p.lane == lane], axis, 0.0)[1]


def brackets_height(history: History, axis: Axis) -> float:
    """How tall the events dated apart are drawn."""
    return _brackets(history, axis, 0.0)[1]


def _brackets(history: History, axis: Axis, top: float) -> tuple[list[str], float, list[Box]]:
    """One event with two dates: two marks joined, and how far they lie apart; how tall it is, and
    where words stand."""
    parts = []
    boxes: list[Box] = []
    rows = Rows()
    tall = ROOMY if any(_above(b, axis) for b in history.brackets) else CLOSE
    for b in sorted(history.brackets, key=lambda b: b.one):
        one, other = axis.x(min(b.one, b.other)), axis.x(max(b.one, b.other))
        words = fitted(b.words, (axis.right - axis.left - 12) / BOLD)
        wide = text_width(words, 12) * BOLD + 12
        above = _above(b, axis)
        row = rows.take(axis.left if above else one - 4, max(other + wide + 10, one), 12)
        if row is None:
            continue
        y = top + 10 + row * tall + (tall - CLOSE if above else 0)
        d = f"M{one:.1f} {y:.1f}v8H{other:.1f}v-8"
        dots = "".join(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{INK}"/>' for x in (one, other)
        )
        at = other + 8 if other + wide < axis.right else max(axis.left, one - wide)
        foot = y - 8 if above else y + 9
        boxes.append((at, foot - 12, at + wide, foot + 4))
        label = (
            f'<text x="{at:.1f}" y="{foot:.1f}" font-size="12" font-weight="600" fill="{INK}">'
            f"{escape(legal(words))}</text>"
        )
        line = f'<path d="{d}" fill="none" stroke="{INK}" stroke-width="1.4"/>'
        parts.append(mark(b.words, b.statements, line + dots + label))
    return parts, (len(rows.ends) * tall + 14 if parts else 0), boxes


def _above(bracket: Bracket, axis: Axis) -> bool:
    """Whether the words of a bracket have room on neither side of it."""
    one, other = sorted(map(axis.x, (bracket.one, bracket.other)))
    wide = text_width(bracket.words, 12) * BOLD + 12
    return other + wide >= axis.right and one - wide < axis.left


def _eras(history: History, axis: Axis, top: float, bottom: float) -> list[str]:
    """Named periods, a band each behind the lanes, the name at its top."""
    parts = []
    for words, first, last in history.eras:
        a, b = axis.x(first), axis.x(last)
        if b - a < 1:
            continue
        box = f'x="{a:.1f}" y="{top:.1f}" width="{b - a:.1f}" height="{bottom - top:.1f}"'
        parts.append(f'<rect {box} fill="{GRID}" opacity=".45"/>')
        name = fitted(words, b - a - 6)
        if name:
            parts.append(small_text(a + 4, top + 12, name, UNSAID))
    return parts


def _today(
    history: History, axis: Axis, reach: tuple[float, float], words: Sequence[Box]
) -> list[str]:
    """The day of speaking, a line from top to bottom that stands back where words are."""
    if history.today is None or not axis.first < history.today < axis.last:
        return []
    x = axis.x(history.today)
    top, bottom = reach
    d, y = "", top
    for left, over, right, under in sorted(words, key=lambda box: box[1]):
        if left - _CLEAR <= x <= right + _CLEAR and over > y:
            d += f"M{x:.1f} {y:.1f}V{over:.1f}"
            y = under
    line = f'<path d="{d}M{x:.1f} {y:.1f}V{bottom:.1f}" stroke="{INK}" stroke-width="1.4"/>'
    name = (
        f'<text x="{x - 5:.1f}" y="{top - 3:.1f}" text-anchor="end" font-size="12" '
        f'fill="{UNSAID}">{say("day of speaking")}</text>'
    )
    return [line, name]


_CLEAR = 3.0
"""Pixels between a line and words it would cross."""


def _note(bare: int, lanes: int) -> str:
    parts = [
        say_many(bare, "{n} mark without words: no room", "{n} marks without words: no room")
        if bare
        else "",
        say_many(lanes, "{n} lane more in the list", "{n} lanes more in the list")
        if lanes > 0
        else "",
    ]
    return "; ".join(p for p in parts if p)
