"""How much work a call is, counted instead of timed: a clock tells of the machine as well."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

HOUSE = str(Path(__file__).parent.parent / "src" / "hustings")


def steps(work: Callable[[], object]) -> int:
    """How many lines of Hustings run until ``work`` is done; the same on every machine."""
    count = 0

    def line(frame: FrameType, event: str, told: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def called(frame: FrameType, event: str, told: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(HOUSE) else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
