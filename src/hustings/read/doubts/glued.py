"""Numbers and dates of pages glued to the words that stand at the head of a page (``2133 Vehicles
shall …``, ``22 nd Nov., 2031 their jobs``), where a print lost its pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..words.lines import Line, date_in

FEWEST = 4
"""So many pages in a row have one."""
STEP = 4
"""Pages between one and the next at most."""
HEAD = 24
"""Characters in which the date at the head of a page lies."""
_NUMBER = re.compile(r"(\d{2,5})\s+[^\W\d_]")
_DIGIT = re.compile(r"\d")


def glued(lines: Sequence[Line]) -> set[int]:
    """Lines that begin with the number or the date of a page: numbers go up from page to page, a
    date is the same again."""
    return _rising(lines) | _dated(lines)


def _rising(lines: Sequence[Line]) -> set[int]:
    numbers = [(i, int(m[1])) for i, line in enumerate(lines) if (m := _NUMBER.match(line.text))]
    out: set[int] = set()
    # the longest chain that ends at each number: lines by the last number in it
    chains: dict[int, list[int]] = {}
    for i, number in numbers:
        before = (chains.get(number - step, []) for step in range(1, STEP + 1))
        chain = [*max(before, key=len), i]
        if len(chain) > len(chains.get(number, [])):
            chains[number] = chain
        if len(chain) >= FEWEST:
            out.update(chain)
    return out


def _dated(lines: Sequence[Line]) -> set[int]:
    heads = {
        i: line.text[: found[2]]
        for i, line in enumerate(lines)
        if _DIGIT.match(line.text)
        and (found := date_in(line.text[:HEAD])) is not None
        and found[1] == 0
        and len(line.text) > HEAD
    }
    often = Counter(heads.values())
    return {i for i, head in heads.items() if often[head] >= FEWEST}
