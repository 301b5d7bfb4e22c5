"""Closed sets of words: each stands once, as a ``Literal``, in the program and the pages together.

A table that says something of each of its words is no second list of them; nor is a migration,
which tells of another day.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .house_pages import named, sources

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "src" / "hustings"
FEWEST = 3
"""Words; two are soon the same by chance."""
LISTED = re.compile(r'\[((?:\s*"[^"]+",?){3,})\s*\]')
EITHER = re.compile(r'(?:\|?\s*"[^"]+"\s*){3,}')

Words = frozenset[str]


def again() -> dict[str, int]:
    """File -> how many closed sets it lists that are said elsewhere; the first to say one aside."""
    first: set[Words] = set()
    counts: Counter[str] = Counter()
    programs = {named(path): _trees(path) for path in sorted(HOUSE.rglob("*.py"))}
    for name, tree in programs.items():
        for words in _literals(tree):
            counts[name] += words in first
            first.add(words)
    for name, tree in programs.items():
        if "/migrations/" not in name:
            counts[name] += sum(words in first for words in _listed(tree))
    for path in sources(tests=False):
        counts[named(path)] += sum(words in first for words in in_page(path.read_text("utf-8")))
    return {name: n for name, n in counts.items() if n}


def _trees(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _literals(tree: ast.AST) -> Iterator[Words]:
    """The sets a program says as types."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("Literal"):
            inside = node.slice
            yield from _words(inside.elts if isinstance(inside, ast.Tuple) else [inside])


def _listed(tree: ast.AST) -> Iterator[Words]:
    """The sets a program says as tuples, lists or sets; those inside a type aside."""
    typed = {
        id(node.slice)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("Literal")
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and id(node) not in typed:
            yield from _words(node.elts)


def _words(parts: list[ast.expr]) -> Iterator[Words]:
    values = [part.value for part in parts if isinstance(part, ast.Constant)]
    words = frozenset(value for value in values if isinstance(value, str))
    if len(words) == len(parts) >= FEWEST:
        yield words


def in_page(text: str) -> Iterator[Words]:
    """The sets a page says as arrays or as types."""
    for found in LISTED.finditer(text):
        yield frozenset(re.findall(r'"([^"]+)"', found[1]))
    for found in EITHER.finditer(text):
        if "|" in found[0]:
            yield frozenset(re.findall(r'"([^"]+)"', found[0]))
