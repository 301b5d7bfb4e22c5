"""Times told otherwise than by a number: named periods ("the Great Depression", "under Mao", "after
the death of Holm"), words that count from the day of speaking ("today", "within the last decade",
"last spring") and days without a year ("on March 18th").

A period's dates are nobody's but a person's: it is found, never dated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..words import windows
from .named_periods import periods
from .told_readings import (
    BLANK,
    DAY_WORD,
    MONTH,
    MONTHS,
    NO_YEAR,
    ONE_BLANK,
    ONES,
    SEASONS,
    SMALL,
    TENS,
    TWO_DIGITS_SPOKEN,
    Day,
    Known,
    as_before,
    beside_season,
    day_of_speaking,
    day_of_year,
    end_of,
    event_year,
    from_day_to_day,
    month_day,
    month_of_year,
    of_known_year,
    short_spoken_year,
    spoken_year,
    two_thousand,
    within,
)


@dataclass(frozen=True, slots=True)
class TimeFound:
    """``edtf`` is "" where a person must say when; ``period`` the name of a named period, or ""."""

    start: int
    end: int
    edtf: str
    period: str
    why: str


_COUNTED: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str], Day], str], frozenset[str]], ...
] = tuple(
    (re.compile(pattern, re.IGNORECASE), reading, frozenset(needs))
    for pattern, reading, needs in (
        (
            rf"\b(?:on{BLANK})?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?{BLANK})?(?:the{BLANK})?(?:"
            rf"(?P<d>\d{{1,2}}){BLANK}?(?:st|nd|rd|th)?{BLANK}(?:of{BLANK})?(?P<m>{MONTH}))"
            rf"(?:{BLANK}of|,)?{BLANK}(?P<which>this|last|next){BLANK}year\b",
            day_of_year,
            MONTHS,
        ),
        (
            rf"\b(?P<m>{MONTH}){BLANK}(?:the{BLANK})?(?P<d>\d{{1,2}}(?:st|nd|rd|th)?)(?:{BLANK}of|,)?{BLANK}"
            rf"(?P<which>this|last|next){BLANK}year\b",
            day_of_year,
            MONTHS,
        ),
        (
            rf"(?:(?<=\bin{ONE_BLANK})|(?<=\bof{ONE_BLANK})|(?<=\bby{ONE_BLANK})|(?<=\bsince{ONE_BLANK})|"
            rf"(?<=\buntil{ONE_BLANK})|"
            rf"(?<=\byear{ONE_BLANK})|(?<=\baround{ONE_BLANK}))two{BLANK}thousand(?:{BLANK}and)?{BLANK}"
            rf"(?P<two>{'|'.join(SMALL)})"
            rf"\b(?!{BLANK}(?:percent|per{BLANK}cent|years?|dollars|people|members|days|men|women|"
            rf"times|of)\b)",
            two_thousand,
            ["thousand"],
        ),
        (
            rf"\b(?:in{BLANK}|back{BLANK}in{BLANK})?(?P<m>{MONTH}){BLANK}(?:of{BLANK})?(?P<which>this|last|"
            rf"next){BLANK}year\b",
            month_of_year,
            MONTHS,
        ),
        (
            rf"\b(?:since|after|before|during){BLANK}(?-i:[A-Z]\w+){BLANK}(?P<y>1[89]\d\d|20\d\d)"
            rf"\b(?!{BLANK}(?:people|members))",
            event_year,
            "since after before during".split(),
        ),
        (
            rf"\b(?:from{BLANK}|between{BLANK})?(?:the{BLANK})?(?P<a>\d{{1,2}})(?:st|nd|rd|th)?{BLANK}?(?:to|and|"
            rf"until|till|through|[-\u2013]){BLANK}?(?:the{BLANK})?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{BLANK}"
            rf"(?:of{BLANK})?(?P<m>{MONTH})\b{NO_YEAR}",
            from_day_to_day,
            MONTHS,
        ),
        (
            rf"\b(?:(?:on|until|by|since|before|after|last|next){BLANK})?(?P<m>{MONTH})"
            rf"(?:,{BLANK}the{BLANK}|{BLANK}(?:the{BLANK})?)"
            rf"(?P<d>\d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d|%|-\w)|(?:{DAY_WORD})\b)"
            rf"{NO_YEAR}(?!{BLANK}(?:people|percent|per|members|years|of{BLANK}the|million))",
            month_day,
            MONTHS,
        ),
        (
            rf"\b(?:(?:the{BLANK})?(?P<d>\d{{1,2}}(?:st|nd|rd|th)|(?:{DAY_WORD})){BLANK}of"
            rf"|(?<=\bon{ONE_BLANK})(?P<e>\d{{1,2}})){BLANK}(?P<m>{MONTH})\b{NO_YEAR}",
            month_day,
            MONTHS,
        ),
        (
            rf"\b(?:last|this{BLANK}past|next){BLANK}(?P<m>{MONTH})\b{NO_YEAR}(?!{BLANK}(?:the{BLANK})"
            rf"?(?:{DAY_WORD})\b|{BLANK}(?:I|we|you|be|not)\b)",
            month_day,
            MONTHS,
        ),
        (
            rf"\b(?P<c>eighteen|nineteen|twenty){BLANK}(?:hundred{BLANK}(?:and{BLANK})?)"
            rf"?(?P<two>{TWO_DIGITS_SPOKEN})\b(?!{BLANK}(?:percent|per{BLANK}cent|years?|dollars|people|million|"
            r"thousand|hundred|billion|days?|times))",
            spoken_year,
            "eighteen nineteen twenty".split(),
        ),
        (
            rf"(?:(?<=\bin{ONE_BLANK})|(?<=\brecession{ONE_BLANK}of{ONE_BLANK})|(?<=\bcrisis{ONE_BLANK}of{ONE_BLANK})|"
            rf"(?<=\bwinter{ONE_BLANK}of{ONE_BLANK})|(?<=\bsummer{ONE_BLANK}of{ONE_BLANK})|"
            rf"(?<=\belection{ONE_BLANK}of{ONE_BLANK})|"
            rf"(?<=\bback{ONE_BLANK}in{ONE_BLANK})|(?<=\bof{ONE_BLANK}))(?P<two>(?:{'|'.join(TENS)})"
            rf"[ -](?:{'|'.join(ONES)}))\b(?=[.,;:!?]|{BLANK}(?:and|was|when|rather|but|or|for|"
            rf"to|that|which|it|he|she|we|they|the)\b)(?!{BLANK}(?:percent|per{BLANK}cent|years?|"
            rf"days|or{BLANK}\w+{BLANK}(?:years|percent)))",
            short_spoken_year,
            TENS,
        ),
        (
            rf"\b(?:today|this{BLANK}(?:evening|morning|afternoon)|tonight)\b(?:['\u2019]s\b)?",
            day_of_speaking,
            "today this tonight".split(),
        ),
        (
            rf"\b(?:within|over|in|during|for|throughout){BLANK}(?:the{BLANK})?(?P<which>last|past|"
            rf"next|coming){BLANK}(?P<unit>decade|century|year)\b",
            within,
            "decade century year".split(),
        ),
        (
            rf"\b(?:by|at|before|until|towards?){BLANK}the{BLANK}end{BLANK}of{BLANK}(?:the|this)"
            rf"{BLANK}(?P<unit>decade|century|year)\b",
            end_of,
            ["end"],
        ),
        (
            rf"\b(?P<which>last|this|next){BLANK}(?P<s>spring|summer|autumn|fall|winter)\b",
            beside_season,
            SEASONS,
        ),
    )
)
_FIXED = frozenset({spoken_year, event_year, two_thousand})
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
    if reading is month_day:
        of_year = of_known_year(known, match, edtf)
        if of_year:
            return of_year, f"{said}, of the year told beside it, reads {of_year} in EDTF."
        edtf = as_before(days, match, edtf)
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
