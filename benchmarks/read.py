"""How long a megabyte of text takes to read, turns included. Run: python benchmarks/read.py"""

from __future__ import annotations

import time
from collections.abc import Callable

from hustings.read import read

WORDS = "the night ferry to the quay runs late and nobody on the council said who pays for the harbour lights "


def labelled(n: int) -> str:
    people = ("Mara Ostrow", "Ines Calder", "Tobias Renn", "Edda Voss")
    return "\n".join(f"{people[i % 4]}: {WORDS * (1 + i % 4)}." for i in range(n))


def stamped(n: int) -> str:
    return "\n".join(
        f"Rep. Calder{i % 3}: ({i // 60:02d}:{i % 60:02d})\n{WORDS * 2}." for i in range(n)
    )


def dashed(n: int) -> str:
    out = []
    for _ in range(n):
        out.append(f"- Who says that {WORDS}?")
        out.extend(f"{'- ' if k == 0 else ''}{WORDS * 3}." for k in range(3))
    return "\n\n".join(out)


def prose(n: int) -> str:
    return "\n\n".join(f"{WORDS * 4}." for _ in range(n))


def timed(make: Callable[[int], str]) -> tuple[float, int, int]:
    n = 1000
    while len(make(n)) < 1_000_000:
        n = int(n * 1.2)
    data = make(n).encode()
    read(b"Mara: warm\nInes: up\nMara: now\n", name="warm.txt")
    best, turns = 9.0, 0
    for _ in range(3):
        begin = time.perf_counter()
        turns = len(read(data, name="long.txt").turns)
        best = min(best, time.perf_counter() - begin)
    return best, len(data), turns


if __name__ == "__main__":
    for make in (labelled, stamped, dashed, prose):
        seconds, size, turns = timed(make)
        print(f"{make.__name__:10} {size / 1e6:.2f} MB  {turns:6,} turns  {seconds:.3f} s")
