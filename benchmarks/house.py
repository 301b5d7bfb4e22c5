"""How the house stands against its plan: each figure of docs/ARCHITECTURE.md, counted anew.

Run: python benchmarks/house.py
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "frontend" / "src"
LINE = 100
sys.path.insert(0, str(ROOT))
from tests import house_limits  # noqa: E402


def branches() -> list[int]:
    """The branches of every function, as ruff counts them."""
    run = [sys.executable, "-m", "ruff", "check", "src", "--select", "C901", "--exit-zero"]
    more = ["--config", "lint.mccabe.max-complexity=0", "--output-format", "json"]
    told = subprocess.run([*run, *more], cwd=ROOT, capture_output=True, text=True, check=True)
    found = (re.search(r"\((\d+) > 0\)", row["message"]) for row in json.loads(told.stdout))
    return [int(match[1]) for match in found if match]


def lines(path: Path) -> list[str]:
    """The lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def wide_lines() -> int:
    """Lines of the pages over the limit: words, which a formatter does not break."""
    files = (p for p in PAGES.rglob("*") if p.suffix in (".ts", ".svelte", ".css"))
    kept = (p for p in files if not p.name.endswith("schema.ts"))
    return sum(len(line) > LINE for p in kept for line in lines(p))


def main() -> None:
    """Print them."""
    counts, long, found = branches(), house_limits.long_modules(), house_limits.found()
    print(f"functions: {len(counts):,}; branches on average {statistics.mean(counts):.2f},")
    print(f"  at most {max(counts)}; over 12: {sum(n > 12 for n in counts)}")
    print(f"modules over {house_limits.MODULE_LINES} lines: {len(long)}: {long}")
    print(f"lines of pages over {LINE} characters: {wide_lines()}")
    for rule, files in found.items():
        if rule.startswith("modules over"):
            continue
        print(f"{rule}: {sum(files.values())} in {len(files)} files")


if __name__ == "__main__":
    main()
