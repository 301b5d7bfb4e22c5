"""What is asked of projects themselves: another one, a new one, a name."""

from __future__ import annotations

from pydantic import Field

from ...guards.choices import LONGEST
from .body import Body


class NewProject(Body):
    """What a new project is to be called."""

    name: str = Field(max_length=200)


class ProjectName(Body):
    """What this project is to be called; nothing: as its file."""

    name: str = Field(max_length=200)


class OpenedProject(Body):
    """A project that was opened before, by where its file lies."""

    path: str = Field(max_length=4000)


class PageChoice(Body):
    """Something somebody chose for the pages; null: as it comes."""

    name: str = Field(min_length=1, max_length=80)
    chosen: str | None = Field(max_length=LONGEST)
