"""Nouns of saying, thinking, wanting and feeling, and the clause that tells what: "a rumour in the
town that …", "their view is …", "another excuse, which was that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..languages import word_list
from ..words import places
from .telling_verbs import telling_verbs

_NOT_NOUNS = frozenset("line point case quote".split())
"""Left to the rules that look at what stands around them."""
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_OWN = re.compile(r"\b(?:my|our|I|we|you|they|to)\s+(?:\w+\s)?$", re.IGNORECASE)
"""Before a noun: one's own, or a verb of the same letters."""
_OPENS = (
    r"(?:(?:he|she|they|we|I|you|it|there|the|an?|no|not|if|when|because|this|these|those|some\w*|"
    r"every\w*|nobody|nothing|people|his|her|their|our|my|your|its|all|most|many|any|each|both|"
    r"in|at|by|with|what|who|[A-Z][\w'\u2019]+|[a-z]+s|\d[\d,.]*)\b(?=['\u2019]?\w*\s\S))"
)
_FINITE = (
    r"(?:(?:he|she|they|we|I|you|it|there)(?:['\u2019]\w+|\s\w)|"
    r"(?:the|an?|no|this|these|those|his|her|their|our|my|your|its|all|most|many|every\w*|some\w*|"
    r"nobody|people|[A-Z][\w'\u2019]+|[a-z]+s)\s[\w'\u2019 -]{0,50}?"
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|did|does|do)"
    r"(?:n['\u2019]t)?\b|if\s)"
)
_TALK = r"(?:hey|oh|look|okay|ok|no|yes|yeah|well|listen|wait|man|you know|like)"
_BE = (
    r"(?:['\u2019]s|is|was|are|were|be|has been|had been|would be|remains|remained|seems to be|"
    r"seemed to be|became|becomes)"
)
_AROUND = r"(?:\s(?:made\s)?(?:about|among|on|from|by|for|in|at|to|with)(?:\s[\w'\u2019-]+){1,6}?)"
_LEADS = re.compile(
    rf"{_AROUND}?(?:,[^.,;:!?\n]{{2,40}},)?(?:"
    rf"\s?[,\u2014-]?\sthat,?\s+(?={_OPENS})|"
    rf"(?:\s(?:that\s)?(?:he|she|they|we|I|you|people|[A-Z]\w+)(?:\s[\w'\u2019]+){{1,5}}?)?"
    rf"(?:,\swhich)?(?:\s(?=\w)|(?=['\u2019]))"
    rf"{_BE}(?:\s(?:\w+ly|always|just|not|still|also|usually))?,?\s"
    rf"(?:(?:that|whether|how|why),?\s+(?={_OPENS})|(?:like,?\s)?(?={_TALK},?\s)|(?={_FINITE}))|"
    rf"\s?:\s+(?={_OPENS}))|"
    r"\s+(?=(?:the|an?|no|[A-Z][\w\u2019]+|[a-z]+s)\s(?:[\w'\u2019-]+\s){0,4}?"
    r"(?:is|are|was|were|will|would|should|must|can)(?:n['\u2019]t)?\s)"
)


@cache
def _nouns() -> frozenset[str]:
    names = ("telling_nouns", "answer_nouns", "hearsay_nouns", "loose_nouns")
    listed = frozenset(word for name in names for word in word_list(name)) - _NOT_NOUNS
    return listed | {f"{word}s" for word in listed}


def noun_reports(text: str) -> Iterator[tuple[tuple[int, int], int]]:
    """The words that tell, and where begins what they tell."""
    stand = places(text)
    for at in sorted(at for noun in _nouns() for at in stand.get(noun, ())):
        noun = _WORD.match(text, at)
        leads = noun and _LEADS.match(text, noun.end())
        if noun and leads and _is_a_noun(text, noun) and not _OWN.search(text, max(0, at - 24), at):
            yield (at, leads.end()), leads.end()


_AS_A_NOUN = re.compile(
    r"(?:\b(?:the|an?|this|that|these|those|any|some|no|every|his|her|their|your|its|of|with|in|on|"
    r"under|such|more|much|was|is|heard|there)|['\u2019]s?)\s+(?-i:[a-z-]+\s+)?$",
    re.IGNORECASE,
)


def _is_a_noun(text: str, noun: re.Match[str]) -> bool:
    """Whether a word that is also a verb is none: "the saying that", not "is he saying that"."""
    if noun.group().lower() not in telling_verbs():
        return True
    before = _AS_A_NOUN.search(text, max(0, noun.start() - 40), noun.start())
    return before is not None and not noun.group().lower().endswith("ing")
