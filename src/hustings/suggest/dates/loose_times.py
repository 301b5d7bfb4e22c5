"""Times that no calendar settles: months and weekdays without a year, "two years later", "in the
past thirty-odd years", ages ("when I was ten"), feasts and what is too vague to count ("recently").

They are found so that a person can say when; only a day of speaking ever dates one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..words import windows
from .told_readings import Day
from .told_times import TimeFound

Reading = Callable[[re.Match[str], Day], str]
"""EDTF of a match, counted from the day of speaking; "" where it is not settled."""

_S = r"(?:[ \u00a0\n]+)"
_ONE = r"[ \u00a0\n]"
"""One of them, where a pattern looks back."""
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = f"(?-i:{'|'.join(_MONTHS)})"
_WEEKDAY = f"(?-i:{'|'.join(_WEEKDAYS)})"
_FEAST = (
    r"(?:(?-i:Christmas|Easter|Thanksgiving|Passover|Ramadan|Hanukkah|Diwali|Lent|Advent|Whitsun|"
    r"Pentecost|Halloween)(?:\s(?-i:Eve|Day))?|New\sYear['\u2019]?s?(?:\s(?:Eve|Day))?|"
    r"Election\s(?:Day|Night)|Inauguration\sDay|Boxing\sDay|"
    r"Labou?r\sDay|May\sDay|Memorial\sDay|Independence\sDay|Armistice\sDay|Veterans\sDay)"
)
_MANY = (
    r"(?:(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundred|half|few|couple|several|many|some|odd|plus|dozen|whole|good|"
    r"more|or|to|and|of|quarter|thousand|number|about|around|nearly|almost|roughly|over|long|very|"
    r"too|just|only|short)(?:-(?:and-a-half|odd|plus|\w+))?)"
)
_UNITS = r"(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|generations?|hours?|minutes?)"
_UNIT_WORDS = (
    "year years month months week weeks day days decade decades century centuries generation "
    "generations hour hours minute minutes"
).split()
_PARTS = (
    "day night evening afternoon morning week weekend month year spring summer autumn fall winter "
    "decade century"
).split()
_PART = f"(?:{'|'.join(_PARTS)})"
_AGE = r"(?:\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|\w+)"
_GRADE = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\d{1,2}(?:st|nd|rd|th)"
)
_CHILDHOOD = (
    r"(?:(?:a|an)\s(?:(?:little|young|small|teenage|tiny|mere)\s)?(?:boy|girl|child|kid|baby|"
    r"teenager|youngster|youth|student|man|woman|toddler|lad|adolescent)|(?:very\s|still\s|quite\s|"
    r"real\s)?(?:young|little|small))"
)
_PHASE = (
    r"(?:an?\s(?:\w+\s)?(?:undergraduate|graduate|freshman|sophomore|apprentice|pupil|soldier|"
    r"trainee|intern|bachelor|widow|bride|schoolboy|schoolgirl|beginner|novice)|"
    r"(?:in|at)\s(?:school|college|university|high\sschool|grade\sschool|kindergarten|prison|"
    r"the\s(?:army|navy|air\sforce|service)))"
)
COUNTS = "counts from the day of speaking; when exactly, you say."
BEFORE = "counts from a time told before it; when exactly, you say."
OF_A_LIFE = "counts from a birth or a life the text does not date; when that was, you say."
NO_YEAR = "names no year; when exactly, you say."


def _no_date(match: re.Match[str], base: Day) -> str:
    return ""


def _month_now(match: re.Match[str], base: Day) -> str:
    """ "This January": of the year of speaking."""
    return f"{base.year:04d}-{_MONTHS.index(match['m']) + 1:02d}"


def _weekday(match: re.Match[str], base: Day) -> str:
    """ "Last Friday": the nearest before the day of speaking, a week at most."""
    if base.month is None or base.day is None:
        return ""
    try:
        day = date(base.year, base.month, base.day)
    except ValueError:
        return ""
    back = (day.weekday() - _WEEKDAYS.index(match["w"])) % 7 or 7
    return (day - timedelta(days=back)).isoformat()


@dataclass(frozen=True, slots=True)
class _Wording:
    """A wording of time: its pattern, how it is read, why it is open, and the words in lower case
    of which it needs one."""

    pattern: re.Pattern[str]
    read: Reading
    why: str
    needs: frozenset[str]


def _wording(pattern: str, read: Reading, why: str, needs: list[str]) -> _Wording:
    return _Wording(re.compile(pattern, re.IGNORECASE), read, why, frozenset(needs))


_LOWER_MONTHS = [m.lower() for m in _MONTHS]
_WORDINGS = (
    _wording(
        rf"\b(?:(?:over|for|in|during|through|throughout){_S})?the{_S}(?:rest|remainder){_S}of{_S}"
        rf"(?:this|the){_S}(?:week|month|season|term|year|decade|century)\b",
        _no_date,
        COUNTS,
        ["rest", "remainder"],
    ),
    _wording(
        rf"\b(?:by|at|until|till|before|since|from|towards?|around|through){_S}the{_S}"
        rf"(?:(?:very|early){_S})?(?:end|start|beginning|middle|close|turn){_S}of{_S}"
        rf"(?:the|this|that|next|last){_S}(?:year|month|week|day|season|term|quarter|decade|century|"
        rf"session|summer|winter|spring)\b"
        rf"|\bback{_S}in{_S}the{_S}day\b|\bin{_S}the{_S}(?:early|small){_S}hours\b"
        rf"|\bin{_S}year{_S}(?:one|two|three|four|five|\d+)\b",
        _no_date,
        COUNTS,
        ["end", "start", "beginning", "middle", "close", "turn", "back", "hours", "year"],
    ),
    _wording(rf"\bthis{_S}(?P<m>{_MONTH})\b(?!{_S}?\d)", _month_now, COUNTS, _LOWER_MONTHS),
    _wording(
        rf"\b(?:(?:in|by|since|until|till|during|from|before|after|around){_S})?(?:(?:the{_S})?"
        rf"(?:early|mid|late|beginning{_S}of|end{_S}of|middle{_S}of|start{_S}of|first{_S}of|"
        rf"(?:first|second|third|fourth|last){_S}week{_S}of)"
        rf"(?:{_S}|-)){_MONTH}\b(?!{_S}?,?{_S}?\d)"
        rf"|\b(?:in|by|since|until|till|during|from|before|after|around|starting|through|last|next)"
        rf"{_S}{_MONTH}\b(?!{_S}?,?{_S}?\d|['\u2019]|{_S}(?-i:[A-Z]))",
        _no_date,
        NO_YEAR,
        _LOWER_MONTHS,
    ),
    _wording(
        rf"\blast{_S}(?P<w>{_WEEKDAY})\b(?!['\u2019]s)",
        _weekday,
        COUNTS,
        [w.lower() for w in _WEEKDAYS],
    ),
    _wording(
        rf"\b(?:(?:on|on{_S}the|by|since|until|till|from|before|after|this|next|this{_S}past|"
        rf"this{_S}coming){_S}{_WEEKDAY}(?:{_S}(?:morning|afternoon|evening|night))?|{_WEEKDAY}{_S}(?:morning|"
        rf"afternoon|evening|night))\b(?!['\u2019]s)"
        rf"(?!(?:{_S}(?:morning|afternoon|evening|night))?{_S}?,?{_S}(?:the{_S})?"
        rf"(?:{_MONTH}{_S}(?:the{_S})?\d|\d{{1,2}}(?:st|nd|rd|th)?{_S}(?:of{_S})?{_MONTH}))",
        _no_date,
        COUNTS,
        [w.lower() for w in _WEEKDAYS],
    ),
    _wording(
        rf"\b(?:(?:last|this|next|by|before|after|around|until|since|at|on|over|during){_S})"
        rf"(?:the{_S})?"
        rf"{_FEAST}(?:{_S}(?:holidays?|break|season|weekend))?(?![\w-])(?!{_S}(?:of{_S})?\d{{4}})",
        _no_date,
        NO_YEAR,
        "christmas easter thanksgiving passover ramadan hanukkah diwali lent advent whitsun "
        "pentecost halloween new labor labour may memorial independence armistice veterans "
        "election inauguration boxing".split(),
    ),
    _wording(
        rf"\b(?:{_MANY}{_S}){{0,5}}{_UNITS}{_S}(?:ago|back(?=[.,;])|hence|from{_S}now)\b"
        rf"|\b(?:long|ages){_S}ago\b",
        _no_date,
        COUNTS,
        "ago back hence now".split(),
    ),
    _wording(
        rf"\b(?:{_MANY}{_S}){{1,5}}{_UNITS}{_S}(?:later|earlier|afterwards?|previously|before"
        rf"(?=[.,;:!?]|{_S}(?:that|the|this|his|her|my|he|she|they|we|I|it|because|and|when|but|so|who|which|you|there)\b)|after(?=[.,;:!?]|"
        rf"{_S}(?:that|the|this|his|her|my|he|she|they|we|I|it|because|and|when|but|so|who|which|you|there)\b)|(?:in)?to{_S}(?:the|my|his|her|"
        rf"our|their)\b)"
        rf"|\bafter{_S}(?:{_MANY}{_S}){{1,4}}(?:years|months|weeks|days|decades)\b(?!['\u2019])"
        rf"|\b(?:the{_S})(?:year|month|week|day|decade|summer|winter|spring|fall|autumn|night|"
        rf"morning){_S}(?:before|after)\b(?!{_S}(?:last|next|tomorrow|yesterday))"
        rf"|\b(?:the{_S})(?:very{_S})?(?:following|next|previous|preceding){_S}(?:year|month|week|day|"
        rf"decade|summer|winter|spring|fall|autumn|night|morning|evening|century|weekend|{_WEEKDAY})"
        rf"s?\b",
        _no_date,
        BEFORE,
        _UNIT_WORDS + _PARTS + [w.lower() for w in _WEEKDAYS],
    ),
    _wording(
        rf"\b(?:{_MANY}{_S}){{1,4}}(?:years?|months?|weeks?|days?|decades?|hours?|minutes?){_S}"
        rf"(?:before|after){_S}(?:(?:your|our|their|its|an?){_S}\w+|\w{{2,}}ing\b|(?-i:[A-Z])\w*)\b"
        rf"|(?<!\w{_ONE})\b(?:years|months|weeks|days|decades|generations){_S}(?:later|earlier|"
        rf"afterwards?)\b"
        rf"|\b(?:\w+{_S})?(?<=\w{_ONE})(?:years|months|weeks|decades){_S}later\b",
        _no_date,
        BEFORE,
        "before after later earlier afterwards afterward".split(),
    ),
    _wording(
        rf"\b(?:later|earlier|early|late|sometime|all){_S}(?:on{_S}|in{_S}|during{_S})?(?:that|the{_S}"
        rf"same|that{_S}same){_S}{_PART}\b"
        rf"|\b(?:(?:in|on|at|during|by|until|from|within|of){_S})?(?:the|that)(?:{_S}very)?{_S}same{_S}"
        rf"{_PART}\b(?!{_S}(?:of|as|old)\b)"
        rf"|\b(?:in|on|during|until|by|from|of|since){_S}that(?:{_S}very)?{_S}{_PART}\b",
        _no_date,
        BEFORE,
        _PARTS,
    ),
    _wording(
        rf"\b(?:(?:on|over|during|at){_S})?(?:(?:this|the){_S}(?:past|last|coming){_S}|last{_S}|next"
        rf"{_S}|this{_S}|over{_S}the{_S})weekend\b|\b(?:yesterday|tomorrow){_S}(?:morning|afternoon|"
        rf"evening|night)\b",
        _no_date,
        COUNTS,
        "weekend yesterday tomorrow".split(),
    ),
    _wording(
        rf"\b(?:over|in|during|for|within|throughout|across){_S}(?:the{_S}|these{_S}|our{_S}|"
        rf"my{_S}|"
        rf"his{_S}|her{_S})?(?:last|past|next|coming|recent){_S}(?:{_MANY}{_S}){{0,4}}{_UNITS}\b"
        rf"|\b(?:in|within){_S}(?:the{_S}next{_S})?(?:{_MANY}{_S}){{0,2}}(?:\w+|\d+){_S}(?:to|or)"
        rf"{_S}(?:\w+|\d+){_S}(?:years|months|weeks|decades)\b"
        rf"|\bfor{_S}(?:the{_S}last{_S})?(?:{_MANY}{_S}){{1,3}}(?:years|decades|centuries|"
        rf"generations)(?={_S}(?:now|and{_S}years)\b)",
        _no_date,
        COUNTS,
        _UNIT_WORDS,
    ),
    _wording(
        rf"\b(?:has|have|had|['\u2019](?:ve|d|s)){_S}(?:not{_S}|never{_S}|always{_S}|all{_S})?"
        rf"(?:been|lived|worked|known|served|fought|had|done|gone|tried|waited|said|run|held|"
        rf"stayed|taught|\w+ed)\b[^.,;:!?\n]{{0,40}}?{_S}(?P<cue>for{_S}(?:{_MANY}{_S}){{1,3}}"
        r"(?:years|decades|centuries|generations|months))\b(?!['\u2019])",
        _no_date,
        "counts back from when it is told; when exactly it began, you say.",
        "years decades centuries generations months".split(),
    ),
    _wording(
        rf"\b(?:at{_S}(?:the{_S})?age{_S}(?:of{_S})?(?:about{_S}|roughly{_S}|around{_S})?{_AGE}"
        rf"|(?:when|since|until|after|before|by{_S}the{_S}time|while){_S}(?:I|he|she|we|they)"
        rf"(?:{_S}(?:was|were|am|is|turned|had)|['\u2019](?:m|d|s|re|ve))(?:{_S}(?:about|around|"
        rf"only|"
        rf"just|maybe|like|still|roughly|nearly|almost))*{_S}(?:{_CHILDHOOD}|{_PHASE}|"
        rf"(?:(?:\d{{1,2}}|"
        r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|four|five|six|seven|"
        r"eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
        rf"nineteen)(?:{_S}(?:years?{_S}old|or{_S}\w+))?))(?![\w'\u2019-])"
        rf"|\bas{_S}(?:a|an){_S}(?:(?:little|young|small|teenage){_S})?(?:boy|girl|child|kid|"
        rf"teenager|baby|youngster|young{_S}(?:man|woman|person))"
        rf"|(?:when|while){_S}(?:I|he|she|we|they){_S}(?:was|were){_S}growing{_S}up"
        rf"|in{_S}(?:the{_S})?(?:{_GRADE}){_S}grade|(?:(?:in|during|since|until|after){_S})?(?:my|his|her|"
        rf"our|their){_S}(?:freshman|sophomore|junior|senior){_S}year"
        rf"|in{_S}(?:my|his|her|their|our){_S}(?:(?:early|mid|late)[ -])?(?:childhood|youth|teens|"
        r"twenties|thirties|forties|fifties|sixties|seventies|eighties|boyhood|girlhood|infancy|"
        r"school\s?days|college\s(?:days|years)|lifetime))(?![\w-])",
        _no_date,
        OF_A_LIFE,
        "age when since until after before time while as my his her their our grade".split(),
    ),
    _wording(
        rf"\b(?:(?:in|during|from){_S}(?:those|these|the{_S}(?:old|early|good{_S}old|"
        rf"late)){_S}(?:days|"
        rf"years|times)(?!{_S}of{_S}\d)|back{_S}then|(?:back{_S})?in{_S}the{_S}(?:old{_S})?days|"
        rf"in{_S}former{_S}times|"
        rf"in{_S}the{_S}beginning|in{_S}olden{_S}(?:days|times)|once{_S}upon{_S}a{_S}time)\b",
        _no_date,
        BEFORE,
        "days years times then beginning time".split(),
    ),
    _wording(
        rf"\b(?:in|during|through|over|all|until|before|after|that|this{_S}past|this{_S}coming|"
        rf"early{_S}in|"
        rf"late{_S}in){_S}(?:(?:the|that){_S})?(?:(?:early|late|mid|following|next|"
        rf"same){_S})?(?:spring|summer|"
        rf"autumn|winter|fall(?={_S}?[.,;:!?)]|{_S}(?:and|when|I|we|he|she|they|it|with|to)\b))\b"
        rf"(?!{_S}(?:of|school|camp|sale|term|semester|job|jobs|course|house|program\w*|\d)\b)",
        _no_date,
        NO_YEAR,
        "spring summer autumn winter fall".split(),
    ),
    _wording(
        rf"\b(?:(?:in|by|for|during|of|until|since|before|after){_S})?(?:the{_S})?(?:next|last|"
        rf"current|coming|"
        rf"previous|following|this|past){_S}(?:financial|fiscal|academic|school|calendar|"
        rf"budget){_S}years?\b"
        rf"|\b(?:at|around|by|since|before|after|until){_S}the{_S}turn{_S}of{_S}the{_S}century\b"
        rf"|\b(?:in|over|for|through){_S}the{_S}(?:years|months|weeks|decades|days){_S}(?:ahead|"
        rf"to{_S}come)\b",
        _no_date,
        COUNTS,
        "year years century ahead come".split(),
    ),
    _wording(
        rf"\b(?:nowadays|these{_S}days|in{_S}this{_S}day{_S}and{_S}age|at{_S}(?:the{_S}present{_S}(?:time|moment|day)|"
        rf"present)|recently|lately|until{_S}recently|"
        rf"in{_S}recent{_S}(?:years|months|weeks|decades|times|days)|"
        rf"in{_S}the{_S}(?:recent|distant|near|foreseeable|not-too-distant){_S}(?:past|future)|"
        rf"in{_S}our{_S}(?:own{_S})?(?:time|day|days)|"
        rf"to{_S}this{_S}day|(?:in{_S}|over{_S}(?:the{_S}course{_S}of{_S})?|during{_S}|"
        rf"for{_S})?(?:the{_S})?(?:last|"
        rf"past|next|coming){_S}(?:(?:few|couple{_S}of|several|many){_S})?(?:years|months|"
        r"weeks|decades|days|centuries)|"
        rf"not{_S}(?:so{_S}|too{_S}|that{_S}|very{_S})?long{_S}ago|"
        rf"the{_S}other{_S}(?:day|night|week|evening)|(?:your|our|"
        rf"my|his|her|their){_S}recent(?={_S}\w+)|"
        rf"(?:the{_S})?last{_S}uh{_S}-{_S}\w+{_S}years)\b",
        _no_date,
        COUNTS,
        (
            "nowadays these age present recently lately recent past future our "
            "this few couple several many other uh ago"
        ).split(),
    ),
)
_REACH = 100, 140
"""Code points around a word without which a wording cannot hold."""


def loose(text: str, base: Day | None, free: Callable[[int, int], bool]) -> Iterator[TimeFound]:
    """Times no calendar settles, in no order.

    ``base`` is the day of speaking, where known; ``free`` takes a stretch of the text and says
    whether it was free.
    """
    for wording in _WORDINGS:
        for low, high in windows(text, wording.needs, *_REACH):
            for match in wording.pattern.finditer(text, low, high):
                span = match.span("cue") if "cue" in match.groupdict() else match.span()
                if free(*span):
                    yield _found(text, span, wording.read(match, base) if base else "", wording.why)


def _found(text: str, span: tuple[int, int], edtf: str, open_: str) -> TimeFound:
    words = " ".join(text[slice(*span)].split())
    said = f"\u201c{words}\u201d"
    why = (
        f"{said}, counted from the day of speaking, reads {edtf} in EDTF."
        if edtf
        else f"{said} {open_}"
    )
    return TimeFound(*span, edtf, "", why)
