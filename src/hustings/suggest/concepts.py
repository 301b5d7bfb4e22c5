"""Which concept a passage may belong to, learnt from the person's own statements.

The floor that always works: parts of words, weighted by TF-IDF, reduced by latent semantic analysis,
then logistic regression; codebook definitions before the first statement. Same input, same bytes: every seed is 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..errors import OptionError

VERSION = "1"
Embed = Callable[[Sequence[str]], Any]
"""Texts -> array of shape (n, dimensions), rows of length 1."""


def rank_concepts(
    labelled_texts: Sequence[str],
    labels: Sequence[str],
    texts: Sequence[str],
    definitions: Mapping[str, str] | None = None,
    k: int = 5,
    *,
    embed: Embed | None = None,
) -> list[list[tuple[str, float]]]:
    """For each text the ``k`` likeliest labels as ``(label, score)``, best first; scores lie in 0…1.

    With two labels or more that have statements, scores are probabilities of the regression, with each definition
    as one more, lighter example of its label. With fewer, they are likenesses (cosine) to the definitions and
    texts at hand: an order, not a probability. Nothing to learn from gives empty lists. ``embed`` adds sentence
    embeddings. Raises OptionError where lengths differ or ``k`` is below 1.
    """
    if len(labelled_texts) != len(labels):
        raise OptionError(
            f"There are {len(labelled_texts)} labelled texts but {len(labels)} labels; give one label each."
        )
    if k < 1:
        raise OptionError(f"k is {k}; ask for one concept at least.")
    definitions = dict(sorted((definitions or {}).items()))
    if not texts:
        return []
    if not labels and not definitions:
        return [[] for _ in texts]
    ranker = ConceptRanker([*labelled_texts, *_described(definitions), *texts], definitions=definitions, embed=embed)
    return ranker.rank(labelled_texts, labels, texts, k)


class ConceptRanker:
    """Ranks concepts again and again over one pool of passages: words are counted once, a refit takes milliseconds.

    ``pool`` are the passages to be ranked and whatever else is known of the language of the project.
    """

    def __init__(
        self, pool: Sequence[str], *, definitions: Mapping[str, str] | None = None, embed: Embed | None = None
    ) -> None:
        from sklearn.decomposition import TruncatedSVD
        from sklearn.feature_extraction.text import TfidfVectorizer

        self.definitions = dict(sorted((definitions or {}).items()))
        self.embed = embed
        self._rows: dict[str, Any] = {}
        self._parts: list[tuple[Any, Any]] = []
        # parts of words serve every language, and here did better than whole words beside them
        for settings in ({"analyzer": "char_wb", "ngram_range": (3, 5), "max_features": 20000},):
            vectorizer = TfidfVectorizer(sublinear_tf=True, **settings)
            try:
                matrix = vectorizer.fit_transform(pool)
            except ValueError:  # no words at all
                continue
            dimensions = min(100, min(matrix.shape) - 1)
            with _one_thread():
                reducer = TruncatedSVD(dimensions, random_state=0, n_iter=4).fit(matrix) if dimensions >= 2 else None
            self._parts.append((vectorizer, reducer))
        self._vectors(list(dict.fromkeys(pool)))

    def rank(
        self, labelled_texts: Sequence[str], labels: Sequence[str], texts: Sequence[str], k: int = 5
    ) -> list[list[tuple[str, float]]]:
        """As :func:`rank_concepts`, for passages of the pool or new ones."""
        examples = [*labelled_texts, *_described(self.definitions)]
        targets = [*labels, *self.definitions]
        if not examples or not texts:
            return [[] for _ in texts]
        known, asked = self._vectors(examples), self._vectors(texts)
        names = sorted(set(targets))
        if len(set(labels)) < 2:
            likeness = _unit(asked) @ _unit(known).T
            columns = {name: [i for i, t in enumerate(targets) if t == name] for name in names}
            return [
                _top(names, [max(0.0, min(1.0, max(float(row[i]) for i in columns[name]))) for name in names], k)
                for row in likeness
            ]
        from sklearn.linear_model import LogisticRegression

        weights = [1.0] * len(labels) + [0.5] * len(self.definitions)
        model = LogisticRegression(C=10.0, max_iter=300, random_state=0)
        with _one_thread():
            model.fit(known, targets, sample_weight=weights)
        return [_top(list(model.classes_), row, k) for row in model.predict_proba(asked)]

    def _vectors(self, texts: Sequence[str]) -> Any:
        """Features, shape (n, dimensions); each block has rows of length 1."""
        import numpy as np

        new = [t for t in dict.fromkeys(texts) if t not in self._rows]
        if new:
            blocks = []
            for vectorizer, reducer in self._parts:
                matrix = vectorizer.transform(new)
                blocks.append(_unit(reducer.transform(matrix)) if reducer is not None else matrix.toarray())
            if self.embed is not None:
                blocks.append(1.5 * np.asarray(self.embed(new)))
            stacked = np.hstack(blocks) if blocks else np.zeros((len(new), 1))
            self._rows.update(zip(new, stacked, strict=True))
        return np.vstack([self._rows[t] for t in texts])


def _one_thread() -> Any:
    """Small matrices: threads only cost time, and one order of sums gives the same bytes on any number of cores."""
    from threadpoolctl import threadpool_limits

    return threadpool_limits(limits=1)


def _described(definitions: Mapping[str, str]) -> list[str]:
    return [f"{name.replace('_', ' ').replace('/', ' ')} {words}" for name, words in definitions.items()]


def _unit(rows: Any) -> Any:
    import numpy as np

    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(length > 0, length, 1.0)


def order_by_usefulness(ranked: Sequence[Sequence[tuple[str, float]]]) -> list[int]:
    """Indices of passages, the most useful to decide next first.

    Usefulness is the top score less half the entropy of the scores shown: likely hits first, doubtful ones next,
    passages that fit nothing last. Ties keep their order.
    """

    def worth(row: Sequence[tuple[str, float]]) -> float:
        total = sum(s for _, s in row)
        if total <= 0:
            return -1.0
        shares = [s / total for _, s in row if s > 0]
        entropy = -sum(p * math.log(p) for p in shares) / max(math.log(max(len(row), 2)), 1e-12)
        return row[0][1] - 0.5 * entropy * row[0][1]

    return sorted(range(len(ranked)), key=lambda i: (-round(worth(ranked[i]), 12), i))


def _top(names: Sequence[Any], scores: Any, k: int) -> list[tuple[str, float]]:
    pairs = [(str(name), round(float(score), 6)) for name, score in zip(names, scores, strict=True)]
    return sorted(pairs, key=lambda p: (-p[1], p[0]))[:k]
