"""Versions of a text: what corrections did, parts, two texts side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .statements import StatementRow
from .transcripts import TranscriptWhole

Span = tuple[int, int]
"""Start and end in code points."""


@dataclass(frozen=True)
class Carried:
    """A statement or suggestion on its way into a corrected text; without a new place it stays on
    the old one.
    """

    id: str
    what: str
    was: Span
    quote: str
    start: int | None = None
    end: int | None = None
    before: str | None = None
    """Its words until now."""


@dataclass(frozen=True)
class Corrected:
    """The transcript that is read now, and what became of what stood on the old one."""

    transcript: str
    kept: Sequence[Carried]
    moved: Sequence[Carried]
    unplaced: Sequence[Carried]


@dataclass(frozen=True)
class Unsettled:
    """A passage a person should look at after a correction."""

    statement: str
    transcript: str
    what: Literal["moved", "unplaced"]
    before: str
    near: int
    now: StatementRow


@dataclass(frozen=True)
class Settlement:
    """How many passages were settled."""

    settled: int


@dataclass(frozen=True)
class Part:
    """One part of a joined transcript."""

    id: str
    title: str
    date: str | None
    source: str
    url: str
    start: int
    end: int


@dataclass(frozen=True)
class Seam:
    """Words a part repeats of the one before."""

    before: str
    part: str
    left: Span
    right: Span
    letters: int
    words: str


@dataclass(frozen=True)
class Joined:
    """The transcript parts were joined into; overlaps in its own offsets."""

    transcript: str
    title: str
    parts: Sequence[Part]
    overlaps: Sequence[Seam]


@dataclass(frozen=True)
class Titled:
    """A transcript by its title."""

    id: str
    title: str


@dataclass(frozen=True)
class AboutTranscript:
    """What took a transcript's place, what it is made of, what it is read beside."""

    current: str
    parts: Sequence[Part]
    beside: Sequence[Titled]


@dataclass(frozen=True)
class SentencePair:
    """Sentences that stand against each other; ``doubt`` says where a person should look, ``told``
    whether one did.
    """

    left: Span | None
    right: Span | None
    doubt: str
    told: bool


@dataclass(frozen=True)
class BesideRow:
    """Turns (by id) that stand against each other."""

    left: Sequence[str]
    right: Sequence[str]
    pairs: Sequence[SentencePair]


@dataclass(frozen=True)
class Beside:
    """Two versions of a text, and each statement's place in the other one."""

    left: TranscriptWhole
    right: TranscriptWhole
    ratio: float
    rows: Sequence[BesideRow]
    statements: Sequence[StatementRow]
    across: Mapping[str, Span | None]
