"""Views told in a clause without "that": "she felt it was", "Voss assured us the pier was safe"."""

from __future__ import annotations

import re

_HOLDING = frozenset(
    "think thinks thought feels felt believe believes believed hope hopes hoped feared fears "
    "assumed assumes suspected suspects imagined imagines reckoned reckons".split()
)
_TELLS_A_CLAUSE = frozenset(
    "reported reports confirmed confirms agreed agrees revealed reveals promised promises pledged "
    "cautioned conceded concedes lamented proclaimed mentioned hinted assured assures disclosed "
    "reckoned reckons reckon swore swears bragged confided reminded reminds informed ruled "
    "speculated speculate speculates implied figured guessed joked pretended pretends confessed "
    "answered estimated "
    "estimates boasted declared decided noticed convinced".split()
)
"""Verbs of the middle tier that lead to a clause without "that"."""
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
_THIRD = re.compile(r"(?:he|she|they)$|(?!(?:i|we|you|it|this|that|who|one)\b)[A-Z]", re.IGNORECASE)


def held_by_another(text: str, source: tuple[int, int], word: str, rest: str) -> bool:
    """Whether a verb of thinking without "that" tells somebody else's view: "she felt it was"."""
    said = text[source[0] : source[1]]
    if word not in _HOLDING:
        return False
    return bool(_THIRD.match(said) and _OF_THEIR_OWN.match(rest))


def bare_clause(word: str, rest: str) -> re.Match[str] | None:
    """The clause a verb of the middle tier leads to without "that", with its ``hearer``."""
    return _BARE_CLAUSE.match(rest) if word in _TELLS_A_CLAUSE else None
