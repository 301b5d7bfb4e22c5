"""What only supposes a relation: a scenario, a modal, "if" before a subject, words in quotation
marks that begin between two names."""

from __future__ import annotations

import re

from .verbs import wording

_SCENARIO = re.compile(
    rf"\b(?:{wording('scenario')}|"
    r"let(?:['\u2019]s| us)(?: just)? (?:say|imagine|suppose|assume|pretend)|"
    r"(?:you (?:can|could|might)|just|now|please) (?:imagine|picture|suppose)|"
    r"(?<!ed )(?<!\bto )(?:imagine|suppose|assuming)(?! I\b))\b",
    re.IGNORECASE,
)
"""In a sentence before what is told: all of it is supposed."""
_IF = re.compile(
    r"(?:\b(?:if|unless|whether(?:\s+or\s+not)?|suppose|supposing|imagine|had|should|would|lest)"
    r"(?:\s+(?:the|an?|not))?\s+|\b(?:who|what|which)(?:ever)?\s+\w+\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
"""Before a subject: what follows is supposed, or the name is no subject ("whoever controls Malta
controls the sea")."""
_WHETHER = re.compile(
    r"\b(?:whether|if|unless|about who|about whom|could(?!n['\u2019]t| not)|might|may|"
    r"(?:would|should)(?: not|n['\u2019]t)? (?:have|be (?:able|forced))|"
    r"ought to|would like to|need(?:s|ed)? to|supposed to)\b",
    re.IGNORECASE,
)
"""Between a subject and its verb: "might have worked for", "would have been united with"."""
_LISTED = re.compile(r",\s+$")
_QUOTES = re.compile(r"[\u201c\u2018]|\s[\"'](?=\w)")


def only_supposed(text: str, start: int, low: int, before: str, verb: re.Match[str]) -> bool:
    """Whether what a verb tells of the subject at ``low`` is only supposed ("if Renn joined the
    Guild"), is told by words that begin to be quoted behind it, or goes on from another verb behind
    a comma ("to raid the Guild, kill Renn")."""
    if supposed_before(text, start, low) or _WHETHER.search(before) or _QUOTES.search(before):
        return True
    bare = not verb.group().split()[0].lower().endswith(("s", "ed", "ing", "t", "n", "d"))
    return bare and bool(_LISTED.search(before)) and "," not in before[:-2]


def supposed_before(text: str, start: int, low: int) -> bool:
    """Whether what stands before a subject only supposes what follows: "if the Guild"."""
    return bool(_IF.search(text, max(start, low - 24), low) or _SCENARIO.search(text, start, low))
