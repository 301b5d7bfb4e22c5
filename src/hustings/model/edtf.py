"""Narrated time as EDTF (ISO 8601-2, levels 0 to 2): from which day to which day does it reach?

Every form is an interval of whole days of the proleptic Gregorian calendar, year 0 being 1 before
Christ; a decade is ten years, not a point. Source: Library of Congress, Extended Date/Time Format
(EDTF) Specification, 2019.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ..errors import CodingError
from . import edtf_help
from .edtf_days import days_in, nth_day, numbers_matching, years_matching

_YEAR = re.compile(r"Y-?\d+E\d{1,2}|Y-?\d{4,}|-?[\dX]{4}")
_LONG = re.compile(r"(?:Y?)(?P<digits>-?\d+)(?:E(?P<power>\d{1,2}))?(?:S(?P<significant>\d+))?")
_CLOCK = re.compile(
    r"T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d|[+-]\d{2})?"
)
_MARKS = "?~%"
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SIGNIFICANT = re.compile(r"S\d+")
_PIECE = re.compile(rf"-(?P<mark>[{_MARKS}]?)(?P<value>[\dX]{{2}})(?![\dX])")
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
        return not (_before(self.latest, other.earliest) or _before(other.latest, self.earliest))


class _Wrong(Exception):
    """What is wrong, and at which character (from 0)."""

    def __init__(self, at: int, why: str) -> None:
        super().__init__(why)
        self.at, self.why = at, why


@lru_cache(maxsize=65536)
def bounds(text: str) -> Bounds:
    """The days an EDTF text reaches over.

    Raises CodingError that says what is wrong, at which character, and the nearest right form.

    >>> b = bounds("193X")
    >>> str(b.earliest), str(b.latest)
    ('1930-01-01', '1939-12-31')
    """
    found = known(text)
    if found is not None:
        return found
    try:
        return _whole(text)
    except _Wrong as wrong:
        nearest = edtf_help.nearest(text, is_edtf)
        told = f"write {nearest}" if nearest else f"write it like {edtf_help.EXAMPLES}"
        raise CodingError(
            f"{text!r} is no time in EDTF: {wrong.why} (at character {wrong.at + 1}); {told}.",
            text=text,
            at=wrong.at,
            nearest=nearest,
        ) from None


@lru_cache(maxsize=65536)
def members(text: str) -> tuple[Bounds, ...]:
    """The times an EDTF text names: of a set of several (in braces) each one, else the one it is.
    One of a set (in brackets) is one time that is not known better. Raises CodingError.

    >>> [str(b.earliest) for b in members("{1896,1929}")], len(members("[1896,1929]"))
    (['1896-01-01', '1929-01-01'], 1)
    """
    whole = bounds(text)
    return tuple(dict.fromkeys(_set_members(text))) if text.startswith("{") else (whole,)


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date, period or set of dates.

    >>> [is_edtf(t) for t in ("1929", "193X", "1930/1933~", "../2030", "2024-03-14", "spring 1968", "1968-13")]
    [True, True, True, True, True, False, False]
    """
    return known(text) is not None


@lru_cache(maxsize=65536)
def known(text: str) -> Bounds | None:
    """The days an EDTF text reaches over; None where it is none."""
    try:
        return _whole(text)
    except _Wrong:
        return None


def sort_key(text: str | None) -> tuple[bool, int, int]:
    """What times sort by: earliest day, then latest; what begins open first, the undated last."""
    if not text or not is_edtf(text):
        return (True, 0, 0)
    b = bounds(text)
    farthest = np.iinfo(np.int64).max
    first = -farthest if b.earliest is None else int(b.earliest.astype(np.int64))
    return (False, first, farthest if b.latest is None else int(b.latest.astype(np.int64)))


def span(
    of: Sequence[Bounds],
) -> tuple[np.datetime64 | None, np.datetime64 | None]:
    """First and last day over several times; None where one is open there, or there are none."""
    if not of:
        return None, None
    first, last = of[0].earliest, of[0].latest
    for b in of[1:]:
        first = None if first is None or b.earliest is None else min(first, b.earliest)
        last = None if last is None or b.latest is None else max(last, b.latest)
    return first, last


def _before(one: np.datetime64 | None, other: np.datetime64 | None) -> bool:
    return one is not None and other is not None and bool(one < other)


def _whole(text: str) -> Bounds:
    if not text:
        raise _Wrong(0, "nothing is written")
    if text[0] in "[{":
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _date(text, 0)


def _interval(text: str) -> Bounds:
    slash = text.index("/")
    left, right = text[:slash], text[slash + 1 :]
    if "/" in right:
        raise _Wrong(slash + 1 + right.index("/"), "a period has one slash")
    if left in ("", "..") and right in ("", ".."):
        raise _Wrong(0, "a period needs a beginning or an end")
    one = Bounds(None, None, open_start=True) if left in ("", "..") else _date(left, 0)
    two = Bounds(None, None, open_end=True) if right in ("", "..") else _date(right, slash + 1)
    if _before(two.latest, one.earliest):
        raise _Wrong(slash + 1, "it ends before it begins")
    return _joined(one.earliest, two.latest, (one, two))


def _set(text: str) -> Bounds:
    close = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(close) or len(text) < 3:
        raise _Wrong(len(text) - 1, f"a set that begins with {text[0]} ends with {close}")
    found = _set_members(text)
    earliest = [b.earliest for b in found if b.earliest is not None]
    latest = [b.latest for b in found if b.latest is not None]
    return _joined(
        None if any(b.open_start for b in found) else min(earliest),
        None if any(b.open_end for b in found) else max(latest),
        tuple(found),
    )


def _set_members(text: str) -> list[Bounds]:
    found: list[Bounds] = []
    at = 1
    told = text[1:-1].split(",")
    for place, member in enumerate(told):
        found.append(_member(member, at, first=place == 0, last=place == len(told) - 1))
        at += len(member) + 1
    return found


def _member(text: str, at: int, *, first: bool, last: bool) -> Bounds:
    low, dots, high = text.partition("..")
    if not dots:
        return _date(text, at)
    if (not low and not high) or (not low and not first) or (not high and not last):
        raise _Wrong(at, "only the ends of a set are open")
    one = _date(low, at) if low else Bounds(None, None, open_start=True)
    two = _date(high, at + len(low) + 2) if high else Bounds(None, None, open_end=True)
    if _before(two.latest, one.earliest):
        raise _Wrong(at + len(low) + 2, "it ends before it begins")
    return _joined(one.earliest, two.latest, (one, two))


def _joined(
    earliest: np.datetime64 | None, latest: np.datetime64 | None, of: tuple[Bounds, ...]
) -> Bounds:
    marks = "".join(m for m in _MARKS if any(m in b.marks for b in of))
    return Bounds(
        earliest,
        latest,
        open_start=earliest is None,
        open_end=latest is None,
        approximate=any(b.approximate for b in of),
        unspecified=any(b.unspecified for b in of),
        marks=marks,
    )


def _date(text: str, at: int) -> Bounds:
    """One date: year, year-month, year-season or year-month-day, each part with its marks."""
    plain = _PLAIN.fullmatch(text)
    if plain is not None and (found := _plain(*plain.groups())) is not None:
        return found
    if not text:
        raise _Wrong(at, "a date is missing")
    day_text, clock = text, ""
    if "T" in text:
        day_text, clock = text[: text.index("T")], text[text.index("T") :]
    year, month, day, marks = _parts(day_text, at)
    if clock and (day is None or not _CLOCK.fullmatch(clock)):
        raise _Wrong(at + len(day_text), "a time of day stands behind a whole date, like T18:30")
    if not re.fullmatch(r"-?[\dX]{4}", year):
        return _long_year(year, month, at, marks)
    unspecified = "X" in day_text
    if month is not None and month.isdigit() and int(month) > 12:
        return _part_of_year(year, int(month), day, at, marks, unspecified)
    try:
        earliest = next(_days(year, month, day, backwards=False))
        latest = next(_days(year, month, day, backwards=True))
    except StopIteration:
        raise _Wrong(at + day_text.rindex("-") + 1, _no_day(month, day)) from None
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


def _parts(text: str, at: int) -> tuple[str, str | None, str | None, str]:
    """Year, month, day and the marks of a date, checked one by one."""
    lead = "".join(itertools.takewhile(lambda c: c in _MARKS, text))
    match = _YEAR.match(text, len(lead))
    if match is None or len(lead) > 1:
        raise _Wrong(at + min(len(lead), 1), "a year has four digits, and X for those not known")
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
            raise _Wrong(at + place, _why_not(text[place:], len(rest)))
        marks += piece["mark"]
        rest.append(piece["value"])
        place, marks = _mark(text, piece.end(), marks)
    if place < len(text):
        raise _Wrong(at + place, "nothing stands behind a day")
    month = rest[0] if rest else None
    day = rest[1] if len(rest) > 1 else None
    if month is not None and not _is_month(month):
        raise _Wrong(at + text.index(month, len(year)), f"there is no month {month}")
    return year, month, day, "".join(m for m in _MARKS if m in marks)


def _why_not(rest: str, parts: int) -> str:
    what = "month" if parts == 0 else "day"
    if rest.startswith("-"):
        return f"a {what} has two digits"
    return f"{rest[0]!r} cannot stand here"


def _mark(text: str, place: int, marks: str) -> tuple[int, str]:
    if place < len(text) and text[place] in _MARKS:
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
        raise _Wrong(at, "a long year stands alone")
    plain = year.startswith("Y") and not match["power"] and not match["significant"]
    if plain and len(match["digits"].lstrip("-")) < 5:
        raise _Wrong(at, "a year of four digits takes no Y")
    value = int(match["digits"]) * 10 ** int(match["power"] or 0)
    if abs(value) > _LARGEST:
        raise _Wrong(at, "that year is beyond what can be counted in days")
    low = high = value
    if match["significant"]:
        digits = int(match["significant"])
        unit = 10 ** max(len(str(abs(value))) - digits, 0)
        if digits < 1:
            raise _Wrong(at + year.index("S"), "at least one digit is significant")
        base = abs(value) // unit * unit
        low, high = (base, base + unit - 1) if value >= 0 else (-(base + unit - 1), -base)
    return Bounds(
        nth_day(low, 1, 1),
        nth_day(high, 12, 31),
        approximate=bool(marks) or bool(match["significant"]),
        marks=marks,
    )


def _part_of_year(
    year: str, part: int, day: str | None, at: int, marks: str, unspecified: bool
) -> Bounds:
    if day is not None:
        raise _Wrong(at, "a season has no day")
    first, months = _SPANS[part]
    low = next(years_matching(year, backwards=False))
    high = next(years_matching(year, backwards=True))
    end = first + months
    last = nth_day(high + (end - 1) // 12, (end - 1) % 12 + 1, 1) - np.timedelta64(1, "D")
    return Bounds(
        nth_day(low, first, 1),
        last,
        approximate=bool(marks),
        unspecified=unspecified,
        marks=marks,
    )


def _days(
    year: str, month: str | None, day: str | None, backwards: bool
) -> Iterator[np.datetime64]:
    """The days that fit a date with X digits, in order of time (or backwards)."""
    for y in years_matching(year, backwards=backwards):
        for m in numbers_matching(month or "XX", 12, backwards):
            for d in numbers_matching(day or "XX", days_in(y, m), backwards):
                yield nth_day(y, m, d)


@lru_cache(maxsize=65536)
def iso(day: np.datetime64 | None) -> str | None:
    """A day as ISO text, None for none.

    >>> iso(bounds("-0043-03-15").earliest)
    '-0043-03-15'
    """
    if day is None:
        return None
    year, rest = str(day)[:-6], str(day)[-6:]
    number = int(year)
    return f"{'-' if number < 0 else ''}{abs(number):04d}{rest}"
