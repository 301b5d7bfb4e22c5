"""What grows with a project: every page's first answer and every long command, at several sizes.

``python benchmarks/scale.py [--texts 1 100 10000] [--statements 1000 100000] [--million]
[--add 1000] [--keep FOLDER]``

Projects of so many texts and statements are made through the public API (fictional speeches of the
parliament of Lindholm Bay). Each address is asked of a server in a process of its own: time of the
first answer and of the second, processor time of the first, its bytes, and the server's peak
memory. Beside it stands plain SQL on the same file, and at the end the exponent: 0 where an answer
does not grow with the statements, 1 where it grows as they do. Absolute times are noisy; compare
columns of one run.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from hustings.model import Source, Transcript, Turn
from hustings.project import Project
from server import started

COMMAND = [sys.executable, "-m", "hustings.cli"]
SYLLABLES = "ka lo mi ren da vel os tri sha bon er quin tu lam fe gor nis pa zel wic".split()
COMMITMENTS = ("asserts", "asserts", "asserts", "reports", "rejects", "supposes")
PART = 10_000
"""Statements in one change."""

PAGES = {
    "project": "/project",
    "forms": "/forms",
    "library": "/library?limit=100",
    "statements": "/statements?limit=200",
    "… by holder": "/statements?limit=200&sort=holder",
    "… of a form": "/statements?limit=200&form=cause",
    "… of a holder": "/statements?limit=200&holder={speaker}",
    "… of a concept": "/statements?limit=200&concept={concept}",
    "… form, commitment": "/statements?limit=200&form=position&commitment=reports&sort=-about",
    "… with a word": "/statements?limit=200&q={word}",
    "names to filter by": "/statements/names",
    "search in texts": "/search?q={word}&limit=100",
    "actors": "/actors?limit=200",
    "concepts": "/concepts?limit=200",
    "people": "/people?limit=200",
    "history": "/history?limit=100",
    "coders": "/coders",
    "workload": "/assignments",
    "review": "/review",
    "quotations": "/quotations",
    "forecasts": "/forecasts",
    "factors": "/factors",
    "studies": "/studies",
    "reading a text": "/transcripts/{text}",
    "… its statements": "/statements?limit=20000&transcript={text}",
}
"""What each page asks first, and every filter."""

STUDY = {"variable1": "holder", "variable2": "concept", "qualifier": "agreement"}

COMPUTED: dict[str, tuple[str, dict[str, Any]]] = {
    "network": ("/network", STUDY),
    "network drawn": ("/network/drawing", STUDY),
    "counts": ("/barplot", {"variable": "holder", "qualifier": "agreement"}),
    "map": ("/map", {}),
    "timeline": ("/timeline", {}),
    "relations": ("/relations", {}),
    "whose views": ("/ascription", {}),
}
"""What pages that compute ask first."""


class Made(NamedTuple):
    """A project that was made, and words that occur in it."""

    path: Path
    names: dict[str, str]


def words_of(dice: random.Random, n: int) -> list[str]:
    """Made-up words."""
    return ["".join(dice.choices(SYLLABLES, k=dice.randrange(2, 5))) for _ in range(n)]


def speech(number: int, dice: random.Random, speakers: list[str], size: int) -> Transcript:
    """A sitting: speeches of some 400 characters each, about ``size`` in all."""
    text, turns = "", []
    vocabulary = VOCABULARY
    while len(text) < size:
        name = dice.choice(speakers)
        label = f"{name.upper()}: "
        words = " ".join(dice.choices(vocabulary, k=60)).capitalize()
        begin = len(text) + len(label)
        text += f"{label}{words}.\n"
        turns.append(
            Turn(begin, len(text) - 1, "speech", name, name.upper(), label_start=begin - len(label))
        )
    date = f"{1990 + number % 35}-{1 + number % 12:02}-{1 + number % 28:02}"
    source = Source(f"sitting-{number:05}.txt", sha256=f"{number:064x}")
    return Transcript(
        text, tuple(turns), id=f"d{number:06}", title=f"Sitting {number}", date=date, source=source
    )


VOCABULARY = words_of(random.Random(7), 30_000)


def made(path: Path, texts: int, statements: int) -> Made:
    """A project of so many texts and statements, coded in changes of ten thousand."""
    dice = random.Random(texts * 7919 + statements)
    people = max(4, min(2_000, statements // 200))
    speakers = [
        f"{a.title()} {b.title()}"
        for a, b in zip(*[iter(words_of(dice, 2 * people))] * 2, strict=True)
    ]
    concepts = [
        f"{a} {b}"
        for a, b in zip(*[iter(words_of(dice, 2 * max(10, people // 4)))] * 2, strict=True)
    ]
    size = max(2_000, min(100_000, 10_000 if texts > 1 else 100_000))
    with Project.create(path) as project:
        sittings = [speech(i, dice, speakers, size) for i in range(texts)]
        for at in range(0, texts, 1_000):
            project.add(*sittings[at : at + 1_000])
        rows = coded(dice, sittings, statements, speakers, concepts)
        for at in range(0, statements, PART):
            project.code_many(next(rows) for _ in range(min(PART, statements - at)))
        project.code(
            sittings[0].id, 0, 30, "code", {"code": "harbour"}, memo="the lamps of the harbour"
        )
    names = {
        "speaker": speakers[0],
        "concept": concepts[0],
        "word": VOCABULARY[41],
        "text": sittings[0].id,
    }
    return Made(path, names)


def coded(
    dice: random.Random,
    sittings: list[Transcript],
    statements: int,
    speakers: list[str],
    concepts: list[str],
) -> Iterator[dict[str, Any]]:
    """Statements as arguments of ``Project.code``."""
    for i in range(statements):
        sitting = sittings[i * len(sittings) // statements]
        turn = dice.choice(sitting.turns)
        start = dice.randrange(turn.start, turn.end - 60)
        cause = i % 5 == 0
        concept, other = dice.choice(concepts), dice.choice(concepts)
        yield {
            "transcript": sitting.id,
            "start": start,
            "end": min(turn.end, start + dice.randrange(60, 140)),
            "form": "cause" if cause else "position",
            "values": {"cause": concept, "sign": dice.choice("+-"), "effect": other + " after"}
            if cause
            else {"concept": concept, "agreement": dice.random() < 0.6},
            "commitment": dice.choice(COMMITMENTS),
            **({"holder": dice.choice(speakers)} if i % 7 == 0 else {}),
            "about": str(1950 + i % 60) if i % 9 == 0 else None,
        }


class Asked(NamedTuple):
    """One answer: seconds of the first and the second time, bytes, and seconds of processor of the
    first.
    """

    first: float
    again: float
    size: int
    worked: float = math.nan


class Asking(NamedTuple):
    """Whom questions go to: a client, and the server's process."""

    client: httpx.Client
    server: int

    def ask(self, path: str, body: dict[str, Any] | None = None, *, twice: bool = True) -> Asked:
        """Ask, and where ``twice`` once more."""
        took, worked, size = [math.nan, math.nan], math.nan, 0
        for turn in range(1 + twice):
            begun, before = time.perf_counter(), processor(self.server)
            if body is None:
                answer = self.client.get(f"/api{path}")
            else:
                answer = self.client.post(f"/api{path}", json=body)
            took[turn] = time.perf_counter() - begun
            worked = worked if turn else processor(self.server) - before
            size = len(answer.content)
            if answer.status_code >= 400:
                print(path, answer.text[:300], file=sys.stderr)
                return Asked(math.nan, math.nan, answer.status_code)
        return Asked(took[0], took[1], size, worked)


def processor(pid: int) -> float:
    """Seconds of processor a process took until now."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def peak(pid: int | str) -> float:
    """Most memory a process ever had, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line) / 1e3


def pages(project: Made) -> dict[str, Asked]:
    """Every page's first answers, and a network before and after one more statement."""
    server, base, token = started("serve", str(project.path))
    found = {}
    try:
        head = {"authorization": f"Bearer {token}", "accept-encoding": "identity"}
        with httpx.Client(base_url=base, headers=head, timeout=600) as client:
            asking = Asking(client, server.pid)
            for what, path in PAGES.items():
                found[what] = asking.ask(path.format(**project.names))
            found["memory of lists, MB"] = Asked(peak(server.pid), math.nan, 0)
            for what, (path, study) in COMPUTED.items():
                found[what] = asking.ask(path, study)
            code = {
                "transcript": project.names["text"],
                "start": 0,
                "end": 25,
                "form": "position",
                "values": {"concept": project.names["concept"], "agreement": True},
            }
            found["code one"] = asking.ask("/statements", code, twice=False)
            found["network after it"] = asking.ask("/network", STUDY, twice=False)
        found["peak memory, MB"] = Asked(peak(server.pid), math.nan, 0)
    finally:
        server.kill()  # it may still answer somebody who has gone
        server.wait()
    return found


SQL = {
    "SQL: 200 statements": "SELECT * FROM statements LIMIT 200",
    "SQL: count of a form": "SELECT count(*) FROM statements WHERE form = 'cause'",
}


def plainly(path: Path) -> dict[str, Asked]:
    """Plain SQL on the same file, and its size."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        for what, query in SQL.items():
            begun = time.perf_counter()
            rows = connection.execute(query).fetchall()
            found[what] = Asked(time.perf_counter() - begun, math.nan, len(str(rows)))
    found["file, MB"] = Asked(path.stat().st_size / 1e6, math.nan, 0)
    return found


def commands(project: Made) -> dict[str, Asked]:
    """Commands as whole processes."""
    found = {}
    for arguments in (["info", "--json"], ["history", "--json"]):
        begun = time.perf_counter()
        done = subprocess.run(
            [*COMMAND, arguments[0], str(project.path), *arguments[1:]], capture_output=True
        )
        took = time.perf_counter() - begun
        found[f"hustings {arguments[0]}"] = Asked(took, math.nan, len(done.stdout))
    return found


def adding(folder: Path, files: int) -> None:
    """Files of 10 kB: read alone by one process, and added by the command."""
    corpus = folder / f"corpus-{files}"
    corpus.mkdir()
    dice = random.Random(3)
    speakers = [
        f"{a.title()} {b.title()}" for a, b in zip(*[iter(words_of(dice, 400))] * 2, strict=True)
    ]
    for i in range(files):
        (corpus / f"sitting-{i:05}.txt").write_text(speech(i, dice, speakers, 10_000).text)
    from hustings import read

    begun, worked = time.perf_counter(), time.process_time()
    for path in sorted(corpus.iterdir()):
        read.read(path)
    alone, reading = time.perf_counter() - begun, time.process_time() - worked
    begun, worked = time.perf_counter(), children()
    subprocess.run(
        [*COMMAND, "add", str(folder / f"added-{files}.hustings"), str(corpus), "--names", ""],
        capture_output=True,
        check=True,
    )
    took, adding = time.perf_counter() - begun, children() - worked
    print(
        f"{files} files of 10 kB: reading alone {alone:.1f} s ({files / alone:.0f} a second), "
        f"added in {took:.1f} s ({files / took:.0f} a second), {alone / took:.2f} of its speed; "
        f"of processors {reading:.1f} s and {adding:.1f} s"
    )


def children() -> float:
    """Seconds of processors all ended children took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(results: dict[tuple[int, int], dict[str, Asked]]) -> None:
    """All figures: a line a page; per project seconds of the first and the second answer, of the
    first's processor time, and bytes; the exponent of processor time over the statements.
    """
    sizes = sorted(results, key=lambda s: (s[1], s[0]))
    print(f"{'':<24}" + "".join(f"{f'{t:,} × {n:,}':>34}" for t, n in sizes) + "   exponent")
    for what in results[sizes[-1]]:
        cells, at = [], []
        for size in sizes:
            one = results[size].get(what, Asked(math.nan, math.nan, 0))
            cells.append(
                f"{one.first:10.3f}"
                + (f"{one.again:8.3f}" if one.again == one.again else " " * 8)
                + (f"{one.worked:8.2f}" if one.worked == one.worked else " " * 8)
                + (f"{one.size / 1e3:7.0f}k" if one.size else " " * 8)
            )
            at.append((size[1], one.worked if one.worked == one.worked else one.first))
        print(f"{what:<24}" + "".join(cells) + f"   {exponent(at):6.2f}")


def exponent(at: list[tuple[int, float]]) -> float:
    """Between the smallest and the largest number of statements."""
    (small, one), (large, other) = at[0], at[-1]
    if small == large or not one > 0 or not other > 0:
        return math.nan
    return math.log(other / one) / math.log(large / small)


def main() -> None:
    """Make, ask, print."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--texts", type=int, nargs="*", default=[1, 100, 10_000])
    given.add_argument("--statements", type=int, nargs="*", default=[1_000, 100_000])
    given.add_argument("--million", action="store_true", help="10^6 statements in 10^4 texts too")
    given.add_argument("--add", type=int, default=1_000, help="files to add; 0: none")
    given.add_argument("--keep", type=Path, help="keep the projects here and use them again")
    given.add_argument("--json", type=Path, help="write the figures here too")
    chosen = given.parse_args()
    sizes = [(t, n) for n in chosen.statements for t in chosen.texts if t <= n or t == 1]
    if chosen.million:
        sizes.append((10_000, 1_000_000))
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        folder.mkdir(exist_ok=True, parents=True)
        results: dict[tuple[int, int], dict[str, Asked]] = {}
        for texts, statements in sizes:
            results[texts, statements] = measured(folder, texts, statements)
        if results:
            table(results)
        if chosen.json:
            plain = {f"{t}x{n}": found for (t, n), found in results.items()}
            chosen.json.write_text(json.dumps(plain, indent=1))
        if chosen.add:
            adding(Path(scratch), chosen.add)


def measured(folder: Path, texts: int, statements: int) -> dict[str, Asked]:
    """One project, made where it is not there, and all that is asked of it."""
    path = folder / f"{texts}x{statements}.hustings"
    kept = path.with_suffix(".json")
    begun = time.perf_counter()
    if path.exists():
        project = Made(path, json.loads(kept.read_text()))
    else:
        project = made(path, texts, statements)
        kept.write_text(json.dumps(project.names))
        print(f"{path.name} made in {time.perf_counter() - begun:.1f} s", flush=True)
    return {**pages(project), **commands(project), **plainly(path)}


if __name__ == "__main__":
    main()
