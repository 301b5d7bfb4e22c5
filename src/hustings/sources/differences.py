"""Quoted words against the original, word by word; the place in the original is found first.

The quoted words are aligned with the best place of the original at the least cost (the ends of the
original cost nothing: Sellers, *The theory and computation of evolutionary distances*, 1980). What
a quotation marks as left out (…) costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..shown import Shown, Tabular, columns_of
from ..wording import say, say_many
from .words import Words

Kind = Literal["same", "changed", "missing", "added", "left out"]
"""``missing`` stands in the original alone, ``added`` in the quotation alone; ``left out`` is
missing where the quotation says so (…)."""

_ADDED, _CHANGED = 1060, 1100
"""Costs in thousandths of a word: one word for another is dearer than one word more."""

_MISSING, _LEFT_OUT = (800, 50), (0, 1)
"""What it costs to pass over words of the original: at all, and for each (Gotoh, *An improved
algorithm for matching biological sequences*, 1982). So four words missing in a row are found
missing rather than taken for others, and one word for another stays cheaper than both."""

_FOUND = 1 / 2
"""So large a share of the quoted words must stand in the original, in order, for it to be the
place. Any text of some length holds *the* and *of* in order: 24 quotations of five words and more,
each laid beside two long texts it does not come from, shared up to .44 of their words with them."""

_LONGEST = 20_000
"""So many quoted words are compared at most; nobody quotes more."""


@dataclass(frozen=True, slots=True)
class Step:
    """A word of the quotation beside a word of the original; "" where one has none."""

    kind: Kind
    quoted: str
    original: str


@dataclass(frozen=True, slots=True, repr=False)
class Difference(Shown, Tabular):
    """How quoted words stand in an original.

    ``start``/``end`` is the place in the original (code points, end exclusive), ``passage`` its
    text. ``check`` is what follows: ``matches``, ``differs`` or ``not found``; a person decides.
    """

    steps: tuple[Step, ...]
    start: int
    end: int
    passage: str
    check: str
    says: str

    def count(self, kind: Kind) -> int:
        """How many words are of a kind."""
        return sum(step.kind == kind for step in self.steps)

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a word."""
        return columns_of(self.steps, ("kind", "quoted", "original"))


def difference(quoted: str, original: str) -> Difference:
    """Compare quoted words with the original they are said to come from.

    Case, punctuation, quotation marks, hyphens and line breaks are not counted. Raises InputError
    where the quotation has no words, or the original holds none of them.
    """
    words, there = Words.of(quoted), Words.of(original)
    if not words or len(words) > _LONGEST:
        raise InputError("There are no quoted words to compare." if not words else _TOO_LONG)
    if not set(words.keys) & set(there.keys):
        raise InputError(
            "The original holds none of the quoted words. Nothing was changed; "
            "is it the right text?"
        )
    pairs = _within_sentences(_aligned(words, there), words, there)
    steps = tuple(_steps(pairs, words, there))
    places = [j for _, j in pairs if j is not None]
    start, end = there.spans[places[0]][0], there.spans[places[-1]][1]
    check = _check(steps, len(words))
    return Difference(steps, start, end, original[start:end], check, _says(steps, check))


_TOO_LONG = f"More than {_LONGEST:,} quoted words are not compared; mark a shorter passage."

Pair = tuple[int | None, int | None]
"""Numbers of a word of the quotation and of the original; None where one has none."""


def _aligned(words: Words, there: Words) -> list[Pair]:
    """The words side by side at the least cost, first word to last; what the original has before
    and after is left away."""
    code = {key: i for i, key in enumerate(dict.fromkeys((*words.keys, *there.keys)))}
    mine = np.array([code[key] for key in words.keys])
    theirs = np.array([code[key] for key in there.keys])
    last = _costs(mine, theirs, words.gaps)[0]
    stop = int(last.argmin())
    begin = max(0, stop - _reach(len(words), words.gaps, stop))
    row, beside, came = _costs(mine, theirs[begin:stop], words.gaps, remember=True)
    j, pairs = int(row.argmin()), list[Pair]()
    for i in range(len(words) - 1, -1, -1):
        k = int(came[i, j])
        pairs += [(None, begin + passed) for passed in range(j - 1, k - 1, -1)]
        j = k - 1 if beside[i, k] else k
        pairs.append((i, begin + j if beside[i, k] else None))
    return _trimmed(pairs[::-1])


def _reach(n: int, gaps: frozenset[int], stop: int) -> int:
    """How far back from its end the place may begin: beyond that, passing over words costs more
    than the whole quotation; where something is left out, anywhere."""
    return stop if gaps else n + n * _ADDED // _MISSING[1]


def _costs(
    mine: npt.NDArray[np.int64],
    theirs: npt.NDArray[np.int64],
    gaps: frozenset[int],
    *,
    remember: bool = False,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.int32]]:
    """Least costs of all quoted words up to each place of the original, shape (m + 1,).

    For the way back, shape (n, m + 1): whether a word stands beside the one before a place, and the
    place from which words were passed over to get to it (itself where none were).
    """
    n, m = len(mine), len(theirs)
    row, place = np.zeros(m + 1, dtype=np.int64), np.arange(m + 1)
    shape = (n, m + 1) if remember else (0, 0)
    beside, came = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=np.int32)
    for i, word in enumerate(mine):
        alone = row + _ADDED
        both = np.full(m + 1, np.iinfo(np.int64).max // 2)
        both[1:] = row[:-1] + np.where(theirs == word, 0, _CHANGED)
        row, source = np.minimum(both, alone), place
        if remember:
            beside[i] = both <= alone
        if i < n - 1:
            row, source = _passing(row, place, _LEFT_OUT if i in gaps else _MISSING)
        if remember:
            came[i] = source
    return row, beside, came


def _passing(
    row: npt.NDArray[np.int64], place: npt.NDArray[np.int64], cost: tuple[int, int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Least costs where words of the original may be passed over, and from which place."""
    opening, each = cost
    level = row - each * place
    lowest = np.minimum.accumulate(level)
    source = np.maximum.accumulate(np.where(level == lowest, place, 0))
    passed = lowest + each * place + opening
    return np.where(passed < row, passed, row), np.where(passed < row, source, place)


def _trimmed(pairs: list[Pair]) -> list[Pair]:
    """Without words of the original alone at either end."""
    first = next(n for n, (i, _) in enumerate(pairs) if i is not None)
    last = next(n for n, (i, _) in reversed(list(enumerate(pairs))) if i is not None)
    return pairs[first : last + 1]


def _within_sentences(pairs: list[Pair], words: Words, there: Words) -> list[Pair]:
    """Words at either end that found no equal stand beside what the original has there, as far as
    its sentence goes: what is quoted beyond it was added, not changed."""
    same = [n for n, pair in enumerate(pairs) if _equal(pair, words, there)]
    if not same:
        return pairs
    before, after = pairs[: same[0]], pairs[same[-1] + 1 :]
    first, last = pairs[same[0]][1] or 0, pairs[same[-1]][1] or 0
    back = range(first - 1, -1, -1)
    forth = range(last + 1, len(there))
    led = _beside([i for i, _ in reversed(before) if i is not None], back, there.breaks, 0)
    ended = _beside([i for i, _ in after if i is not None], forth, there.breaks, 1)
    return [*reversed(led), *pairs[same[0] : same[-1] + 1], *ended]


def _beside(mine: list[int], places: range, breaks: frozenset[int], behind: int) -> list[Pair]:
    """Words from the middle outwards beside the original's, up to where its sentence ends."""
    free: list[int] = []
    for j in places:
        if j - behind in breaks:
            break
        free.append(j)
    return [(i, free[n] if n < len(free) else None) for n, i in enumerate(mine)]


def _equal(pair: Pair, words: Words, there: Words) -> bool:
    i, j = pair
    return i is not None and j is not None and words.keys[i] == there.keys[j]


def _steps(pairs: list[Pair], words: Words, there: Words) -> list[Step]:
    steps, before = [], -1
    for i, j in pairs:
        if i is not None and j is not None:
            kind: Kind = "same" if words.keys[i] == there.keys[j] else "changed"
        elif i is not None:
            kind = "added"
        else:
            kind = "left out" if before in words.gaps else "missing"
        quoted = "" if i is None else words.word(i)
        steps.append(Step(kind, quoted, "" if j is None else there.word(j)))
        before = before if i is None else i
    return steps


def _check(steps: tuple[Step, ...], n: int) -> str:
    kinds = [step.kind for step in steps]
    if kinds.count("same") < n * _FOUND:
        return "not found"
    return "matches" if set(kinds) <= {"same", "left out"} else "differs"


def _says(steps: tuple[Step, ...], check: str) -> str:
    counts = {kind: sum(s.kind == kind for s in steps) for kind in _TOLD}
    printed = sum(bool(step.original) for step in steps)
    quoted = sum(bool(step.quoted) for step in steps)
    if check == "not found":
        return say(
            "Only {n} of {quoted} quoted words stand there in this order.",
            n=counts["same"],
            quoted=quoted,
        )
    n = counts["left out"]
    left = say("; {n} left out, and said to be", n=n) if n else ""
    if check == "matches":
        return say(
            "All {n} quoted words stand there as they are quoted{left}.", n=quoted, left=left
        )
    return say(
        "{apart}{left}: {n} of {printed} words that stand there are quoted as they stand.",
        apart=_words({k: counts[k] for k in APART if counts[k]}),
        left=left,
        n=counts["same"],
        printed=printed,
    )


_TOLD: tuple[Kind, ...] = get_args(Kind)


def _changed(n: int, first: bool) -> str:
    if first:
        return say_many(n, "{n} word changed", "{n} words changed")
    return say("{n} changed", n=n)


def _missing(n: int, first: bool) -> str:
    if first:
        return say_many(n, "{n} word missing", "{n} words missing")
    return say("{n} missing", n=n)


def _added(n: int, first: bool) -> str:
    if first:
        return say_many(n, "{n} word added", "{n} words added")
    return say("{n} added", n=n)


APART: Mapping[Kind, Callable[[int, bool], str]] = {
    "changed": _changed,
    "missing": _missing,
    "added": _added,
}
"""What sets words apart, told first or behind another."""


def _words(apart: Mapping[Kind, int]) -> str:
    """Two changed and one added -> "2 words changed, 1 added"."""
    return ", ".join(APART[kind](n, k == 0) for k, (kind, n) in enumerate(apart.items()))
