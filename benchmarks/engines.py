"""How long counting takes on each engine, beside reading all of it; makes its own Parquet files.

Run: ``python benchmarks/engines.py [statements, default 1000000]``
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

import hustings
from hustings.exchange import scanning
from networks import debate

ASKED: dict[str, Any] = {
    "variable1": "speaker", "qualifier": "agreement", "duplicates": "month",
}  # fmt: skip


def written(n: int, folder: Path) -> Path:
    """n statements of 5,000 actors on 500 concepts as Parquet, one part a year."""
    made = debate(n, 5000, 500)
    scanning.write_by_year(made, folder)
    return folder


def main(n: int) -> None:
    """Print, per engine: seconds by the clock and of processors, cells, and the answer's hash."""
    with tempfile.TemporaryDirectory() as folder:
        parts = written(n, Path(folder) / "statements")
        size = sum(p.stat().st_size for p in parts.rglob("*.parquet")) / 1e6
        print(f"{n:,} statements, {size:,.0f} MB of Parquet, 5,000 x 500, once a month")
        for engine in ("polars", "duckdb", "memory"):
            clock, cpu = time.perf_counter(), time.process_time()
            counted = hustings.tally(parts, engine=engine, **ASKED)
            clock, cpu = time.perf_counter() - clock, time.process_time() - cpu
            net = hustings.network(counted, aggregation="congruence")
            told = hashlib.sha256(np.ascontiguousarray(net.matrix).tobytes()).hexdigest()[:12]
            print(
                f"  {engine:<8} {clock:7.2f} s by the clock, {cpu:7.2f} s of processors, "
                f"{len(counted.times):,} cells, network {told}",
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
