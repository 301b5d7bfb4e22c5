"""Memos, in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class MemoRow:
    """A memo and the name of what it stands on; ``on`` is text, concept, person, project or
    statement (then ``id`` is the statement's, ``transcript`` and ``start`` its place).
    """

    id: str
    on: str
    of: str
    name: str
    text: str
    by: str
    at: str
    mine: bool
    transcript: str = ""
    start: int = 0


@dataclass(frozen=True)
class MemoPage:
    """Some of the memos that were asked for: how many there are, and how many on each kind of thing
    whatever kind was asked for.
    """

    total: int
    counts: Mapping[str, int]
    rows: Sequence[MemoRow]


@dataclass(frozen=True)
class MemoDeleted:
    """The id of the memo that went."""

    deleted: str
