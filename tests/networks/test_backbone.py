"""The backbone of a debate: spectra, searches, and what is refused."""

import itertools
import math

import numpy as np
import pytest
from night_ferry import CAMPS, quay

from hustings.errors import OptionError
from hustings.model import Statements
from hustings.networks import (
    backbone,
    backbone_loss,
)
from hustings.progress import listening


def three_concepts():
    """Two concepts split the town alike; on the harbour fee only Calder and Renn speak."""
    s = quay(concepts=("night ferry", "car-free quay"))
    rows = [(x.transcript, x.speaker, x.values["concept"], x.values["agreement"]) for x in s]
    rows += [("m0", "Calder", "harbour fee", True), ("m0", "Renn", "harbour fee", True)]
    names = ("document", "speaker", "concept", "agreement")
    return Statements.from_columns(
        {n: [r[i] for r in rows] for i, n in enumerate(names)}, {"agreement": "boolean"}
    )


SAID = {
    "qualifier": "agreement",
    "aggregation": "congruence",
    "normalization": "none",
    "duplicates": "include",
}


def test_the_spectrum_of_a_backbone_is_that_of_its_laplacian():
    # harbour fee alone: one tie of weight 1, L = [[1, -1], [-1, 1]], eigenvalues 0 and 2, divided by their sum: 0, 1
    # all: two triangles of weight 2 (eigenvalues 0, 6, 6 each) and one tie of 1 between them
    laplacian = np.zeros((6, 6))
    names = ["Calder", "Guild", "Moss", "Pell", "Renn", "Thorn"]
    for side in CAMPS:
        for a, b in itertools.permutations(side, 2):
            laplacian[names.index(a), names.index(b)] = -2
    laplacian[0, 4] = laplacian[4, 0] = -1
    np.fill_diagonal(laplacian, -laplacian.sum(axis=1))
    whole = np.sort(np.linalg.eigvals(laplacian).real) / np.trace(laplacian)
    alone = np.array([0, 0, 0, 0, 0, 1.0])
    loss, _ = backbone_loss(three_concepts(), ["harbour fee"], **SAID)
    assert loss == pytest.approx(math.sqrt(((whole - alone) ** 2).sum()))


def test_dnas_spectrum_is_one_of_degrees():
    # degrees of all: 4, 4, 4, 4 and 5, 5, of 26; of the harbour fee alone 1, 1 of 2
    loss, _ = backbone_loss(three_concepts(), ["harbour fee"], compat="dna3", **SAID)
    assert loss == pytest.approx(4 * 4 / 26 + 2 * (1 / 2 - 5 / 26))


def test_the_nested_search_drops_the_harbour_fee_first_or_a_twin():
    found = backbone(three_concepts(), method="nested", **SAID)
    assert [s.round for s in found.steps] == [1, 2, 3]
    assert [s.statements for s in found.steps][-1] == 0
    assert found.steps[0].backbone_loss == min(
        backbone_loss(three_concepts(), some, **SAID)[0]
        for some in itertools.combinations(("night ferry", "car-free quay", "harbour fee"), 2)
    )


def test_a_nested_search_tells_how_many_concepts_are_tried_of_all_it_tries():
    heard = []
    with listening(lambda done, of: heard.append((done, of))):
        found = backbone(three_concepts(), **SAID)
    assert len(found.steps) == 3
    assert heard == [(0, 6), (3, 6), (5, 6)]


@pytest.mark.parametrize("size", [1, 2])
def test_the_fixed_backbone_is_the_best_of_its_size(size):
    found = backbone(three_concepts(), method="fixed", size=size, **SAID)
    assert found.exact
    assert found.loss == pytest.approx(
        min(
            backbone_loss(three_concepts(), some, **SAID)[0]
            for some in itertools.combinations(
                ("night ferry", "car-free quay", "harbour fee"), size
            )
        )
    )


def test_annealing_finds_the_set_that_looking_at_all_finds(monkeypatch):
    exact = backbone(three_concepts(), method="penalty", penalty=2.0, **SAID)
    monkeypatch.setattr("hustings.networks.measures.backbones.EXHAUSTIVE", 0)
    found = [
        backbone(three_concepts(), method="penalty", penalty=2.0, iterations=200, seed=4, **SAID)
        for _ in "ab"
    ]
    assert found[0].backbone == found[1].backbone
    assert found[0].penalised_loss == pytest.approx(exact.penalised_loss)
    assert not found[0].exact


def test_every_set_is_looked_at_where_there_are_no_more_than_that(monkeypatch):
    for most, every in ((2**3, True), (2**3 - 1, False)):
        monkeypatch.setattr("hustings.networks.measures.backbones.EXHAUSTIVE", most)
        found = backbone(three_concepts(), method="penalty", iterations=5, **SAID)
        assert found.exact is every


def test_a_backbones_network_keeps_every_actor_and_its_evidence():
    found = backbone(three_concepts(), method="fixed", size=1, **SAID)
    assert found.network.rows == found.full.rows
    ties = found.network.ties()
    assert all(found.network.statements(a, b) for a, b, _ in ties)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"method": "fixed"}, "needs the size"),
        ({"method": "fixed", "size": 3}, "leaves nothing out"),
        ({"method": "penalty", "size": 1}, "finds the size itself"),
        ({"method": "nest"}, "Did you mean 'nested'"),
        ({"penalty": -1}, "penalty must be a number"),
        (
            {"mode": "two-mode", "aggregation": "subtract", "normalization": "none"},
            "one-mode network",
        ),
    ],
)
def test_a_backbone_that_cannot_be_found_is_refused(options, words):
    with pytest.raises(OptionError, match=words):
        backbone(three_concepts(), **{**SAID, **options})
