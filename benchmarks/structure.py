"""What clusters, phases and centralities cost, and a one-mode product beside SciPy's plain sparse
one: seconds of processor, the second time, of a debate made by dice.

``python benchmarks/structure.py [clusters] [phases] [centralities] [products]`` (all where none is
named); ``--million``: the product of a million statements too.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_array

from hustings.networks import centralities, clusters, phases
from hustings.networks.options import NetworkOptions
from hustings.networks.products import gram, thinned
from hustings.networks.tally import counts, flat, tally
from networks import debate

ACTORS, CONCEPTS, STATEMENTS = 200, 300, 20_000
SIGNED: Final[dict[str, Any]] = {"qualifier": "agreement"}


def seconds(work: Callable[[], object]) -> float:
    """Seconds of processor of the second time: what is loaded at first is not counted."""
    work()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def line(what: str, took: float, goal: str = "") -> None:
    """A line of the table."""
    print(f"{what:<74}{took:8.2f}{goal:>12}", flush=True)


def products(statements: int) -> None:
    """Counts of 5,000 actors times themselves, as a one-mode network is made of them."""
    said = debate(statements, 5_000, 500)
    x = flat(counts(tally(said, NetworkOptions.of(SIGNED, said))))
    sparse = csr_array(x)
    plain = seconds(lambda: (sparse @ sparse.T).toarray())
    ours = seconds(lambda: gram(thinned(x)))
    assert np.array_equal(gram(thinned(x)), (sparse @ sparse.T).toarray())
    goal = "1.3" if statements < 1_000_000 else "0.2"
    line(f"one-mode product, {statements:,} statements, 5,000 x 500: plain sparse", plain)
    line("  ours", ours)
    line("  ratio", ours / plain, goal)


def main() -> None:
    """Print what is asked for."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("subjects", nargs="*", metavar="SUBJECT")
    given.add_argument("--million", action="store_true")
    chosen = given.parse_args()
    said = debate(STATEMENTS, ACTORS, CONCEPTS)
    works: dict[str, tuple[Callable[[], object], str]] = {
        "clusters": (lambda: clusters(said, **SIGNED), "5"),
        "phases": (lambda: phases(said, **SIGNED, unit="years", width=1), "1"),
        "phases of every month": (lambda: phases(said, **SIGNED, unit="months", width=12), "1"),
        "centralities": (lambda: centralities(said, **SIGNED), "0.3"),
    }
    print(f"{STATEMENTS:,} statements, {ACTORS} x {CONCEPTS:<48}{'seconds':>8}{'goal':>12}")
    for subject, (work, goal) in works.items():
        if not chosen.subjects or subject.split()[0] in chosen.subjects:
            line(subject, seconds(work), goal)
    if not chosen.subjects or "products" in chosen.subjects:
        products(100_000)
        if chosen.million:
            products(1_000_000)


if __name__ == "__main__":
    main()
