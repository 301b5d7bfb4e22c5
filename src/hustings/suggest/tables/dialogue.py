"""What is said behind a dash, line by line, in languages that write dialogue so.

A dash opens an answer in a story, a question in an interview and an item of a list. A line is what
somebody said where a report stands in it ("-- No, dijo Renn") or in its run of such lines; where
no line of a text has a report nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..quotations.found import SCORES, QuotationFound
from ..spans import Span, trim
from .grammar import grammar
from .sources import BLANK, Incise, incise, leads

_LINE = re.compile(r"(?m)^[ \t]*(?P<dash>\u2014|\u2013|--?)[ \u00a0]?(?=\S)(?P<body>[^\n]*\S)")
_LETTER = re.compile(r"[^\W\d_]")
_DASH = re.compile(r"\u2014|\u2013|--|(?<=[\s,.])-(?=\s)|-(?=[,.;])")
APART = 2
"""Paragraphs without a dash that may part the lines of one run."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A line behind a dash: its body, its report if it has one, and the paragraph it is."""

    dash: tuple[int, int]
    body: tuple[int, int]
    told: Incise | None
    number: int


def dialogue(text: str, language: str) -> list[QuotationFound]:
    """What is said behind dashes in ``text``, in order; nothing where no line has a report."""
    lines = list(_lines(text, language)) if grammar(language).dashes else []
    reported = [line.number for line in lines if line.told is not None]
    if not reported:
        return []
    runs = _runs(lines)
    found: list[QuotationFound] = []
    for run in runs:
        sure = any(line.told is not None for line in run)
        for line in run:
            found += _quoted(text, line, "strong" if sure else "medium")
    return found


def _lines(text: str, language: str) -> Iterator[_Spoken]:
    known = grammar(language)
    number = place = 0
    for match in _LINE.finditer(text):
        number += len(re.findall(r"\n\s*", text[place : match.start()]))
        place = match.start()
        letter = _LETTER.search(text, *match.span("body"))
        if letter is None or not letter.group().isupper():
            continue
        body = match.span("body")
        told = incise(text, *body, known, language) or _led(text, match.start(), language)
        yield _Spoken(match.span("dash"), body, told, number)


def _led(text: str, at: int, language: str) -> Incise | None:
    """The report that the paragraph before a line ends with."""
    end = len(text[:at].rstrip())
    start = text.rfind("\n", 0, end) + 1
    report = leads(text, start, end, grammar(language), language)
    return Incise(report, at, dashed=False) if report else None


def _runs(lines: list[_Spoken]) -> list[list[_Spoken]]:
    runs: list[list[_Spoken]] = []
    for line in lines:
        if runs and line.number - runs[-1][-1].number <= APART + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _quoted(text: str, line: _Spoken, tier: str) -> Iterator[QuotationFound]:
    """The line, without the report that dashes part from it."""
    report = line.told.report if line.told else None
    source = Span.of(text, *trim(text, *report.source, BLANK)) if report and report.source else None
    cue = Span.of(text, *(report.cue if report else line.dash))
    if source is not None:
        why = f"Behind a dash; \u201c{cue.text}\u201d with \u201c{source.text}\u201d says whose."
    elif report is not None:
        why = f"Behind a dash; \u201c{cue.text}\u201d reports it and names nobody."
    else:
        why = "Behind a dash among lines of a dialogue; nothing says whose words they are."
    for start, end in _parts(text, line):
        start, end = trim(text, start, end, characters=BLANK)
        if _LETTER.search(text, start, end):
            score = SCORES["direct", source is not None]
            quote = text[start:end]
            yield QuotationFound(start, end, quote, source, cue, "direct", score, why, tier)


def _parts(text: str, line: _Spoken) -> Iterator[tuple[int, int]]:
    start, end = line.body
    if line.told is None or not line.told.dashed:
        yield start, end
        return
    yield start, line.told.opens
    closes = _DASH.search(text, line.told.report.cue[1], end)
    if closes is not None:
        yield closes.end(), end
