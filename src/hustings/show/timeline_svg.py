"""A history as told, drawn: a lane each, time across; and the order it was told in.

A point is a year or less, a bar a period, a faded bar about, an arrow no end said, hatching digits
not known, a dashed outline predicted, a hollow mark said for another. Labels are laid out: where
there is no room a mark stands without one, and the picture counts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from ..wording import counted, say, say_many
from .labels import text_width
from .marks import INK, PAPER, UNSAID, Picture, legal, mark, page
from .time_axis import GRID, LINE, Axis, axis_of, fades, fitted, grid

HUES: Mapping[str, str] = {
    "position": "#1f5f9e",
    "cause": "#a6400b",
    "relation": "#0d6b67",
    "quotation": "#6a3ea1",
    "event": "#6f5a00",
    "prediction": "#a0276b",
    "characterisation": "#3b6b1d",
    "code": "#565d69",
}
"""A form's hue; a form made by a person is drawn in ink."""
NAMES = [*HUES, ""]
WORDS, TALL, LOW = 34.0, 34.0, 12.0
"""Pixels of a row with words, and of one without."""
MOST_ROWS, MOST_BARE, MOST_LANES = 7, 8, 40
BOLD = 1.1
"""How much wider bold letters are."""
LABEL, POINT = 290.0, 7.0
WHEN = 82.0
"""Pixels that stay free for a time beside its words where a picture is narrow."""
YEAR = 14.0
"""Pixels up to which a year or less is a point."""
BAND = 44.0
CLOSE, ROOMY = 26.0, 44.0
"""Pixels of a row of what is dated apart: words beside it, and words above it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What was told of one time in one lane: years (None at an open end), and how sure."""

    lane: str
    statements: tuple[str, ...]
    form: str
    words: str
    when: str
    first: float | None
    last: float | None
    soft: bool = False
    hatched: bool = False
    predicted: bool = False
    ascribed: bool = False


@dataclass(frozen=True, slots=True)
class Bracket:
    """One event with two dates: both are drawn, neither is chosen."""

    words: str
    one: float
    other: float
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What one timeline shows: ``lanes`` in order, ``today`` the day the last text was spoken,
    ``eras`` named periods (words, first, last), ``band`` how many statements per step of years
    (year, count)."""

    lanes: tuple[str, ...]
    pieces: tuple[Piece, ...]
    brackets: tuple[Bracket, ...] = ()
    today: float | None = None
    eras: tuple[tuple[str, float, float], ...] = ()
    reach: tuple[float, float] | None = None
    band: tuple[tuple[float, int], ...] = ()
    step: float = 1.0
    ends: tuple[float, ...] = ()
    """First and last of all that is told, where ``pieces`` holds those alone that are drawn."""
    left_out: int = 0
    """Lanes beyond those that are drawn, told in a note."""
    mirrored: bool = False
    """Two lanes on either side of what they date apart, the nearest rows first."""


@dataclass(slots=True)
class _Rows:
    """Rows of one lane: where the last thing in each ends."""

    ends: list[float] = field(default_factory=list)

    def full(self, left: float, most: int) -> bool:
        """Whether no row has room for anything that begins at ``left`` or before."""
        return len(self.ends) >= most and all(left <= end for end in self.ends)

    def take(self, left: float, right: float, most: int) -> int | None:
        """The first row with room from ``left`` to ``right``; None where all are full."""
        for k, end in enumerate(self.ends):
            if left > end:
                self.ends[k] = right
                return k
        if len(self.ends) < most:
            self.ends.append(right)
            return len(self.ends) - 1
        return None


@dataclass(frozen=True, slots=True)
class _Look:
    """How many rows of a lane have words, and whether its first row is the lowest."""

    most: int = MOST_ROWS
    flip: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    piece: Piece
    row: int
    left: float
    right: float
    words: str


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
        return _lane(lane, told[lane], axis, 0.0, _Look(rows))[1]

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
    y = top + 18
    begin = y
    bare = 0
    between = 0 if history.mirrored else len(history.lanes[:MOST_LANES]) - 1
    of_lane: dict[str, list[Piece]] = {}
    for piece in history.pieces:
        of_lane.setdefault(piece.lane, []).append(piece)
    for k, lane in enumerate(history.lanes[:MOST_LANES]):
        flip = history.mirrored and k == 0
        inside, tall, unnamed = _lane(lane, of_lane.get(lane, ()), axis, y, _Look(most[lane], flip))
        drawn += inside
        bare += unnamed
        y += tall
        if k == between:
            apart, deep = _brackets(history, axis, y)
            drawn += apart
            y += deep
    bottom = y
    parts += [*_eras(history, axis, begin - 14, bottom), *grid(axis, begin - 4, bottom)]
    parts += [*_today(history, axis, begin - 4, bottom), *drawn]
    note = _note(bare, max(history.left_out, len(history.lanes) - MOST_LANES))
    if note:
        parts.append(_text(14, bottom + 36, note, UNSAID))
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
    return _lane(lane, [p for p in history.pieces if p.lane == lane], axis, 0.0)[1]


def brackets_height(history: History, axis: Axis) -> float:
    """How tall the events dated apart are drawn."""
    return _brackets(history, axis, 0.0)[1]


def _lane(
    lane: str,
    told: Sequence[Piece],
    axis: Axis,
    top: float,
    look: _Look | None = None,
) -> tuple[list[str], float, int]:
    """One lane: its marks, how tall it is, and how many marks have no words."""
    most, flip = (look or _Look()).most, (look or _Look()).flip
    pieces = list(_merged(told, axis))
    rows, bare = _Rows(), _Rows()
    longest = min(LABEL, axis.right - axis.left - WHEN)
    named: list[_Placed] = []
    unnamed: list[_Placed] = []
    over: list[Piece] = []
    for piece in pieces:
        left, right = _span(piece, axis)
        if not rows.full(max(axis.left, left), most):
            words = fitted(piece.words, longest)
            room = max(right, left + 22 + text_width(words + piece.when, 12)) + 8
            at = min(left, axis.right - (room - left)) if room > axis.right else left
            row = rows.take(max(axis.left, at), room, most)
            if row is not None:
                named.append(_Placed(piece, row, max(axis.left, at), right, words))
                continue
        row = bare.take(left, right + 2, MOST_BARE)
        if row is None:
            over.append(piece)
        else:
            unnamed.append(_Placed(piece, row, left, right, ""))
    n = len(dict.fromkeys(i for p in pieces for i in p.statements))
    name = legal(lane)
    parts = [
        f'<path d="M{axis.left:.1f} {top:.1f}H{axis.right:.1f}" stroke="{LINE}" opacity=".55"/>',
        f'<text x="{axis.left:.1f}" y="{top + 16:.1f}" font-size="13" font-weight="600" '
        f'fill="{INK}">{escape(name)} <tspan font-weight="400" font-size="12" '
        f'fill="{UNSAID}">{counted(n, "statement")}</tspan></text>',
    ]
    y = top + 24
    last = len(rows.ends) - 1
    parts += [_named(p, axis, y + (last - p.row if flip else p.row) * TALL) for p in named]
    y += len(rows.ends) * TALL
    parts += [_bare(p, axis, y + 6 + p.row * LOW) for p in unnamed]
    y += len(bare.ends) * LOW + (6 if bare.ends else 0)
    if over:
        ids = tuple(i for p in over for i in p.statements)
        words = say("{n} more in {lane}, where there is no room", n=len(ids), lane=name)
        parts.append(mark(words, ids, _text(axis.left, y + 14, words, INK)))
        y += 20
    return parts, y - top + 8, len(unnamed)


def _merged(pieces: Sequence[Piece], axis: Axis) -> Iterator[Piece]:
    """The pieces of a lane; of more than can be read those of one form that begin and end on the
    same pixels are one mark, which opens all their sentences."""
    if len(pieces) <= MOST_ROWS * MOST_BARE:
        yield from pieces
        return
    same: dict[tuple[object, ...], list[Piece]] = {}
    for p in pieces:
        left, right = _span(p, axis)
        looks = (p.form, p.soft, p.hatched, p.predicted, p.first is None, p.last is None)
        same.setdefault((round(left / 4), round(right / 4), *looks), []).append(p)
    for found in same.values():
        first = found[0]
        if len(found) == 1:
            yield first
            continue
        ids = tuple(dict.fromkeys(i for p in found for i in p.statements))
        words = counted(len(ids), "statement")
        yield Piece(
            first.lane,
            ids,
            first.form,
            words,
            first.when,
            first.first,
            first.last,
            first.soft,
            first.hatched,
            first.predicted,
            all(p.ascribed for p in found),
        )


def _span(piece: Piece, axis: Axis) -> tuple[float, float]:
    left = axis.left if piece.first is None else axis.x(piece.first)
    right = axis.right if piece.last is None else axis.x(piece.last)
    return left, max(right, left + POINT)


def _name(piece: Piece) -> str:
    whose = f", {say('said for another')}" if piece.ascribed else ""
    n = len(piece.statements)
    return f"{piece.lane}: {piece.words}, {piece.when}{whose}" + (f" ({n})" if n > 1 else "")


def _named(placed: _Placed, axis: Axis, y: float) -> str:
    piece = placed.piece
    hue = HUES.get(piece.form, INK)
    letter = _letter(piece.form)
    end = text_width(placed.words + piece.when, 12)
    ground = (
        f'<rect x="{placed.left - 3:.1f}" y="{y - 1:.1f}" '
        f'width="{max(placed.right - placed.left, end + 20) + 6:.1f}" height="32" rx="3" '
        f'fill="none" class="glow"/>'
    )
    words = (
        f'<text x="{placed.left:.1f}" y="{y + 12:.1f}" font-size="12" font-weight="600" '
        f'fill="{hue}">{letter}</text>' + _when(placed.left + 15, y + 12, placed.words, piece)
    )
    return mark(_name(piece), piece.statements, ground + words + _shape(piece, axis, y + 17, 9))


def _when(x: float, y: float, words: str, piece: Piece) -> str:
    """The words in ink, the time behind them quieter."""
    told = f'<tspan dx="5" fill="{UNSAID}">{escape(legal(piece.when))}</tspan>'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" fill="{INK}" stroke="{PAPER}" '
        f'stroke-width="3" paint-order="stroke">{escape(legal(words))}{told}</text>'
    )


def _bare(placed: _Placed, axis: Axis, y: float) -> str:
    piece = placed.piece
    return mark(_name(piece), piece.statements, _shape(piece, axis, y, 8))


def _letter(form: str) -> str:
    return {"prediction": "D", "characterisation": "H", "code": "O"}.get(
        form, form[:1].upper() or "·"
    )


def _shape(piece: Piece, axis: Axis, y: float, tall: float) -> str:
    """The mark itself: a point, a bar, soft, hatched, hollow, dashed, with an arrow where open."""
    hue = HUES.get(piece.form, INK)
    k = NAMES.index(piece.form if piece.form in HUES else "")
    left, right = _span(piece, axis)
    look = f'fill="{hue}" stroke="none"'
    if piece.hatched:
        look = f'fill="url(#tl-hatch{k})" stroke="{hue}" stroke-width="1"'
    elif piece.soft:
        fade = "in" if piece.last is None else "out" if piece.first is None else "soft"
        look = f'fill="url(#tl-{fade}{k})" stroke="none"'
    if piece.predicted:
        look = f'fill="{PAPER}" stroke="{hue}" stroke-width="1.4" stroke-dasharray="4 2.5"'
    elif piece.ascribed and not piece.hatched and not piece.soft:
        look = f'fill="{PAPER}" stroke="{hue}" stroke-width="1.6"'
    if _is_point(piece, right - left) and piece.soft and not piece.predicted:
        wide = f'x="{(left + right) / 2 - 12:.1f}" y="{y:.1f}" width="24" height="{tall:.1f}"'
        return f"<rect {wide} {look}/>"
    if _is_point(piece, right - left):
        place = f'cx="{(left + right) / 2:.1f}" cy="{y + tall / 2:.1f}" r="{tall / 2:.1f}"'
        return f"<circle {place} {look}/>"
    a = left + (8 if piece.first is None else 0)
    b = right - (8 if piece.last is None else 0)
    bar = (
        f'<rect x="{a:.1f}" y="{y:.1f}" width="{max(2.0, b - a):.1f}" height="{tall:.1f}" {look}/>'
    )
    middle, more = y + tall / 2, tall / 2 + 2
    if piece.first is None:
        bar += _head(left, middle, left + 9, more, hue)
    if piece.last is None:
        bar += _head(right, middle, right - 9, more, hue)
    return bar


def _is_point(piece: Piece, wide: float) -> bool:
    """A year or less, where that is too short to be read as a bar."""
    if piece.first is None or piece.last is None:
        return False
    return wide <= POINT or (wide <= YEAR and piece.last - piece.first <= 1)


def _head(tip: float, y: float, back: float, half: float, hue: str) -> str:
    d = f"M{tip:.1f} {y:.1f}L{back:.1f} {y - half:.1f}V{y + half:.1f}Z"
    return f'<path d="{d}" fill="{hue}"/>'


def _brackets(history: History, axis: Axis, top: float) -> tuple[list[str], float]:
    """One event with two dates: two marks joined, and how far they lie apart."""
    parts = []
    rows = _Rows()
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
        label = (
            f'<text x="{at:.1f}" y="{foot:.1f}" font-size="12" font-weight="600" fill="{INK}">'
            f"{escape(legal(words))}</text>"
        )
        line = f'<path d="{d}" fill="none" stroke="{INK}" stroke-width="1.4"/>'
        parts.append(mark(b.words, b.statements, line + dots + label))
    return parts, (len(rows.ends) * tall + 14 if parts else 0)


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
            parts.append(_text(a + 4, top + 12, name, UNSAID))
    return parts


def _today(history: History, axis: Axis, top: float, bottom: float) -> list[str]:
    if history.today is None or not axis.first < history.today < axis.last:
        return []
    x = axis.x(history.today)
    line = f'<path d="M{x:.1f} {top:.1f}V{bottom:.1f}" stroke="{INK}" stroke-width="1.4"/>'
    words = (
        f'<text x="{x - 5:.1f}" y="{top - 3:.1f}" text-anchor="end" font-size="12" '
        f'fill="{UNSAID}">{say("day of speaking")}</text>'
    )
    return [line, words]


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


def _text(x: float, y: float, words: str, hue: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" fill="{hue}">{escape(legal(words))}</text>'
    )
