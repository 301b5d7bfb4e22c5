"""Which concept a passage may belong to, learnt from the person's own statements.

The floor that always works: parts of words weighted by TF-IDF, then ridge regression of "is coded
with this concept" (least squares; Rifkin & Lippert 2007), whose exact update takes one decision in
without starting over. Codebook definitions serve before the first statement and as lighter examples
after it; sentence embeddings can be added. Same input, same scores.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any

from ..errors import OptionError, UnknownName
from ..model.letter_grams import GramWeights, counted
from .embed import VERSION as MODEL
from .embed import encoder

VERSION = "3"
METHODS = ("tfidf", "embed")
RIDGE = 0.3
"""Added to the diagonal; from 0.1 to 0.5 the ranks hardly differ."""
DEFINITION = 0.5
"""What a definition weighs beside a coded passage."""
MOST = 3000
"""Examples learnt from, the last ones given: their memory grows with the square (3,000: 72 MB)."""
PARTS = 20_000
"""Parts of words that are told apart, the most frequent ones."""

Embed = Callable[[Sequence[str]], Any]
"""Texts -> array of shape (n, dimensions), rows of length 1."""


def rank_concepts(
    labelled_texts: Sequence[str],
    labels: Sequence[str | None],
    texts: Sequence[str],
    definitions: Mapping[str, str] | None = None,
    k: int = 5,
    *,
    method: str = "tfidf",
) -> list[list[tuple[str, float]]]:
    """For each text the ``k`` likeliest labels as ``(label, score)``, best first; scores lie in
    0…1.

    With two labels or more that have statements, scores are probabilities, set so that they fit
    each statement as judged by the others. With fewer, they are likenesses (cosine) to the
    definitions and texts at hand: an order, not a probability. A label None says that a person
    found none of the concepts to fit; it is learnt from and never offered. Nothing to learn from
    gives empty lists. ``method`` "embed" adds sentence embeddings, whose model must be installed
    (:mod:`hustings.suggest.embed`). Raises OptionError where lengths differ, ``k`` is below 1 or
    the model is not there, UnknownName for another method.

    >>> rank_concepts(["loud at night", "shops close"], ["noise", "trade"], ["loud horns"], k=1)[0][0][0]
    'noise'
    """
    _agree(labelled_texts, labels, k)
    if method not in METHODS:
        raise UnknownName("method of ranking", method, METHODS)
    definitions = dict(sorted((definitions or {}).items()))
    if not texts:
        return []
    if not any(labels) and not definitions:
        return [[] for _ in texts]
    pool = [*labelled_texts, *_described(definitions), *texts]
    return ConceptRanker(pool, definitions=definitions, method=method).rank(
        labelled_texts, labels, texts, k
    )


def version_of(method: str) -> str:
    """The version of a method of ranking; with embeddings it names the model."""
    return f"{VERSION}+{MODEL}" if method == "embed" else VERSION


class ConceptRanker:
    """Ranks concepts again and again over one pool of passages; hold one, and call :meth:`rank`
    after each decision.

    ``pool`` are the passages to be ranked and whatever else is known of the language of the
    project: its words are counted once. ``rank`` is a function of its arguments; what it remembers
    only makes the next call quick. A label added, taken back or changed among 2,000 costs some tens
    of milliseconds; a wholly new set is learnt in a second or two. May be called from any thread.
    ``method`` (with ``embed``, a function of texts, in place of the pinned model) is as in
    :func:`rank_concepts`; ``name`` and ``version`` say how the ranks were made.
    """

    def __init__(
        self,
        pool: Sequence[str],
        *,
        definitions: Mapping[str, str] | None = None,
        method: str = "tfidf",
        embed: Embed | None = None,
    ) -> None:
        if method not in METHODS:
            raise UnknownName("method of ranking", method, METHODS)
        self.definitions = dict(sorted((definitions or {}).items()))
        self.embed = embed or (encoder() if method == "embed" else None)
        self.name = "ridge/tfidf+embed" if self.embed else "ridge/tfidf"
        self.version = f"{VERSION}+own" if embed else version_of(method)
        # parts of words serve every language, and here did better than whole words beside them
        self._weights = GramWeights(counted(pool), PARTS)
        self._lock = Lock()
        self._at: dict[str, int] = {}
        self._sparse: Any = None
        self._dense: Any = None
        self._examples: list[tuple[str, float]] = []
        self._inverse: Any = None

    def rank(
        self,
        labelled_texts: Sequence[str],
        labels: Sequence[str | None],
        texts: Sequence[str],
        k: int = 5,
    ) -> list[list[tuple[str, float]]]:
        """As :func:`rank_concepts`, for passages of the pool or new ones."""
        _agree(labelled_texts, labels, k)
        labelled_texts, labels = labelled_texts[-MOST:], labels[-MOST:]
        described = _described(self.definitions)
        if not texts or not (any(labels) or described):
            return [[] for _ in texts]
        with self._lock, _one_thread():
            self._know([*labelled_texts, *described, *texts])
            if len({label for label in labels if label is not None}) < 2:
                return self._likeness(
                    [*labelled_texts, *described], [*labels, *self.definitions], texts, k
                )
            return self._regress(labelled_texts, labels, described, texts, k)

    def _likeness(
        self, examples: Sequence[str], labels: Sequence[str | None], texts: Sequence[str], k: int
    ) -> list[list[tuple[str, float]]]:
        """Cosine to the nearest example of each label."""
        import numpy as np

        near = np.clip(self._products(texts, examples), 0.0, 1.0)
        names = sorted({label for label in labels if label is not None})
        columns = [[i for i, label in enumerate(labels) if label == name] for name in names]
        best = np.stack([near[:, c].max(axis=1) for c in columns], axis=1)
        return _tops(names, best, k)

    def _regress(
        self,
        labelled_texts: Sequence[str],
        labels: Sequence[str | None],
        described: Sequence[str],
        texts: Sequence[str],
        k: int,
    ) -> list[list[tuple[str, float]]]:
        """Ridge regression in its dual: weights (K + ridge/w)^-1 (Y - prior), K the likeness of the
        examples.
        """
        import numpy as np

        given = [*((t, 1.0) for t in labelled_texts), *((t, DEFINITION) for t in described)]
        targets = [*labels, *self.definitions]
        order = self._learn(given)
        names = [
            *sorted({t for t in targets if t is not None}),
            *([None] if None in labels else []),
        ]
        columns = {name: j for j, name in enumerate(names)}
        coded = np.zeros((len(given), len(names)))
        weights = np.array([w for _, w in self._examples])
        for place, i in enumerate(order):
            coded[place, columns[targets[i]]] = 1.0
        prior = weights @ coded / weights.sum()
        rest = coded - prior
        dual = self._inverse @ rest
        # each example as the others judge it, without refitting (Rifkin & Lippert 2007, section 4)
        left_out = coded - dual / np.diag(self._inverse)[:, None]
        own = weights == 1.0
        sharpness = _sharpness(left_out[own], coded[own])
        scores = prior + self._apply([t for t, _ in self._examples], dual, texts)
        shares = _shares(sharpness * scores)
        offered = [name for name in names if name is not None]  # None stands last
        return _tops(offered, shares[:, : len(offered)], k)

    # -- what is remembered
    # ------------------------------------------------------------------------------------

    def _learn(self, given: Sequence[tuple[str, float]]) -> list[int]:
        """Bring the inverse up to ``given`` (text, weight); says which of ``given`` each of its
        rows stands for.
        """
        import numpy as np

        have, want = Counter(self._examples), Counter(given)
        gone, new = have - want, want - have
        changes = gone.total() + new.total()
        if self._inverse is None or changes > 8 + len(given) // 50:
            self._examples = list(given)
            texts = [t for t, _ in given]
            noise = np.array([RIDGE / w for _, w in given])
            self._inverse = np.linalg.inv(self._products(texts, texts) + np.diag(noise))
            return list(range(len(given)))
        for example in gone.elements():
            i = self._examples.index(example)
            del self._examples[i]
            left = np.arange(len(self._inverse)) != i
            column = self._inverse[left, i]
            self._inverse = self._inverse[np.ix_(left, left)] - np.outer(
                column, column / self._inverse[i, i]
            )
        for example in new.elements():
            text, weight = example
            near = self._products([text], [*(t for t, _ in self._examples), text])[0]
            along = self._inverse @ near[:-1]
            rest = float(near[-1] + RIDGE / weight - near[:-1] @ along)
            n = len(self._examples)
            grown = np.empty((n + 1, n + 1))
            np.multiply(along[:, None], along / rest, out=grown[:n, :n])
            grown[:n, :n] += self._inverse
            grown[:n, n] = grown[n, :n] = -along / rest
            grown[n, n] = 1.0 / rest
            self._inverse = grown
            self._examples.append(example)
        places: dict[tuple[str, float], deque[int]] = {}
        for i, example in enumerate(given):
            places.setdefault(example, deque()).append(i)
        return [places[example].popleft() for example in self._examples]

    def _know(self, texts: Sequence[str]) -> None:
        """Count the parts of words, and embed, of texts not met before."""
        import numpy as np
        from scipy import sparse

        new = [t for t in dict.fromkeys(texts) if t not in self._at]
        if not new:
            return
        for text in new:
            self._at[text] = len(self._at)
        entry_rows, columns, weights = self._weights.entries(counted(new), damped=True)
        shape = len(new), max(1, len(self._weights.columns))
        rows = sparse.csr_matrix((weights, (entry_rows, columns)), shape)
        if self.embed is not None:
            half = math.sqrt(0.5)  # either kind of likeness counts as much
            rows = rows * half
            block = half * np.asarray(self.embed(new), dtype=float)
            self._dense = block if self._dense is None else np.vstack([self._dense, block])
        self._sparse = (
            rows if self._sparse is None else sparse.vstack([self._sparse, rows], format="csr")
        )

    def _products(self, left: Sequence[str], right: Sequence[str]) -> Any:
        """Likeness of each of ``left`` to each of ``right``."""
        a, b = [self._at[t] for t in left], [self._at[t] for t in right]
        near = (self._sparse[a] @ self._sparse[b].T).toarray()
        return near if self._dense is None else near + self._dense[a] @ self._dense[b].T

    def _apply(self, examples: Sequence[str], dual: Any, texts: Sequence[str]) -> Any:
        """Likeness of ``texts`` to ``examples``, times ``dual``, without forming it."""
        a, b = [self._at[t] for t in texts], [self._at[t] for t in examples]
        scores = self._sparse[a] @ (self._sparse[b].T @ dual)
        return (
            scores if self._dense is None else scores + self._dense[a] @ (self._dense[b].T @ dual)
        )


def _sharpness(scores: Any, coded: Any) -> float:
    """The factor from 0.5 to 32 under which the scores, as shares, make what was coded likeliest
    (log-likelihood).

    It is concave in the factor, so that a search by golden section finds the one top.
    """
    import numpy as np

    def worth(log_factor: float) -> float:
        scaled = math.exp(log_factor) * scores
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        # rounded, so that the noise of a library's inverse does not choose
        return round(float((scaled * coded).sum() - np.log(np.exp(scaled).sum(axis=1)).sum()), 9)

    low, high, golden = math.log(0.5), math.log(32.0), (math.sqrt(5) - 1) / 2
    a, b = high - golden * (high - low), low + golden * (high - low)
    at_a, at_b = worth(a), worth(b)
    for _ in range(14):
        if at_a >= at_b:
            high, b, at_b = b, a, at_a
            a = high - golden * (high - low)
            at_a = worth(a)
        else:
            low, a, at_a = a, b, at_b
            b = low + golden * (high - low)
            at_b = worth(b)
    return math.exp((low + high) / 2)


def _shares(scores: Any) -> Any:
    import numpy as np

    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def _agree(labelled_texts: Sequence[str], labels: Sequence[str | None], k: int) -> None:
    if len(labelled_texts) != len(labels):
        raise OptionError(
            f"There are {len(labelled_texts)} labelled texts but {len(labels)} labels; give one "
            f"label each."
        )
    if k < 1:
        raise OptionError(f"k is {k}; ask for one concept at least.")


def _one_thread() -> Any:
    """Small matrices: threads only cost time, and one order of sums gives the same bytes on any
    number of cores.
    """
    from threadpoolctl import threadpool_limits

    return threadpool_limits(limits=1)


def _described(definitions: Mapping[str, str]) -> list[str]:
    return [
        f"{name.replace('_', ' ').replace('/', ' ')} {words}" for name, words in definitions.items()
    ]


def order_by_usefulness(ranked: Sequence[Sequence[tuple[str, float]]]) -> list[int]:
    """Indices of passages, the most useful to decide next first.

    Usefulness is the top score less half the entropy of the scores shown: likely hits first,
    doubtful ones next, passages that fit nothing last. Ties keep their order.
    """

    def worth(row: Sequence[tuple[str, float]]) -> float:
        total = sum(s for _, s in row)
        if total <= 0:
            return -1.0
        shares = [s / total for _, s in row if s > 0]
        entropy = -sum(p * math.log(p) for p in shares) / max(math.log(max(len(row), 2)), 1e-12)
        return row[0][1] - 0.5 * entropy * row[0][1]

    return sorted(range(len(ranked)), key=lambda i: (-round(worth(ranked[i]), 12), i))


def _tops(names: Sequence[str], scores: Any, k: int) -> list[list[tuple[str, float]]]:
    """Per row the ``k`` best as (name, score), equal ones by name; ``names`` are in the order of
    the alphabet.
    """
    import numpy as np

    rounded = np.round(scores, 6)
    best = np.argsort(-rounded, axis=1, kind="stable")[:, :k]
    values = np.take_along_axis(rounded, best, axis=1)
    return [
        [(names[j], score) for j, score in zip(order, row, strict=True)]
        for order, row in zip(best.tolist(), values.tolist(), strict=True)
    ]
