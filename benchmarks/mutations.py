"""Damage every sample of examples/formats a thousand times and read it: it reads, or says why not
in one sentence.

Run: python benchmarks/mutations.py [how many]
"""

from __future__ import annotations

import io
import random
import resource
import sys
import time
import traceback
import zipfile
from pathlib import Path

from hustings.errors import HustingsError
from hustings.read import read

INSERTED = (
    b"<",
    b">",
    b"{",
    b"\\",
    b'"',
    b"\0",
    b"\xff",
    b"&x;",
    b"\n\n",
    b": ",
    b"- ",
    b"[",
    b"-->",
)
SAMPLES = Path(__file__).parent.parent / "examples" / "formats"


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A copy with bytes changed, lost, doubled, or cut off."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 40))):
        at = chance.randrange(len(out) + 1)
        act = chance.randrange(5)
        if act == 0:
            out[at : at + chance.randint(0, 8)] = chance.randbytes(chance.randint(0, 8))
        elif act == 1:
            del out[at : at + chance.randint(1, 60)]
        elif act == 2:
            out[at:at] = out[at : at + chance.randint(1, 200)]
        elif act == 3 and chance.random() < 0.1:
            del out[at:]
        elif act == 4:
            out[at:at] = chance.choice(
                (
                    b"<",
                    b">",
                    b"{",
                    b"\\",
                    b'"',
                    b"\0",
                    b"\xff",
                    b"&x;",
                    b"\n\n",
                    b": ",
                    b"- ",
                    b"[",
                    b"-->",
                )
            )
    return bytes(out)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip that is whole, with one of its files damaged: otherwise its checksums hide every reader
    behind them.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    main = [n for n in files if n.endswith(("document.xml", "content.xml", "sheet1.xml", ".xhtml"))]
    hit = chance.choice(main if main and chance.random() < 0.7 else sorted(files))
    files[hit] = damaged(files[hit], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def main(times: int) -> int:
    worst, failures = 0.0, 0
    for path in sorted(SAMPLES.glob("ferry*")):
        data, chance = path.read_bytes(), random.Random(path.name)
        refused = 0
        for n in range(times):
            begin = time.perf_counter()
            try:
                inside = data.startswith(b"PK") and n % 2
                read((damaged_inside if inside else damaged)(data, chance), name=path.name)
            except HustingsError as error:
                refused += 1
                if "\n" in str(error):
                    failures += 1
                    print(f"{path.name}, mutation {n}: {error!s}")
            except Exception:
                failures += 1
                print(f"{path.name}, mutation {n}:")
                traceback.print_exc(limit=-3)
            worst = max(worst, time.perf_counter() - begin)
        print(f"{path.name:22} {times - refused:5} read, {refused:5} refused")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"slowest {worst:.2f} s, most memory {memory:,.0f} MB, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
