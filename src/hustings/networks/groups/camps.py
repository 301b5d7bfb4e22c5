"""The split of actors into camps: what a split is worth, and how the best one is found."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...errors import OptionError, UnknownName
from ...model.arithmetic import on_grid
from ...progress import steps
from ..options import whole
from ..tally import Floats

METHODS = ("greedy", "genetic", "exact")
EXHAUSTIVE = 20_000
"""Up to this many partitions are looked at one by one under method="exact"."""
PARENTS = 50
"""Partitions that live at once under method="genetic"."""


Members = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Division:
    """Into how many camps, of sizes that differ by at most one where ``balanced``, and how the best
    are sought (see :func:`~hustings.networks.polarization`).
    """

    clusters: int = 2
    method: str = "greedy"
    balanced: bool = True
    iterations: int = 300
    restarts: int = 20

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise UnknownName("method", self.method, METHODS)
        whole("clusters", self.clusters, 2)
        whole("iterations", self.iterations)
        whole("restarts", self.restarts)

    def fits(self, sizes: npt.NDArray[np.intp]) -> bool:
        """Whether camps of these sizes are allowed: none is empty."""
        alike = not self.balanced or sizes.max() - sizes.min() <= 1
        return bool(sizes.min() > 0 and alike)


def shares(c: Floats, f: Floats, members: Members) -> tuple[float, float]:
    """(share of congruence inside camps, share of conflict between camps), the diagonal left out.

    Where there is no congruence (conflict) at all, the share a random draw of the same camps would
    have.
    """
    n = len(members)
    same = members[:, None] == members[None, :]
    off = ~np.eye(n, dtype=bool)
    chance = float(same[off].mean()) if n > 1 else 0.0
    c, f = np.abs(c), np.abs(f)
    all_c, all_f = c[off].sum(), f[off].sum()
    within = float(c[same & off].sum() / all_c) if all_c > 0 else chance
    between = float(f[~same].sum() / all_f) if all_f > 0 else 1 - chance
    return within, between


def dna_quality(c: Floats, f: Floats, members: Members, *, normalize: bool = False) -> float:
    """The quality DNA maximises, smallest for perfect camps.

    sum over pairs i != j of the same camp of |C_ij - w| + |F_ij|, of different camps of |C_ij| +
    |F_ij - b|, where w = (n_k (n_k - 1) / W) |C| / W and b = (n_k n_l / B) |F| / B; halved,
    or divided by 2 (|C| + |F|). The diagonal is left out throughout.
    """
    n = len(members)
    if n < 2:
        return 0.0
    codes, sizes = (
        np.unique(members, return_inverse=True)[1],
        np.unique(members, return_counts=True)[1].astype(float),
    )
    total_c, total_f = (float(np.abs(m).sum() - np.abs(np.diag(m)).sum()) for m in (c, f))
    w = float((sizes * (sizes - 1)).sum())
    b = n * (n - 1) - w
    same = codes[:, None] == codes[None, :]
    inside = (sizes * (sizes - 1))[codes][:, None] / w * total_c / w if w else 0.0
    outside = np.outer(sizes[codes], sizes[codes]) / b * total_f / b if b else 0.0
    cell = np.where(same, np.abs(c - inside) + np.abs(f), np.abs(c) + np.abs(f - outside))
    np.fill_diagonal(cell, 0.0)
    total = total_c + total_f
    if normalize:
        return float(cell.sum() / (2 * total)) if total > 0 else 0.0
    return float(cell.sum() / 2)


def share(matrix: Floats) -> Floats:
    off = np.abs(matrix) * (1 - np.eye(len(matrix)))
    total = off.sum()
    return np.asarray(off / total) if total > 0 else off


def renamed(members: Members) -> Members:
    """Camps numbered by size, then by their first actor."""
    codes, first, sizes = np.unique(members, return_index=True, return_counts=True)
    order = sorted(range(len(codes)), key=lambda k: (-sizes[k], first[k]))
    new = {int(codes[k]): place for place, k in enumerate(order)}
    return np.array([new[int(m)] for m in members], dtype=np.int64)


class Gain:
    """The index as sum of g over pairs of one camp (up to a constant for given sizes): swaps in
    O(n^2).
    """

    def __init__(self, g: Floats) -> None:
        # on a grid, so that sums are exact: camps that are equally good are the same everywhere
        self.g = on_grid(g)

    def value(self, members: Members) -> float:
        same = members[:, None] == members[None, :]
        return float(self.g[same].sum())

    def step(self, members: Members, division: Division) -> Members | None:
        """The swap (or move) that gains most, or None."""
        n = len(members)
        hot = np.zeros((n, division.clusters))
        hot[np.arange(n), members] = 1
        pull = self.g @ hot
        own = pull[np.arange(n), members]
        change = pull[:, members] - own[:, None]
        swap = change + change.T - 2 * self.g
        swap[members[:, None] == members[None, :]] = -np.inf
        i, j = np.unravel_index(int(np.argmax(swap)), swap.shape)
        best, new = float(swap[i, j]), None
        if best > 1e-12:
            new = members.copy()
            new[[i, j]] = new[[j, i]]
        if not division.balanced:
            sizes = np.bincount(members, minlength=division.clusters)
            move = pull - own[:, None]
            move[np.arange(n), members] = -np.inf
            move[sizes[members] == 1] = -np.inf
            k, to = np.unravel_index(int(np.argmax(move)), move.shape)
            if float(move[k, to]) > max(best, 1e-12):
                new = members.copy()
                new[k] = to
        return new


class DnaGain(Gain):
    """DNA's quality, which is maximised over balanced camps; swaps are tried one by one."""

    def __init__(self, c: Floats, f: Floats) -> None:
        self.c, self.f = c, f

    def value(self, members: Members) -> float:
        return dna_quality(self.c, self.f, members)

    def step(self, members: Members, division: Division) -> Members | None:
        now, best, chosen = self.value(members), 1e-12, None
        for i, j in itertools.combinations(range(len(members)), 2):
            if members[i] != members[j]:
                new = members.copy()
                new[[i, j]] = new[[j, i]]
                gain = self.value(new) - now
                if gain > best:
                    best, chosen = gain, new
        return chosen


def search(gain: Gain, n: int, division: Division, rng: np.random.Generator) -> Members:
    """The best camps of n actors that are found. Raises OptionError where all were to be tried and
    they are too many.
    """
    if division.method == "exact":
        return _exact(gain, n, division)
    if division.method == "genetic":
        return _climb(gain, _genetic(gain, n, division, rng), division)
    start, restarts = np.arange(n) % division.clusters, division.restarts
    found = [
        _climb(gain, rng.permutation(start), division) for _ in steps(range(restarts), restarts)
    ]
    return max(found, key=gain.value)


def _climb(gain: Gain, members: Members, division: Division) -> Members:
    while (new := gain.step(members, division)) is not None:
        members = new
    return members


def _exact(gain: Gain, n: int, division: Division) -> Members:
    count = _many(n, division)
    if count > EXHAUSTIVE:
        raise OptionError(
            f"method='exact' would look at {count} partitions of {n} actors; use 'greedy' or "
            f"'genetic'.",
            method="exact",
            partitions=count,
        )
    best, chosen = -math.inf, np.arange(n) % division.clusters
    for some in _partitions(n, division.clusters):
        members = np.array(some, dtype=np.int64)
        if not division.fits(np.bincount(members, minlength=division.clusters)):
            continue
        value = gain.value(members)
        if value > best:
            best, chosen = value, members
    return chosen


def _many(n: int, division: Division) -> int:
    """How many partitions of n actors there are; of camps of any size a bound."""
    if not division.balanced:
        return int(division.clusters**n)
    least, more = divmod(n, division.clusters)
    sizes = [least + (k < more) for k in range(division.clusters)]
    in_order = math.factorial(n) // math.prod(math.factorial(size) for size in sizes)
    return in_order // math.prod(math.factorial(sizes.count(size)) for size in set(sizes))


def _partitions(n: int, clusters: int) -> Iterator[list[int]]:
    """Every partition into at most ``clusters`` parts, once: a new part gets the next number."""

    def grow(some: list[int], used: int) -> Iterator[list[int]]:
        if len(some) == n:
            yield some
            return
        for k in range(min(used + 1, clusters)):
            yield from grow([*some, k], max(used, k + 1))

    return grow([], 0)


def _genetic(gain: Gain, n: int, division: Division, rng: np.random.Generator) -> Members:
    """Elites stay (10 %), the rest are crossed by rank and mutated by swaps; sizes are put right
    after crossing.
    """
    start = np.arange(n) % division.clusters
    people = [rng.permutation(start) for _ in range(PARENTS)]
    weight = np.arange(PARENTS, 0, -1.0)
    weight /= weight.sum()
    still, best = 0, -math.inf
    for _ in steps(range(division.iterations), division.iterations):
        people.sort(key=gain.value, reverse=True)
        top = gain.value(people[0])
        still = still + 1 if top <= best + 1e-12 else 0
        best = max(best, top)
        if still >= 30:
            break
        nursery = people[: PARENTS // 10]
        while len(nursery) < PARENTS:
            one, two = (people[int(k)] for k in rng.choice(PARENTS, 2, p=weight))
            child = np.where(rng.random(n) < 0.5, one, _aligned(two, one, division.clusters))
            _repair(child, division, rng)
            if rng.random() < 0.5:
                i, j = rng.choice(n, 2, replace=False)
                child[[i, j]] = child[[j, i]]
            nursery.append(child)
        people = nursery
    return max(people, key=gain.value)


def _aligned(members: Members, to: Members, clusters: int) -> Members:
    """The same camps under the numbers that overlap most with another partition's."""
    from scipy.optimize import linear_sum_assignment

    overlap = np.zeros((clusters, clusters))
    np.add.at(overlap, (members, to), 1)
    mine, theirs = linear_sum_assignment(-overlap)
    new = np.zeros(clusters, dtype=np.int64)
    new[mine] = theirs
    return np.asarray(new[members])


def _repair(members: Members, division: Division, rng: np.random.Generator) -> None:
    """Moves actors at random from the largest to the smallest camp until the sizes fit."""
    while not division.fits(sizes := np.bincount(members, minlength=division.clusters)):
        members[rng.choice(np.flatnonzero(members == sizes.argmax()))] = sizes.argmin()
