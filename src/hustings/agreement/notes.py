"""What is to be said of one layer's numbers, in sentences."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..wording import say, say_many, worded
from .fields import EMPTY
from .table import Counts

FEW = 10
"""Units below which the counts say more than a coefficient."""

SIGNS = {"+": "raises", "-": "lowers", "?": "not said"}


def notes_on(pairable: Counts, alpha: float | None, n: int, skew: int | None) -> tuple[str, ...]:
    """What is to be known before a coefficient is read."""
    notes = []
    if 0 < n < FEW:
        notes.append(
            say_many(
                n,
                "Only {n} unit: read the counts first.",
                "Only {n} units: read the counts first.",
            )
        )
    if alpha is not None and alpha < 0:
        notes.append(say("Below 0: worse than chance."))
    for coder, row in zip(pairable.coders, pairable.codes, strict=True):
        used = np.unique(row[row >= 0])
        if alpha is not None and len(used) == 1:
            only = spelled(pairable.categories[used[0]])
            notes.append(say("{coder} used only {value}.", coder=coder, value=only))
    if skew is not None:
        rare = (pairable.codes != skew) & (pairable.codes >= 0)
        told = ", ".join(
            f"{c} {int(k)}" for c, k in zip(pairable.coders, rare.sum(axis=1), strict=True)
        )
        both = int((rare.sum(axis=0) > 1).sum())
        name = spelled(pairable.categories[skew])
        notes.append(
            say(
                "Nearly all are {value} (others: {told}; together {n}): few rare cases decide "
                "alpha.",
                value=name,
                told=told,
                n=both,
            )
        )
    return tuple(notes)


def told_times(pairable: Counts) -> tuple[str, ...]:
    """How many pairs tell a time at all: equal silence counts as equal."""
    empty = pairable.categories.index(EMPTY) if EMPTY in pairable.categories else -1
    told = ((pairable.codes >= 0) & (pairable.codes != empty)).any(axis=0)
    return (say("A time is told in {n} of {every}.", n=int(told.sum()), every=len(told)),)


def spelled(category: Any) -> str:
    """A value in a sentence: a sign says what it means."""
    return worded(SIGNS.get(name := shown(category), name))


def shown(category: Any) -> str:
    """A value as a person reads it."""
    if isinstance(category, frozenset):
        return ", ".join(sorted(map(str, category))) or "nothing"
    if isinstance(category, float) and category.is_integer():
        return str(int(category))
    return str(category)
