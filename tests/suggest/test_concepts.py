"""Ranking concepts by what a person has coded."""

import numpy as np
import pytest

from hustings.errors import OptionError, UnknownName
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
    rows = rank_concepts(
        NOISE + TRADE, LABELS, ["engines loud at night wake us", "fewer customers in the shops"]
    )
    assert [row[0][0] for row in rows] == ["noise", "trade"]
    assert all(abs(sum(score for _, score in row) - 1) < 1e-4 for row in rows)


def test_definitions_serve_before_the_first_statement():
    rows = rank_concepts(
        [],
        [],
        ["loud noise at night"],
        {"noise": "loud sounds at night", "trade": "shops and customers"},
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
    first, again = (
        rank_concepts(NOISE + TRADE, LABELS, ["a quiet quay", "loud shops"]) for _ in range(2)
    )
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


# -- the regression ----------------------------------------------------------------------------------------------


WORDS = {
    "loud": (1.0, 0.0, 0.0),
    "shop": (0.0, 1.0, 0.0),
    "law": (0.0, 0.0, 1.0),
    "loud shop": (0.6, 0.8, 0.0),
}


def by_hand(known, targets, asked, weights):
    """Ridge regression written out: K by inner products, one linear system per label, shares at every sharpness."""
    names = sorted(set(targets))
    kernel = np.array([[float(np.dot(WORDS[a], WORDS[b])) for b in known] for a in known])
    noisy = kernel + np.diag([0.3 / w for w in weights])
    coded = np.array([[float(t == n) for n in names] for t in targets])
    prior = np.average(coded, axis=0, weights=weights)
    dual = np.linalg.solve(noisy, coded - prior)
    return names, [
        prior + sum(np.dot(WORDS[a], WORDS[b]) * dual[i] for i, b in enumerate(known))
        for a in asked
    ]


def embedded(texts):
    return np.array([WORDS[t] for t in texts])


def only_embedded(pool, **more):
    """A ranker that sees nothing but the vectors of WORDS: its parts of words are put out of play."""
    ranker = ConceptRanker(pool, embed=lambda texts: np.sqrt(2.0) * embedded(texts), **more)
    ranker._know(pool)
    ranker._sparse = ranker._sparse * 0.0
    return ranker


def test_the_order_is_that_of_ridge_regression_written_out():
    known, targets, asked = (
        ["loud", "shop", "law"],
        ["noise", "trade", "trade"],
        ["loud shop", "law", "loud"],
    )
    names, scores = by_hand(known, targets, asked, [1.0] * 3)
    rows = only_embedded([*known, *asked]).rank(known, targets, asked)
    for row, score in zip(rows, scores, strict=True):
        assert [name for name, _ in row] == [names[j] for j in np.argsort(-score)]
        # shares are exp(sharpness * score): their logarithms lie apart as the scores do
        apart = [np.log(dict(row)["noise"] / dict(row)["trade"]), score[0] - score[1]]
        assert apart[0] * apart[1] > 0
    ratios = [
        np.log(dict(r)["noise"] / dict(r)["trade"]) / (s[0] - s[1])
        for r, s in zip(rows, scores, strict=True)
    ]
    assert max(ratios) - min(ratios) < 1e-3 * max(ratios)


@pytest.mark.parametrize("seed", range(4))
def test_decisions_taken_in_one_by_one_give_what_starting_over_gives(seed):
    chance = np.random.default_rng(seed)
    words = "ferry night quay loud horn shop trade law port sleep engine price".split()
    pool = [" ".join(chance.choice(words, 5)) + f" {i}" for i in range(60)]
    labels = [str(chance.choice(["noise", "trade", "law", None])) for _ in pool]
    labels = [None if name == "None" else name for name in labels]
    definitions = {"noise": "loud horns at night", "trade": "shops and prices"}
    held = ConceptRanker(pool, definitions=definitions)
    have = list(range(10))
    for step in range(40):
        if step % 3 == 2:
            have.pop(int(chance.integers(len(have))))
        elif step % 7 == 6:
            labels[have[0]] = "law"
        else:
            have.append(10 + step)
        known, given = [pool[i] for i in have], [labels[i] for i in have]
        fresh = ConceptRanker(pool, definitions=definitions).rank(known, given, pool[50:], k=3)
        again = held.rank(known, given, pool[50:], k=3)
        for one, other in zip(again, fresh, strict=True):
            assert dict(one) == pytest.approx(dict(other), abs=2e-6)


def test_a_passage_coded_twice_counts_twice():
    ranker = ConceptRanker(NOISE + TRADE)
    once = dict(ranker.rank([NOISE[0], TRADE[0]], ["noise", "trade"], ["zzqy"])[0])
    twice = dict(
        ranker.rank([NOISE[0], NOISE[0], TRADE[0]], ["noise", "noise", "trade"], ["zzqy"])[0]
    )
    assert once["noise"] == pytest.approx(0.5, abs=1e-6)
    assert twice["noise"] > 0.5


def test_none_of_these_is_learnt_from_and_never_offered():
    labelled = [*NOISE, *TRADE, "thank you very much", "thank you all", "welcome and thank you"]
    without = rank_concepts(NOISE + TRADE, LABELS, ["thank you"])[0]
    taught = rank_concepts(labelled, [*LABELS, None, None, None], ["thank you"])[0]
    assert {name for name, _ in taught} == {"noise", "trade"}
    assert sum(s for _, s in without) == pytest.approx(1, abs=1e-4)
    assert sum(s for _, s in taught) < 0.7


def test_only_none_of_these_and_no_definition_offers_nothing():
    assert rank_concepts(["thank you"], [None], ["loud"]) == [[]]


def test_scores_are_modest_where_the_labels_are_chance():
    chance = np.random.default_rng(0)
    words = "ferry night quay loud horn shop trade law port sleep engine price".split()
    texts = [" ".join(chance.choice(words, 6)) for _ in range(80)]
    labels = [str(chance.choice(["a", "b", "c", "d"])) for _ in texts]
    tops = [row[0][1] for row in rank_concepts(texts[:60], labels[:60], texts[60:])]
    assert max(tops) < 0.6


def test_a_method_that_is_not_there_is_refused():
    with pytest.raises(UnknownName, match="method of ranking 'bert'"):
        rank_concepts(["x"], ["a"], ["y"], method="bert")


def test_a_ranker_says_how_it_ranks():
    assert (ConceptRanker(NOISE).name, ConceptRanker(NOISE).version) == ("ridge/tfidf", "3")
    own = ConceptRanker(list(WORDS), embed=embedded)
    assert (own.name, own.version) == ("ridge/tfidf+embed", "3+own")
