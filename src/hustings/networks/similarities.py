"""How alike two levels of a qualifier are: what a product of counts is weighted by."""

from __future__ import annotations

import numpy as np

from ..errors import OptionError
from .tally import Floats, Levels


def sign_of_levels(levels: Levels, aggregation: str) -> Floats:
    """What one statement of each level adds to a two-mode cell, shape (levels,)."""
    if aggregation == "subtract" and levels.kind == "boolean":
        return np.array([-1.0, 1.0])
    if aggregation == "subtract" and levels.kind == "numeric":
        return np.asarray(levels.values, dtype=float)
    return np.ones(len(levels))


def similarity(levels: Levels, aggregation: str, *, dna: bool = False) -> Floats:
    """S[q, r]: what a pair of statements with levels q and r adds, shape (levels, levels).

    ignore 1; congruence 1 - d, conflict d, subtract 1 - 2d with d = |q - r| / range of the scale
    (DNA manual: all levels of the scale, not just those observed). Names: d is 0 for the same
    level, else 1 (conflict is not a product: see :func:`one_mode`). Raises OptionError where the
    scale has no range.
    """
    k = len(levels)
    if aggregation in ("ignore", "combine"):
        return np.ones((k, k))
    if levels.kind == "text":
        d = 1.0 - np.eye(k)
    else:
        values = np.asarray(levels.values, dtype=float)
        if levels.span == 0:
            if dna or not k:
                return np.full((k, k), np.nan)
            raise OptionError(
                f"The qualifier {levels.name!r} has only the value {levels.values[0]} in this "
                f"selection, so agreement "
                "cannot be told from disagreement; declare its scale, or use aggregation='ignore'.",
                qualifier=levels.name,
                value=levels.values[0],
            )
        d = np.abs(values[:, None] - values[None, :]) / levels.span
    return {"congruence": 1 - d, "conflict": d, "subtract": 1 - 2 * d}[aggregation]
