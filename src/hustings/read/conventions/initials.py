"""``TK  words``, ``T.K. words``: initials with nothing but blanks behind them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..marks import Mark
from ..words.lines import CAPITAL, Line, ends_sentence
from ..words.speaker_names import name_of
from .base import Convention

_INITIALS = re.compile(
    rf"^(?P<name>{CAPITAL}{{2,3}}|(?:{CAPITAL}\.\s?){{2,3}})\s+"
    rf"(?=[\"“„«'‘(\[…¿¡]{{0,2}}(?:{CAPITAL}|\d))"
)
ALTERNATING = 0.6
"""Share of turns behind which another speaks, from which two initials talk to each other."""
MOST = 0.4
"""Share of paragraphs that initials open, from which they name who speaks."""


def _initials(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = _INITIALS.match(line.text[:40])
    # in the middle of a broken sentence a line may begin with ``EU Commission``
    if not found or not (line.gap or i == 0 or ends_sentence(lines[i - 1].text)):
        return None
    return Mark(i, line.start, found["name"].strip(), line.start + found.end())


def alternating(marks: Sequence[Mark], lines: Sequence[Line]) -> bool:
    """Whether two or more initials take turns, and open most paragraphs of a text."""
    if not marks:
        return False
    names = [name_of(m.label) for m in marks]
    changes = sum(a != b for a, b in pairwise(names))
    apart = any(line.gap for line in lines[marks[0].line + 1 :])
    opening = sum(line.gap or not apart for line in lines[marks[0].line :])
    twice = sum(n > 1 for n in Counter(names).values())
    return twice > 1 and changes >= ALTERNATING * (len(names) - 1) and len(marks) >= MOST * opening


CONVENTIONS = (Convention("initials", "TK  words", _initials, trust=0.8),)
