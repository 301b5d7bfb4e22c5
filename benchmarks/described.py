"""How fast the system a speaker describes is answered: relations and told time; makes its own
input.

python benchmarks/described.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from hustings import balance, relation_network, timeline
from hustings.model import Network, Statements
from hustings.model.edtf import bounds
from networks import timed


def history(n: int, actors: int, seed: int = 1) -> Statements:
    """n relations of 500 tellers over two centuries, a third of them undated."""
    rng = np.random.default_rng(seed)
    names = [f"actor {i:04d}" for i in range(actors)]
    tellers = [f"teller {i:03d}" for i in range(500)]
    kinds = ["supports", "opposes", "funds", "denounces", "belongs to", "allies with"]
    days = np.datetime64("1830-01-01") + rng.integers(0, 73_000, n).astype("timedelta64[D]")

    def time(i: int) -> str | None:
        day = str(days[i])
        forms = (day, day[:7], f"{day[:3]}X", f"{day[:4]}~", f"{day[:4]}/..", None)
        return forms[i % len(forms)]

    def some(of: list[str]) -> list[str]:
        return [of[i] for i in rng.integers(0, len(of), n)]

    return Statements.from_columns(
        {
            "document": [f"d{i // 50}" for i in range(n)],
            "start": np.arange(n) % 50 * 100,
            "form": ["relation"] * n,
            "speaker": some(tellers),
            "holder": some(tellers),
            "commitment": ["asserts"] * n,
            "actor": some(names),
            "relation": some(kinds),
            "target": some(names),
            "about": [time(i) for i in range(n)],
        }
    )


def main() -> None:
    """Prints every figure."""
    told = history(20_000, 400)
    bounds.cache_clear()
    timed("timeline of 20,000 statements by holder", lambda: timeline(told), 0.5)
    bounds.cache_clear()
    timed("relation network of 20,000 statements", lambda: relation_network(told), 0.5)
    told_time = {"time": "told", "since": "1900", "until": "1950"}
    timed("  cut by told time", lambda: relation_network(told, **told_time), 0.5)
    net = relation_network(told)
    timed("  its signed network, disputes and open questions", lambda: (net.signed(), net.disputed))
    rng = np.random.default_rng(1)
    for n, share in ((20, 0.5), (30, 0.3), (40, 0.15), (40, 0.3), (40, 1.0)):
        w = np.triu(np.where(rng.random((n, n)) < share, rng.choice([-1.0, 1.0], (n, n)), 0), 1)
        names = tuple(f"{i:02d}" for i in range(n))
        network = Network(names, names, w + w.T, mode="one-mode")
        timed(
            f"frustration of {n} actors, {share:.0%} of pairs tied at random",
            lambda network=network: print("  exact" if balance(network).exact else "  bounded"),  # type: ignore[misc]
        )


if __name__ == "__main__":
    main()
