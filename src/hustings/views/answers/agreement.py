"""Who coded what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class CodedText:
    """One text: how many statements each coder made, and when each finished it."""

    transcript: str
    title: str
    statements: Mapping[str, int]
    finished: Mapping[str, str]
    passages: Mapping[str, int]
    """How many passages of it each coder has read, where they are what was given."""
    shut: bool = False
    """Whether it is coded blind, so that not all that was marked in it is counted here."""


@dataclass(frozen=True)
class CodersAnswer:
    """Everybody who coded, by name, and text by text what they did."""

    coders: Sequence[str]
    again: Sequence[str]
    """Who has finished a second look at something."""
    texts: Sequence[CodedText]
    """Of many those that several coded, or somebody finished or read a passage of, and a few more.
    """
    left_out: int
    """How many more texts there are: 0 where those are all."""
