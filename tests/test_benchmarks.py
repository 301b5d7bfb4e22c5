"""Benchmarks are run by hand, now and then: what they import is there all the same."""

import ast
from importlib import import_module
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def is_there(module: str, name: str) -> bool:
    """Whether a module has a name, or a module of that name below it."""
    if hasattr(import_module(module), name):
        return True
    try:
        import_module(f"{module}.{name}")
    except ModuleNotFoundError:
        return False
    return True


def test_what_benchmarks_import_of_hustings_is_there() -> None:
    missing = {
        f"{file.relative_to(BENCHMARKS)}: {node.module}.{imported.name}"
        for file in BENCHMARKS.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hustings")
        for imported in node.names
        if not is_there(str(node.module), imported.name)
    }
    assert not missing
