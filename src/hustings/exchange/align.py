"""Versions of one interview: two languages side by side, and parts that belong together.

Alignment by length, as Gale and Church (1993, "A Program for Aligning Sentences in Bilingual Corpora",
Computational Linguistics 19(1)): turns first, then the sentences within aligned turns.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..errors import OptionError
from ..model import Section, Statement, Transcript, Turn

VARIANCE = 6.8
"""Variance of the length of a translation per character of the original (Gale and Church 1993, s²)."""

_MOVES = {
    (1, 1): 0.0,
    (1, 0): -math.log(0.0099 / 2 / 0.89),
    (0, 1): -math.log(0.0099 / 2 / 0.89),
    (2, 1): -math.log(0.089 / 2 / 0.89),
    (1, 2): -math.log(0.089 / 2 / 0.89),
    (2, 2): -math.log(0.011 / 0.89),
}
"""What stands against what, and how much less likely than one against one (in nats)."""

_OTHER_SPEAKER = 6.0
_BAND = 60
_SENTENCE = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)|\n+|[。！？]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bead:
    """What stands against what: spans of the two texts, None where one side has nothing; ``cost`` in nats.

    ``many`` says how many turns or sentences each side has. A high cost is worth a look.
    """

    left: Span | None
    right: Span | None
    cost: float = 0.0
    many: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts side by side: ``turns`` in order, and ``sentences`` in order, each a tuple of beads."""

    left: str
    right: str
    turns: tuple[Bead, ...]
    sentences: tuple[Bead, ...]
    ratio: float = 1.0

    def across(self, start: int, end: int, *, back: bool = False) -> Span | None:
        """The place in the right text of a span of the left one (``back``: the other way round).

        Whole sentences: those that stand against the sentences the span touches. None where nothing does.
        """
        found: list[Span] = []
        for bead in self.sentences:
            here, there = (bead.right, bead.left) if back else (bead.left, bead.right)
            if here is None or there is None:
                continue
            if here[0] < max(end, start + 1) and start < here[1]:
                found.append(there)
        return (min(a for a, _ in found), max(b for _, b in found)) if found else None


def align(left: Transcript, right: Transcript, *, anchors: Sequence[tuple[int, int]] = ()) -> Alignment:
    """Two language versions of one interview, turn by turn and sentence by sentence.

    ``anchors`` are a person's corrections: pairs of turn numbers (from 0, among turns with words) that stand
    against each other; the rest is aligned between them. Lengths are compared after scaling by the ratio of
    the whole texts. Turns of different speakers stand against each other only for want of anything better,
    if the two versions share speakers' names at all.
    """
    ones, twos = _turns(left), _turns(right)
    for one, two in anchors:
        if not (0 <= one < len(ones) and 0 <= two < len(twos)):
            raise OptionError(f"There is no pair of turns {one} and {two}; the texts have {len(ones)} and {len(twos)}.")
    fixed = sorted(set(anchors))
    if any(a[0] == b[0] or a[1] >= b[1] for a, b in pairwise(fixed)):
        raise OptionError("The anchors cross; each must come after the one before in both texts.")
    total = [sum(t.end - t.start for t in side) for side in (ones, twos)]
    ratio = total[1] / total[0] if all(total) else 1.0
    shared = {t.speaker for t in ones if t.speaker} & {t.speaker for t in twos if t.speaker}
    runs: list[tuple[list[Turn], list[Turn]]] = []
    steps: list[tuple[int, int, float]] = []
    at = (0, 0)
    for one, two in (*fixed, (len(ones), len(twos))):
        a, b = ones[at[0] : one], twos[at[1] : two]
        steps += _beads([_weight(t) for t in a], [_weight(t) for t in b], ratio, _strangers(a, b, shared))
        if one < len(ones):
            steps.append((1, 1, 0.0))
        at = (one + 1, two + 1)
    beads: list[Bead] = []
    i = j = 0
    for m, n, cost in steps:
        a, b = ones[i : i + m], twos[j : j + n]
        runs.append((a, b))
        beads.append(Bead(_span(a), _span(b), cost, (m, n)))
        i, j = i + m, j + n
    sentences: list[Bead] = []
    for a, b in runs:
        first = [s for t in a for s in sentence_spans(left.text, t.start, t.end)]
        second = [s for t in b for s in sentence_spans(right.text, t.start, t.end)]
        i = j = 0
        for m, n, cost in _beads([e - s for s, e in first], [e - s for s, e in second], ratio, None):
            x, y = first[i : i + m], second[j : j + n]
            sentences.append(Bead((x[0][0], x[-1][1]) if x else None, (y[0][0], y[-1][1]) if y else None, cost, (m, n)))
            i, j = i + m, j + n
    return Alignment(left.id, right.id, tuple(beads), tuple(sentences), ratio)


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
        out.append((start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())))


def _turns(t: Transcript) -> list[Turn]:
    return [x for x in t.turns if t.text[x.start : x.end].strip()]


def _span(turns: Sequence[Turn]) -> Span | None:
    return (turns[0].start, turns[-1].end) if turns else None


def _weight(turn: Turn) -> int:
    return turn.end - turn.start


def _strangers(a: Sequence[Turn], b: Sequence[Turn], shared: set[str]) -> list[list[bool]] | None:
    """Whether turns of the two sides are of different people: two names, one of them known to both versions."""
    if not shared:
        return None
    return [
        [bool(x.speaker and y.speaker and x.speaker != y.speaker and {x.speaker, y.speaker} & shared) for y in b]
        for x in a
    ]


def _beads(
    one: Sequence[int], two: Sequence[int], ratio: float, strangers: list[list[bool]] | None
) -> list[tuple[int, int, float]]:
    """The cheapest way of setting lengths against lengths: (how many, how many, cost) in order."""
    n, m = len(one), len(two)
    if not n or not m:
        return [(1, 0, _MOVES[1, 0])] * n + [(0, 1, _MOVES[0, 1])] * m
    width = _BAND + abs(n - m)
    best: dict[tuple[int, int], tuple[float, tuple[int, int], float]] = {(0, 0): (0.0, (0, 0), 0.0)}
    for i in range(n + 1):
        middle = i * m // n
        for j in range(max(0, middle - width), min(m, middle + width) + 1):
            if i == j == 0:
                continue
            found: tuple[float, tuple[int, int], float] | None = None
            for (di, dj), prior in _MOVES.items():
                before = best.get((i - di, j - dj))
                if before is None:
                    continue
                cost = prior
                if di and dj:
                    cost += length_cost(sum(one[i - di : i]), sum(two[j - dj : j]), ratio)
                    if strangers:
                        cost += _OTHER_SPEAKER * sum(
                            strangers[x][y] for x in range(i - di, i) for y in range(j - dj, j)
                        )
                if found is None or before[0] + cost < found[0]:
                    found = (before[0] + cost, (di, dj), cost)
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


def join_parts(parts: Sequence[Transcript], *, id: str = "", title: str = "", between: str = "\n\n") -> Joined:
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
            turns.append(replace(turn, start=turn.start + shift, end=turn.end + shift, label_start=label, id=number))
        sections.append(Section(part.title or f"Part {n + 1}", shift, len(text), 1))
        sections += [replace(s, start=s.start + shift, end=s.end + shift, level=s.level + 1) for s in part.sections]
    first = parts[0]
    attributes = {k: v for k, v in first.attributes.items() if all(p.attributes.get(k) == v for p in parts)}
    language = first.language if all(p.language == first.language for p in parts) else None
    return Joined(
        Transcript(
            text, tuple(turns), id or first.id, title or first.title, first.date, language, tuple(sections),
            first.source, attributes,
        ),
        starts,
    )  # fmt: skip
