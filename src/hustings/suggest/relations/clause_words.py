"""A sentence as words of closed classes, names and all others: what clauses are read from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..actors.finding import Mention
from ..languages import rows

_TOKEN = re.compile(
    r"[^\W_]+(?:['\u2019-][^\W_]+)*|['\u2019](?:(?:s|ve|re|ll|d|m)\b)?|[^\w\s]", re.IGNORECASE
)
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_SHORT = {
    "s": frozenset(["be"]),
    "re": frozenset(["be"]),
    "m": frozenset(["be"]),
    "ve": frozenset(["helps"]),
    "ll": frozenset(["helps"]),
    "d": frozenset(["helps"]),
}
"""What "is", "have" and "will" are behind a pronoun when they are short."""
_SHORT_NOT = re.compile(r"n['\u2019]t$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a mark or, as one, all that names somebody."""

    start: int
    end: int
    text: str
    classes: frozenset[str]
    name: Mention | None = None

    def of(self, *classes: str) -> bool:
        return not self.classes.isdisjoint(classes)


@cache
def _classes() -> dict[str, frozenset[str]]:
    by_word: dict[str, set[str]] = {}
    for row in rows("clause_words"):
        for word in row["words"].split():
            by_word.setdefault(word, set()).add(row["class"])
    return {word: frozenset(classes) for word, classes in by_word.items()}


_NONE: frozenset[str] = frozenset()
_NAME, _MARK, _DENIES = frozenset(["name"]), frozenset(["mark"]), frozenset(["helps", "denies"])
_MANNER = frozenset(["helps"])
_MANNER_ENDS = 5
"""Letters of the shortest word in -ly that says how."""


def words(text: str, sentence: tuple[int, int], named: Sequence[Mention]) -> list[Word]:
    """The words of a sentence in order; ``named`` are those it names, in order."""
    found: list[Word] = []
    at = sentence[0]
    for name in [*named, None]:
        stop = sentence[1] if name is None else name.start
        if stop >= at:
            found += (_word(token) for token in _TOKEN.finditer(text, at, stop))
        if name is not None and name.start >= at:
            found.append(Word(name.start, name.end, name.text, _NAME, name))
            at = name.end
    return found


def _word(token: re.Match[str]) -> Word:
    said = token.group()
    low = said.lower()
    if said[0] in "'\u2019" and len(said) > 1:
        return Word(*token.span(), said, _short_of(token))
    if not said[0].isalnum() and low != "&":
        return Word(*token.span(), said, _MARK)
    if _SHORT_NOT.search(low):
        modal = low[:-3] in ("would", "could", "should", "might")
        return Word(*token.span(), said, _DENIES | {"supposes"} if modal else _DENIES)
    classes = _classes().get(low, _NONE)
    if not classes and low.endswith("ly") and len(low) >= _MANNER_ENDS:
        classes = _MANNER
    return Word(*token.span(), said, classes)


def _short_of(token: re.Match[str]) -> frozenset[str]:
    """What stands for "is" or "have" behind a pronoun; behind anybody else "'s" says whose."""
    before = re.search(r"(\w+)$", token.string[max(0, token.start() - 5) : token.start()])
    ending = token.group()[1:].lower()
    if ending == "s" and not (before and before[1].lower() in _PRONOUNS):
        return _NONE
    return _SHORT.get(ending, _NONE)


def first_behind(said: Sequence[Word], offset: int) -> int:
    """Number of the first word that begins at ``offset`` or behind it."""
    return bisect_left(said, offset, key=lambda word: word.start)
