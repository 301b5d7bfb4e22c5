"""What speakers mean to do themselves: told as the future is, and no forecast."""

from __future__ import annotations

import re

_I = re.compile(
    r"\bI(?:['\u2019](?:m|ll)\b| (?:\w+ly )?$| (?:am|will|won['\u2019]t|shall)\b)", re.IGNORECASE
)
_BEFALLS = re.compile(
    r"(?:be|have|get|need|lose|win|die|survive|fail|succeed|see)\b", re.IGNORECASE
)
"""What happens to a speaker; all else that one will do oneself is an intention, not a forecast."""
_BEFALLS_US = re.compile(
    r"(?:drown|perish|starve|collapse|pay|run out|enter|"
    r"become|face|live|end|suffer|return|remain|find|go|know|still|probably)\b",
    re.IGNORECASE,
)
"""What befalls many at once."""
_WE = re.compile(
    r"\b(?:we|you|let['\u2019]s)(?: \w+ly)?[ \u00a0]$|(?:we|you)['\u2019](?:ll|re)\b", re.IGNORECASE
)
_EXPECTS = re.compile(
    r"\b(?:anticipat|expect|foresee|predict|forecast|believe|think|see)|\b(?:last|possible)$", re.I
)
_CONDUCT = re.compile(
    r"\s*(?:(?:also|now|then|just|\w+ly)\s+)*(?:go\s+(?:to|over|on|back|ahead|through|around|with)\b|get\s+(?:back|it|you|that|this|them|into)\b|"
    r"be\s+(?:(?:very|really|quite|as|so)\s+)?(?:transparent|careful|patient|clear|happy|glad|brief|"
    r"ready|prepared|guided|(?!going\b)\w+ing)\b)",
    re.IGNORECASE,
)
"""What speakers do themselves: "we'll go to the next question", "we will be watching"."""


def own_deed(text: str, low: int, at: int, stop: int) -> bool:
    """ "I will ask", "I'm not going to wait": the subject is I, and the verb is something one
    does."""
    if _EXPECTS.search(text, at, stop):
        return False
    ours = _WE.search(text[low:at]) or _WE.match(text, at, stop)
    if not (ours or _I.search(text[low:at]) or _I.match(text, at, stop)):
        return False
    verb = text[at:stop].split()[-1]
    if verb.lower() in ("to", "will", "not") or verb.lower().endswith(
        ("'ll", "\u2019ll", "n't", "n\u2019t")
    ):
        rest = text[stop : stop + 24].split()
        verb = next(
            (w for w in rest if w.lower() not in ("not", "also", "never", "then", "probably")), ""
        )
    begins = stop - len(verb) if text.endswith(verb, at, stop) else stop
    if _CONDUCT.match(text, begins):
        return True
    return not (_BEFALLS.match(verb) or (ours and _BEFALLS_US.match(verb)))
