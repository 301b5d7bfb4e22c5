"""Runs of letters by which names and passages are compared, and what each of them weighs.

TF-IDF of letter n-grams within words, logarithmic and smoothed (Salton and Buckley 1988): a run
counts more the rarer it is among all texts, and each text's weights have length 1, so that products
of texts are cosines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt

LENGTHS = (3, 4, 5)
"""Letters of a run."""

Counts = Sequence[Mapping[str, int]]
"""Of each text, how often each run stands in it."""


def letter_grams(text: str) -> Iterator[str]:
    """Runs of three to five letters of each word, a blank at either end of it; of a shorter word
    the whole.
    """
    for word in text.lower().split():
        whole = f" {word} "
        for n in LENGTHS:
            yield from (whole[k : k + n] for k in range(max(1, len(whole) - n + 1)))
            if len(whole) <= n:
                break


def counted(texts: Sequence[str]) -> list[Counter[str]]:
    """Of each text, how often each run stands in it."""
    return [Counter(letter_grams(text)) for text in texts]


class GramWeights:
    """What each run weighs, as it is spread over a pool of counted texts; with ``most``, only so
    many runs, the most frequent ones.
    """

    def __init__(self, pool: Counts, most: int | None = None) -> None:
        texts, times = Counter[str](), Counter[str]()
        for counts in pool:
            texts.update(counts.keys())
            times.update(counts)
        chosen = sorted(times, key=lambda run: (-times[run], run)) if most else times
        self.columns = {run: i for i, run in enumerate(islice(chosen, most))}
        inside = np.array([texts[run] for run in self.columns], dtype=float)
        self.rarity: npt.NDArray[np.float64] = np.log((1 + len(pool)) / (1 + inside)) + 1

    def entries(
        self, texts: Counts, *, damped: bool = False
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """Rows (texts), columns (runs) and weights of the entries of a sparse matrix whose rows
        have length 1; ``damped``, a run counts 1 + ln(times).
        """
        known = [
            (i, self.columns[run], n)
            for i, counts in enumerate(texts)
            for run, n in counts.items()
            if run in self.columns
        ]
        rows, columns, times = np.array(known, dtype=np.int64).reshape(-1, 3).T
        weights = (1 + np.log(times) if damped else times) * self.rarity[columns]
        lengths = np.sqrt(np.bincount(rows, weights**2, minlength=len(texts)))
        return rows, columns, weights / lengths[rows]
