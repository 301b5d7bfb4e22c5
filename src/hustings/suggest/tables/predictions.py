"""Forecasts in a language that has tables: the patterns of ``forecasts.tsv``."""

from __future__ import annotations

import re
from functools import cache

from ..languages import rows
from ..predictions.finding import PredictionFound
from ..spans import Span, trim
from ..tiers import tiers_up_to
from .dates import dates
from .grammar import FLAGS, Spans, spans

SCORES = {"strong": 0.75, "medium": 0.6, "all": 0.4}
_QUESTION = re.compile(r"\?[\"\u201c\u201d\u00bb\u00ab)\s]*$")


@cache
def _cues(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """(tier, direction, pattern), surest first."""
    order = {"strong": 0, "medium": 1, "all": 2}
    found = (
        (
            row["tier"],
            row["direction"] or "happens",
            re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)", FLAGS),
        )
        for row in rows("forecasts", language)
    )
    return tuple(sorted(found, key=lambda cue: order[cue[0]]))


def predictions(text: str, tier: str, written: str | None, language: str) -> list[PredictionFound]:
    """Sentences that say what is to come, one finding each, in order; a question is "all". Raises
    UnknownName for another tier, OptionError where ``written`` is no date."""
    wanted = tiers_up_to(tier)
    found: list[PredictionFound] = []
    by_sentence = spans(text, language)
    for start, end in by_sentence.spans:
        question = bool(_QUESTION.search(text, start, end))
        for level, direction, pattern in _cues(language):
            match = pattern.search(text, start, end)
            if match is None:
                continue
            level = "all" if question else level
            if level in wanted:
                found.append(
                    _found(by_sentence, (start, end), match, (level, direction, question), written)
                )
            break
    return found


def _found(
    by_sentence: Spans,
    sentence: tuple[int, int],
    match: re.Match[str],
    marks: tuple[str, str, bool],
    written: str | None,
) -> PredictionFound:
    """``marks``: tier, direction, question."""
    start, end = sentence
    text, known, language = by_sentence.text, by_sentence.known, by_sentence.language
    cue = Span.of(text, *trim(text, *match.span()))
    when = next((d for d in dates(text[start:end], written, "all", language)), None)
    words = f"; \u201c{when.cue.text}\u201d says when." if when else "."
    negated = bool(known.negation.search(text, cue.start, min(end, cue.end + 24)))
    return PredictionFound(
        start,
        end,
        cue,
        Span.of(text, *trim(text, start, end)),
        (when.edtf or None) if when else None,
        when.cue.text if when else "",
        "does not happen" if negated and marks[1] == "happens" else marks[1],
        bool(known.condition.search(text, start, end)),
        marks[2],
        negated,
        SCORES[marks[0]],
        f"\u201c{cue.text}\u201d speaks of what is to come{words}",
        marks[0],
    )
