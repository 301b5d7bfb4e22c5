"""Runs of letters and their weights, by hand and by another program of the same formula."""

from math import log, sqrt

import numpy as np
import pytest
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

from hustings.model.letter_grams import GramWeights, counted, letter_grams


def test_runs_stay_within_words_and_a_short_word_is_its_own() -> None:
    assert list(letter_grams("A  Fee")) == [" a ", " fe", "fee", "ee ", " fee", "fee ", " fee "]


def test_a_run_weighs_more_the_rarer_it_is() -> None:
    texts = counted(["a b", "a a"])
    weights = GramWeights(texts)
    assert weights.columns == {" a ": 0, " b ": 1}
    common, rare = 1.0, log(3 / 2) + 1
    assert weights.rarity == pytest.approx([common, rare])
    _, _, values = weights.entries(texts)
    length = sqrt(common**2 + rare**2)
    assert values == pytest.approx([common / length, rare / length, 1])


def test_only_the_most_frequent_runs_are_told_apart() -> None:
    texts = counted(["c b", "b a"])
    assert list(GramWeights(texts, 2).columns) == [" b ", " a "]


@pytest.mark.parametrize("texts", [[], [""], ["unknown"]])
def test_texts_without_a_known_run_have_no_entry(texts: list[str]) -> None:
    rows, columns, values = GramWeights(counted(["a b"])).entries(counted(texts))
    assert len(rows) == len(columns) == len(values) == 0


def test_weights_are_those_of_another_tf_idf() -> None:
    dice = np.random.default_rng(4)
    parts = "night ferry ferries noise crew Crews fare a of \u00dcberfahrt rent-free".split()
    texts = ["  ".join(dice.choice(parts, 9)) for _ in range(40)]
    counts = counted(texts)
    weights = GramWeights(counts)
    rows, columns, values = weights.entries(counts, damped=True)
    ours = sp.csr_matrix((values, (rows, columns)), (len(texts), len(weights.columns)))
    theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    wanted = theirs.fit_transform(texts)
    assert sorted(theirs.vocabulary_) == sorted(weights.columns)
    assert np.allclose((ours @ ours.T).toarray(), (wanted @ wanted.T).toarray(), atol=1e-12)
