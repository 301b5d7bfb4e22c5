"""Who says something in a language that has tables: verbs of saying, wordings, their subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..languages import phrases, rows
from ..spans import trim
from .grammar import FLAGS, NEVER, Grammar

LONGEST_SOURCE = 14
"""Words of a source, at most."""
BLANK = " \t\n\u00a0,:;\u2013\u2014-"
_BEFORE_CLAUSE = re.compile(r"[;:()\u2014\n]|\s\u2013\s")


@dataclass(frozen=True, slots=True)
class Report:
    """Words that report, and who is named as their source."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    tier: str


@cache
def verbs(language: str) -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """One pattern for all forms, and (tier, pattern) of each verb."""
    table = rows("reporting", language)
    every = "|".join(row["forms"] for row in table)
    return (
        re.compile(rf"(?<![\w-])(?:{every or NEVER})(?![\w])", FLAGS),
        tuple((row["tier"], re.compile(rf"(?:{row['forms']})", FLAGS)) for row in table),
    )


def tier_of(language: str, verb: re.Match[str]) -> str:
    """The tier of a verb where it stands: a form may ask for what is before or behind it."""
    start, end = verb.span()
    found = ((tier, forms.match(verb.string, start)) for tier, forms in verbs(language)[1])
    return next((tier for tier, form in found if form and form.end() == end), "medium")


@cache
def wordings(name: str, language: str) -> tuple[re.Pattern[str], ...]:
    """Wordings such as "according to X", with a group ``who``; ``name`` is that of their list."""
    who = r"(?P<who>[^.,;:!?()\n\u201e\u201c\u201d\u00ab\u00bb\"]{2,80}?)"
    return tuple(
        re.compile(rf"(?<!\w)(?:{line.replace('WHO', who)})", FLAGS)
        for line in phrases(name, language)
    )


def subject(
    text: str, low: int, verb: re.Match[str], high: int, known: Grammar
) -> tuple[int, int] | None:
    """Who a verb of saying has as its subject: the words before it, else right behind it."""
    return _subject_before(text, low, verb.start(), known) or subject_behind(
        text, verb.end(), high, known
    )


def subject_behind(text: str, at: int, high: int, known: Grammar) -> tuple[int, int] | None:
    start = at
    while start < high and text[start] in " \u00a0-":
        start += 1
    pronoun = known.pronoun.match(text, start, high)
    if pronoun:
        return pronoun.span()
    if start >= high or known.not_subject.match(text, start, high):
        return None
    stop = _name_end(text, start, high, known)
    words = text[start:stop].split()
    if not words or len(words) > LONGEST_SOURCE or not any(w[0].isupper() for w in words):
        return None
    return trim(text, start, stop, BLANK)


_TITLE_DOT = re.compile(r"(?<!\w)(?:[^\W\d_]|Dr|Prof|St|M|Mme|Sr|Sra|Mr|Mrs|Ms|\u0433|\u0442)$")


def _name_end(text: str, start: int, high: int, known: Grammar) -> int:
    for mark in known.name_ends.finditer(text, start, high):
        if mark.group() == "." and _TITLE_DOT.search(
            text, max(start, mark.start() - 5), mark.start()
        ):
            continue
        return mark.start()
    return high


def _subject_before(text: str, low: int, at: int, known: Grammar) -> tuple[int, int] | None:
    for mark in _BEFORE_CLAUSE.finditer(text, low, at):
        low = mark.end()
    piece = text[low:at].rstrip()
    adverb = known.adverb.search(piece)
    piece = (piece[: adverb.start()] if adverb else piece).rstrip()
    start = low + len(piece) - len(piece.lstrip())
    lead = known.lead.match(text, start, low + len(piece))
    start = lead.end() if lead else start
    piece = text[start : low + len(piece)]
    if piece.endswith(","):
        piece = piece[: piece.index(",")]  # "Renn, der am Kai wohnt, sagte"
    elif "," in piece:
        cut = piece.rindex(",") + 1
        start, piece = (
            start + cut + len(piece[cut:]) - len(piece[cut:].lstrip()),
            piece[cut:].lstrip(),
        )
    if not piece or known.not_subject.match(piece) or len(piece.split()) > LONGEST_SOURCE:
        return None
    pronoun = known.pronoun.fullmatch(piece)
    if pronoun is None and not any(w[0].isupper() for w in piece.split()):
        return None
    return start, start + len(piece)
