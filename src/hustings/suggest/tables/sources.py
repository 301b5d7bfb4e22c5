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


@dataclass(frozen=True, slots=True)
class Incise:
    """A report inside quoted words: where its comma or dash stands, and whether it is a dash."""

    report: Report
    opens: int
    dashed: bool


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
    who = r"(?P<who>(?:[^.,;:!?()\n\u201e\u201c\u201d\u00ab\u00bb\"]|(?<=\s\w)\.){2,80}?(?<!\s\w))"
    return tuple(
        re.compile(rf"(?<!\w)(?:{line.replace('WHO', who)})", FLAGS)
        for line in phrases(name, language)
    )


def subject(
    text: str, low: int, verb: re.Match[str], high: int, known: Grammar
) -> tuple[int, int] | None:
    """Who a verb of saying has as its subject: the words before it, else right behind it. A pronoun
    behind it that can be nothing but a subject is it ("Dem Wirt sagte er")."""
    sure = known.nominative.match(text, verb.end(), high)
    if sure:
        return trim(text, *sure.span())
    return _subject_before(text, low, verb.start(), known) or subject_behind(
        text, verb.end(), high, known
    )


def subject_behind(
    text: str, at: int, high: int, known: Grammar, *, common: bool = False
) -> tuple[int, int] | None:
    """Who stands right behind a verb of saying; without a capital where ``common`` says that a
    quotation is beside it and the words open as a subject does ("the old woman")."""
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
    if not words or len(words) > LONGEST_SOURCE:
        return None
    named = any(w[0].isupper() for w in words)
    if not named and not (common and known.determiner.match(text, start, stop)):
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
    start, piece = _last_clause(text, start, low + len(piece), known)
    if not piece or known.not_subject.match(piece) or len(piece.split()) > LONGEST_SOURCE:
        return None
    pronoun = known.pronoun.match(piece)
    if pronoun is not None and len(piece[pronoun.end() :].split()) <= _OBJECTS:
        return start, start + pronoun.end()  # "he (to her) said"
    if not any(w[0].isupper() for w in piece.split()):
        return None
    last = _LAST_WORD.search(piece)
    if last and len(piece.split()) > _OBJECTS and known.pronoun.fullmatch(last["word"]):
        return start + last.start("word"), start + last.end("word")  # "... when they said"
    return start, start + len(piece)


_LAST_WORD = re.compile(r"[\s'\u2019](?P<word>\w+)$")
_OBJECTS = 2
"""Words that may stand between a pronoun and its verb: whom somebody speaks to."""


def _last_clause(text: str, start: int, end: int, known: Grammar) -> tuple[int, str]:
    """The clause before a verb without the words that open it ("dass", "a"), and its place."""
    start = _without_lead(text, start, end, known)
    piece = text[start:end]
    if piece.endswith(","):
        return start, piece[: piece.index(",")]  # "Renn, der am Kai wohnt, sagte"
    cut = start + piece.rfind(",")
    if cut < start:
        return start, piece
    opens = known.that.match(text, cut, end)
    start = opens.end() if opens else cut + 1
    start += len(text[start:end]) - len(text[start:end].lstrip())
    start = _without_lead(text, start, end, known)
    return start, text[start:end]


def _without_lead(text: str, start: int, end: int, known: Grammar) -> int:
    lead = known.lead.match(text, start, end)
    return lead.end() if lead and lead.end() < end else start


# -- a report that stands inside what is quoted


_BEFORE_INCISE = re.compile(
    r"(?:(?P<dash>(?<!\w)(?:\u2014|\u2013|--?))|[,!?\u2026]|\.{3})\s*"
    r"(?:(?P<second>\u2014|\u2013|--?)\s*)?(?-i:[^\W\d_A-Z\u0410-\u042f\u00c0-\u00de]+['\u2019\s]\s*){0,2}$"
)
"""What parts a report from the words it stands in, and the few small words before its verb."""
_AROUND = 40
"""Code points before a verb in which that is sought."""


@cache
def incise_verbs(language: str) -> re.Pattern[str]:
    """Verbs of saying, and those that report only beside a quotation ("she went on")."""
    table = [row["forms"] for row in rows("reporting", language)]
    every = "|".join((*table, *phrases("incises", language)))
    return re.compile(rf"(?<!\w)(?<!\w-)(?:{every or NEVER})(?!\w)", FLAGS)


def incise(text: str, start: int, end: int, known: Grammar, language: str) -> Incise | None:
    """The report inside quoted words: "Come, said Renn, let us go"."""
    for verb in incise_verbs(language).finditer(text, start, end):
        before = _BEFORE_INCISE.search(text[max(start, verb.start() - _AROUND) : verb.start()])
        if before is None:
            continue
        source = subject_behind(text, verb.end(), end, known, common=True)
        dashed = bool(before["dash"] or before["second"])
        if source is None and not dashed:
            continue
        opens = max(start, verb.start() - _AROUND) + before.start()
        return Incise(Report(verb.span(), source, "strong"), opens, dashed)
    return None


def leads(text: str, start: int, end: int, known: Grammar, language: str) -> Report | None:
    """The report that ends in a colon before what is said: "Renn answered softly:"."""
    if not text[start:end].rstrip().endswith(":"):
        return None
    start = max(start, *(text.rfind(mark, start, end) + 1 for mark in ".!?;"))
    for verb in reversed(list(incise_verbs(language).finditer(text, start, end))):
        source = subject(text, start, verb, end, known)
        if source is not None:
            return Report(verb.span(), source, "strong")
    return None


_SMALL = re.compile(r"(?-i:[^\W\d_A-Z\u0410-\u042f\u00c0-\u00de]+)['\u2019\s]\s*")


def verb_behind(text: str, begin: int, stop: int, known: Grammar, language: str) -> Report | None:
    """A verb of saying right behind a quotation, with its subject behind it: "...", said Renn;
    up to two small words may stand before the verb ("...", sadly said Renn)."""
    at = begin
    for _ in range(3):
        verb = incise_verbs(language).match(text, at, stop)
        if verb:
            source = subject_behind(text, verb.end(), stop, known, common=True)
            told = verbs(language)[0].match(text, at, stop)
            tier = tier_of(language, told) if told and told.end() == verb.end() else "strong"
            return Report(verb.span(), source, tier) if source else None
        small = _SMALL.match(text, at, stop)
        if small is None:
            return None
        at = small.end()
    return None
