"""A parliament: speeches in ParlaMint's XML, added, coded, searched, its network by party and year.

``python benchmarks/parliament.py [--speeches 100000] [--kills 5] [--keep FOLDER]``. Sittings of a
hundred speeches each (made up, thirty-five years, 600 members, six parties) are written as files,
added by the command, and each speech gets one position through the public API. Each step is done in
a process of its own: seconds by the clock and of all processors, and the most memory one process
held. Then the same files are added to another project by a command that is killed again and again:
whatever is there afterwards must be whole texts, fewer never, and the last run must bring all.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import orjson
from scale import words_of

from hustings import network
from hustings.model import Selection
from hustings.project import Project
from hustings.views import people

COMMAND = [sys.executable, "-m", "hustings.cli"]
PARTIES = ("Harbour", "Hill", "Mill", "Orchard", "Quay", "Saltmarsh")
YEARS = range(1990, 2025)
SPEECHES, MEMBERS, CONCEPTS = 100, 600, 60
WORDS = 60

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-LB_{date}-{number}" xml:lang="en">
<teiHeader><fileDesc><titleStmt><title>ParlaMint-LB, sitting {number}</title></titleStmt>
<sourceDesc><bibl><date when="{date}">{date}</date></bibl></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson>{people}</listPerson></particDesc></profileDesc></teiHeader>
<text><body><div type="debateSection">
"""
PERSON = (
    '<person xml:id="{key}"><persName><surname>{last}</surname>'
    "<forename>{first}</forename></persName></person>"
)


class Parliament:
    """Who speaks, of what, in which words; the same each time."""

    def __init__(self) -> None:
        dice = random.Random(1848)
        names = [w.title() for w in words_of(dice, 2 * MEMBERS)]
        self.members = sorted({f"{a} {b}" for a, b in zip(*[iter(names)] * 2, strict=True)})
        self.party = {name: dice.choice(PARTIES) for name in self.members}
        self.vocabulary = words_of(dice, 20_000)
        pairs = zip(*[iter(words_of(dice, 2 * CONCEPTS))] * 2, strict=True)
        self.concepts = [f"{a} {b}" for a, b in pairs]

    def sitting(self, number: int) -> str:
        """One sitting as ParlaMint has it."""
        dice = random.Random(number)
        date = f"{YEARS[number % len(YEARS)]}-{1 + number % 12:02}-{1 + number % 28:02}"
        speakers = [dice.choice(self.members) for _ in range(SPEECHES)]
        keys = {name: f"p{self.members.index(name)}" for name in speakers}
        told = (
            PERSON.format(key=keys[name], first=name.split()[0], last=name.split()[1])
            for name in keys
        )
        parts = [HEAD.format(date=date, number=f"{number:05}", people="".join(told))]
        for name in speakers:
            words = " ".join(dice.choices(self.vocabulary, k=WORDS)).capitalize()
            parts.append(
                f'<note type="speaker">{escape(name)}:</note>'
                f'<u who="#{keys[name]}" ana="#regular"><seg>{words}.</seg></u>\n'
            )
        return "".join([*parts, "</div></body></text></TEI>\n"])

    def written(self, folder: Path, speeches: int) -> None:
        """The corpus as files."""
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(speeches // SPEECHES):
            path = folder / f"ParlaMint-LB-{number:05}.xml"
            path.write_text(self.sitting(number), encoding="utf-8")


def coded(path: Path, _: Path) -> str:
    """The parties of all members, and a position in each speech."""
    house, dice = Parliament(), random.Random(7)
    with Project.open(path) as project:
        known = {actor.name: actor.id for actor in project.actors()}
        for party in PARTIES:
            mine = [known[n] for n in house.members if n in known and house.party[n] == party]
            project.set_attribute(mine, "party", party)
        made = 0
        for key in project.text_ids():
            turns = [t for t in project.transcript(key).turns if t.speaker]
            made += len(turns)
            project.code_many(
                {
                    "transcript": key,
                    "start": turn.start,
                    "end": min(turn.end, turn.start + 120),
                    "form": "position",
                    "values": {
                        "concept": dice.choice(house.concepts),
                        "agreement": dice.random() < 0.5,
                    },
                }
                for turn in turns
            )
    return f"{made:,} statements"


def searched(path: Path, _: Path) -> str:
    """A word, in all texts."""
    with Project.open(path) as project:
        found = project.search(Parliament().vocabulary[41], limit=100)
    return f"in {len(found.counts):,} texts"


def by_year(path: Path, _: Path) -> str:
    """Parties over concepts, all years together and each by itself."""
    with Project.open(path) as project:
        told = project.columns(Selection())
    asked = {"variable1": "party", "variable2": "concept", "qualifier": "agreement"}
    whole = network(told, **asked)
    each = [network(told, **asked, since=f"{year}-01-01", until=f"{year}-12-31") for year in YEARS]
    return f"{len(whole.rows)} parties, {whole.n:,} statements; of years {sum(e.n for e in each):,}"


def everybody(path: Path, _: Path) -> str:
    """The page of people."""
    with Project.open(path) as project:
        answer = people.people_view(project)
    return f"{len(answer.people):,} people, {len(orjson.dumps(answer)) / 1e3:.0f} kB"


def changes(path: Path, _: Path) -> str:
    """The first page of the history."""
    with Project.open(path) as project:
        found = project.short_history(limit=100)
    return f"{len(found)} changes"


STEPS: dict[str, Callable[[Path, Path], str]] = {
    "coded": coded,
    "searched": searched,
    "network by party and year": by_year,
    "people": everybody,
    "history": changes,
}
"""What is done to the project, each in a process of its own."""


def command(*arguments: str | Path) -> list[str]:
    """A command of Hustings."""
    return [*COMMAND, *map(str, arguments)]


def measured(name: str, call: list[str]) -> float:
    """Run it, print what it took, and give its seconds; ``ru_maxrss`` of children is the most of
    any until now, so each step is waited for by a process of its own.
    """
    begun = time.perf_counter()
    child = os.fork()
    if child == 0:
        done = subprocess.run(call, stdout=subprocess.PIPE, text=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        told = (done.stdout.strip().splitlines() or ["nothing said"])[-1][:70]
        worked, most = used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3
        took = time.perf_counter() - begun
        print(f"{name:<28}{took:8.1f} s{worked:8.1f} s{most:8.0f} MB  {told}", flush=True)
        os._exit(done.returncode != 0)
    if os.waitpid(child, 0)[1]:
        sys.exit(f"{name} did not come to an end.")
    return time.perf_counter() - begun


def killed(folder: Path, corpus: Path, kills: int, takes: float) -> None:
    """Add the same, killed again and again within the seconds it ``takes``; SystemExit where
    anything is not whole or is lost.
    """
    path, dice, there = folder / "killed.hustings", random.Random(3), 0
    files = sorted(corpus.iterdir())
    for number in range(kills):
        with subprocess.Popen(
            command("add", path, corpus),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as adding:
            time.sleep(takes * dice.uniform(0.1, 0.9))
            os.killpg(adding.pid, signal.SIGKILL)
        now = whole(path, files)
        print(f"killed {number + 1}: {now:,} texts, all whole, {now - there:,} more", flush=True)
        if now < there:
            sys.exit(f"{there - now} texts are lost.")
        there = now
        if there == len(files):  # it was done before it was killed: begin again
            path.unlink()
            there = 0
    subprocess.run(command("add", path, corpus), stdout=subprocess.DEVNULL, check=True)
    if whole(path, files) != len(files):
        sys.exit("The last run did not bring all.")
    subprocess.run(command("check", path), stdout=subprocess.DEVNULL, check=True)
    print(f"the last run brought all {len(files):,}; the project is whole")


def whole(path: Path, files: list[Path]) -> int:
    """How many texts there are; SystemExit where one has not all its speeches, or is there
    twice.
    """
    if not path.exists():
        return 0
    with Project.open(path) as project:
        rows = project.transcripts()
        names = [str(row["source"]["name"]) for row in rows]
        short = [row["title"] for row in rows if row["turns"] < SPEECHES]
    if short or len(set(names)) < len(names) or not set(names) <= {f.name for f in files}:
        sys.exit(f"Not whole: {short[:3] or names[:3]}")
    return len(rows)


def main() -> None:
    """Make, add, ask, kill."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--speeches", type=int, default=100_000)
    given.add_argument("--kills", type=int, default=5, help="0: none")
    given.add_argument("--keep", type=Path, help="keep corpus and project here")
    given.add_argument("--step", choices=STEPS, help="do this one on a project (FOLDER of --keep)")
    chosen = given.parse_args()
    if chosen.step:
        print(STEPS[chosen.step](chosen.keep / "parliament.hustings", chosen.keep))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        corpus, path = folder / "corpus", folder / "parliament.hustings"
        Parliament().written(corpus, chosen.speeches)
        size = sum(f.stat().st_size for f in corpus.iterdir()) / 1e6
        print(
            f"{chosen.speeches:,} speeches in {len(list(corpus.iterdir())):,} files, {size:.0f} MB"
        )
        print(f"{'':<28}{'clock':>10}{'processors':>10}{'most':>11}")
        takes = measured("added", command("add", path, corpus))
        for step in STEPS:
            measured(step, [sys.executable, __file__, "--step", step, "--keep", str(folder)])
        for suffix in (".csv", ".parquet"):
            out = folder / f"out{suffix}"
            out.unlink(missing_ok=True)
            measured(f"exported as {suffix}", command("export", path, out))
        print(f"the project: {path.stat().st_size / 1e6:.0f} MB")
        if chosen.kills:
            killed(folder, corpus, chosen.kills, takes)


if __name__ == "__main__":
    main()
