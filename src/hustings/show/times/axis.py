"""Told time across a picture: years to pixels, ticks at round years, ends that are soft or open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..labels import text_width
from ..marks import UNSAID

LINE, GRID = "#7d8591", "#dde0e5"
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 100_000, 10**6)
"""Years from one tick to the next."""
DAYS = 365.2425
LEAST = 4.0
"""Years an axis shows at least."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Years ``first`` to ``last`` lie from ``left`` to ``right`` (pixels)."""

    first: float
    last: float
    left: float
    right: float

    def x(self, year: float) -> float:
        """Where a year lies; what is beyond an end lies at it."""
        share = (year - self.first) / (self.last - self.first)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def ticks(self) -> list[int]:
        """Round years, as many as can be read."""
        room = (self.right - self.left) / 58
        wanted = (self.last - self.first) / max(1.0, room)
        step = next((s for s in STEPS if s >= wanted), STEPS[-1])
        begin = math.ceil(self.first / step) * step
        return [*range(begin, math.floor(self.last) + 1, step)]


def axis_of(years: Iterable[float], left: float, right: float) -> Axis:
    """An axis over some years, with a little room at both ends; the year 2000 where there are
    none."""
    known = sorted(years) or [2000.0]
    first, last = known[0], known[-1]
    room = max((last - first) * 0.04, (LEAST - (last - first)) / 2, 0.5)
    return Axis(first - room, last + room, left, right)


@lru_cache(maxsize=65536)
def year_of(day: str) -> float:
    """An ISO day as a year with its fraction: 1984-07-01 is about 1984.5.

    >>> year_of("1984-01-01"), round(year_of("1984-12-31"), 2), year_of("-0043-01-01")
    (1984.0, 1985.0, -43.0)
    """
    year, month, date = day.rsplit("-", 2)
    return int(year) + ((int(month) - 1) * 30.44 + int(date) - 1) / DAYS


def said_year(year: int) -> str:
    """A year as one says it: 44 BC for -43 (astronomers count a year 0).

    >>> said_year(1984), said_year(-43), said_year(0)
    ('1984', '44 BC', '1 BC')
    """
    return str(year) if year > 0 else f"{1 - year} BC"


def grid(axis: Axis, top: float, bottom: float) -> list[str]:
    """A fine line at each tick, and its year under it."""
    parts = []
    for year in axis.ticks():
        x = axis.x(year)
        parts.append(f'<path d="M{x:.1f} {top:.1f}V{bottom:.1f}" stroke="{GRID}"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{bottom + 15:.1f}" text-anchor="middle" font-size="12" '
            f'fill="{UNSAID}">{said_year(year)}</text>'
        )
    return parts


def fades(name: str, hues: Sequence[str]) -> str:
    """What a picture needs for soft ends and hatching, for each hue: gradients in and out, and a
    pattern. ``name`` begins their ids, so that two pictures of one page do not share them."""
    parts = []
    for k, hue in enumerate(hues):
        both = f'<stop offset="0" stop-color="{hue}" stop-opacity=".08"/>'
        full = f'<stop offset=".5" stop-color="{hue}" stop-opacity="1"/>'
        out = f'<stop offset="1" stop-color="{hue}" stop-opacity=".08"/>'
        parts.append(f'<linearGradient id="{name}-soft{k}">{both}{full}{out}</linearGradient>')
        parts.append(
            f'<linearGradient id="{name}-in{k}">{both}'
            f'<stop offset=".3" stop-color="{hue}"/></linearGradient>'
        )
        parts.append(
            f'<linearGradient id="{name}-out{k}"><stop offset=".7" stop-color="{hue}"/>'
            f"{out}</linearGradient>"
        )
        parts.append(
            f'<pattern id="{name}-hatch{k}" width="5" height="5" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><path d="M1.2 0V5" stroke="{hue}" '
            f'stroke-width="2.2"/></pattern>'
        )
    return f"<defs>{''.join(parts)}</defs>"


def fitted(words: str, width: float, size: float = 12.0) -> str:
    """As many letters of a text as fit into so many pixels."""
    if text_width(words, size) <= width:
        return words
    room = width - text_width("…", size)
    for n, letter in enumerate(words):
        room -= text_width(letter, size)
        if room < 0:
            return words[:n] + "…" if n else ""
    return words
