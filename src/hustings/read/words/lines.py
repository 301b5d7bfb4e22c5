"""What a line of a transcript can be on its own: blank-trimmed lines, names, times, directions,
headings, credits.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_BLANK = (
    " \t\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003"
    "\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_UNSEEN = "\u00ad\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CAPITAL = r"[^\W\d_a-zß-ÿа-яё]"
"""A letter that is not small, of any script: as an expression."""
BLANKS = _BLANK + _UNSEEN + "\n\u0085\u2028\u2029\ufeff\u200b\u2060\x1c\x1d\x1e\x1f"
"""What is cut off around a turn's words."""
_LINE_END = re.compile("[\n\v\f\u0085\u2028\u2029]")
"""What ends a line: word processors write VT and U+2028 for a break within a paragraph."""


class Line(NamedTuple):
    """A line that is not blank: its trimmed span, its words, whether a blank line (or the top) lies
    before it.

    ``kind`` is what it is besides labels (``words``, ``time``, ``direction``, ``heading``,
    ``rule``, ``credit``, ``page``, ``annex``, ``table``),
    ``until`` the index of the line it ends on.
    """

    start: int
    end: int
    text: str
    gap: bool
    kind: str = "words"
    until: int = -1


def split_lines(text: str) -> list[Line]:
    """Every line of a text that is not blank."""
    out, at, gap = [], 0, True
    for raw in _LINE_END.split(text):
        words = raw.strip(BLANKS)
        if words:
            start = at + (raw.index(words[0]) if raw[0] != words[0] else 0)
            out.append(Line(start, start + len(words), words, gap))
            gap = False
        else:
            gap = True
        at += len(raw) + 1
    return out


def width(words: str) -> int:
    """Columns some words take in type of one width: a Chinese or Japanese sign takes two.

    >>> width("ferry"), width("渡轮")
    (5, 4)
    """
    if words.isascii():
        return len(words)
    return len(words) + sum(map(is_wide, words))


def is_wide(sign: str) -> bool:
    """Whether a sign is as wide as it is high: Chinese, Japanese, Korean, full-width."""
    return unicodedata.east_asian_width(sign) in "WF"


_CLOSING = "\"'”’»)]*_ "


def ends_sentence(words: str) -> bool:
    """Whether some words end as a sentence does."""
    return words.rstrip(_CLOSING)[-1:] in tuple(".?!…。？！؟।")


def opens_paragraph(lines: Sequence[Line], i: int) -> bool:
    """Whether a line stands below a blank one, or below the end of a sentence or a time."""
    if i == 0 or lines[i].gap:
        return True
    above = lines[i - 1].text
    return (
        above[-1] in "#]" or ends_sentence(above) or (above[0] in "(（〔" and above[-1] in ")）〕")
    )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the blanks at both ends; ``(start, start)`` where nothing is left."""
    words = text[start:end]
    left = len(words) - len(words.lstrip(BLANKS))
    if left == len(words):
        return start, start
    return start + left, start + len(words.rstrip(BLANKS))


# what belongs to nobody
# ----------------------------------------------------------------------------------------

_DIRECTION = re.compile(
    r"^(?:\[[^\[\]]+\]|\(\([^()]+\)\)|[-–—=~]{2,}\s?[^-–—=~\n]{2,40}\s?[-–—=~]{2,}|[….]{0,4}\s?\((?:[^()]|\([^()]{1,20}\))+\)|（[^（）]+）|〔[^〔〕]+〕|【[^【】]+】|\{[^{}]+\}|<[^<>]+>|\*[^*]+\*|_[^_]+_|♪.*♪)[.,;]?$",
    re.DOTALL,
)
_DIRECTIONS = re.compile(r"^(?:\([A-ZÀ-Þ][A-ZÀ-Þ ]{2,30}\)\s*){2,4}$")
"""Several in capitals on one line: ``(APPLAUSE) (CHEERING)``."""
DIRECTIONS = frozenset(
    (
        "applause laughter laughs laughing silence pause crosstalk inaudible unintelligible music "
        "cheers cheering noise "
        "interruption interrupting sighs coughs coughing crying sobbing whispering shouting booing "
        "boos gavel phone rings "
        "lachen lacht beifall applaus pause stille zwischenruf rires applaudissements risas "
        "aplausos risate applausi interruptions rumores aplaudiments rialles remor oklaski brawa "
        "смех аплодисменты смеется смеётся пауза bell knocking background recording"
    ).split()
)


TALK_WORDS = frozenset(
    (
        "we you my our your ich wir ihr mein unser je nous vous mon yo nosotros usted mi "
        "я мы вы мой наш eu nós você vocês meu io noi voi mio ik wij jij mijn"
    ).split()
)
"""Words of people who speak to each other, besides ``I``."""
TALK = re.compile(rf"\b(?:(?-i:I)|{'|'.join(sorted(TALK_WORDS))})\b|[?？]", re.IGNORECASE)
"""Words of people who speak to each other: entries of a glossary hold none."""


LONGEST_WIDE_ASIDE = 60
"""Signs of the longest aside in full-width brackets."""


def is_direction(words: str) -> bool:
    """Whether a whole paragraph is a stage direction: ``[applause]``, ``(Laughter)``, ``[The
    session is suspended.]``.

    Round brackets and stars must be short and no sentence, for speakers put whole paragraphs in
    brackets too.
    """
    if not _DIRECTION.match(words):
        return bool(_DIRECTIONS.match(words))
    inner = words.strip("[](){}<>*_.♪,; （）〔〕【】")
    tokens = inner.split()
    if not tokens:
        return False
    if opens_with_direction(words):
        return len(words) <= 600
    if words[0] in "[<{♪〔【":
        return len(words) <= 400
    if words[0] == "（":
        return len(words) <= LONGEST_WIDE_ASIDE and "。" not in inner
    if words[0] in "*_" and tokens[0].casefold().strip(".,") not in DIRECTIONS:
        return False
    longest = 30 if words[0] == "(" and not TALK.search(inner) else 8
    return len(tokens) <= longest and not _NEW_SENTENCE.search(inner)


_NEW_SENTENCE = re.compile(
    r"(?<!\bHon)(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bProf)(?<!\bSen)(?<!\bRep)(?<!\bSr)"
    r"(?<!\bSra)(?<!\bAbg)(?<!\bNo)(?<!\b\w)[.!?;]\s+[^\W\d_a-z]"
)
"""The end of a sentence before another; a title's or an initial's full stop ends none."""
_OPENS_DIRECTION = re.compile(
    r"^[\[(]\s*(?:(?:lebhafter?|anhaltender?|starker|langanhaltender|allgemeiner|erneuter?|"
    r"prolonged|loud|general|vifs|vives|prolongados|grandes)\s+)*(?:beifall|applaus|zurufe?|"
    r"gegenruf|heiterkeit|lachen|widerspruch|unruhe|glocke|zwischenrufe?|applause|laughter|"
    r"interruption|interjections?|cheers|applaudissements|rires|exclamations|protestations|"
    r"mouvements|aplausos|risas|rumores|protestas|applausi|ilarità|commenti|proteste|"
    r"аплодисменты|шум|смех|оживление|выкрики|applaus|gelach|interruptie)\b",
    re.IGNORECASE,
)


_CAPITALISED = rf"{CAPITAL}[\w.'’-]*"
_CALLED_OUT = re.compile(
    rf"^\((?:(?:Abg|Hon|Dep)\.?\s(?:{_CAPITALISED}\s?){{1,5}}(?:\[[^\[\]]{{1,40}}\]\s?)?|"
    rf"(?:{_CAPITALISED}\s){{1,5}}\[[^\[\]\d:]{{1,40}}\]\s?):\s"
)
"""A call that minutes put in brackets with the caller's name: ``(Omar Reyes [HL]: Shame!)``."""


def opens_with_direction(words: str) -> bool:
    """Whether a bracket opens with applause, laughter or a call: an interjection, however long."""
    return bool(_OPENS_DIRECTION.match(words) or _CALLED_OUT.match(words))


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
TAGGED = re.compile(r"^<<\s?(?P<tag>[^<>]{1,20}?)\s?>>\s*(?P<words>\S.*?)\s*<<\s?(?P=tag)\s?>>$")
"""A line between two tags of one name, with its ``words``."""
_RULE = re.compile(r"^(?:[-–—―─━◇◆_=*~•·#]\s*){3,}$")


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
    if tagged := TAGGED.match(words):
        return tagged["words"][-1] not in ":："
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
            r"interviewt von|die fragen stellten?|"
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
    r"ende (?:des|der) \w+|fin de l\W?\w+|the end|ends|fade out|cut to:?|"
    r"transcribed by (?:https?:|www\.|\S+\.(?:ai|com|io)\b).*|"
    r"transcript (?:provided|produced|created) by .*|###|-30-|\* \* \*)[\])*_.–— ]*$|^(?:©|"
    r"\(c\)|copyright\b|(?:(?:executive )?produced|(?:intro |theme )?music|sound design|mixed|"
    r"engineered|mastered) by\s\S)",
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


def aside_kind(words: str, *, alone: bool, late: bool) -> str | None:
    """The kind of a paragraph that belongs to no speaker, or None."""
    if is_direction(words):
        return "direction"
    if markdown_heading(words) is not None or is_heading(words, alone=alone):
        return "heading"
    return "credit" if late and credit(words) is not None else None
