"""Statements over time: a row of bars for each value, all on one scale; a time of which there is no
text at all is shaded, so that it is not taken for silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from ...wording import counted, number, say, worded
from ..figures import Key
from ..labels import text_width
from ..marks import INK, PLUS, Picture, written
from ..times.axis import GRID, LINE, said_year
from .shared import (
    NUMBER,
    PLAIN_CHART,
    QUIET,
    Chart,
    ChartLook,
    Spot,
    block,
    label_width,
    name_at,
    target,
)

ROW, BAR, TOP, FOOT = 58.0, 36.0, 14.0, 26.0
RIGHT = 16.0
LEGIBLE = 17.0
"""Pixels of a bar from which each has its number; narrower, the highest of its row alone has."""
MOST = 12
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class TimeCounts(Protocol):
    """What is drawn: :class:`hustings.networks.OverTime`, which this room does not know."""

    @property
    def variable(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def time(self) -> str: ...
    @property
    def values(self) -> tuple[str, ...]: ...
    @property
    def periods(self) -> tuple[str, ...]: ...
    @property
    def counts(self) -> npt.NDArray[np.int64]: ...
    def statements(self, value: str, period: str | None = None) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where periods stand: the left of the first, pixels of each, pixels a statement."""

    left: float
    step: float
    unit: float

    def x(self, k: int) -> float:
        return self.left + k * self.step


NO_TEXT: Final[dict[str, Callable[[], str]]] = {
    "day": lambda: say("no text of this day"),
    "week": lambda: say("no text of this week"),
    "month": lambda: say("no text of this month"),
    "year": lambda: say("no text of this year"),
    "decade": lambda: say("no text of this decade"),
}


def time_chart(
    made: TimeCounts,
    look: ChartLook = PLAIN_CHART,
    title: str = "",
    gaps: Sequence[int] = (),
) -> Chart:
    """The counts as rows of bars; ``gaps`` are the periods (by number) of which there is no text.

    The same counts and look give the same bytes.
    """
    names = list(made.values[: look.most or MOST])
    wide = label_width([*names, counted(1000, "statement")], look)
    step = (look.width - wide - RIGHT) / max(1, len(made.periods))
    high = int(made.counts[: len(names)].max(initial=0))
    scale = _Scale(wide, step, BAR / max(1, high))
    bottom = TOP + ROW * len(names)
    parts = [
        block(scale.x(k), TOP, (step, bottom - TOP), f'fill="{GRID}" fill-opacity=".5"')
        for k in gaps
    ]
    parts += _axis(made, scale, bottom)
    for i, name in enumerate(names):
        foot = TOP + ROW * i + ROW - 8
        parts.append(_named(made, i, name, (foot, wide), look))
        parts += _row(made, i, scale, foot, look)
    left = len(made.values) - len(names)
    rest = int(made.counts[len(names) :].sum())
    unshown = (
        say(
            "{rows} with {statements} more not drawn.",
            rows=counted(left, made.variable),
            statements=counted(rest, "statement"),
        )
        if left
        else ""
    )
    keys = (Key("box", NO_TEXT[made.unit](), GRID, 0.5),) if gaps else ()
    name = title or say("Statements over time, by {variable}", variable=worded(made.variable))
    return Chart(Picture(name, tuple(parts), (look.width, bottom + FOOT)), keys, unshown)


def _named(
    made: TimeCounts, i: int, name: str, placed: tuple[float, float], look: ChartLook
) -> str:
    foot, wide = placed
    total = int(made.counts[i].sum())
    words = name_at(wide - 8, foot - 18, name, wide - 8)
    words += name_at(wide - 8, foot - 2, counted(total, "statement"), wide - 8).replace(
        f'fill="{INK}"', f'fill="{QUIET.hue}"'
    )
    spot = Spot(f"{name}: {counted(total, 'statement')}", name, "", lambda: made.statements(name))
    return spot.mark(target(0, foot - BAR, wide, BAR + 4) + words, look)


def _row(made: TimeCounts, i: int, scale: _Scale, foot: float, look: ChartLook) -> list[str]:
    line = f'<path d="M{scale.left:.1f} {foot:.1f}H{scale.x(len(made.periods)):.1f}"'
    parts = [f'{line} stroke="{LINE}"/>']
    counts = made.counts[i]
    highest = int(np.argmax(counts))
    for k in np.flatnonzero(counts).tolist():
        n, tall = int(counts[k]), float(counts[k]) * scale.unit
        gap = 1.0 if scale.step > len("123") else 0.0
        body = block(scale.x(k) + gap / 2, foot - tall, (scale.step - gap, tall), f'fill="{PLUS}"')
        if scale.step >= LEGIBLE or k == highest:
            x = _inside(scale, len(made.periods), k, number(n))
            body += written(x, foot - tall - 3, number(n), NUMBER)
        parts.append(
            _spot(made, i, k, n).mark(
                body + target(scale.x(k), foot - BAR - 4, scale.step, BAR + 4), look
            )
        )
    return parts


def _inside(scale: _Scale, many: int, k: int, words: str) -> float:
    """The middle of a bar, or as near to it as its number has room in the picture."""
    half = text_width(words, NUMBER.size) / 2
    return min(max(scale.x(k) + scale.step / 2, scale.left + half), scale.x(many) + RIGHT - half)


def _spot(made: TimeCounts, i: int, k: int, n: int) -> Spot:
    value, period = made.values[i], made.periods[k]
    said = f"{value}, {said_period(period, made.unit)}: {counted(n, 'statement')}"
    return Spot(said, value, period, lambda: made.statements(value, period))


def said_period(day: str, unit: str) -> str:
    """A period by the day it begins on: 1984, the 1980s, Mar 1984, 5 Mar 1984.

    >>> said_period("1984-03-05", "week"), said_period("1980-01-01", "decade")
    ('week of 5 Mar 1984', '1980s')
    """
    year, month, date = day.rsplit("-", 2)
    if unit == "decade":
        return say("{year}s", year=said_year(int(year)))
    if unit == "year":
        return said_year(int(year))
    named = {"month": say(MONTHS[int(month) - 1]), "year": said_year(int(year))}
    if unit == "month":
        return say("{month} {year}", **named)
    if unit == "week":
        return say("week of {day} {month} {year}", day=str(int(date)), **named)
    return say("{day} {month} {year}", day=str(int(date)), **named)


def _axis(made: TimeCounts, scale: _Scale, bottom: float) -> list[str]:
    """The periods under their bars, as many as can be read."""
    unit = "day" if made.unit == "week" else made.unit
    words = [said_period(p, unit) for p in made.periods]
    room = max((text_width(w, QUIET.size) for w in words), default=0.0) + 14
    every = next((k for k in _strides(made) if k * scale.step >= room), len(words) or 1)
    first = _first(made, every)
    parts = []
    for k in range(first, len(words), every):
        x = scale.x(k) + scale.step / 2
        half = text_width(words[k], QUIET.size) / 2
        at = min(max(x, half), scale.x(len(words)) + RIGHT - half)
        parts.append(f'<path d="M{x:.1f} {TOP:.1f}V{bottom:.1f}" stroke="{GRID}"/>')
        parts.append(written(at, bottom + 15, words[k], QUIET))
    return parts


def _strides(made: TimeCounts) -> Sequence[int]:
    """From how many periods to how many there is a label: round steps of the unit."""
    steps = {
        "month": (1, 2, 3, 6, 12, 24, 36, 60, 120),
        "week": (1, 2, 4, 13, 26, 52, 104),
        "day": (1, 2, 7, 14, 28, 56, 112, 224),
    }
    return steps.get(made.unit, (1, 2, 5, 10, 20, 50, 100, 200))


def _first(made: TimeCounts, every: int) -> int:
    """The first period with a label: a round year where years are labelled."""
    if made.unit != "year" or not made.periods:
        return 0
    return -int(made.periods[0].rsplit("-", 2)[0]) % every
