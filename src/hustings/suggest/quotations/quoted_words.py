"""Words in quotation marks and paragraphs set off, each with its reporting clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ..languages import phrases
from ..sentences import paragraphs
from ..spans import Span, trim
from .cues import report_after, report_before, reporting_verb_pattern, sentence_begin
from .found import SCORES, Marked, QuotationFound, Report, shortened
from .sources import ENDS_IN_DETERMINER, subject_left

LEADS_ON = (":", "-", "\u2013", "\u2014")
"""What a paragraph ends in that introduces a quotation."""
_APART = 25
"""Words between two quotations of one source."""
_WORDS = 4
"""Words a quotation has where nothing else says that it is one."""
_SINGLE_MARKS = 6
_TITLE_WORDS = 12
_SMALL = frozenset("a an and as at but by for from in into nor of on or the to with".split())


def assign(text: str, marked: list[Marked]) -> None:
    """Give every marked quotation its reporting clause, if there is one."""
    bounds = paragraphs(text)
    index = 0
    previous: Marked | None = None
    for i, quote in enumerate(marked):
        while index + 1 < len(bounds) and bounds[index][1] <= quote.outer[0]:
            index += 1
        low, high = bounds[index]
        before = marked[i - 1].outer[1] if i and marked[i - 1].outer[1] > low else low
        after = (
            marked[i + 1].outer[0]
            if i + 1 < len(marked) and marked[i + 1].outer[0] < high
            else high
        )
        inner = text[quote.inner[0] : quote.inner[1]].rstrip()
        gap = text[quote.outer[1] : after]
        sentence_low = sentence_begin(text, before, quote.outer[0])
        lead = text[sentence_low : quote.outer[0]]
        lead_report = report_before(text, sentence_low, quote.outer[0]) if lead.strip() else None
        ends = inner[-1:] in ",?!\u2014-" or gap.lstrip(" ")[:1] in ",\u2014"
        after_report = (
            report_after(text, quote.outer[1], after)
            if gap.strip() and (ends or inner[-1:] not in ".")
            else None
        )
        ready = bool(lead.strip()) and lead.rstrip()[-1:] in ",:"
        if quote.continues and previous is not None and previous.report:
            quote.report, quote.how = previous.report, "goes on from the paragraph before"
        elif lead_report and (ready or after_report is None):
            quote.report, quote.how = lead_report, "before it"
        elif after_report:
            quote.report, quote.how = after_report, "behind it"
        elif not lead.strip() or not any(c.isalnum() for c in lead):
            same = previous is not None and previous.report is not None and previous.outer[1] > low
            if (
                same
                and previous is not None
                and len(text[previous.outer[1] : quote.outer[0]].split()) <= _APART
            ):
                quote.report, quote.how = previous.report, "goes on from the quotation before"
            elif index and previous is not None and not text[low : quote.outer[0]].strip():
                opened = bounds[index - 1]
                tail = text[opened[0] : opened[1]]
                if tail.rstrip().endswith(LEADS_ON):
                    start = sentence_begin(text, opened[0], opened[1] - 1)
                    quote.report, quote.how = (
                        report_before(text, start, opened[1] - 1),
                        "in the paragraph before",
                    )
            elif (
                index
                and not text[low : quote.outer[0]].strip()
                and text[bounds[index - 1][1] - 1] in LEADS_ON
            ):
                opened = bounds[index - 1]
                start = sentence_begin(text, opened[0], opened[1] - 1)
                quote.report, quote.how = (
                    report_before(text, start, opened[1] - 1),
                    "in the paragraph before",
                )
        elif (
            previous is not None
            and previous.report
            and previous.outer[1] > low
            and sentence_low <= previous.outer[0]
        ):
            quote.report, quote.how = previous.report, "in the same sentence"
        previous = quote


_LEADS_IN = re.compile(r"\w[,:]\s$")
"""Before words in single marks that are said: "a criterion, 'Let us see …'"."""


def direct_quotation(text: str, quote: Marked) -> QuotationFound:
    start, end = trim(text, *quote.inner, characters=" \t\n\u00a0,")
    words = text[start:end]
    count = len(words.split())
    report = quote.report
    if report is not None and _own_thought(text, report):
        report = None
    kind, tier = "direct", "strong"
    if _titled(words) and _THING_CALLED.search(text, max(0, start - _CLAUSE_LONG), quote.outer[0]):
        report = None  # "they published it as a book called ..."
    if count < _WORDS and report is None:
        kind, tier = ("title" if _titled(words) else "scare"), "all"
    elif report is None and _titled(words):
        kind, tier = "title", "all"
    elif count < _WORDS or (report is not None and report.tier != "strong"):
        tier = "medium"
    if (
        text[quote.outer[0]] in "\u2018'"
        and kind == "direct"
        and (count < _SINGLE_MARKS or report is None)
    ):
        kind, tier = ("title" if _titled(words) else "scare"), "all"
        led = _LEADS_IN.search(text, max(0, quote.outer[0] - 3), quote.outer[0])
        if count >= _SINGLE_MARKS and (led or report or _A_SENTENCE.match(words)):
            kind, tier = "direct", "medium"
    source = Span.of(text, *report.source) if report and report.source else None
    if report:
        cue = Span.of(text, *report.cue)
        why = f"In quotation marks, with \u201c{cue.text}\u201d {quote.how}" + (
            f"; the words \u201c{shortened(source.text)}\u201d say whose."
            if source
            else "; whose, is not said."
        )
    else:
        cue = Span.of(text, quote.outer[0], quote.outer[0] + 1)
        why = {
            "direct": "In quotation marks; nothing near says whose words they are.",
            "scare": "A few words in quotation marks without a reporting verb: perhaps held at "
            "arm's length.",
            "title": "In quotation marks and in capitals, without a reporting verb: perhaps a "
            "title.",
        }[kind]
    return QuotationFound(
        start, end, text[start:end], source, cue, kind, SCORES[kind, source is not None], why, tier
    )


def _own_thought(text: str, report: Report) -> bool:
    """Whether a verb of thinking of the speaker's own is all that stands beside a quotation: "I
    think, you know, a \u201cteam effort\u201d is"."""
    if report.tier != "all" or report.source is None:
        return False
    return text[slice(*report.source)].lower() in ("i", "we", "you")


_SAYS_NOTHING = frozenset(
    "want wants wanted hope hopes expect expects expected seem seems see sees know knows".split()
)


def _says(text: str, verb: re.Match[str]) -> bool:
    """Whether a reporting or thinking verb stands so that a few quoted words behind it may be its
    subject's: not a noun, not somebody's wish."""
    if verb.group().lower() in _SAYS_NOTHING:
        return False
    return not ENDS_IN_DETERMINER.search(text, max(0, verb.start() - 24), verb.start() - 1)


_CLAUSE_BEGINS = re.compile(r"[.;:!?\n\u2014]|\s[-\u2013]\s")
_BY = re.compile(r"\bby ((?:the |a |an )?[\w\u2019' -]{2,60}?)(?= as\b| for\b|,|$)")
_AS_PUT = re.compile(
    r"[,\s\u2019\u201d]*as ((?:the )?[\w\u2019' -]{2,40}?) "
    r"(?:put|puts|called|calls|said|says)\b"
)
_CLAUSE_LONG = 160


@cache
def _calling() -> re.Pattern[str]:
    """Words of saying and calling (``calling.txt``)."""
    forms = "|".join(phrases("calling"))
    return re.compile(rf"(?<![\w-])(?<!so )(?:{forms})(?![\w-])", re.IGNORECASE)


_I = re.compile(r"\bI\b")
_A_SENTENCE = re.compile(
    r"(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Tt]his|[Tt]hat|[Tt]here|[Oo]h|[Nn]o|[Hh]ey|"
    r"[Ww]hy|[Ww]hat|[Hh]ow|[Dd]on['\u2019]t|[Ll]et)\b"
)
"""Opens what somebody can say, whatever stands around its marks."""
_THING_CALLED = re.compile(
    r"\b(?:(?:some|any)thing|(?:an?|this|one)\s(?:[\w'\u2019-]+\s){0,5}?[\w'\u2019-]+)"
    r"\s(?:called|named|titled|entitled|dubbed|known as),?\s*$",
    re.IGNORECASE,
)


def _named_so(text: str, low: int, start: int, found: QuotationFound) -> bool:
    """Whether a title in marks is the name of a thing: "something called "The Harbour"."""
    return found.kind == "title" and _THING_CALLED.search(text, low, start) is not None


def with_calling(text: str, quote: Marked, found: QuotationFound) -> QuotationFound:
    """A few words in quotation marks with a verb or noun of saying or calling in their clause: the
    middle tier, with whoever says or calls it so."""
    if found.kind not in ("scare", "title"):
        return found
    start, end = quote.outer
    put = _AS_PUT.match(text, end)
    low = max(0, start - _CLAUSE_LONG)
    for mark in _CLAUSE_BEGINS.finditer(text, low, start):
        low = mark.end()
    words = list(_calling().finditer(text, low, start))
    words = words or [
        v for v in reporting_verb_pattern().finditer(text, low, start) if _says(text, v)
    ]
    if put is None and (not words or _named_so(text, low, start, found)):
        return found
    source: Span | None
    if put is not None:
        cue, source = Span.of(text, *put.span()), Span.of(text, *put.span(1))
    else:
        cue = Span.of(text, *words[-1].span())
        by = _BY.search(text, words[-1].end(), start)
        place = by.span(1) if by else subject_left(text, low, words[-1].start())
        source = Span.of(text, *place) if place else None
        own = source is not None and source.text.lower() in ("i", "we", "please")
        own = own or (source is None and _I.search(text, low, start) is not None)
        if own or (source is None and text[low : cue.end].strip().lower() in ("tell", "say")):
            return (
                found  # "I think we have a \u201cpier\u201d", "Tell me about the \u201cpier\u201d"
            )
    whose = f"; the words \u201c{shortened(source.text)}\u201d say whose." if source else "."
    why = f"In quotation marks, with \u201c{cue.text}\u201d in the clause{whose}"
    return replace(found, cue=cue, source=source, why=why, tier="medium", score=0.55)


def _titled(words: str) -> bool:
    """Whether every longer word is capitalised, as in a title."""
    tokens = [w.strip(".,:;!?\u2019'") for w in words.split()]
    tokens = [w for w in tokens if w]
    return (
        bool(tokens)
        and len(tokens) <= _TITLE_WORDS
        and tokens[0][0].isupper()
        and all(w[0].isupper() or not w[0].isalpha() or w in _SMALL for w in tokens)
        and not words.rstrip().endswith(("?", "!", ","))
    )


def blocks(text: str, marked: list[Marked]) -> Iterator[QuotationFound]:
    """Paragraphs set off: the one before ends in a colon after a reporting verb, and no marks open
    this one.
    """
    bounds = paragraphs(text)
    inside = [m.outer for m in marked]
    for (a, b), (low, high) in pairwise(bounds):
        if (
            text[b - 1] != ":"
            or text[low] in "\u201c\"\u2018'\u00ab-\u2013\u2014"
            or len(text[low:high].split()) < _WORDS
        ):
            continue
        report = report_before(text, sentence_begin(text, a, b - 1), b - 1)
        if (
            report is None
            or report.tier == "all"
            or not _leads_to(text, report, b)
            or any(s[0] == low for s in inside)
        ):
            continue
        source = Span.of(text, *report.source) if report.source else None
        cue = Span.of(text, *report.cue)
        yield QuotationFound(
            low,
            high,
            text[low:high],
            source,
            cue,
            "block",
            SCORES["block", source is not None],
            f"Set off in a paragraph of its own after \u201c{cue.text}\u201d and a colon.",
            "medium",
        )


def _leads_to(text: str, report: Report, at: int) -> bool:
    """Whether a verb of saying stands near enough to the colon to lead to it."""
    return len(text[report.cue[1] : at].split()) <= _NEAR_THE_COLON


_NEAR_THE_COLON = 6
