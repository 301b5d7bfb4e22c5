"""What a time told by words reads in EDTF, counted from the day of speaking: a function each."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Day:
    """The day of speaking, as far as it is known."""

    year: int
    month: int | None
    day: int | None


BLANK = r"(?:[ \u00a0\n]+)"
ONE_BLANK = r"[ \u00a0\n]"
"""One of them, where a pattern looks back."""
MONTHS = (
    "january february march april may june july august september october november december".split()
)
MONTH = "(?:" + "|".join(MONTHS) + ")"
_ORDINAL_DAYS = {
    word: i + 1
    for i, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
        "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
        "twenty-eighth twenty-ninth thirtieth thirty-first".split()
    )
}
DAY_WORD = "|".join(sorted(_ORDINAL_DAYS, key=lambda w: -len(w)))
_LONGEST_MONTH = 31
NO_YEAR = rf"(?!{BLANK}?,?{BLANK}(?:of{BLANK})?(?:1\d{{3}}|20\d\d)|{BLANK}?\d)"
ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TWO_DIGITS = (
    {w: i + 10 for i, w in enumerate(_TEENS)}
    | {w: 10 * (i + 2) for i, w in enumerate(TENS)}
    | {f"{t}-{o}": 10 * (i + 2) + j + 1 for i, t in enumerate(TENS) for j, o in enumerate(ONES)}
)
TWO_DIGITS_SPOKEN = (
    rf"(?:(?:{'|'.join(TENS)})[ -](?:{'|'.join(ONES)})|{'|'.join([*TENS, *_TEENS])})"
)
SMALL = {word: i + 1 for i, word in enumerate(ONES)} | {w: i + 10 for i, w in enumerate(_TEENS)}
"""What follows "two thousand (and)"."""
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def _iso(year: int, month: int, day: int | None, doubt: bool = False) -> str:
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "") + ("?" if doubt else "")


def month_day(match: re.Match[str], base: Day) -> str:
    """A day or month without a year: the last that is not after the day of speaking, or, where the
    clause tells of what is to come, the next."""
    month = MONTHS.index(match["m"].lower()) + 1
    given = match.groupdict()
    word = (given.get("d") or given.get("e") or "").lower().replace(" ", "-")
    day = _ORDINAL_DAYS.get(word) or (int(re.sub(r"\D", "", word)) if word else None)
    if day is not None and not 1 <= day <= _LONGEST_MONTH:
        return ""
    later = base.month is not None and (month, day or 0) > (base.month, base.day or _LONGEST_MONTH)
    coming = re.match(r"next\b", match.group(), re.IGNORECASE) or _to_come(match)
    if coming and base.month is not None and not later:
        return _iso(base.year + 1, month, day)
    return _iso(base.year - (1 if later and not coming else 0), month, day, base.month is None)


def from_day_to_day(match: re.Match[str], base: Day) -> str:
    """ "From the 14th to the 21st of November": both days of one month without a year."""
    last, first = month_day(match, base), int(match["a"])
    doubt = "?" if last.endswith("?") else ""
    day = last.removesuffix("?")
    if not last or not 1 <= first < int(day[-2:]):
        return ""
    return f"{day[:-2]}{first:02d}{doubt}/{last}"


def _to_come(match: re.Match[str]) -> bool:
    """Whether the clause of a day tells of the future: "the case will be heard on 30 January"."""
    before = match.string[max(0, match.start() - _CLAUSE) : match.start()]
    behind = match.string[match.end() : match.end() + _CLAUSE]
    return bool(_WILL.search(_CLAUSES.split(before)[-1]) or _WILL.search(_CLAUSES.split(behind)[0]))


_CLAUSE = 90
"""Code points of a clause around a day that are looked at."""
_CLAUSES = re.compile(r"[.!?;:\u2014\n]|,\s(?:and|but|so|because|which|who)\b")
_WILL = re.compile(
    r"\b(?:will|shall|won['\u2019]t|gonna|(?:am|is|are|['\u2019](?:m|s|re))\s+(?:not\s+)?"
    r"(?:going to(?=\s+\w)|about to|due|scheduled|set to|to be\b))|['\u2019]ll\b",
    re.IGNORECASE,
)


def month_of_year(match: re.Match[str], base: Day) -> str:
    year = base.year + _YEARS_FROM_NOW[match["which"].lower()]
    return _iso(year, MONTHS.index(match["m"].lower()) + 1, None)


def day_of_year(match: re.Match[str], base: Day) -> str:
    """ "The 30th of August this year"."""
    day = int(re.sub(r"\D", "", match["d"]))
    if not 1 <= day <= _LONGEST_MONTH:
        return ""
    year = base.year + _YEARS_FROM_NOW[match["which"].lower()]
    return _iso(year, MONTHS.index(match["m"].lower()) + 1, day)


Known = list[tuple[int, str]]
"""Where days and months of a known year are told, in order: (place, "2020-01-11" or "2020-01")."""


def of_known_year(known: Known, match: re.Match[str], edtf: str) -> str:
    """A day without a year is of the year in which the text tells that day, or before it and near
    that month."""
    if _DEICTIC.match(match.group()) or _to_come(match):
        return ""
    day, month = edtf.rstrip("?")[4:], edtf[4:7]
    if any(is_day[4:] == day for _, is_day in known):
        near = min((abs(at - match.start()), told) for at, told in known if told[4:] == day)
        return near[1]
    before = [
        told for at, told in known if told[4:7] == month and 0 < match.start() - at <= _SAME_MONTH
    ]
    return before[-1][:4] + day if before else ""


_DEICTIC = re.compile(r"^(?:last|this|next)\b", re.IGNORECASE)
_SAME_MONTH = 1500
"""Code points behind a month with its year in which a day of that month is of that year."""


def as_before(days: dict[str, tuple[int, str]], match: re.Match[str], edtf: str) -> str:
    """A day told again a few words later is the same day, whatever its own clause tells."""
    day = edtf[4:]
    at, before = days.get(day, (0, ""))
    if before and match.start() - at <= _AGAIN:
        edtf = before
    days[day] = match.start(), edtf
    return edtf


_AGAIN = 300
"""Code points within which a day told again is the same."""
_YEARS_FROM_NOW = {"this": 0, "last": -1, "next": 1}


def two_thousand(match: re.Match[str], base: Day | None) -> str:
    """ "In two thousand and eight"."""
    return f"{2000 + SMALL[match['two'].lower()]:04d}"


def spoken_year(match: re.Match[str], base: Day | None) -> str:
    two = match["two"].lower().replace(" ", "-")
    hundred = {"eighteen": 18, "nineteen": 19, "twenty": 20}[match["c"].lower()]
    return f"{hundred}{_TWO_DIGITS[two]:02d}"


def short_spoken_year(match: re.Match[str], base: Day) -> str:
    year = base.year - base.year % 100 + _TWO_DIGITS[match["two"].lower().replace(" ", "-")]
    return f"{year if year <= base.year else year - 100:04d}?"


def event_year(match: re.Match[str], base: Day | None) -> str:
    """ "Since Maidan 2014": the event's year, which is since then."""
    lead = match.group()[:5].lower()
    year = match["y"]
    return f"{year}/.." if lead in ("since", "after") else f"../{year}" if lead == "befor" else year


def day_of_speaking(match: re.Match[str], base: Day) -> str:
    """Today, this evening: the day of speaking, or as much of it as is known."""
    if base.month is None:
        return f"{base.year:04d}"
    return _iso(base.year, base.month, base.day)


def within(match: re.Match[str], base: Day) -> str:
    """ "Within the last decade", "over the next century": counted from the year of speaking."""
    length = {"decade": 10, "century": 100, "year": 1}[match["unit"].lower()]
    back = match["which"].lower() in ("last", "past")
    low, high = (base.year - length, base.year) if back else (base.year, base.year + length)
    return f"{low:04d}/{high:04d}"


def end_of(match: re.Match[str], base: Day) -> str:
    """ "The end of the decade, of this year": the year it ends in."""
    if match["unit"].lower() == "decade":
        return f"{base.year - base.year % 10 + 9:04d}"
    if match["unit"].lower() == "century":
        return f"{base.year - base.year % 100 + 100:04d}"
    lead = match.group()[:2].lower()
    return f"{'' if lead in ('at', 'to') else '../'}{base.year:04d}-12"


def beside_season(match: re.Match[str], base: Day) -> str:
    season = SEASONS[match["s"].lower()]
    which = match["which"].lower()
    year = base.year
    if base.month is not None:
        ends = {21: 5, 22: 8, 23: 11, 24: 14}[season]
        if which == "last" and base.month <= ends + 3:
            year -= 1
        if which == "next" and base.month >= ends - 2:
            year += 1
    return f"{year:04d}-{season}" + ("?" if which == "last" else "")
