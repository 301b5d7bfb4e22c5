"""A question asked by its name: what can be asked, its answer, and the sentences behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .statements import StatementRow
from .studies import StudyData


@dataclass(frozen=True)
class Builds:
    """A question that can be asked by name."""

    name: str
    label: str
    settings: Sequence[str]


@dataclass(frozen=True)
class StudyAnswered:
    """The answer to a question: plain data in the shape the question gives it."""

    build: str
    study: StudyData
    answer: Any


@dataclass(frozen=True)
class Behind:
    """The sentences behind a place in an answer."""

    statements: Sequence[StatementRow]


@dataclass(frozen=True)
class ExporterRow:
    """A kind of file of another package: what it saves, and how it is called."""

    name: str
    label: str
    suffix: str
    takes: str
