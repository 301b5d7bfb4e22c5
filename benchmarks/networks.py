"""How fast networks are made, beside the plain way of doing the same; makes its own input.

python benchmarks/networks.py [--quick]
"""

from __future__ import annotations

import itertools
import resource
import sys
import time
from collections.abc import Callable

import numpy as np

from hustings.model import Column, Statements
from hustings.networks import network, windows


def debate(n: int, actors: int, concepts: int, seed: int = 1) -> Statements:
    """n statements: actors and concepts by Zipf's law, two camps, 5 statements a document, 10
    years.
    """
    rng = np.random.default_rng(seed)

    def zipf(size: int) -> np.ndarray:
        weight = 1.0 / np.arange(1, size + 1)
        return rng.permutation(size)[
            np.searchsorted(np.cumsum(weight / weight.sum()), rng.random(n))
        ].astype(np.int32)

    person, concept = zipf(actors), np.minimum(zipf(concepts), concepts - 1)
    stance = ((person + concept) % 2 == 0) ^ (rng.random(n) < 0.15)
    document = (np.arange(n) // 5).astype(np.int32)
    days = np.sort(rng.integers(0, 3652, size=document[-1] + 1))[document]
    documents = int(document[-1]) + 1

    def names(prefix: str, size: int) -> tuple[str, ...]:
        return tuple(f"{prefix}{i:08d}" for i in range(size))

    return Statements(
        {
            "id": Column("id", "integer", np.arange(n)),
            "document": Column("document", "name", document, names("d", documents)),
            "date": Column(
                "date",
                "date",
                np.datetime64("2010-01-01", "s")
                + days.astype("timedelta64[D]").astype("timedelta64[s]"),
            ),
            "start": Column("start", "integer", np.arange(n) % 5 * 100),
            "stop": Column("stop", "integer", np.arange(n) % 5 * 100 + 50),
            "speaker": Column("speaker", "name", person, names("p", actors)),
            "concept": Column("concept", "name", concept, names("c", concepts)),
            "agreement": Column("agreement", "boolean", stance.astype(np.int8)),
        }
    )


def timed(what: str, work: Callable[[], object], target: float | None = None) -> float:
    """Runs and prints one line."""
    begin = time.perf_counter()
    work()
    took = time.perf_counter() - begin
    goal = f"   target {target:g} s" if target else ""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:<78} {took:8.3f} s   peak {memory:6.0f} MB{goal}", flush=True)
    return took


def plain_duplicates(s: Statements) -> int:
    """The plain way: every statement is compared with all those kept."""
    rows = list(
        zip(
            *(s[name].values.tolist() for name in ("document", "speaker", "concept", "agreement")),
            strict=True,
        )
    )
    kept: list[tuple[int, ...]] = []
    for row in rows:
        if row not in kept:
            kept.append(row)
    return len(kept)


def plain_congruence(s: Statements) -> int:
    """The plain way: every pair of statements on the same concept."""
    said: dict[int, list[tuple[int, int]]] = {}
    for a, c, q in zip(
        *(s[name].values.tolist() for name in ("speaker", "concept", "agreement")), strict=True
    ):
        said.setdefault(c, []).append((a, q))
    ties: dict[tuple[int, int], int] = {}
    for rows in said.values():
        for (a, q), (b, r) in itertools.permutations(rows, 2):
            if q == r and a != b:
                ties[a, b] = ties.get((a, b), 0) + 1
    return len(ties)


STANCE = {"qualifier": "agreement", "aggregation": "congruence"}


def main(quick: bool) -> None:
    """Prints every figure."""
    from scipy import linalg, sparse  # noqa: F401  (loading is not what is measured)

    small = debate(10_000, 500, 50)
    made = windows(small, unit="days", width=365, step=1, normalization="average", **STANCE)
    timed(
        f"{len(made)} windows of 365 days, daily, 10,000 statements, 500 x 50",
        lambda: [w.n for w in made],
        1.5,
    )
    timed(
        f"  each made alone: {len(made) // 20} of them (a twentieth)",
        lambda: [made[i].n for i in range(0, len(made), 20)],
    )
    some = debate(100_000, 5000, 500)
    network(small, normalization="average", **STANCE)
    timed(
        "one-mode congruence/average, 100,000 statements, 5,000 x 500",
        lambda: network(some, normalization="average", **STANCE),
        1.0,
    )
    timed("  plain loop over pairs, 10,000 statements, 500 x 50", lambda: plain_congruence(small))
    timed(
        "duplicates=document, two-mode, 100,000 statements, 500 x 50",
        lambda: network(
            debated,
            mode="two-mode",
            duplicates="document",
            qualifier="agreement",
            aggregation="subtract",
        ),
        0.2,
    ) if (debated := debate(100_000, 500, 50)) else None
    timed(
        "  plain comparison with all kept, 5,000 statements",
        lambda: plain_duplicates(debate(5000, 500, 50)),
    )
    for size in (10_000, 100_000, 1_000_000) if quick else (10_000, 100_000, 1_000_000, 10_000_000):
        statements = debate(size, 5000, 500)
        timed(
            f"one-mode congruence/average, {size:,} statements, 5,000 x 500",
            lambda statements=statements: network(statements, normalization="average", **STANCE),  # type: ignore[misc]
            3.0 if size == 10_000_000 else None,
        )
        del statements


if __name__ == "__main__":
    main("--quick" in sys.argv)
