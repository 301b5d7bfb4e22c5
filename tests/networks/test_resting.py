"""All statements a network rests on at once: as its cells tell them one row after the other."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

import hustings
from hustings.model import Network, Statements

KINDS: dict[str | None, Any] = {
    None: None,
    "agreement": "boolean",
    "degree": "integer",
    "tone": "name",
}
COMBINED = ("congruence", "conflict", "subtract")


def drawn(seed: int, n: int = 60) -> Statements:
    dice = np.random.default_rng(seed)
    columns = {
        "id": [f"s{k}" for k in range(n)],
        "document": [f"d{k % 7}" for k in range(n)],
        "start": list(range(n)),
        "date": [f"20{dice.integers(10, 20)}-01-01" for _ in range(n)],
        "speaker": [f"a{dice.integers(6)}" if dice.random() < 0.95 else None for _ in range(n)],
        "concept": [f"c{int(dice.integers(12) ** 0.9)}" for _ in range(n)],
        "agreement": [bool(dice.integers(2)) for _ in range(n)],
        "degree": [int(dice.integers(4)) for _ in range(n)],
        "tone": [str(dice.choice(["mild", "sharp", "plain"])) for _ in range(n)],
    }
    types = {name: kind for name, kind in KINDS.items() if name}
    return Statements.from_columns(columns, types=types, scales={"degree": (0, 3)})


def one_by_one(net: Network) -> tuple[list[list[str]], list[list[str]]]:
    assert net.behind is not None
    rows = range(len(net.rows))
    behind = net.behind
    of_columns = [sorted({s for i in rows for s in behind(i, j)}) for j in range(len(net.columns))]
    return [sorted(behind(i, None)) for i in rows], of_columns


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("mode", ["one-mode", "two-mode"])
def test_each_row_and_column_rests_on_what_its_cells_tell(seed: int, mode: str) -> None:
    some = 0
    for qualifier, n in itertools.product(KINDS, (60, 3, 1)):
        for aggregation in COMBINED if qualifier else ("ignore",):
            if mode == "two-mode" and aggregation in ("congruence", "conflict"):
                continue
            options = {"qualifier": qualifier, "aggregation": aggregation, "mode": mode}
            made = {k: v for k, v in options.items() if v is not None}
            net = hustings.network(
                drawn(seed, n),
                variable1="speaker",
                qualifier=qualifier,
                **{k: v for k, v in made.items() if k != "qualifier"},
            )
            assert net.resting is not None
            found = net.resting()
            ids = np.array(list(found.ids()), dtype=object)
            rows, columns = one_by_one(net)
            assert [sorted(ids[found.row == i]) for i in range(len(net.rows))] == rows
            if mode == "two-mode":
                assert [sorted(ids[found.column == j]) for j in range(len(columns))] == columns
            else:
                assert (found.column == -1).all()
            some += len(ids)
    assert some > 100


def test_what_a_network_rests_on_says_which_views_are_told_of_others() -> None:
    """Voss tells his own view, Renn's, and one by way of Calder; nobody named tells Lund's."""
    told = Statements.from_columns(
        {
            "id": ["own", "Renn's", "by way of", "nobody"],
            "speaker": ["Voss", "Voss", "Voss", None],
            "holder": ["Voss", "Renn", "Voss", "Lund"],
            "via": [None, None, "Calder", None],
            "concept": ["quay", "quay", "tax", "quay"],
        },
        types={"concept": "name"},
    )
    net = hustings.network(told, variable1="holder", mode="two-mode")
    assert net.resting is not None
    found = net.resting()
    theirs = {key for key, of_others in zip(found.ids(), found.told(), strict=True) if of_others}
    assert theirs == {"Renn's", "by way of"}
    assert net.resting() is found


def test_cells_too_many_to_mark_each_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for qualifier, aggregation in (("agreement", "congruence"), ("degree", "conflict")):
        asked = {"variable1": "speaker", "qualifier": qualifier, "aggregation": aggregation}
        found = []
        for most in (10_000, 0):
            monkeypatch.setattr("hustings.networks.behind.DENSE_CELLS", most)
            net = hustings.network(drawn(5, 60), **asked)
            assert net.resting is not None
            found.append(list(net.resting().ids()))
        assert found[0] == found[1]
        assert 0 < len(found[0]) < 60
