"""The ways transcripts name who speaks, one file each; of two that say as much the first wins."""

from __future__ import annotations

from . import (
    bold,
    brackets,
    chats,
    circles,
    colon,
    dashes,
    headings,
    initials,
    points,
    questions_and_answers,
    rows,
    tabs,
    tags,
    time_lines,
)
from .base import Convention

_ALL = {
    convention.name: convention
    for module in (
        colon,
        questions_and_answers,
        time_lines,
        brackets,
        chats,
        circles,
        bold,
        points,
        dashes,
        rows,
        tabs,
        tags,
        initials,
        headings,
    )
    for convention in module.CONVENTIONS
}
_ORDER = (
    "chat row tagged colon qa time-line name-time bracket sigil circle bold point name-clock "
    "cue-line name-dash tab initials ruled alone heading dash bold-question"
).split()
TABLE: dict[str, Convention] = {
    name: _ALL[name] for name in sorted(_ALL, key=lambda n: _ORDER.index(n) if n in _ORDER else 99)
}
"""Every convention by name."""

CONVENTIONS = {name: convention.label for name, convention in TABLE.items()}
"""Every convention and how it looks. ``find_turns(…, convention=…)`` takes one of these."""

__all__ = ["CONVENTIONS", "TABLE", "Convention"]
