"""How sure alpha is: percentile bootstrap over documents.

Documents are drawn, never characters or single coders; D_e is refitted in every draw. Since
coincidences add up over documents, one matrix per document times the matrix of draws is enough.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError
from .table import NOTHING, Counts, Distances, Floats, Level, Table, counts, distances
from .values import coincidences

FEWEST = 4
"""Documents below which a widened interval covers far less than it says (agreement.md)."""
MOST_DROPPED = 0.2
"""Share of draws without variation above which the rest stand for nothing."""
CUSTOMARY = (0.667, 0.8)
"""Krippendorff's customary levels; the level that is needed depends on the use."""
_AT_ONCE = 4_000_000
"""Numbers of one block of draws (32 MB)."""


@dataclass(frozen=True)
class Interval:
    """Limits of alpha, None where too little is there to say (``why``).

    ``dropped``: share of draws without variation; ``below``: share of the other draws below each
    customary level; ``clusters``: documents drawn from.
    """

    low: float | None
    high: float | None
    dropped: float
    below: dict[float, float]
    clusters: int
    draws: int
    seed: int
    why: str = ""


def interval(
    table: Table,
    *,
    level: Level | Distances = "nominal",
    clusters: Sequence[Hashable] | None = None,
    draws: int = 2000,
    seed: int = 0,
    confidence: float = 0.95,
    widen: bool | None = None,
    categories: Iterable[Any] | None = None,
) -> Interval:
    """Interval of alpha over ``table[coder][unit]``.

    ``clusters`` names each unit's document; without it units are drawn. ``widen`` (on exactly when
    ``clusters`` is given) takes the quantiles at Phi(-sqrt(D / (D - 1)) t(D - 1)) and its mirror,
    since few documents vary less than they should. The same seed gives the same limits.
    """
    if not 0 < confidence < 1:
        raise OptionError(f"Confidence is a share between 0 and 1, not {confidence:g}.")
    whole = counts(table, level, categories)
    places = _places(whole, clusters)
    widened = clusters is not None if widen is None else widen
    size = int(places.max(initial=-1)) + 1
    n = whole.n
    parts = [coincidences(n[places == d]) for d in range(size)]
    drawing = Drawing(draws, seed, confidence, widened)
    return interval_of(parts, whole.categories, level, drawing)


@dataclass(frozen=True)
class Drawing:
    """How documents are drawn: how often, with which seed, and whether few of them widen."""

    draws: int = 2000
    seed: int = 0
    confidence: float = 0.95
    widen: bool = True

    def __post_init__(self) -> None:
        if self.draws < 1:
            raise OptionError(f"An interval needs at least one draw, not {self.draws}.")

    def limits(self, values: Floats, size: int) -> tuple[float, float]:
        """The quantiles of what was drawn from ``size`` documents."""
        tail = _tail(self.confidence, size if self.widen else None)
        low, high = np.quantile(values, [tail, 1 - tail])
        return float(low), float(high)

    def times(self, size: int) -> Floats:
        """How often each document comes in each draw, shape (draws, size)."""
        return _times(self.draws, self.seed, size)


@lru_cache(maxsize=8)
def _times(draws: int, seed: int, size: int) -> Floats:
    """The same draws for every layer: they are compared text by text."""
    random = np.random.default_rng(seed)
    return random.multinomial(size, np.full(size, 1.0 / size), size=draws).astype(float)


def interval_of(
    parts: Sequence[Floats],
    categories: Sequence[Hashable],
    level: Level | Distances,
    drawing: Drawing,
) -> Interval:
    """Interval of alpha from the coincidences (q, q) of each document."""
    size, draws, seed = len(parts), drawing.draws, drawing.seed
    if drawing.widen and size < FEWEST:
        return Interval(
            None, None, 0.0, {}, size, draws, seed,
            f"There are too few documents ({size}) for an interval; {FEWEST} are needed.",
        )  # fmt: skip
    if not size:
        return Interval(None, None, 0.0, {}, 0, draws, seed, "There is nothing to compare.")
    alphas = _drawn(parts, categories, level, drawing.times(size))
    kept = alphas[~np.isnan(alphas)]
    dropped = 1.0 - len(kept) / draws
    if dropped > MOST_DROPPED or not len(kept):
        return Interval(
            None, None, dropped, {}, size, draws, seed,
            f"{dropped:.0%} of the draws have no variation: too many for an interval.",
        )  # fmt: skip
    low, high = drawing.limits(kept, size)
    below = {at: float((kept < at).mean()) for at in CUSTOMARY}
    return Interval(low, high, dropped, below, size, draws, seed)


def ratio_interval(
    above: Sequence[float], under: Sequence[float], drawing: Drawing
) -> tuple[float, float] | None:
    """Interval of sum / sum over documents (F1 and its like); None where there are too few."""
    size = len(above)
    if size < FEWEST:
        return None
    times = drawing.times(size)
    divisor = times @ np.asarray(under, dtype=float)
    there = divisor > 0
    if there.mean() < 1 - MOST_DROPPED:
        return None
    return drawing.limits((times @ np.asarray(above, dtype=float))[there] / divisor[there], size)


def _places(whole: Counts, clusters: Sequence[Hashable] | None) -> npt.NDArray[np.intp]:
    """Each unit's document as a number; units nobody could compare draw nothing."""
    units = whole.codes.shape[1]
    if clusters is not None and len(clusters) != units:
        raise OptionError(f"There are {units} units and {len(clusters)} clusters; give one each.")
    pairable = (whole.codes >= 0).sum(axis=0) > 1
    names = list(range(units)) if clusters is None else list(clusters)
    numbers: dict[Hashable, int] = {}
    out = np.full(units, -1, dtype=np.intp)
    for u in np.flatnonzero(pairable):
        out[u] = numbers.setdefault(names[u], len(numbers))
    return out


def _tail(confidence: float, documents: int | None) -> float:
    if documents is None:
        return (1 - confidence) / 2
    from scipy.special import ndtr, stdtrit  # heavy

    t = stdtrit(documents - 1, (1 + confidence) / 2)
    return float(ndtr(-math.sqrt(documents / (documents - 1)) * t))


def _drawn(
    parts: Sequence[Floats],
    categories: Sequence[Hashable],
    level: Level | Distances,
    times: Floats,
) -> Floats:
    """Alpha of every draw, NaN where it has no variation."""
    if level == "nominal":
        return _nominal(times, np.stack(parts))
    q = len(categories)
    flat = np.stack([part.ravel() for part in parts])
    fixed = None if level == "ordinal" else distances(categories, level, np.zeros(q))
    step = max(1, _AT_ONCE // max(1, q * q))
    blocks = [
        _alphas((times[at : at + step] @ flat).reshape(-1, q, q), fixed, categories)
        for at in range(0, len(times), step)
    ]
    return np.concatenate(blocks)


def _nominal(times: Floats, parts: Floats) -> Floats:
    """Nominal alpha needs only the margins and what is equal: q numbers a document, not q * q."""
    equal = times @ np.trace(parts, axis1=1, axis2=2)
    marginal = times @ parts.sum(axis=2)
    total = marginal.sum(axis=1)
    observed = total - equal
    expected = total**2 - (marginal**2).sum(axis=1)
    out = np.full(len(times), np.nan)
    there = expected > NOTHING
    out[there] = 1.0 - observed[there] * (total[there] - 1.0) / expected[there]
    return out


def _alphas(o: Floats, fixed: Floats | None, categories: Sequence[Hashable]) -> Floats:
    """Alpha of each matrix of coincidences, shape (draws, q, q)."""
    marginal = o.sum(axis=2)
    total = marginal.sum(axis=1)
    if fixed is None:
        apart = np.stack([distances(categories, "ordinal", m) for m in marginal])
        observed = (o * apart).sum(axis=(1, 2)) / total
        chance = np.einsum("di,dij,dj->d", marginal, apart, marginal)
    else:
        observed = (o * fixed).sum(axis=(1, 2)) / total
        chance = ((marginal @ fixed) * marginal).sum(axis=1)
    expected = chance / (total * (total - 1.0))
    out = np.full(len(o), np.nan)
    there = expected > 1e-15
    out[there] = 1.0 - observed[there] / expected[there]
    return out
