"""Ranking concepts by what a person has coded."""

import pytest

from hustings.errors import OptionError
from hustings.suggest import ConceptRanker, order_by_usefulness, rank_concepts

NOISE = [
    "the ferry engines are loud at night",
    "noise keeps the residents awake",
    "loud horns wake the children",
    "the engine noise is terrible at night",
]
TRADE = [
    "traders lose customers on the quay",
    "shops and trade suffer from the ban",
    "customers cannot reach the shops",
    "the traders earn less trade",
]
LABELS = ["noise"] * 4 + ["trade"] * 4


def test_the_likeliest_concept_comes_first():
    rows = rank_concepts(NOISE + TRADE, LABELS, ["engines loud at night wake us", "fewer customers in the shops"])
    assert [row[0][0] for row in rows] == ["noise", "trade"]
    assert all(abs(sum(score for _, score in row) - 1) < 1e-4 for row in rows)


def test_definitions_serve_before_the_first_statement():
    rows = rank_concepts(
        [], [], ["loud noise at night"], {"noise": "loud sounds at night", "trade": "shops and customers"}
    )
    assert rows[0][0][0] == "noise"


def test_no_more_than_k_are_offered():
    assert [len(r) for r in rank_concepts(NOISE + TRADE, LABELS, ["ferry"], k=1)] == [1]


def test_nothing_to_learn_from_offers_nothing():
    assert rank_concepts([], [], ["ferry"]) == [[]]
    assert rank_concepts(NOISE, ["noise"] * 4, []) == []


def test_one_label_alone_is_still_ranked():
    assert rank_concepts(NOISE, ["noise"] * 4, ["loud night"])[0][0][0] == "noise"


def test_the_same_input_gives_the_same_scores():
    first, again = (rank_concepts(NOISE + TRADE, LABELS, ["a quiet quay", "loud shops"]) for _ in range(2))
    assert first == again


def test_a_ranker_ranks_again_after_a_decision():
    passages = ["engines loud at night", "customers leave the shops"]
    ranker = ConceptRanker(NOISE + TRADE + passages)
    assert ranker.rank(NOISE[:1] + TRADE[:1], ["noise", "trade"], passages)[0][0][0] == "noise"
    assert ranker.rank(NOISE[:1] + TRADE[:1], ["trade", "noise"], passages)[0][0][0] == "trade"


def test_texts_without_words_are_no_error():
    assert len(rank_concepts(["...", "!!"], ["a", "b"], ["?"])) == 1


def test_uneven_lists_are_refused():
    with pytest.raises(OptionError, match="1 labelled texts but 2 labels"):
        rank_concepts(["x"], ["a", "b"], ["y"])
    with pytest.raises(OptionError, match="k is 0"):
        rank_concepts(["x"], ["a"], ["y"], k=0)


def test_likely_passages_are_offered_before_hopeless_ones():
    sure = [("noise", 0.9), ("trade", 0.1)]
    doubtful = [("noise", 0.5), ("trade", 0.5)]
    assert order_by_usefulness([doubtful, [], sure]) == [2, 0, 1]
