"""What one timeline shows, and the hue of each form on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HUES: Mapping[str, str] = {
    "position": "#1f5f9e",
    "cause": "#a6400b",
    "relation": "#0d6b67",
    "quotation": "#6a3ea1",
    "event": "#6f5a00",
    "prediction": "#a0276b",
    "characterisation": "#3b6b1d",
    "code": "#565d69",
}
"""A form's hue; a form made by a person is drawn in ink."""
NAMES = [*HUES, ""]
MOST_LANES = 40
"""Lanes that are drawn; what is beyond them is told in a note."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was told of one time: years (None at an open end or undated), and how sure."""

    statements: tuple[str, ...]
    form: str
    words: str
    when: str = ""
    first: float | None = None
    last: float | None = None
    soft: bool = False
    hatched: bool = False
    predicted: bool = False


@dataclass(frozen=True, slots=True)
class Piece(Mark):
    """A mark in one lane."""

    lane: str = ""
    ascribed: bool = False


@dataclass(frozen=True, slots=True)
class Bracket:
    """One event with two dates: both are drawn, neither is chosen."""

    words: str
    one: float
    other: float
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What one timeline shows: ``lanes`` in order, ``today`` the day the last text was spoken,
    ``eras`` named periods (words, first, last), ``band`` how many statements per step of years
    (year, count)."""

    lanes: tuple[str, ...]
    pieces: tuple[Piece, ...]
    brackets: tuple[Bracket, ...] = ()
    today: float | None = None
    eras: tuple[tuple[str, float, float], ...] = ()
    reach: tuple[float, float] | None = None
    band: tuple[tuple[float, int], ...] = ()
    step: float = 1.0
    ends: tuple[float, ...] = ()
    """First and last of all that is told, where ``pieces`` holds those alone that are drawn."""
    left_out: int = 0
    """Lanes beyond those that are drawn, told in a note."""
    mirrored: bool = False
    """Two lanes on either side of what they date apart, the nearest rows first."""
