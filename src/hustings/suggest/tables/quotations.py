"""Quotations and reports in a language that has tables: ``reporting.tsv`` and ``according.txt``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..languages import phrases
from ..quotations.found import SCORES, QuotationFound
from ..quotations.marks import Marks, marks, near
from ..spans import Span, overlaps, trim
from ..tiers import tiers_up_to
from .dialogue import dialogue
from .grammar import FLAGS, NEVER, Grammar, grammar, spans
from .sources import (
    BLANK,
    LONGEST_SOURCE,
    Report,
    incise,
    incise_verbs,
    subject,
    subject_behind,
    tier_of,
    verb_behind,
    verbs,
    wordings,
)

LEAST = 4
"""Words from which marked words without a report are a quotation, and a view has."""
BESIDE = 2
"""Words between two quotations of one sentence, of which the second is said as the first is."""
_COLON = re.compile(r":\s*$")
_SENTENCE_END = re.compile(
    r"(?<!\s\w)[.!?\u2026][\"\u201c\u201d\u00bb\u00ab]?\s+(?=[^\W\d_a-z\u0430-\u044f])|\n"
)


def quotations(text: str, tier: str, language: str) -> list[QuotationFound]:
    """Quotations and reports in ``text``, in order; tiers as in English. Raises UnknownName."""
    wanted = tiers_up_to(tier)
    known = grammar(language)
    marked = [m for m in marks(text, known.marks, single=False) if text[slice(*m.inner)].strip()]
    found = list(_direct(text, marked, language))
    spoken = dialogue(text, language)
    told = [q.cue for q in (*found, *spoken) if q.source is not None]
    found += spoken
    inside = [m.outer for m in marked]
    for report in _reports(text, language):
        if not any(overlaps(report.cue, cue) for cue in told) and not any(
            a <= report.cue.start < b for a, b in near(inside, report.cue.start)
        ):
            found.append(report)
            told.append(report.cue)
    if "medium" in wanted:
        spans_told = [(q.start, q.end) for q in found]
        found += (n for n in _by_noun(text, language) if not _meets(spans_told, (n.start, n.end)))
    return sorted((q for q in found if q.tier in wanted), key=lambda q: (q.start, q.end, q.kind))


# -- words in quotation marks


def _direct(text: str, marked: list[Marks], language: str) -> Iterator[QuotationFound]:
    known = grammar(language)
    previous: tuple[Marks, Report | None] | None = None
    was_said = False
    for k, quote in enumerate(marked):
        low = marked[k - 1].outer[1] if k else 0
        high = marked[k + 1].outer[0] if k + 1 < len(marked) else len(text)
        report = (
            _behind(text, quote.outer[1], high, language)
            or _inside(text, quote, language)
            or _ahead(text, low, quote.outer[0], language)
        )
        if report is None and previous is not None and _follows(text, previous[0], quote):
            report = previous[1]
        beside = previous is not None and _beside(text, previous[0], quote)
        was_said = _is_said(text, quote, known) or (was_said and beside)
        previous = quote, report
        yield _marked(text, quote, report, known, is_said=was_said)


def _inside(text: str, quote: Marks, language: str) -> Report | None:
    found = incise(text, *quote.inner, grammar(language), language)
    return found.report if found and found.report.source else None


def _follows(text: str, first: Marks, second: Marks) -> bool:
    """Whether a quotation goes on with the one before: the same line, no sentence between."""
    between = text[first.outer[1] : second.outer[0]]
    return "\n" not in between and len(between.split()) <= LONGEST_SOURCE


def _beside(text: str, first: Marks, second: Marks) -> bool:
    """Whether a quotation stands right behind another: »…« und »…«."""
    between = text[first.outer[1] : second.outer[0]]
    return "\n" not in between and len(between.split()) <= BESIDE


def _is_said(text: str, quote: Marks, known: Grammar) -> bool:
    """Whether marked words are a sentence, or a colon announces them, as it does what is said; else
    they may be a name: of a project, a law, a house."""
    announced = text[: quote.outer[0]].rstrip(" \u00a0").endswith(":")
    return announced or bool(known.said.search(text, *quote.inner))


def _marked(
    text: str, quote: Marks, report: Report | None, known: Grammar, *, is_said: bool
) -> QuotationFound:
    start, end = trim(text, *quote.inner, characters=" \t\n\u00a0,")
    count = len(text[start:end].split())
    kind, tier = ("direct", "strong") if count >= LEAST and is_said else ("scare", "all")
    if report is None and known.title.search(text, max(0, quote.outer[0] - 24), quote.outer[0]):
        kind, tier = "title", "all"
    if report is not None:
        kind = "direct"
        tier = "strong" if count >= LEAST and (is_said or report.tier == "strong") else "medium"
    source = Span.of(text, *report.source) if report and report.source else None
    cue = Span.of(text, *(report.cue if report else (quote.outer[0], quote.outer[0] + 1)))
    if source is not None:
        said = f"\u201c{cue.text}\u201d; \u201c{source.text}\u201d says whose"
        why = f"In quotation marks, with {said}."
    else:
        why = "In quotation marks; nothing near says whose words they are."
    score = SCORES[kind, source is not None]
    return QuotationFound(start, end, text[start:end], source, cue, kind, score, why, tier)


def _behind(text: str, at: int, high: int, language: str) -> Report | None:
    """A report right behind a quotation: "…", sagte X; "…", so X."""
    known = grammar(language)
    gap = re.compile(r"[\s,.\u2013\u2014-]{0,6}").match(text, at)
    begin = gap.end() if gap else at
    if "\n" in text[at:begin]:
        return None
    stop = min(high, begin + 160, _line_end(text, begin))
    for pattern in (*wordings("behind", language), *wordings("according", language)):
        match = pattern.match(text, begin, stop)
        if match:
            return Report(match.span(), trim(text, *match.span("who"), BLANK), "strong")
    pronoun = known.pronoun.match(text, begin, stop)
    if pronoun:
        verb = verbs(language)[0].match(text, pronoun.end() + 1, stop)
        if verb:
            return Report(verb.span(), pronoun.span(), tier_of(language, verb))
        return None
    return verb_behind(text, begin, stop, known, language)


def _ahead(text: str, low: int, at: int, language: str) -> Report | None:
    """A report before a quotation in its sentence: X sagte: "…"."""
    start = max(low, text.rfind("\n", low, at) + 1)
    for mark in _SENTENCE_END.finditer(text, start, at):
        start = mark.end() if mark.end() < at else start
    any_verb = incise_verbs(language) if _COLON.search(text, start, at) else verbs(language)[0]
    told = list(any_verb.finditer(text, start, at))
    for verb in reversed(told):
        source = subject(text, start, verb, at, grammar(language))
        if source is not None:
            told_by = verbs(language)[0].fullmatch(text, *verb.span())
            tier = tier_of(language, told_by) if told_by else "strong"
            return Report(verb.span(), source, tier)
    for pattern in wordings("according", language):
        match = pattern.search(text, start, at)
        if match:
            return Report(match.span(), trim(text, *match.span("who"), BLANK), "strong")
    return None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


# -- reports without marks


def _reports(text: str, language: str) -> Iterator[QuotationFound]:
    known, by_sentence = grammar(language), spans(text, language)
    for pattern in wordings("according", language):
        for match in pattern.finditer(text):
            i = by_sentence.at(match.start())
            if i is None or match.end() > by_sentence.spans[i][1]:
                continue
            low, high = by_sentence.spans[i]
            ahead, behind = trim(text, low, match.start()), trim(text, match.end(), high)
            content = ahead if ahead[1] - ahead[0] > behind[1] - behind[0] else behind
            yield from _told(
                text, content, Report(match.span(), match.span("who"), "strong"), known
            )
    for verb in verbs(language)[0].finditer(text):
        i = by_sentence.at(verb.start())
        if i is not None:
            yield from _by_verb(text, by_sentence.spans[i], verb, language)


_WITHIN = 70
"""Code points between a verb of saying and the word that opens what is told."""


def _by_verb(
    text: str, sentence: tuple[int, int], verb: re.Match[str], language: str
) -> Iterator[QuotationFound]:
    known = grammar(language)
    low, high = sentence
    tier = tier_of(language, verb)
    opens = next(
        (
            m
            for m in known.that.finditer(text, verb.end(), min(high, verb.end() + _WITHIN))
            if not re.search(r"[.;:!?]", text[verb.end() : m.start()])
        ),
        None,
    )
    if opens is not None:
        source = subject(text, low, verb, opens.start(), known)
        level = "strong" if tier == "strong" else "medium"
        if source is not None:
            yield from _told(text, (opens.end(), high), Report(verb.span(), source, level), known)
        return
    before = text[low : verb.start()].rstrip()
    if before.endswith((",", "?", "!", "\u2013", "\u2014")) and tier == "strong":
        source = subject_behind(text, verb.end(), high, known)
        if source is not None:
            yield from _told(
                text, (low, verb.start()), Report(verb.span(), source, "strong"), known
            )
        return
    if tier == "strong" and text[verb.end() : verb.end() + 1] in ",:":
        source = subject(text, low, verb, high, known)
        if source is not None:
            yield from _told(
                text, (verb.end() + 1, high), Report(verb.span(), source, "medium"), known
            )


@cache
def _nouns(language: str) -> re.Pattern[str]:
    nouns = "|".join(phrases("telling_nouns", language)) or NEVER
    return re.compile(rf"(?<![\w-])(?:{nouns})(?![\w-])", FLAGS)


_BEHIND_NOUN = 40
"""Code points between a noun and the word that opens what it tells."""
_OF_NOBODY = 0.4


def _by_noun(text: str, language: str) -> Iterator[QuotationFound]:
    """ "Das Gerücht, dass der Steg verkauft ist": told by a noun, by nobody named."""
    known, by_sentence = grammar(language), spans(text, language)
    for noun in _nouns(language).finditer(text):
        i = by_sentence.at(noun.start())
        if i is None:
            continue
        high = by_sentence.spans[i][1]
        opens = known.that.search(text, noun.end(), min(high, noun.end() + _BEHIND_NOUN))
        if opens is None or re.search(r"[.;:!?]", text[noun.end() : opens.start()]):
            continue
        start, end = trim(text, opens.end(), high, characters=" \t\n\u00a0,;:.!?\u2013\u2014")
        if len(text[start:end].split()) >= LEAST:
            cue = Span.of(text, *noun.span())
            why = f"\u201c{cue.text}\u201d, by nobody named, tells somebody's view."
            yield QuotationFound(
                start, end, text[start:end], None, cue, "reported", _OF_NOBODY, why, "medium"
            )


def _meets(told: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in told)


def _told(
    text: str, content: tuple[int, int], report: Report, known: Grammar
) -> Iterator[QuotationFound]:
    start, end = trim(text, *content, characters=" \t\n\u00a0,;:.!?\u2013\u2014")
    who = Span.of(text, *trim(text, *(report.source or (0, 0)), BLANK))
    if len(text[start:end].split()) < LEAST or not who.text:
        return
    words = Span.of(text, *trim(text, *report.cue))
    why = f"\u201c{words.text}\u201d with \u201c{who.text}\u201d tells somebody's view"
    own = who.text.lower().split()[-1] in known.own
    denied = bool(known.negation.search(text, who.end, words.start)) or bool(
        known.negation.match(text, words.end + 1)
    )
    doubt = "the speaker's own" if own else "denied" if denied else ""
    level = "all" if doubt else report.tier
    score = {"strong": 0.9, "medium": 0.8, "all": 0.4}[level]
    why = f"{why}; {doubt}." if doubt else f"{why}."
    yield QuotationFound(start, end, text[start:end], who, words, "reported", score, why, level)
