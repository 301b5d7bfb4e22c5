"""Whoever follows a file through ``read`` comes by each module once or twice: it is entered from at
most two others, but for the words that everybody asks.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from hustings import read as room
from hustings.read import read

ROOM = Path(room.__file__).parent
EXAMPLES = ROOM.parents[2] / "examples"
ASKED_BY_MANY = {
    "lines": "what a line is like",
    "speaker_names": "what may be a name",
    "narration": "whether words tell a story",
    "court": "the words of courts",
    "classify": "what a line was found to be",
    "broken": "labels joined over a break",
}
"""Modules that answer small questions of words or lines, and decide nothing of a file."""


def entered(work: Callable[[], object]) -> dict[str, set[str]]:
    """Module of the room -> the modules it was entered from."""
    found: dict[str, set[str]] = defaultdict(set)

    def within(frame: FrameType) -> str | None:
        name = frame.f_code.co_filename
        return Path(name).relative_to(ROOM).as_posix() if name.startswith(str(ROOM)) else None

    def called(frame: FrameType, event: str, told: Any) -> None:
        inside = within(frame) if event == "call" else None
        if inside is None:
            return
        before = frame.f_back
        while before is not None and "/hustings/" not in before.f_code.co_filename:
            before = before.f_back
        by = within(before) if before is not None else None
        if by != inside:
            found[inside.removesuffix(".py")].add(by or "outside")

    earlier = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(earlier)
    return found


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
    found = entered(lambda: read(data, name=name.rpartition("/")[2]))
    assert "file" in found
    many = {inside: by for inside, by in found.items() if len(by) > 2}
    assert many.keys() <= ASKED_BY_MANY.keys(), many
