"""A corrected text: where the marked passages of the old one are in the new one.

What is the same in both texts is found from the outside in: common head and tail, then lines that
stand once in both, then words, then characters. A passage is carried from its first and last
character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_SMALL = 600
"""Pieces of at most so many tokens are compared in full; larger ones by what stands once in both.
"""

_TINY = 200
"""Pieces of at most so many characters are compared letter by letter."""

_RUNS = (6, 16, 1)
"""Lengths of the runs of words and spaces looked for in large pieces: three words, eight, then one.
"""


Block = tuple[int, int, int]
"""What is the same: its place in the old text, in the new one, and its length."""


@dataclass(frozen=True, slots=True)
class Move:
    """One passage: its key, where it was and what it said, where it is (None: nowhere) and what it
    says there.
    """

    key: str
    old: tuple[int, int]
    old_quote: str
    new: tuple[int, int] | None = None
    new_quote: str = ""


@dataclass(frozen=True, slots=True)
class Moves:
    """What became of every passage.

    ``kept``: the same words, wherever they now stand; ``moved``: carried across, but its words
    changed; ``unplaced``: its words are gone. The last two want a person's look.
    """

    kept: tuple[Move, ...] = ()
    moved: tuple[Move, ...] = ()
    unplaced: tuple[Move, ...] = ()

    def places(self) -> dict[str, tuple[int, int]]:
        """Key -> new span, of all that has a place."""
        return {m.key: m.new for m in (*self.kept, *self.moved) if m.new is not None}


def move_spans(
    old_text: str, new_text: str, spans: Mapping[str, tuple[int, int]] | Sequence[tuple[int, int]]
) -> Moves:
    """Where each span (code points, end exclusive) of the old text is in the new one.

    ``spans`` are by key, or a list (then the keys are "0", "1", …). Every span outside one edit
    keeps its words. A span of which no character is left, or only white space and marks, is
    unplaced; one that lost more than half its letters too.
    """
    items: Iterable[tuple[str, tuple[int, int]]] = (
        spans.items() if isinstance(spans, Mapping) else ((str(i), s) for i, s in enumerate(spans))
    )
    shorter = min(len(old_text), len(new_text))
    head = _common(old_text, new_text, shorter)
    tail = _common_tail(old_text, new_text, shorter)
    shift = len(new_text) - len(old_text)
    same = _InBoth(old_text, new_text)
    kept: list[Move] = []
    moved: list[Move] = []
    unplaced: list[Move] = []
    for key, (start, end) in items:
        quote = old_text[start:end]
        place: tuple[int, int] | None
        # where the texts fit together in two ways (a repeated word deleted), each passage keeps its
        # own
        if end <= head:
            place = (start, end)
        elif start >= len(old_text) - tail:
            place = (start + shift, end + shift)
        else:
            place = same.carried(start, end)
            if place is not None and quote != new_text[place[0] : place[1]]:
                place = same.widened((start, end), place)
        if place is None:
            unplaced.append(Move(key, (start, end), quote))
            continue
        now = new_text[place[0] : place[1]]
        (kept if now == quote else moved).append(Move(key, (start, end), quote, place, now))
    return Moves(tuple(kept), tuple(moved), tuple(unplaced))


def same_blocks(old: str, new: str) -> list[Block]:
    """What is the same in both, in order, disjoint, lengths > 0."""
    merged: list[Block] = []
    for a, b, n in _same(old, new):
        if merged and merged[-1][0] + merged[-1][2] == a and merged[-1][1] + merged[-1][2] == b:
            merged[-1] = (merged[-1][0], merged[-1][1], merged[-1][2] + n)
        elif n:
            merged.append((a, b, n))
    return merged


def _common(old: str, new: str, most: int) -> int:
    """Length of the common head: by halving, because comparing slices is fast."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_tail(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _same(one: str, two: str) -> Iterator[Block]:
    """Same blocks of two stretches, in order."""
    shorter = min(len(one), len(two))
    head = _common(one, two, shorter)
    if head:
        yield 0, 0, head
    tail = _common_tail(one, two, shorter - head)
    end_one, end_two = len(one) - tail, len(two) - tail
    if head < end_one and head < end_two:
        yield from _shifted(_middle(one[head:end_one], two[head:end_two]), head, head)
    if tail:
        yield end_one, end_two, tail


def _shifted(blocks: Iterable[Block], one: int, two: int) -> Iterator[Block]:
    """Blocks of two stretches as places of the texts the stretches begin in there."""
    for a, b, n in blocks:
        yield one + a, two + b, n


def _middle(one: str, two: str) -> Iterator[Block]:
    """Same blocks of two stretches that begin and end otherwise."""
    for pieces in (lambda t: t.splitlines(keepends=True), _WORDS.findall):
        left, right = pieces(one), pieces(two)
        if len(left) < 2 or len(right) < 2:
            continue
        if len(left) <= _SMALL and len(right) <= _SMALL:
            anchors = _full(left, right)
        else:
            anchors = next((found for run in _RUNS if (found := _unique(left, right, run))), [])
        if anchors:
            places_one, places_two = _places(left), _places(right)
            yield from _between(
                one, two, [(places_one[i], places_two[j], len(left[i])) for i, j in anchors]
            )
            return
    if len(one) <= _TINY and len(two) <= _TINY:
        for m in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks():
            # a letter or two in common between different words is chance
            if m.size >= 3 or m.size * 2 >= min(len(one), len(two)):
                yield m.a, m.b, m.size


def _full(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    pairs = []
    for m in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        run = [(m.a + i, m.b + i) for i in range(m.size)]
        # lone spaces and marks hold nothing together
        if any(any(c.isalnum() for c in left[i]) for i, _ in run):
            pairs += run
    return pairs


def _unique(left: list[str], right: list[str], run: int) -> list[tuple[int, int]]:
    """Where runs of tokens that stand once in both begin, in the longest order they share (patience
    difference).
    """

    def once(tokens: list[str]) -> dict[str, int]:
        seen: dict[str, int] = {}
        runs = (
            tokens
            if run == 1
            else ["".join(tokens[i : i + run]) for i in range(len(tokens) - run + 1)]
        )
        for i, token in enumerate(runs):
            seen[token] = -1 if token in seen else i
        return {t: i for t, i in seen.items() if i >= 0 and any(c.isalnum() for c in t)}

    there = once(right)
    pairs = [(i, there[t]) for t, i in once(left).items() if t in there]
    pairs.sort()
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, b) in enumerate(pairs):
        k = bisect_right(tops, b)
        before.append(ends[k - 1] if k else -1)
        if k == len(tops):
            tops.append(b)
            ends.append(n)
        else:
            tops[k], ends[k] = b, n
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _between(one: str, two: str, anchors: Sequence[Block]) -> Iterator[Block]:
    """The anchors, and what lies between them compared again."""
    last_one = last_two = 0
    for a, b, n in (*anchors, (len(one), len(two), 0)):
        if a < last_one or b < last_two:
            continue
        if a > last_one and b > last_two:
            again = _same(one[last_one:a], two[last_two:b])
            yield from _shifted(again, last_one, last_two)
        if n:
            yield a, b, n
        last_one, last_two = a + n, b + n


def _places(tokens: list[str]) -> list[int]:
    at, out = 0, []
    for token in tokens:
        out.append(at)
        at += len(token)
    return out


class _InBoth:
    """What is the same in two texts, asked where a stretch of the old one is in the new one."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.blocks = same_blocks(old, new)
        self.starts = [b[0] for b in self.blocks]

    def _before(self, at: int) -> int:
        """The number of the last block that begins at a place or before it; -1 where none does."""
        return bisect_right(self.starts, at) - 1

    def carried(self, start: int, end: int) -> tuple[int, int] | None:
        """The new span from the first to the last character of the old one that is still there."""
        i = self._before(start)
        if start == end:
            for a, b, n in self.blocks[max(i - 1, 0) : i + 1]:
                if a <= start <= a + n:
                    return (b + start - a, b + start - a)
            return None
        first = last = None
        i = max(i, 0)
        while i < len(self.blocks) and self.blocks[i][0] < end:
            a, b, n = self.blocks[i]
            if a + n > start:
                lo, hi = max(a, start), min(a + n, end)
                first = b + lo - a if first is None else first
                last = b + hi - a
            i += 1
        return None if first is None or last is None else (first, last)

    def widened(self, span: tuple[int, int], place: tuple[int, int]) -> tuple[int, int] | None:
        """The place, widened over a replaced first or last word; None where most of the passage is
        gone.
        """
        start, end = span
        letters = sum(c.isalnum() for c in self.old[start:end])
        left = self._letters_left(start, end)
        if left * 2 < letters or (letters and not left):
            return None
        first, last = place
        old, new = len(self.old), len(self.new)
        before = self.carried(max(start - 1, 0), start) if start else (0, 0)
        after = self.carried(end, min(end + 1, old)) if end < old else (new, new)
        # what stands between the neighbours and the rest of the passage took the place of its lost
        # words
        if before is not None and before[1] <= first and not self._is_there(start):
            first = before[1]
        if after is not None and after[0] >= last and not self._is_there(end - 1):
            last = after[0]
        return first, last

    def _letters_left(self, start: int, end: int) -> int:
        left = 0
        for a, _, n in self.blocks[max(self._before(start), 0) :]:
            if a >= end:
                break
            left += sum(c.isalnum() for c in self.old[max(a, start) : min(a + n, end)])
        return left

    def _is_there(self, at: int) -> bool:
        i = self._before(at)
        return i >= 0 and self.blocks[i][0] <= at < self.blocks[i][0] + self.blocks[i][2]
