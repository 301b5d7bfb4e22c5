"""Other programs' files: what they hold, what was taken over, what went out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ExchangeFormat:
    """A format of another program."""

    name: str
    label: str
    suffixes: Sequence[str]
    reads: bool
    writes: bool
    kind: str
    kept: str
    """What comes of it, in words."""
    left: str
    """What stays behind."""


@dataclass(frozen=True)
class Dialect:
    """Who opens a REFI-QDA file."""

    name: str
    label: str


@dataclass(frozen=True)
class ExchangeFormats:
    """Everything that can be read or written."""

    formats: Sequence[ExchangeFormat]
    dialects: Sequence[Dialect]


@dataclass(frozen=True)
class ExchangeReport:
    """What came or went, and in sentences what could not, or not quite."""

    dialect: str
    imported: Mapping[str, int]
    approximated: Sequence[str]
    left: Sequence[str]
    warnings: Sequence[str]


@dataclass(frozen=True)
class FileText:
    """A text of another program's file."""

    title: str
    characters: int


@dataclass(frozen=True)
class FilePassage:
    """A coded passage with the words around it, so that a shift is seen."""

    before: str
    quote: str
    after: str
    title: str
    code: str


@dataclass(frozen=True)
class FileColumn:
    """A column of a table: what it was read as, and its first values."""

    name: str
    kind: str
    examples: Sequence[str]


@dataclass(frozen=True)
class FileLooked:
    """What a file holds; ``key`` takes it over.

    Of a table ``columns`` are its variables and ``kinds`` what a column may be; ``unclear`` is a
    date whose day and month may be read in two ways: then there is no key until it is asked with
    ``dates``.
    """

    key: str
    name: str
    label: str
    report: ExchangeReport
    texts: Sequence[FileText]
    passages: Sequence[FilePassage]
    columns: Sequence[FileColumn] = ()
    kinds: Sequence[str] = ()
    unclear: str = ""


@dataclass(frozen=True)
class FileCancelled:
    """Whether a file waited under that key."""

    cancelled: bool


@dataclass(frozen=True)
class FileWritten:
    """A file in base64, with its report."""

    name: str
    content: str
    report: ExchangeReport
