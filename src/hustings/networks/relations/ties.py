"""What a network of relations is made of: actors, ties, and what is read off them."""

from __future__ import annotations

from dataclasses import dataclass

FORM = "relation"
COLUMNS = ("actor", "relation", "target")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor; ``kind`` (person, organisation, group) where somebody said it."""

    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation of one actor to another, with the statements it rests on and who tells it.

    ``earliest`` and ``latest`` are ISO days of the time spoken of (``about``) over all of its
    statements, None where none is told or an end is open; ``approximate`` and ``unspecified`` say
    that one of them tells it so (*about 1908*, *the 1930s*). ``ascribed`` counts the statements
    that tell another's view.
    """

    source: str
    target: str
    relation: str
    kind: str
    sign: str
    statements: tuple[str, ...]
    tellers: tuple[str, ...]
    earliest: str | None
    latest: str | None
    ascribed: int = 0
    approximate: bool = False
    unspecified: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two actors told to be friends by some statements and foes by others."""

    one: str
    other: str
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Two who oppose the same third, and of whom nothing is said. No conclusion: a question."""

    one: str
    other: str
    opponent: str
    statements: tuple[str, ...]
    sentence: str


TIE_KEYS = (
    "source",
    "target",
    "relation",
    "kind",
    "sign",
    "statements",
    "tellers",
    "earliest",
    "latest",
    "approximate",
    "unspecified",
    "ascribed",
)
