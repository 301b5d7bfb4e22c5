"""When: dates and periods in a text as EDTF (ISO 8601-2), the narrated time of a statement.

What the words fix by themselves is read at once: "the early 1930s". What is counted from the day of
speaking ("last year") is read where that day is given, and otherwise left open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model.edtf import is_edtf
from .causes import tiers_up_to
from .counted_times import COUNTED, base_day
from .loose_times import loose
from .spans import Span, overlaps
from .told_times import Day, TimeFound, told
from .wrapping import over_wrapped_lines
from .year_context import counts_things, expects_a_year, names_no_year

VERSION = "8"


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


@dataclass(frozen=True, slots=True)
class _Point:
    """What one pattern read: EDTF, its first and last part for use in a period, and how sure the
    reading is.
    """

    edtf: str
    low: str
    high: str
    score: float


def _exactly(edtf: str, score: float) -> _Point:
    return _Point(edtf, edtf, edtf, score)


_MONTHS = {
    name: i + 1
    for i, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september "
        "sept sep|"
        "october oct|november nov|december dec".split("|")
    )
    for name in names.split()
}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {
    name: i + 1
    for i, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
        "twenty-first".split()
    )
}
_DECADES = {
    name: i + 2
    for i, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split()
    )
}
_ORDINAL = "|".join(sorted(_ORDINALS, key=lambda w: -len(w)))
_TENS = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
_S = r"(?:[ \u00a0\n]+)"
_ONE = r"[ \u00a0\n]"
"""One of them, where a pattern looks back."""
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=lambda m: -len(m))) + r")\b\.?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_TH = rf"(?:{_S}?(?:st|nd|rd|th)\b)?"
_ERA = rf"(?:{_S}?(?:B\.C\.(?:E\.)?|BCE?)(?![\w]))"
_THIRD = r"early|mid|middle|late|beginning|start|end"
_PART = (
    rf"(?:(?P<part>{_THIRD})(?:(?:{_S}|-)to(?:{_S}|-)(?P<part2>mid|middle|late))?"
    rf"(?:{_S}|-|{_S}(?:(?:part|years|months|weeks|days){_S})?of{_S}|{_S}in{_S})(?:the{_S})?)"
)
_HALF = (
    rf"(?:(?P<which>first|second|third|fourth|last|1st|2nd|3rd|4th){_S}(?P<share>half|third|"
    rf"quarter|decade|years)"
    rf"{_S}of{_S}(?:the{_S})?)"
)
_FRONT = rf"(?:{_PART}|{_HALF})?"
_DASH = rf"{_S}?[-\u2013\u2014]{_S}?"
_TO = rf"(?:{_DASH}|{_S}(?:to|until|till|through){_S})"
_TO_AND = rf"(?:{_DASH}|{_S}(?:to|until|till|through|and){_S})"
_QUOTE = "[\u2019'\u2018]"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "iso",
            rf"(?<![\w-])(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|"
            rf"3[01]))?(?![\w-])",
        ),
        (
            "dotted",
            rf"(?<![\w.])(?P<d>{_DAY})\.{_S}?(?P<m>0?[1-9]|1[0-2])\.{_S}?(?P<y>{_YEAR})(?![\w.]\d|"
            rf"\w)",
        ),
        ("slashed", rf"(?<![\w/])(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>{_YEAR})(?![\w/])"),
        (
            "days",
            rf"\b(?P<d>{_DAY}){_TH}{_TO_AND}(?P<e>{_DAY}){_TH}{_S}(?:of{_S})?(?P<m>{_MONTH}),?{_S}(?P<y>{_YEAR})(?!\w)",
        ),
        (
            "days",
            rf"\b(?P<m>{_MONTH}){_S}(?P<d>{_DAY}){_TH}{_TO_AND}(?P<e>{_DAY}){_TH},?{_S}(?P<y>{_YEAR})(?!\w)",
        ),
        (
            "months",
            rf"\b(?:(?P<d>{_DAY}){_TH}{_S}(?:of{_S})?)?(?P<m>{_MONTH}){_TO_AND}"
            rf"(?:(?P<e>{_DAY}){_TH}{_S}(?:of{_S})?)?(?P<n>{_MONTH})(?:,|"
            rf"{_S}of)?{_S}(?P<y>{_YEAR})(?!\w)",
        ),
        (
            "months",
            rf"\b(?P<m>{_MONTH}){_S}(?P<d>{_DAY}){_TH}{_TO_AND}(?P<n>{_MONTH}){_S}(?P<e>{_DAY}){_TH},?{_S}"
            rf"(?P<y>{_YEAR})(?!\w)",
        ),
        ("mdy", rf"\b(?P<m>{_MONTH}){_S}(?P<d>{_DAY}){_TH},?{_S}(?P<y>{_YEAR})(?!\w)"),
        ("dmy", rf"\b(?P<d>{_DAY}){_TH}{_S}(?:of{_S})?(?P<m>{_MONTH}),?{_S}(?P<y>{_YEAR})(?!\w)"),
        (
            "either months",
            rf"\b(?P<m>{_MONTH}){_S}or{_S}(?P<n>{_MONTH})(?:,|{_S}of)?{_S}(?P<y>{_YEAR})(?!\w)",
        ),
        (
            "short my",
            rf"\b{_PART}?(?P<m>{_MONTH})(?:,|{_S}of)?{_S}{_QUOTE}(?P<yy>\d\d)(?![\w\u2019'])",
        ),
        ("my", rf"\b{_PART}?(?P<m>{_MONTH})(?:,|{_S}of)?{_S}(?P<y>{_YEAR})(?!\w)"),
        (
            "season",
            rf"\b(?P<s>spring|summer|autumn|fall|winter)(?:{_S}of|"
            rf",)?{_S}(?P<y>{_YEAR})(?:[-\u2013/]\d\d)?(?!\w)",
        ),
        (
            "season",
            rf"\b(?P<s>spring|summer|autumn|fall|winter){_S}of{_S}{_QUOTE}(?P<yy>\d\d)(?!\w)",
        ),
        ("quarter", rf"\bQ(?P<q>[1-4])(?:{_S}of)?{_S}?(?P<y>{_YEAR})(?!\w)"),
        (
            "quarter",
            rf"\b(?P<q>first|second|third|fourth|last|1st|2nd|3rd|"
            rf"4th){_S}quarter{_S}of{_S}(?P<y>{_YEAR})(?![\u2019'\w])",
        ),
        (
            "decades",
            rf"\b(?P<a>1\d\d0|20\d0){_QUOTE}?s{_TO_AND}(?:(?:early|mid|"
            rf"late){_S})?(?:the{_S})?{_QUOTE}?"
            rf"(?P<b>1\d\d0|20\d0|[1-9]0){_QUOTE}?s\b",
        ),
        (
            "short decades",
            rf"\b(?:the|in){_S}{_QUOTE}?(?P<a>[2-9])0{_QUOTE}?s{_TO_AND}(?:the{_S})?{_QUOTE}?"
            rf"(?P<b>[2-9])0{_QUOTE}?s\b",
        ),
        ("decade", rf"\b{_FRONT}(?P<y>1\d\d|20\d)0{_QUOTE}?s\b"),
        (
            "named decade",
            rf"\b{_FRONT}(?P<t>{'|'.join(_TENS)})(?:-|{_S})(?P<w>{'|'.join(_DECADES)})\b",
        ),
        (
            "short decade",
            rf"\b(?:the{_S})?{_FRONT}(?:the{_S})?(?P<q>{_QUOTE})?(?P<y>[2-9])0{_QUOTE}?s\b",
        ),
        (
            "spoken decade",
            rf"\b(?:the{_S})?{_PART}?(?:roaring{_S}|swinging{_S}|"
            rf"hungry{_S})?(?P<w>{'|'.join(_DECADES)})\b",
        ),
        ("turn", rf"\bturn{_S}of{_S}the{_S}(?P<c>\d{{1,2}})(?:st|nd|rd|th)[ \u00a0\n-]century\b"),
        (
            "turn",
            rf"\bturn{_S}of{_S}the{_S}(?P<w>{_ORDINAL})[ \u00a0\n-]century\b",
        ),
        (
            "century",
            rf"\b{_FRONT}(?P<c>\d{{1,2}})(?:st|nd|rd|th)[ \u00a0\n-]century\b(?P<era>{_ERA})?",
        ),
        (
            "century",
            rf"\b{_FRONT}(?P<w>{_ORDINAL})[ \u00a0\n-]century\b(?P<era>{_ERA})?",
        ),
        ("bc", rf"(?<![\w.,-])(?P<n>\d{{1,4}}){_ERA}"),
        (
            "ad",
            rf"\b(?:A\.?D\.?){_S}(?P<n>\d{{1,4}})(?!\w)|(?<![\w.,-])(?P<n2>\d{{1,4}}){_S}?C\.?E\b",
        ),
        (
            "range",
            rf"(?<![\w$\u20ac\u00a3.,-])(?P<a>{_YEAR})(?:{_TO_AND}(?P<b>{_YEAR}|\d\d)|"
            rf"/(?P<c>{_YEAR}|\d\d))"
            rf"(?![\w.,]*\d|{_S}?%|\w|/)",
        ),
        (
            "either",
            rf"(?<![\w$\u20ac\u00a3.,-])(?P<a>{_YEAR}){_S}or{_S}(?:in{_S})?(?P<b>{_YEAR})(?![\w%/]|[.,]\d|-\w)",
        ),
        (
            "year",
            rf"(?<![\w$\u20ac\u00a3.,#\-/]){_FRONT}(?P<y>{_YEAR})(?![\w%/]|[.,]\d|-(?!ish\b)\w)",
        ),
        (
            "short year",
            rf"(?:(?<=\bin{_ONE})|(?<=\buh{_ONE})|(?<=\bof{_ONE})|(?<=\bby{_ONE})|(?<=\bor{_ONE})|"
            rf"(?<=\band{_ONE})|(?<=\bto{_ONE})|(?<=\bsince{_ONE})|(?<=\buntil{_ONE})|"
            rf"(?<=\babout{_ONE})|(?<=\baround{_ONE})|(?<=\bfrom{_ONE})|(?<=\bbefore{_ONE})|"
            rf"(?<=\bafter{_ONE})|(?<=\bthen{_ONE})|(?<=\bthink{_ONE})|(?<=\bmaybe{_ONE})|"
            rf"(?<=\bprobably{_ONE})|(?<=[\u2014\u2013])(?=.\d\d,)|"
            rf"(?<=,{_ONE})(?=.\d\d[,.;:)]))"
            rf"{_QUOTE}(?P<yy>\d\d)(?![\w\u2019'])",
        ),
        (
            "short year",
            rf"(?<=\bin{_ONE})(?P<yy>0\d|[4-9]\d)(?=[,;?!\n]|\.(?!\d)|{_S}and{_S}\d\d[,.;\n])",
        ),
    )
)
_ANCHOR = re.compile(rf"[0-9]+|centur|{'|'.join(_DECADES)}", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:\b(?P<after>after|not{_S}before|no{_S}earlier{_S}than|no{_S}sooner{_S}than|"
    rf"later{_S}than)|"
    rf"\b(?P<until>until|till|up{_S}to|before|prior{_S}to|no{_S}later{_S}than|"
    rf"not{_S}later{_S}than)|"
    rf"\b(?P<since>since|ever{_S}since|starting{_S}in|beginning{_S}in|as{_S}of)|"
    rf"\b(?P<about>around|about|circa|c\.|ca\.|roughly|approximately))"
    rf"{_S}(?:the{_S})?$",
    re.IGNORECASE,
)
_ONWARDS = re.compile(
    rf"{_S}(?:onwards?|on\b(?=[,.;])|to{_S}(?:the{_S}present|this{_S}day|today|now))\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:his|her|their|my|your|our|its)[ \u00a0\n]$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\bbetween[ \u00a0\n](?:the[ \u00a0\n])?(?:years[ \u00a0\n])?$", re.IGNORECASE
)
_JOINS = re.compile(rf"{_DASH}|{_S}(?:to|until|till|through|and){_S}(?:the{_S})?", re.IGNORECASE)


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
    taken: list[tuple[int, int, _Point, str]] = []
    windows = _windows(text)
    free = _Free()
    for name, pattern in _PATTERNS:
        for match in (m for low, high in windows for m in pattern.finditer(text, low, high)):
            if free.is_taken(*match.span()):
                continue
            point = _read(text, name, match)
            if point is not None and free.takes(*match.span()):
                taken.append((*match.span(), point, name))
    found = list(_by_calendar(text, taken))
    found += (d for d in _in_other_words(text, base, free) if d.tier in wanted)
    found += (d for d in _counted_from(text, written, free) if d.tier in wanted)
    found += (d for d in map(_told_so(text), loose(text, base, free.takes)) if d.tier in wanted)
    return sorted(found, key=lambda d: d.start)


def _by_calendar(text: str, taken: list[tuple[int, int, _Point, str]]) -> Iterator[DateFound]:
    """What the words fix by themselves."""
    for start, end, point, name in _joined(text, sorted(taken, key=lambda t: t[0])):
        edtf, low, high = _bounded(text, point, name, start, end)
        if is_edtf(edtf):
            cue = Span.of(text, low, high)
            why = f"\u201c{' '.join(cue.text.split())}\u201d reads {edtf} in EDTF."
            yield DateFound(low, high, edtf, cue, point.score, why)


def _in_other_words(text: str, base: Day | None, free: _Free) -> Iterator[DateFound]:
    """Named periods, days without a year, "within the last decade": :mod:`.told_times`."""
    yield from map(_told_so(text), told(text, base, free.takes))


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
            if not free.takes(*match.span()):
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
    for anchor in _ANCHOR.finditer(text):
        low, high = anchor.start() - 90, anchor.end() + 90
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], high
        else:
            found.append((max(0, low), high))
    return found


# -- one date
# --------------------------------------------------------------------------------------------------


def _read(text: str, name: str, match: re.Match[str]) -> _Point | None:
    given = {k: v for k, v in match.groupdict().items() if v is not None}
    return _READERS[name](text, match, given)


def _day(year: str, month: int, day: int, score: float) -> _Point | None:
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return None
    return _exactly(f"{year}-{month:02d}-{day:02d}", score)


def _iso(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    return _exactly("-".join(g[k] for k in "ymd" if k in g), 0.98)


def _dotted(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    return _day(g["y"], int(g["m"]), int(g["d"]), 0.95)


def _slashed(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    """24/10/1929 or 10/24/1929; where both readings fit, none is taken."""
    a, b = int(g["a"]), int(g["b"])
    if a > 12:
        return _day(g["y"], b, a, 0.95)
    if b > 12:
        return _day(g["y"], a, b, 0.95)
    return _day(g["y"], a, a, 0.95) if a == b else None


def _days(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    low, high = (_day(g["y"], _month(g["m"]), int(g[k]), 0.96) for k in ("d", "e"))
    return _period(text, match, low, high)


def _months(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    m, n = _month(g["m"]), _month(g["n"])
    low = _day(g["y"], m, int(g["d"]), 0.96) if "d" in g else _exactly(f"{g['y']}-{m:02d}", 0.95)
    high = _day(g["y"], n, int(g["e"]), 0.96) if "e" in g else _exactly(f"{g['y']}-{n:02d}", 0.95)
    return _period(text, match, low, high)


def _period(
    text: str, match: re.Match[str], low: _Point | None, high: _Point | None
) -> _Point | None:
    if low is None or high is None or low.edtf >= high.edtf:
        return None
    if re.search(rf"{_S}and{_S}", match.group()) and not _BETWEEN.search(
        _lead(text, match.start(), 20)
    ):
        return None
    return _Point(f"{low.edtf}/{high.edtf}", low.edtf, high.edtf, min(low.score, high.score))


def _month_day(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    return _day(g["y"], _month(g["m"]), int(g["d"]), 0.98)


def _month_year(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    month = _month(g["m"])
    if g["m"] in ("may", "march", "mar", "sep", "dec", "jan") and counts_things(text, match.end()):
        return None  # "may 2020 people"
    if "part" not in g:
        return _exactly(f"{g['y']}-{month:02d}", 0.98)
    last = 28 if month == 2 else _DAYS[month - 1]
    days = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}
    low, high = (f"{g['y']}-{month:02d}-{day:02d}" for day in _span_of(g, days))
    return _marked(low, high, g)


def _short_month_year(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    """ "Late October of '86": the century is a guess."""
    year = str(_full(g["yy"]))
    if "part" in g:
        return _month_year(text, match, g | {"y": year})
    return _exactly(f"{year}-{_month(g['m']):02d}?", 0.7)


def _either_months(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    low, high = (f"{g['y']}-{_month(g[k]):02d}" for k in ("m", "n"))
    return _Point(f"[{low},{high}]", low, high, 0.9) if low < high else None


def _season(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    if "yy" in g:
        return _exactly(f"{_full(g['yy'])}-{_SEASONS[g['s'].lower()]}?", 0.6)
    return _exactly(f"{g['y']}-{_SEASONS[g['s'].lower()]}", 0.95)


def _quarter(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    return _exactly(f"{g['y']}-{32 + _number(g['q'], 4)}", 0.95)


def _decades(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    a, b = int(g["a"]), int(g["b"] if len(g["b"]) == 4 else g["a"][:2] + g["b"])
    together = not re.search(rf"{_S}and{_S}", match.group()) or b == a + 10
    if b <= a or not (together or _BETWEEN.search(_lead(text, match.start(), 20))):
        return None
    return _Point(f"{a}/{b + 9}", f"{a}", f"{b + 9}", 0.95)


def _decade(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    first = int(g["y"] + "0")
    if first % 100 == 0 and first < 2000:
        return _stretch(first, 100, g, 0.6, doubt=True)  # "the 1800s": mostly the century
    return _stretch(first, 10, g, 0.97)


def _short_decades(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    """The 20s and 30s: one stretch where one follows the other."""
    a, b = 1900 + 10 * int(g["a"]), 1909 + 10 * int(g["b"])
    together = not re.search(rf"{_S}and{_S}", match.group()) or b == a + 19
    return _Point(f"{a}?/{b}?", f"{a}?", f"{b}?", 0.6) if a < b and together else None


def _named_decade(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    return _stretch(100 * _TENS[g["t"].lower()] + 10 * _DECADES[g["w"].lower()], 10, g, 0.97)


def _short_decade(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    """The '60s: which century is a guess, marked as uncertain."""
    the = re.search(rf"\bthe{_S}", match.group(), re.IGNORECASE)
    if not (the or "q" in g) or _AGE.search(_lead(text, match.start(), 8)):
        return None
    return _stretch(1900 + 10 * int(g["y"]), 10, g, 0.6, doubt=True)


def _spoken_decade(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    the = re.search(rf"\bthe{_S}", match.group(), re.IGNORECASE)
    if not (the or "part" in g) or _AGE.search(_lead(text, match.start(), 8)):
        return None
    return _stretch(1900 + 10 * _DECADES[g["w"].lower()], 10, g, 0.6, doubt=True)


def _century(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    century = int(g["c"]) if "c" in g else _ORDINALS[g["w"].lower()]
    if "era" in g:
        # the 3rd century BC is the years -299 to -200: year 0 is 1 BC
        return (
            _exactly(f"-{century - 1:02d}XX", 0.85)
            if not _fronted(g) and 2 <= century <= 30
            else None
        )
    if not 1 <= century <= 22:
        return None
    return _stretch((century - 1) * 100, 100, g, 0.9)


def _turn(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    century = int(g["c"]) if "c" in g else _ORDINALS[g["w"].lower()]
    return _exactly(f"{(century - 1) * 100:04d}~", 0.7) if 2 <= century <= 22 else None


def _bc(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    year = int(g["n"])
    return _exactly(f"-{year - 1:04d}" if year > 1 else "0000", 0.9) if year else None


def _ad(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    return _exactly(f"{int(g.get('n') or g['n2']):04d}", 0.9)


def _range(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    since, until = g["a"], g.get("b") or g["c"]
    if len(until) == 2:
        until = since[:2] + until
    lead = _lead(text, match.start(), 20)
    if int(until) <= int(since) or names_no_year(text, lead, match.end()):
        return None
    if "c" in g and int(until) != int(since) + 1:
        return None
    if re.search(rf"{_S}and{_S}", match.group()) and not _BETWEEN.search(lead):
        return None
    return _Point(f"{since}/{until}", since, until, 0.93)


def _either(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    if counts_things(text, match.end()):
        return None
    return _Point(f"[{g['a']},{g['b']}]", g["a"], g["b"], 0.85)


def _year(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    lead = _lead(text, match.start(), 14)
    if names_no_year(text, lead, match.end()):
        return None
    if _ONE_IN.search(lead):
        return None  # "one in 1000 islanders"
    if int(g["y"]) < 1500 and re.match(rf"{_S}[a-z]+s\b", text[match.end() : match.end() + 24]):
        return None  # "a boycott of 1100 advertisers"
    if _fronted(g):
        year = g["y"]
        if g.get("share") in ("decade", "years"):
            return None
        if "which" in g:
            months = {"half": 6, "third": 4, "quarter": 3}[g["share"].lower()]
            low = (_number(g["which"], 12 // months) - 1) * months + 1
            return (
                _period_of(f"{year}-{low:02d}", f"{year}-{low + months - 1:02d}", 0.9)
                if low <= 12
                else None
            )
        by = re.search(rf"\bby{_S}(?:the{_S})?$", lead, re.IGNORECASE)
        if by and g["part"].lower() in ("end", "beginning", "start"):
            return _exactly(year, 0.9)  # "by the end of 2025" names the year as a term
        thirds = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
        low_month, high_month = _span_of(g, thirds)
        return _marked(f"{year}-{low_month:02d}", f"{year}-{high_month:02d}", g)
    if not expects_a_year(text, lead, match.end()):
        return None
    return _exactly(g["y"], 0.9)


_ONE_IN = re.compile(rf"\b(?:one|two|three|four|five|\d+){_S}in{_S}$", re.IGNORECASE)


def _short_year(text: str, match: re.Match[str], g: dict[str, str]) -> _Point | None:
    return _exactly(f"{_full(g['yy'])}?", 0.55)


_READERS: dict[str, Callable[[str, re.Match[str], dict[str, str]], _Point | None]] = {
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
    "century": _century,
    "turn": _turn,
    "bc": _bc,
    "ad": _ad,
    "range": _range,
    "either": _either,
    "year": _year,
    "short year": _short_year,
}


def _lead(text: str, at: int, length: int) -> str:
    return text[max(0, at - length) : at]


def _fronted(g: dict[str, str]) -> bool:
    return "part" in g or "which" in g


def _full(two: str) -> int:
    """A year of two digits: the latest that lies before 2026; uncertain, and marked so where it is
    used.
    """
    return 2000 + int(two) if int(two) < 26 else 1900 + int(two)


def _month(word: str) -> int:
    return _MONTHS[word.lower().rstrip(".")]


def _number(word: str, last: int) -> int:
    word = word.lower()
    return last if word == "last" else int(word[0]) if word[0].isdigit() else _ORDINALS[word]


_NAMES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}


def _span_of(g: dict[str, str], thirds: dict[str, tuple[int, int]]) -> tuple[int, int]:
    first = g["part"].lower()
    last = g.get("part2", first).lower()
    return thirds[_NAMES.get(first, first)][0], thirds[_NAMES.get(last, last)][1]


def _marked(low: str, high: str, g: dict[str, str], score: float = 0.9) -> _Point:
    """A third: the end inside the whole is not exact and marked so."""
    first = _NAMES.get(g["part"].lower(), g["part"].lower())
    last = _NAMES.get(g.get("part2", first).lower(), g.get("part2", first).lower())
    return _period_of(
        low + ("~" if first != "early" else ""), high + ("~" if last != "late" else ""), score
    )


def _period_of(low: str, high: str, score: float) -> _Point:
    return _Point(f"{low}/{high}", low, high, score)


def _stretch(
    first: int, length: int, g: dict[str, str], score: float, *, doubt: bool = False
) -> _Point | None:
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
            point = _period_of(_doubted(point.low), _doubted(point.high), score)
        return point
    if "which" in g:
        share = g["share"].lower()
        if share == "years":
            return None
        pieces = {"half": 2, "third": 3, "quarter": 4, "decade": 10}[share]
        n = _number(g["which"], pieces)
        if n > pieces or (share == "decade" and length == 10):
            return None
        if share == "decade":
            return _stretch(first + 10 * (n - 1), 10, {}, score)
        low, high = first + round((n - 1) * length / pieces), first + round(n * length / pieces) - 1
        return _period_of(f"{low:04d}", f"{high:04d}", score)
    digits = f"{first:04d}"
    whole = digits[:3] + "X" if length == 10 else digits[:2] + "XX"
    mark = "?" if doubt else ""
    return _Point(whole + mark, digits + mark, f"{first + length - 1:04d}{mark}", score)


def _doubted(edtf: str) -> str:
    return edtf[:-1] + "%" if edtf.endswith("~") else edtf + "?"


# -- two dates, and words before and behind
# ------------------------------------------------------------------------


def _joined(
    text: str, points: list[tuple[int, int, _Point, str]]
) -> list[tuple[int, int, _Point, str]]:
    """Points with "to" or a dash between them become one period; with "and" only after
    "between"."""
    out: list[tuple[int, int, _Point, str]] = []
    for start, end, point, name in points:
        if (
            out
            and "/" not in point.edtf + out[-1][2].edtf
            and "[" not in point.edtf + out[-1][2].edtf
        ):
            before = out[-1]
            link = _JOINS.fullmatch(text, before[1], start)
            lead = _lead(text, before[0], 20)
            if link and ("and" not in link.group().lower() or _BETWEEN.search(lead)):
                low, high = before[2].low, point.high
                if low.rstrip("?~%") < high.rstrip("?~%"):
                    joined = _period_of(low, high, min(before[2].score, point.score))
                    out[-1] = (before[0], end, joined, "range")
                    continue
        out.append((start, end, point, name))
    return out


def _bounded(text: str, point: _Point, name: str, start: int, end: int) -> tuple[str, int, int]:
    """Since, until, around and onwards, where they stand beside the date."""
    edtf = point.edtf
    if "/" in edtf or "[" in edtf:
        return edtf, start, end
    onwards = _ONWARDS.match(text, end)
    if onwards:
        return f"{edtf}/..", start, onwards.end()
    word = _BEFORE.search(text, max(0, start - 22), start)
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
