"""Which statements of two coders are the same passage, and how many found a partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

import numpy as np

from ..errors import OptionError, UnknownName

Span: TypeAlias = tuple[int, int, object]
"""``(start, end, code)``: code points, end exclusive."""
Mode: TypeAlias = Literal["iou", "overlap", "exact"]
MODES: tuple[Mode, ...] = get_args(Mode)


@dataclass(frozen=True)
class Matching:
    """Pairs ``(index in a, index in b, IoU)`` in order; ``f1`` is None where neither has a span."""

    pairs: tuple[tuple[int, int, float], ...]
    f1: float | None
    why: str = ""


def matching(
    a: Sequence[Span],
    b: Sequence[Span],
    *,
    mode: Mode = "iou",
    threshold: float = 0.5,
    codes: bool = False,
) -> Matching:
    """One-to-one: as many pairs as there can be, and among those the greatest summed IoU.

    IoU = overlap / union in code points. ``mode``: ``iou`` (at least ``threshold``), ``overlap``
    (any) or ``exact``; with ``codes`` only spans of one code. F1 = 2 matches / (|A| + |B|), the
    positive specific agreement of Hripcsak & Rothschild 2005.

    >>> matching([(0, 10, "x"), (20, 30, "y")], [(0, 8, "x")])
    Matching(pairs=((0, 0, 0.8),), f1=0.6666666666666666, why='')
    """
    if mode not in MODES:
        raise UnknownName("mode", mode, MODES)
    if not 0 < threshold <= 1:
        raise OptionError(f"The threshold is a share above 0 and at most 1, not {threshold:g}.")
    if not a and not b:
        return Matching((), None, "Both found nothing.")
    pairs: list[tuple[int, int, float]] = []
    for ours, theirs in _neighbourhoods(a, b):
        pairs += _assigned(a, b, ours, theirs, (mode, threshold, codes))
    return Matching(tuple(sorted(pairs)), 2 * len(pairs) / (len(a) + len(b)))


def iou(one: Span, other: Span) -> float:
    """Overlap over union; two empty spans at one place are the same."""
    overlap = min(one[1], other[1]) - max(one[0], other[0])
    union = max(one[1], other[1]) - min(one[0], other[0])
    if one[:2] == other[:2]:
        return 1.0
    return overlap / union if overlap > 0 else 0.0


def _neighbourhoods(a: Sequence[Span], b: Sequence[Span]) -> Iterator[tuple[list[int], list[int]]]:
    """Runs of spans that touch each other: spans of two runs never overlap."""
    spans = sorted(
        [(s[0], s[1], 0, i) for i, s in enumerate(a)]
        + [(s[0], s[1], 1, i) for i, s in enumerate(b)]
    )
    run: tuple[list[int], list[int]] = ([], [])
    reach = -1
    for start, end, whose, index in spans:
        if start > reach and any(run):
            yield run
            run = ([], [])
        run[whose].append(index)
        reach = max(reach, end)
    if any(run):
        yield run


def _assigned(
    a: Sequence[Span],
    b: Sequence[Span],
    ours: Sequence[int],
    theirs: Sequence[int],
    rule: tuple[Mode, float, bool],
) -> list[tuple[int, int, float]]:
    if not ours or not theirs:
        return []
    mode, threshold, codes = rule
    least = {"exact": 1.0, "iou": threshold, "overlap": 0.0}[mode]
    # One against one, as nearly everywhere in a coded text: there is nothing to choose.
    if len(ours) == len(theirs) == 1:
        i, j = ours[0], theirs[0]
        near = iou(a[i], b[j])
        alike = not codes or a[i][2] == b[j][2]
        return [(i, j, near)] if alike and near >= least and near > 0 else []
    from scipy.optimize import linear_sum_assignment  # heavy

    close = np.array([[iou(a[i], b[j]) for j in theirs] for i in ours])
    fit = close > 0 if mode == "overlap" else close >= least
    if codes:
        fit &= np.array([[a[i][2] == b[j][2] for j in theirs] for i in ours])
    # One more pair outweighs any sum of IoU: pairs first, closeness second.
    worth = np.where(fit, close + min(close.shape) + 1.0, 0.0)
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return [
        (ours[r], theirs[c], float(close[r, c]))
        for r, c in zip(rows, columns, strict=True)
        if fit[r, c]
    ]


def token_f1(a: Sequence[Span], b: Sequence[Span], *, codes: bool = False) -> float | None:
    """F1 over covered code points (with ``codes``: per code); None where neither has a span.

    >>> token_f1([(0, 4, "x")], [(2, 6, "x")])
    0.5
    """
    if not a and not b:
        return None
    keys = {s[2] for s in (*a, *b)} if codes else {None}
    ours = theirs = both = 0
    for key in keys:
        one = covered([s for s in a if not codes or s[2] == key])
        other = covered([s for s in b if not codes or s[2] == key])
        ours += _length(one)
        theirs += _length(other)
        both += _shared(one, other)
    return 2 * both / (ours + theirs) if ours + theirs else None


def covered(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The union of spans, in order and disjoint."""
    out: list[tuple[int, int]] = []
    for start, end, _ in sorted(spans, key=lambda s: (s[0], s[1])):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _length(stretches: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in stretches)


def _shared(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> int:
    total = i = j = 0
    while i < len(a) and j < len(b):
        total += max(0, min(a[i][1], b[j][1]) - max(a[i][0], b[j][0]))
        if a[i][1] <= b[j][1]:
            i += 1
        else:
            j += 1
    return total
