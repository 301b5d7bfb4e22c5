"""What a person fixed in an alignment, as blocks that hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..errors import OptionError
from .beads import Link, Span

Block = tuple[Span, Span]
"""Numbers of turns or sentences that stand against each other: from, to (exclusive), on either
side.
"""


def told_blocks(
    spans: tuple[Sequence[Span], Sequence[Span]], links: Sequence[Link]
) -> tuple[list[Block], tuple[set[int], set[int]]]:
    """What links say of pieces of text: blocks, and those that stand alone."""
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
        for span, found, out in zip(link, touched, alone, strict=True):
            if span is not None:
                out.update(found)
    return blocks, alone


def merged(blocks: Sequence[Block]) -> list[Block]:
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
