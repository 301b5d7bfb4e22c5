"""What the tests of four subjects do not notice: one small wrong change at a time.

Run: python benchmarks/mutants.py [subject] [how many] [seed]   (turns, log, maps, networks; 20; 1)

A seeded sample of the places where a comparison, a sum, a condition or a number could be wrong is
changed, each in a copy of the source. Those of the subject's own tests that reach the line then run
on it, as coverage told beforehand (of a line that runs while a file is loaded, those that reach its
file). A change they pass is printed: either they assert nothing there, or it makes no difference.
The working tree is never written to.
"""

from __future__ import annotations

import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
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
PYTEST = ("-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider")
CONTEXTS = """[run]
dynamic_context = test_function
include = {files}
data_file = {data}
"""
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


def reaching(files: Sequence[Path], tests: tuple[str, ...]) -> dict[str, dict[int, set[str]]]:
    """File -> line -> the tests that reach it, by their names for pytest; line 0: any line."""
    with tempfile.TemporaryDirectory() as folder:
        settings, report = Path(folder) / "settings", Path(folder) / "report.json"
        inside = ",".join(str(f.relative_to(ROOT)) for f in files)
        settings.write_text(CONTEXTS.format(data=Path(folder) / "data", files=inside), "utf-8")
        with_settings = f"--rcfile={settings}"
        run = [sys.executable, "-m", "coverage", "run", with_settings, *PYTEST, *tests]
        subprocess.run(run, cwd=ROOT, check=True, capture_output=True)
        tell = ["json", "-q", "--show-contexts", "-o", str(report)]
        order = [sys.executable, "-m", "coverage", tell[0], with_settings, *tell[1:]]
        subprocess.run(order, cwd=ROOT, check=True)
        told = json.loads(report.read_text(encoding="utf-8"))["files"]
    found: dict[str, dict[int, set[str]]] = {}
    for file, data in told.items():
        lines = found[file] = {}
        for line, contexts in data["contexts"].items():
            named = {_node(c, tests) for c in contexts if c}
            lines[int(line)] = named
            lines.setdefault(0, set()).update(named)
    return found


def _node(context: str, tests: Sequence[str]) -> str:
    """A test of the subject as coverage names it (``test_y.test_z``, the folders before it where
    they are packages), as pytest does."""
    module, _, name = context.rpartition(".")
    for place in map(ROOT.joinpath, tests):
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            if f".{module}".endswith(f".{file.stem}"):
                return f"{file.relative_to(ROOT)}::{name}"
    return ""


def fails(tests: Sequence[str], copy: Path) -> bool:
    """Whether any of the tests fails on a copy of the source."""
    here = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    run = [sys.executable, *PYTEST, "-x", *tests]
    try:
        done = subprocess.run(run, cwd=ROOT, env=here, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def noticed(mutant: Mutant, tests: Sequence[str], copy: Path) -> bool:
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
    globs = [p.replace("/*", "/**/*.py") for p in patterns.split(",")]
    files = [f for p in globs for f in sorted(ROOT.glob(p))]
    every = [m for f in files for m in mutants(f)]
    chosen = random.Random(int(seed)).sample(every, min(int(most), len(every)))
    seen = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(ROOT / "src", copy, ignore=shutil.ignore_patterns("static", "help"))
        for beside in ("codebooks", "examples"):
            shutil.copytree(ROOT / beside, copy.parent / beside)
        reached = reaching(files, tests)
        for mutant in chosen:
            lines = reached.get(str(mutant.file.relative_to(ROOT)), {})
            asked = lines.get(mutant.line) or lines.get(0, set())
            if asked - {""} and noticed(mutant, sorted(asked - {""}), copy):
                seen += 1
                continue
            at = f"{mutant.file.relative_to(ROOT)}:{mutant.line}"
            print(f"{at}: {mutant.before!r} as {mutant.after!r}", flush=True)
    print(f"{subject}: {seen} of {len(chosen)} noticed (of {len(every)} places)")


if __name__ == "__main__":
    main(*sys.argv[1:])
