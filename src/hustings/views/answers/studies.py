"""Saved studies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class StudyData:
    """A study as data: what is built, its options, and what selects statements."""

    build: str
    options: Mapping[str, Any]
    selection: Mapping[str, Any]
    seed: int | None
    name: str
    version: str


@dataclass(frozen=True)
class StudyRenamed:
    """Its new name."""

    renamed: str


@dataclass(frozen=True)
class StudyForgotten:
    """The name of a study that is no longer kept."""

    forgotten: str
