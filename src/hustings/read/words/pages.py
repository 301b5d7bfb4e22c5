"""Heads and feet of pages, in a text that lost its pages: what comes again with another number in
it, what stands beside the pages' numbers, and what stands beside both word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Sequence, Set

from .lines import TALK, Line, date_in, ends_sentence

LONGEST_HEAD = 80
"""Characters of the longest head of a page."""
FEWEST = 3
"""So many pages have one."""
BESIDE = 0.7
"""Share of a line's places beside a page's number, from which it is a head."""
NEAR = 3
"""Lines between a head and the number of its page, other heads among them."""
RUNNING = (12, 150)
"""Characters of the shortest and the longest running head with a number in it."""
OFTEN = 3
"""So often a line of numbers in one shape, apart from others, is nobody's."""
FEW_LETTERS = 4
"""Letters of a line of numbers: ``hrs``, ``Uhr``."""
LETTERS = 8
"""Letters of the shortest running head with a number in it."""
PAGE_LINES = 4
"""Lines of the longest head, or foot, of a page."""
ALWAYS = 0.8
"""Share of a line's places beside heads of pages from which it is one of them."""
SAID_ONCE = 40
"""Characters of a line that nobody says again by chance, word by word."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"^(?:[-–—\[(]\s?)?(?:page\s)?\d{1,5}(?:\s?[-–—\])])?$", re.IGNORECASE)


def heads_beside_numbers(lines: Sequence[Line], labelled: Container[int]) -> list[int]:
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


_DAY = re.compile(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1(?:1[5-9]|20)\d\d(?!\d)")


def numbered_heads(lines: Sequence[Line], labelled: Set[int]) -> set[int]:
    """Lines that come again with another number in them: the heads of pages."""
    seen: dict[str, set[str]] = defaultdict(set)
    at: dict[str, list[int]] = defaultdict(list)
    numbers: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        words = line.text
        if i in labelled or ends_sentence(words):
            continue
        if line.gap and sum(map(str.isalpha, words)) <= FEW_LETTERS < len(words):
            numbers[" ".join(_DIGITS.sub("#", words).split())].append(i)
        if not RUNNING[0] <= len(words) <= RUNNING[1]:
            continue
        head = " ".join(_DIGITS.sub("#", words).split())
        if _is_head_of_page(head, words):
            seen[head].add(words)
            at[head].append(i)
    counted = {i for shape in numbers.values() if len(shape) >= OFTEN for i in shape}
    heads = counted | {
        i
        for head, found in seen.items()
        if len(found) > 1 or (len(at[head]) > 1 and _is_dated(min(found)))
        for i in at[head]
    }
    return heads | _beside(heads, lines, labelled)


def _is_dated(words: str) -> bool:
    """Whether some words hold a day, written out or in figures."""
    return date_in(words) is not None or _DAY.search(words) is not None


def _beside(heads: Set[int], lines: Sequence[Line], labelled: Set[int]) -> set[int]:
    """Lines right below or above the heads of pages, word by word the same nearly each time."""
    at: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if i not in labelled and i not in heads and len(line.text) <= RUNNING[1]:
            at[line.text].append(i)
    often = [places for places in at.values() if len(places) >= OFTEN]
    out: set[int] = set()
    for step in (-1, 1):
        side: set[int] = set()
        for _ in range(PAGE_LINES):
            near = {i for places in often for i in places if i + step in heads | side}
            side |= {
                i
                for places in often
                if len(near.intersection(places)) >= ALWAYS * len(places)
                for i in places
                if i in near
            }
        out |= side
    return out


def page_feet(lines: Sequence[Line], labelled: Set[int]) -> set[int]:
    """Lines beside the heads of pages that begin like a label: ``Disclaimer: only the …``"""
    said = defaultdict(set)
    for i in labelled:
        said[lines[i].text.partition(":")[0]].add(lines[i].text)
    # who says other words elsewhere is a speaker, whatever stands above: a time of day, a number
    long = {
        i
        for i in labelled
        if len(lines[i].text) >= SAID_ONCE and len(said[lines[i].text.partition(":")[0]]) == 1
    }
    return long and _beside(numbered_heads(lines, labelled), lines, frozenset()) & long


_LEADERS = re.compile(r"(?:\.\s?){8,}|…{3,}|(?:[·�_]\s?){8,}")
_PAGES = re.compile(r"(?:[\s.…·�_–—-]|\d{1,5}(?!\d)|\b[Ss](?:eite|\.)|\b[Pp](?:age|p?\.))*$")


def is_entry(words: str) -> bool:
    """Whether a line is an entry of a list of contents: dots lead to its pages, or to its end.

    >>> is_entry("Edda Voss ............... 12, 14"), is_entry("And then ... well, I went.")
    (True, False)
    """
    found = _LEADERS.search(words)
    return found is not None and _PAGES.match(words.replace(",", " "), found.start()) is not None


def _is_head_of_page(head: str, words: str) -> bool:
    """Whether a line with its numbers taken out may head pages."""
    letters = sum(map(str.isalpha, head))
    return "#" in head and (letters >= LETTERS or _is_dated(words)) and not TALK.search(words)
