"""Whoever follows a file through ``read`` comes by each module once or twice: it is entered from at
most two others, but for the words that everybody asks.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from hustings import read as room
from hustings.read import read

from ..tracing import entered

ROOM = Path(room.__file__).parent
EXAMPLES = ROOM.parents[2] / "examples"
ASKED_BY_MANY = sorted(file.stem for file in (ROOM / "words").glob("[a-z]*.py"))
"""Modules that answer small questions of words or lines, and decide nothing of a file."""
VALUES = {"marks", "times"}
"""Modules that hold values alone."""


@pytest.mark.parametrize(
    "name",
    [
        *("night-ferry-interview.txt", "formats/ferry.docx"),
        *("formats/ferry.pdf", "formats/ferry.html", "formats/ferry.eaf", "formats/ferry.xlsx"),
        *("formats/ferry.srt", "formats/ferry-tei.xml", "formats/ferry-whisperx.json"),
    ],
)
def test_a_file_on_its_way_comes_by_each_module_at_most_twice(name: str) -> None:
    data = (EXAMPLES / name).read_bytes()
    found = entered(ROOM, lambda: read(data, name=name.rpartition("/")[2]))
    assert "file" in found
    many = {inside: by for inside, by in found.items() if len(by) > 2}
    assert many.keys() <= {f"words/{name}" for name in ASKED_BY_MANY}, many


@pytest.mark.parametrize("name", ASKED_BY_MANY)
def test_what_everybody_asks_asks_nobody_but_its_like(name: str) -> None:
    tree = ast.parse((ROOM / "words" / f"{name}.py").read_text(encoding="utf-8"))
    asked = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level}
    assert asked <= {*ASKED_BY_MANY, *VALUES}
