"""How sure alpha is: percentile bootstrap over documents.

Documents are drawn, never characters or single coders; D_e is refitted in every draw. Since
coincidences add up over documents, one matrix per document times the matrix of draws is enough.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError
from .table import Counts, Distances, Floats, Level, Table, counts, distances
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
    if draws < 1:
        raise OptionError(f"An interval needs at least one draw, not {draws}.")
    if not 0 < confidence < 1:
        raise OptionError(f"Confidence is a share between 0 and 1, not {confidence:g}.")
    whole = counts(table, level, categories)
    places = _places(whole, clusters)
    widened = clusters is not None if widen is None else widen
    size = int(places.max(initial=-1)) + 1
    if widened and size < FEWEST:
        return Interval(
            None, None, 0.0, {}, size, draws, seed,
            f"There are too few documents ({size}) for an interval; {FEWEST} are needed.",
        )  # fmt: skip
    alphas = _drawn(whole, level, places, size, np.random.default_rng(seed), draws)
    kept = alphas[~np.isnan(alphas)]
    dropped = 1.0 - len(kept) / draws
    if dropped > MOST_DROPPED or not len(kept):
        return Interval(
            None, None, dropped, {}, size, draws, seed,
            f"{dropped:.0%} of the draws have no variation: too many for an interval.",
        )  # fmt: skip
    tail = _tail(confidence, size if widened else None)
    low, high = np.quantile(kept, [tail, 1 - tail])
    below = {at: float((kept < at).mean()) for at in CUSTOMARY}
    return Interval(float(low), float(high), dropped, below, size, draws, seed)


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
    whole: Counts,
    level: Level | Distances,
    places: npt.NDArray[np.intp],
    size: int,
    random: np.random.Generator,
    draws: int,
) -> Floats:
    """Alpha of every draw, NaN where it has no variation."""
    q = len(whole.categories)
    n = whole.n
    parts = np.stack([coincidences(n[places == d]).ravel() for d in range(size)])
    times = random.multinomial(size, np.full(size, 1.0 / size), size=draws).astype(float)
    fixed = None if level == "ordinal" else distances(whole.categories, level, np.zeros(q))
    step = max(1, _AT_ONCE // max(1, q * q))
    blocks = [
        _alphas((times[at : at + step] @ parts).reshape(-1, q, q), fixed, whole.categories)
        for at in range(0, draws, step)
    ]
    return np.concatenate(blocks)


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
