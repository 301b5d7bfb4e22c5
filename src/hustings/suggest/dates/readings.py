"""What a pattern of :mod:`.wordings` read: EDTF, its ends and how sure the reading is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .wordings import AGE, BETWEEN, DAYS, DECADES, MONTHS, ORDINALS, SEASONS, TENS, S
from .year_context import counts_things, expects_a_year, names_no_year

_MONTHS_A_YEAR = 12
_DECADE = 10
"""Years of a decade."""
_LAST_CENTURY = 22
"""Beyond it a number before "century" is no date."""


@dataclass(frozen=True, slots=True)
class Point:
    """What one pattern read: EDTF, its first and last part for use in a period, and how sure the
    reading is.
    """

    edtf: str
    low: str
    high: str
    score: float


def exactly(edtf: str, score: float) -> Point:
    return Point(edtf, edtf, edtf, score)


def read(text: str, name: str, match: re.Match[str]) -> Point | None:
    given = {k: v for k, v in match.groupdict().items() if v is not None}
    return _READERS[name](text, match, given)


def _day(year: str, month: int, day: int, score: float) -> Point | None:
    if not 1 <= month <= _MONTHS_A_YEAR or not 1 <= day <= DAYS[month - 1]:
        return None
    return exactly(f"{year}-{month:02d}-{day:02d}", score)


def _iso(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    return exactly("-".join(g[k] for k in "ymd" if k in g), 0.98)


def _dotted(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    return _day(g["y"], int(g["m"]), int(g["d"]), 0.95)


def _slashed(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    """24/10/1929 or 10/24/1929; where both readings fit, none is taken."""
    a, b = int(g["a"]), int(g["b"])
    if a > _MONTHS_A_YEAR:
        return _day(g["y"], b, a, 0.95)
    if b > _MONTHS_A_YEAR:
        return _day(g["y"], a, b, 0.95)
    return _day(g["y"], a, a, 0.95) if a == b else None


def _days(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    low, high = (_day(g["y"], _month(g["m"]), int(g[k]), 0.96) for k in ("d", "e"))
    return _period(text, match, low, high)


def _months(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    m, n = _month(g["m"]), _month(g["n"])
    low = _day(g["y"], m, int(g["d"]), 0.96) if "d" in g else exactly(f"{g['y']}-{m:02d}", 0.95)
    high = _day(g["y"], n, int(g["e"]), 0.96) if "e" in g else exactly(f"{g['y']}-{n:02d}", 0.95)
    return _period(text, match, low, high)


def _period(text: str, match: re.Match[str], low: Point | None, high: Point | None) -> Point | None:
    if low is None or high is None or low.edtf >= high.edtf:
        return None
    if re.search(rf"{S}and{S}", match.group()) and not BETWEEN.search(
        words_before(text, match.start(), 20)
    ):
        return None
    return Point(f"{low.edtf}/{high.edtf}", low.edtf, high.edtf, min(low.score, high.score))


def _month_day(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    return _day(g["y"], _month(g["m"]), int(g["d"]), 0.98)


def _month_year(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    month = _month(g["m"])
    if g["m"] in ("may", "march", "mar", "sep", "dec", "jan") and counts_things(text, match.end()):
        return None  # "may 2020 people"
    if "part" not in g:
        return exactly(f"{g['y']}-{month:02d}", 0.98)
    last = 28 if month == 2 else DAYS[month - 1]
    days = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}
    low, high = (f"{g['y']}-{month:02d}-{day:02d}" for day in _span_of(g, days))
    return _marked(low, high, g)


def _short_month_year(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    """ "Late October of '86": the century is a guess."""
    year = str(_full(g["yy"]))
    if "part" in g:
        return _month_year(text, match, g | {"y": year})
    return exactly(f"{year}-{_month(g['m']):02d}?", 0.7)


def _either_months(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    low, high = (f"{g['y']}-{_month(g[k]):02d}" for k in ("m", "n"))
    return Point(f"[{low},{high}]", low, high, 0.9) if low < high else None


def _season(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    if "yy" in g:
        return exactly(f"{_full(g['yy'])}-{SEASONS[g['s'].lower()]}?", 0.6)
    return exactly(f"{g['y']}-{SEASONS[g['s'].lower()]}", 0.95)


def _quarter(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    return exactly(f"{g['y']}-{32 + _number(g['q'], 4)}", 0.95)


def _decades(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    a, b = int(g["a"]), int(g["b"] if len(g["b"]) == 4 else g["a"][:2] + g["b"])
    together = not re.search(rf"{S}and{S}", match.group()) or b == a + 10
    if b <= a or not (together or BETWEEN.search(words_before(text, match.start(), 20))):
        return None
    return Point(f"{a}/{b + 9}", f"{a}", f"{b + 9}", 0.95)


def _decade(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    first = int(g["y"] + "0")
    if first % 100 == 0 and first < 2000:
        return _stretch(first, 100, g, 0.6, doubt=True)  # "the 1800s": mostly the century
    return _stretch(first, 10, g, 0.97)


def _short_decades(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    """The 20s and 30s: one stretch where one follows the other."""
    a, b = 1900 + 10 * int(g["a"]), 1909 + 10 * int(g["b"])
    together = not re.search(rf"{S}and{S}", match.group()) or b == a + 19
    return Point(f"{a}?/{b}?", f"{a}?", f"{b}?", 0.6) if a < b and together else None


def _named_decade(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    return _stretch(100 * TENS[g["t"].lower()] + 10 * DECADES[g["w"].lower()], 10, g, 0.97)


def _short_decade(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    """The '60s: which century is a guess, marked as uncertain."""
    the = re.search(rf"\bthe{S}", match.group(), re.IGNORECASE)
    if not (the or "q" in g) or AGE.search(words_before(text, match.start(), 8)):
        return None
    return _stretch(1900 + 10 * int(g["y"]), 10, g, 0.6, doubt=True)


def _spoken_decade(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    the = re.search(rf"\bthe{S}", match.group(), re.IGNORECASE)
    if not (the or "part" in g) or AGE.search(words_before(text, match.start(), 8)):
        return None
    return _stretch(1900 + 10 * DECADES[g["w"].lower()], 10, g, 0.6, doubt=True)


def _century(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    century = int(g["c"]) if "c" in g else ORDINALS[g["w"].lower()]
    if "era" in g:
        # the 3rd century BC is the years -299 to -200: year 0 is 1 BC
        return (
            exactly(f"-{century - 1:02d}XX", 0.85)
            if not _fronted(g) and 2 <= century <= 30
            else None
        )
    if not 1 <= century <= _LAST_CENTURY:
        return None
    return _stretch((century - 1) * 100, 100, g, 0.9)


def _centuries(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    """ "The 12th and 13th centuries": one stretch where one follows the other or "to" joins."""
    low = int(g["c"]) if "c" in g else ORDINALS[g["w"].lower()]
    high = int(g["e"]) if "e" in g else ORDINALS[g["x"].lower()]
    together = not re.search(rf"{S}and{S}", match.group()) or high == low + 1
    if not (1 <= low < high <= _LAST_CENTURY and together):
        return None
    return period_of(f"{(low - 1) * 100:04d}", f"{high * 100 - 1:04d}", 0.9)


def _turn(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    century = int(g["c"]) if "c" in g else ORDINALS[g["w"].lower()]
    return exactly(f"{(century - 1) * 100:04d}~", 0.7) if 2 <= century <= _LAST_CENTURY else None


def _bc(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    year = int(g["n"])
    return exactly(f"-{year - 1:04d}" if year > 1 else "0000", 0.9) if year else None


def _ad(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    return exactly(f"{int(g.get('n') or g['n2']):04d}", 0.9)


def _range(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    since, until = g["a"], g.get("b") or g["c"]
    if len(until) == 2:
        until = since[:2] + until
    lead = words_before(text, match.start(), 20)
    if int(until) <= int(since) or names_no_year(text, lead, match.end()):
        return None
    if "c" in g and int(until) != int(since) + 1:
        return None
    if re.search(rf"{S}and{S}", match.group()) and not BETWEEN.search(lead):
        return None
    return Point(f"{since}/{until}", since, until, 0.93)


def _either(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    if counts_things(text, match.end()):
        return None
    return Point(f"[{g['a']},{g['b']}]", g["a"], g["b"], 0.85)


def _year(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    lead = words_before(text, match.start(), 14)
    if names_no_year(text, lead, match.end()):
        return None
    if _ONE_IN.search(lead):
        return None  # "one in 1000 islanders"
    if int(g["y"]) < 1500 and re.match(rf"{S}[a-z]+s\b", text[match.end() : match.end() + 24]):
        return None  # "a boycott of 1100 advertisers"
    if _fronted(g):
        year = g["y"]
        if g.get("share") in ("decade", "years"):
            return None
        if "which" in g:
            months = {"half": 6, "third": 4, "quarter": 3}[g["share"].lower()]
            low = (_number(g["which"], 12 // months) - 1) * months + 1
            return (
                period_of(f"{year}-{low:02d}", f"{year}-{low + months - 1:02d}", 0.9)
                if low <= _MONTHS_A_YEAR
                else None
            )
        by = re.search(rf"\bby{S}(?:the{S})?$", lead, re.IGNORECASE)
        if by and g["part"].lower() in ("end", "beginning", "start"):
            return exactly(year, 0.9)  # "by the end of 2025" names the year as a term
        thirds = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
        low_month, high_month = _span_of(g, thirds)
        return _marked(f"{year}-{low_month:02d}", f"{year}-{high_month:02d}", g)
    if not expects_a_year(text, lead, match.end()):
        return None
    return exactly(g["y"], 0.9)


_ONE_IN = re.compile(rf"\b(?:one|two|three|four|five|\d+){S}in{S}$", re.IGNORECASE)


def _short_year(text: str, match: re.Match[str], g: dict[str, str]) -> Point | None:
    return exactly(f"{_full(g['yy'])}?", 0.55)


_READERS: dict[str, Callable[[str, re.Match[str], dict[str, str]], Point | None]] = {
    "iso": _iso,
    "dotted": _dotted,
    "slashed": _slashed,
    "days": _days,
    "months": _months,
    "mdy": _month_day,
    "dmy": _month_day,
    "either months": _either_months,
    "my": _month_year,
    "short my": _short_month_year,
    "season": _season,
    "quarter": _quarter,
    "decades": _decades,
    "short decades": _short_decades,
    "decade": _decade,
    "named decade": _named_decade,
    "short decade": _short_decade,
    "spoken decade": _spoken_decade,
    "centuries": _centuries,
    "century": _century,
    "turn": _turn,
    "bc": _bc,
    "ad": _ad,
    "range": _range,
    "either": _either,
    "year": _year,
    "short year": _short_year,
}


def words_before(text: str, at: int, length: int) -> str:
    return text[max(0, at - length) : at]


def _fronted(g: dict[str, str]) -> bool:
    return "part" in g or "which" in g


def _full(two: str) -> int:
    """A year of two digits: the latest that lies before 2026; uncertain, and marked so where it is
    used.
    """
    return 2000 + int(two) if int(two) < 26 else 1900 + int(two)


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _number(word: str, last: int) -> int:
    word = word.lower()
    return last if word == "last" else int(word[0]) if word[0].isdigit() else ORDINALS[word]


_NAMES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}


def _span_of(g: dict[str, str], thirds: dict[str, tuple[int, int]]) -> tuple[int, int]:
    first = g["part"].lower()
    last = g.get("part2", first).lower()
    return thirds[_NAMES.get(first, first)][0], thirds[_NAMES.get(last, last)][1]


def _marked(low: str, high: str, g: dict[str, str], score: float = 0.9) -> Point:
    """A third: the end inside the whole is not exact and marked so."""
    first = _NAMES.get(g["part"].lower(), g["part"].lower())
    last = _NAMES.get(g.get("part2", first).lower(), g.get("part2", first).lower())
    return period_of(
        low + ("~" if first != "early" else ""), high + ("~" if last != "late" else ""), score
    )


def period_of(low: str, high: str, score: float) -> Point:
    return Point(f"{low}/{high}", low, high, score)


def _stretch(
    first: int, length: int, g: dict[str, str], score: float, *, doubt: bool = False
) -> Point | None:
    """A decade or century from ``first``, or the part of it that is named. Tenths 0-3, 4-6, 7-9 are
    its thirds.
    """
    tenth = length // 10
    if "part" in g:
        low, high = _span_of(g, {"early": (0, 3), "mid": (4, 6), "late": (7, 9)})
        point = _marked(
            f"{first + low * tenth:04d}", f"{first + (high + 1) * tenth - 1:04d}", g, score
        )
        if doubt:
            point = period_of(_doubted(point.low), _doubted(point.high), score)
        return point
    if "which" in g:
        share = g["share"].lower()
        if share == "years":
            return None
        pieces = {"half": 2, "third": 3, "quarter": 4, "decade": 10}[share]
        n = _number(g["which"], pieces)
        if n > pieces or (share == "decade" and length == _DECADE):
            return None
        if share == "decade":
            return _stretch(first + 10 * (n - 1), 10, {}, score)
        low, high = first + round((n - 1) * length / pieces), first + round(n * length / pieces) - 1
        return period_of(f"{low:04d}", f"{high:04d}", score)
    digits = f"{first:04d}"
    whole = digits[:3] + "X" if length == _DECADE else digits[:2] + "XX"
    mark = "?" if doubt else ""
    return Point(whole + mark, digits + mark, f"{first + length - 1:04d}{mark}", score)


def _doubted(edtf: str) -> str:
    return edtf[:-1] + "%" if edtf.endswith("~") else edtf + "?"
