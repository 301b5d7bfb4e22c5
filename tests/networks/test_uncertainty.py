"""How sure a tie is, and what chance would give."""

import itertools

import numpy as np
import pytest
from night_ferry import ferry

from hustings.errors import OptionError
from hustings.model import Statements
from hustings.networks import bootstrap, permutation


def said(rows):
    names = ("document", "speaker", "concept", "agreement")
    return Statements.from_columns(
        {n: [r[i] for r in rows] for i, n in enumerate(names)}, {"agreement": "boolean"}
    )


def test_the_bootstrap_agrees_with_every_possible_draw_of_documents():
    # three documents, one statement of Calder and Renn in each of the first two: 27 draws
    rows = [("a", "Calder", "night ferry", True), ("a", "Renn", "night ferry", True)]
    rows += [("b", "Calder", "night ferry", True), ("b", "Renn", "night ferry", False)]
    rows += [("c", "Voss", "night ferry", True)]
    values = []
    for draw in itertools.product("abc", repeat=3):
        a, b = draw.count("a"), draw.count("b")
        values.append((a + b) * a)
    made = bootstrap(
        said(rows), qualifier="agreement", aggregation="congruence", draws=6000, seed=3
    )
    at = (made.network.rows.index("Calder"), made.network.rows.index("Renn"))
    assert made.network.matrix[at] == 2
    assert made.documents == 3
    assert made.mean[at] == pytest.approx(np.mean(values), abs=0.15)
    assert made.error[at] == pytest.approx(np.std(values), abs=0.15)
    assert made.support[at] == pytest.approx(np.mean(np.array(values) != 0), abs=0.03)
    assert (made.low[at], made.high[at]) == (0.0, 9.0)


def test_the_same_seed_gives_the_same_interval():
    one, two = (bootstrap(ferry(), draws=50, seed=5) for _ in range(2))
    assert one.high.tolist() == two.high.tolist()
    assert bootstrap(ferry(), draws=50, seed=6).mean.tolist() != one.mean.tolist()


def test_a_measure_gets_its_own_interval():
    made = bootstrap(ferry(), draws=50, measures={"ties": lambda net: len(net.ties())})
    value, mean, error, low, high = made.measures["ties"]
    assert value == len(made.network.ties())
    assert low <= mean <= high
    assert error > 0


def test_one_document_shows_nothing_and_says_so():
    made = bootstrap(said([("a", "Calder", "quay", True), ("a", "Renn", "quay", True)]), draws=10)
    assert "one document" in made.why_empty


def test_a_permutation_keeps_who_speaks_of_what_and_deals_out_stances():
    # four actors, once each, two for and two against: a pair agrees in 2 of 6 ways
    rows = [
        (f"d{i}", name, "night ferry", i < 2)
        for i, name in enumerate(("Calder", "Pell", "Renn", "Voss"))
    ]
    made = permutation(said(rows), qualifier="agreement", draws=3000, seed=2)
    off = ~np.eye(4, dtype=bool)
    assert made.expected[off] == pytest.approx(np.full(12, 1 / 3), abs=0.04)
    at = (made.network.rows.index("Calder"), made.network.rows.index("Pell"))
    assert made.above[at] == pytest.approx(1 / 3, abs=0.04)
    assert made.below[at] == 1.0


def test_concepts_keep_their_own_balance_of_stances():
    rows = [("a", "Calder", "night ferry", True), ("b", "Renn", "night ferry", True)]
    rows += [("a", "Calder", "quay", False), ("b", "Renn", "quay", False)]
    made = permutation(said(rows), qualifier="agreement", draws=20)
    assert made.expected.tolist() == made.network.matrix.tolist()


def test_real_camps_are_more_polarized_than_chance():
    rows = [
        (f"d{i}", name, concept, side == 0)
        for side, names in enumerate((("Calder", "Pell", "Moss"), ("Renn", "Guild", "Thorn")))
        for name in names
        for i, concept in enumerate(("night ferry", "quay", "harbour fee", "bell"))
    ]
    made = permutation(
        said(rows), qualifier="agreement", normalization="average", draws=99, clusters=2
    )
    value, expected, _, p = made.measures["polarization"]
    assert value == pytest.approx(1.0)
    assert expected < 0.7
    assert p == pytest.approx(0.01)


def test_a_permutation_needs_stances():
    with pytest.raises(OptionError, match="give a qualifier"):
        permutation(ferry(), aggregation="ignore")
    with pytest.raises(OptionError):
        bootstrap(ferry(), level=95)
    with pytest.raises(OptionError, match="draws"):
        bootstrap(ferry(), draws=0)
