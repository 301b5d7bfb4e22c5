"""Times counted from the day of speaking: "last year", "two weeks ago", "in ten years"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ...errors import OptionError
from .told_readings import Day

_S = r"(?:[ \u00a0\n]+)"
_ONE = r"[ \u00a0\n]"
"""One of them, where a pattern looks back."""
_QUOTE = "[\u2019'\u2018]"
_NUMBERS = {
    name: i
    for i, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}


def base_day(written: str | None) -> Day | None:
    """The day of speaking, as far as ``written`` (ISO 8601) says. Raises OptionError."""
    if not written:
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?", written)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        raise OptionError(
            f"The day of speaking is {written!r}; give a date such as 2020-07-29, 2020-07 or 2020."
        )
    return Day(
        int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None
    )


def _count(word: str) -> int:
    word = word.lower()
    if word.isdigit():
        return int(word)
    tens, _, ones = word.partition("-")
    return _NUMBERS[tens] + (_NUMBERS[ones] if ones else 0)


_ONES = "one|two|three|four|five|six|seven|eight|nine"
_N = (
    r"(?P<n>\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-"
    rf"(?:{_ONES})|{'|'.join(_NUMBERS)})"
)
_SOME = rf"(?P<about>about|around|some|roughly|nearly|almost|over|more{_S}than|at{_S}least){_S}"


def _ago(match: re.Match[str], base: Day) -> str:
    return _shifted(base, -_count(match["n"]), match["unit"].lower(), bool(match["about"]))


def _ahead(match: re.Match[str], base: Day) -> str:
    return _shifted(base, _count(match["n"]), match["unit"].lower(), bool(match["about"]))


def lasts(match: re.Match[str]) -> bool:
    """Whether "in ten weeks" says how long, not when: nothing in its sentence looks ahead."""
    if not _IN_SO_MANY.match(match.group()) or _FROM_NOW.search(match.group()):
        return False
    low, high = max(0, match.start() - _REACH), match.end() + _REACH
    before = _STOP.split(match.string[low : match.start()])[-1]
    behind = _STOP.split(match.string[match.end() : high])[0]
    return not _AHEAD.search(before + " " + behind)


_REACH = 160
"""Code points of a sentence around a time that are looked at."""
_STOP = re.compile(r"[.!?]\s|\n\n")
_IN_SO_MANY = re.compile(r"(?:in|within)\b", re.IGNORECASE)
_FROM_NOW = re.compile(r"\bnow\b|\btime\b|\bnext\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|won['\u2019]t|shall|going to|gonna|would|could|may|might|should|expect\w*|"
    r"hop(?:e|es|ing)|plan\w*|predict\w*|forecast\w*|project(?:ed|s)|aim\w*|promis\w*|"
    r"suppose|imagine|probably|about to|due|is coming|are coming|happens|comes?|want|wants|"
    r"be)\b|['\u2019](?:ll|d)\b",
    re.IGNORECASE,
)


def _shifted(base: Day, count: int, unit: str, about: bool) -> str:
    unit = unit.rstrip("s").replace("centurie", "century")
    mark = (
        "~"
        if about
        or unit in ("decade", "century")
        or (unit == "year" and abs(count) >= 10 and count % 5 == 0)
        else ""
    )
    if unit in ("year", "decade", "century"):
        year = base.year + count * {"year": 1, "decade": 10, "century": 100}[unit]
        return f"{year:04d}{mark}" if 0 < year < 10000 else ""
    if unit == "month":
        if base.month is None:
            return ""
        index = base.year * 12 + base.month - 1 + count
        return f"{index // 12:04d}-{index % 12 + 1:02d}{mark}"
    if base.month is None or base.day is None:
        return ""
    try:
        day = date(base.year, base.month, base.day) + timedelta(
            days=count * (7 if unit == "week" else 1)
        )
    except (ValueError, OverflowError):
        return ""
    return day.isoformat() + ("~" if unit == "week" or mark else "")


def _beside(match: re.Match[str], base: Day) -> str:
    """Last, this or next year, month, week."""
    step = {
        "last": -1,
        "previous": -1,
        "this": 0,
        "current": 0,
        "next": 1,
        "coming": 1,
        "following": 1,
    }[match["which"].lower()]
    unit = match["unit"].lower()
    if unit != "week":
        return _shifted(base, step, unit, False)
    if base.month is None or base.day is None:
        return ""
    try:
        day = date(base.year, base.month, base.day)
    except ValueError:
        return ""
    monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _stretching(match: re.Match[str], base: Day) -> str:
    """The last or next so many years: a period that ends or begins with the year of speaking."""
    count = _count(match["n"]) * (10 if match["unit"].lower().startswith("decade") else 1)
    back = match["which"].lower() in ("last", "past", "previous")
    low, high = (base.year - count, base.year) if back else (base.year, base.year + count)
    return f"{low:04d}/{high:04d}"


def _named_day(match: re.Match[str], base: Day) -> str:
    return _shifted(base, 1 if match.group().lower() == "tomorrow" else -1, "day", False)


COUNTED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Day], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reading)
    for pattern, reading in (
        (
            rf"(?<!half{_ONE})(?<!quarter{_ONE}of{_ONE})(?<!hundred{_ONE})(?<!hundred{_ONE}and{_ONE})(?<!thousand{_ONE})\b(?:{_SOME})?{_N}{_S}"
            rf"(?P<unit>years?|months?|weeks?|days?|decades?|centur(?:y|ies)){_S}ago\b",
            _ago,
        ),
        (
            rf"\b(?:in|within)(?:{_S}the{_S}next)?{_S}(?:{_SOME})?{_N}{_S}(?P<unit>years?|months?|"
            rf"weeks?|decades?)"
            rf"(?:{_QUOTE}{_S}time|{_S}from{_S}now)?\b(?!{_S}(?:of|old|ago|later|before|after|"
            rf"earlier))",
            _ahead,
        ),
        (
            rf"\b(?:{_SOME})?{_N}{_S}(?P<unit>years?|months?|weeks?|decades?){_S}from{_S}(?:now|"
            rf"today)\b",
            _ahead,
        ),
        (
            rf"\b(?P<which>last|past|previous|next|coming){_S}(?:{_SOME})?{_N}{_S}(?P<unit>years|"
            rf"decades)\b",
            _stretching,
        ),
        (
            rf"\b(?P<which>last|this|current|coming|(?<!\bthe{_ONE})(?<!\bvery{_ONE})(?:next|previous))"
            rf"{_S}(?P<unit>year|month|week)\b(?!-)",
            _beside,
        ),
        (r"\b(?:yesterday|tomorrow|last\snight)\b(?![\u2019']s)", _named_day),
    )
)
"""(pattern, its EDTF from the day of speaking, "" where that is not exact enough)."""
