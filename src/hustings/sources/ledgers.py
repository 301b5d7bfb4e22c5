"""The quotations of an account as a ledger: who is called in by whom, from where, checked how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..errors import InputError
from ..model import Statement, Statements
from .differences import Difference, difference

WORDS = ("verbatim", "shortened", "paraphrase", "scare quotes")
"""How close a quotation is to the words."""

CHECKS = ("unchecked", "matches", "differs", "not found", "disputed")
"""What came of comparing quoted words with the original."""

FORM = "quotation"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One row of the ledger.

    ``quoted`` is whose words they are (None: unstated), ``quoted_by`` the speaker, ``commitment``
    how far the speaker goes along. ``difference`` is there where the original was put beside it.
    """

    statement: str
    transcript: str
    start: int
    end: int
    quote: str
    quoted: str | None
    quoted_by: str | None
    concept: str | None
    words: str | None
    commitment: str
    source: str | None
    check: str
    original: str | None
    difference: Difference | None

    @property
    def to_check(self) -> bool:
        """Whether somebody could still look it up: scare quotes without a source cannot be."""
        return self.check == "unchecked" and not (self.words == "scare quotes" and not self.source)


def ledger(statements: Statements | Iterable[Statement]) -> tuple[Quotation, ...]:
    """The quotations among some statements, in their order."""
    return tuple(_row(s) for s in statements if s.form == FORM)


def _row(statement: Statement) -> Quotation:
    def value(name: str) -> str | None:
        return _text(statement, name)

    original = value("original")
    return Quotation(
        statement=statement.id,
        transcript=statement.transcript,
        start=statement.start,
        end=statement.end,
        quote=statement.quote,
        quoted=value("quoted"),
        quoted_by=statement.speaker,
        concept=value("concept"),
        words=value("words"),
        commitment=statement.commitment,
        source=value("source"),
        check=value("check") or "unchecked",
        original=original,
        difference=_compared(statement.quote, original),
    )


def _text(statement: Statement, name: str) -> str | None:
    value = statement.values.get(name)
    return None if value is None or not str(value).strip() else str(value)


def _compared(quote: str, original: str | None) -> Difference | None:
    if original is None:
        return None
    try:
        return difference(quote, original)
    except InputError:
        return None


def headline(rows: Sequence[Quotation]) -> str:
    """The ledger in one sentence, with the counts that matter."""
    if not rows:
        return "Nobody is quoted yet"
    named = sum(row.source is not None for row in rows)
    checked = [row.check for row in rows if row.check != "unchecked"]
    apart = [
        f"{checked.count(check)} {words if checked.count(check) == 1 else many}"
        for check, words, many in _APART
        if check in checked
    ]
    told = f"{len(checked)} {'is' if len(checked) == 1 else 'are'} checked" if checked else ""
    rest = f"{told}: {', '.join(apart)}" if checked else "none is checked"
    if len(rows) == 1:
        rest = f"it was checked: {checked[0]}" if checked else "it is not checked"
    return f"{_sourced(named, len(rows))}; {rest}"


def _sourced(named: int, n: int) -> str:
    """How many of some quotations name their source."""
    if n == 1:
        return f"The one quotation names {'its' if named else 'no'} source"
    if not named:
        return f"None of {n} names its source"
    if named == n:
        return f"All {n} name their source"
    return f"{named} of {n} {'names its' if named == 1 else 'name their'} source"


_APART = (
    ("matches", "matches", "match"),
    ("differs", "differs", "differ"),
    ("not found", "is not found", "are not found"),
    ("disputed", "is disputed", "are disputed"),
)
