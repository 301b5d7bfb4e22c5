"""One lane of a timeline: its marks in rows, their words where there is room, how each looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from xml.sax.saxutils import escape

from ...wording import counted, say
from ..labels import Box, text_width
from ..marks import INK, PAPER, UNSAID, legal, mark
from .axis import LINE, Axis, fitted
from .history import HUES, NAMES, Piece

TALL, LOW = 34.0, 12.0
"""Pixels of a row with words, and of one without."""
MOST_ROWS, MOST_BARE = 7, 8
"""Rows of a lane with words, and rows of bare marks below them."""
LABEL, POINT = 290.0, 7.0
"""Pixels of the longest words, and of the shortest mark."""
WHEN = 82.0
"""Pixels that stay free for a time beside its words where a picture is narrow."""
YEAR = 14.0
"""Pixels up to which a year or less is a point."""


@dataclass(slots=True)
class Rows:
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
class Look:
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


class Lane(NamedTuple):
    """A lane drawn: its parts, how tall it is, how many marks have no words, where words stand."""

    parts: list[str]
    tall: float
    unnamed: int
    words: list[Box]


def lane_parts(
    lane: str,
    told: Sequence[Piece],
    axis: Axis,
    top: float,
    look: Look | None = None,
) -> Lane:
    """One lane, from ``top`` down."""
    most, flip = (look or Look()).most, (look or Look()).flip
    pieces = list(_merged(told, axis))
    rows, bare = Rows(), Rows()
    longest = min(LABEL, axis.right - axis.left - WHEN)
    named: list[_Placed] = []
    unnamed: list[_Placed] = []
    over: list[Piece] = []
    for piece in pieces:
        left, right = span_across(piece, axis)
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
    heads = [y + (last - p.row if flip else p.row) * TALL for p in named]
    parts += [_named(p, axis, at) for p, at in zip(named, heads, strict=True)]
    boxes = [_words_box(p, at) for p, at in zip(named, heads, strict=True)]
    boxes.append(
        (axis.left, top + 3, axis.left + text_width(f"{name} {n} statements", 13), top + 21)
    )
    y += len(rows.ends) * TALL
    parts += [_bare(p, axis, y + 6 + p.row * LOW) for p in unnamed]
    y += len(bare.ends) * LOW + (6 if bare.ends else 0)
    if over:
        ids = tuple(i for p in over for i in p.statements)
        more = say("{n} more in {lane}, where there is no room", n=len(ids), lane=name)
        parts.append(mark(more, ids, small_text(axis.left, y + 14, more, INK)))
        y += 20
    return Lane(parts, y - top + 8, len(unnamed), boxes)


def _words_box(placed: _Placed, y: float) -> Box:
    wide = 24 + text_width(placed.words + placed.piece.when, 12)
    return placed.left, y, placed.left + wide, y + 16


def _merged(pieces: Sequence[Piece], axis: Axis) -> Iterator[Piece]:
    """The pieces of a lane; of more than can be read those of one form that begin and end on the
    same pixels are one mark, which opens all their sentences."""
    if len(pieces) <= MOST_ROWS * MOST_BARE:
        yield from pieces
        return
    same: dict[tuple[object, ...], list[Piece]] = {}
    for p in pieces:
        left, right = span_across(p, axis)
        looks = (p.form, p.soft, p.hatched, p.predicted, p.first is None, p.last is None)
        same.setdefault((round(left / 4), round(right / 4), *looks), []).append(p)
    for found in same.values():
        first = found[0]
        if len(found) == 1:
            yield first
            continue
        ids = tuple(dict.fromkeys(i for p in found for i in p.statements))
        words = counted(len(ids), "statement")
        ascribed = all(p.ascribed for p in found)
        yield replace(first, statements=ids, words=words, ascribed=ascribed)


def span_across(piece: Piece, axis: Axis) -> tuple[float, float]:
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
    left, right = span_across(piece, axis)
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


def small_text(x: float, y: float, words: str, hue: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="12" fill="{hue}">{escape(legal(words))}</text>'
    )
