"""Who codes what, as the pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Part = Literal["calibration", "double", "single", "second look"]
State = Literal["waiting", "open", "begun", "finished", "returned", "adjudicated"]


@dataclass(frozen=True)
class OpenedRow:
    """Who looked into a text that was coded blind, when and why."""

    by: str
    at: str
    reason: str


@dataclass(frozen=True)
class AssignmentRow:
    """A text or passage somebody is to code (in a preview without an id). ``closed``: nobody sees
    more of it than his own yet; ``statements``: how many the coder made there; ``reason``: why it
    was given back. ``start``, ``stop`` (0: the whole text), ``first`` and ``last`` limit a passage,
    in code points and in spoken turns. ``again``: a second look, from ``since`` on.
    """

    id: str
    transcript: str
    title: str
    coder: str
    part: Part
    batch: str
    seed: int
    state: State
    blind: bool
    closed: bool
    statements: int
    finished: str
    at: str
    by: str
    reason: str
    opened: Sequence[OpenedRow]
    start: int
    stop: int
    first: int
    last: int
    again: bool
    since: str
    began: str
