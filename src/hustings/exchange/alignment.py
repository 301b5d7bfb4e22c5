"""Versions of one interview side by side: two languages, or a part and the whole.

Sentences are set against each other by dynamic programming over both texts at once: by length (Gale
and Church 1993, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics
19(1)) and by what they share (:mod:`.likeness`); what one text lacks, and what stands before and
after a part in the whole, is left out at little or no cost (:mod:`.pairing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..errors import OptionError
from ..model import Transcript
from .beads import Alignment, Bead, Found, Link, Side, Span, around, sentence_spans
from .fixing import Block, merged, told_blocks
from .likeness import PRIORS, VARIANCE, Likeness, length_cost, shared_words
from .pairing import EXTEND, OPEN, Free, Step, cheapest, sureness
from .turning import differing, turn_beads

__all__ = ["VARIANCE", "Alignment", "Bead", "Link", "align", "length_cost", "sentence_spans"]

_LIKELY = (2 / 3, 3 / 2)
"""Ratios of the lengths of whole texts of one extent; others are those of a part."""
_CHUNK = 240
"""So many steps at a time are weighed for how sure they are, and so many pieces of an end left out.
"""
_EDGE = 20
_CELLS = 60_000_000
"""So many pairs of sentences are weighed at most, some 7,700 against 7,700."""


def align(
    left: Transcript,
    right: Transcript,
    *,
    anchors: Sequence[tuple[int, int]] = (),
    links: Sequence[Link] = (),
) -> Alignment:
    """Two versions of one interview, sentence by sentence and turn by turn; one may be a part of
    the other.

    ``anchors`` and ``links`` are a person's corrections, and the rest is aligned between them. An
    anchor is a pair of turn numbers (from 0, among turns with words); a link a pair of spans (code
    points) whose sentences stand against each other, or a span and None: its sentences stand alone.
    Lengths are compared after scaling by the ratio of what stands one against one. Turns of
    different speakers (if the versions share speakers' names), or a speech and a heading, stand
    against each other only for want of anything better. What stands before and after a part in the
    longer text costs nothing.

    Raises OptionError where anchors or links cross, or name what is not there, and for more than
    60 million pairs of sentences between two anchors.
    """
    sides = Side.of(left), Side.of(right)
    for one, two in anchors:
        if not (0 <= one < len(sides[0].turns) and 0 <= two < len(sides[1].turns)):
            raise OptionError(
                f"There is no pair of turns {one} and {two}; the texts have {len(sides[0].turns)} "
                f"and {len(sides[1].turns)}."
            )
    spans = ([(t.start, t.end) for t in sides[0].turns], [(t.start, t.end) for t in sides[1].turns])
    fixed = [((a, a + 1), (b, b + 1)) for a, b in sorted(set(anchors))]
    if any(a[0][0] == b[0][0] or a[1][0] >= b[1][0] for a, b in pairwise(fixed)):
        raise OptionError("The anchors cross; each must come after the one before in both texts.")
    blocks = merged([*fixed, *told_blocks(spans, links)[0]])
    work = _Work(sides, blocks, links)
    ratio, regions = work.best_ratio()
    beads = [b for region in regions for b in work.beads(region, ratio)]
    turns, order = turn_beads(sides, beads, blocks, ratio)
    sentences = tuple(b.bead for b in sorted(beads, key=order))
    return Alignment(left.id, right.id, tuple(turns), sentences, ratio)


@dataclass(frozen=True, slots=True)
class _Region:
    """Sentences (from, to) of either side that are set against each other, and how: ``steps``."""

    one: Span
    two: Span
    free: Free
    steps: list[Step]
    told: bool = False


class _Work:
    """Two texts on their way to an alignment: regions between what a person fixed."""

    def __init__(
        self, sides: tuple[Side, Side], blocks: Sequence[Block], links: Sequence[Link]
    ) -> None:
        self.one, self.two = sides
        self.shared = shared_words(self.one.pieces, self.two.pieces)
        self.fixed, self.alone = told_blocks((self.one.spans, self.two.spans), links)
        self.blocks = blocks
        names = [{t.speaker for t in side.turns if t.speaker} for side in sides]
        self.differ = differing(self.one.turns, self.two.turns, names[0] & names[1])

    def best_ratio(self) -> tuple[float, list[_Region]]:
        """Characters on the right per character on the left, and the regions aligned with it."""
        total = [sum(e - s for s, e in side.spans) for side in (self.one, self.two)]
        whole = total[1] / total[0] if all(total) else 1.0
        tries = [whole, 1.0] if _LIKELY[0] <= whole <= _LIKELY[1] else [1.0]
        cost, ratio, regions = min(
            (self._aligned(r, total) for r in dict.fromkeys(tries)), key=lambda found: found[0]
        )
        found = self._measured(regions)
        if abs(found / ratio - 1) > 0.02:
            again, _, better = self._aligned(found, total)
            if again < cost:
                return found, better
        return ratio, regions

    def _aligned(self, ratio: float, total: list[int]) -> tuple[float, float, list[_Region]]:
        cost, regions = 0.0, []
        longer = -1 if not all(total) else int(total[1] > total[0] * ratio)
        for one, two, told, ends in self._regions():
            if told:
                regions.append(
                    _Region(one, two, Free(), [(one[1] - one[0], two[1] - two[0])], True)
                )
                continue
            free = Free(longer if any(ends) else -1, *ends)
            if (one[1] - one[0]) * (two[1] - two[0]) > _CELLS:
                raise OptionError(
                    f"The texts are too long to be set side by side at once ({one[1] - one[0]} and "
                    f"{two[1] - two[0]} sentences); fix a pair of turns in the middle as an anchor."
                )
            steps, more = cheapest(self._likeness(one, two, ratio), free)
            regions.append(_Region(one, two, free, steps))
            cost += more
        return cost, ratio, regions

    def _regions(self) -> Iterator[tuple[Span, Span, bool, tuple[bool, bool]]]:
        """Sentences (from, to) on either side, whether a person said that they stand against each
        other, and whether they are the texts' beginning and end."""
        a, b = self.one.first, self.two.first
        ends = (len(self.one.spans), len(self.two.spans))
        i = j = 0
        for (p, q), (r, s) in self.blocks:
            yield (i, a[p]), (j, b[r]), False, (i == j == 0, False)
            yield from self._inside((a[p], a[q]), (b[r], b[s]))
            i, j = a[q], b[s]
        yield (i, ends[0]), (j, ends[1]), False, (i == j == 0, True)

    def _inside(self, one: Span, two: Span) -> Iterator[tuple[Span, Span, bool, tuple[bool, bool]]]:
        """The same of turns a person set against each other."""
        inside = [
            (x, y)
            for x, y in self.fixed
            if one[0] <= x[0] and x[1] <= one[1] and two[0] <= y[0] and y[1] <= two[1]
        ]
        i, j = one[0], two[0]
        for x, y in merged(inside):
            yield (i, x[0]), (j, y[0]), False, (False, False)
            yield x, y, True, (False, False)
            i, j = x[1], y[1]
        yield (i, one[1]), (j, two[1]), False, (False, False)

    def _likeness(self, one: Span, two: Span, ratio: float) -> Likeness:
        pieces = self.one.pieces[slice(*one)], self.two.pieces[slice(*two)]
        alone = (
            {x - one[0] for x in self.alone[0] if one[0] <= x < one[1]},
            {x - two[0] for x in self.alone[1] if two[0] <= x < two[1]},
        )
        shared = self.shared[slice(*one)][:, slice(*two)]
        return Likeness(pieces, ratio, self.differ, alone, shared)

    def _measured(self, regions: Sequence[_Region]) -> float:
        """The ratio of what stands one against one; 1.0 where nothing does."""
        a = b = 0
        for region in regions:
            i, j = region.one[0], region.two[0]
            for m, n in region.steps:
                if (m, n) == (1, 1):
                    a += self.one.spans[i][1] - self.one.spans[i][0]
                    b += self.two.spans[j][1] - self.two.spans[j][0]
                i, j = i + m, j + n
        return b / a if a and b else 1.0

    def beads(self, region: _Region, ratio: float) -> list[Found]:
        """What stands against what in a region, with how sure that is and where a passage is
        missing."""
        sure = [1.0] * len(region.steps) if region.told else self._sure(region, ratio)
        outside, beside = _missing(region, self.one, self.two)
        out = []
        i, j = region.one[0], region.two[0]
        for at, (m, n) in enumerate(region.steps):
            one, two = (i, i + m), (j, j + n)
            spans = around(self.one.spans, one), around(self.two.spans, two)
            lone = (not n and i in self.alone[0]) or (not m and j in self.alone[1])
            cost = OPEN + EXTEND
            if m and n:
                a, b = (s[1] - s[0] for s in spans if s)
                cost = 0.0 if region.told else PRIORS[m, n] + length_cost(a, b, ratio)
            bead = Bead(
                *spans,
                cost,
                (m, n),
                region.told or lone,
                sure[at],
                at in beside,
                at in outside,
            )
            out.append(Found(bead, one, two))
            i, j = i + m, j + n
        return out

    def _sure(self, region: _Region, ratio: float) -> list[float]:
        """How sure each step is, weighed a stretch at a time."""
        out: list[float] = []
        steps, at = region.steps, 0
        i, j = region.one[0], region.two[0]
        for cut in _stretches(steps):
            begins, ends = at == 0, at + len(cut) == len(steps)
            before = _run(cut, region.free.side) if begins and region.free.start else 0
            after = _run(cut[before:][::-1], region.free.side) if ends and region.free.end else 0
            drop = max(before - _EDGE, 0), max(after - _EDGE, 0)
            kept = cut[drop[0] : len(cut) - drop[1]]
            skip = [sum(s[k] for s in cut[: drop[0]]) for k in (0, 1)]
            here = [sum(s[k] for s in kept) for k in (0, 1)]
            one = (i + skip[0], i + skip[0] + here[0])
            two = (j + skip[1], j + skip[1] + here[1])
            free = Free(region.free.side, begins and region.free.start, ends and region.free.end)
            found = sureness(self._likeness(one, two, ratio), kept, free)
            out += [1.0] * drop[0] + found + [1.0] * drop[1]
            i, j = i + sum(s[0] for s in cut), j + sum(s[1] for s in cut)
            at += len(cut)
        return out


def _stretches(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Steps cut into stretches of about :data:`_CHUNK`, each begun by a pair."""
    at = 0
    while at < len(steps):
        end = at + _CHUNK
        while end < len(steps) and not (all(steps[end]) and all(steps[end - 1])):
            end += 1
        yield list(steps[at:end])
        at = end


def _run(steps: Sequence[Step], side: int) -> int:
    """How many steps from the start leave out pieces of that side."""
    n = 0
    while side >= 0 and n < len(steps) and steps[n] == ((1, 0), (0, 1))[side]:
        n += 1
    return n


def _missing(region: _Region, one: Side, two: Side) -> tuple[set[int], set[int]]:
    """Steps that stand outside what the other text is a part of, and pairs beside a missing
    passage: two sentences or more, or a whole paragraph."""
    steps, free = region.steps, region.free
    start = _run(steps, free.side) if free.start else 0
    end = _run(steps[start:][::-1], free.side) if free.end else 0
    outside = {*range(start), *range(len(steps) - end, len(steps))}
    beside: set[int] = set()
    i, j = region.one[0], region.two[0]
    at = 0
    while at < len(steps):
        m, n = steps[at]
        if (m and n) or at in outside:
            i, j, at = i + m, j + n, at + 1
            continue
        run = at
        while run < len(steps) and not all(steps[run]) and run not in outside:
            run += 1
        lost = [sum(s[k] for s in steps[at:run]) for k in (0, 1)]
        if max(lost) > 1 or (
            _paragraph(one, i, i + lost[0]) if lost[0] else _paragraph(two, j, j + lost[1])
        ):
            beside |= {k for k in (at - 1, run) if 0 <= k < len(steps) and all(steps[k])}
        i, j, at = i + lost[0], j + lost[1], run
    return outside, beside


def _paragraph(side: Side, start: int, end: int) -> bool:
    """Whether these sentences are whole paragraphs."""
    return side.pieces[start].paragraph_first and (
        end == len(side.pieces) or side.pieces[end].paragraph_first
    )
