"""The quotations of an account as a ledger: who is called in by whom, from where, checked how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from ..errors import InputError
from ..model import Statement, Statements
from ..wording import say, say_many, worded
from .differences import Difference, difference

Closeness = Literal["verbatim", "shortened", "paraphrase", "scare quotes"]
WORDS: tuple[str, ...] = get_args(Closeness)
"""How close a quotation is to the words."""

Check = Literal["unchecked", "matches", "differs", "not found", "disputed"]
CHECKS: tuple[str, ...] = get_args(Check)
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
        return say("Nobody is quoted yet")
    named = sum(row.source is not None for row in rows)
    checked = [row.check for row in rows if row.check != "unchecked"]
    if len(rows) == 1:
        rest = say("it was checked: {check}", check=worded(checked[0])) if checked else ""
        return f"{_sourced(named, 1)}; {rest or say('it is not checked')}"
    told = say_many(len(checked), "{n} is checked", "{n} are checked")
    rest = f"{told}: {', '.join(_apart(checked))}" if checked else say("none is checked")
    return f"{_sourced(named, len(rows))}; {rest}"


def _apart(checked: Sequence[str]) -> Iterator[str]:
    """How many of those that were checked came out how."""
    if n := checked.count("matches"):
        yield say_many(n, "{n} matches", "{n} match")
    if n := checked.count("differs"):
        yield say_many(n, "{n} differs", "{n} differ")
    if n := checked.count("not found"):
        yield say_many(n, "{n} is not found", "{n} are not found")
    if n := checked.count("disputed"):
        yield say_many(n, "{n} is disputed", "{n} are disputed")


def _sourced(named: int, n: int) -> str:
    """How many of some quotations name their source."""
    if n == 1:
        if named:
            return say("A source is named for the one quotation")
        return say("No source is named for the one quotation")
    if not named:
        return say("No source is named for any of the {every} quotations", every=n)
    if named == n:
        return say("A source is named for each of the {every} quotations", every=n)
    return say("A source is named for {n} of {every} quotations", n=named, every=n)
