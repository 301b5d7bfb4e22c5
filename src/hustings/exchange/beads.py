"""What stands against what in two texts, and a text in its turns and sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Transcript, Turn
from .likeness import PRIORS, Piece

DOUBTFUL = 4.6
"""Cost of a difference in length that one translation in a hundred has (−log 0.01), in nats."""

UNSURE = 0.5
"""Pairs less sure than this are worth a look."""

KINDS = {
    "question": "said",
    "answer": "said",
    "speech": "said",
    "heading": "head",
    "title": "head",
}
"""Kinds of turns that may stand against each other; all others are asides."""

_SENTENCE = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)|\n+|[。！？]")

Span = tuple[int, int]
Link = tuple[Span | None, Span | None]
"""What a person said: these two stand against each other; None: this one stands alone."""


@dataclass(frozen=True, slots=True)
class Bead:
    """What stands against what: spans of the two texts, None where one side has nothing; ``cost``
    in nats, of the difference in length.

    ``many`` says how many turns or sentences each side has. ``confidence`` is how likely the pair
    is, from 0 to 1; ``beside``: a passage that one text lacks stands next to it; ``outside``: it
    stands before or after what the other text is a part of. ``told`` is what a person said of it: a
    link, or that it stands alone.
    """

    left: Span | None
    right: Span | None
    cost: float = 0.0
    many: tuple[int, int] = (1, 1)
    told: bool = False
    confidence: float = 1.0
    beside: bool = False
    outside: bool = False

    @property
    def doubt(self) -> str:
        """Why a person should look at it, in one sentence; empty where there is no reason to."""
        if self.told or self.outside:
            return ""
        if self.left is None or self.right is None:
            return "Nothing in the other text stands against this."
        if self.beside:
            return "It stands beside a passage that the other text lacks."
        if self.cost - PRIORS.get(self.many, 0.0) > DOUBTFUL:
            return "Their lengths differ more than those of translations do."
        if self.confidence < UNSURE:
            return "Other pairs are about as likely here."
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


@dataclass(frozen=True, slots=True)
class Side:
    """A text in its turns and sentences; ``first`` is the number of each turn's first sentence, and
    the number of all."""

    turns: list[Turn]
    spans: list[Span]
    pieces: list[Piece]
    first: list[int]

    @classmethod
    def of(cls, text: Transcript) -> Side:
        turns = [t for t in text.turns if text.text[t.start : t.end].strip()]
        spans: list[Span] = []
        pieces: list[Piece] = []
        first = [0]
        for number, turn in enumerate(turns):
            head = KINDS.get(turn.kind) == "head"
            found = sentence_spans(text.text, turn.start, turn.end)
            for n, (start, end) in enumerate(found):
                begins = n == 0 or "\n" in text.text[found[n - 1][1] : start]
                pieces.append(Piece(text.text[start:end], number, begins, n == 0, head))
            spans += found
            first.append(len(spans))
        return cls(turns, spans, pieces, first)


@dataclass(frozen=True, slots=True)
class Found:
    """A bead of sentences, and the sentences it holds (from, to) on either side."""

    bead: Bead
    one: Span
    two: Span


def around(spans: list[Span], which: Span) -> Span | None:
    return (spans[which[0]][0], spans[which[1] - 1][1]) if which[0] < which[1] else None


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
