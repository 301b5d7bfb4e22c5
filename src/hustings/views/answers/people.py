"""People over all texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class AttributePeriod:
    """One value of an attribute and when it holds (EDTF)."""

    attribute: str
    value: str
    since: str
    until: str


@dataclass(frozen=True)
class SpokenLabel:
    """How a text calls somebody."""

    label: str
    turns: int
    title: str
    role: str


@dataclass(frozen=True)
class PersonText:
    """A text somebody speaks in."""

    transcript: str
    title: str
    date: str | None
    turns: int
    labels: Sequence[SpokenLabel]


@dataclass(frozen=True)
class Person:
    """An actor with what texts call it; ``held`` counts its own views, ``spellings`` are what texts
    call it, most often first. In lists ``texts`` are left out; ``in_texts`` counts them.
    """

    id: str
    name: str
    aliases: Sequence[str]
    kind: str
    attributes: Mapping[str, str]
    periods: Sequence[AttributePeriod]
    color: str
    statements: int
    held: int
    turns: int
    anonymous: bool
    titles: Sequence[str]
    roles: Sequence[str]
    spellings: Sequence[str]
    in_texts: int
    texts: Sequence[PersonText]


@dataclass(frozen=True)
class SideText:
    """A text one side of a proposed merge speaks in."""

    transcript: str
    title: str
    turns: int


@dataclass(frozen=True)
class MergeSide:
    """One of two who may be one; ``texts`` are the first it speaks in, of ``in_texts``."""

    id: str
    name: str
    turns: int
    statements: int
    in_texts: int
    texts: Sequence[SideText]


@dataclass(frozen=True)
class ProposedMerge:
    """Two who may be one, and why."""

    other: MergeSide
    into: MergeSide
    rule: str
    reason: str


@dataclass(frozen=True)
class PeopleList:
    """Everybody, or those who were asked for, of so many in all."""

    people: Sequence[Person]
    total: int


@dataclass(frozen=True)
class ProposedMerges:
    """Who may be one, surest first."""

    proposed: Sequence[ProposedMerge]


@dataclass(frozen=True)
class MergeRefused:
    """The names that stay apart."""

    refused: Sequence[str]


@dataclass(frozen=True)
class PeopleChanged:
    """How many people have another attribute now."""

    changed: int


@dataclass(frozen=True)
class AttributesSet:
    """How many people changed, and a sentence for each row that could not be placed."""

    changed: int
    left: Sequence[str]
