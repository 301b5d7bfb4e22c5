"""When: dates and periods in a text as EDTF (ISO 8601-2), the narrated time of a statement.

Only what the words fix by themselves: "the early 1930s" yes, "last year" no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .spans import Span

VERSION = "1"


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date or period; ``edtf`` as in ISO 8601-2: ``1929-10``, ``193X``, ``1930/1933~``, ``../1975``."""

    start: int
    end: int
    edtf: str
    cue: Span
    score: float
    why: str


_MONTHS = {
    name: i + 1
    for i, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
        "october oct|"
        "november nov|december dec".split("|")
    )
    for name in names.split()
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {
    name: i + 1
    for i, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split()
    )
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=lambda m: -len(m))) + r")\b\.?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_PART = r"(?:(?P<part>early|mid|middle|late|beginning|start|end)(?:[ \u00a0-]|[ ]of[ ])(?:the[ ])?(?:to[ ]late[ ])?)"
_DASH = r"[ \u00a0]?[-\u2013\u2014][ \u00a0]?"
_TO = rf"(?:{_DASH}|[ ](?:to|until|till|through|and)[ ])"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("iso", rf"(?<![\w-])(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|3[01]))?(?![\w-])"),
        ("mdy", rf"\b(?P<m>{_MONTH})[ ](?P<d>{_DAY})(?:st|nd|rd|th)?,?[ ](?P<y>{_YEAR})(?!\w)"),
        ("dmy", rf"\b(?P<d>{_DAY})(?:st|nd|rd|th)?[ ](?:of[ ])?(?P<m>{_MONTH}),?[ ](?P<y>{_YEAR})(?!\w)"),
        ("my", rf"\b(?P<m>{_MONTH})(?:,|[ ]of)?[ ](?P<y>{_YEAR})(?!\w)"),
        ("season", rf"\b(?P<s>spring|summer|autumn|fall|winter)(?:[ ]of|,)?[ ](?P<y>{_YEAR})(?!\w)"),
        (
            "decades",
            rf"\b(?P<a>1\d\d0|20\d0)[\u2019']?s{_TO}(?:the[ ])?(?P<b>1\d\d0|20\d0)[\u2019']?s\b",
        ),
        ("decade", rf"\b{_PART}?(?P<y>1\d\d|20\d)0[\u2019']?s\b"),
        ("short decade", rf"\bthe[ ]{_PART}?[\u2019'\u2018]?(?P<y>[2-9])0[\u2019']?s\b"),
        ("century", rf"\b{_PART}?(?P<c>\d{{1,2}})(?:st|nd|rd|th)[ -]century\b"),
        ("word century", rf"\b{_PART}?(?P<w>{'|'.join(sorted(_ORDINALS, key=lambda w: -len(w)))})[ -]century\b"),
        ("range", rf"(?<![\w$\u20ac\u00a3.,-])(?P<a>{_YEAR}){_TO}(?P<b>{_YEAR}|\d\d)(?![\w.,]*\d|[ ]?%|\w)"),
        ("year", rf"(?<![\w$\u20ac\u00a3.,#\-/])(?P<y>{_YEAR})(?![\w%/]|[.,]\d|-\w)"),
    )
)
_BEFORE = re.compile(
    r"(?:\b(?P<since>since|ever since|from|starting in|as of)|(?P<until>until|till|up to|before|prior to)|"
    r"(?P<about>around|about|circa|c\.|ca\.|roughly|approximately|some time in)|(?P<by>by|after))[ "
    "\u00a0](?:the[ ])?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"[ ](?:onwards?|on\b(?=[,.;])|to (?:the present|this day|today|now))", re.IGNORECASE)
_YEAR_CONTEXT = re.compile(
    r"(?:\b(?:in|of|since|by|until|till|from|to|between|and|before|after|during|around|about|circa|late|"
    "early|mid|year|"
    r"election|back in|as of|for|the|through|than|spring|summer|autumn|fall|winter|[a-z]+ber|january|"
    "february|march|april|"
    r"may|june|july|august)|[(,;\u2013\u2014-])[ \u00a0]?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[ \u00a0](?:people|members|workers|tons?|tonnes|miles?|km|kilomet\w+|met(?:er|re)s?|dollars?|euros?|"
    "pounds?|years?|"
    r"days?|hours?|seats?|votes?|voters?|times|words|pages|percent|per cent|soldiers|men|women|children|"
    r"cars|ferries)\b",
    re.IGNORECASE,
)


def dates(text: str) -> list[DateFound]:
    """Dates and periods in ``text``, in order, without overlaps.

    Thirds of a decade or century are meant by early, mid and late, with ``~`` at the end that is not exact:
    "in the early 1930's" is ``1930/1933~``. A bare number is a year only after a word that expects one.
    """
    found: list[DateFound] = []
    taken: list[tuple[int, int]] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken):
                continue
            made = _made(text, name, match)
            if made is None:
                continue
            edtf, score = made
            edtf, start, end = _bounded(text, edtf, name, start, end)
            taken.append((start, end))
            cue = Span.of(text, start, end)
            found.append(
                DateFound(
                    start, end, edtf, cue, score, f"\u201c{' '.join(cue.text.split())}\u201d reads {edtf} in EDTF."
                )
            )
    return sorted(found, key=lambda d: d.start)


def _made(text: str, name: str, match: re.Match[str]) -> tuple[str, float] | None:
    part = match.groupdict().get("part")
    if name == "iso":
        return match["y"] + "-" + match["m"] + (f"-{match['d']}" if match["d"] else ""), 0.98
    if name in ("mdy", "dmy"):
        day, month = int(match["d"]), _month(match["m"])
        if day > (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]:
            return None
        return f"{match['y']}-{month:02d}-{day:02d}", 0.98
    if name == "my":
        return f"{match['y']}-{_month(match['m']):02d}", 0.98
    if name == "season":
        return f"{match['y']}-{_SEASONS[match['s'].lower()]}", 0.95
    if name == "decades":
        return f"{match['a'][:3]}0/{match['b'][:3]}9", 0.95
    if name == "decade":
        return _third(int(match["y"] + "0"), 10, part, match["y"] + "X"), 0.97
    if name == "short decade":
        # which century is a guess, marked as uncertain
        first = int("19" + match["y"] + "0")
        if part:
            return _third(first, 10, part, ""), 0.6
        return f"19{match['y']}X?", 0.6
    if name in ("century", "word century"):
        century = int(match["c"]) if name == "century" else _ORDINALS[match["w"].lower()]
        if not 1 <= century <= 21:
            return None
        return _third((century - 1) * 100, 100, part, f"{century - 1:02d}XX"), 0.9
    if name == "range":
        since, until = match["a"], match["b"]
        if len(until) == 2:
            until = since[:2] + until
        before = text[max(0, match.start() - 12) : match.start()]
        if int(until) <= int(since) or (
            " and " in match.group() and not re.search(r"between\s$", before, re.IGNORECASE)
        ):
            return None
        return f"{since}/{until}", 0.93
    lead, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 14]
    if not _YEAR_CONTEXT.search(lead) and text[max(0, match.start() - 1) : match.start()] not in ("", "\n"):
        return None
    if _COUNTED.match(after):
        return None
    return match["y"], 0.9


def _month(word: str) -> int:
    return _MONTHS[word.lower().rstrip(".")]


def _third(first: int, length: int, part: str | None, whole: str) -> str:
    """A third of a decade or century: early 0-3, mid 4-6, late 7-9 (tenths), the inexact end marked."""
    if not part:
        return whole
    tenth = length // 10
    low, high = {"early": (0, 3), "beginning": (0, 3), "start": (0, 3), "mid": (4, 6), "middle": (4, 6)}.get(
        part.lower(), (7, 9)
    )
    start = first + low * tenth
    end = first + (high + 1) * tenth - 1
    if low == 0:
        return f"{start:04d}/{end:04d}~"
    if high == 9:
        return f"{start:04d}~/{end:04d}"
    return f"{start:04d}~/{end:04d}~"


def _bounded(text: str, edtf: str, name: str, start: int, end: int) -> tuple[str, int, int]:
    """Since, until, around and onwards, where they stand beside the date."""
    word = _BEFORE.search(text, max(0, start - 18), start)
    onwards = _ONWARDS.match(text, end)
    if name in ("range", "decades") or "/" in edtf:
        return edtf, start, end
    if onwards:
        return f"{edtf}/..", start, onwards.end()
    if word is None:
        return edtf, start, end
    if word["since"] and word["since"].lower() != "from":
        return f"{edtf}/..", word.start("since"), end
    if word["until"]:
        return f"../{edtf}", word.start("until"), end
    if word["about"] and (name != "decade" or word["about"].lower() != "about"):
        return f"{edtf}~", word.start("about"), end
    return edtf, start, end
