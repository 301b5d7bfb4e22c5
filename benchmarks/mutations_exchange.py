"""Damage a sample of every kind of project file a thousand times and import it: it comes, or one
sentence says why not.

A refused file leaves the project as it was. Run: python benchmarks/mutations_exchange.py [how many]
[name …]
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mutations import damaged, damaged_inside

from hustings.demo import make_demo
from hustings.errors import HustingsError
from hustings.exchange import format_of, write_bundle
from hustings.exchange.bundle import Bundle
from hustings.project import Project
from hustings.project.copies import bundles


def small(folder: Path) -> Bundle:
    """The shortest text of the demo with its statements: a file of a few kilobytes in every
    format."""
    with make_demo(folder / "demo.hustings") as project:
        whole = bundles.made(project)
    text = min(whole.transcripts, key=lambda t: len(t.text))
    said = tuple(s for s in whole.statements if s.transcript == text.id)[:40]
    return replace(whole, transcripts=(text,), statements=said, extras={})


def samples(folder: Path) -> Iterator[Path]:
    """One file per format and dialect, written into ``folder``."""
    bundle = small(folder)
    for name, how in {
        "spec.qdpx": {"dialect": "spec"},
        "windows.qdpx": {"dialect": "nvivo-windows"},
        "codes.qdc": {},
        "three.dna": {},
        "codes.toml": {},
        "table.csv": {},
        "table.tsv": {},
        "table.xlsx": {},
        "table.json": {},
    }.items():
        write_bundle(bundle, folder / name, **how)
        yield folder / name
    for name, kind in (
        ("codebook.csv", "codebook"),
        ("table.parquet", "statements"),
        ("notes.jsonld", "web-annotation"),
    ):
        try:
            write_bundle(bundle, folder / name, format=kind)
            format_of(folder / name)
        except HustingsError as error:
            print(f"{name}: left out ({error})")
            continue
        yield folder / name


def main(times: int, only: list[str]) -> int:
    worst, failures = 0.0, 0
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for path in [p for p in samples(folder) if not only or p.name in only]:
            data, chance = path.read_bytes(), random.Random(path.name)
            refused = 0
            target = Project.create(folder / f"{path.name}.hustings")
            for n in range(times):
                begin = time.perf_counter()
                inside = data.startswith(b"PK") and n % 4
                hit = folder / f"hit{path.suffix}"
                hit.write_bytes((damaged_inside if inside else damaged)(data, chance))
                before = target.counts()
                try:
                    target.import_file(hit)
                except HustingsError as error:
                    refused += 1
                    if "\n" in str(error) or target.counts() != before:
                        failures += 1
                        print(
                            f"{path.name}, mutation {n}: {error!s}, {before} -> {target.counts()}"
                        )
                except Exception:
                    failures += 1
                    print(f"{path.name}, mutation {n}:")
                    traceback.print_exc(limit=-3)
                else:
                    if target.counts() != before:
                        target.undo()
                took = time.perf_counter() - begin
                worst = max(worst, took)
                if took > 10:
                    failures += 1
                    print(f"{path.name}, mutation {n}: {took:.1f} s")
            target.close()
            print(f"{path.name:16} {times - refused:5} read, {refused:5} refused", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"slowest {worst:.2f} s, most memory {memory:,.0f} MB, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    count, *names = sys.argv[1:] or ["1000"]
    raise SystemExit(main(int(count), names))
