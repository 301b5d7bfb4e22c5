"""Places that match an expression, looked for in a process of its own."""

from __future__ import annotations

import io
import json
import re
import sys
from types import SimpleNamespace

import pytest

from hustings.project.texts import matching
from hustings.project.texts.matching import Matches, TooLong, bounded_matches, found, matches

TEXTS = ("The night ferry; a ferry.", "", "No boat.\ud83d")


def test_the_second_process_finds_what_the_first_would() -> None:
    pattern = re.compile("F?erry", re.IGNORECASE)
    here = [matches(pattern, text, 1) for text in TEXTS]
    assert here == [Matches(2, [(10, 15)]), Matches(0, []), Matches(0, [])]
    assert bounded_matches(pattern, TEXTS, 1) == here


def test_where_a_system_knows_no_limits_it_finds_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = {"source": "ferry", "flags": re.IGNORECASE.value, "limit": 5, "texts": TEXTS}
    given = io.BytesIO(json.dumps(asked, ensure_ascii=False).encode(*matching.CODES))
    out = io.StringIO()
    monkeypatch.setattr(matching, "resource", None)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=given))
    monkeypatch.setattr(sys, "stdout", out)
    matching.main()
    assert json.loads(out.getvalue()) == [[2, [[10, 15], [19, 24]]], [0, []], [0, []]]


def test_an_expression_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "SECONDS", 1.0)
    with pytest.raises(TooLong):
        bounded_matches(re.compile("(a+)+b"), ["a" * 60], 5)


def test_what_matches_no_letter_is_no_place() -> None:
    assert matches(re.compile("x*"), "axxb", 5) == Matches(1, [(1, 3)])


@pytest.mark.parametrize(
    ("needle", "text", "total", "spans"),
    [
        ("FERRY", "ferry Ferry ferrY", 3, [(0, 5), (6, 11)]),
        ("aa", "aaaaa", 2, [(0, 2), (2, 4)]),  # places do not overlap
        ("boat", "ferry", 0, []),
    ],
)
def test_letters_are_found_in_whatever_case(
    needle: str, text: str, total: int, spans: list[tuple[int, int]]
) -> None:
    assert found(needle, text, 2) == Matches(total, spans)
    pattern = re.compile(re.escape(needle), re.IGNORECASE)
    assert matches(pattern, text, 2) == found(needle, text, 2)
