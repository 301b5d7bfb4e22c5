"""What one candidate of a nested backbone costs, and whether bounds could pass any over.

``python benchmarks/backbones.py [ACTORS CONCEPTS STATEMENTS]`` (200 300 20000, made by dice) looks
at all that could go first, and again after a third and two thirds of the concepts are gone:
milliseconds of processor for the ties without a concept and for their spectrum, the least and
middle loss, how far the matrix moves (Frobenius) and in how many dimensions, and how many
candidates are left where those are passed over whose loss is sure to be greater than another's: a
spectrum moves no further than its matrix does (Hoffman and Wielandt 1953), and the sum of products
of two sorted spectra is at least that of the matrices (von Neumann). Below stands what all take.
"""

from __future__ import annotations

import sys
import time

import numpy as np

from hustings.model import Statements
from hustings.networks.measures.losses import Losses, Search
from hustings.networks.options import NetworkOptions
from hustings.networks.tally import Floats, tally


def losses_of(actors: int, concepts: int, rows: int) -> Losses:
    """Losses of a debate made by dice: some concepts are told of far more often than others."""
    dice = np.random.default_rng(1)
    often = (concepts * dice.random(rows) ** 1.5).astype(int)
    said = Statements.from_columns(
        {
            "speaker": [f"a{k}" for k in dice.integers(actors, size=rows)],
            "concept": [f"c{k}" for k in often],
            "agreement": (dice.random(rows) < 0.5).tolist(),
        }
    )
    names = {"variable1": "speaker", "variable2": "concept", "qualifier": "agreement"}
    how = {"aggregation": "subtract", "normalization": "average", "duplicates": "document"}
    return Losses(tally(said, NetworkOptions.of({**names, **how}, said)))


def laplacian(y: Floats) -> Floats:
    """D - Y, of trace 1."""
    return np.asarray((np.diag(y.sum(axis=1)) - y) / y.sum())


def line(losses: Losses, search: Search) -> float:
    """A round; returns the milliseconds of one candidate."""
    assert losses.sums is not None
    made, said = losses.sums.of(search.left)
    here = laplacian(losses.sums.ties(made.copy(), said))
    values, vectors = np.linalg.eigh(here)
    whole, now = losses.whole, np.linalg.norm(values - losses.whole)
    turned = (vectors * whole) @ vectors.T
    cost, moved, above, ranks, ties, spectra = [], [], [], [], 0.0, 0.0
    for concept in search.left:
        begun = time.process_time()
        y = losses.sums.ties(*losses.sums.without(made, said, concept))
        tied = time.process_time()
        cost.append(losses.of_ties(y))
        ties, spectra = ties + tied - begun, spectra + time.process_time() - tied
        there = laplacian(y)
        moved.append(np.linalg.norm(there - here))
        ranks.append(np.linalg.matrix_rank(there - here, tol=1e-12))
        far = (there**2).sum() - 2 * (there * turned).sum() + (whole**2).sum()
        above.append(min(now + moved[-1], np.sqrt(max(0.0, far))))
    sure = min(above)
    n = len(cost)
    left = sum(max(0.0, now - far) <= sure for far in moved)
    print(
        f"{n:>5}{1e3 * ties / n:>9.2f}{1e3 * spectra / n:>10.2f}{min(cost):>12.6f}"
        f"{np.median(cost):>12.6f}{np.median(moved):>12.6f}{np.median(ranks):>7.0f}{left:>7}"
    )
    return 1e3 * (ties + spectra) / n


def main() -> None:
    """Three rounds, and what all take."""
    size = [int(word) for word in sys.argv[1:]] or [200, 300, 20_000]
    losses = losses_of(*size)
    search = Search(losses)
    n = len(search.left)
    head = ("left", "ties ms", "spec. ms", "least loss", "middle", "moved", "rank", "kept")
    print("".join(f"{w:>{k}}" for w, k in zip(head, (5, 9, 10, 12, 12, 12, 7, 7), strict=True)))
    took = []
    for gone in (0, n // 3, n // 3):
        for _ in range(gone):  # which go makes no difference here
            search.drop(min(search.left, key=lambda c: losses.said[c]))
        took.append(line(losses, search))
    every = n * (n + 1) // 2
    print(f"{every:,} candidates, {every * float(np.mean(took)) / 1e3:.0f} s of processor")


if __name__ == "__main__":
    main()
