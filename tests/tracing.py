"""What runs while a call is answered, counted instead of timed: a clock tells of the machine too."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

HOUSE = str(Path(__file__).parent.parent / "src" / "hustings")

Called = Callable[[FrameType, str, Any], Any]
"""What hears of every function that is entered; what it gives hears of the function's lines."""


def traced(work: Callable[[], object], called: Called) -> None:
    """Do some work, and tell of every function it enters."""
    before = sys.gettrace()
    sys.settrace(called)
    try:
        work()
    finally:
        sys.settrace(before)


def steps(work: Callable[[], object]) -> int:
    """How many lines of Hustings run until ``work`` is done; the same on every machine."""
    count = 0

    def line(frame: FrameType, event: str, told: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def called(frame: FrameType, event: str, told: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(HOUSE) else None

    traced(work, called)
    return count


def entered(room: Path, work: Callable[[], object]) -> dict[str, set[str]]:
    """Module of a room -> the modules of it from which it was entered, or "outside"."""
    found: dict[str, set[str]] = defaultdict(set)
    within = str(room)

    def module(frame: FrameType | None) -> str | None:
        # a function of another library must cost nothing more: there are millions
        if frame is None or not (name := frame.f_code.co_filename).startswith(within):
            return None
        return Path(name).relative_to(room).with_suffix("").as_posix()

    def called(frame: FrameType, event: str, told: Any) -> None:
        inside = module(frame)
        if inside is None:
            return
        before = frame.f_back
        while before is not None and not before.f_code.co_filename.startswith(HOUSE):
            before = before.f_back
        if (by := module(before)) != inside:
            found[inside].add(by or "outside")

    traced(work, called)
    return found
