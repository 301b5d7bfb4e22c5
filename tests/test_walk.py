"""Whatever is done and taken back, nothing points at what is gone, and no edit is lost."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ATTACKS = Path(__file__).parents[1] / "benchmarks" / "attacks"


def attack(name: str) -> ModuleType:
    """One of the scripts of benchmarks/attacks."""
    found = importlib.util.spec_from_file_location(name, ATTACKS / f"{name}.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", [12, 13])
def test_a_random_walk_of_changes_and_steps_back_leaves_nothing_in_the_air(
    tmp_path: Path, seed: int
) -> None:
    made = attack("walk").walk(tmp_path, seed, 200)
    assert made.faults == []
    assert made.compared >= 2
    assert {"undo", "replace_text", "finish", "define_period"} <= set(made.done)


def test_of_many_edits_at_one_moment_none_is_lost(tmp_path: Path) -> None:
    told = attack("lost_updates").counting(tmp_path / "x.hustings", 160, 8, statements=2)
    assert told["lost"] == 0
    assert told["Changed"] > 0
    assert told["acknowledged"] + told["merged"] + told["Changed"] == 160
