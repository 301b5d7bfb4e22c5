"""How fast maps run, against the targets. Random maps with a fixed seed; the median of five.

Run: ``python benchmarks/maps.py``
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from hustings.maps import leave_one_out, loops, sensitivity, what_if
from hustings.maps.sensitivity import How, batch, draw
from hustings.maps.weights import weights
from hustings.model import CausalMap


def random_map(n: int, links: int, seed: int, *, exact: bool = False) -> CausalMap:
    """A map of n factors and so many links without self-loops, signs even, one claim each."""
    rng = np.random.default_rng(seed)
    cells = [(i, j) for i in range(n) for j in range(n) if i != j]
    picked = [cells[k] for k in rng.choice(len(cells), links, replace=False)]
    words = ("slightly", "somewhat", "strongly", "entirely")
    rows = [
        (
            f"f{i}",
            f"f{j}",
            int(rng.choice((-1, 1))),
            f"c{k}",
            f"s{k % 7}",
            0.5 if exact else words[k % 4],
        )
        for k, (i, j) in enumerate(picked)
    ]
    return CausalMap.from_links(rows, concepts=[f"f{i}" for i in range(n)])


def timed(name: str, target: float, work: Callable[[], object]) -> None:
    """Print the median of five against the target."""
    work()
    took = []
    for _ in range(5):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    middle = statistics.median(took)
    print(
        f"{name:<68} {middle * 1000:9.1f} ms   target {target * 1000:6.0f} ms   "
        f"{'ok' if middle <= target else 'OVER'}"
    )


def main() -> None:
    """All targets."""
    small = random_map(50, 250, 1)
    w = weights(small)
    first, keep = np.full((10_000, 50), 0.5), np.tile(w.sources, (10_000, 1))
    drawn = draw(w, 10_000, 1)
    timed(
        "10,000 draws, 50 factors, 250 links: drawing the weights", 0.1, lambda: draw(w, 10_000, 1)
    )
    fixed = How("kosko", "sigmoid", 1.0, -1.0, 100)
    timed("  100 iterations each", 0.6, lambda: batch(w, drawn, first, keep, fixed))
    early = How("kosko", "sigmoid", 1.0, 1e-3, 100)
    timed("  stopping early (1e-3)", 0.2, lambda: batch(w, drawn, first, keep, early))
    timed(
        "  sensitivity() with baseline, shares and percentiles (1e-9)",
        0.6,
        lambda: sensitivity(small, set={"f0": 1.0}, draws=10_000, seed=1),
    )
    large = random_map(1000, 5000, 2)
    timed(
        "1,000 factors, 5,000 links: a run of 100 iterations",
        0.005,
        lambda: what_if(large, start={"f0": 1.0}, tolerance=0.0, transfer="tanh", max_steps=100),
    )
    timed(
        "  a scenario and its baseline until they settle, sigmoid",
        0.01,
        lambda: what_if(large, set={"f0": 1.0}, tolerance=0.0, max_steps=100),
    )
    loopy = random_map(50, 130, 3)
    timed(
        f"loops up to 6 on 50 factors, 130 links ({len(loops(loopy))})", 0.05, lambda: loops(loopy)
    )
    claims = random_map(50, 300, 4)
    timed("leave-one-out over 300 claims", 0.2, lambda: leave_one_out(claims, set={"f0": 1.0}))
    timed("a what-if of 50 factors (a slider)", 0.1, lambda: what_if(small, set={"f0": 0.7}))


if __name__ == "__main__":
    main()
