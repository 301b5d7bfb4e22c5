"""What a quotation is once found, and the report of a view that a reporting clause tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..spans import Span
from .marks import near
from .own_words import said_then
from .sources import names_nobody

KINDS = ("direct", "block", "reported", "scare", "title")
"""What a quotation can be. ``block`` is a paragraph set off after a colon; ``scare`` and ``title``
are words in quotation marks that quote nobody, as far as rules can tell."""
SCORES = {
    ("direct", True): 0.9,
    ("direct", False): 0.5,
    ("block", True): 0.75,
    ("block", False): 0.5,
    ("scare", True): 0.3,
    ("scare", False): 0.3,
    ("title", True): 0.3,
    ("title", False): 0.3,
}


@dataclass(frozen=True, slots=True)
class QuotationFound:
    """Words that are, or may be, somebody else's.

    ``start``/``end`` are the words themselves (marks excluded), ``quote`` their text, ``source``
    the words that name who is quoted or None ("unstated"), ``cue`` the reporting words, or the
    opening mark where there are none.
    """

    start: int
    end: int
    quote: str
    source: Span | None
    cue: Span
    kind: str
    score: float
    why: str
    tier: str


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause: the verb, its subject, how it was found."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    tier: str
    inverted: bool = False
    as_words: bool = False
    """Whether the wording tells words, even the speaker's own: "I asked him, …"."""


@dataclass(slots=True)
class Marked:
    """Words between quotation marks; ``outer`` includes the marks."""

    outer: tuple[int, int]
    inner: tuple[int, int]
    continues: bool = False
    report: Report | None = None
    how: str = ""


_SHORT = 60


def shortened(words: str) -> str:
    """At most sixty code points of ``words``, on one line."""
    words = " ".join(words.split())
    return words if len(words) <= _SHORT else words[: _SHORT - 3] + "\u2026"


def long_enough(text: str, span: tuple[int, int]) -> bool:
    return len(text[span[0] : span[1]].split()) >= LEAST_WORDS


LEAST_WORDS = 3
"""Words that can be said."""


def lower_words(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]].lower()


def covered(inside: list[tuple[int, int]], at: int) -> bool:
    return any(a <= at < b for a, b in near(inside, at))


_TO_A_HEARER = re.compile(r"(?:said|wrote) to\b|told (?!you\b)\w", re.IGNORECASE)
"""What the speaker himself said to somebody else is told as words: "I told the clerk that"."""


def reported_view(
    text: str, content: tuple[int, int], report: Report, score: float, doubt: str = ""
) -> QuotationFound:
    """A view somebody else tells, with its source; of the widest tier where ``doubt`` says why."""
    named = report.source if report.source and not names_nobody(text, report.source) else None
    who = None if named is None else Span.of(text, *named)
    said = Span.of(text, *report.cue)
    tier = report.tier
    beside = f" with \u201c{shortened(who.text)}\u201d beside it" if who else ", by nobody named,"
    why = f"\u201c{shortened(said.text)}\u201d{beside} tells somebody's view"
    own = who is not None and who.text.lower().split()[0] in ("i", "we")
    if own and named and not _TO_A_HEARER.match(said.text):
        tier = "medium" if tier == "strong" else tier
    told = report.as_words or _TO_A_HEARER.match(said.text)
    if own and named and not (told or said_then(text, named, report.cue)):
        doubt = doubt or "the speaker's own"  # no quotation, save where a writer quotes himself
    if doubt:
        tier, score = "all", 0.4
    return QuotationFound(
        content[0],
        content[1],
        text[content[0] : content[1]],
        who,
        said,
        "reported",
        score,
        f"{why}; {doubt}." if doubt else f"{why}.",
        tier,
    )
