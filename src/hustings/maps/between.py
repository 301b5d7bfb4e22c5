"""Shortest paths through the factors of a map, from many factors at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# factors whose paths are followed at a time: three tables of so many rows lie in memory
AT_ONCE = 500


def betweenness(names: Sequence[str], arrows: npt.NDArray[np.int64]) -> dict[str, float]:
    """Of each factor the sum, over pairs of others, of the share of their shortest paths that lead
    through it; every arrow is as long as the next, nothing is normalised (Freeman 1977; counted as
    Brandes 2001 does, here a step of all paths at a time). An arrow is n times its cause and its
    effect, of n factors."""
    from scipy.sparse import csr_array  # heavy

    n = len(names)
    known = np.sort(arrows)
    leads = csr_array((np.ones(len(known)), np.divmod(known, max(n, 1))), shape=(n, n))
    through = np.zeros(n)
    for begin in range(0, n, AT_ONCE):
        sources = np.arange(begin, min(n, begin + AT_ONCE))
        through += _through(sources, leads, leads.T.tocsr())
    return {name: float(through[i]) for i, name in enumerate(names)}


def _through(sources: npt.NDArray[np.intp], leads: Any, back: Any) -> Floats:
    """Shares of the paths from some factors, shape (n,): steps out, then the shares back home."""
    n = leads.shape[0]
    rows = np.arange(len(sources))
    far = np.full((len(sources), n), -1, dtype=np.int64)
    paths = np.zeros((len(sources), n))
    far[rows, sources], paths[rows, sources] = 0, 1
    last, step = paths.copy(), 0
    while last.any():
        last = np.where(far < 0, last @ leads, 0.0)
        step += 1
        far[last > 0] = step
        paths += last
    share = np.zeros_like(paths)
    for away in range(step - 1, 0, -1):
        here = np.divide(1 + share, paths, out=np.zeros_like(paths), where=far == away)
        share += np.where(far == away - 1, paths * (here @ back), 0.0)
    share[rows, sources] = 0
    total: Floats = share.sum(axis=0)
    return total
