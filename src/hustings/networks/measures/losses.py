"""How much of a network's spectrum a set of concepts keeps, and which concept can go first.

Counts are whole numbers, so the product of a set of concepts is the sum of each one's own, exact in
every order: leaving one out subtracts its block, and the ties come out the same to the bit as if
they had been counted anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from ...model import Network, Study
from ...model.arithmetic import exp, spectrum
from ..projection import Cells, by_activity, finish, finite, one_mode, shown
from ..similarities import similarity
from ..tally import Floats, Tally, counts, flat


class Sums:
    """Products of any set of concepts, by adding those of each.

    ``x``: counts (actors, concepts, levels); ``s``: what a pair of levels adds (levels, levels),
    whole numbers; ``normalization``: none, average or cosine.
    """

    def __init__(self, x: Floats, s: Floats, normalization: str) -> None:
        self.normalization = normalization
        self._x, self._xs = x, x @ s
        self._holders = [np.flatnonzero(x[:, c].any(axis=1)) for c in range(x.shape[1])]

    def of(self, chosen: Sequence[int]) -> tuple[Floats, Floats]:
        """Product (actors, actors) and number of statements (actors) of some concepts."""
        some = list(chosen)
        x = self._x[:, some]
        return flat(x) @ flat(self._xs[:, some]).T, x.sum(axis=(1, 2))

    def without(self, made: Floats, said: Floats, concept: int) -> tuple[Floats, Floats]:
        """The same without a concept."""
        holders = self._holders[concept]
        x = self._x[holders, concept]
        less, fewer = made.copy(), said.copy()
        less[np.ix_(holders, holders)] -= x @ self._xs[holders, concept].T
        fewer[holders] -= x.sum(axis=1)
        return less, fewer

    def ties(self, made: Floats, said: Floats) -> Floats:
        """The network of a product: normalized, ties below 0 as 0, diagonal 0; changes ``made``."""
        if self.normalization != "none":
            made = by_activity(made, said, self.normalization)
        np.fill_diagonal(made, 0.0)
        return np.maximum(made, 0.0, out=made)


class Losses:
    """The loss of any set of concepts, remembered."""

    def __init__(self, table: Tally) -> None:
        self.table = table
        self.rows, self.columns = shown(table)
        x = counts(table)
        self.x = x[np.ix_(self.rows, self.columns)]
        self.concepts = tuple(table.names2[i] for i in self.columns)
        self.said = self.x.sum(axis=(0, 2)).astype(int)
        self.known: dict[tuple[int, ...], float] = {}
        self.sums = self._sums()
        self.whole = self.spectrum(range(len(self.concepts)))

    def _sums(self) -> Sums | None:
        """Where sums over concepts give the very same ties."""
        options, levels = self.table.options, self.table.levels
        plain = options.aggregation in ("ignore", "combine")
        if (
            options.dna
            or not self.x.size
            or options.normalization not in ("none", "average", "cosine")
            or not (plain or (levels.kind == "boolean" and levels.span))
            or (self.x != np.rint(self.x)).any()
        ):
            return None
        return Sums(self.x, similarity(levels, options.aggregation), options.normalization)

    def ties(self, some: list[int]) -> Floats:
        """The network on some concepts; ties below 0 count as 0."""
        if self.sums is not None and some:
            return self.sums.ties(*self.sums.of(some))
        part = flat(self.x[:, some, :])
        made = one_mode(part, len(some), self.table.levels, self.table.options)
        return np.maximum(finite(made), 0.0)

    def spectrum(self, chosen: Iterable[int]) -> Floats:
        """Eigenvalues of the Laplacian D - Y of the network on some concepts, ascending, divided by
        their sum.

        Ties below 0 count as 0. DNA: the degrees instead. All 0 where there is no tie.
        """
        return self.spectrum_of(self.ties(list(chosen)))

    def spectrum_of(self, y: Floats) -> Floats:
        """As :meth:`spectrum`, of ties Y."""
        degrees = y.sum(axis=1)
        values = np.sort(degrees) if self.table.options.dna else spectrum(np.diag(degrees) - y)
        total = degrees.sum()
        return np.asarray(values / total) if total > 0 else np.zeros(len(y))

    def __call__(self, chosen: Iterable[int]) -> float:
        """Distance of the spectra of some concepts and of all: Euclidean (DNA: sum of absolute
        differences).
        """
        key = tuple(sorted(chosen))
        if key not in self.known:
            self.known[key] = self.of_ties(self.ties(list(key)))
        return self.known[key]

    def of_ties(self, y: Floats) -> float:
        """As calling, of ties Y."""
        difference = self.spectrum_of(y) - self.whole
        return float(
            np.abs(difference).sum() if self.table.options.dna else np.sqrt((difference**2).sum())
        )

    def rest(self, chosen: Iterable[int]) -> list[int]:
        """The other concepts."""
        inside = set(chosen)
        return [i for i in range(len(self.concepts)) if i not in inside]

    def penalised(self, chosen: Iterable[int], penalty: float) -> float:
        """loss * exp(-penalty * (n - size) / n)."""
        some, n = list(chosen), len(self.concepts)
        return self(some) * float(exp(-penalty * (n - len(some)) / n))

    def network(self, chosen: Iterable[int], study: Study) -> Network:
        """The network of the statements on some concepts; every actor stays."""
        columns = self.columns[sorted(chosen)]
        table = self.table.part(np.isin(self.table.c, columns))
        x = flat(self.x[:, sorted(chosen), :])
        return finish(table, Cells(self.rows, columns, x), study=study)


class Search:
    """Rounds of leaving out the concept whose absence costs least."""

    def __init__(self, losses: Losses) -> None:
        self.losses = losses
        self.left = list(range(len(losses.concepts)))
        self._now = None if losses.sums is None else losses.sums.of(self.left)

    def cheapest(self) -> list[int]:
        """Those left whose absence costs least, all that tie; their loss is remembered."""
        sums, losses = self.losses.sums, self.losses
        if sums is None or self._now is None:
            cost = {i: losses(self.others(i)) for i in self.left}
            least = min(cost.values())
            return [i for i in self.left if cost[i] == least]
        cost = {i: losses.of_ties(sums.ties(*sums.without(*self._now, i))) for i in self.left}
        least = min(cost.values())
        tied = [i for i in self.left if cost[i] == least]
        losses.known[tuple(self.others(tied[0]))] = least
        return tied

    def others(self, concept: int) -> list[int]:
        """Those left without one."""
        return [j for j in self.left if j != concept]

    def drop(self, concept: int) -> None:
        """Leave one out for good."""
        self.left.remove(concept)
        if self._now is not None and self.losses.sums is not None:
            self._now = self.losses.sums.without(*self._now, concept)
