"""Statements as rows, what was changed of them, and their history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ...model import Commitment

Value = str | int | float | bool | None
"""What a field of a statement holds: a name, a number, yes or no, or text."""


State = Literal["done", "undone", "dropped", "taken", "kept", "first"]
"""What became of a change; one that is kept was found by the program itself."""


@dataclass
class StatementRow:
    """A statement with its title and its reading. (Not frozen: freezing costs four times the time
    to make one, and one answer may hold ten thousand.)
    """

    id: str
    transcript: str
    title: str
    """Title of the transcript."""
    start: int
    end: int
    quote: str
    form: str
    values: Mapping[str, Value]
    """By the form's fields."""
    speaker: str | None
    holder: str | None
    """Whose view; None is unstated."""
    via: Sequence[str]
    """Who stands between speaker and holder: the speaker says that they say it."""
    chain: str
    """The same in words ("as Voss tells that Renn says"); empty where nobody does."""
    commitment: Commitment
    about: str | None
    """Narrated time, EDTF."""
    told: Sequence[int] | None
    """First and last day of it, counted from 1970, to sort by."""
    coder: str
    origin: str
    hint: str | None
    """Method and version of the suggestion it was made of."""
    status: str
    made_at: str
    memo: str
    reading: str
    """In one line, as its form says."""
    layer: str
    """Empty for a coder's own; gold for what was settled."""
    of: Sequence[str]
    """What a gold statement settles: ids of the coders' own."""
    shares: str
    """The same for readings that both stand."""
    revision: int
    """How often it was written; sent back with a change, it tells what others changed since."""


@dataclass
class EditedRow(StatementRow):
    """A statement after a change, and what of others' changes stays beside it."""

    merged: bool = False
    """Whether others had changed other fields since it was read."""
    by: str | None = None
    """Who changed those last."""
    at: str | None = None
    theirs: Sequence[str] = ()
    """The fields they changed."""


@dataclass(frozen=True)
class StatementPage:
    """Statements that fit, one page of them, and how many there are in all."""

    total: int
    rows: Sequence[StatementRow]
    cursor: str | None
    """Asks for the next page; None where this is the last."""


@dataclass(frozen=True)
class NameCount:
    """A name, and how many statements bear it."""

    name: str
    statements: int


@dataclass(frozen=True)
class StatementNames:
    """What statements that fit may be filtered by: the most frequent names, in alphabetical
    order."""

    speakers: Sequence[NameCount]
    holders: Sequence[NameCount]
    coders: Sequence[NameCount]
    forms: Sequence[NameCount]
    more: bool
    """Whether there are further speakers or holders; they are found by typing a name."""


@dataclass(frozen=True)
class Recoded:
    """How many were changed."""

    changed: int


@dataclass(frozen=True)
class StatementsDeleted:
    """How many were deleted."""

    deleted: int


@dataclass(frozen=True)
class RecordChange:
    """A record before and after a change; None where it was not there."""

    table: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True)
class ChangeRow:
    """One entry of the log."""

    id: int
    at: str
    by: str
    verb: str
    summary: str
    rows: Sequence[RecordChange]
    """In a list only what a small change edited; all are at ``/history/{id}``."""
    state: State
    records: int
    """How many records it touched."""


@dataclass(frozen=True)
class RowsOfChange:
    """Some of the records a change touched, before and after, and how many it touched."""

    total: int
    rows: Sequence[RecordChange]


@dataclass(frozen=True)
class Stepped:
    """What was undone or done again, in words."""

    summary: str
