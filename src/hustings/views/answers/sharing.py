"""A copy without names: the table, what is still to be looked at, and what was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ShareName:
    """One row of the table of names: how it is written, and what it is to be called; ``kind`` is
    person, place, organisation, other, or leave.
    """

    original: str
    forms: Sequence[str]
    kind: str
    pseudonym: str


@dataclass(frozen=True)
class ShareCandidate:
    """What may be a name and stands in no row: of what kind, how often, and why."""

    text: str
    kind: str
    count: int
    why: str


@dataclass(frozen=True)
class ShareTable:
    """The table as it is kept, and the attributes of people; ``sealed``: whether a key can be
    encrypted here.
    """

    names: Sequence[ShareName]
    attributes: Sequence[str]
    people: int
    sealed: bool


@dataclass(frozen=True)
class SharePlace:
    """A passage to look at: its text, where it stands there, and what stands round it."""

    transcript: str
    title: str
    start: int
    around: str


@dataclass(frozen=True)
class ShareExact:
    """A form that is a common word too, how often it would be replaced, and the first places."""

    form: str
    count: int
    places: Sequence[SharePlace]


@dataclass(frozen=True)
class ShareFew:
    """People who share all that goes along of them: their values, and how many they are."""

    values: Sequence[str]
    people: int


@dataclass(frozen=True)
class ShareAttribute:
    """An attribute of people that goes along: how many have it, and how many would still be among
    few if it stayed here.
    """

    name: str
    people: int
    still: int


@dataclass(frozen=True)
class ShareCheck:
    """What a table would do before anything is written: ``trouble`` is why it cannot serve, else
    "". ``counts``: places by original; ``proposed``: rows for what the project knows or what tells
    somebody by how it is written; ``left``: what is in capitals and in no row.
    """

    trouble: str
    counts: Mapping[str, int]
    proposed: Sequence[ShareName]
    left: Sequence[ShareCandidate]
    exact: Sequence[ShareExact]
    attributes: Sequence[ShareAttribute]
    few: Sequence[ShareFew]
    fewest: int
    people: int
    self_told: Sequence[SharePlace]


@dataclass(frozen=True)
class ShareMade:
    """The copy and its key ("" where none was asked for) in base64, and what the search found:
    nothing, or there would be no copy.
    """

    name: str
    content: str
    key_name: str
    key: str
    places: int
    names: int
    searched: int
    size: int


@dataclass(frozen=True)
class ShareRevealed:
    """What came back from a copy; ``left`` says in words what did not."""

    added: int
    edited: int
    deleted: int
    left: Sequence[str]
