"""Reports that are none when read whole: what follows the verb or noun of saying is a thing, or
goes on about the noun: "the proposals that he has made", "he maintains the fleet", "in the sense
that".

The rules that find reports look at what stands around the verb. This looks once at what they found.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .found import QuotationFound

DOUBT = "what follows tells no words"
_SCORE = 0.4

_PREPOSITION = (
    r"(?:about|above|across|after|against|along|among|around|at|before|behind|below|between|by|"
    r"during|for|from|in|into|of|off|on|onto|over|since|through|throughout|towards?|under|until|"
    r"upon|with|within|without)"
)
_SUBJECT = (
    r"(?:he|she|they|we|I|you|it|(?:the\s)?[A-Z][\w.\u2019'-]*(?:\s[A-Z][\w.\u2019'-]*){0,3}|"
    r"(?:the|this|his|her|their|our|my|your)\s\w+)"
)
_DEALT_WITH = (
    r"(?:made?|makes|discussed|advocated|offer(?:s|ed)?|raised|presented|put|brought|g[ai]ves?|given|"
    r"heard|held|holds?|read|issued|used?|shared?|sent|published|introduced|outlined|received|"
    r"ha[ds](?=\s?[,.;:!?]|$)|have(?=\s?[,.;:!?]|$))"
)
_ABOUT_THE_NOUN = re.compile(
    rf"{_SUBJECT}(?:['\u2019](?:s|ve|d)|\s(?:has|have|had|just|already|also))*\s{_DEALT_WITH}"
    rf"(?=\s(?:{_PREPOSITION}|tonight|today|here|to|and|but)\b|\s?[,.;:!?]|$)"
)
"""Behind "that": who made, raised or read what the noun before it names."""
_NOUN_THAT = re.compile(r"[a-z]{3,}(?<!ing),?\s+that\s+$")
_NO_SUBJECT = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might)(?:n['\u2019]t)?\s"
    r"(?!(?:he|she|they|we|I|you|it|there|this|that|these|those|the|an?|any\w*|my|your|his|her|our|"
    r"their|some\w*|nobody|people|[A-Z]\w+)\b)"
)
"""What is told begins with its verb and asks nothing: it goes on about what stands before."""
_IN_OTHER_WORDS = re.compile(r"\bin\s(?:the|a|other|some)\s(?:sense|words)[\s,]+(?:that[\s,]+)?$")
_SO_THAT = re.compile(r"\bso\sthat\s+$")
_NAME = re.compile(r"(?<=\bthe\s|\bour\s)[A-Z][a-z]+\s+[A-Z]")
"""A cue that is part of a name: "the Rules Committee"."""
_OF_WHICH = re.compile(r"\b(?:that|which|whom)\s$")
_ASKED_TO = re.compile(rf"{_PREPOSITION}\b")
_OF_THINGS = re.compile(
    r"(?:maintain|sustain|uphold|offer|mention|believe)\w*|s(?:ees?|aw|een|eeing)|t(?:ell|ells|old)"
)
"""Verbs that are done to a thing as often as they tell what somebody says."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|will|would|can|cannot|could|shall|should|must|may|"
    r"might|did|does|do|let|goes|went|as|to|what|about|why|how|\w+ed|\w+n['\u2019]t|"
    rf"\w+[^s]s(?=\s(?!(?:{_PREPOSITION}|and|or|because)\b))|\w+['\u2019](?:s|re|m|ll|ve|d))\b|"
    r"^(?:I|we|you|he|she|they)\s\w"
)
"""A word that may be the verb of a clause, or opens one."""
_ENDS_OPEN = re.compile(r"\s(?:without|therefore|am|is|are|was)$")
"""Words before a verb that are no subject: "our affairs without"."""


def doubted(text: str, found: QuotationFound) -> QuotationFound:
    """A report as it was found; of the widest tier where it tells nobody's words."""
    if found.kind != "reported" or not _hollow(text, found):
        return found
    why = f"{found.why.removesuffix('.')}; {DOUBT}."
    return replace(found, tier="all", score=_SCORE, why=why)


def _hollow(text: str, found: QuotationFound) -> bool:
    low, begin = found.cue.start, found.start
    if low >= begin:
        return False
    told, between = text[begin : found.end], text[found.cue.end : begin]
    lead = text[max(0, low - 20) : begin]
    source = found.source
    return bool(
        (_NOUN_THAT.search(lead) and _ABOUT_THE_NOUN.match(told))
        or (not source and between.strip() in ("", "that") and _goes_on(lead, told))
        or _IN_OTHER_WORDS.search(lead)
        or _SO_THAT.search(text, low, begin)
        or _NAME.match(text, low)
        or (source and between.strip() == "," and _OF_WHICH.search(text, 0, source.start))
        or (text[low:begin].rstrip().endswith(" to") and _ASKED_TO.match(told))
        or (not between.strip() and _takes_a_thing(found.cue.text, told))
        or (source and _ENDS_OPEN.search(source.text))
    )


def _goes_on(lead: str, told: str) -> bool:
    """Whether what is told has no subject of its own and asks nothing; "…, that" is one."""
    opens = _NO_SUBJECT.match(told) is not None and not lead.rstrip().endswith(", that")
    return opens and told[-1] != "?"


def _takes_a_thing(cue: str, told: str) -> bool:
    """Whether a verb has but a thing behind it: "he maintains the fleet"."""
    return _OF_THINGS.fullmatch(cue) is not None and _VERB.search(told) is None
