"""A part set against the whole it is of: ``python benchmarks/parts.py [FILE …] [--seeds N]``.

Parts are made by dice from texts that stand as they are (FILE, or the texts of ``examples/``): from
a third to a half of the paragraphs, one after another, in one of these ways.

* ``cut``: as it stands
* ``head``: its first paragraph told in other words (a third of its words left out, the rest's order
  changed a little)
* ``missing``: a paragraph left out of its middle
* ``edition``: in every third sentence a word left out or said twice, in every tenth one a full stop
  made a comma
* ``translation``: every word another, by a fixed rule that keeps numbers, marks and the first
  letters of names; a sixth longer; and a paragraph left out of its middle

The whole is aligned with its part. A pair is one sentence of the whole and one of the part that
stand in one bead; the true ones are known from the making. A missing paragraph counts as flagged
where a pair beside it says so, or where its sentences stand alone and are doubted; a flag that
stands beside nothing missing is false.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from added import Added, limited

from hustings.exchange.alignment import Alignment, align
from hustings.exchange.beads import Side
from hustings.model import Transcript, Turn
from hustings.read import read

Dice = np.random.Generator
Sentence = tuple[int, str]
"""The number of a sentence of the whole, -1 for none, and its words in the part."""
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Counts(Added):
    """What was found over all parts made in one way."""

    right: int = 0
    pairs: int = 0
    true: int = 0
    gaps: int = 0
    flagged: int = 0
    false_flags: int = 0
    kept: int = 0
    seconds: float = 0.0


@dataclass
class Part:
    """A part as it was made: its sentences turn by turn, and those left out of its middle."""

    turns: list[tuple[Turn, list[list[int]]]]
    missing: list[int] = field(default_factory=list)


def altered(words: str, dice: Dice) -> str:
    """A sentence told in other words."""
    kept = [w for w in words.split() if dice.random() > 1 / 3] or words.split()
    order = sorted(range(len(kept)), key=lambda i: i + dice.uniform(0, 3))
    return " ".join(kept[i] for i in order)


def edited(words: str, dice: Dice) -> str:
    """A sentence as another edition has it."""
    each = words.split()
    if dice.random() < 1 / 3 and len(each) > 1:
        at = int(dice.integers(len(each) - 1))
        each[at : at + 1] = [] if dice.random() < 0.5 else [each[at], each[at]]
    said = " ".join(each)
    return said[:-1] + "," if said.endswith(".") and dice.random() < 0.1 else said


_FROM = "bcdfghjklmnpqrstvwxzaeiouy"
_TO = "ptkvxzmrcnlshdbwfqgjioauey"
_OTHER = str.maketrans(_FROM + _FROM.upper(), _TO + _TO.upper())


def translated(words: str, _dice: Dice) -> str:
    """A sentence with every word another; names keep how they begin."""
    said = []
    for i, word in enumerate(words.split()):
        other = word.translate(_OTHER)
        letters = word.isalpha() and len(word) > len("abc")
        if i and letters and word[0].isupper():  # a name begins as it did
            other = word[:5] + other[5:]
        said.append(other + ("en" if letters and not i % 2 else ""))
    return " ".join(said)


def plain(words: str, _dice: Dice) -> str:
    return " ".join(words.split())


Telling = Callable[[str, Dice], str]
WAYS: dict[str, tuple[Telling, bool, bool]] = {
    "cut": (plain, False, False),
    "head": (plain, True, False),
    "missing": (plain, False, True),
    "edition": (edited, False, True),
    "translation": (translated, False, True),
}
"""Way -> (how sentences are told, a head in other words, a paragraph left out)."""


def stretch(whole: Side, dice: Dice) -> list[tuple[int, list[int]]]:
    """Paragraphs, one after another: (number of the turn, numbers of the sentences)."""
    every: list[tuple[int, list[int]]] = []
    for i, piece in enumerate(whole.pieces):
        if piece.paragraph_first or not every:
            every.append((piece.turn, []))
        every[-1][1].append(i)
    n = max(3, int(len(every) * dice.uniform(1 / 3, 1 / 2)))
    at = int(dice.integers(0, max(1, len(every) - n)))
    return every[at : at + n]


def made(
    text: Transcript, whole: Side, way: str, dice: Dice
) -> tuple[Transcript, list[list[int]], list[int]]:
    """A part, which sentences of the whole each of its sentences is, and those left out of its
    middle."""
    tell, head, lose = WAYS[way]
    chosen = stretch(whole, dice)
    missing: list[int] = []
    if lose and len(chosen) > len("abcd"):
        at = len(chosen) // 2
        missing = chosen[at][1]
        del chosen[at]
    said, of, turns, before = "", [], [], -1
    for number, (turn, sentences) in enumerate(chosen):
        if turn != before:
            source = whole.turns[turn]
            turns.append([len(said), 0, source.kind, source.speaker])
        told = altered if head and not number else tell
        for i in sentences:
            start, end = whole.spans[i]
            words = told(text.text[start:end], dice)
            of.append((len(said), i))
            said += words + " "
        said = said[:-1] + "\n"
        turns[-1][1] = len(said) - 1
        before = turn
    part = Transcript(said, tuple(Turn(*turn) for turn in turns), "part", "Part", language="xx")
    ids: list[list[int]] = [[] for _ in Side.of(part).spans]
    spans = Side.of(part).spans
    for begin, i in of:
        holds = next((k for k, (a, b) in enumerate(spans) if a <= begin < b), None)
        if holds is not None:
            ids[holds].append(i)
    return part, ids, missing


def covered(spans: Sequence[tuple[int, int]], span: tuple[int, int] | None) -> list[int]:
    """Numbers of the sentences inside a span."""
    if span is None:
        return []
    return [i for i, (a, b) in enumerate(spans) if span[0] <= a and b <= span[1]]


def counted(
    found: Alignment, whole: Side, part: Side, ids: list[list[int]], missing: list[int]
) -> Counts:
    """What one alignment has right."""
    true = {(i, k) for k, each in enumerate(ids) for i in each}
    got: set[tuple[int, int]] = set()
    near = {min(missing) - 1, max(missing) + 1} if missing else set()
    flags: list[list[int]] = []
    alone: set[int] = set()
    kept = 0
    for bead in found.sentences:
        left, right = covered(whole.spans, bead.left), covered(part.spans, bead.right)
        if right and left:
            got |= {(i, k) for i in left for k in right}
            kept += 1
            if bead.beside:
                flags.append(left)
        elif left and bead.doubt:
            alone |= set(left)
    flagged = any(near & set(left) for left in flags) or set(missing) <= alone
    return Counts(
        right=len(got & true),
        pairs=len(got),
        true=len(true),
        gaps=int(bool(missing)),
        flagged=int(bool(missing) and flagged),
        false_flags=sum(not (near & set(left)) for left in flags),
        kept=kept,
    )


def main() -> None:
    """Prints precision and recall of the pairs, and the gaps flagged, for each way."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    asked = parser.parse_args()
    files = asked.files or sorted((ROOT / "examples").glob("*.txt"))
    texts = [read(path) for path in files]
    print(f"{len(texts)} texts, {sum(len(t.text) for t in texts)} code points, {asked.seeds} seeds")
    total = Counts()
    for way in WAYS:
        n = Counts()
        for number, text in enumerate(texts):
            whole = Side.of(text)
            for seed in range(asked.seeds):
                dice = np.random.default_rng((seed, number))
                part, ids, missing = made(text, whole, way, dice)
                begun = time.process_time()
                found = align(text, part)
                n += Counts(seconds=time.process_time() - begun)
                n += counted(found, whole, Side.of(part), ids, missing)
        printed(way, n)
        total += n
    printed("together", total)


def printed(way: str, n: Counts) -> None:
    gaps = f"   missing paragraph flagged {limited(n.flagged, n.gaps)}" if n.gaps else ""
    print(
        f"{way:<12} P {limited(n.right, n.pairs)}   R {limited(n.right, n.true)}{gaps}"
        f"   false flags {n.false_flags} of {n.kept} pairs   {n.seconds:.1f} s of processor time"
    )


if __name__ == "__main__":
    main()
