"""The ledger of quotations tells whose words are called in, and what was checked."""

from __future__ import annotations

from typing import Any

from hustings.model import Statement, Statements
from hustings.sources import headline, ledger

WORDS = "a ghost street"


def quoted(key: str, **values: Any) -> Statement:
    return Statement(
        key, "d1", 0, len(WORDS), WORDS, "quotation", values, "Calder", "Calder", "rejects"
    )


def test_a_row_names_quoted_quoter_source_and_check() -> None:
    said = quoted("q1", quoted="Traders' Guild", source="Newsletter 41", words="verbatim")
    (row,) = ledger([said, Statement("p", "d1", 0, 1, "x", "position")])
    assert (row.quoted, row.quoted_by, row.source, row.words, row.check, row.commitment) == (
        *("Traders' Guild", "Calder", "Newsletter 41", "verbatim", "unchecked", "rejects"),
    )
    assert row.to_check
    assert row.difference is None


def test_the_same_rows_come_from_columns() -> None:
    said = [quoted("q1", source="Newsletter 41", check="differs", original="A ghost of a street")]
    assert ledger(Statements.from_statements(said)) == ledger(said)


def test_an_original_is_compared_word_by_word() -> None:
    (row,) = ledger([quoted("q1", original="It will be a quiet street.")])
    assert row.difference is not None
    assert row.difference.says.startswith("1 word changed")


def test_scare_quotes_without_a_source_leave_nothing_to_check() -> None:
    rows = ledger(
        [quoted("q1", words="scare quotes"), quoted("q2", words="scare quotes", source="A")]
    )
    assert [row.to_check for row in rows] == [False, True]


def test_the_headline_counts_sources_and_checks() -> None:
    none = [quoted("q1", source="A"), quoted("q2")]
    assert headline(ledger(none)) == "A source is named for 1 of 2 quotations; none is checked"
    some = [*none, quoted("q3", source="B", check="matches"), quoted("q4", check="differs")]
    told = "A source is named for 2 of 4 quotations; 2 are checked: 1 matches, 1 differs"
    assert headline(ledger(some)) == told
    assert headline(()) == "Nobody is quoted yet"
