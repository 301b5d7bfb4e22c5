"""Statements laid on ready-made units (turns, sentences), for readers who need those.

The unit decides the number: turns hide disagreement about where, characters are bought with
uncoded text. So the unit is chosen before coding and named beside every number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .spans import Span


def projected(
    spans: Mapping[str, Sequence[Span]], units: Sequence[tuple[int, int]]
) -> dict[str, list[frozenset[object]]]:
    """The set of each coder's codes per unit, to be compared as sets (MASI); empty: nothing here.

    A span belongs to a unit when it covers at least half of the unit, or at least half of it lies
    in the unit.

    >>> projected({"Anna": [(0, 10, "cost")]}, [(0, 8), (8, 20)])
    {'Anna': [frozenset({'cost'}), frozenset()]}
    """
    return {
        coder: [frozenset(s[2] for s in own if belongs(s, unit)) for unit in units]
        for coder, own in spans.items()
    }


def belongs(span: Span, unit: tuple[int, int]) -> bool:
    """Half of the unit is covered, or half of the span lies in it."""
    shared = min(span[1], unit[1]) - max(span[0], unit[0])
    return shared > 0 and (2 * shared >= unit[1] - unit[0] or 2 * shared >= span[1] - span[0])
