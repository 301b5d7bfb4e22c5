"""Which lines and branches of four subjects their own tests reach, module by module; or what the
whole suite reaches, room by room.

Run: python benchmarks/reached.py [subject ...]   (turns, log, maps, networks; without: all)
     python benchmarks/reached.py whole [test ...]

Of a subject only its own tests are run: what they do not reach, no test of the subject asks about,
whatever else passes through it. Of the whole every process counts, those of servers and jobs too;
it fails where less than 95 % of all lines are reached, or 85 % of a file's.
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
        (
            "tests/read/test_turns.py",
            "tests/read/test_dashes.py",
            "tests/read/test_any_text.py",
            "tests/read/test_conventions.py",
            "tests/read/test_edges.py",
        ),
    ),
    "log": (
        "src/hustings/store/log.py,src/hustings/store/logged.py",
        (
            "tests/store/test_kept.py",
            "tests/store/test_log.py",
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


EVERYWHERE = """[run]
branch = true
parallel = true
source = src/hustings
patch = subprocess
concurrency = thread,multiprocessing
data_file = {data}
"""
LEAST, TOGETHER = 85.0, 95.0
"""Per cent of the lines that are to be reached: of every file, and of all together."""


def whole(tests: tuple[str, ...]) -> dict[str, Any]:
    """The report of coverage on all of the program, in every process the suite starts."""
    with tempfile.TemporaryDirectory() as folder:
        settings, report = Path(folder) / "settings", Path(folder) / "report.json"
        settings.write_text(EVERYWHERE.format(data=Path(folder) / "data"), encoding="utf-8")
        with_settings = f"--rcfile={settings}"
        quiet = ["-m", "pytest", "-q", "-n", "auto", "-p", "no:cacheprovider"]
        # a test that fails, or is too slow while it is counted, reached what it reached
        run = [sys.executable, "-m", "coverage", "run", with_settings, *quiet, *tests]
        subprocess.run(run, cwd=ROOT, check=False)
        for tell in (["combine", "-q"], ["json", "-q", "-i", "-o", str(report)]):
            order = [sys.executable, "-m", "coverage", tell[0], with_settings, *tell[1:]]
            subprocess.run(order, cwd=ROOT, check=True)
        told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return told


def rooms(files: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Room -> what is reached in it, of how many."""
    counts = ("num_statements", "covered_lines", "num_branches", "covered_branches")
    found: dict[str, dict[str, int]] = {}
    for file, data in files.items():
        room, inside, _ = file.removeprefix("src/hustings/").partition("/")
        told = found.setdefault(f"{room}/" if inside else "(modules)", dict.fromkeys(counts, 0))
        for count in counts:
            told[count] += data["summary"][count]
    return found


def share(told: dict[str, int], of: str = "num_statements", done: str = "covered_lines") -> float:
    """Per cent of the lines (or branches) that are reached."""
    return 100 * told[done] / told[of] if told[of] else 100.0


def print_whole(told: dict[str, Any]) -> int:
    """The table of the rooms, and the files of which too little is reached; how many those are."""
    print("| room | lines | % | branches | % |\n|---|---|---|---|---|")
    for room, own in [*sorted(rooms(told["files"]).items()), ("together", told["totals"])]:
        lines = f"{own['covered_lines']:,} of {own['num_statements']:,}"
        branches = f"{own['covered_branches']:,} of {own['num_branches']:,}"
        both = share(own), share(own, "num_branches", "covered_branches")
        print(f"| {room} | {lines} | {both[0]:.1f} | {branches} | {both[1]:.1f} |")
    shares = {file: share(data["summary"]) for file, data in told["files"].items()}
    below = {file: least for file, least in shares.items() if least < LEAST}
    for file, least in sorted(below.items(), key=lambda item: item[1]):
        print(f"{least:5.1f} %  {file}")
    return len(below)


def main() -> None:
    """Print a table for each subject named."""
    if sys.argv[1:2] == ["whole"]:
        told = whole(tuple(sys.argv[2:]))
        below, all_lines = print_whole(told), share(told["totals"])
        if below or all_lines < TOGETHER:
            sys.exit(
                f"{all_lines:.1f} % of the lines are reached (at least {TOGETHER:g}); {below} files"
                f" lie under {LEAST:g} %."
            )
        return
    for name in sys.argv[1:] or SUBJECTS:
        files, tests = SUBJECTS[name]
        told = reached(files, tests)
        print(f"\n| {name}: {', '.join(tests)} | lines | branches | both, % |\n|---|---|---|---|")
        for file, data in sorted(told["files"].items()):
            print(row(file.removeprefix("src/hustings/"), data["summary"]))
        print(row("together", told["totals"]))


if __name__ == "__main__":
    main()
