"""The projects of one person, and where the page of one is reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class RecentProject:
    """A project that was opened on this machine."""

    path: str
    name: str
    opened: str
    there: bool
    """Whether its file still lies there."""


@dataclass(frozen=True)
class ProjectsAnswer:
    """What a person can open, make and rename from the page."""

    alone: bool
    """Whether one person serves the project to himself: only then others are opened from here."""
    name: str
    file: str
    """The name of the project's file."""
    folder: str
    """Where it lies, and new projects come to lie."""
    recent: Sequence[RecentProject]
    """Others opened last, the newest first."""


@dataclass(frozen=True)
class ProjectAddress:
    """Where a project can be reached, for one browser."""

    address: str


@dataclass(frozen=True, slots=True)
class PageChoices:
    """What one person chose for the pages, by name."""

    chosen: Mapping[str, str]
