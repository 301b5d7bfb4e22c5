"""Benchmarks are run by hand, now and then: what they import is there all the same."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

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


def test_coverage_ends_with_what_is_missing_and_with_nothing_where_all_is_reached(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    lacking = import_module("reached").lacking

    def file(reached: int, of: int) -> dict[str, dict[str, int]]:
        none = {"num_branches": 0, "covered_branches": 0}
        return {"summary": {"num_statements": of, "covered_lines": reached, **none}}

    good = {"a.py": file(970, 1000), "b.py": file(17, 20)}  # 85 % of b, 96.8 of all
    assert lacking(good, True) == []
    assert lacking(good, False)[0].startswith("Tests failed")
    low = {**good, "c.py": file(84, 100)}
    assert lacking(low, True) == [" 84.0 %  c.py", "1 files lie under 85 % of their lines."]
    little = {"a.py": file(949, 1000)}
    assert lacking(little, True) == ["94.9 % of all lines are reached, at least 95 are to be."]
