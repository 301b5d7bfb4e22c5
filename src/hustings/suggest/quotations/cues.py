"""What says that words are quoted: verbs of saying and their clause, before or behind words in
quotation marks."""

from __future__ import annotations

import re
from functools import cache

from ..languages import rows
from ..spans import trim
from .found import Report
from .leading_words import led_by
from .sources import (
    PASSIVE,
    TITLES,
    opening_subject,
    past_dashes,
    subject_left,
    subject_right,
    who_is_doing,
)

_NAMING = frozenset("called labeled labelled dubbed described named titled".split())
CLAUSE_MARK = re.compile(r"[;:()\[\]\u2014\u201c\u201d\"\n]|\s[-\u2013]{1,2}\s|--")
ACCORDING = re.compile(
    r"\b(?:according to|in the words of)\s+(?!which\b|whom\b|whose\b)", re.IGNORECASE
)
ACCORDING_END = re.compile(r"[,.;:()!?\u2014\u201c\u201d\"\n]", re.IGNORECASE)

_CLAUSE_WORDS = 22
"""Words a reporting clause behind a quotation has at most."""
_FRAME_WORDS = 5
"""Words between a quotation and the subject of the clause behind it."""


@cache
def reporting_verbs() -> dict[str, str]:
    """Reporting verb form -> tier."""
    found: dict[str, str] = {}
    for row in rows("reporting"):
        for form in row["forms"].split():
            found[form] = row["tier"]
    return found


@cache
def reporting_verb_pattern() -> re.Pattern[str]:
    forms = sorted(reporting_verbs(), key=lambda f: (-len(f), f))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


def report_after(text: str, low: int, high: int) -> Report | None:
    """A reporting clause right behind a quotation: `," said X`, `," X said`, `," according to
    X`."""
    piece = text[low:high]
    signed = _SIGNED.match(piece)
    if signed:
        who = low + signed.start("who"), low + signed.end("who")
        return Report((low + signed.start("dash"), low + signed.end("dash")), who, "strong", True)
    according = re.match(r"[\s,]*(?:according to|in the words of)\s+", piece, re.IGNORECASE)
    if according:
        end = ACCORDING_END.search(text, low + according.end(), high)
        finish = past_titles(text, low + according.end(), end, high)
        span = trim(text, low + according.end(), finish, " ,\n")
        return Report(
            trim(text, low, low + according.end(), " ,\n"),
            span if span[0] < span[1] else None,
            "strong",
            True,
        )
    sentence_end = re.compile(r"[.!?](?=\s+[A-Z\u201c\"]|\s*$)|\n|[\u201c\"]")
    stop = high
    for mark in sentence_end.finditer(text, low, high):
        if mark.group() == "." and TITLES.search(text[max(low, mark.start() - 5) : mark.end()]):
            continue
        stop = mark.start()
        break
    for verb in reporting_verb_pattern().finditer(text, low, stop):
        tier = reporting_verbs()[verb.group().lower()]
        between = text[low : verb.start()].strip(" ,\n\t\u2014-")
        if not between:
            # a verb at once after the quotation: inversion, if a name follows
            right = subject_right(text, verb.end(), high)
            if right:
                return Report(verb.span(), right, tier, True)
            continue
        if len(between.split()) > _CLAUSE_WORDS:
            break
        left = subject_left(text, low, verb.start())
        if left:
            # nothing but the subject (and a frame) may stand between
            gap = text[low : left[0]].strip(" ,\n\t\u2014-")
            if len(gap.split()) <= _FRAME_WORDS:
                return Report(verb.span(), left, tier)
        break
    return None


_SIGNED = re.compile(
    r"\s*(?P<dash>\u2014|\u2013|--?)\s*(?!(?:Yes|No|Well|And|But|So|Right|Okay|That|This|It|Then|"
    r"I|We|You|"
    r"He|She|They|What|Why|How|There|Not|Of|In|On|The)\b)"
    r"(?P<who>[A-Z][\w.'\u2019-]*(?:\s[A-Z][\w.'\u2019-]*){0,3})(?=[,\n(;]|\.?$)"
)
"""Behind a quotation: a dash and who said it."""


def past_titles(text: str, low: int, mark: re.Match[str] | None, high: int) -> int:
    while (
        mark is not None
        and mark.group() == "."
        and TITLES.search(text[max(low, mark.start() - 5) : mark.end()])
    ):
        mark = ACCORDING_END.search(text, mark.end(), high)
    return mark.start() if mark else high


def report_before(text: str, low: int, high: int) -> Report | None:
    """A reporting clause before a quotation in the same sentence: the nearest verb with a
    subject."""
    for according in reversed(list(ACCORDING.finditer(text, low, high))):
        end = ACCORDING_END.search(text, according.end(), high)
        span = trim(text, according.end(), past_titles(text, according.end(), end, high), " ,\n")
        if span[0] < span[1]:
            return Report(trim(text, *according.span()), span, "strong", True)
    led = led_by(text, low, high)
    if led is not None:
        return Report(*led, "strong")
    best: Report | None = None
    for verb in reporting_verb_pattern().finditer(text, low, high):
        tier = reporting_verbs()[verb.group().lower()]
        start = low
        for mark in CLAUSE_MARK.finditer(text, low, verb.start()):
            start = mark.end()
        word = verb.group().lower()
        direct = not text[verb.end() : high].strip(" \n\u00a0") or text[
            verb.end() : high
        ].strip() in ("the", "a", "an")
        if (word in _NAMING and direct) or (
            word == "continued" and text[verb.end() : verb.end() + 1] == " " and not direct
        ):
            continue  # "a group called …", "boxes labelled …"
        being = word.endswith("ing") and not _IS_SAYING.search(text, start, verb.start())
        left = None if being else subject_left(text, start, verb.start())
        if left is None and text[start : verb.start()].strip() == "":
            left = past_dashes(text, low, start)
        if left is None and word.endswith("ing"):
            # "..., calling it ...": the subject opens the sentence, or does something right before
            doing = who_is_doing(text, low, verb.start())
            left = doing or (best.source if best else opening_subject(text, low, verb.start()))
            tier = tier if best or doing else "medium"
        if left is None and not PASSIVE.search(text[low : verb.start()]):
            joined = re.search(
                r"\b(?:and|but)\s+(?:(?:\w+ly|just|then|also|even)\s+)?$",
                text[low : verb.start()],
                re.IGNORECASE,
            )
            left = _joined_subject(text, low, verb.start(), best) if joined else None
            tier = tier if best else "medium"
        if left is None:
            continue
        best = Report(verb.span(), left, tier)
    return best


_IS_SAYING = re.compile(
    r"(?:\b(?:is|are|was|were|been|keeps?|kept)|['\u2019](?:s|re))\s+(?:(?:\w+ly|just|all|always)\s+)?$"
)
"""Before "saying": whose "is" or "kept" it is says it."""


def _joined_subject(text: str, low: int, verb: int, best: Report | None) -> tuple[int, int] | None:
    """Who did something "and said": whoever spoke before, the nearest who does something, or who
    opens the sentence."""
    did = _DID_AND.search(text, low, verb)
    if best and not (did and did.start() >= best.cue[1]):
        return best.source
    return did.span("who") if did else opening_subject(text, low, verb)


_DID_AND = re.compile(
    r"\b(?P<who>he|she|they|I|we|people|someone|somebody)\s+(?!(?:is|was|were|are|am|\w+ing)\b)\w+[^,.;:!?]{0,60}?,?\s+"
    r"(?:and|but)\s+(?:(?:\w+ly|just|then|also|even)\s+)?$",
    re.IGNORECASE,
)
"""Before "and said": "someone got up at a meeting"."""
_SENTENCE_END = re.compile(r"[.!?][\u201d\"\u2019)]*\s+(?=[A-Z\u201c\"\u2018])|\n")


def sentence_begin(text: str, low: int, at: int) -> int:
    """Where the sentence that leads up to ``at`` begins."""
    begin = low
    for mark in _SENTENCE_END.finditer(text, low, at + 1):
        if mark.group()[0] == "." and TITLES.search(
            text[max(low, mark.start() - 5) : mark.start() + 1]
        ):
            continue
        if mark.end() <= at and not _I_QUOTE.search(
            text, max(low, mark.start() - 24), mark.start()
        ):
            begin = mark.end()
    return begin


_I_QUOTE = re.compile(r"\bI(?:['\u2019]m| am)?(?:\s+\w+)? quot(?:e|ing)$", re.IGNORECASE)
"""Before a stop that leads to a quotation: "and I quote. \u201cThe quay is loud.\u201d" """
