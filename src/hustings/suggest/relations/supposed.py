"""What only supposes a relation: a scenario, "if" before a subject."""

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


def supposed_before(text: str, start: int, low: int) -> bool:
    """Whether what stands before a subject only supposes what follows: "if the Guild"."""
    return bool(_IF.search(text, max(start, low - 24), low) or _SCENARIO.search(text, start, low))
