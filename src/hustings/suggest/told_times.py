"""Times told otherwise than by a number: named periods ("the Great Depression", "under Mao", "after
the death of Holm"), words that count from the day of speaking ("today", "within the last decade",
"last spring") and days without a year ("on March 18th").

A period's dates are nobody's but a person's: it is found, never dated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .named_periods import periods
from .words import windows


@dataclass(frozen=True, slots=True)
class Day:
    """The day of speaking, as far as it is known."""

    year: int
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class TimeFound:
    """``edtf`` is "" where a person must say when; ``period`` the name of a named period, or ""."""

    start: int
    end: int
    edtf: str
    period: str
    why: str


_S = r"(?:[ \u00a0\n]+)"
_ONE = r"[ \u00a0\n]"
"""One of them, where a pattern looks back."""
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = "(?:" + "|".join(_MONTHS) + ")"
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
_DAY_WORD = "|".join(sorted(_ORDINAL_DAYS, key=lambda w: -len(w)))
_LONGEST_MONTH = 31
_NO_YEAR = rf"(?!{_S}?,?{_S}(?:of{_S})?(?:1\d{{3}}|20\d\d)|{_S}?\d)"
_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TWO_DIGITS = (
    {w: i + 10 for i, w in enumerate(_TEENS)}
    | {w: 10 * (i + 2) for i, w in enumerate(_TENS)}
    | {f"{t}-{o}": 10 * (i + 2) + j + 1 for i, t in enumerate(_TENS) for j, o in enumerate(_ONES)}
)
_TWO = rf"(?:(?:{'|'.join(_TENS)})[ -](?:{'|'.join(_ONES)})|{'|'.join([*_TENS, *_TEENS])})"
_SMALL = {word: i + 1 for i, word in enumerate(_ONES)} | {w: i + 10 for i, w in enumerate(_TEENS)}
"""What follows "two thousand (and)"."""
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def _iso(year: int, month: int, day: int | None, doubt: bool = False) -> str:
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "") + ("?" if doubt else "")


def _month_day(match: re.Match[str], base: Day) -> str:
    """A day or month without a year: the last that is not after the day of speaking, or, where the
    clause tells of what is to come, the next."""
    month = _MONTHS.index(match["m"].lower()) + 1
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


def _from_day_to_day(match: re.Match[str], base: Day) -> str:
    """ "From the 14th to the 21st of November": both days of one month without a year."""
    last, first = _month_day(match, base), int(match["a"])
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


def _month_of_year(match: re.Match[str], base: Day) -> str:
    year = base.year + _YEARS_FROM_NOW[match["which"].lower()]
    return _iso(year, _MONTHS.index(match["m"].lower()) + 1, None)


def _day_of_year(match: re.Match[str], base: Day) -> str:
    """ "The 30th of August this year"."""
    day = int(re.sub(r"\D", "", match["d"]))
    if not 1 <= day <= _LONGEST_MONTH:
        return ""
    year = base.year + _YEARS_FROM_NOW[match["which"].lower()]
    return _iso(year, _MONTHS.index(match["m"].lower()) + 1, day)


Known = list[tuple[int, str]]
"""Where days and months of a known year are told, in order: (place, "2020-01-11" or "2020-01")."""


def _of_known_year(known: Known, match: re.Match[str], edtf: str) -> str:
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


def _as_before(days: dict[str, tuple[int, str]], match: re.Match[str], edtf: str) -> str:
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


def _two_thousand(match: re.Match[str], base: Day | None) -> str:
    """ "In two thousand and eight"."""
    return f"{2000 + _SMALL[match['two'].lower()]:04d}"


def _spoken_year(match: re.Match[str], base: Day | None) -> str:
    two = match["two"].lower().replace(" ", "-")
    hundred = {"eighteen": 18, "nineteen": 19, "twenty": 20}[match["c"].lower()]
    return f"{hundred}{_TWO_DIGITS[two]:02d}"


def _short_spoken_year(match: re.Match[str], base: Day) -> str:
    year = base.year - base.year % 100 + _TWO_DIGITS[match["two"].lower().replace(" ", "-")]
    return f"{year if year <= base.year else year - 100:04d}?"


def _event_year(match: re.Match[str], base: Day | None) -> str:
    """ "Since Maidan 2014": the event's year, which is since then."""
    lead = match.group()[:5].lower()
    year = match["y"]
    return f"{year}/.." if lead in ("since", "after") else f"../{year}" if lead == "befor" else year


def _today(match: re.Match[str], base: Day) -> str:
    """Today, this evening: the day of speaking, or as much of it as is known."""
    if base.month is None:
        return f"{base.year:04d}"
    return _iso(base.year, base.month, base.day)


def _within(match: re.Match[str], base: Day) -> str:
    """ "Within the last decade", "over the next century": counted from the year of speaking."""
    length = {"decade": 10, "century": 100, "year": 1}[match["unit"].lower()]
    back = match["which"].lower() in ("last", "past")
    low, high = (base.year - length, base.year) if back else (base.year, base.year + length)
    return f"{low:04d}/{high:04d}"


def _end_of(match: re.Match[str], base: Day) -> str:
    """ "The end of the decade, of this year": the year it ends in."""
    if match["unit"].lower() == "decade":
        return f"{base.year - base.year % 10 + 9:04d}"
    if match["unit"].lower() == "century":
        return f"{base.year - base.year % 100 + 100:04d}"
    lead = match.group()[:2].lower()
    return f"{'' if lead in ('at', 'to') else '../'}{base.year:04d}-12"


def _beside_season(match: re.Match[str], base: Day) -> str:
    season = _SEASONS[match["s"].lower()]
    which = match["which"].lower()
    year = base.year
    if base.month is not None:
        ends = {21: 5, 22: 8, 23: 11, 24: 14}[season]
        if which == "last" and base.month <= ends + 3:
            year -= 1
        if which == "next" and base.month >= ends - 2:
            year += 1
    return f"{year:04d}-{season}" + ("?" if which == "last" else "")


def _days_ago(match: re.Match[str], base: Day) -> str:
    if base.month is None or base.day is None:
        return ""
    return (date(base.year, base.month, base.day) - timedelta(days=1)).isoformat()


_COUNTED: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str], Day], str], frozenset[str]], ...
] = tuple(
    (re.compile(pattern, re.IGNORECASE), reading, frozenset(needs))
    for pattern, reading, needs in (
        (
            rf"\b(?:on{_S})?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?{_S})?(?:the{_S})?(?:"
            rf"(?P<d>\d{{1,2}}){_S}?(?:st|nd|rd|th)?{_S}(?:of{_S})?(?P<m>{_MONTH}))"
            rf"(?:{_S}of|,)?{_S}(?P<which>this|last|next){_S}year\b",
            _day_of_year,
            _MONTHS,
        ),
        (
            rf"\b(?P<m>{_MONTH}){_S}(?:the{_S})?(?P<d>\d{{1,2}}(?:st|nd|rd|th)?)(?:{_S}of|,)?{_S}"
            rf"(?P<which>this|last|next){_S}year\b",
            _day_of_year,
            _MONTHS,
        ),
        (
            rf"(?:(?<=\bin{_ONE})|(?<=\bof{_ONE})|(?<=\bby{_ONE})|(?<=\bsince{_ONE})|"
            rf"(?<=\buntil{_ONE})|"
            rf"(?<=\byear{_ONE})|(?<=\baround{_ONE}))two{_S}thousand(?:{_S}and)?{_S}"
            rf"(?P<two>{'|'.join(_SMALL)})"
            rf"\b(?!{_S}(?:percent|per{_S}cent|years?|dollars|people|members|days|men|women|"
            rf"times|of)\b)",
            _two_thousand,
            ["thousand"],
        ),
        (
            rf"\b(?:in{_S}|back{_S}in{_S})?(?P<m>{_MONTH}){_S}(?:of{_S})?(?P<which>this|last|"
            rf"next){_S}year\b",
            _month_of_year,
            _MONTHS,
        ),
        (
            rf"\b(?:since|after|before|during){_S}(?-i:[A-Z]\w+){_S}(?P<y>1[89]\d\d|20\d\d)"
            rf"\b(?!{_S}(?:people|members))",
            _event_year,
            "since after before during".split(),
        ),
        (
            rf"\b(?:from{_S}|between{_S})?(?:the{_S})?(?P<a>\d{{1,2}})(?:st|nd|rd|th)?{_S}?(?:to|and|"
            rf"until|till|through|[-\u2013]){_S}?(?:the{_S})?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_S}"
            rf"(?:of{_S})?(?P<m>{_MONTH})\b{_NO_YEAR}",
            _from_day_to_day,
            _MONTHS,
        ),
        (
            rf"\b(?:(?:on|until|by|since|before|after|last|next){_S})?(?P<m>{_MONTH})"
            rf"(?:,{_S}the{_S}|{_S}(?:the{_S})?)"
            rf"(?P<d>\d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d|%|-\w)|(?:{_DAY_WORD})\b)"
            rf"{_NO_YEAR}(?!{_S}(?:people|percent|per|members|years|of{_S}the|million))",
            _month_day,
            _MONTHS,
        ),
        (
            rf"\b(?:(?:the{_S})?(?P<d>\d{{1,2}}(?:st|nd|rd|th)|(?:{_DAY_WORD})){_S}of"
            rf"|(?<=\bon{_ONE})(?P<e>\d{{1,2}})){_S}(?P<m>{_MONTH})\b{_NO_YEAR}",
            _month_day,
            _MONTHS,
        ),
        (
            rf"\b(?:last|this{_S}past|next){_S}(?P<m>{_MONTH})\b{_NO_YEAR}(?!{_S}(?:the{_S})"
            rf"?(?:{_DAY_WORD})\b|{_S}(?:I|we|you|be|not)\b)",
            _month_day,
            _MONTHS,
        ),
        (
            rf"\b(?P<c>eighteen|nineteen|twenty){_S}(?:hundred{_S}(?:and{_S})?)"
            rf"?(?P<two>{_TWO})\b(?!{_S}(?:percent|per{_S}cent|years?|dollars|people|million|"
            r"thousand|hundred|billion|days?|times))",
            _spoken_year,
            "eighteen nineteen twenty".split(),
        ),
        (
            rf"(?:(?<=\bin{_ONE})|(?<=\brecession{_ONE}of{_ONE})|(?<=\bcrisis{_ONE}of{_ONE})|"
            rf"(?<=\bwinter{_ONE}of{_ONE})|(?<=\bsummer{_ONE}of{_ONE})|"
            rf"(?<=\belection{_ONE}of{_ONE})|"
            rf"(?<=\bback{_ONE}in{_ONE})|(?<=\bof{_ONE}))(?P<two>(?:{'|'.join(_TENS)})"
            rf"[ -](?:{'|'.join(_ONES)}))\b(?=[.,;:!?]|{_S}(?:and|was|when|rather|but|or|for|"
            rf"to|that|which|it|he|she|we|they|the)\b)(?!{_S}(?:percent|per{_S}cent|years?|"
            rf"days|or{_S}\w+{_S}(?:years|percent)))",
            _short_spoken_year,
            _TENS,
        ),
        (
            rf"\b(?:today|this{_S}(?:evening|morning|afternoon)|tonight)\b(?:['\u2019]s\b)?",
            _today,
            "today this tonight".split(),
        ),
        (
            rf"\b(?:within|over|in|during|for|throughout){_S}(?:the{_S})?(?P<which>last|past|"
            rf"next|coming){_S}(?P<unit>decade|century|year)\b",
            _within,
            "decade century year".split(),
        ),
        (
            rf"\b(?:by|at|before|until|towards?){_S}the{_S}end{_S}of{_S}(?:the|this)"
            rf"{_S}(?P<unit>decade|century|year)\b",
            _end_of,
            ["end"],
        ),
        (
            rf"\b(?P<which>last|this|next){_S}(?P<s>spring|summer|autumn|fall|winter)\b",
            _beside_season,
            _SEASONS,
        ),
    )
)
_FIXED = frozenset({_spoken_year, _event_year, _two_thousand})
"""Readings that need no day of speaking."""
_MAY = re.compile(r"\b(?:may|march)\b(?! the)", re.IGNORECASE)


def _around(pattern: re.Pattern[str], needs: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of a pattern where one of the words it needs stands."""
    for low, high in windows(text, needs, *_REACH):
        yield from pattern.finditer(text, low, high)


_REACH = 80, 120
"""Code points around a word without which a pattern cannot hold."""


def _read(
    match: re.Match[str],
    reading: Callable[[re.Match[str], Day], str],
    base: Day | None,
    known: Known,
    days: dict[str, tuple[int, str]],
) -> tuple[str, str]:
    """A wording as EDTF, "" where a person must say when, and why."""
    words = " ".join(match.group().split())
    said = f"\u201c{words}\u201d"
    edtf = reading(match, base) if base or reading in _FIXED else ""  # type: ignore[arg-type]
    if not edtf:
        return "", f"{said} counts from the day of speaking; when exactly, you say."
    if reading is _month_day:
        of_year = _of_known_year(known, match, edtf)
        if of_year:
            return of_year, f"{said}, of the year told beside it, reads {of_year} in EDTF."
        edtf = _as_before(days, match, edtf)
    if reading in _FIXED:
        return edtf, f"{said} reads {edtf} in EDTF."
    return edtf, f"{said}, counted from the day of speaking, reads {edtf} in EDTF."


def told(
    text: str, base: Day | None, free: Callable[[int, int], bool], known: Known
) -> Iterator[TimeFound]:
    """Times told otherwise than by a number, in no order; ``free`` takes a stretch of the text and
    says whether it was free, ``known`` are days and months told with their year."""
    days: dict[str, tuple[int, str]] = {}
    for pattern, reading, needs in _COUNTED:
        for match in _around(pattern, needs, text):
            if _MAY.search(match.group()) and not re.search(r"\b(?:May|March)\b", match.group()):
                continue  # "may", the verb
            if not free(*match.span()):
                continue
            edtf, why = _read(match, reading, base, known, days)
            yield TimeFound(*match.span(), edtf, "", why)
    for pattern, needs in periods():
        for match in _around(pattern, needs, text):
            if free(*match.span()):
                words = " ".join(match.group().split())
                why = f"\u201c{words}\u201d is a time with a name; when that was, you say."
                yield TimeFound(*match.span(), "", words, why)
