"""What the tests of four subjects do not notice: one small wrong change at a time.

Run: python benchmarks/mutants.py [subject] [how many] [seed]   (turns, log, maps, networks; 20; 1)

A seeded sample of the places where a comparison, a sum, a condition or a number could be wrong is
changed, each in a copy of the source that the subject's own tests then run on. A change they pass
is printed: either they assert nothing there, or it makes no difference. The working tree is never
written to.
"""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reached import ROOT, SUBJECTS

TURNED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
"""An operator, and the one it is taken for."""
PATIENCE = 900
"""Seconds after which the tests count as having noticed: the change made something endless."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One wrong change: the file, the line, and how the source reads with it."""

    file: Path
    line: int
    before: str
    after: str
    source: str


def mutants(file: Path) -> Iterator[Mutant]:
    """Every change of a file that still is a program, in order of its lines."""
    source = file.read_text(encoding="utf-8")
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.encode()))
    data = source.encode()
    tree = ast.parse(source)
    # within an f-string Python before 3.12 does not say where an expression stands
    hidden = {n for f in ast.walk(tree) if isinstance(f, ast.JoinedStr) for n in ast.walk(f)}
    for node in ast.walk(tree):
        changed = None if node in hidden else _changed(node)
        if changed is None or not isinstance(node, ast.expr) or node.end_lineno is None:
            continue
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + (node.end_col_offset or 0)
        after = f"({ast.unparse(changed)})"
        made = (data[:begin] + after.encode() + data[end:]).decode()
        yield Mutant(file, node.lineno, data[begin:end].decode(), after, made)


def _changed(node: ast.AST) -> ast.expr | None:
    """The expression with one thing wrong; None where there is nothing to take for another."""
    match node:
        case ast.Compare(ops=[op], left=left, comparators=comparators) if type(op) in TURNED:
            return ast.Compare(left, [TURNED[type(op)]()], comparators)  # type: ignore[list-item]
        case ast.BinOp(op=op, left=left, right=right) if type(op) in TURNED:
            return ast.BinOp(left, TURNED[type(op)](), right)  # type: ignore[arg-type]
        case ast.BoolOp(op=op, values=values):
            return ast.BoolOp(TURNED[type(op)](), values)  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case ast.Constant(value=bool(value)):
            return ast.Constant(not value)
        case ast.Constant(value=int(value)):
            return ast.Constant(value + 1)
    return None


def fails(tests: tuple[str, ...], copy: Path) -> bool:
    """Whether any of the tests fails on a copy of the source."""
    here = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    run = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(run, cwd=ROOT, env=here, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def noticed(mutant: Mutant, tests: tuple[str, ...], copy: Path) -> bool:
    """Whether the tests fail with the change; the copy is whole again afterwards."""
    place = copy / mutant.file.relative_to(ROOT / "src")
    whole = place.read_bytes()
    place.write_text(mutant.source, encoding="utf-8")
    try:
        return fails(tests, copy)
    finally:
        place.write_bytes(whole)


def main(subject: str = "turns", most: str = "20", seed: str = "1") -> None:
    """Print what was not noticed, and how much was."""
    patterns, tests = SUBJECTS[subject]
    files = [f for p in patterns.split(",") for f in sorted(ROOT.glob(p)) if f.suffix == ".py"]
    every = [m for f in files for m in mutants(f)]
    chosen = random.Random(int(seed)).sample(every, min(int(most), len(every)))
    seen = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(ROOT / "src", copy, ignore=shutil.ignore_patterns("static", "help"))
        for beside in ("codebooks", "examples"):
            shutil.copytree(ROOT / beside, copy.parent / beside)
        if fails(tests, copy):
            sys.exit("The tests fail without any change; mend that first.")
        for mutant in chosen:
            if noticed(mutant, tests, copy):
                seen += 1
                continue
            at = f"{mutant.file.relative_to(ROOT)}:{mutant.line}"
            print(f"{at}: {mutant.before!r} as {mutant.after!r}", flush=True)
    print(f"{subject}: {seen} of {len(chosen)} noticed (of {len(every)} places)")


if __name__ == "__main__":
    main(*sys.argv[1:])
