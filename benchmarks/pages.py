"""What each page's first question costs, by the function that answers it, on a kept project.

``python benchmarks/pages.py PROJECT [QUESTION …] [--profile N]``. Each question is asked in a
process of its own, which has opened the project and taken up its columns as a server does: seconds
of processor of the first answer and of the next before anything is written, bytes as they are sent
(not compressed), and how much memory the process took at most beyond what it held before the
question. ``--profile 20`` prints the functions the first answer spent most time in; ``--together``
asks all of one process and says what it holds; ``--kept`` opens the project anew for what a server
keeps with it and asks for that, asked once before (see ``hustings.server.ready``). A project of a
million statements is made by ``benchmarks/scale.py --million --keep FOLDER``; its own words lie
beside it (``.json``). ``network after coding`` writes a statement into the project and undoes it.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import orjson
from scale import STUDY, peak

from hustings import views
from hustings.guards.memory import collect_less
from hustings.model import Selection
from hustings.project import Project
from hustings.project.asking import Asked, Slice
from hustings.project.texts.shelving import Wish, shelf
from hustings.server.ready import ready
from hustings.views import people, relating, telling
from hustings.views.causal import factors, maps
from hustings.views.checking import forecasts, quotations
from hustings.views.coders import agreement, assigning
from hustings.views.composing import figures
from hustings.views.network import networks, structure
from hustings.views.reviewing import review
from hustings.views.telling import voices

Names = Mapping[str, str]
Question = Callable[[Project, Names], Any]
"""What a page asks: of a project, with words that occur in it."""


def _rows(project: Project, selection: Selection, sort: str = "start", words: str = "") -> Any:
    found = project.page(Asked(selection, words=words), Slice(200), sort)
    return views.statement_rows(project, found.statements)


LISTS: Final[dict[str, Question]] = {
    "library": lambda p, _: shelf(p, Wish()).rows,
    "statements": lambda p, _: _rows(p, Selection()),
    "… by holder": lambda p, _: _rows(p, Selection(), "holder"),
    "… of a form": lambda p, _: _rows(p, Selection(forms=("cause",))),
    "… with a word": lambda p, n: _rows(p, Selection(), words=n["word"]),
    "names to filter by": lambda p, _: views.statement_names(p, Asked()),
    "search in texts": lambda p, n: p.search(n["word"], limit=100),
    "people": lambda p, _: people.people_view(p, limit=500),
    "who may be one": lambda p, _: people.merges_view(p),
    "history": lambda p, _: [views.change_row(c) for c in p.short_history(limit=100)],
    "coders": lambda p, _: agreement.coders_view(p),
    "workload": lambda p, _: assigning.assignments_view(p),
    "review": lambda p, _: review.queue(p),
    "quotations": lambda p, _: quotations.quotations_view(p),
    "forecasts": lambda p, _: forecasts.forecasts_view(p),
}
"""What the store alone answers."""

COMPUTED: Final[dict[str, Question]] = {
    "factors": lambda p, _: factors.factors_view(p, {}),
    "network": lambda p, _: networks.network_view(p, STUDY, most=networks.UNPLACED),
    "network drawn": lambda p, _: figures.drawing_view(p, STUDY, (1000, 700), short=True),
    "counts": lambda p, _: structure.barplot_view(
        p, {"variable": "holder", "qualifier": "agreement"}
    ),
    "map of everybody": lambda p, _: maps.map_view(p, {}, most=maps.ARROWS),
    "map opened with": lambda p, _: maps.map_view(
        p, {"holders": [maps.opening(p)]}, most=maps.ARROWS
    ),
    "map drawn": lambda p, _: figures.map_drawing_view(p, {}, short=True),
    "timeline": lambda p, _: telling.timeline_view(p, {}, short=True),
    "relations": lambda p, _: relating.relations_view(p, {}),
    "whose views": lambda p, _: voices.ascription_view(p, {}),
}
"""What is computed of columns."""

CODED: Final = "network after coding"
"""The network, asked, then one statement coded, then the network again."""


OPENED: Final = "opened"
"""The project opened, and closed and opened once more."""


KEPT: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "people": ("people", {"offset": 0, "limit": 500}),
    "who may be one": ("who may be one", {}),
    "coders": ("coders", {}),
    "factors": ("factors", {}),
    "network": ("network", STUDY),
    "network drawn": ("network drawn", {**STUDY, "wide": 1000, "high": 700, "short": True}),
    "map of everybody": ("map", {}),
    "map drawn": ("map drawn", {"short": True}),
}
"""What a server keeps with the project, as it asks for it."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor, first and next; bytes; MB beyond what was held before, and at most."""

    first: float
    again: float
    size: int
    beyond: float
    most: float


def held() -> float:
    """What this process holds, in MB."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line) / 1e3


def asked(path: Path, name: str, most: int) -> Cost:
    """One question, in this process; with ``most`` the functions it spent its time in on stderr."""
    if name == OPENED:
        return opened(path)
    names = json.loads(path.with_suffix(".json").read_text())
    collect_less()
    with Project.open(path) as project:
        project.keep_columns()
        question = (LISTS | COMPUTED).get(name, COMPUTED["network"])
        if name not in LISTS:
            project.columns(Selection())
        if name == CODED:
            question(project, names)
        before = held()
        Path("/proc/self/clear_refs").write_text("5")  # the most held counts from here
        if name == CODED:
            coded(project, names)
        profile = cProfile.Profile()
        begun = time.process_time()
        with profile if most else nullcontext():
            sent = _sent(question(project, names))
        answered = time.process_time()
        _sent(question(project, names))
        again = time.process_time()
        if name == CODED:
            project.undo()
    if most:
        told = pstats.Stats(profile, stream=sys.stderr)
        told.sort_stats("cumulative").print_stats(most)
        told.sort_stats("tottime").print_stats(most)
    top = peak("self")
    return Cost(answered - begun, again - answered, len(sent), top - before, top)


def opened(path: Path) -> Cost:
    """A project opened twice."""
    before, begun = held(), time.process_time()
    Project.open(path).close()
    first = time.process_time()
    Project.open(path).close()
    again = time.process_time()
    top = peak("self")
    return Cost(first - begun, again - first, 0, top - before, top)


def looked_up(path: Path, name: str) -> Cost:
    """A question whose answer a server keeps: first and next, of a project that was just opened."""
    collect_less()
    with Project.open(path) as project:
        project.keep_columns()
        before, begun = held(), time.process_time()
        sent = ready(project, *KEPT[name])
        answered = time.process_time()
        ready(project, *KEPT[name])
        again = time.process_time()
    top = peak("self")
    return Cost(answered - begun, again - answered, len(sent), top - before, top)


def _sent(answer: Any) -> bytes:
    """An answer as a server sends it."""
    return orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY)


def coded(project: Project, names: Names) -> None:
    """One more position, by the first who speaks."""
    values = {"concept": names["concept"], "agreement": True}
    project.code(names["text"], 0, 25, "position", values)


def line(name: str, cost: Cost) -> str:
    """A line of the table."""
    return (
        f"{name:<22}{cost.first:8.2f}{cost.again:8.2f}{cost.size / 1e3:9.0f} kB"
        f"{cost.beyond:8.0f} MB{cost.most:8.0f} MB"
    )


def together(path: Path, questions: Sequence[str]) -> None:
    """All questions of one process, as a server is asked: what it holds and held at most, in MB."""
    names = json.loads(path.with_suffix(".json").read_text())
    collect_less()
    print(f"{'':<22}{'first s':>8}{'held':>11}{'at most':>11}")
    with Project.open(path) as project:
        project.keep_columns()
        for name in questions:
            begun = time.process_time()
            _sent((LISTS | COMPUTED)[name](project, names))
            took = time.process_time() - begun
            print(f"{name:<22}{took:8.2f}{held():8.0f} MB{peak('self'):8.0f} MB")


def main() -> None:
    """Ask each in a process of its own, and print a line for it."""
    every = [OPENED, *LISTS, *COMPUTED, CODED]
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("project", type=Path)
    given.add_argument("questions", nargs="*", choices=[*every, []], metavar="QUESTION")
    given.add_argument("--profile", type=int, default=0, help="so many functions of each")
    given.add_argument("--here", action="store_true", help="in this process, as JSON")
    given.add_argument("--kept", action="store_true", help="as a server keeps its answers")
    given.add_argument("--together", action="store_true", help="all in one process: its memory")
    chosen = given.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    if chosen.here:
        name = chosen.questions[0]
        cost = (
            looked_up(chosen.project, name)
            if chosen.kept
            else asked(chosen.project, name, chosen.profile)
        )
        print(json.dumps(asdict(cost)))
        return
    if chosen.together:
        together(chosen.project, chosen.questions or [*LISTS, *COMPUTED])
        return
    print(f"{'':<22}{'first s':>8}{'next s':>8}{'sent':>12}{'beyond':>11}{'at most':>11}")
    for name in chosen.questions or (KEPT if chosen.kept else every):
        command = [sys.executable, __file__, str(chosen.project), name, "--here"]
        if chosen.kept:
            command.append("--kept")
            subprocess.run(command, stdout=subprocess.PIPE, check=True)
        done = subprocess.run(
            [*command, "--profile", str(chosen.profile)], stdout=subprocess.PIPE, text=True
        )
        no = done.returncode != 0
        print(f"{name:<22} no answer" if no else line(name, Cost(**json.loads(done.stdout))))


if __name__ == "__main__":
    main()
