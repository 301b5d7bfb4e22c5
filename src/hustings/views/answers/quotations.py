"""The ledger of quotations, and quoted words beside their original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Commitment
from ...sources.differences import Kind
from ...sources.ledgers import Check, Closeness


@dataclass(frozen=True)
class ComparedWord:
    """A word of the quotation beside a word of the original; "" where one has none."""

    kind: Kind
    quoted: str
    original: str


@dataclass(frozen=True)
class ComparedWords:
    """How quoted words stand in an original; ``start`` and ``end`` are places in that text."""

    words: Sequence[ComparedWord]
    says: str
    check: Check
    """What follows; a person decides."""
    passage: str
    start: int
    end: int
    before: str
    """What stands before the passage."""
    after: str


@dataclass(frozen=True)
class QuotationRow:
    """A quotation of the ledger."""

    statement: str
    transcript: str
    title: str
    turn: int | None
    """Number of the turn, from 1."""
    start: int
    end: int
    before: str
    """What is said before it in the same turn."""
    quote: str
    quoted: str | None
    """Whose words; None is unstated."""
    quoted_by: str | None
    concept: str | None
    words: Closeness | None
    commitment: Commitment
    source: str | None
    check: Check
    to_check: bool
    original: str | None
    difference: ComparedWords | None


@dataclass(frozen=True)
class ReportedView:
    """A view the speaker tells of somebody without quoting him."""

    statement: str
    transcript: str
    start: int
    quote: str
    speaker: str | None
    holder: str
    commitment: Commitment


@dataclass(frozen=True)
class QuotationLedger:
    """All quotations, and what is reported without any: a tier of its own."""

    headline: str
    in_account: str
    """Whose account it is, in words."""
    rows: Sequence[QuotationRow]
    reported: Sequence[ReportedView]
    """The first of them."""
    all_reported: int
