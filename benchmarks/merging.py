"""Random pairs of copies: merge(A, B) = merge(B, A) up to ids; one-sided = that side; twice = once;
undo = before; no statement without a place.

``python benchmarks/merging.py [--pairs 500] [--seed 0] [--work 8]``
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.project import copies


def main() -> int:
    """Run the pairs; returns how many were wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--work", type=int, default=8)
    given = parser.parse_args()
    began, bad, conflicts = time.perf_counter(), 0, 0
    for seed in range(given.seed, given.seed + given.pairs):
        folder = Path(tempfile.mkdtemp(prefix="hustings-pairs-"))
        try:
            wrong, found = copies.pair(folder, seed, given.work)
        finally:
            shutil.rmtree(folder)
        conflicts += found
        if wrong:
            bad += 1
            print(f"pair {seed}:", *wrong, sep="\n   ", flush=True)
    took = time.perf_counter() - began
    print(f"{given.pairs} pairs, {bad} wrong, {conflicts} conflicts, {took:.0f} s")
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main())
