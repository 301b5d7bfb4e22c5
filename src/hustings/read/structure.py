"""What was found in a text, and what a person could settle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..model import Flag, Section, Turn


@dataclass(frozen=True, slots=True)
class Choice:
    """A convention that could be meant: give ``convention`` to ``find_turns`` to settle it."""

    convention: str
    evidence: str
    example: str


@dataclass(frozen=True, slots=True)
class Structure:
    """What was found in a text.

    ``question`` is what a person must settle before turns mean anything, or None; ``choices`` what
    they can choose from. ``proposals`` as in :class:`~hustings.model.Transcript`.
    """

    turns: tuple[Turn, ...]
    sections: tuple[Section, ...] = ()
    title: str = ""
    convention: str | None = None
    evidence: str = ""
    proposals: tuple[dict[str, Any], ...] = ()
    question: str | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def flags(self) -> tuple[tuple[int, Flag], ...]:
        """Every flag with the index of its turn."""
        return tuple((i, flag) for i, turn in enumerate(self.turns) for flag in turn.flags)
