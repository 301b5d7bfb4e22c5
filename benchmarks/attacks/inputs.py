"""Structure-aware damage to a sample of every reader and importer: it reads, or says why not in one
sentence, within 10 seconds and 1 GB.

Doors and formats come from the program's own tables (see :mod:`samples`); none may lack a sample.
Ends with exit code 1 on a traceback, on an error nobody foresaw, on an answer of more than one
line, on more than 10 s or 1 GB. What was done is kept in a file, and a later run goes on from it.

Run: python benchmarks/attacks/inputs.py [--number N] [--seed S] [--kept FILE] [--processes P]
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import resource
import signal
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from mutate import wounded
from samples import samples

from hustings import apart
from hustings.errors import HustingsError
from hustings.guards.door import FAILURES, LARGE

SLOWEST = 10
"""Seconds of work one input may take; those of other programs do not count."""
MOST_MEMORY = 1_000_000_000
"""Bytes one input may take above what the process had before."""
CHUNK = 100
"""Inputs of one file done one after another."""
BAD = ("traceback", "unforeseen", "more than a sentence", "over 10 s", "over 1 GB")


class Late(BaseException):
    """An input took longer than it may; no reader catches it."""


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


@contextmanager
def within(seconds: int, memory: int) -> Iterator[None]:
    """No longer, and no more memory than the process has now and so much."""

    def late(*_: object) -> None:
        raise Late

    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (now + memory, hard))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def opened(door: str, path: Path) -> object:
    """What a door makes of a file, as a front door asks it."""
    module, function = apart.ALLOWED[door]
    call = getattr(import_module(module), function)
    if door == "entry":
        return call(path.name, path.read_bytes())
    return call(path.read_bytes(), name=path.name) if door == "attributes" else call(path)


def chunk(door: str, path: str, seed: str, times: int) -> dict[str, Any]:
    """Some mutations of one file."""
    warnings.simplefilter("ignore")
    failures = Failures()
    FAILURES.addHandler(failures)
    source = Path(path)
    data, chance = source.read_bytes(), random.Random(seed)
    counts, kinds = Counter[str](), Counter[str]()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        hit = Path(folder) / source.name
        if source.suffix == ".ann":
            hit.with_suffix(".txt").write_bytes(source.with_suffix(".txt").read_bytes())
        for _ in range(times):
            hit.write_bytes(wounded(data, chance))
            began = time.process_time()
            try:
                with within(SLOWEST, MOST_MEMORY):
                    opened(door, hit)
                counts["read"] += 1
            except HustingsError as error:
                counts["refused"] += 1
                counts["more than a sentence"] += "\n" in str(error)
                counts["over 1 GB"] += LARGE in str(error)
            except Late:
                counts["over 10 s"] += 1
            except MemoryError:
                counts["over 1 GB"] += 1
            except Exception:
                counts["traceback"] += 1
                kinds[f"{door} {source.name}: {traceback.format_exc(limit=-2).strip()}"] += 1
            slowest = max(slowest, time.process_time() - began)
    FAILURES.removeHandler(failures)
    counts["unforeseen"] = len(failures.seen)
    kinds.update(f"{door} {source.name}: {seen}" for seen in failures.seen)
    return {
        "counts": counts,
        "kinds": kinds,
        "slowest": slowest,
        "name": source.name,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1000,
    }


class Kept:
    """What was done of one seed, in a file that a later run goes on from."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.data: dict[str, Any] = {
            "done": [],
            "counts": {},
            "kinds": {},
            "slowest": [0.0, ""],
            "memory": 0,
        }
        if path is not None and path.exists():
            self.data = json.loads(path.read_text())

    def add(self, key: str, row: dict[str, Any]) -> None:
        """One chunk that is done."""
        data = self.data
        data["done"].append(key)
        for what in ("counts", "kinds"):
            data[what] = dict(Counter(data[what]) + Counter(row[what]))
        data["slowest"] = max(data["slowest"], [row["slowest"], row["name"]])
        data["memory"] = max(data["memory"], row["memory"])
        if self.path is not None:
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps(data))
            os.replace(fresh, self.path)


def main() -> int:
    """Print counts; 1 where anything was wrong."""
    options = argparse.ArgumentParser()
    options.add_argument("--number", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--kept", type=Path)
    options.add_argument("--processes", type=int, default=2)
    asked = options.parse_args()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    kept = Kept(asked.kept)
    with tempfile.TemporaryDirectory() as scratch:
        files = samples(Path(scratch))
        each = -(-asked.number // len(files))
        tasks = [
            (f"{asked.seed} {door} {path.name} {start}", door, str(path), min(CHUNK, each - start))
            for start in range(0, each, CHUNK)
            for door, path in files
        ]
        done = set(kept.data["done"])
        with get_context("spawn").Pool(asked.processes, maxtasksperchild=60) as pool:
            waiting = [
                (key, pool.apply_async(chunk, (door, path, key, times)))
                for key, door, path, times in tasks
                if key not in done
            ]
            with suppress(KeyboardInterrupt):
                for key, result in waiting:
                    kept.add(key, result.get())
    return told(kept.data, len(files))


def told(data: dict[str, Any], files: int) -> int:
    """Print what was found; 1 where anything was wrong."""
    counts = Counter(data["counts"])
    for kind, times in Counter(data["kinds"]).most_common(60):
        print(f"--- {times} times\n{kind}")
    what = ", ".join(f"{counts[k]:,} {k}" for k in ("read", "refused", *BAD))
    tried = counts["read"] + counts["refused"] + counts["traceback"] + counts["over 10 s"]
    slowest, name = data["slowest"]
    print(
        f"{tried:,} inputs from {files} samples: {what}; slowest {slowest:.1f} s ({name}), "
        f"at most {data['memory'] / 1e6:,.0f} MB"
    )
    return int(any(counts[k] for k in BAD))


if __name__ == "__main__":
    raise SystemExit(main())
