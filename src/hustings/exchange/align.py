"""Versions of one interview: two languages side by side, and parts that belong together.

Alignment by length, as Gale and Church (1993, "A Program for Aligning Sentences in Bilingual
Corpora", Computational Linguistics 19(1)): turns first, then the sentences within aligned turns.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from ..errors import OptionError
from ..model import Section, Statement, Transcript, Turn

VARIANCE = 6.8
"""Variance of the length of a translation per character of the original (Gale and Church 1993, s²).
"""

_MOVES = {
    (1, 1): 0.0,
    (1, 0): -math.log(0.0099 / 2 / 0.89),
    (0, 1): -math.log(0.0099 / 2 / 0.89),
    (2, 1): -math.log(0.089 / 2 / 0.89),
    (1, 2): -math.log(0.089 / 2 / 0.89),
    (2, 2): -math.log(0.011 / 0.89),
}
"""What stands against what, and how much less likely than one against one (in nats)."""

DOUBTFUL = 4.6
"""Cost of a difference in length that one translation in a hundred has (−log 0.01), in nats."""

_OTHER_SPEAKER = 6.0
_KINDS = {
    "question": "said",
    "answer": "said",
    "speech": "said",
    "heading": "head",
    "title": "head",
}
_LIKELY = (2 / 3, 3 / 2)
"""Ratios of the lengths of whole texts that are taken as they are; others may be those of an
extract.
"""
_BAND = 60
_CELLS = 200_000
"""So many pairs of places are weighed at most, about two seconds; further apart than that two
places are not.
"""
_SENTENCE = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)|\n+|[。！？]")

Span = tuple[int, int]
Link = tuple[Span | None, Span | None]
"""What a person said: these two stand against each other; None: this one stands alone."""


@dataclass(frozen=True, slots=True)
class Bead:
    """What stands against what: spans of the two texts, None where one side has nothing; ``cost``
    in nats.

    ``many`` says how many turns or sentences each side has. A high cost is worth a look; ``told``
    is what a person said of it: a link, or that it stands alone.
    """

    left: Span | None
    right: Span | None
    cost: float = 0.0
    many: tuple[int, int] = (1, 1)
    told: bool = False

    @property
    def doubt(self) -> str:
        """Why a person should look at it, in one sentence; empty where there is no reason to."""
        if self.told:
            return ""
        if self.left is None or self.right is None:
            return "Nothing in the other text stands against this."
        if self.cost - _MOVES.get(self.many, 0.0) > DOUBTFUL:
            return "Their lengths differ more than those of translations do."
        return ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts side by side: ``turns`` in order, and ``sentences`` in order, each a tuple of
    beads.
    """

    left: str
    right: str
    turns: tuple[Bead, ...]
    sentences: tuple[Bead, ...]
    ratio: float = 1.0

    def across(self, start: int, end: int, *, back: bool = False) -> Span | None:
        """The place in the right text of a span of the left one (``back``: the other way round).

        Whole sentences: those that stand against the sentences the span touches. None where nothing
        does.
        """
        found: list[Span] = []
        for bead in self.sentences:
            here, there = (bead.right, bead.left) if back else (bead.left, bead.right)
            if here is None or there is None:
                continue
            if here[0] < max(end, start + 1) and start < here[1]:
                found.append(there)
        return (min(a for a, _ in found), max(b for _, b in found)) if found else None


def align(
    left: Transcript,
    right: Transcript,
    *,
    anchors: Sequence[tuple[int, int]] = (),
    links: Sequence[Link] = (),
) -> Alignment:
    """Two language versions of one interview, turn by turn and sentence by sentence.

    ``anchors`` and ``links`` are a person's corrections, and the rest is aligned between them. An
    anchor is a pair of turn numbers (from 0, among turns with words); a link a pair of spans (code
    points) whose sentences stand against each other, or a span and None: its sentences stand alone.
    Lengths are compared after scaling by the ratio of the whole texts, or, where one may be an
    extract of the other and that explains them better, by the ratio of what stands one against one.
    Turns of different speakers (if the versions share speakers' names), or a speech and a heading,
    stand against each other only for want of anything better.

    Raises OptionError where anchors or links cross, or name what is not there.
    """
    ones, twos = _turns(left), _turns(right)
    for one, two in anchors:
        if not (0 <= one < len(ones) and 0 <= two < len(twos)):
            raise OptionError(
                f"There is no pair of turns {one} and {two}; the texts have {len(ones)} and "
                f"{len(twos)}."
            )
    total = [sum(t.end - t.start for t in side) for side in (ones, twos)]
    ratio = total[1] / total[0] if all(total) else 1.0
    shared = {t.speaker for t in ones if t.speaker} & {t.speaker for t in twos if t.speaker}
    spans = ([(t.start, t.end) for t in ones], [(t.start, t.end) for t in twos])
    fixed = [((a, a + 1), (b, b + 1)) for a, b in sorted(set(anchors))]
    if any(a[0][0] == b[0][0] or a[1][0] >= b[1][0] for a, b in pairwise(fixed)):
        raise OptionError("The anchors cross; each must come after the one before in both texts.")
    blocks, alone = _told(spans, links, whole=True)
    lengths = [[e - s for s, e in side] for side in spans]
    merged = _merged([*fixed, *blocks])

    def apart(x: int, y: int) -> bool:
        return _strangers(ones[x], twos[y], shared)

    def between(ratio: float) -> list[tuple[int, int, float, bool]]:
        return _between(lengths[0], lengths[1], merged, alone, ratio, apart)

    steps = between(ratio)
    if not _LIKELY[0] <= ratio <= _LIKELY[1]:
        other = between(1.0)
        if sum(s[2] for s in other) < sum(s[2] for s in steps):
            ratio = _ratio(other, lengths[0], lengths[1])
            steps = between(ratio)
    beads: list[Bead] = []
    sentences: list[Bead] = []
    i = j = 0
    for m, n, cost, told in steps:
        a, b = ones[i : i + m], twos[j : j + n]
        beads.append(Bead(_span(a), _span(b), cost, (m, n), told))
        first = [s for t in a for s in sentence_spans(left.text, t.start, t.end)]
        second = [s for t in b for s in sentence_spans(right.text, t.start, t.end)]
        sentences += _sentences(first, second, links, ratio)
        i, j = i + m, j + n
    return Alignment(left.id, right.id, tuple(beads), tuple(sentences), ratio)


def _sentences(
    first: list[Span], second: list[Span], links: Sequence[Link], ratio: float
) -> list[Bead]:
    """The sentences of turns that stand against each other."""
    fixed, alone = _told((first, second), links)
    out = []
    i = j = 0
    lengths = ([e - s for s, e in first], [e - s for s, e in second])
    for m, n, cost, told in _between(*lengths, _merged(fixed), alone, ratio, None):
        x, y = first[i : i + m], second[j : j + n]
        span = ((x[0][0], x[-1][1]) if x else None, (y[0][0], y[-1][1]) if y else None)
        out.append(Bead(*span, cost, (m, n), told))
        i, j = i + m, j + n
    return out


Block = tuple[Span, Span]
"""Numbers of turns or sentences that stand against each other: from, to (exclusive), on either
side.
"""


def _told(
    spans: tuple[Sequence[Span], Sequence[Span]], links: Sequence[Link], *, whole: bool = False
) -> tuple[list[Block], tuple[set[int], set[int]]]:
    """What links say of pieces of text: blocks, and those that stand alone (``whole``: only if
    wholly covered).
    """
    blocks: list[Block] = []
    alone: tuple[set[int], set[int]] = (set(), set())
    for link in links:
        touched = [
            []
            if span is None
            else [n for n, (s, e) in enumerate(side) if s < span[1] and span[0] < e]
            for side, span in zip(spans, link, strict=True)
        ]
        if link[0] is not None and link[1] is not None:
            if all(touched):
                (a, b) = touched
                blocks.append(((a[0], a[-1] + 1), (b[0], b[-1] + 1)))
            continue
        for side, span, found, out in zip(spans, link, touched, alone, strict=True):
            if span is not None:
                out |= {
                    n
                    for n in found
                    if not whole or (span[0] <= side[n][0] and side[n][1] <= span[1])
                }
    return blocks, alone


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in order, those that share a piece made one. Raises OptionError where two cross."""
    out: list[Block] = []
    for (a, b), (c, d) in sorted(blocks):
        if out:
            (p, q), (r, s) = out[-1]
            if a < q or (c < s and d > r):
                if d <= r or (a >= q and c < r):
                    raise OptionError(
                        "The links cross: what comes later in one text would stand earlier in the "
                        "other."
                    )
                out[-1] = ((p, max(q, b)), (min(r, c), max(s, d)))
                continue
            if c < s:
                raise OptionError(
                    "The links cross: what comes later in one text would stand earlier in the "
                    "other."
                )
        out.append(((a, b), (c, d)))
    if any(x[0][1] > y[0][0] or x[1][1] > y[1][0] for x, y in pairwise(out)):
        raise OptionError(
            "The links cross: what comes later in one text would stand earlier in the other."
        )
    return out


def _between(
    one: Sequence[int],
    two: Sequence[int],
    blocks: Sequence[Block],
    alone: tuple[set[int], set[int]],
    ratio: float,
    strangers: Callable[[int, int], bool] | None,
) -> list[tuple[int, int, float, bool]]:
    """Beads between blocks, and the blocks: (how many, how many, cost, told by a person)."""
    steps: list[tuple[int, int, float, bool]] = []
    i = j = 0
    for (a, b), (c, d) in [*blocks, ((len(one), len(one)), (len(two), len(two)))]:
        apart = ({n - i for n in alone[0] if i <= n < a}, {n - j for n in alone[1] if j <= n < c})
        at, to = i, j
        for m, n, cost in _beads(one[i:a], two[j:c], ratio, strangers, (i, j), apart):
            told = ((m, n) == (1, 0) and at in alone[0]) or ((m, n) == (0, 1) and to in alone[1])
            steps.append((m, n, cost, told))
            at, to = at + m, to + n
        if b > a:
            steps.append((b - a, d - c, 0.0, True))
        i, j = b, d
    return steps


def sentence_spans(text: str, start: int, end: int) -> list[Span]:
    """Sentences of a stretch, without the white space around them; a line end ends one too."""
    out: list[Span] = []
    first = start
    for match in _SENTENCE.finditer(text, start, end):
        _add(out, text, first, match.end())
        first = match.end()
    _add(out, text, first, end)
    return out


def _add(out: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if piece.strip():
        out.append(
            (start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip()))
        )


def _turns(t: Transcript) -> list[Turn]:
    return [x for x in t.turns if t.text[x.start : x.end].strip()]


def _span(turns: Sequence[Turn]) -> Span | None:
    return (turns[0].start, turns[-1].end) if turns else None


def _ratio(
    steps: Sequence[tuple[int, int, float, bool]], one: Sequence[int], two: Sequence[int]
) -> float:
    """Characters on the right per character on the left, of what stands one against one (1.0:
    nothing does).
    """
    a = b = i = j = 0
    for m, n, _, _ in steps:
        if (m, n) == (1, 1):
            a, b = a + one[i], b + two[j]
        i, j = i + m, j + n
    return b / a if a and b else 1.0


def _strangers(x: Turn, y: Turn, shared: set[str]) -> bool:
    """Whether two turns are of different people (two names, one known to both versions) or of
    different kinds.
    """
    if "unassigned" not in (x.kind, y.kind) and _KINDS.get(x.kind, "aside") != _KINDS.get(
        y.kind, "aside"
    ):
        return True
    return bool(
        x.speaker
        and y.speaker
        and x.speaker != y.speaker
        and (x.speaker in shared or y.speaker in shared)
    )


def _beads(
    one: Sequence[int],
    two: Sequence[int],
    ratio: float,
    strangers: Callable[[int, int], bool] | None,
    first: tuple[int, int] = (0, 0),
    alone: tuple[set[int], set[int]] = (set(), set()),
) -> list[tuple[int, int, float]]:
    """The cheapest way of setting lengths against lengths: (how many, how many, cost) in order."""
    n, m = len(one), len(two)
    if not n or not m:
        return [(1, 0, _MOVES[1, 0])] * n + [(0, 1, _MOVES[0, 1])] * m
    # a narrower band for very long texts, wide enough for every step from corner to corner
    width = min(_BAND + abs(n - m), max(_CELLS // (2 * (n + 1)), m // n + 20))
    apart = any(alone)
    sums = [0, *accumulate(one)], [0, *accumulate(two)]
    strange = lru_cache(maxsize=None)(strangers) if strangers else None
    best: dict[tuple[int, int], tuple[float, tuple[int, int], float]] = {(0, 0): (0.0, (0, 0), 0.0)}
    for i in range(n + 1):
        middle = i * m // n
        for j in range(max(0, middle - width), min(m, middle + width) + 1):
            if i == j == 0:
                continue
            found: tuple[float, tuple[int, int], float] | None = None
            for step, prior in _MOVES.items():
                di, dj = step
                before = best.get((i - di, j - dj))
                # no step costs less than its prior
                if before is None or (found is not None and before[0] + prior >= found[0]):
                    continue
                cost = prior
                if di and dj:
                    if apart and not (
                        alone[0].isdisjoint(range(i - di, i))
                        and alone[1].isdisjoint(range(j - dj, j))
                    ):
                        continue
                    cost += length_cost(
                        sums[0][i] - sums[0][i - di], sums[1][j] - sums[1][j - dj], ratio
                    )
                    if strange:
                        a, b = first[0] + i, first[1] + j
                        many = sum(
                            strange(x, y) for x in range(a - di, a) for y in range(b - dj, b)
                        )
                        cost += _OTHER_SPEAKER * many
                if found is None or before[0] + cost < found[0]:
                    found = (before[0] + cost, step, cost)
            if found is not None:
                best[i, j] = found
    out = []
    i, j = n, m
    while i or j:
        _, (di, dj), cost = best[i, j]
        out.append((di, dj, cost))
        i, j = i - di, j - dj
    return out[::-1]


def length_cost(one: int, two: int, ratio: float = 1.0) -> float:
    """How unlikely it is, in nats, that a text of ``two`` characters translates one of ``one``.

    δ = (two − one·c) / √(mean·s²), mean = (one + two/c)/2, cost = −log(2·(1 − Φ(|δ|))), at most 50.
    """
    mean = (one + two / ratio) / 2
    if mean == 0:
        return 0.0
    delta = abs(two - one * ratio) / math.sqrt(mean * VARIANCE)
    chance = math.erfc(delta / math.sqrt(2))
    return min(-math.log(chance), 50.0) if chance > 0 else 50.0


# ------------------------------------------------------------------ parts


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts put together: the ``transcript``, and where each part (by id) begins in it."""

    transcript: Transcript
    starts: dict[str, int]

    def statements(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Statements of the parts as statements of the whole; those of other texts as they are."""
        return tuple(
            s.with_(
                transcript=self.transcript.id,
                start=s.start + self.starts[s.transcript],
                end=s.end + self.starts[s.transcript],
            )
            if s.transcript in self.starts
            else s
            for s in statements
        )

    def part_at(self, offset: int) -> str:
        """The id of the part a code point of the whole comes from."""
        places = sorted((start, part) for part, start in self.starts.items())
        return places[max(bisect_left(places, (offset + 1, "")) - 1, 0)][1]


def join_parts(
    parts: Sequence[Transcript], *, id: str = "", title: str = "", between: str = "\n\n"
) -> Joined:
    """Parts of an interview published one after another as one transcript, a section per part.

    Text, turns and sections are those of the parts, shifted; the date is the first part's. Raises
    OptionError for fewer than two parts, or for parts with the same id.
    """
    if len(parts) < 2:
        raise OptionError("At least two parts are needed to join.")
    ids = [p.id for p in parts]
    if len(set(ids)) < len(ids):
        raise OptionError(f"Two of the parts have the same id: {', '.join(ids)}.")
    text, starts = "", {}
    turns: list[Turn] = []
    sections: list[Section] = []
    seen: set[str] = set()
    for n, part in enumerate(parts):
        text += between if n else ""
        shift = starts[part.id] = len(text)
        text += part.text
        for turn in part.turns:
            label = None if turn.label_start is None else turn.label_start + shift
            number = turn.id if turn.id not in seen else ""
            seen.add(turn.id)
            turns.append(
                replace(
                    turn,
                    start=turn.start + shift,
                    end=turn.end + shift,
                    label_start=label,
                    id=number,
                )
            )
        sections.append(Section(part.title or f"Part {n + 1}", shift, len(text), 1))
        sections += [
            replace(s, start=s.start + shift, end=s.end + shift, level=s.level + 1)
            for s in part.sections
        ]
    first = parts[0]
    attributes = {
        k: v for k, v in first.attributes.items() if all(p.attributes.get(k) == v for p in parts)
    }
    language = first.language if all(p.language == first.language for p in parts) else None
    return Joined(
        Transcript(
            text,
            tuple(turns),
            id or first.id,
            title or first.title,
            first.date,
            language,
            tuple(sections),
            first.source,
            attributes,
        ),
        starts,
    )
