"""Views told in a clause without "that": "she felt it was", "Voss assured us the pier was safe"."""

from __future__ import annotations

import re

_HOLDING = frozenset(
    "think thinks thought feels felt believe believes believed hope hopes hoped feared fears "
    "assumed assumes suspected suspects imagined imagines reckoned reckons".split()
)
_NAMES = ("call", "describ", "defend", "reject", "discuss", "protest", "oppos", "support")
"""Verbs behind which a clause tells of the thing that is named."""
_BARE_CLAUSE = re.compile(
    r"\s+(?:maybe\s+|perhaps\s+)?(?:(?P<hearer>him|her|them|me|us|you|people|[A-Z]\w+)\s+(?=(?:he|she|they|it|there|we|I|you|the|"
    r"this|that|his|her|our|my|their)\b))?"
    r"(?:(?:he|she|they|it|there|we|I|you)(?:['\u2019]\w+|\s(?!(?:to|in|for|and|or|of|on|as)\b)\w)|"
    r"(?:the|this|these|those|an?|our|their|his|her|my|no|every|most|people|[A-Z]\w+|[a-z]+s)\s"
    r"(?:(?!who|which|that|whose|where|when|and|of\b)[\w'\u2019-]+\s){0,3}?"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might)(?:n['\u2019]t)?\b)"
)
_OF_THEIR_OWN = re.compile(
    r"\s+(?:he|she|they|it|there|we|I|you)(?:['\u2019]\w+)?\s+\w|"
    r"\s+(?:[a-z]+s\s(?=should|will|would|must|can|are|were|have)|"
    r"(?:the|this|that|these|those|an?|our|their|his|her|my|no|every|most|people|[A-Z]\w+)\s)"
    r"[\w'\u2019 -]{0,40}?\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|"
    r"might)(?:n['\u2019]t)?\b"
)
_SELF = re.compile(r"(?:i|we|you|it|this|that|who|which|one|us|me)\b", re.IGNORECASE)


def held_by_another(text: str, source: tuple[int, int], word: str, rest: str) -> bool:
    """Whether a verb of thinking without "that" tells somebody else's view: "she felt it was"."""
    said = text[source[0] : source[1]]
    if word not in _HOLDING:
        return False
    return bool(not _SELF.match(said) and _OF_THEIR_OWN.match(rest))


def bare_clause(word: str, rest: str) -> re.Match[str] | None:
    """The clause a verb leads to without "that", with its ``hearer``; "called" names a thing."""
    return None if word.startswith(_NAMES) else _BARE_CLAUSE.match(rest)
