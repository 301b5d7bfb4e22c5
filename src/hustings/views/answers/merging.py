"""Files between people: what a merged one brings, and what is left to settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class MergeConflict:
    """One field of one record both sides changed: ``id`` is the record's, ``key`` the conflict's;
    ``what`` and ``about`` are words, ``ours`` stands until it is settled.
    """

    key: str
    id: str
    table: str
    field: str
    what: str
    about: str
    ours: Any
    theirs: Any
    who: str
    at: str
    transcript: str | None


@dataclass(frozen=True)
class MergeAnswer:
    """What a file brings (in a preview: would bring), counted and in sentences."""

    who: str
    added: int
    edited: int
    deleted: int
    names: int
    names_joined: int
    texts: int
    finished: int
    other: int
    conflicts: Sequence[MergeConflict]
    words: Sequence[str]
    preview: bool


@dataclass(frozen=True)
class ConflictsSettled:
    """How many conflicts were settled, and those still open."""

    settled: int
    conflicts: Sequence[MergeConflict]
