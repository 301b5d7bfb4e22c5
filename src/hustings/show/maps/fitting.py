"""What of a causal map is drawn and where it lies; on paper as much as can be read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...model import CausalMap
from ..looks import MAP_HIGH, MAP_ROOM, MapLook
from .few import Few, strongest
from .places import Placed, Wishes, placed

LONG, SHORT = 18, 14
"""Letters of a line of a factor's name, about, and where room is scarce."""
AHEAD = 8
"""Counts tried behind the largest a halving found: with one factor more a drawing may be smaller.
"""
LINES = 4
"""Lines of a factor's name; what is behind them is told by an ellipsis."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a map is drawn: some of its pieces (None: all), and of a large one whatever factors
    are in use. Without ``ids`` a factor says on how many statements it rests, and not on which.
    ``paper``: no more than a page has room for with letters one can read."""

    pieces: Sequence[Sequence[str]] | None = None
    kept: Sequence[str] = ()
    ids: bool = True
    paper: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is drawn, each name in lines, and where it lies."""

    few: Few
    words: dict[str, list[str]]
    lying: Placed


def fitted(m: CausalMap, look: MapLook, part: Part, widest: float | None = None) -> Fitted:
    """The factors told most, where a look wants them; for paper, where that does not fit, as many
    as do in either direction, whatever was moved."""
    pieces = m.pieces() if part.pieces is None else part.pieces
    wishes = Wishes(look.layout, widest or MAP_ROOM[look.column], look.moved)
    whole = _laid(strongest(m, pieces, look.most, part.kept), wishes)
    if not part.paper or _fits(whole, look):
        return whole
    every = sum(len(names) for names in whole.few.pieces)

    def of(count: int) -> Fitted | None:
        few = replace(strongest(m, pieces, count, part.kept), anew=bool(wishes.moved))
        return next((made for made in _ways(few, wishes) if _fits(made, look)), None)

    most = bisect_left(range(1, every + 1), True, key=lambda count: of(count) is None)
    counts = range(min(every, most + AHEAD), 0, -1)
    return next((made for made in map(of, counts) if made), whole)


def _ways(few: Few, wishes: Wishes) -> Iterator[Fitted]:
    """As wished and in the other direction, with names in short lines."""
    made = _laid(few, replace(wishes, moved={}), SHORT)
    yield made
    other = "right" if made.lying.down else "down"
    yield _laid(few, replace(wishes, moved={}, layout=other), SHORT)


def _fits(made: Fitted, look: MapLook) -> bool:
    wide, high = made.lying.size
    return wide <= MAP_ROOM[look.column] and high <= MAP_HIGH


def _laid(few: Few, wishes: Wishes, long: int = LONG) -> Fitted:
    names = [name for piece in few.pieces for name in piece]
    words = {n: _lines(n, long) for n in names}
    sizes = {
        n: (max(84.0, *(len(w) * 7.4 + 24 for w in lines)), 14.0 + 16 * len(lines))
        for n, lines in words.items()
    }
    arrows = [(link.cause, link.effect) for link in few.links]
    return Fitted(few, words, placed(few.pieces, sizes, arrows, wishes))


def _lines(name: str, most: int) -> list[str]:
    """A name in lines; one that is longer ends in an ellipsis."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + len(word) < most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > LINES:
        return [*lines[: LINES - 1], f"{lines[LINES - 1]} …"]
    return lines or [name]
