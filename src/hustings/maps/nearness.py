"""Which names are written nearly alike, by runs of their letters."""

from __future__ import annotations

from collections.abc import Sequence

import scipy.sparse as sp

from ..model.letter_grams import GramWeights, counted


def alike(labels: Sequence[str], least: float) -> dict[tuple[int, int], float]:
    """The pairs of names at least so near, by their numbers, and how near: cosine of the weights of
    their letters' runs.
    """
    if not labels[1:]:
        return {}
    counts = counted(labels)
    weights = GramWeights(counts)
    rows, columns, values = weights.entries(counts)
    grams = sp.csr_matrix((values, (rows, columns)), (len(labels), len(weights.columns)))
    likeness = sp.triu(grams @ grams.T, 1).tocoo()
    cosines = likeness.data.round(9)
    kept = cosines >= least
    pairs = zip(likeness.row[kept].tolist(), likeness.col[kept].tolist(), strict=True)
    return dict(sorted(zip(pairs, cosines[kept].tolist(), strict=True)))
