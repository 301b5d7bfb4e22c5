"""Which names are written nearly alike, by runs of their letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import scipy.sparse as sp

GRAMS = (3, 4, 5)
"""Letters of the runs by which names are compared."""


def alike(labels: Sequence[str], least: float) -> dict[tuple[int, int], float]:
    """The pairs of names at least so near, by their numbers, and how near: cosine of TF-IDF weights
    of letter n-grams within words, logarithmic, smoothed (Salton and Buckley 1988)."""
    if not labels[1:]:
        return {}
    known: dict[str, int] = {}
    counted = [Counter(known.setdefault(g, len(known)) for g in _grams(n)) for n in labels]
    rows = [i for i, c in enumerate(counted) for _ in c]
    columns = [k for c in counted for k in c]
    weights = np.array([n for c in counted for n in c.values()], dtype=float)
    common = np.bincount(columns, minlength=len(known))
    weights *= np.log((1 + len(labels)) / (1 + common[columns])) + 1
    length = np.sqrt(np.bincount(rows, weights**2, minlength=len(labels)))
    grams = sp.csr_matrix((weights / length[rows], (rows, columns)), (len(labels), len(known)))
    likeness = sp.triu(grams @ grams.T, 1).tocoo()
    cosines = likeness.data.round(9)
    kept = cosines >= least
    pairs = zip(likeness.row[kept].tolist(), likeness.col[kept].tolist(), strict=True)
    return dict(sorted(zip(pairs, cosines[kept].tolist(), strict=True)))


def _grams(label: str) -> Iterator[str]:
    """Runs of three to five letters of each word, a blank at either end of it; of a shorter word
    the whole."""
    for word in label.lower().split():
        whole = f" {word} "
        for n in GRAMS:
            yield from (whole[k : k + n] for k in range(max(1, len(whole) - n + 1)))
            if len(whole) <= n:
                break
