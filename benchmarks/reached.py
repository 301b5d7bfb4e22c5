"""Which lines and branches of four subjects their own tests reach, module by module; or what the
whole suite reaches, room by room.

Run: python benchmarks/reached.py [subject ...]   (turns, log, maps, networks; without: all)
     python benchmarks/reached.py whole [test ...]

Of a subject only its own tests are run: what they do not reach, no test of the subject asks about,
whatever else passes through it. Of the whole every process counts, those of servers and jobs too,
also where it leaves at once; where there is a PostgreSQL (``HUSTINGS_POSTGRES``)
what holds projects is tested once more with each in it, and without one the files that only it
runs are told, and not counted. It fails where less than 95 % of all lines are reached, or 85 % of
a file's, or where a test failed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
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
patch = subprocess, _exit
concurrency = thread,multiprocessing
data_file = {data}
"""
LEAST, TOGETHER = 85.0, 95.0
"""Per cent of the lines that are to be reached: of every file, and of all together."""
POSTGRES = "src/hustings/store/postgres/"
"""What nothing runs where there is no server."""
IN_POSTGRES = ("-p", "tests.in_postgres", "tests/store", "tests/project")
"""The second run of what holds projects, as .ci/run does it."""
COUNTS = ("num_statements", "covered_lines", "num_branches", "covered_branches")

Files = Mapping[str, Mapping[str, Any]]
"""File -> what coverage says of it."""


def whole(tests: tuple[str, ...]) -> tuple[Files, bool]:
    """What coverage says of every file of the program, in every process the suite starts; and
    whether all tests passed.
    """
    runs = [tests]
    if os.environ.get("HUSTINGS_POSTGRES") and not tests:
        runs.append(IN_POSTGRES)
    with tempfile.TemporaryDirectory() as folder:
        settings, report = Path(folder) / "settings", Path(folder) / "report.json"
        settings.write_text(EVERYWHERE.format(data=Path(folder) / "data"), encoding="utf-8")
        with_settings = f"--rcfile={settings}"
        quiet = ["-m", "pytest", "-q", "-n", "auto", "-p", "no:cacheprovider"]
        begin = [sys.executable, "-m", "coverage", "run", with_settings, *quiet]
        passed = [not subprocess.run([*begin, *run], cwd=ROOT).returncode for run in runs]
        for tell in (["combine", "-q"], ["json", "-q", "-i", "-o", str(report)]):
            order = [sys.executable, "-m", "coverage", tell[0], with_settings, *tell[1:]]
            subprocess.run(order, cwd=ROOT, check=True)
        return json.loads(report.read_text(encoding="utf-8"))["files"], all(passed)


def room_of(file: str) -> str:
    """The folder of a file, "(modules)" of one that lies in none."""
    room, inside, _ = file.removeprefix("src/hustings/").partition("/")
    return f"{room}/" if inside else "(modules)"


def summed(files: Files) -> dict[str, int]:
    """What is reached in all of them, of how many."""
    return {count: sum(data["summary"][count] for data in files.values()) for count in COUNTS}


def share(
    told: Mapping[str, int], of: str = "num_statements", done: str = "covered_lines"
) -> float:
    """Per cent of the lines (or branches) that are reached."""
    return 100 * told[done] / told[of] if told[of] else 100.0


def print_rooms(files: Files) -> None:
    """The table of the rooms, and all of them together."""
    rooms = {
        room: {file: data for file, data in files.items() if room_of(file) == room}
        for room in sorted(map(room_of, files))
    }
    print("| room | lines | % | branches | % |\n|---|---|---|---|---|")
    for room, inside in {**rooms, "together": files}.items():
        own = summed(inside)
        lines = f"{own['covered_lines']:,} of {own['num_statements']:,}"
        branches = f"{own['covered_branches']:,} of {own['num_branches']:,}"
        both = share(own), share(own, "num_branches", "covered_branches")
        print(f"| {room} | {lines} | {both[0]:.1f} | {branches} | {both[1]:.1f} |")


def lacking(files: Files, passed: bool) -> list[str]:
    """What is missing from what is promised, a sentence each; nothing where it holds."""
    shares = {file: share(data["summary"]) for file, data in files.items()}
    below = sorted((least, file) for file, least in shares.items() if least < LEAST)
    told = [f"{least:5.1f} %  {file}" for least, file in below]
    if below:
        told.append(f"{len(below)} files lie under {LEAST:g} % of their lines.")
    if (all_lines := share(summed(files))) < TOGETHER:
        told.append(f"{all_lines:.1f} % of all lines are reached, at least {TOGETHER:g} are to be.")
    if not passed:
        told.append("Tests failed, or were too slow while they were counted: see above which.")
    return told


def of_the_whole(tests: tuple[str, ...]) -> None:
    """Print what the suite reaches; end with what is missing, if anything is."""
    files, passed = whole(tests)
    if not os.environ.get("HUSTINGS_POSTGRES"):
        print(f"Not counted without HUSTINGS_POSTGRES=$(.ci/postgres): {POSTGRES}")
        files = {file: data for file, data in files.items() if not file.startswith(POSTGRES)}
    print_rooms(files)
    if missing := lacking(files, passed):
        sys.exit("\n".join(missing))


def main() -> None:
    """Print a table for each subject named."""
    if sys.argv[1:2] == ["whole"]:
        of_the_whole(tuple(sys.argv[2:]))
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
