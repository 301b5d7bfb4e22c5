"""One date of an EDTF text, its marks and digits that are not known: from which day to which."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from .edtf_days import days_in, nth_day, numbers_matching, years_matching

_YEAR = re.compile(r"Y-?\d+E\d{1,2}|Y-?\d{4,}|-?[\dX]{4}")
_LONG = re.compile(r"(?:Y?)(?P<digits>-?\d+)(?:E(?P<power>\d{1,2}))?(?:S(?P<significant>\d+))?")
_CLOCK = re.compile(
    r"T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d|[+-]\d{2})?"
)
MARKS = "?~%"
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SIGNIFICANT = re.compile(r"S\d+")
_PIECE = re.compile(rf"-(?P<mark>[{MARKS}]?)(?P<value>[\dX]{{2}})(?![\dX])")
_LARGEST = 10**12
"""The largest year: days of it still fit 64 bits with room to spare."""
_SPANS = {
    **dict.fromkeys((21, 25), (3, 3)),
    **dict.fromkeys((22, 26), (6, 3)),
    **dict.fromkeys((23, 27), (9, 3)),
    **dict.fromkeys((24, 28), (12, 3)),
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    37: (1, 4),
    38: (5, 4),
    39: (9, 4),
    40: (1, 6),
    41: (7, 6),
}
"""Parts of a year: first month and how many months. Seasons are the meteorologists', those that
name no hemisphere the northern; a winter begins in the December of its year."""


class Bounds(NamedTuple):
    """From which day to which day a time reaches.

    ``earliest`` and ``latest`` are days (numpy.datetime64[D], both within), None at an open end.
    ``approximate`` says that it carries ``~``, ``?`` or ``%`` (``marks`` says which), or is an
    estimate of so many significant digits; ``unspecified`` that a digit is X.
    """

    earliest: np.datetime64 | None
    latest: np.datetime64 | None
    open_start: bool = False
    open_end: bool = False
    approximate: bool = False
    unspecified: bool = False
    marks: str = ""

    @property
    def middle(self) -> np.datetime64 | None:
        """The day half way; at an open end the day that is known; None where none is."""
        if self.earliest is None or self.latest is None:
            return self.latest if self.earliest is None else self.earliest
        return self.earliest + (self.latest - self.earliest) // 2

    def meets(self, other: Bounds) -> bool:
        """Whether the two have a day in common."""
        return not (before(self.latest, other.earliest) or before(other.latest, self.earliest))


class Wrong(Exception):
    """What is wrong, and at which character (from 0)."""

    def __init__(self, at: int, why: str) -> None:
        super().__init__(why)
        self.at, self.why = at, why


def before(one: np.datetime64 | None, other: np.datetime64 | None) -> bool:
    """Whether one day is known to lie before the other."""
    return one is not None and other is not None and bool(one < other)


def date_bounds(text: str, at: int) -> Bounds:
    """One date: year, year-month, year-season or year-month-day, each part with its marks."""
    plain = _PLAIN.fullmatch(text)
    if plain is not None and (found := _plain(*plain.groups())) is not None:
        return found
    if not text:
        raise Wrong(at, "a date is missing")
    day_text, clock = text, ""
    if "T" in text:
        day_text, clock = text[: text.index("T")], text[text.index("T") :]
    parts = _parts(day_text, at)
    year, month, day, marks = parts
    if clock and (day is None or not _CLOCK.fullmatch(clock)):
        raise Wrong(at + len(day_text), "a time of day stands behind a whole date, like T18:30")
    if not re.fullmatch(r"-?[\dX]{4}", year):
        return _long_year(year, month, at, marks)
    unspecified = "X" in day_text
    if month is not None and month.isdigit() and int(month) > 12:
        return _part_of_year(parts, at, unspecified)
    try:
        earliest = next(_days(year, month, day, backwards=False))
        latest = next(_days(year, month, day, backwards=True))
    except StopIteration:
        raise Wrong(at + day_text.rindex("-") + 1, _no_day(month, day)) from None
    return Bounds(earliest, latest, approximate=bool(marks), unspecified=unspecified, marks=marks)


def _plain(year_text: str, month_text: str | None, day_text: str | None) -> Bounds | None:
    """A date without marks, X and clock, as most are; None where there is no such month or day."""
    year, month, day = int(year_text), int(month_text or 1), int(day_text or 1)
    if month not in range(1, 13) or day not in range(1, days_in(year, month) + 1):
        return None
    first = nth_day(year, month, day)
    if day_text:
        return Bounds(first, first)
    if month_text:
        return Bounds(first, nth_day(year, month, days_in(year, month)))
    return Bounds(first, nth_day(year, 12, 31))


def _no_day(month: str | None, day: str | None) -> str:
    return f"there is no month {month}" if day is None else f"that month has no day {day}"


class Parts(NamedTuple):
    """A date as it is written; a ``month`` above 12 is a part of the year."""

    year: str
    month: str | None
    day: str | None
    marks: str


def _parts(text: str, at: int) -> Parts:
    """The parts of a date, checked one by one."""
    lead = "".join(itertools.takewhile(lambda c: c in MARKS, text))
    match = _YEAR.match(text, len(lead))
    if match is None or len(lead) > 1:
        raise Wrong(at + min(len(lead), 1), "a year has four digits, and X for those not known")
    year, place, marks = match.group(), match.end(), lead
    significant = _SIGNIFICANT.match(text, place)
    if significant:
        year += significant.group()
        place = significant.end()
    place, marks = _mark(text, place, marks)
    rest: list[str] = []
    while place < len(text) and len(rest) < 2:
        piece = _PIECE.match(text, place)
        if piece is None:
            raise Wrong(at + place, _why_not(text[place:], len(rest)))
        marks += piece["mark"]
        rest.append(piece["value"])
        place, marks = _mark(text, piece.end(), marks)
    if place < len(text):
        raise Wrong(at + place, "nothing stands behind a day")
    month = rest[0] if rest else None
    day = rest[1] if len(rest) > 1 else None
    if month is not None and not _is_month(month):
        raise Wrong(at + text.index(month, len(year)), f"there is no month {month}")
    return Parts(year, month, day, "".join(m for m in MARKS if m in marks))


def _why_not(rest: str, parts: int) -> str:
    what = "month" if parts == 0 else "day"
    if rest.startswith("-"):
        return f"a {what} has two digits"
    return f"{rest[0]!r} cannot stand here"


def _mark(text: str, place: int, marks: str) -> tuple[int, str]:
    if place < len(text) and text[place] in MARKS:
        return place + 1, marks + text[place]
    return place, marks


def _is_month(month: str) -> bool:
    if "X" in month:
        return month in ("XX", "0X", "1X") or (month[0] == "X" and month[1] != "X")
    return 1 <= int(month) <= 12 or 21 <= int(month) <= 41


def _long_year(year: str, month: str | None, at: int, marks: str) -> Bounds:
    """A year of more than four digits, with an exponent, or of so many significant digits."""
    match = _LONG.fullmatch(year)
    if month is not None or match is None:
        raise Wrong(at, "a long year stands alone")
    plain = year.startswith("Y") and not match["power"] and not match["significant"]
    if plain and len(match["digits"].lstrip("-")) < 5:
        raise Wrong(at, "a year of four digits takes no Y")
    value = int(match["digits"]) * 10 ** int(match["power"] or 0)
    if abs(value) > _LARGEST:
        raise Wrong(at, "that year is beyond what can be counted in days")
    low = high = value
    if match["significant"]:
        digits = int(match["significant"])
        unit = 10 ** max(len(str(abs(value))) - digits, 0)
        if digits < 1:
            raise Wrong(at + year.index("S"), "at least one digit is significant")
        base = abs(value) // unit * unit
        low, high = (base, base + unit - 1) if value >= 0 else (-(base + unit - 1), -base)
    return Bounds(
        nth_day(low, 1, 1),
        nth_day(high, 12, 31),
        approximate=bool(marks) or bool(match["significant"]),
        marks=marks,
    )


def _part_of_year(parts: Parts, at: int, unspecified: bool) -> Bounds:
    if parts.day is not None:
        raise Wrong(at, "a season has no day")
    first, months = _SPANS[int(parts.month or 0)]
    low = next(years_matching(parts.year, backwards=False))
    high = next(years_matching(parts.year, backwards=True))
    end = first + months
    last = nth_day(high + (end - 1) // 12, (end - 1) % 12 + 1, 1) - np.timedelta64(1, "D")
    return Bounds(
        nth_day(low, first, 1),
        last,
        approximate=bool(parts.marks),
        unspecified=unspecified,
        marks=parts.marks,
    )


def _days(
    year: str, month: str | None, day: str | None, backwards: bool
) -> Iterator[np.datetime64]:
    """The days that fit a date with X digits, in order of time (or backwards)."""
    for y in years_matching(year, backwards=backwards):
        for m in numbers_matching(month or "XX", 12, backwards):
            for d in numbers_matching(day or "XX", days_in(y, m), backwards):
                yield nth_day(y, m, d)
