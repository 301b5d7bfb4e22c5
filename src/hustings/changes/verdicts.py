"""One thing said on either of two sides, and what it means that it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from ..wording import say

Verdict = Literal["turned", "mixed", "moved", "dropped", "past", "new", "renewed", "kept"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""Those a reader asks for first stand first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing said on either side. ``verdict``: kept; turned (the opposite is said); mixed (one
    side says both, or says it otherwise); dropped (no longer mentioned); new; of forecasts also
    renewed, moved (another time) and past (its time had come before the second side was spoken)."""

    what: str
    verdict: Verdict
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def beside(before: str, after: str, verdict: Verdict) -> str:
    """What was said, and what is said now."""
    if verdict == "kept":
        return say("{words}, as before", words=after)
    if verdict == "dropped":
        return say("{words} before", words=before)
    if verdict == "new":
        return say("{words} now, not mentioned before", words=after)
    return say("{before} before, {after} now", before=before, after=after)


def sorted_by_verdict(changes: Iterable[Change]) -> tuple[Change, ...]:
    """In the order of verdicts, then of what it is about."""
    return tuple(sorted(changes, key=lambda c: (VERDICTS.index(c.verdict), c.what)))
