"""People and bodies called by a noun alone: "my boss", "some governors", "a small bank". One may
stand at one end of a relation, where the other end is somebody named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ..actors.finding import Mention
from ..languages import word_list
from ..words import places

_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "persons"}
_WHOSE = re.compile(
    r"(?:(?P<one>[Tt]he|[Aa]n?|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Yy]our|[Tt]his|[Tt]hat|[Oo]ne|"
    r"[Aa]nother|[Ee]very|[Ee]ach)|(?P<many>[Tt]hese|[Tt]hose|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|"
    r"[Aa]ll|[Oo]ther|[Tt]wo|[Tt]hree|\d+))\s(?:(?!(?:of|in|at|for|from|to|with|by|and|or|on|about)\b)[a-z-]+\s){0,2}$"
)
"""Before a noun: whose or how many, and at most two words that describe."""
_IN_A_PHRASE = re.compile(r"\b(?:of|in|at|from|about|among|between|like|as|than|into)\s$")
"""Before a noun that only describes: "millions of workers", "in a company"."""
_WORD = re.compile(r"[^\W\d_]+")
_GOES_ON = re.compile(r"['\u2019-]\w|\s(?:of|hall|house|school|member|leader|official)s?\b")
"""Behind a noun: it is a part of a longer name or thing."""


def _plural(noun: str) -> str:
    if noun in _IRREGULAR or noun.endswith(("man", "woman")):
        head = noun.removesuffix("man")
        return _IRREGULAR.get(noun, f"{head}men")
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "sh", "x")) else f"{noun}s"


@cache
def _nouns() -> dict[str, bool]:
    """Form -> whether it is a plural."""
    singular = word_list("people_nouns")
    plural = {_plural(noun): True for noun in singular}
    return {**dict.fromkeys(singular, False), **plural}


def is_people_noun(word: str) -> bool:
    """Whether a word is such a noun, of one or of many."""
    return word in _nouns()


def plain_ends(text: str, named: list[Mention]) -> Iterator[Mention]:
    """Where such a noun stands outside every name: with what says whose or how many, or a plural
    by itself."""
    stand, starts = places(text), [m.start for m in named]
    for at in sorted(at for noun in _nouns() for at in stand.get(noun, ())):
        word = _WORD.match(text, at)
        if word is None or word.group() != word.group().lower() or _GOES_ON.match(text, word.end()):
            continue
        i = bisect_left(starts, word.end())
        if i and named[i - 1].end > at - 1:
            continue
        whose = _WHOSE.search(text, max(0, at - 40), at)
        lead = whose.start() if whose else at
        if _IN_A_PHRASE.search(text, max(0, lead - 12), lead):
            continue
        if whose or _nouns()[word.group()]:
            yield Mention(word.group(), at, word.end(), word.group())
