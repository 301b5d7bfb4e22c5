"""Where the parts of an interview meet: does one part begin with what the last one ended with?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

Span = tuple[int, int]

REACH = 40
"""So many paragraphs from the seam are looked at on either side."""

SLACK = 6
"""So many paragraphs (titles, bylines, credits, "to be continued") may lie between the repetition
and the seam.
"""

LEAST = 60
"""A repetition has so many letters at least; less is a greeting."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What stands in both parts: its span in the first, its span in the second (code points), and
    its letters.
    """

    left: Span
    right: Span
    letters: int


def overlap(first: str, second: str) -> Overlap | None:
    """The longest run of paragraphs near the end of ``first`` that stands again near the beginning
    of ``second``.

    Paragraphs are lines with words, compared without regard to case, marks and blanks; long ones
    that share nine tenths count as the same. None where fewer than :data:`LEAST` letters are
    repeated.
    """
    one, two = _paragraphs(first)[-REACH:], _paragraphs(second)[:REACH]
    best: Overlap | None = None
    for i in range(len(one)):
        for j in range(min(len(two), SLACK + 1)):
            n = letters = 0
            while i + n < len(one) and j + n < len(two) and _same(one[i + n][1], two[j + n][1]):
                letters += len(one[i + n][1])
                n += 1
            if (
                n
                and letters >= LEAST
                and len(one) - (i + n) <= SLACK
                and (best is None or letters > best.letters)
            ):
                left = (one[i][0][0], one[i + n - 1][0][1])
                best = Overlap(left, (two[j][0][0], two[j + n - 1][0][1]), letters)
    return best


def _paragraphs(text: str) -> list[tuple[Span, str]]:
    out = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        folded = "".join(c for c in line.casefold() if c.isalnum())
        if folded:
            lead = len(line) - len(line.lstrip())
            out.append(((match.start() + lead, match.start() + len(line.rstrip())), folded))
    return out


def _same(one: str, two: str) -> bool:
    if one == two:
        return True
    if min(len(one), len(two)) < 40 or abs(len(one) - len(two)) > max(len(one), len(two)) / 5:
        return False
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.quick_ratio() >= 0.9 and matcher.ratio() >= 0.9
