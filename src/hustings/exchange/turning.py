"""Turns that stand against each other, as the sentences in them do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ..model import Turn
from .beads import KINDS, Bead, Found, Side, Span, around
from .fixing import Block
from .likeness import OTHER_KIND, OTHER_SPEAKER, PRIORS, Floats, length_cost
from .pairing import EXTEND, OPEN


def turn_beads(
    sides: tuple[Side, Side], found: Sequence[Found], blocks: Sequence[Block], ratio: float
) -> tuple[list[Bead], Callable[[Found], int]]:
    """Turns that hold sentences standing against each other, in order, and for each bead of
    sentences the number of its bead of turns."""
    one, two = sides
    pairs = [
        (
            (one.pieces[f.one[0]].turn, one.pieces[f.one[1] - 1].turn + 1),
            (two.pieces[f.two[0]].turn, two.pieces[f.two[1] - 1].turn + 1),
        )
        for f in found
        if f.bead.left and f.bead.right
    ]
    groups = _grouped([*pairs, *blocks])
    fixed = {x for (p, q), _ in blocks for x in range(p, q)}
    held: dict[tuple[int, int], int] = {}
    beads: list[Bead] = []
    x = y = 0
    for (p, q), (r, s) in [*groups, ((len(one.turns),) * 2, (len(two.turns),) * 2)]:
        for (a, b), (c, d) in (
            *(((k, k + 1), (y, y)) for k in range(x, p)),
            *(((p, p), (k, k + 1)) for k in range(y, r)),
            ((p, q), (r, s)),
        ):
            if a == b and c == d:
                continue
            held |= {(0, k): len(beads) for k in range(a, b)}
            held |= {(1, k): len(beads) for k in range(c, d)}
            beads.append(_turn_bead(sides, (a, b), (c, d), a < b and c < d and a in fixed, ratio))
        x, y = q, s

    def order(f: Found) -> int:
        if f.bead.left:
            return held[0, one.pieces[f.one[0]].turn]
        return held[1, two.pieces[f.two[0]].turn]

    return _with_sentences(beads, found, order), order


def _turn_bead(sides: tuple[Side, Side], one: Span, two: Span, told: bool, ratio: float) -> Bead:
    spans = [
        around([(t.start, t.end) for t in side.turns[slice(*which)]], (0, which[1] - which[0]))
        for side, which in zip(sides, (one, two), strict=True)
    ]
    many = (one[1] - one[0], two[1] - two[0])
    if not all(many):
        return Bead(spans[0], spans[1], OPEN + EXTEND, many, told)
    a, b = (
        sum(t.end - t.start for t in side.turns[slice(*which)])
        for side, which in zip(sides, (one, two), strict=True)
    )
    cost = 0.0 if told else PRIORS.get(many, 0.0) + length_cost(a, b, ratio)
    return Bead(spans[0], spans[1], cost, many, told)


def _with_sentences(
    beads: Sequence[Bead], found: Sequence[Found], order: Callable[[Found], int]
) -> list[Bead]:
    """Beads of turns with what their sentences say: how sure on average, told, beside a missing
    passage, outside."""
    inside: dict[int, list[Bead]] = {}
    for f in found:
        inside.setdefault(order(f), []).append(f.bead)
    out = []
    for at, bead in enumerate(beads):
        said = inside.get(at, [])
        pairs = [b for b in said if b.left and b.right] or said
        alone = not (bead.left and bead.right)
        out.append(
            replace(
                bead,
                told=bead.told or (alone and bool(said) and all(b.told for b in said)),
                confidence=sum(b.confidence for b in pairs) / len(pairs) if pairs else 1.0,
                beside=any(b.beside for b in said),
                outside=alone and bool(said) and all(b.outside for b in said),
            )
        )
    return out


def _grouped(pairs: Sequence[Block]) -> list[Block]:
    """Blocks in order; those that share a turn on either side are made one."""
    out: list[Block] = []
    for (a, b), (c, d) in sorted(pairs):
        p, r = a, c
        while out and (out[-1][0][1] > p or out[-1][1][1] > r):
            (p2, q2), (r2, s2) = out.pop()
            p, b, r, d = min(p, p2), max(b, q2), min(r, r2), max(d, s2)
        out.append(((p, b), (r, d)))
    return out


def differing(one: Sequence[Turn], two: Sequence[Turn], shared: set[str]) -> Floats:
    """What it costs that turns are of different people or kinds, shape (turns, turns)."""
    kept: list[dict[tuple[str, str | None], Turn]] = [
        {(t.kind, t.speaker): t for t in side} for side in (one, two)
    ]
    table = np.array(
        [[_strangers(x, y, shared) for y in kept[1].values()] for x in kept[0].values()],
        dtype=np.float64,
    ).reshape(len(kept[0]), len(kept[1]))
    at = [
        np.array([list(found).index((t.kind, t.speaker)) for t in side], dtype=np.intp)
        for side, found in zip((one, two), kept, strict=True)
    ]
    return np.asarray(table[at[0]][:, at[1]])


def _strangers(x: Turn, y: Turn, shared: set[str]) -> float:
    """What it costs that two turns are of different people (two names, one known to both versions)
    or of different kinds; a reader may take a part's first words for a note."""
    kinds = [KINDS.get(t.kind, "aside") for t in (x, y)]
    other = kinds[0] != kinds[1] and "unassigned" not in (x.kind, y.kind)
    names = bool(x.speaker and y.speaker and x.speaker != y.speaker)
    people = names and (x.speaker in shared or y.speaker in shared)
    return OTHER_SPEAKER * people + OTHER_KIND * other
