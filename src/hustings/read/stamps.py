"""Bare times behind a label (``Name: 00:01:02``), and texts with a time before all words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..model import Flag, Turn
from .marks import Mark, Reading
from .times import CLOCK, CLOCK_LINE, STAMP, WORDED, seconds
from .words.lines import Line, is_rule

_BARE = re.compile(rf"(?P<time>{CLOCK})(?=\s|$)\s*")
_LEADING = re.compile(
    rf"^(?:{STAMP}|{CLOCK}|{WORDED})(?:\s*(?:-->|[-–])\s*{CLOCK})?(?=[\s\])>]|$)[\s\t|,;·•–—-]*"
)
PACE = 2.0
"""Seconds a character takes at the slowest, to tell a recording's time from a time of day."""
SLIPS = 0.05
"""Share of times that may go back, for those who type them slip."""
LEAST = 4
"""Fewer times than this are no sign of how a text is written."""


def with_bare_times(marks: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """Marks with the bare times right behind them, where these run as a recording's do."""
    found = {
        n: match
        for n, m in enumerate(marks)
        if m.time is None
        and (match := _BARE.match(lines[m.line].text[m.words - lines[m.line].start :]))
    }
    if not found or not _runs(marks, found):
        return list(marks)
    return [
        m._replace(time=seconds(found[n]["time"]), words=m.words + found[n].end())
        if n in found
        else m
        for n, m in enumerate(marks)
    ]


def _runs(marks: Sequence[Mark], found: dict[int, re.Match[str]]) -> bool:
    """Whether times go up, and are not those of a day somebody speaks of."""
    times = [(marks[n].words, seconds(match["time"])) for n, match in found.items()]
    back = sum(b < a for (_, a), (_, b) in pairwise(times))
    if back > SLIPS * len(times):
        return False
    lonely = sum(match.end() == match.endpos for match in found.values())
    if lonely == len(found) or len(found) >= 0.5 * len(marks) > 1:
        return True
    return len(found) > 1 and times[0][1] <= 60 + PACE * times[0][0]


# a time before all words --------------------------------------------------------------------------


def timed_lines(lines: Sequence[Line]) -> dict[int, int]:
    """Lines that begin with a time, and how much of each the time takes; empty where these do not
    carry the text."""
    found = {
        i: match.end()
        for i, line in enumerate(lines)
        if line.text[0] in "0123456789[({<#" and (match := _LEADING.match(line.text))
    }
    if len(found) < LEAST:
        return {}
    times = [seconds(lines[i].text) for i in found]
    rising = sum(a <= b for a, b in pairwise(times))
    if rising < 0.95 * (len(times) - 1):
        return {}
    starts = sum(line.gap for line in lines)
    alone = sum(bool(CLOCK_LINE.match(lines[i].text)) for i in found)
    of = (
        max(min(starts, len(lines) - alone), 1)
        if starts > 0.25 * len(lines)
        else len(lines) - alone
    )
    return found if len(found) >= 0.8 * of else {}


def names_nobody(best: Reading | None, timed: dict[int, int]) -> bool:
    """Whether a reading of a text with times throughout rests on words taken for names."""
    if not timed:
        return False
    if best is None:
        return True
    weak = ("time-line", "alone", "tab", "name-dash", "cue-line", "heading", "bracket", "dash")
    return len(best.marks) < (0.5 if best.convention in weak else 0.1) * len(timed)


def timed_turns(lines: Sequence[Line], timed: dict[int, int]) -> list[Turn]:
    """A turn of nobody for each time, its words without the time."""
    out: list[Turn] = []
    begins: float | None = None
    fresh = False
    for i, line in enumerate(lines):
        start = line.start
        if i in timed:
            begins, fresh = seconds(line.text), True
            start += timed[i]
        if start >= line.end or is_rule(line.text):
            continue
        if fresh or not out or (line.gap and begins is None):
            kind = "note" if begins is None else "unassigned"
            out.append(Turn(start, line.end, kind, begins_at=begins))
            fresh = False
        else:
            out[-1] = Turn(out[-1].start, line.end, out[-1].kind, begins_at=out[-1].begins_at)
    return out


UNLABELLED_ROW = Flag(
    "unlabelled",
    "This row has a time and no speaker.",
    (("set_speaker", "Choose the speaker"), ("merge", "Words of the turn before")),
)
