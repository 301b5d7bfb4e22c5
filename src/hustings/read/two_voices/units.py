"""What is asked of a paragraph in a talk of two voices, and what was found of it."""

from __future__ import annotations

from dataclasses import dataclass

QUESTION, ANSWER = 0, 1


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph: its words, whether a mark (dash, bold) opens it, that mark, whether a heading
    stands before.
    """

    words: str
    marked: bool
    mark: str = ""
    after_heading: bool = False
    role: int | None = None
    """Told by a person: QUESTION or ANSWER."""
    start: bool | None = None
    """Told by a person: whether a turn starts here."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a paragraph was found to be.

    ``sure`` is the probability of its role, ``contrary`` how much better (in nats) the other role's
    profile fits.
    """

    role: int
    starts: bool
    lead_in: bool
    sure: float
    contrary: float
