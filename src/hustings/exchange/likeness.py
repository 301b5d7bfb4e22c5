"""How alike two sentences are that may translate each other: lengths, numbers, names, cognates,
questions, headings and their numerals, speakers.

Lengths after Gale and Church (1993); shared words after Church (1993, "char_align", ACL) and
Simard, Foster and Isabelle (1992, "Using Cognates to Align Sentences", TMI): words that begin alike
count the more the rarer they are. Costs are in nats; below 0 is evidence for.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy import sparse

Floats = npt.NDArray[np.float64]
Move = tuple[int, int]

VARIANCE = 6.8
"""Variance of the length of a translation per character of the original (Gale and Church 1993, s²).
"""

PRIORS: dict[Move, float] = {
    (1, 1): 0.0,
    (2, 1): -math.log(0.089 / 2 / 0.89),
    (1, 2): -math.log(0.089 / 2 / 0.89),
    (2, 2): -math.log(0.011 / 0.89),
}
"""Numbers of sentences that stand against each other, and how much less likely that is than one
against one (in nats; Gale and Church 1993)."""

IMPOSSIBLE = 1e6
_LONGEST = 50.0
_MOST_SHARED = 12.0
_STEM = 5
_COMMON = 0.1
_QUESTION = (3.0, -1.5)
_PARAGRAPH = (1.0, -0.5)
_TURN = (2.0, -1.0)
_HEADING = (6.0, -4.0)
_NUMERAL = (8.0, -8.0)
OTHER_SPEAKER, OTHER_KIND = 6.0, 0.3
_ACROSS_TURNS = 4.0
"""Costs where two sentences differ, and where they agree."""

_WORD = re.compile(r"\d+|[^\W\d_]+")
_NUMERAL_FIRST = re.compile(r"\s*(?:§\s*)?(\d{1,3}|[IVXLC]{1,7})(?:[.):]|\s*[–—-]|\s)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LETTERS = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяєіїґўαβγδεζηθικλμνξοπρστυφχψωςё",
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e iu ia ie i i g u "
        "a b g d e z e th i k l m n x o p r s t y f kh ps o s e".split(),
        strict=True,
    )
)
_ALIKE = (("sch", "sh"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("q", "k"),
          ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"), ("kh", "h"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence and how it stands in its text."""

    words: str
    turn: int
    paragraph_first: bool
    turn_first: bool
    heading: bool

    @property
    def question(self) -> bool:
        """Whether it ends in a question mark."""
        return self.words.rstrip("\"'”’»)] ")[-1:] in ("?", "？", "؟", "\u037e")

    @property
    def numeral(self) -> int:
        """The number a heading begins with, in Roman or Arabic figures; 0: none."""
        found = _NUMERAL_FIRST.match(self.words) if self.heading else None
        return number_of(found[1]) if found else 0


class Likeness:
    """The costs of setting sentences of two texts against each other.

    ``differ``, shape (turns, turns), is what it costs that turns are of different people or kinds;
    ``alone`` are numbers of sentences of either side that stand against nothing.
    """

    def __init__(
        self,
        pieces: tuple[Sequence[Piece], Sequence[Piece]],
        ratio: float,
        differ: Floats | None = None,
        alone: tuple[set[int], set[int]] = (set(), set()),
        shared: sparse.csr_matrix | None = None,
    ) -> None:
        one, two = pieces
        self.one, self.two, self.ratio, self.differ, self.alone = one, two, ratio, differ, alone
        self.n, self.m = len(one), len(two)
        self._sums = [np.array([0, *np.cumsum([len(p.words) for p in s])]) for s in (one, two)]
        self._shared = shared_words(one, two) if shared is None else shared
        self._lone = np.array([j in alone[1] for j in range(self.m)], dtype=bool)
        self._rows: dict[int, tuple[Floats, Floats]] = {}

    def row(self, i: int, move: Move) -> Floats:
        """Costs, shape (m + 1,), of what ends before sentence ``i`` of the one text and sentence j
        of the other (from 0)."""
        di, dj = move
        out = np.full(self.m + 1, IMPOSSIBLE)
        if i < di or self.m < dj or not self.alone[0].isdisjoint(range(i - di, i)):
            return out
        width = self.m - dj + 1
        cost = np.full(width, PRIORS[move])
        one = float(self._sums[0][i] - self._sums[0][i - di])
        cost += length_costs(one, self._sums[1][dj:] - self._sums[1][:width], self.ratio)
        gain = np.zeros(width)
        for x in range(i - di, i):
            for d in range(dj):
                gain += self._of(x)[0][d : d + width]
        cost -= np.minimum(gain, _MOST_SHARED)
        cost += self._of(i - di)[1][:width]
        for x in range(i - di + 1, i):
            cost += _ACROSS_TURNS * self.one[x].turn_first
        for d in range(1, dj):
            cost += _ACROSS_TURNS * self._flags[0][d : d + width]
        last = self.one[i - 1].question
        cost += np.where(self._flags[2][dj - 1 :] == last, _QUESTION[1] * last, _QUESTION[0])
        for d in range(dj):
            cost[self._lone[d : d + width]] = IMPOSSIBLE
        out[dj:] = cost
        return out

    @cached_property
    def _turns(self) -> npt.NDArray[np.intp]:
        """The turn of each sentence of the other text, shape (m,)."""
        return np.array([p.turn for p in self.two], dtype=np.intp)

    @cached_property
    def _flags(self) -> npt.NDArray[np.int64]:
        """Shape (5, m): turn first, paragraph first, question, heading, numeral."""
        rows = [
            (p.turn_first, p.paragraph_first, p.question, p.heading, p.numeral) for p in self.two
        ]
        return np.array(rows, dtype=np.int64).reshape(self.m, 5).T

    def _of(self, x: int) -> tuple[Floats, Floats]:
        """What sentence ``x`` shares with each of the other text, and the cost of where they stand;
        shape (m,)."""
        if x not in self._rows:
            for old in [k for k in self._rows if k < x - 3]:
                del self._rows[old]
            gain = np.zeros(self.m)
            part = slice(self._shared.indptr[x], self._shared.indptr[x + 1])
            gain[self._shared.indices[part]] = self._shared.data[part]
            self._rows[x] = gain, self._standing(x)
        return self._rows[x]

    def _standing(self, x: int) -> Floats:
        piece = self.one[x]
        turn, paragraph, _, heading, numeral = self._flags
        cost = np.where(turn == piece.turn_first, _TURN[1] * piece.turn_first, _TURN[0])
        same = paragraph == piece.paragraph_first
        cost += np.where(same, _PARAGRAPH[1] * piece.paragraph_first, _PARAGRAPH[0])
        cost += np.where(heading == piece.heading, _HEADING[1] * piece.heading, _HEADING[0])
        if piece.numeral:
            cost += np.where(
                numeral == piece.numeral, _NUMERAL[1], np.where(numeral > 0, _NUMERAL[0], 0.0)
            )
        if self.differ is not None:
            cost += self.differ[piece.turn, self._turns]
        return np.asarray(cost, dtype=np.float64)


def length_costs(one: float, two: Floats | npt.NDArray[np.int64], ratio: float) -> Floats:
    """How unlikely it is, in nats, that texts of ``two`` characters translate one of ``one``.

    δ = (two − one·c) / √(mean·s²), mean = (one + two/c)/2, cost = −log(2·(1 − Φ(|δ|))), at most 50.
    """
    mean = np.maximum((one + two / ratio) / 2, 1e-9)
    delta = np.abs(two - one * ratio) / np.sqrt(mean * VARIANCE)
    special = import_module("scipy.special")  # heavy
    return np.asarray(np.minimum(-(math.log(2) + special.log_ndtr(-delta)), _LONGEST))


def length_cost(one: int, two: int, ratio: float = 1.0) -> float:
    """How unlikely it is, in nats, that a text of ``two`` characters translates one of ``one``; see
    :func:`length_costs`."""
    return float(length_costs(one, np.array([two]), ratio)[0])


def shared_words(one: Sequence[Piece], two: Sequence[Piece]) -> sparse.csr_matrix:
    """What each sentence of one text shares with each of the other, in nats; shape (n, m).

    A word that begins alike in both counts log(N / how many sentences of either text have it) − 1,
    N being the number of sentences of the longer text; words of more than a tenth of them, nothing.
    """
    made: Any = import_module("scipy.sparse")  # heavy
    keys = [[word_keys(p.words) for p in side] for side in (one, two)]
    often = [Counter(k for found in side for k in found) for side in keys]
    most = max(len(one), len(two))
    weight = {
        k: math.log(most / max(often[0][k], often[1][k])) - 1
        for k in set(often[0]) & set(often[1])
        if max(often[0][k], often[1][k]) <= max(3, _COMMON * most)
    }
    place = {k: i for i, k in enumerate(sorted(k for k, w in weight.items() if w > 0))}
    sides = []
    for side in keys:
        at = [
            (row, place[k]) for row, found in enumerate(side) for k in sorted(found) if k in place
        ]
        rows, columns = zip(*at, strict=True) if at else ((), ())
        values = [1.0] * len(at)
        sides.append(made.csr_matrix((values, (rows, columns)), (len(side), len(place))))
    of = made.diags([weight[k] for k in place], shape=(len(place), len(place)))
    shared: sparse.csr_matrix = made.csr_matrix(sides[0] @ of @ sides[1].T)
    return shared


def word_keys(text: str) -> frozenset[str]:
    """Numbers, and beginnings of words, by which a translation may be known; Cyrillic and Greek in
    Latin letters."""
    return frozenset(k for w in _WORD.findall(text) if (k := _key(w)))


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    if word.isdecimal():
        return "" if len(word) == 1 else f"#{int(word)}"
    name = word[0].isupper()
    plain = "".join(_LETTERS.get(c, c) for c in word.lower()).replace("_", "")
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for given, kept in _ALIKE:
        plain = plain.replace(given, kept)
    plain = re.sub(r"(.)\1", r"\1", plain)
    return plain[:_STEM] if len(plain) >= (3 if name else 4) else ""


def number_of(figures: str) -> int:
    """The value of a number in Arabic or Roman figures."""
    if figures.isdecimal():
        return int(figures)
    values = [_ROMAN[c] for c in figures]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))
