"""How fast other tools' files are read and written, and that damaged ones are refused in one
sentence.

python benchmarks/exchange.py            # times, on generated files
python benchmarks/exchange.py --mutate 1000   # that many damaged copies of each sample
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from hustings.errors import HustingsError
from hustings.exchange import Bundle, read_bundle, write_bundle
from hustings.exchange.alignment import align
from hustings.exchange.dna import statements_from_dna
from hustings.exchange.reanchoring import move_spans
from hustings.exchange.tables import read_table, write_statements
from hustings.model import Actor, Concept, Field, Form, Statement, Statements, Transcript, Turn

POSITION = Form(
    "position",
    (Field("person", "actor"), Field("concept", "concept"), Field("agreement", "yes/no")),
)
CODE = Form("code", (Field("code", "concept", required=True),))


def words(draw: random.Random, characters: int, emoji: int = 0) -> str:
    """A text of made-up words in lines, with some emoji among them."""
    known = ["".join(draw.choices("abdefgiklmnorstu", k=draw.randint(2, 9))) for _ in range(3000)]
    parts, length = [], 0
    while length < characters:
        line = " ".join(draw.choices(known, k=draw.randint(5, 60)))
        parts.append(line)
        length += len(line) + 1
    for _ in range(emoji):
        n = draw.randrange(len(parts))
        parts[n] = "🚢 " + parts[n]
    return "\n".join(parts)


def project(
    draw: random.Random, statements: int, characters: int, documents: int = 1, form: Form = POSITION
) -> Bundle:
    """A project of random passages that begin and end at words."""
    texts = [
        Transcript(words(draw, characters, 900 // documents), id=f"t{n}", title=f"Day {n}")
        for n in range(documents)
    ]
    persons, concepts = [f"Person {n}" for n in range(200)], [f"Concept {n}" for n in range(60)]
    made = []
    for n in range(statements):
        t = texts[n % documents]
        start = t.text.index(" ", draw.randrange(len(t.text) - 500)) + 1
        end = t.text.index(" ", start + draw.randint(5, 300))
        values = {
            "person": draw.choice(persons),
            "concept": draw.choice(concepts),
            "agreement": draw.random() < 0.5,
        }
        if form is CODE:
            values = {"code": draw.choice(concepts)}
        made.append(
            Statement(
                f"s{n}", t.id, start, end, t.text[start:end], form.name, values, coder="Edda Voss"
            )
        )
    return Bundle(
        tuple(texts),
        tuple(made),
        tuple(Actor(p, p) for p in persons),
        tuple(Concept(c, c) for c in concepts),
        (form,),
        ({"name": "Edda Voss"},),
    )


def stranger(path: Path) -> None:
    """Make an export look like somebody else's: no note, no origin, no words in the names."""
    import re

    with zipfile.ZipFile(path) as file:
        members = {n: file.read(n) for n in file.namelist()}
    xml = members["project.qde"].decode()
    xml = re.sub(r'origin="[^"]*"', 'origin="NVivo"', xml, count=1)
    xml = re.sub(r'(<PlainTextSelection [^>]*?)name="[^"]*"', r'\1name=""', xml)
    xml = re.sub(r"<Description>Statement made in Hustings.*?</Description>", "", xml, flags=re.S)
    xml = re.sub(r"<Notes>.*?</Notes>", "", xml, flags=re.S)
    members["project.qde"] = xml.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)


def timed(what: str, bound: float | None, act: Callable[[], object]) -> object:
    """Run, and print the time against its bound."""
    started = time.perf_counter()
    result = act()
    took = time.perf_counter() - started
    print(
        f"{what:62} {took:7.2f} s"
        + ("" if bound is None else f"   bound {bound} s {'ok' if took <= bound else 'MISSED'}")
    )
    return result


def times(folder: Path) -> None:
    """Every time this room answers for."""
    draw = random.Random(1)
    small = project(draw, 330, 600_000, form=CODE)
    write_bundle(small, folder / "nvivo.qdpx", dialect="nvivo-windows")
    stranger(folder / "nvivo.qdpx")
    back = timed(
        "read .qdpx like NVivo, 0.6 MB, 330 selections",
        2.0,
        lambda: read_bundle(folder / "nvivo.qdpx"),
    )
    assert isinstance(back, Bundle)
    assert [(s.start, s.end) for s in back.statements] == [
        (s.start, s.end) for s in small.statements
    ]
    large = project(draw, 100_000, 20_000, documents=100)
    timed("write .dna, 100,000 statements", None, lambda: write_bundle(large, folder / "large.dna"))
    timed("read .dna as a project", None, lambda: read_bundle(folder / "large.dna"))
    rows = timed("read .dna as columns", None, lambda: statements_from_dna(folder / "large.dna"))
    assert isinstance(rows, Statements)
    for suffix in (".csv", ".parquet"):
        timed(f"write {suffix}", None, lambda s=suffix: write_statements(rows, folder / f"t{s}"))
        timed(f"read {suffix}", None, lambda s=suffix: read_table(folder / f"t{s}"))
    old = words(draw, 1_000_000)
    lines = old.split("\n")
    new = "\n".join(line if n % 20 else line[:5] + "…" + line[6:] for n, line in enumerate(lines))
    spans = {str(n): (n * 150, n * 150 + 100) for n in range(5000)}
    moved = timed(
        "move 5,000 spans to a corrected text of 1 MB", 2.0, lambda: move_spans(old, new, spans)
    )
    print(f"    kept {len(moved.kept)}, moved {len(moved.moved)}, unplaced {len(moved.unplaced)}")  # type: ignore[attr-defined]
    at, turns = 0, []
    for line in lines:
        turns.append(Turn(at, at + len(line), "speech"))
        at += len(line) + 1
    one = Transcript(old, tuple(turns[:1000]), "a")
    timed("align 1,000 turns", None, lambda: align(one, one))
    whole, part, gold = extract(draw)
    found = timed(
        "align 12,000 characters with the 80,000 they are of", 10.0, lambda: align(whole, part)
    )
    got = {(b.left[0], b.right[0]) for b in found.sentences if b.left and b.right}  # type: ignore[attr-defined]
    right = len(got & gold)
    print(f"    P {right / len(got):.2f}, R {right / len(gold):.2f} of {len(gold)} pairs")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def extract(draw: random.Random) -> tuple[Transcript, Transcript, set[tuple[int, int]]]:
    """A made-up interview, a part of it in a made-up language that shares no word with it, and
    which sentences (by their beginnings) stand against each other."""
    texts = ["", ""]
    turns: list[list[Turn]] = [[], []]
    gold: set[tuple[int, int]] = set()
    for n in range(180):
        inside = 60 <= n < 81
        begins = [len(t) for t in texts]
        for _ in range(1 if n % 2 == 0 else draw.randint(5, 11)):
            long = draw.randint(4, 26)
            said = [[draw.randint(2, 9) for _ in range(long)]]
            said.append([max(1, round(w * draw.lognormvariate(0.1, 0.35))) for w in said[0]])
            if inside:
                gold.add((len(texts[0]), len(texts[1])))
            for side in (0, 1) if inside else (0,):
                letters = ("abdefgiklmnorstu", "вгжзйлнпрстуфхцш")[side]
                words_ = " ".join("".join(draw.choices(letters, k=w)) for w in said[side])
                texts[side] += words_ + ("? " if n % 2 == 0 else ". ")
        for side in (0, 1) if inside else (0,):
            kind = "question" if n % 2 == 0 else "answer"
            turns[side].append(Turn(begins[side], len(texts[side]), kind))
            texts[side] += "\n"
    made = [
        Transcript(t, tuple(u), i) for t, u, i in zip(texts, turns, ("whole", "part"), strict=True)
    ]
    return made[0], made[1], gold


def mutate(folder: Path, times: int, seed: int) -> None:
    """Damaged copies of a sample of every format: read, or refused in one sentence, fast."""
    draw = random.Random(seed)
    sample = project(draw, 20, 2000)
    for suffix in (".qdpx", ".qdc", ".dna", ".toml", ".csv", ".xlsx", ".parquet", ".json"):
        path = folder / f"sample{suffix}"
        write_bundle(sample, path)
        data = path.read_bytes()
        counts, worst = [0, 0], 0.0
        for n in range(times):
            copy = bytearray(data)
            if n % 3 == 0 and suffix in (".qdpx", ".xlsx"):
                copy = bytearray(_inside(path, draw))
            else:
                for _ in range(draw.randint(1, 12)):
                    copy[draw.randrange(len(copy))] = draw.randrange(256)
                if draw.random() < 0.2:
                    copy = copy[: draw.randrange(len(copy))]
            broken = folder / f"broken{suffix}"
            broken.write_bytes(copy)
            started = time.perf_counter()
            try:
                read_bundle(broken)
                counts[0] += 1
            except HustingsError:
                counts[1] += 1
            worst = max(worst, time.perf_counter() - started)
        print(f"{suffix:9} read {counts[0]:5}  refused {counts[1]:5}  slowest {worst:.2f} s")
        assert worst < 10
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def _inside(path: Path, draw: random.Random) -> bytes:
    """The same archive with some bytes of one member changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as file, zipfile.ZipFile(out, "w") as new:
        chosen = draw.choice(file.namelist())
        for name in file.namelist():
            data = bytearray(file.read(name))
            for _ in range(3 if name == chosen and data else 0):
                data[draw.randrange(len(data))] = draw.randrange(256)
            new.writestr(name, bytes(data))
    return out.getvalue()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--mutate", type=int, default=0, metavar="N", help="damaged copies of each sample"
    )
    parser.add_argument("--seed", type=int, default=2, help="which damage")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.mutate:
            mutate(Path(folder), given.mutate, given.seed)
        else:
            times(Path(folder))
