"""Which lines and branches of four subjects their own tests reach, module by module.

Run: python benchmarks/reached.py [subject ...]   (turns, log, maps, networks; without: all)

Only a subject's own tests are run, not the whole suite: what they do not reach, no test of the
subject asks about, whatever else passes through it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SUBJECTS = {
    "turns": (
        "src/hustings/read/turns.py,src/hustings/read/cutting.py,src/hustings/read/readings.py,"
        "src/hustings/read/conventions/*",
        ("tests/read/test_turns.py", "tests/read/test_conventions.py"),
    ),
    "log": (
        "src/hustings/store/log.py",
        (
            "tests/store/test_kept.py",
            "tests/project/test_standing.py",
            "tests/project/test_project.py",
        ),
    ),
    "maps": ("src/hustings/maps/*", ("tests/maps",)),
    "networks": ("src/hustings/networks/*", ("tests/networks",)),
}
"""Subject -> its files, and its tests."""


def reached(files: str, tests: tuple[str, ...]) -> dict[str, Any]:
    """The report of coverage on these files, as it writes it in JSON."""
    with tempfile.TemporaryDirectory() as folder:
        place = {**os.environ, "COVERAGE_FILE": str(Path(folder) / "data")}
        run = [sys.executable, "-m", "coverage", "run", "--branch", f"--include={files}"]
        quiet = ["-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"]
        subprocess.run([*run, *quiet, *tests], cwd=ROOT, env=place, check=True)
        report = Path(folder) / "report.json"
        tell = [sys.executable, "-m", "coverage", "json", "-q", "-o", str(report)]
        subprocess.run(tell, cwd=ROOT, env=place, check=True)
        told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return told


def row(name: str, summary: dict[str, Any]) -> str:
    """A line of the table: lines and branches that are reached, of how many."""
    lines, branches = summary["num_statements"], summary["num_branches"]
    done = f"{summary['covered_branches']}/{branches}" if branches else "none"
    share = summary["percent_covered"]
    return f"| {name} | {summary['covered_lines']}/{lines} | {done} | {share:.1f} |"


def main() -> None:
    """Print a table for each subject named."""
    for name in sys.argv[1:] or SUBJECTS:
        files, tests = SUBJECTS[name]
        told = reached(files, tests)
        print(f"\n| {name}: {', '.join(tests)} | lines | branches | both, % |\n|---|---|---|---|")
        for file, data in sorted(told["files"].items()):
            print(row(file.removeprefix("src/hustings/"), data["summary"]))
        print(row("together", told["totals"]))


if __name__ == "__main__":
    main()
