"""One step of a map, of one run or of many side by side: what acts on each factor, link by link.

Links are added in one order, the first link of every factor, then every factor's second and so on:
whole arrays at a time, and no library that would add as the processor likes.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from .transfers import Transfer
from .weights import Floats, Weights

Places = npt.NDArray[np.intp]


class Layout:
    """Factors in the order of how many links act on each, and links in the order they are added.

    ``order``: place -> factor; ``place``: factor -> place. The first ``moved`` places are stepped.
    With ``still`` those are the factors something acts on: the others are held, and come last. Else
    they are all, and a factor nothing acts on has one link of weight 0 from itself, so that the
    first links are one for each.
    """

    def __init__(self, w: Weights, *, still: bool) -> None:
        count = np.bincount(w.effect, minlength=w.n)
        acted = int(np.count_nonzero(count))
        self.moved = acted if still else w.n
        self.order: Places = np.argsort(-count, kind="stable")
        self.place: Places = np.empty(w.n, dtype=np.intp)
        self.place[self.order] = np.arange(w.n)
        # pairs are sorted by effect: which of its factor's links each is
        turn = np.arange(len(w.effect)) - np.repeat(np.cumsum(count) - count, count)
        self._link: Places = np.lexsort((self.place[w.effect], turn))
        cause, idle = self.place[w.cause[self._link]], np.arange(acted, self.moved)
        self.cause: Places = np.concatenate([cause[:acted], idle, cause[acted:]])
        self._real: Places = np.arange(len(cause))
        self._real[acted:] += len(idle)
        sizes = np.bincount(turn)[1:] if len(turn) else turn
        self.bounds: list[int] = np.cumsum([self.moved, *sizes.tolist()]).tolist()

    def spread(self, drawn: Floats) -> Floats:
        """Weights of pairs, shape (pairs,) or (pairs, runs), where their links stand."""
        made = np.zeros((len(self.cause), *drawn.shape[1:]))
        made[self._real] = drawn[self._link]
        return made


class Step:
    """One step A -> A' before anything is held; states have shape (n,) or (n, runs), in the
    layout's order, as the weights ``drawn`` have (pairs,) or (pairs, runs)."""

    def __init__(self, layout: Layout, drawn: Floats, rule: str, transfer: Transfer) -> None:
        self.layout, self._rule, self._transfer = layout, rule, transfer
        self.use(layout.spread(drawn))

    def use(self, weights: Floats) -> None:
        """Other weights, as :meth:`Layout.spread` lays them out."""
        self.weights = weights
        self._work = np.empty_like(weights)
        self._sum = self._work[: self.layout.moved]
        self._turns = [
            (self._work[: stop - start], self._work[start:stop])
            for start, stop in pairwise(self.layout.bounds)
        ]

    def __call__(self, a: Floats, out: Floats | None = None) -> Floats:
        moved = self.layout.moved
        out = np.empty_like(a) if out is None else out
        if self._rule == "kosko":
            x = self._acting(a)
        else:
            before = 2 * a - 1 if self._rule == "rescaled" else a
            x = self._acting(before)
            np.add(x, before[:moved], out=x)
        self._transfer(x, out[:moved])
        out[moved:] = a[moved:]
        return out

    def _acting(self, a: Floats) -> Floats:
        """The sum over links of weight · cause, for each factor; in a room the next call uses."""
        if a.ndim == 1:
            np.multiply(a[self.layout.cause], self.weights, out=self._work)
        else:
            np.take(a, self.layout.cause, axis=0, out=self._work, mode="clip")
            np.multiply(self._work, self.weights, out=self._work)
        for total, more in self._turns:
            np.add(total, more, out=total)
        return self._sum
