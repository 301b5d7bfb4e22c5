"""What a line of a transcript can be on its own: blank-trimmed lines, names, times, directions,
headings, credits.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

_BLANK = " \t\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
BLANKS = _BLANK + "\n\u0085\u2028\u2029\ufeff\u200b\u2060\x1c\x1d\x1e\x1f"
"""What is cut off around a turn's words."""


class Line(NamedTuple):
    """A line that is not blank: its trimmed span, its words, whether a blank line (or the top) lies
    before it.
    """

    start: int
    end: int
    text: str
    gap: bool


def split_lines(text: str) -> list[Line]:
    """Every line of a text that is not blank."""
    out, at, gap = [], 0, True
    for raw in text.split("\n"):
        words = raw.strip(BLANKS)
        if words:
            start = at + (raw.index(words[0]) if raw[0] != words[0] else 0)
            out.append(Line(start, start + len(words), words, gap))
            gap = False
        else:
            gap = True
        at += len(raw) + 1
    return out


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the blanks at both ends; ``(start, start)`` where nothing is left."""
    words = text[start:end]
    left = len(words) - len(words.lstrip(BLANKS))
    if left == len(words):
        return start, start
    return start + left, start + len(words.rstrip(BLANKS))


# times --------------------------------------------------------------------------------------------

CLOCK = r"(?:\d{1,3}:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3})?"
F4 = r"#(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[-.,]\d{1,3})?#"
STAMP = rf"(?:[\[(<{{]\s*{CLOCK}\s*(?:[-–]+>?\s*{CLOCK}\s*)?[\])>}}]|{F4})"
_NUMBERS = re.compile(r"\d+(?:[.,-]\d+)?")


LONGEST_CLOCK = 6
"""Digits of one part of a clock time."""
LATEST = 3.6e9
"""Seconds: the largest time that is one (a million hours)."""


def number_of_seconds(value: str) -> float | None:
    """Seconds a cell or a field says, as a number or as a clock; None where it says none.

    >>> number_of_seconds("3,5"), number_of_seconds("0:03"), number_of_seconds("1e999")
    (3.5, 3.0, None)
    """
    try:
        found = float(value.replace(",", "."))
    except ValueError:
        try:
            found = seconds(value)
        except ValueError:
            return None
    return found if 0 <= found <= LATEST else None


def seconds(stamp: str) -> float:
    """Seconds of the first clock time in a stamp.

    >>> seconds("(05:27:49)"), seconds("#00:01:02-3#"), seconds("0:03")
    (19669.0, 62.3, 3.0)
    """
    found = re.search(r"(?:(\d+):)?(\d+):(\d+)(?:[.,-](\d{1,3}))?", stamp)
    # longer ones are no clock, and their product no float
    if not found or max(len(part or "") for part in found.groups()) > LONGEST_CLOCK:
        raise ValueError(stamp)
    hours, minutes, secs, rest = found.groups()
    return (
        int(hours or 0) * 3600
        + int(minutes) * 60
        + int(secs)
        + (float(f"0.{rest}") if rest else 0.0)
    )


def _set(words: str) -> frozenset[str]:
    """Words parted by bars or, where there are none, by blanks."""
    return frozenset(words.split("|") if "|" in words else words.split())


# names --------------------------------------------------------------------------------------------

PARTICLES = _set(
    "de da do dos das del della di du la le les van von vom zu zur zum der den den ter ten al el "
    "bin ibn ben bint abu "
    "y e i und and of the for in für et et. af av på à d' l' o'"
)
NOT_NAMES = _set(
    "note|notes|nb|n.b.|ps|p.s.|source|sources|example|examples|figure|fig|fig.|table|photo|photos|image|video|audio|"
    "date|dates|time|place|location|venue|duration|length|subject|re|title|topic|topics|url|http|https|ftp|mailto|www|"
    "tel|phone|email|e-mail|fax|isbn|doi|see|cf|cf.|warning|caution|important|update|correction|summary|abstract|"
    "keywords|background|method|methods|editor's note|editor's notes|editors' note|translator's "
    "note|hint|tip|remark|"
    "participants|present|attendees|speakers|project|file|recording|language|transcript|transcription|"
    "transcribed by|interviewed by|translated by|interview "
    "by|copyright|licence|license|contents|agenda|minutes|"
    "first|second|third|finally|however|therefore|also|but|and|or|so|then|yes|no|well|today|yesterday|tomorrow|"
    "anmerkung|hinweis|quelle|quellen|datum|ort|zeit|thema|dauer|beispiel|teilnehmer|remarque|lieu|"
    "exemple|nota|fuente|fecha|lugar|tema|fonte|data|luogo|примечание|источник|дата|место|тема"
)
QUESTIONERS = _set(
    "q|question|i|int|interviewer|interviewerin|interviewers|iv|frage|f|pregunta|domanda|вопрос|в|"
    "entrevistador|entrevistadora|intervieweur|intervieweuse|интервьюер"
)
ANSWERERS = _set(
    "a|answer|r|resp|respondent|respondents|ie|interviewee|b|p|participant|antwort|befragte|befragter|befragte person|"
    "réponse|reponse|respuesta|risposta|ответ|о|entrevistado|entrevistada|гость|witness"
)
TITLES = _set(
    "mr mrs ms miss mx dr prof professor rep representative sen senator sir dame lord lady the "
    "hon honourable "
    "honorable president vice minister chancellor chairman chairwoman chair chairperson speaker "
    "councillor mayor "
    "governor secretary judge justice captain commissioner rev father herr frau monsieur madame "
    "mme m señor señora "
    "sr sra don doña signor signora cllr m.p. mp mdb congressman congresswoman delegate alderman "
    "dipl ing"
)
_BAD_IN_NAME = re.compile(r"[!\"“”„«»;=<>/\\|*\[\]{}~^%€$\t]|\.\.|…|\d{5,}")
_ROLE = re.compile(r"\s*\((?P<role>[^()]{1,60})\)\s*$")


_NUMBERED_STOP = re.compile(r"[^\W\d_][ _]?\d+\.$")
"""A numbered label with a full stop behind it: ``Speaker 1.``"""


def name_of(label: str) -> str:
    """The speaker a label names: marks, a role in brackets and a closing ``?`` (an interviewer, in
    SonalPi) cut off.
    """
    bare = label.strip(BLANKS + "*_:：")
    name = _ROLE.sub("", bare).strip(BLANKS).removesuffix("?")
    return (name[:-1] if _NUMBERED_STOP.search(name) else name) or bare


def role_of(label: str) -> str | None:
    """The role a label gives in brackets: ``Edda Voss (harbour master)``."""
    found = _ROLE.search(label)
    return (
        found["role"].strip() if found and not re.fullmatch(CLOCK, found["role"].strip()) else None
    )


def looks_like_name(label: str, *, lower: bool = False) -> bool:
    """Whether a label could name a speaker: up to six words with capitals (scripts without capitals
    pass).

    ``lower`` also admits a single word without a capital (``interviewer``).
    """
    bare = name_of(label)
    if not bare or len(label) > 63 or _BAD_IN_NAME.search(bare) or bare[0] in "-–—•·'’,.()&+":
        return False
    if bare.casefold().replace("’", "'") in NOT_NAMES:
        return False
    tokens = bare.split()
    if len(tokens) > 6 or not any(c.isalpha() for c in bare):
        return False
    first = tokens[0]
    if first[0].isdigit() and not (len(tokens) > 1 and tokens[1][:1].isupper() and len(first) < 3):
        return False
    if first[0].islower() and not (
        first in PARTICLES and len(tokens) > 1 and tokens[-1][0].isupper()
    ):
        return lower and len(tokens) == 1 and first.isalnum()
    head, comma, tail = bare.partition(",")
    if comma and len(head.split()) > 4:
        return False
    words = head.split() if comma and tail.strip()[:1].islower() else tokens
    if len(words) > 1 and words[0].casefold() in _OPENERS:
        return False
    return all(not w[0].islower() or w.strip(".,").casefold() in PARTICLES for w in words[1:])


_OPENERS = _set(
    "and but so then if when why how what who where he she they we you it this that these those"
)


# what belongs to nobody
# ----------------------------------------------------------------------------------------

_DIRECTION = re.compile(
    r"^(?:\[[^\[\]]+\]|\([^()]+\)|\{[^{}]+\}|<[^<>]+>|\*[^*]+\*|_[^_]+_|♪.*♪)[.,;]?$", re.DOTALL
)
DIRECTIONS = _set(
    "applause laughter laughs laughing silence pause crosstalk inaudible unintelligible music "
    "cheers cheering noise "
    "interruption interrupting sighs coughs coughing crying sobbing whispering shouting booing "
    "boos gavel phone rings "
    "lachen lacht beifall applaus pause stille zwischenruf rires applaudissements risas aplausos "
    "risate applausi "
    "смех аплодисменты смеется смеётся пауза bell knocking background recording"
)


def is_direction(words: str) -> bool:
    """Whether a whole paragraph is a stage direction: ``[applause]``, ``(Laughter)``, ``[The
    session is suspended.]``.

    Round brackets and stars must be short and no sentence, for speakers put whole paragraphs in
    brackets too.
    """
    if not _DIRECTION.match(words):
        return False
    inner = words.strip("[](){}<>*_.♪,; ")
    tokens = inner.split()
    if not tokens:
        return False
    if words[0] in "[<{♪":
        return len(words) <= 400
    if words[0] in "*_" and tokens[0].casefold().strip(".,") not in DIRECTIONS:
        return False
    return len(tokens) <= 8 and not re.search(r"[.!?;]\s", inner)


_ROMAN = re.compile(r"^(?=[IVXLC]+[.)]\s)(?:X{0,3}(?:IX|IV|V?I{0,3})|L|C)[.)]\s+\S")
_NUMBERED = re.compile(
    r"^(?:part|chapter|section|session|act|topic|theme|teil|kapitel|abschnitt|partie|chapitre|"
    r"parte|capítulo|capitolo|"
    r"часть|глава|раздел)\s+(?:[\dIVXLC]+|one|two|three|four|five|six|seven|eight|nine|ten|eins|"
    r"zwei|drei)\b",
    re.IGNORECASE,
)
_ARABIC = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+[^\W\d_]")
_MARKDOWN = re.compile(r"^(?P<marks>#{1,6})[ \t]+(?P<words>.*?)(?:[ \t]+#+)?$")
_RULE = re.compile(r"^(?:[-–—_=*~•·#]\s*){3,}$")


def markdown_heading(words: str) -> tuple[int, int, int] | None:
    """Level, and where the words of a Markdown heading start and end within the line; None for
    another line.
    """
    found = _MARKDOWN.match(words)
    if not found or not found["words"]:
        return None
    return len(found["marks"]), found.start("words"), found.end("words")


def is_rule(words: str) -> bool:
    """A line of dashes, stars or dots that only divides."""
    return bool(_RULE.match(words))


def is_heading(words: str, *, alone: bool = True) -> bool:
    """A numbered heading (``II. The quay``, ``Part 2``), standing alone, short and no sentence."""
    if len(words) > 100 or not alone or "\n" in words or words[-1] in ".?!:,;":
        return False
    if _ROMAN.match(words) or _NUMBERED.match(words):
        return True
    return bool(_ARABIC.match(words)) and len(words.split()) <= 8


def is_shouted(words: str) -> bool:
    """A short line in capitals of two words or more, no sentence."""
    return (
        4 < len(words) <= 80
        and words.isupper()
        and len(words.split()) > 1
        and words[-1] not in ".?!:,;"
    )


_MONTHS = (
    "january januar janvier enero gennaio января",
    "february februar février febrero febbraio февраля",
    "march märz mars marzo марта",
    "april avril abril aprile апреля",
    "may mai mayo maggio мая",
    "june juni juin junio giugno июня",
    "july juli juillet julio luglio июля",
    "august août agosto августа",
    "september septembre septiembre settembre сентября",
    "october oktober octobre octubre ottobre октября",
    "november novembre noviembre ноября",
    "december dezember décembre diciembre dicembre декабря",
)
_MONTH = {
    word[:n]: i
    for i, words in enumerate(_MONTHS, 1)
    for word in words.split()
    for n in (3, len(word))
}
_MONTH |= {word: i for i, words in enumerate(_MONTHS, 1) for word in words.split()}
_DAY_MONTH = re.compile(
    r"\b(?:(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?(?P<m>[^\W\d_]{3,10})\.?,?|"
    r"(?P<m2>[^\W\d_]{3,10})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?)\s+(?:de\s+)?(?P<y>(?:1[5-9]|"
    r"20)\d\d)\b|"
    r"\b(?P<iso>(?:1[5-9]|20)\d\d-\d\d-\d\d)\b"
)


def date_in(words: str) -> tuple[str, int, int] | None:
    """The first full date in some words, as (ISO date, start, end); None where there is none.

    >>> date_in("Lindholm Bay, 3 May 2031"), date_in("May 2031")
    (('2031-05-03', 14, 24), None)
    """
    for found in _DAY_MONTH.finditer(words):
        try:
            if found["iso"]:
                return (
                    datetime.date.fromisoformat(found["iso"]).isoformat(),
                    found.start(),
                    found.end(),
                )
            month = _MONTH.get((found["m"] or found["m2"]).casefold())
            if month is not None:
                day = datetime.date(int(found["y"]), month, int(found["d"] or found["d2"]))
                return day.isoformat(), found.start(), found.end()
        except ValueError:
            continue
    return None


_WHO = r"(?P<name>[^\W\d_][^\n.,;:()]{1,60}?(?:\.[^\n.,;:()]{1,40}?)?)"
_CREDITS: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (
        what,
        re.compile(
            rf"^(?:{lead})\s*{_WHO}\s*[.,;)]?(?:\s+(?:on|in|for|am|le|el)\b.*)?$", re.IGNORECASE
        ),
    )
    for what, lead in (
        (
            "interviewer",
            r"(?:the )?interview(?:ed)? (?:was )?(?:conducted |held |led |done )?by:?|interview:|"
            r"interviewer(?:in)?:|"
            r"(?:in )?conversation (?:led|conducted) by|questions (?:asked )?by:?|questions:|"
            r"interviewt von|"
            r"(?:das )?(?:interview|gespräch) führten?|propos recueillis par|entretien (?:réalisé|"
            r"mené) par|"
            r"entrevista (?:de|realizada por|por):?|intervista (?:di|a cura di):?|беседовала?и?:?|"
            r"интервью (?:взяла?|вёл|вел):?",
        ),
        ("transcriber", r"transcri(?:bed|ption|pt)(?: by)?:?|transkription:|transkribiert von"),
        (
            "translator",
            r"translat(?:ed|ion)(?: by)?:?|übersetzt von|übersetzung:|traduit par|перевод:?|"
            r"перев[её]ла?:?",
        ),
        ("editor", r"edit(?:ed|or)(?: by)?:?|redaktion:|bearbeitet von"),
        (
            "photographer",
            r"photos?(?:graphs?)?(?: by)?:|photos?(?:graphs?)? by|pictures?(?: by)?:|fotos?:|"
            r"фото:?",
        ),
        (
            "guest",
            r"(?:participants?|interviewee|respondent|guest|teilnehmer(?:in)?|gast|invitée?|"
            r"invitad[oa]):",
        ),
        ("recorder", r"recorded by:?|recording:|filmed by:?"),
    )
)
_END = re.compile(
    r"^[\[(*_–— -]*(?:end of (?:the )?(?:transcript|interview|recording|debate|hearing|session|"
    r"part)\b.*|"
    r"ende (?:des|der) \w+|fin de l\W?\w+|the end|ends|###|-30-|\* \* \*)[\])*_.–— ]*$|^(?:©|"
    r"\(c\)|copyright\b)",
    re.IGNORECASE,
)


def credit(words: str) -> tuple[str, str, int, int] | None:
    """A closing or opening credit as (what, name, start, end of the name within the line); None for
    another line.

    >>> credit("Interviewed by Mara Ostrow.")
    ('interviewer', 'Mara Ostrow', 15, 26)
    """
    if len(words) > 160:
        return None
    bare = words.strip("*_ ")
    for what, pattern in _CREDITS:
        found = pattern.match(bare)
        if found and (found["name"].split()[0][:1].isupper() or not found["name"][:1].islower()):
            shift = words.index(bare)
            return (
                what,
                found["name"].strip(),
                found.start("name") + shift,
                found.end("name") + shift,
            )
    return ("end", "", 0, 0) if len(words) < 120 and _END.match(bare) else None
