"""Which statements are claims of a map, and what is said of the others."""

from typing import Any

import pytest

from hustings.errors import UnknownName
from hustings.maps import causal_map
from hustings.model import Statements

TOLD: dict[str, list[Any]] = {
    "id": ["1", "2", "3", "4", "5", "6"],
    "form": ["cause", "cause", "cause", None, "position", "cause"],
    "cause": ["ferry", "ferry", None, "noise", "ferry", "tolls"],
    "effect": ["noise", "trade", "noise", None, None, "trade"],
    "sign": ["+", "-", "+", None, None, "+"],
    "holder": ["Renn", None, "Renn", "Renn", "Renn", "Calder"],
    "commitment": ["asserts", None, "asserts", "asserts", "asserts", "reports"],
}


def told_of(columns: dict[str, list[Any]], **options: Any) -> tuple[list[str], list[str]]:
    m = causal_map(Statements.from_columns(columns), **options)
    return [claim.id for claim in m.claims], list(m.notes)


def test_halves_and_what_is_not_asserted_are_told_of() -> None:
    assert told_of(TOLD) == (
        ["1", "2"],
        [
            "2 statements lack a cause or an effect and are left out: 3, 4.",
            "1 claims the speaker reports are a layer of their own and not in this map.",
        ],
    )


@pytest.mark.parametrize(
    ("holders", "claims"), [(["Renn"], ["1"]), ([None], ["2"]), (["Renn", None], ["1", "2"])]
)
def test_nobody_is_a_holder_to_ask_for(holders: list[str | None], claims: list[str]) -> None:
    assert told_of(TOLD, holders=holders)[0] == claims


def test_without_a_column_nobody_holds_and_everybody_asserts() -> None:
    bare = {name: TOLD[name] for name in ("id", "form", "cause", "effect", "sign")}
    assert told_of(bare, holders=[None])[0] == ["1", "2", "6"]
    with pytest.raises(UnknownName):
        told_of(bare, holders=["Renn"])
