"""Relations told between two names by what is there or on whose behalf: "a war fought between
A and B", "a letter from A to B", "A spoke out on behalf of B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..actors.finding import Mention
from ..languages import rows
from .found import NounFound
from .peoples import country_of
from .supposed import supposed_before
from .verbs import wording

_AND = re.compile(r"(?:,?\s+on (?:the )?one (?:hand|side),?)?,?\s+and\s+(?:the\s+)?")
_BETWEEN = re.compile(
    rf"\b(?P<cue>(?P<war>{wording('fought')})|{wording('agreed')})\s+(?:\w+\s+){{0,4}}?between\s+"
    r"(?:the\s+|both\s+)?$",
    re.IGNORECASE,
)
"""Before two names that "and" joins."""
_SENT = re.compile(
    rf"\b(?P<cue>{wording('sent')})\s+(?:\w+\s+){{0,3}}?from\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+to\s+(?:the\s+)?")
_BEHALF = re.compile(
    rf"\b(?P<cue>{wording('behalf')})\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"[.;:!?()\u201c\u201d\"]|\b(?:{wording('clause')})\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_WITHIN = 90
"""Code points between a subject and "on behalf of"."""
_OPENS = re.compile(
    r"(?:^|[.!?\n,:]\s*|\b(?:and|but|so|then|when|that|as)\s+)(?:the\s+)?$",
    re.IGNORECASE,
)


_LEADERSHIP = re.compile(
    rf"\b(?:under|during)\s+(?:the\s+)?(?:{wording('leadership')})\s+(?:of\s+)?$",
    re.IGNORECASE,
)


_AIMED = re.compile(
    rf"\b(?P<cue>{wording('aimed')})\s+(?:of\s+\w+\s+)?(?:against|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(
    rf"\s+(?:(?:that|which)\s+(?:is|was|were|are)\s+)?(?:being\s+)?(?:{wording('done')})\s+by\s+"
    r"(?:the\s+)?|\s+by\s+(?:the\s+)?"
)
_BY_WHOM = re.compile(
    rf"\b(?P<cue>{wording('aimed')})\s+(?:\w+\s+)?(?:{wording('done')})\s+by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\s+(?P<cue>against)\s+(?:the\s+)?")
_OF_WHAT = re.compile(rf"\b(?:{wording('of_what')})\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a name that is no side by itself: "the war of Brandt against"."""


def _aimed_at(text: str, named: list[Mention], k: int) -> Iterator[NounFound]:
    """ "The war on Brandt launched by the Guild and the Circle"; "the Guild and the Circle against
    Brandt"."""
    one, other = named[k], named[k + 1]
    aimed = _AIMED.search(text, max(0, one.start - 50), one.start)
    third = named[k + 2] if k + 2 < len(named) else None
    joined = third and _AND.fullmatch(text, other.end, third.start)
    if aimed and _DONE_BY.fullmatch(text, one.end, other.start):
        for who in (other, third) if joined and third else (other,):
            yield NounFound("opposes", *aimed.span("cue"), who, one)
    by = _BY_WHOM.search(text, max(0, one.start - 60), one.start)
    if by and _AGAINST.fullmatch(text, one.end, other.start):
        yield NounFound("opposes", *by.span("cue"), one, other)
    against = third and _AGAINST.fullmatch(text, other.end, third.start)
    first = _AND.fullmatch(text, one.end, other.start)
    if against and first and third and not _OF_WHAT.search(text, max(0, one.start - 14), one.start):
        for who in (one, other):
            yield NounFound("opposes", *against.span("cue"), who, third)


_COMPOUND = {
    word: row["relation"] for row in rows("relation_compounds") for word in row["words"].split()
}
_COMPOUND_BEFORE = re.compile(
    rf"(?<![\w-])(?P<who>[A-Z][\w.]+)-(?P<cue>{'|'.join(_COMPOUND)})\s+"
    r"(?:(?!(?:in|of|for|on|at|to|from|with|by|and|or)\b)[a-z]+(?<!ed)(?<!s)\s+){0,2}$"
)


def _by_compound(text: str, named: list[Mention]) -> Iterator[NounFound]:
    """ "The Lindholm-backed Harbour Party"."""
    for other in named:
        told = _COMPOUND_BEFORE.search(text, max(0, other.start - 60), other.start)
        if told:
            who = Mention(country_of(told["who"]), *told.span("who"), told["who"])
            yield NounFound(_COMPOUND[told["cue"]], *told.span("cue"), who, other)


def between_two(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[NounFound]:
    """All of one sentence; ``named`` are the actors it names, in order."""
    yield from _led(text, sentence, named)
    yield from _by_compound(text, named)
    for k, (one, other) in enumerate(pairwise(named)):
        yield from _aimed_at(text, named, k)
        low = max(sentence[0], one.start - 60)
        joined = _AND.fullmatch(text, one.end, other.start)
        between = joined and _BETWEEN.search(text, low, one.start)
        if between:
            relation = "opposes" if between["war"] else "negotiates with"
            yield NounFound(relation, *between.span("cue"), one, other)
        sent = _TO.fullmatch(text, one.end, other.start) and _SENT.search(text, low, one.start)
        if sent:
            yield NounFound("negotiates with", *sent.span("cue"), one, other)
        behalf = _BEHALF.search(text, max(one.end, other.start - 30), other.start)
        if behalf and _acts_for(text, sentence[0], one, behalf.start()):
            yield NounFound("supports", *behalf.span("cue"), one, other)


def _acts_for(text: str, start: int, who: Mention, end: int) -> bool:
    """Whether what stands between a subject and "on behalf of" is its clause."""
    told = text[who.end : end]
    return bool(
        len(told) <= _WITHIN
        and re.match(r"\s+[a-z]", told)
        and not _CLAUSE.search(told)
        and _OPENS.search(text[start : who.start])
        and not supposed_before(text, start, who.start)
    )


def _led(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[NounFound]:
    """ "Under the leadership of A, the party …"."""
    for k, leader in enumerate(named[:-1]):
        lead = _LEADERSHIP.search(text, max(sentence[0], leader.start - 40), leader.start)
        group = named[k + 1]
        if lead and re.fullmatch(r",\s+(?:the\s+)?", text[leader.end : group.start]):
            yield NounFound("leads", *lead.span(), leader, group)
