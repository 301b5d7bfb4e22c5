"""What "and" and commas join: subjects before a verb or noun of relation, targets behind it."""

from __future__ import annotations

import re

from ..actors.finding import Mention

AND = re.compile(r",?\s+(?:and|or|nor|as well as|&)\s+(?:the\s+)?", re.IGNORECASE)

_COMMA = re.compile(r",\s+(?:the\s+)?", re.IGNORECASE)

_ALONG = re.compile(r",\s+(?:along|together)\s+with\b", re.IGNORECASE)

_PREPOSITION = re.compile(
    r"\b(?:in|at|on|from|with|for|to|of|by|under|like|unlike|after|before|about|against|"
    r"near)\s+(?:the\s+)?$",
    re.IGNORECASE,
)

_LIST_ENDS = re.compile(
    r"\s*(?:[.,;:!?)\u2014]|$|\s(?:in|on|at|for|to|over|since|after|before|and)\b)"
)


def subjects_joined(text: str, named: list[Mention]) -> list[Mention]:
    """The last of ``named`` and all that "and" or commas join to it."""
    first = len(named) - 1
    while first and AND.fullmatch(text, named[first - 1].end, named[first].start):
        first -= 1
    return _listed(text, named, first) + named[first:]


def _listed(text: str, named: list[Mention], first: int) -> list[Mention]:
    """What commas join before "A and B" or "A, along with B": in "the Guild, the Circle and the
    Office oppose" all three, unless a preposition opens ("In Lindholm, the Guild")."""
    if first == len(named) - 1 and not _ALONG.match(text, named[first].end):
        return []
    low = first
    while low and _COMMA.fullmatch(text, named[low - 1].end, named[low].start):
        low -= 1
    if low < first and _PREPOSITION.search(text, max(0, named[low].start - 16), named[low].start):
        return []
    return named[low:first]


_SUCH_AS = re.compile(r"\b(?:including|such as)\s+(?:the\s+)?$", re.IGNORECASE)


def _one_by_one(text: str, named: list[Mention]) -> list[Mention]:
    """All that a list names: "newsrooms including A, B and C"."""
    if not _SUCH_AS.search(text, max(0, named[0].start - 20), named[0].start):
        return []
    last = 0
    while last + 1 < len(named) and _NEXT.fullmatch(text, named[last].end, named[last + 1].start):
        last += 1
    return named[: last + 1]


_NEXT = re.compile(r",\s+(?:(?:and|or)\s+)?(?:the\s+)?|\s+(?:and|or)\s+(?:the\s+)?")

_AND_WITH = re.compile(
    r"(?:,?\s+(?:and|or|nor|as well as|&)(?:\s+(?:with|against|for|to))?|"
    r",\s+(?:with|against|for|to))"
    r"\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""Between two whom a verb tells of: "working with A, with B and C"."""


def targets_of(text: str, named: list[Mention]) -> list[Mention]:
    """The first of ``named`` and all that "and" joins to it."""
    listed = _one_by_one(text, named)
    if listed:
        return listed
    last = 0
    while last + 1 < len(named) and _AND_WITH.fullmatch(
        text, named[last].end, named[last + 1].start
    ):
        if text[named[last].end] == "," and not _LIST_ENDS.match(text, named[last + 1].end):
            break  # "works for A, and B wants …"
        last += 1
    return named[: last + 1]
