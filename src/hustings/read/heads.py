"""Running heads: what stands on every page beside its number, in a text that lost its pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Sequence

from .words.lines import Line, ends_sentence

LONGEST_HEAD = 80
"""Characters of the longest head of a page."""
FEWEST = 3
"""So many pages have one."""
BESIDE = 0.7
"""Share of a line's places beside a page's number, from which it is a head."""
NEAR = 3
"""Lines between a head and the number of its page, other heads among them."""
_NUMBER = re.compile(r"^(?:[-–—\[(]\s?)?(?:page\s)?\d{1,5}(?:\s?[-–—\])])?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def running_heads(lines: Sequence[Line], labelled: Container[int]) -> list[int]:
    """Lines that recur beside the numbers of pages, whatever numbers stand in them."""
    numbers = [i for i, line in enumerate(lines) if _NUMBER.match(line.text)]
    if len({lines[i].text for i in numbers}) < FEWEST:
        return []
    near = {k for i in numbers for k in range(i - NEAR, i + NEAR + 1)} - set(numbers)
    places: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        words = line.text
        if len(words) <= LONGEST_HEAD and i not in labelled and not ends_sentence(words):
            places[_DIGITS.sub("0", words).casefold()].append(i)
    heads = [
        i
        for found in places.values()
        if len(found) >= FEWEST and sum(i in near for i in found) >= BESIDE * len(found)
        for i in found
        if i in near
    ]
    # a number that stands alone is a page's own only beside a head
    beside = {k for i in heads for k in range(i - 1, i + 2)}
    return sorted({*heads, *(i for i in numbers if i in beside and i not in labelled)})
