"""Talk as it is written down, word by word: what says nothing is read as blanks."""

from __future__ import annotations

import re
from functools import lru_cache

_FILLERS = re.compile(r"\b(?:uh|um|uhm|er|erm|hmm|mhm)\b,?", re.IGNORECASE)
_AGAIN = re.compile(r"\b([A-Za-z]{1,12})(?=\s+\1\b)")
"""A word that is said again at once: "of of the the Guild"; the last one stays."""


@lru_cache(maxsize=2)
def without_fillers(text: str) -> str:
    """``text`` with blanks for "uh" and words said again; offsets stay.

    >>> without_fillers("He met uh the the Guild.")
    'He met        the Guild.'
    """
    for pattern in (_FILLERS, _AGAIN):
        text = pattern.sub(lambda m: " " * len(m.group()), text)
    return text
