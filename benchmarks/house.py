"""How the house stands against its plan: each figure of docs/ARCHITECTURE.md, counted anew.

Run: python benchmarks/house.py
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from tests import house_limits  # noqa: E402


def main() -> None:
    """Print them."""
    counts, long, found = house_limits.branches(), house_limits.long_modules(), house_limits.found()
    print(f"functions: {len(counts):,}; branches on average {statistics.mean(counts):.2f},")
    print(f"  at most {max(counts)}; over 12: {sum(n > 12 for n in counts)}")
    print(f"modules over {house_limits.MODULE_LINES} lines: {len(long)}: {long}")
    tests = house_limits.long_tests()
    print(f"files of tests over {house_limits.MODULE_LINES} lines: {len(tests)}, the longest")
    print(f"  of {max(tests.values(), default=0)}")
    for rule, files in found.items():
        if rule.startswith("modules over"):
            continue
        print(f"{rule}: {sum(files.values())} in {len(files)} files")


if __name__ == "__main__":
    main()
