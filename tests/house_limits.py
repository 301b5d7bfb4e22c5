"""What the limits of the house find today, file by file. ``python -m tests.house_limits`` writes
``house_limits.json`` anew: what stands there may only shrink, unless ``--looser`` says that more is
meant.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import networkx as nx

from . import house_pages, house_sets

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "src" / "hustings"
KEPT = Path(__file__).with_suffix(".json")
RULES = "C901,PLR0912,PLR0913,PLR0915,PLR2004,SLF001,PLC0415"
PAGE_LINES = 250
MODULE_LINES = 400


def found() -> dict[str, dict[str, int]]:
    """Rule -> file -> how often it is broken."""
    return {
        **style(),
        "dict[str, Any] in a public signature": free_signatures(),
        f"pages over {PAGE_LINES} lines": long_pages(),
        f"modules over {MODULE_LINES} lines": dict.fromkeys(sorted(long_modules()), 1),
        f"files of tests over {MODULE_LINES} lines": dict.fromkeys(long_tests(), 1),
        "modules in a circle of imports": circles(),
        "wide lines of pages that are no words": house_pages.wide_lines(),
        "closed sets listed again": house_sets.again(),
    }


def looser(now: dict[str, dict[str, int]], kept: dict[str, dict[str, int]]) -> list[str]:
    """What is found more often than is kept, a line for each rule and file."""
    return [
        f"{file}: {rule}, {n} times (at most {kept.get(rule, {}).get(file, 0)})"
        for rule, files in now.items()
        for file, n in files.items()
        if n > kept.get(rule, {}).get(file, 0)
    ]


def write(*asked: str, kept: Path = KEPT) -> None:
    """Write what is kept anew; exits with what has grown, unless ``--looser`` is asked."""
    now = found()
    grown = looser(now, json.loads(kept.read_text(encoding="utf-8")))
    if grown and "--looser" not in asked:
        sys.exit("\n".join([*grown, "Limits only tighten; nothing is written (or say --looser)."]))
    kept.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")


def style() -> dict[str, dict[str, int]]:
    """What ruff finds."""
    command = [sys.executable, "-m", "ruff", "check", "src", "--select", RULES, "--exit-zero"]
    more = ["--config", "lint.mccabe.max-complexity=12", "--output-format", "json"]
    told = subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, check=True)
    counts: dict[str, Counter[str]] = {rule: Counter() for rule in RULES.split(",")}
    for trouble in json.loads(told.stdout):
        counts[trouble["code"]][str(Path(trouble["filename"]).relative_to(ROOT))] += 1
    return {rule: dict(sorted(files.items())) for rule, files in counts.items()}


def branches() -> list[int]:
    """The branches of every function, as ruff counts them."""
    run = [sys.executable, "-m", "ruff", "check", "src", "--select", "C901", "--exit-zero"]
    more = ["--config", "lint.mccabe.max-complexity=0", "--output-format", "json"]
    told = subprocess.run([*run, *more], cwd=ROOT, capture_output=True, text=True, check=True)
    found = (re.search(r"\((\d+) > 0\)", row["message"]) for row in json.loads(told.stdout))
    return [int(match[1]) for match in found if match]


def free_signatures() -> dict[str, int]:
    """Public functions of views and server that take or give a ``dict[str, Any]``."""
    counts: Counter[str] = Counter()
    for room in ("views", "server"):
        for path in sorted((HOUSE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    told = [node.returns, *(a.annotation for a in node.args.args)]
                    if any(t is not None and "dict[str, Any]" in ast.unparse(t) for t in told):
                        counts[str(path.relative_to(ROOT))] += 1
    return dict(counts)


def long_pages() -> dict[str, int]:
    """Files of the pages that are too long; what is generated aside."""
    pages = sorted((ROOT / "frontend" / "src").rglob("*"))
    sizes = {
        str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines())
        for p in pages
        if p.suffix in (".ts", ".svelte") and not p.name.endswith("schema.ts")
    }
    return {name: n for name, n in sizes.items() if n > PAGE_LINES}


def long_modules() -> dict[str, int]:
    """Modules that are too long, and how long each is, the longest first."""
    files = (p for p in HOUSE.rglob("*.py") if not {"static", "help"} & {*p.parts})
    sizes = {str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines()) for p in files}
    return {n: k for n, k in sorted(sizes.items(), key=lambda i: -i[1]) if k > MODULE_LINES}


def long_tests() -> dict[str, int]:
    """Files of tests and benchmarks that are too long, and how long each is."""
    files = (p for room in ("tests", "benchmarks", "docs") for p in (ROOT / room).rglob("*.py"))
    sizes = {str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines()) for p in files}
    return {name: n for name, n in sorted(sizes.items()) if n > MODULE_LINES}


def circles() -> dict[str, int]:
    """Modules that import each other round about, lazily or for types alone included."""
    graph = nx.DiGraph()
    files = {module(p): p for p in HOUSE.rglob("*.py") if "static" not in p.parts}
    for name, path in files.items():
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = package.split(".")[: len(package.split(".")) - node.level + 1]
                stem = ".".join([*base, *([node.module] if node.module else [])])
                for alias in node.names:
                    target = f"{stem}.{alias.name}" if f"{stem}.{alias.name}" in files else stem
                    if target in files and target != name:
                        graph.add_edge(name, target)
    together = [part for part in nx.strongly_connected_components(graph) if len(part) > 1]
    return dict.fromkeys(sorted(n for part in together for n in part), 1)


def module(path: Path) -> str:
    """The dotted name of a file."""
    parts = ["hustings", *path.relative_to(HOUSE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


if __name__ == "__main__":
    write(*sys.argv[1:])
