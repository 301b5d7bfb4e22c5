"""When: dates and periods in a text as EDTF (ISO 8601-2), the narrated time of a statement.

What the words fix by themselves is read at once: "the early 1930s". What is counted from the day of
speaking ("last year") is read where that day is given, and otherwise left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...model.edtf import is_edtf
from ..spans import Span, overlaps
from ..tiers import tiers_up_to
from ..wrapping import over_wrapped_lines
from .counted_times import COUNTED, base_day, lasts
from .loose_times import loose
from .readings import Point, period_of, read, words_before
from .told_readings import Day, Known
from .told_times import TimeFound, told
from .wordings import ANCHOR, BEFORE, BETWEEN, JOINS, ONWARDS, PATTERNS

VERSION = "10"


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date or period; ``edtf`` as in ISO 8601-2: ``1929-10``, ``193X``, ``1930/1933~``,
    ``../1975``.

    ``edtf`` is "" where the words count from a day the text does not say ("last year"),
    are too vague ("recently"), or name a period (``period``), whose dates a person says: "medium".
    """

    start: int
    end: int
    edtf: str
    cue: Span
    score: float
    why: str
    tier: str = "strong"
    period: str = ""


@over_wrapped_lines
def dates(text: str, *, written: str | None = None, tier: str = "strong") -> list[DateFound]:
    """Dates and periods in ``text``, in order, without overlaps.

    Thirds of a decade or century are meant by early, mid and late, with ``~`` at the end that is
    not exact: "in the early 1930's" is ``1930/1933~``; thirds of a year are January-April,
    May-August, September-December. A bare number is a year only after a word that expects one.
    "After" and "before" keep the year named: ``1929/..``.

    ``written`` is the day, month or year of speaking (ISO 8601), from which "last year" and the
    like are counted as far as it is exact enough. Without it they are left out, or, with ``tier``
    "medium" or "all", given with an empty ``edtf``.
    Raises OptionError where ``written`` is no such date, UnknownName for another tier.
    """
    wanted = tiers_up_to(tier)
    base = base_day(written)
    taken: list[tuple[int, int, Point, str]] = []
    windows = _windows(text)
    free = _Free()
    for name, pattern in PATTERNS:
        for match in (m for low, high in windows for m in pattern.finditer(text, low, high)):
            if free.is_taken(*match.span()):
                continue
            point = _near_now(read(text, name, match), name, base)
            if point is not None and free.takes(*match.span()):
                taken.append((*match.span(), point, name))
    found = list(_by_calendar(text, taken))
    known = [(d.start, d.edtf) for d in found if _A_DAY.fullmatch(d.edtf)]
    found += (d for d in _in_other_words(text, base, free, known) if d.tier in wanted)
    found += (d for d in _counted_from(text, written, free) if d.tier in wanted)
    found += (d for d in map(_told_so(text), loose(text, base, free.takes)) if d.tier in wanted)
    return sorted(found, key=lambda d: d.start)


def _near_now(point: Point | None, name: str, base: Day | None) -> Point | None:
    """A year of two digits is the one of this century where that lies but little ahead of the day
    of speaking: "'28", said in 2026."""
    if point is None or base is None or name not in ("short my", "short year"):
        return point
    now = f"20{point.edtf[2:4]}"
    if not point.edtf.startswith("19") or not base.year <= int(now) <= base.year + _LITTLE_AHEAD:
        return point
    edtf, low, high = (f"20{part[2:]}" for part in (point.edtf, point.low, point.high))
    return Point(edtf, low, high, point.score)


_LITTLE_AHEAD = 4
"""Years ahead of the day of speaking that are spoken of by two digits."""


def _by_calendar(text: str, taken: list[tuple[int, int, Point, str]]) -> Iterator[DateFound]:
    """What the words fix by themselves."""
    for start, end, point, name in _joined(text, sorted(taken, key=lambda t: t[0])):
        edtf, low, high = _bounded(text, point, name, start, end)
        if is_edtf(edtf):
            cue = Span.of(text, low, high)
            why = f"\u201c{' '.join(cue.text.split())}\u201d reads {edtf} in EDTF."
            yield DateFound(low, high, edtf, cue, point.score, why)


_A_DAY = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?")
"""A day or a month of a year, as EDTF."""


def _in_other_words(text: str, base: Day | None, free: _Free, known: Known) -> Iterator[DateFound]:
    """Named periods, days without a year, "within the last decade": :mod:`.told_times`."""
    yield from map(_told_so(text), told(text, base, free.takes, known))


def _told_so(text: str) -> Callable[[TimeFound], DateFound]:
    """How a time told in words is given: surely where it is dated, else for a person to date."""

    def given(time: TimeFound) -> DateFound:
        level, score = ("strong", 0.7) if time.edtf else ("medium", 0.6)
        cue = Span.of(text, time.start, time.end)
        return DateFound(time.start, time.end, time.edtf, cue, score, time.why, level, time.period)

    return given


def _counted_from(text: str, written: str | None, free: _Free) -> Iterator[DateFound]:
    """What is counted from the day of speaking: "last year", "two weeks ago"."""
    base = base_day(written)
    for pattern, reading in COUNTED:
        for match in pattern.finditer(text):
            if lasts(match) or not free.takes(*match.span()):
                continue
            cue = Span.of(text, *match.span())
            edtf = reading(match, base) if base else ""
            if edtf and is_edtf(edtf):
                why = f"\u201c{cue.text}\u201d, counted from {written}, reads {edtf} in EDTF."
                yield DateFound(cue.start, cue.end, edtf, cue, 0.7, why)
                continue
            day = (
                "a day the text does not say"
                if base is None
                else f"{written}, which is not exact enough"
            )
            why = f"\u201c{cue.text}\u201d is counted from {day}."
            yield DateFound(cue.start, cue.end, "", cue, 0.3, why, "medium")


class _Free:
    """Which stretches of a text are still free of dates."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def is_taken(self, start: int, end: int) -> bool:
        i = bisect_left(self._spans, (start, end))
        return any(overlaps((start, end), span) for span in self._spans[max(0, i - 1) : i + 1])

    def takes(self, start: int, end: int) -> bool:
        """Take a stretch; False where some of it was taken before."""
        if self.is_taken(start, end):
            return False
        insort(self._spans, (start, end))
        return True


def _windows(text: str) -> list[tuple[int, int]]:
    """The stretches around digits and words such as "century": no date stands elsewhere, and they
    are few.
    """
    found: list[tuple[int, int]] = []
    for anchor in ANCHOR.finditer(text):
        low, high = anchor.start() - 90, anchor.end() + 90
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], high
        else:
            found.append((max(0, low), high))
    return found


def _joined(
    text: str, points: list[tuple[int, int, Point, str]]
) -> list[tuple[int, int, Point, str]]:
    """Points with "to" or a dash between them become one period; with "and" only after
    "between"."""
    out: list[tuple[int, int, Point, str]] = []
    for start, end, point, name in points:
        if (
            out
            and "/" not in point.edtf + out[-1][2].edtf
            and "[" not in point.edtf + out[-1][2].edtf
        ):
            before = out[-1]
            link = JOINS.fullmatch(text, before[1], start)
            lead = words_before(text, before[0], 20)
            if link and ("and" not in link.group().lower() or BETWEEN.search(lead)):
                low, high = before[2].low, point.high
                if low.rstrip("?~%") < high.rstrip("?~%"):
                    joined = period_of(low, high, min(before[2].score, point.score))
                    out[-1] = (before[0], end, joined, "range")
                    continue
        out.append((start, end, point, name))
    return out


def _bounded(text: str, point: Point, name: str, start: int, end: int) -> tuple[str, int, int]:
    """Since, until, around and onwards, where they stand beside the date."""
    edtf = point.edtf
    if "/" in edtf or "[" in edtf:
        return edtf, start, end
    onwards = ONWARDS.match(text, end)
    if onwards:
        return f"{edtf}/..", start, onwards.end()
    word = BEFORE.search(text, max(0, start - 22), start)
    if word is None:
        return edtf, start, end
    if word["since"] or word["after"]:
        return f"{edtf}/..", word.start(), end
    if word["until"]:
        return f"../{edtf}", word.start(), end
    talked_about = word["about"].lower() == "about" and not re.fullmatch(r"-?\d{4}", edtf)
    if talked_about or edtf[-1] in "?~%":
        return edtf, start, end  # "tell us about the 1960s"
    return f"{edtf}~", word.start(), end
