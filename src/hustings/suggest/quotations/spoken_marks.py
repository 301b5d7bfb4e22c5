"""Quotation marks that are said instead of written: "he said, quote, we will stay, end quote"."""

from __future__ import annotations

import re

from .marks import Marks, near

_ENDED = re.compile(
    r"\bquote[,:]?\s+(?!unquote)(?P<words>[^\n\u201c\"]{3,400}?)[,.]?\s+"
    r"(?:end(?:\s+of)?\s+quote|unquote|close\s+quote)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\bquote[,:]\s+(?P<words>[^\n.!?\u201c\"]{12,300})(?=[.!?])", re.IGNORECASE)
_LEAST = 4
"""Words that a quotation with spoken marks must have; fewer belong to the report around them."""


def spoken_marks(text: str, written: list[tuple[int, int]]) -> list[Marks]:
    """Words between "quote" and "end quote", or from "quote," to the end of the sentence, in order.

    ``written`` are the spans of quotation marks that are written: what meets one is left out.
    """
    found: list[Marks] = []
    for pattern in (_ENDED, _OPEN):
        for match in pattern.finditer(text):
            taken = [*near(written, match.start()), *(m.outer for m in found)]
            few = len(match["words"].split()) < _LEAST
            if not few and not any(a < match.end() and match.start() < b for a, b in taken):
                found.append(Marks(match.span(), match.span("words")))
    return sorted(found, key=lambda m: m.outer)
