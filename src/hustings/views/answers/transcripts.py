"""Transcripts and their turns; the project they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...model import Section, Source, TurnKind


@dataclass(frozen=True)
class Fix:
    """A correction on offer: a verb of ``/transcripts/{key}/correct``, its label, and the name it
    gives where it gives one.
    """

    verb: str
    label: str
    name: str | None = None


@dataclass(frozen=True)
class FlagRow:
    """A doubt about a turn."""

    code: str
    message: str
    fixes: Sequence[Fix]


@dataclass
class TurnRow:
    """A turn; ``label_start`` is where its label begins, times are seconds into a recording. (Not
    frozen, as there are thousands in a text.)
    """

    id: str
    kind: TurnKind
    speaker: str | None
    label: str | None
    section: str | None
    start: int
    end: int
    label_start: int | None
    begins_at: float | None
    ends_at: float | None
    page: int | None
    flags: Sequence[FlagRow]


@dataclass(frozen=True)
class TranscriptWhole:
    """A transcript with its text and turns."""

    id: str
    title: str
    date: str | None
    language: str | None
    text: str
    turns: Sequence[TurnRow]
    sections: Sequence[Section]
    source: Source
    attributes: Mapping[str, str]
    proposals: Sequence[Mapping[str, Any]]
    """Found in the text, for a person to take up."""
    characters: int
    replaces: str | None


@dataclass(frozen=True)
class LibraryPage:
    """Some texts of those that fit: how many fit, and how many there are in all."""

    total: int
    every: int
    rows: Sequence[TranscriptSummary]


@dataclass(frozen=True)
class TranscriptSummary:
    """A transcript without its text; counts of its parts."""

    id: str
    title: str
    date: str | None
    language: str | None
    characters: int
    turns: int
    questions: int
    answers: int
    sections: int
    flags: int
    statements: int
    source: Source
    attributes: Mapping[str, str]
    proposals: Sequence[Mapping[str, Any]]
    replaces: str | None


@dataclass(frozen=True)
class HeardAnswer:
    """A recording that a speech model wrote down."""

    id: str
    title: str
    turns: int
    """Stretches of speech it heard."""
    doubted: int
    """How many of them it doubts itself."""


@dataclass(frozen=True)
class TranscriptRemoved:
    """The transcript that was taken out."""

    removed: str


@dataclass(frozen=True)
class CitedPassage:
    """A passage in its words, its source (speaker, title, date, turn), and both as one would write
    them.
    """

    quote: str
    source: str
    words: str


@dataclass(frozen=True)
class CorrectedTurns:
    """The turns as they stand after a correction."""

    turns: Sequence[TurnRow]


@dataclass(frozen=True)
class ErasedAnswer:
    """What was erased, in numbers; ``left``: how often its names stand in the file still (in other
    texts); ``copies``: older files beside it that may hold it.
    """

    at: str
    by: str
    records: dict[str, int]
    names: int
    left: int
    copies: Sequence[str]


@dataclass(frozen=True)
class Counts:
    """How many there are; suggestions that are open."""

    transcripts: int
    statements: int
    actors: int
    concepts: int
    suggestions: int


@dataclass(frozen=True)
class ProjectInfo:
    """The project, and what undo and redo would do."""

    name: str
    path: str
    version: str
    coder: str
    coders: int
    """How many people have coded, or finished or were given something to code."""
    conflicts: int
    counts: Counts
    undo: str | None
    redo: str | None
    revision: int
    closed: int
    """Texts that are coded blind: what others marked in them is neither shown nor counted yet."""
    notice: str
    """What a person must know of this file (damaged, without its journal), or nothing."""
    lost: str
    """Said where the file was moved, deleted or replaced: nothing is written then."""


@dataclass(frozen=True)
class SavedCopy:
    """A whole project, saved as a file of its own."""

    path: str
    records: dict[str, int]
    """How many of each table."""
