"""Causal claims in a language that has tables: connectives and verbs of ``causes.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..causes.cues import DOUBTED, UNCOUNTED
from ..causes.finding import CauseFound
from ..languages import rows
from ..spans import Span, trim
from ..tiers import tiers_up_to
from .grammar import FLAGS, Grammar, Spans, spans

LEAST = 2
"""Words the two sides of a claim must have, each; one where it is a pronoun or a noun."""
_BREAK = re.compile(r"[;:()\u2014\n]|\s\u2013\s|\s-\s")
_QUESTION = re.compile(r"\?[\"\u201c\u201d\u00bb\u00ab)\s]*$")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of the table. ``side`` is where the cause stands: right, left, or back (an adverb:
    the clause or sentence before its own)."""

    name: str
    tier: str
    side: str
    sign: str
    pattern: re.Pattern[str]
    not_after: re.Pattern[str] | None


@cache
def cues(language: str) -> tuple[Cue, ...]:
    """The cues of a language, longest pattern first."""
    found = [
        Cue(
            row["cue"],
            row["tier"],
            row["side"],
            row["sign"] or "",
            re.compile(rf"(?<![\w-])(?:{_anywhere(row['pattern'])}){_END}", FLAGS),
            re.compile(rf"(?:{row['not_after']})\s*$", FLAGS) if row["not_after"] else None,
        )
        for row in rows("causes", language)
    ]
    return tuple(sorted(found, key=lambda c: (-len(c.pattern.pattern), c.name)))


_END = r"(?:(?<=['\u2019])|(?![\w-]))"
"""Where a cue ends: an elided word ("parce qu'") goes on with the next."""
_START = (
    r"(?:\A|(?<=\n)|(?<=[.!?:\u2026\u00ab\u00bb\u201e\u201c\"\u2014\u2013]\s)"
    r"|(?<=[\u00ab\u201e\u201c\"\u2014\u00bf\u00a1]))"
)
"""``{START}`` of a pattern: where a sentence begins, behind a dash or a mark as well."""


def _anywhere(pattern: str) -> str:
    """A pattern that stands at the beginning of a line stands at that of the text as well."""
    return pattern.replace(r"(?<=\n)", r"(?:\A|(?<=\n))").replace("{START}", _START)


def causes(text: str, tier: str, language: str) -> list[CauseFound]:
    """Causal claims in ``text``, in order of their cue; tiers as in English. Raises UnknownName."""
    wanted = tiers_up_to(tier)
    by_sentence = spans(text, language)
    found: list[CauseFound] = []
    taken = 0
    for cue, match in sorted(_hits(text, language), key=lambda h: (h[1].start(), -h[1].end())):
        i = by_sentence.at(match.start())
        if i is None or match.start() < taken:
            continue
        claim = _claim(by_sentence, i, cue, match)
        if claim is not None:
            taken = match.end()
            if claim.tier in wanted:
                found.append(claim)
    return found


def _hits(text: str, language: str) -> Iterator[tuple[Cue, re.Match[str]]]:
    for cue in cues(language):
        for match in cue.pattern.finditer(text):
            if cue.not_after is None or not cue.not_after.search(
                text, max(0, match.start() - 40), match.start()
            ):
                yield cue, match


def _claim(by_sentence: Spans, i: int, cue: Cue, match: re.Match[str]) -> CauseFound | None:
    text, known = by_sentence.text, by_sentence.known
    sentence = by_sentence.spans[i]
    if match.end() > sentence[1]:
        return None
    cause, effect = (
        _without_lead(text, side, known) for side in _sides(by_sentence, i, cue, match)
    )
    if not _said(text, cause) or not _said(text, effect):
        return None
    at, stop = trim(text, *match.span())
    question = bool(_QUESTION.search(text, *sentence))
    doubt = _doubt(by_sentence, cue, (at, stop), effect, question)
    tier = "all" if doubt else cue.tier
    what = "stands behind it" if cue.side == "right" else "stands before it"
    words = Span.of(text, at, stop)
    why = f"\u201c{' '.join(words.text.split())}\u201d tells a cause; the cause {what}"
    return CauseFound(
        min(at, cause[0], effect[0]),
        max(stop, cause[1], effect[1]),
        words,
        Span.of(text, *cause),
        Span.of(text, *effect),
        DOUBTED if doubt else UNCOUNTED[cue.tier],
        f"{why}; {doubt}." if doubt else f"{why}.",
        cue.name,
        tier,
        cue.sign,
        bool(known.negation.search(text, max(sentence[0], at - 24), stop)),
        bool(known.condition.search(text, *sentence)),
        question,
    )


def _doubt(
    by_sentence: Spans, cue: Cue, place: tuple[int, int], effect: tuple[int, int], question: bool
) -> str:
    """Why a claim may be none: asked, denied, the reason of a request, a condition of the talk."""
    text, known = by_sentence.text, by_sentence.known
    at, stop = place
    if question:
        return "asked, not claimed"
    if cue.side == "right" and known.negation.search(text, max(0, at - 12), at):
        before = text[max(0, at - 12) : at].split()
        if before and known.negation.fullmatch(before[-1]):  # a comma ends another clause
            return "denied"
    if known.request.search(text, *effect) or known.request.match(text, stop + 1):
        return "the reason of a request"
    if known.talk.match(text, stop):
        return "a condition of the talk"
    return ""


def _sides(
    by_sentence: Spans, i: int, cue: Cue, match: re.Match[str]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """(cause, effect) as the cue's place tells; an empty span where there is none."""
    text, known = by_sentence.text, by_sentence.known
    start, end = by_sentence.spans[i]
    at, stop = match.span()
    groups = match.groupdict()
    left, right = (_clause_start(text, start, at), at), (stop, _clause_end(text, stop, end, known))
    if groups.get("effect"):
        own = match.span("effect")
        return (right, own) if cue.side == "right" else (left, own)
    if cue.side == "back":
        return _back(text, by_sentence, i, at, known)
    if cue.side == "left":
        return left, right
    if not known.lead.fullmatch(text, left[0], at):
        return right, left
    cause, effect = _opened(text, stop, end, known)
    if not _said(text, effect):
        return (stop, end), _before(by_sentence, i, at)
    return cause, effect


def _opened(
    text: str, stop: int, end: int, known: Grammar
) -> tuple[tuple[int, int], tuple[int, int]]:
    """(cause, effect) of a clause or phrase that opens a sentence: parted at the comma that a
    finite verb or a subject follows, or before the first finite verb."""
    commas = [m.start() for m in re.finditer(r",(?!\d)", text[stop:end])]
    for comma in commas:
        rest = text[stop + comma + 1 : end].lstrip()
        if not known.new_clause.match(text, stop + comma):
            return (stop, stop + comma), (end - len(rest) if rest else end, end)
    verb = known.finite.search(text, stop + 1, end)
    if verb is None:
        return (stop, end), (end, end)
    return (stop, verb.start()), (verb.start(), end)


def _back(
    text: str, by_sentence: Spans, i: int, at: int, known: Grammar
) -> tuple[tuple[int, int], tuple[int, int]]:
    """(cause, effect) of an adverb such as "therefore": the cause comes before its clause."""
    start, end = by_sentence.spans[i]
    cut = max(text.rfind(mark, start, at) for mark in (",", ";", ":", "\u2013", "\u2014"))
    if cut > start and _said(text, (start, cut)) and len(_WORD.findall(text[start:cut])) >= LEAST:
        return (_clause_start(text, start, cut), cut), (cut + 1, end)
    return _before(by_sentence, i, at), (start, end)


def _before(by_sentence: Spans, i: int, at: int) -> tuple[int, int]:
    """The sentence before the ``i``-th in the same paragraph, (at, at) where there is none."""
    if i == 0 or not by_sentence.same_paragraph(i - 1, i):
        return at, at
    return by_sentence.spans[i - 1]


def _clause_start(text: str, start: int, at: int) -> int:
    for mark in _BREAK.finditer(text, start, at):
        start = mark.end()
    return start


def _clause_end(text: str, stop: int, end: int, known: Grammar) -> int:
    breaks = [
        m for m in (_BREAK.search(text, stop, end), known.new_clause.search(text, stop, end)) if m
    ]
    return min((m.start() for m in breaks), default=end)


def _without_lead(text: str, side: tuple[int, int], known: Grammar) -> tuple[int, int]:
    start, end = trim(
        text, *side, characters=' \t\n\u00a0,;:.!?\u2013\u2014-"\u201e\u201c\u201d\u00ab\u00bb'
    )
    lead = known.lead.match(text, start, end)
    return trim(text, lead.end() if lead and lead.end() < end else start, end)


def _said(text: str, side: tuple[int, int]) -> bool:
    """Whether a side holds words."""
    return side[0] < side[1] and bool(_WORD.search(text, *side))
