"""Dates in a language that has tables: the wordings of ``dates.tsv`` and the names of months."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ...errors import OptionError
from ...model.edtf import is_edtf
from ..dates.finding import DateFound
from ..languages import rows, settings
from ..spans import Span
from ..tiers import tiers_up_to
from .grammar import FLAGS

_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?!\d|[.,]\d|\s?%)"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WRITTEN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
"""Tenths of a decade or century."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language that stand for numbers; lower case."""

    months: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    which: Mapping[str, int]
    parts: Mapping[str, str]
    seasons: Mapping[str, int]


def _numbered(given: Mapping[str, str]) -> dict[str, int]:
    return {word: int(n) for n, words in given.items() for word in words.split("|")}


def _named(given: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words in given.items() for word in words.split("|")}


_TIME = ("months", "numbers", "units", "which", "parts", "seasons")
"""What ``[time]`` of a language names."""


@cache
def _words(language: str) -> _Words:
    told = {key: {} for key in _TIME} | settings(language).get("time", {})
    return _Words(
        _numbered(told["months"]),
        _numbered(told["numbers"]),
        _named(told["units"]),
        _numbered(told["which"]),
        _named(told["parts"]),
        _numbered(told["seasons"]),
    )


def _any(words: Mapping[str, object]) -> str:
    return "|".join(
        re.escape(w).replace(r"\ ", r"\s") for w in sorted(words, key=lambda w: -len(w))
    )


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(reading, pattern) in the order of the table: what stands first wins."""
    words = _words(language)
    filled = {
        "MONTH": rf"(?P<m>{_any(words.months)})\.?",
        "MONTH2": rf"(?P<n>{_any(words.months)})\.?",
        "SEASON": rf"(?P<s>{_any(words.seasons)})",
        "YEAR": rf"(?P<y>{_YEAR})",
        "YEAR2": rf"(?P<z>{_YEAR})",
        "DAY": rf"(?P<d>{_DAY})",
        "DAY2": rf"(?P<e>{_DAY})",
        "N": rf"(?P<c>{_any(words.numbers)}|\d{{1,3}})",
        "UNIT": rf"(?P<u>{_any(words.units)})",
        "WHICH": rf"(?P<w>{_any(words.which)})",
        "PART": rf"(?:(?P<p>{_any(words.parts)})\s)?",
    }
    macro = re.compile(r"\{(\w+)\}")

    def whole(pattern: str) -> re.Pattern[str]:
        told = macro.sub(lambda m: filled.get(m[1], m[0]), pattern)
        return re.compile(rf"(?<![\w-])(?:{told})(?!\w)", FLAGS)

    return tuple((row["reading"], whole(row["pattern"])) for row in rows("dates", language))


def dates(text: str, written: str | None, tier: str, language: str) -> list[DateFound]:
    """Dates in ``text``, in order, without overlaps; ``written`` is the day of speaking.

    What counts from a day that is not given has no EDTF and the tier "all". Raises OptionError
    where ``written`` is no date, UnknownName for another tier.
    """
    wanted = tiers_up_to(tier)
    base = _base(written)
    words = _words(language)
    taken: list[tuple[int, int]] = []
    found: list[DateFound] = []
    for reading, pattern in _patterns(language):
        for match in pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            edtf = _READ[reading](match, words, base)
            if edtf is None:
                continue
            taken.append(match.span())
            found.append(_found(text, match.span(), edtf, reading in _COUNTED))
    return sorted((d for d in found if d.tier in wanted), key=lambda d: d.start)


def _found(text: str, place: tuple[int, int], edtf: str, counted: bool) -> DateFound:
    cue = Span.of(text, *place)
    said = " ".join(cue.text.split())
    if not (edtf and is_edtf(edtf)):
        why = f"\u201c{said}\u201d counts from a day that is not known exactly enough."
        return DateFound(*place, "", cue, 0.3, why, "all")
    since = ", counted from the day of speaking," if counted else ""
    why = f"\u201c{said}\u201d{since} reads {edtf} in EDTF."
    return DateFound(*place, edtf, cue, 0.7 if counted else 0.9, why, "strong")


def _base(written: str | None) -> tuple[int, int | None, int | None] | None:
    if written is None:
        return None
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise OptionError(
            f"The day of speaking is {written!r}; give it as 2024, 2024-05 or 2024-05-17."
        )
    return int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None


_Base = tuple[int, int | None, int | None]
_Reader = Callable[[re.Match[str], _Words, "_Base | None"], "str | None"]
"""EDTF, "" where it counts from a day not given, None where the words are no date."""


def _month(match: re.Match[str], words: _Words, group: str = "m") -> int:
    return words.months[match[group].lower().rstrip(".")]


def _iso(year: int | str, month: int, day: int | None) -> str | None:
    if day is None:
        return f"{int(year):04d}-{month:02d}"
    return f"{int(year):04d}-{month:02d}-{day:02d}" if day <= _DAYS[month - 1] else None


def _day(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    return _iso(match["y"], _month(match, words), int(match["d"]))


def _numeric(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    month = int(match["k"])
    return _iso(match["y"], month, int(match["d"])) if 1 <= month <= len(_DAYS) else None


def _month_year(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    return _iso(match["y"], _month(match, words), None)


def _season(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    return f"{match['y']}-{words.seasons[match['s'].lower()]}"


def _year(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    return match["y"]


def _since(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    return f"{match['y']}/.."


def _until(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    return f"../{match['y']}"


def _range(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    return f"{match['y']}/{match['z']}" if match["y"] < match["z"] else None


def _decade(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    """ "1930er", "les années 1930": by tenths where a part is named."""
    start = int(match["y"])
    if start % 10:
        return None
    return _tenths(match, words, start, 1) or f"{start // 10}X"


def _short_decade(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    start = 1900 + int(match["t"])
    part = _tenths(match, words, start, 1)
    return part or f"{start // 10}X?"


def _century(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    start = (_ordinal(match["k"]) - 1) * 100
    return _tenths(match, words, start, 10) or f"{start // 100:02d}XX"


def _ordinal(written: str) -> int:
    """A number in Arabic or Roman figures."""
    if written.isdigit():
        return int(written)
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in written.upper()]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _tenths(match: re.Match[str], words: _Words, start: int, length: int) -> str | None:
    part = match.groupdict().get("p")
    if not part:
        return None
    low, high = _THIRDS[words.parts[part.lower()]]
    name = words.parts[part.lower()]
    first, last = start + low * length, start + high * length + length - 1
    return f"{first}{'~' if name != 'early' else ''}/{last}{'~' if name != 'late' else ''}"


def _count(match: re.Match[str], words: _Words) -> int:
    said = match["c"].lower()
    return int(said) if said.isdigit() else words.numbers[said]


def _ago(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    return _counted(match, words, base, -1)


def _ahead(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    return _counted(match, words, base, 1)


_YEARS = {"year": 1, "decade": 10, "century": 100}


def _counted(match: re.Match[str], words: _Words, base: _Base | None, sign: int) -> str | None:
    """So many units from the day of speaking; round numbers of years are inexact."""
    unit, n = words.units[match["u"].lower()], _count(match, words)
    if base is None:
        return ""
    year, month, day = base
    if unit in _YEARS:
        inexact = "~" if unit != "year" or n % 10 == 0 else ""
        return f"{year + sign * n * _YEARS[unit]:04d}{inexact}"
    if unit == "month" and month:
        months = year * 12 + month - 1 + sign * n
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit in ("week", "day") and month and day:
        moved = date(year, month, day) + timedelta(days=sign * n * (7 if unit == "week" else 1))
        return moved.isoformat() + ("~" if unit == "week" else "")
    return ""


def _beside(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    """ "Last year", "this month": one unit beside that of speaking."""
    if base is None:
        return ""
    unit, step = words.units[match["u"].lower()], words.which[match["w"].lower()]
    year, month, day = base
    if unit == "year":
        return f"{year + step:04d}"
    if unit == "month" and month:
        months = year * 12 + month - 1 + step
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit == "day" and month and day:
        return (date(year, month, day) + timedelta(days=step)).isoformat()
    return ""


def _stretch(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    """ "The last ten years", "the coming five years"."""
    unit = words.units[match["u"].lower()]
    if base is None or unit not in _YEARS or match["c"] is None:
        return ""
    length = _count(match, words) * _YEARS[unit]
    year, step = base[0], words.which[match["w"].lower()]
    return f"{year - length:04d}~/{year:04d}" if step < 0 else f"{year:04d}/{year + length:04d}~"


def _of_year(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    """ "18 November last year": day and month named, the year beside that of speaking."""
    if base is None:
        return ""
    day = match.groupdict().get("d")
    step = words.which[match["w"].lower()]
    return _iso(base[0] + step, _month(match, words), int(day) if day else None)


def _month_day(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    """A day without a year: the last one not after the day of speaking."""
    month, day = _month(match, words), int(match["d"])
    if base is None:
        return ""
    spoken = (base[1] or 12, base[2] or 31)
    return _iso(base[0] if (month, day) <= spoken else base[0] - 1, month, day)


def _vague(match: re.Match[str], words: _Words, base: _Base | None) -> str | None:
    return ""


_READ: dict[str, _Reader] = {
    "day": _day,
    "numeric": _numeric,
    "month": _month_year,
    "season": _season,
    "year": _year,
    "since": _since,
    "until": _until,
    "range": _range,
    "decade": _decade,
    "short decade": _short_decade,
    "century": _century,
    "ago": _ago,
    "ahead": _ahead,
    "beside": _beside,
    "stretch": _stretch,
    "of year": _of_year,
    "month day": _month_day,
    "vague": _vague,
}
_COUNTED = frozenset({"ago", "ahead", "beside", "stretch", "of year", "month day"})
"""Readings that count from the day of speaking."""
