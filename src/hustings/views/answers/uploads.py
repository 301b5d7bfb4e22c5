"""Files on their way in; nothing of them is written yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SpeakerTurns:
    """A speaker and how often."""

    name: str
    turns: int


@dataclass(frozen=True)
class FirstWords:
    """How a turn begins."""

    kind: str
    speaker: str | None
    begins_at: float | None
    words: str


@dataclass(frozen=True)
class IntakeRow:
    """A file as it was understood. ``error`` alone says why it could not be read; ``unread`` that
    it waits in its zip under ``key``; ``there`` which transcript has these very bytes;
    ``dated_above`` the day its first lines name, where it has no date.
    """

    path: str
    error: str
    fields: Mapping[str, str] | None = None
    unread: bool = False
    key: str | None = None
    there: str | None = None
    title: str | None = None
    date: str | None = None
    dated_above: str | None = None
    language: str | None = None
    format: str = ""
    dialect: str = ""
    encoding: str = ""
    characters: int = 0
    turns: int = 0
    questions: int = 0
    answers: int = 0
    speeches: int = 0
    speakers: Sequence[SpeakerTurns] = ()
    times: bool = False
    pages: int = 0
    flags: int = 0
    warnings: Sequence[str] = ()
    evidence: str = ""
    question: str = ""
    begins: Sequence[FirstWords] = ()


@dataclass(frozen=True)
class NameFields:
    """What a file's name says."""

    fields: Mapping[str, str]
    date: str | None


@dataclass(frozen=True)
class IntakeNames:
    """What file names say by a pattern; ``problem`` where it is none."""

    pattern: str | None
    problem: str
    rows: Sequence[NameFields | None]


@dataclass(frozen=True)
class Imported:
    """Ids of the transcripts that are new, and how many were there already."""

    added: Sequence[str]
    there: int


@dataclass(frozen=True)
class UploadsCancelled:
    """How many files were forgotten."""

    cancelled: int
