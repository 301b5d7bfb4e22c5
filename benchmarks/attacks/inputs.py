"""Structure-aware damage to a sample of every reader and importer: it reads, or says why not in one
sentence, within 10 seconds and 1 GB.

Numbers, quoted words and XML marks are replaced by odd values, elements lost or doubled, JSON trees
and database cells changed, zips damaged inside. Ends with exit code 1 on a traceback, on an error
nobody foresaw, on more than 10 s or 1 GB.

Run: python benchmarks/attacks/inputs.py [how many in all] [seed]
"""

from __future__ import annotations

import io
import json
import logging
import os
import random
import re
import resource
import sqlite3
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from mutations import damaged
from mutations_exchange import samples as exchange_samples

from hustings.errors import HustingsError
from hustings.exchange import causalmap, read_bundle
from hustings.guards.door import FAILURES
from hustings.model import CausalMap, Claim
from hustings.read import read

ROOT = Path(__file__).parents[2]
SLOWEST = 10.0
MOST_MEMORY = 1_000_000_000
CHUNK = 250
"""Inputs of one process."""

ODD: tuple[Any, ...] = (
    "", "=1+1", "\ud800", "\x00", "/" * 300, "a/" * 60, "9" * 400, "-1", "1e999", "nan", "inf",
    "99999999999:59:59,999", "0", "2031-13-45", "0000-00-00", "[" * 3000, "../../x", "<p>" * 500,
    "9223372036854775808", "-9223372036854775809", "18446744073709551616", "_xD800_", "T1", "\r",
    "XFD1048576", "true", "null", "é" * 50, "&#0;", "]]>", ",", ";", "\t", "'", '"',
)  # fmt: skip
TREES: tuple[Any, ...] = (
    None, True, 0, -1, 2**63, -(2**70), 1e308, float("nan"), "", [], {}, [[]], [None], {"a": []},
    "x" * 5000, ["a", 1, None, {}], {"name": {}}, "2031-05-03", 5, "5",
)  # fmt: skip
TOKEN = re.compile(rb'"[^"\n]{0,200}"|>[^<>\n]{1,200}<|[-+]?\d+(?:[.,:]\d+)*|\b\w{1,40}\b')
ELEMENT = re.compile(rb"<(\w[\w:]*)\b[^<>]*>.{0,400}?</\1>", re.DOTALL)


def odd(chance: random.Random) -> bytes:
    return str(chance.choice(ODD)).encode("utf-8", "surrogatepass")


def tokens(data: bytes, chance: random.Random) -> bytes:
    """A few numbers, words or values replaced by odd ones; their quotes or brackets stay."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        found = list(TOKEN.finditer(data))
        if not found:
            return damaged(data, chance)
        hit = chance.choice(found)
        quoted = hit[0][:1] in b'">'
        start, end = (hit.start() + 1, hit.end() - 1) if quoted else hit.span()
        data = data[:start] + odd(chance) + data[end:]
    return data


def elements(data: bytes, chance: random.Random) -> bytes:
    """An element or a line lost, doubled, moved, or put into itself many times."""
    found = list(ELEMENT.finditer(data))
    if not found or chance.random() < 0.2:
        lines = data.split(b"\n")
        at = chance.randrange(len(lines))
        lines[at : at + 1] = chance.choice(
            ([], [lines[at]] * 3, [lines[at], b""], [b"\r".join([lines[at]] * 2)])
        )
        return b"\n".join(lines)
    hit = chance.choice(found)
    name, whole = hit[1], hit[0]
    deep = chance.choice((3, 60, 2000))
    new = chance.choice(
        (
            b"",
            whole * 3,
            (b"<" + name + b">") * deep + whole + (b"</" + name + b">") * deep,
            b"<" + name + b"/>",
            chance.choice(found)[0],
        )
    )
    return data[: hit.start()] + new + data[hit.end() :]


def tree(data: bytes, chance: random.Random) -> bytes:
    """A JSON value in the tree replaced, lost or put into lists."""
    value = json.loads(data)
    places: list[tuple[Any, Any]] = []

    def walk(node: Any) -> None:
        for key in (
            node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        ):
            places.append((node, key))
            walk(node[key])

    walk(value)
    for _ in range(chance.choice((1, 2, 4))):
        node, key = chance.choice(places)
        try:
            if chance.random() < 0.15:
                del node[key]
            else:
                node[key] = chance.choice(TREES)
        except (IndexError, KeyError):  # its list is shorter by now
            continue
    return json.dumps(value).encode()


def database(data: bytes, chance: random.Random) -> bytes:
    """Cells of a SQLite file changed, rows doubled or lost."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(data[:18] + b"\x01\x01" + data[20:])
        tables = [
            n
            for (n,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        for _ in range(chance.choice((1, 2, 6))):
            table = chance.choice(tables)
            columns = [r[1] for r in db.execute(f'PRAGMA table_info("{table}")')]
            rows = [i for (i,) in db.execute(f'SELECT rowid FROM "{table}" LIMIT 200')]
            if not rows or not columns:
                continue
            row, column = chance.choice(rows), chance.choice(columns)
            value = chance.choice(
                (
                    None,
                    -1,
                    2**62,
                    1e300,
                    b"\xff\x00",
                    "",
                    "x" * 1000,
                    "\x00",
                    chance.choice(rows),
                    1,
                    2,
                    3,
                )
            )
            try:
                if chance.random() < 0.1:
                    db.execute(f'DELETE FROM "{table}" WHERE rowid=?', (row,))
                else:
                    db.execute(f'UPDATE "{table}" SET "{column}"=? WHERE rowid=?', (value, row))
            except sqlite3.Error:
                continue
        db.commit()
        return db.serialize()


def inside(data: bytes, chance: random.Random) -> bytes:
    """A whole zip with one of its files damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {n: archive.read(n) for n in archive.namelist()}
    main = [
        n
        for n in files
        if re.search(r"document\.xml|content\.xml|sheet\d|sharedStr|\.xhtml|\.qde|workbook\.xml", n)
    ]
    hit = chance.choice(main if main and chance.random() < 0.8 else sorted(files))
    files[hit] = chance.choice((tokens, tokens, elements, damaged))(files[hit], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def wounded(data: bytes, chance: random.Random) -> bytes:
    """One mutation of the kind that fits the file; bytes alone where none fits."""
    try:
        return fitting(data, chance)
    except (ValueError, IndexError, KeyError, sqlite3.Error, zipfile.BadZipFile):
        return damaged(data, chance)


def fitting(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.1:
        return damaged(data, chance)
    if data.startswith(b"PK"):
        return inside(data, chance)
    if data.startswith(b"SQLite"):
        return database(data, chance)
    kinds: list[Callable[[bytes, random.Random], bytes]] = [tokens, elements]
    if re.match(rb'\s*(?:\{\s*"|\[\s*\{)', data):
        kinds = [tree, tree, tokens]
    return chance.choice(kinds)(data, chance)


def samples(folder: Path) -> Iterator[tuple[str, Path]]:
    """(door, file): one of every kind."""
    formats = ROOT / "examples" / "formats"
    for path in sorted([*formats.glob("*ferry*"), *formats.glob("*whisper.json")]):
        yield "read", path
    for path in exchange_samples(folder):
        yield "bundle", path
    yield from (("bundle", path) for path in databases(folder))
    claims = [
        Claim("night sailings", "noise", 1, "1", "Renn", quote="They bring noise."),
        Claim("noise", "sleep", -1, "2", "Ostrow", quote="Noise takes sleep."),
    ]
    drawn = CausalMap.from_claims(claims)
    causalmap.write_workbook(drawn, folder / "map.xlsx")
    yield "map", folder / "map.xlsx"
    yield "bundle", folder / "map.xlsx"
    for name in ("matrix.csv", "matrix.xlsx"):
        causalmap.write_adjacency(drawn, folder / name)
        yield "map", folder / name
    concepts = [
        {
            "id": "1",
            "name": "noise",
            "relationships": [{"id": "2", "influence": "-0.5", "notes": "so"}],
        },
        {"id": "2", "name": "sleep", "relationships": []},
    ]
    (folder / "drawn.mmp").write_text(
        json.dumps({"model": {"concepts": concepts, "scenarios": [{}]}})
    )
    yield "map", folder / "drawn.mmp"
    (folder / "drawn.xml").write_text(
        '<maps JFCM="1"><map name="m"><concepts><concept name="noise" act="SIGNUM"/><concept name="sleep"/></concepts>'
        '<connections><connection from="noise" to="sleep" type="WEIGHTED"><params><param name="weight" value="-0.5"/>'
        "</params></connection></connections></map></maps>"
    )
    yield "map", folder / "drawn.xml"
    (folder / "brat.txt").write_text("Night sailings bring noise.")
    (folder / "brat.ann").write_text(
        "T1\tFactor 0 14\tNight sailings\nT2\tFactor 21 26\tnoise\nR1\tCauses Arg1:T1 Arg2:T2\t\n#1\tAnnotatorNotes R1\tso\n"
    )
    yield "map", folder / "brat.ann"


def databases(folder: Path) -> Iterator[Path]:
    """A QualCoder database with categories; the file of Taguette is made likewise."""
    path = folder / "coder.qda"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, memo TEXT);"
            "CREATE TABLE code_cat(catid INTEGER PRIMARY KEY, name TEXT, memo TEXT, supercatid INTEGER);"
            "CREATE TABLE code_name(cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, color TEXT);"
            "CREATE TABLE code_text(ctid INTEGER PRIMARY KEY, cid INTEGER, fid INTEGER, seltext TEXT, pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT);"
            "CREATE TABLE code_image(imid INTEGER); CREATE TABLE code_av(avid INTEGER);"
            "CREATE TABLE annotation(anid INTEGER PRIMARY KEY, fid INTEGER, pos0 INTEGER, pos1 INTEGER, memo TEXT, owner TEXT, date TEXT);"
            "CREATE TABLE cases(caseid INTEGER PRIMARY KEY, name TEXT, memo TEXT);"
            "CREATE TABLE case_text(id INTEGER); CREATE TABLE journal(jid INTEGER);"
            "CREATE TABLE attribute(attrid INTEGER PRIMARY KEY, name TEXT, attr_type TEXT, value TEXT, id INTEGER);"
            "INSERT INTO source VALUES(1,'talk','Night sailings bring noise. Yes.','');"
            "INSERT INTO code_cat VALUES(1,'harm','',2),(2,'ferry','',NULL);"
            "INSERT INTO code_name VALUES(1,'noise','',1,'#ff0000'),(2,'yes','',NULL,'');"
            "INSERT INTO code_text VALUES(1,1,1,'noise',21,26,'ann','2031-05-03 10:00:00',''),(2,2,1,'Yes',28,31,'bo','','m');"
            "INSERT INTO annotation VALUES(1,1,0,5,'note','ann','');"
            "INSERT INTO cases VALUES(1,'Renn','');"
            "INSERT INTO attribute VALUES(1,'role','case','mayor',1);"
        )
        db.commit()
    yield path


class Failures(logging.Handler):
    """Errors that only the guard of a door stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self.seen.append(
                "".join(traceback.format_exception(*record.exc_info, limit=-2)).strip()
            )


def chunk(door: str, path: str, seed: int, times: int) -> dict[str, Any]:
    """Some mutations of one file in a process of its own."""
    warnings.simplefilter("ignore")
    failures = Failures()
    FAILURES.addHandler(failures)
    source = Path(path)
    data, chance = source.read_bytes(), random.Random(f"{source.name} {seed}")
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        hit = Path(folder) / source.name
        if source.suffix == ".ann":
            hit.with_suffix(".txt").write_bytes(source.with_suffix(".txt").read_bytes())
        for _ in range(times):
            hit.write_bytes(wounded(data, chance))
            began = time.perf_counter()
            try:
                if door == "read":
                    read(hit)
                elif door == "bundle":
                    read_bundle(hit)
                else:
                    causalmap.read_map(hit)
                counts["read"] += 1
            except HustingsError as error:
                counts["refused"] += 1
                counts["more than a sentence"] += "\n" in str(error)
            except Exception:
                counts["traceback"] += 1
                kinds[traceback.format_exc(limit=-2).strip()] += 1
            took = time.perf_counter() - began
            slowest = max(slowest, took)
            if took > SLOWEST:
                counts["over 10 s"] += 1
                (Path(tempfile.gettempdir()) / f"slow-{source.name}").write_bytes(hit.read_bytes())
    counts["unforeseen"] = len(failures.seen)
    kinds.update(failures.seen)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1000
    counts["over 1 GB"] = int(memory > MOST_MEMORY)
    return {
        "name": source.name,
        "counts": counts,
        "kinds": kinds,
        "slowest": slowest,
        "memory": memory,
    }


BAD = ("traceback", "unforeseen", "more than a sentence", "over 10 s", "over 1 GB")


def main(total: int, seed: int) -> int:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    worst, memory = (0.0, ""), 0
    with tempfile.TemporaryDirectory() as scratch:
        files = list(samples(Path(scratch)))
        each = -(-total // len(files))
        tasks = [
            (door, str(path), seed * 1000 + start, min(CHUNK, each - start))
            for door, path in files
            for start in range(0, each, CHUNK)
        ]
        with get_context("spawn").Pool(2, maxtasksperchild=4) as pool:
            for result in [pool.apply_async(chunk, task) for task in tasks]:
                row = result.get()
                counts.update(row["counts"])
                kinds.update(row["kinds"])
                worst = max(worst, (row["slowest"], row["name"]))
                memory = max(memory, row["memory"])
    for kind, times in kinds.most_common(60):
        print(f"--- {times} times\n{kind}")
    told = ", ".join(f"{counts[k]:,} {k}" for k in ("read", "refused", *BAD))
    print(
        f"{len(files)} files: {told}; slowest {worst[0]:.1f} s ({worst[1]}), {memory / 1e6:,.0f} MB"
    )
    return int(any(counts[k] for k in BAD))


if __name__ == "__main__":
    arguments = [int(a) for a in sys.argv[1:]]
    raise SystemExit(main(*(arguments + [20_000, 1][len(arguments) :])))
