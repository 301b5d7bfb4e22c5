"""Camps: how far a network falls apart into groups that agree inside and clash outside.

The index is this project's (docs/concepts/networks.md), because the one Discourse Network Analyzer
maximises is a distance from perfect camps and so falls where camps form
(docs/concepts/dna-differences.md); DNA's value for the same camps stands beside it.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import Network, Statements, Study
from ..model.arithmetic import on_grid
from ..progress import steps
from ..shown import Shown, Tabular
from .options import NetworkOptions, whole
from .project import finish, finite, shown, study_of
from .tally import Floats, counts, flat, tally
from .timewindows import windows

METHODS = ("greedy", "genetic", "exact")
EXHAUSTIVE = 20_000
"""Up to this many partitions are looked at one by one under method="exact"."""

Members = npt.NDArray[np.int64]


@dataclass(frozen=True, repr=False)
class Polarization(Shown, Tabular):
    """Camps and how polarized they are.

    ``index`` is congruence_within + conflict_between - 1: 1 for perfect camps, 0 as for camps drawn
    at random, below 0 for camps drawn across the lines (under compat="dna3": DNA's quality).
    ``camps`` are tuples of names, largest first; ``congruence_within`` and ``conflict_between`` are
    shares of all congruence, all conflict (where there is none of a kind, the share a random draw
    would have, so that it counts neither way). ``dna_quality`` is what DNA would print for these
    camps.
    """

    index: float
    camps: tuple[tuple[str, ...], ...]
    members: dict[str, int]
    congruence_within: float
    conflict_between: float
    dna_quality: float
    method: str
    congruence: Network
    conflict: Network
    start: str | None
    middle: str | None
    stop: str | None
    n: int
    study: Study
    why_empty: str | None = None
    apart: tuple[str, ...] = ()
    """Those without any congruence or conflict: in no camp (compat="dna3" deals them out)."""
    ties: int = 0
    """Pairs with congruence or conflict, which the index rests on."""

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a name, with the number of its camp, from 1; None for one without ties."""
        camps = [(name, i + 1) for i, camp in enumerate(self.camps) for name in camp]
        rows = [*camps, *((name, None) for name in self.apart)]
        return {"name": [name for name, _ in rows], "camp": [camp for _, camp in rows]}


def polarization(
    statements: Statements | Network,
    *,
    clusters: int = 2,
    method: str = "greedy",
    balanced: bool = True,
    iterations: int = 300,
    restarts: int = 20,
    seed: int = 1,
    normalize_scores: bool = False,
    **options: Any,
) -> Polarization:
    """The camps that best split congruence from conflict, and the index of how well they do.

    ``clusters`` camps, of sizes that differ by at most one where ``balanced``, else of any size.
    greedy: from ``restarts`` random starts, the swap (or move) that gains most until none gains.
    genetic: ``iterations`` rounds of selection, crossover and mutation, then the same swaps. exact:
    every partition, refused above 20,000.
    ``options`` are those of :func:`~hustings.networks.network`: a qualifier is needed,
    normalization is "average" where not given. ``normalize_scores`` divides DNA's quality by 2 (|C|
    + |F|).

    A one-mode Network in place of statements is taken as it is: what is above 0 is congruence, what
    is below 0 conflict. In a network of aggregation "subtract" each pair is netted already, so that
    two who agree and disagree as often count for nothing; from the statements both count.
    """
    _check(clusters, method, iterations, restarts)
    extra = _extra(clusters, method, balanced, iterations, restarts, normalize_scores)
    if isinstance(statements, Network):
        study = replace(_study_of_network(statements, options, extra), seed=seed)
        c, f = _by_sign(statements)
        return _camps(
            c, f, study, clusters, method, balanced, iterations, restarts, seed, normalize_scores
        )
    made = polarized_options(statements, options)
    study = study_of(made, "polarization", extra, seed)
    both = []
    for aggregation in ("congruence", "conflict"):
        table = tally(statements, replace(made, aggregation=aggregation))
        rows, columns = shown(table)
        x = flat(counts(table)[np.ix_(rows, columns)])
        both.append(finish(table, x, rows, columns, (table.first, table.last), study=study))
    return _camps(
        both[0],
        both[1],
        study,
        clusters,
        method,
        balanced,
        iterations,
        restarts,
        seed,
        normalize_scores,
    )


def polarization_over_time(
    statements: Statements,
    *,
    unit: str = "days",
    width: int = 365,
    step: int = 1,
    kernel: str | None = None,
    indent: bool = True,
    clusters: int = 2,
    method: str = "greedy",
    balanced: bool = True,
    iterations: int = 300,
    restarts: int = 5,
    seed: int = 1,
    normalize_scores: bool = False,
    **options: Any,
) -> Iterator[Polarization]:
    """:func:`polarization` for every window of :func:`~hustings.networks.windows`, one after the
    other.

    Under compat="dna3" both networks are the subtract network, as in DNA (whose series are of the
    wrong quantity).
    """
    _check(clusters, method, iterations, restarts)
    made = polarized_options(statements, options)
    time = {"unit": unit, "width": width, "step": step, "kernel": kernel, "indent": indent}
    extra = _extra(clusters, method, balanced, iterations, restarts, normalize_scores)
    study = study_of(
        made,
        "polarization_over_time",
        {**{k: v for k, v in time.items() if v is not None}, **extra},
        seed,
    )
    plain = {**made.plain(), "exclude": made.exclude}
    pair = ("subtract", "subtract") if made.dna else ("congruence", "conflict")
    series = [windows(statements, **time, **{**plain, "aggregation": a}) for a in pair]  # type: ignore[arg-type]
    for c, f in zip(*series, strict=True):
        yield _camps(
            c, f, study, clusters, method, balanced, iterations, restarts, seed, normalize_scores
        )


def _check(clusters: int, method: str, iterations: int, restarts: int) -> None:
    if method not in METHODS:
        raise UnknownName("method", method, METHODS)
    whole("clusters", clusters, 2)
    whole("iterations", iterations)
    whole("restarts", restarts)


def _study_of_network(net: Network, options: Mapping[str, Any], extra: Mapping[str, Any]) -> Study:
    """The study of camps in a network that is there already; OptionError where it cannot serve."""
    if options:
        raise OptionError(
            f"A network has its options already; leave out {', '.join(sorted(options))}, or give "
            "the statements."
        )
    if net.mode != "one-mode":
        raise OptionError("Camps are of a one-mode network; this one is two-mode.", mode=net.mode)
    made = net.study or Study("network")
    aggregation = made.options.get("aggregation")
    if aggregation in ("congruence", "conflict", "ignore"):
        raise OptionError(
            f"A network of {aggregation} alone does not tell who is at odds with whom and who "
            "sides with whom; make it with aggregation='subtract', or give the statements.",
            aggregation=aggregation,
        )
    return replace(made, build="polarization", options={**made.options, **extra})


def _by_sign(net: Network) -> tuple[Network, Network]:
    """The congruence above 0 and the conflict below it, as two networks of values of 0 or more."""
    finite(net.matrix)
    return (
        replace(net, matrix=np.maximum(net.matrix, 0.0)),
        replace(net, matrix=np.maximum(-net.matrix, 0.0)),
    )


def polarized_options(statements: Statements, options: dict[str, Any]) -> NetworkOptions:
    """The network's options, as camps need them; OptionError for those that cannot serve."""
    if options.get("aggregation") not in (None, "congruence"):
        raise OptionError(
            "Polarization needs congruence and conflict at once; leave out aggregation.",
            option="aggregation",
        )
    if options.get("qualifier") is None:
        raise OptionError(
            "Polarization needs a qualifier that tells for from against; give "
            "qualifier='agreement'."
        )
    made = NetworkOptions.of(
        {**options, "aggregation": "congruence"}, statements, normalization="average"
    )
    if made.mode != "one-mode":
        raise OptionError(
            "Polarization is of a one-mode network; leave out mode='two-mode'.", mode=made.mode
        )
    return made


def _extra(
    clusters: int,
    method: str,
    balanced: bool,
    iterations: int,
    restarts: int,
    normalize_scores: bool,
) -> dict[str, Any]:
    return {
        "clusters": clusters,
        "method": method,
        "balanced": balanced,
        "iterations": iterations,
        "restarts": restarts,
        "normalize_scores": normalize_scores,
    }


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
    |F_ij - b|, where w = (n_k (n_k - 1) / W) |C| / W and b = (n_k n_l / B) |F| / B; halved, or divided by 2 (|C| + |F|).
    The diagonal is left out throughout.
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


def _camps(
    c: Network,
    f: Network,
    study: Study,
    clusters: int,
    method: str,
    balanced: bool,
    iterations: int,
    restarts: int,
    seed: int,
    normalize: bool,
) -> Polarization:
    finite(c.matrix)
    finite(f.matrix)
    why = c.why_empty
    dna = study.options.get("compat") == "dna3"
    met = (c.matrix != 0) | (f.matrix != 0)
    np.fill_diagonal(met, val=False)
    tied = np.full(len(c.rows), True) if dna else met.any(axis=1)
    names = tuple(itertools.compress(c.rows, tied))
    agree, clash = (net.matrix[np.ix_(tied, tied)] for net in (c, f))
    n = len(names)
    members = np.zeros(n, dtype=np.int64)
    if why is None and not met.any() and len(c.rows) >= clusters:
        why = "Nobody is congruent or in conflict with anybody, so there are no camps to find."
    if why is None and n < clusters:
        why = f"There are {n} actors, too few for {clusters} camps."
    within = between = index = quality = 0.0
    if why is None:
        rng = np.random.default_rng(seed)
        if dna:
            members = _search(
                _DnaGain(agree, clash), n, clusters, method, True, iterations, restarts, rng
            )
        else:
            gain = _Gain(_share(agree) - _share(clash))
            members = _search(gain, n, clusters, method, balanced, iterations, restarts, rng)
        members = _renamed(members)
        within, between = shares(agree, clash, members)
        quality = dna_quality(agree, clash, members, normalize=normalize)
        index = quality if dna else within + between - 1
    groups = [
        tuple(name for name, m in zip(names, members.tolist(), strict=True) if m == k)
        for k in range(clusters)
    ]
    return Polarization(
        index=index,
        camps=tuple(g for g in groups if g) if why is None else (),
        members=dict(zip(names, members.tolist(), strict=True)) if why is None else {},
        congruence_within=within,
        conflict_between=between,
        dna_quality=quality,
        method=method,
        congruence=c,
        conflict=f,
        start=c.start,
        middle=c.middle,
        stop=c.stop,
        n=c.n,
        study=study,
        why_empty=why,
        apart=tuple(itertools.compress(c.rows, ~tied)),
        ties=int(np.triu(met).sum()),
    )


def _share(matrix: Floats) -> Floats:
    off = np.abs(matrix) * (1 - np.eye(len(matrix)))
    total = off.sum()
    return np.asarray(off / total) if total > 0 else off


def _renamed(members: Members) -> Members:
    """Camps numbered by size, then by their first actor."""
    codes, first, sizes = np.unique(members, return_index=True, return_counts=True)
    order = sorted(range(len(codes)), key=lambda k: (-sizes[k], first[k]))
    new = {int(codes[k]): place for place, k in enumerate(order)}
    return np.array([new[int(m)] for m in members], dtype=np.int64)


class _Gain:
    """The index as sum of g over pairs of one camp (up to a constant for given sizes): swaps in
    O(n^2).
    """

    def __init__(self, g: Floats) -> None:
        # on a grid, so that sums are exact: camps that are equally good are the same everywhere
        self.g = on_grid(g)

    def value(self, members: Members) -> float:
        same = members[:, None] == members[None, :]
        return float(self.g[same].sum())

    def step(self, members: Members, clusters: int, balanced: bool) -> Members | None:
        """The swap (or move) that gains most, or None."""
        n = len(members)
        hot = np.zeros((n, clusters))
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
        if not balanced:
            sizes = np.bincount(members, minlength=clusters)
            move = pull - own[:, None]
            move[np.arange(n), members] = -np.inf
            move[sizes[members] == 1] = -np.inf
            k, to = np.unravel_index(int(np.argmax(move)), move.shape)
            if float(move[k, to]) > max(best, 1e-12):
                new = members.copy()
                new[k] = to
        return new


class _DnaGain(_Gain):
    """DNA's quality, which is maximised over balanced camps; swaps are tried one by one."""

    def __init__(self, c: Floats, f: Floats) -> None:
        self.c, self.f = c, f

    def value(self, members: Members) -> float:
        return dna_quality(self.c, self.f, members)

    def step(self, members: Members, clusters: int, balanced: bool) -> Members | None:
        now, best, chosen = self.value(members), 1e-12, None
        for i, j in itertools.combinations(range(len(members)), 2):
            if members[i] != members[j]:
                new = members.copy()
                new[[i, j]] = new[[j, i]]
                gain = self.value(new) - now
                if gain > best:
                    best, chosen = gain, new
        return chosen


def _search(
    gain: _Gain,
    n: int,
    clusters: int,
    method: str,
    balanced: bool,
    iterations: int,
    restarts: int,
    rng: np.random.Generator,
) -> Members:
    if method == "exact":
        return _exact(gain, n, clusters, balanced)
    start = np.arange(n) % clusters
    if method == "genetic":
        return _climb(
            gain, _genetic(gain, n, clusters, balanced, iterations, rng), clusters, balanced
        )
    found = [
        _climb(gain, rng.permutation(start), clusters, balanced)
        for _ in steps(range(restarts), restarts)
    ]
    return max(found, key=gain.value)


def _climb(gain: _Gain, members: Members, clusters: int, balanced: bool) -> Members:
    while (new := gain.step(members, clusters, balanced)) is not None:
        members = new
    return members


def _exact(gain: _Gain, n: int, clusters: int, balanced: bool) -> Members:
    sizes = sorted((n // clusters + (k < n % clusters) for k in range(clusters)), reverse=True)
    count = (
        math.factorial(n)
        // math.prod(math.factorial(s) for s in sizes)
        // math.prod(math.factorial(sizes.count(s)) for s in set(sizes))
        if balanced
        else clusters**n
    )
    if count > EXHAUSTIVE:
        raise OptionError(
            f"method='exact' would look at {count} partitions of {n} actors; use 'greedy' or "
            f"'genetic'.",
            method="exact",
            partitions=count,
        )
    best, chosen = -math.inf, np.arange(n) % clusters
    for some in _partitions(n, clusters):
        members = np.array(some, dtype=np.int64)
        held = np.bincount(members, minlength=clusters)
        if held.min() == 0 or (balanced and held.max() - held.min() > 1):
            continue
        value = gain.value(members)
        if value > best:
            best, chosen = value, members
    return chosen


def _partitions(n: int, clusters: int) -> Iterator[list[int]]:
    """Every partition into at most ``clusters`` parts, once: a new part gets the next number."""

    def grow(some: list[int], used: int) -> Iterator[list[int]]:
        if len(some) == n:
            yield some
            return
        for k in range(min(used + 1, clusters)):
            yield from grow([*some, k], max(used, k + 1))

    return grow([], 0)


def _genetic(
    gain: _Gain,
    n: int,
    clusters: int,
    balanced: bool,
    iterations: int,
    rng: np.random.Generator,
    parents: int = 50,
) -> Members:
    """Elites stay (10 %), the rest are crossed by rank and mutated by swaps; sizes are put right
    after crossing.
    """
    start = np.arange(n) % clusters
    people = [rng.permutation(start) for _ in range(parents)]
    weight = np.arange(parents, 0, -1.0)
    weight /= weight.sum()
    still, best = 0, -math.inf
    for _ in steps(range(iterations), iterations):
        people.sort(key=gain.value, reverse=True)
        top = gain.value(people[0])
        still = still + 1 if top <= best + 1e-12 else 0
        best = max(best, top)
        if still >= 30:
            break
        nursery = people[: max(1, parents // 10)]
        while len(nursery) < parents:
            one, two = (people[int(k)] for k in rng.choice(parents, 2, p=weight))
            child = np.where(rng.random(n) < 0.5, one, _aligned(two, one, clusters))
            _repair(child, clusters, balanced, rng)
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


def _repair(members: Members, clusters: int, balanced: bool, rng: np.random.Generator) -> None:
    """Moves actors at random from the largest to the smallest camp until the sizes fit."""
    while True:
        sizes = np.bincount(members, minlength=clusters)
        if sizes.min() > 0 and (not balanced or sizes.max() - sizes.min() <= 1):
            return
        members[rng.choice(np.flatnonzero(members == sizes.argmax()))] = sizes.argmin()
