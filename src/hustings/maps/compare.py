"""Two speakers' maps side by side; their distance; the same what-if on both; several maps
merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

import numpy as np

from ..errors import OptionError
from ..model import CausalMap, Claim, Run, Study
from ..shown import Shown, Tabular
from .chains import Step, steps_of
from .weights import weights
from .whatif import account, what_if

FEW = 3
"""Under so many shared factors nothing is said of how far two maps are apart."""

MERGES = ("mean", "mean of those who say it", "median")


@dataclass(frozen=True, slots=True, repr=False)
class Distance(Shown):
    """Markóczy-Goldberg distance with its parts; ``distance`` = ``sum_diff`` / ``denominator``,
    None if that is 0.

    ``on_common`` is the distance over common factors alone (gamma 0). The other parts say which
    differs:
    ``jaccard_concepts``, ``jaccard_links`` (None where neither map has any) and ``opposite_signs``,
    the share of shared links told with opposite sign (None without shared links).
    """

    distance: float | None
    sum_diff: float
    denominator: float
    on_common: float | None
    common: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    jaccard_concepts: float | None
    jaccard_links: float | None
    opposite_signs: float | None
    settings: Mapping[str, float]
    told: float | None = None
    """How far apart they are in what they tell of the factors they share: 0 alike, 1 opposed (see
    :func:`map_distance`). None under FEW shared factors, or where neither links any of them."""
    pairs: int = 0
    """Ordered pairs of shared factors that at least one of the two links: what ``told`` rests
    on."""

    def __float__(self) -> float:
        if self.distance is None:
            raise OptionError(
                "The distance is undefined: there is nothing the two maps could differ in."
            )
        return self.distance


def map_distance(
    first: CausalMap,
    second: CausalMap,
    *,
    gamma: int = 1,
    delta: float = 0.0,
    alpha: int = 1,
    beta: float = 1.0,
    epsilon: int = 2,
) -> Distance:
    """Distance ratio of Markóczy & Goldberg 1995: 0 for equal, 1 for fully opposed maps.

    ``Σ diff(i, j) / {(εβ + δ) p_c² + g (2 p_c (p_1 + p_2) + p_1² + p_2²) − α [(εβ + δ) p_c + g (p_1
    + p_2)]}``, p_c factors in both, p_1 and p_2 in one only, g = 0 for γ = 0, else 1. diff is 0 on
    the diagonal (α = 1); for a pair that only one map can have: 0 (γ = 0), 1 if linked (γ = 1), 1
    (γ = 2); else |a − b|, and + δ where the signs are opposite. ``beta`` is the largest strength:
    weights in [−1, 1] are multiplied by it.
    ``epsilon`` is 2 where both signs can occur, else 1. A disputed pair enters with the middle of
    both.

    The ratio counts every pair that neither links as agreement, so in sparse maps opponents and
    allies both lie near 0. ``told`` therefore is ``Σ |a − b| / (ε β p)`` over the p pairs of shared
    factors that at least one of the two links (this project's own): a link told with opposite sign
    counts 1, one only one of them tells 1/2.
    """
    if gamma not in (0, 1, 2) or isinstance(gamma, bool):
        raise OptionError(f"gamma is {gamma!r}: give 0 (ignore), 1 (count links) or 2 (count all).")
    if alpha not in (0, 1) or epsilon not in (1, 2):
        raise OptionError(
            "alpha must be 0 or 1 (no self-loops), epsilon 1 or 2 (both signs occur)."
        )
    if not (np.isfinite(delta) and delta >= 0 and np.isfinite(beta) and beta > 0):
        raise OptionError("delta must be 0 or more, beta above 0.")
    here, there = set(first.concepts), set(second.concepts)
    common = tuple(n for n in first.concepts if n in there)
    alone = tuple(n for n in first.concepts if n not in there)
    other = tuple(n for n in second.concepts if n not in here)
    names = common + alone + other
    a, b = (_over(m, names) * beta for m in (first, second))
    how, sizes = _How(gamma, delta, alpha, beta, epsilon), (len(common), len(alone), len(other))
    total, bottom = _ratio(a, b, sizes, how)
    inner, inner_bottom = _ratio(a, b, sizes, how._replace(gamma=0))
    c = len(common)
    links, others = steps_of(first), steps_of(second)
    shared = links.keys() & others.keys()
    union = links.keys() | others.keys()
    opposed = sum(_opposed(links[p], others[p]) for p in shared)
    return Distance(
        total / bottom if bottom > 0 else None,
        total,
        bottom,
        inner / inner_bottom if inner_bottom > 0 else None,
        common,
        alone,
        other,
        c / len(names) if names else None,
        len(shared) / len(union) if union else None,
        opposed / len(shared) if shared else None,
        how._asdict(),
        *_told(a[:c, :c], b[:c, :c], epsilon * beta),
    )


def _told(a: Any, b: Any, reach: float) -> tuple[float | None, int]:
    """(mean difference over the pairs one of the two links, as a share of ``reach``; their
    number)."""
    linked = (a != 0) | (b != 0)
    np.fill_diagonal(linked, val=False)
    pairs = int(linked.sum())
    if len(a) < FEW or not pairs:
        return None, pairs
    return float(np.abs(a - b)[linked].sum() / (reach * pairs)), pairs


def _over(m: CausalMap, names: Sequence[str]) -> Any:
    at = {name: i for i, name in enumerate(names)}
    w = weights(m)
    out = np.zeros((len(names), len(names)))
    place = np.array([at[name] for name in m.concepts], dtype=np.int64)
    if len(w.value):
        out[place[w.cause], place[w.effect]] = w.value
    return out


class _How(NamedTuple):
    """The constants of the distance ratio, as :func:`map_distance` explains them."""

    gamma: int
    delta: float
    alpha: int
    beta: float
    epsilon: int


def _ratio(a: Any, b: Any, sizes: tuple[int, int, int], how: _How) -> tuple[float, float]:
    """The sum of differences and the largest it can be, of ``sizes``: in both, in one, in the
    other."""
    (gamma, delta, alpha, beta, epsilon), (c, u, v) = how, sizes
    kind = np.repeat([0, 1, 2], sizes)
    row, column = kind[:, None], kind[None, :]
    one_map = (
        ((row != 0) | (column != 0)) & ~((row == 1) & (column == 2)) & ~((row == 2) & (column == 1))
    )
    diff = np.abs(a - b) + delta * (a * b < 0)
    if gamma == 0:
        diff = np.where(one_map, 0.0, diff)
    elif gamma == 1:
        diff = np.where(one_map, ((a != 0) | (b != 0)).astype(float), diff)
    else:
        diff = np.where(one_map, 1.0, diff)
    if alpha == 1:
        diff = diff * ~np.eye(len(kind), dtype=bool)
    g = 0 if gamma == 0 else 1
    unit = epsilon * beta + delta
    bottom = unit * c**2 + g * (2 * c * (u + v) + u**2 + v**2) - alpha * (unit * c + g * (u + v))
    return float(diff.sum()), float(bottom)


@dataclass(frozen=True, slots=True)
class SharedLink:
    """A link both maps tell, each side's claims beside the other's."""

    cause: str
    effect: str
    first: tuple[Claim, ...]
    second: tuple[Claim, ...]
    first_sign: int | None
    second_sign: int | None


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Shown, Tabular):
    """Factors and links in both maps, only in one, and links told with opposite sign, with both
    sides' claims.
    """

    first: str
    second: str
    concepts: tuple[str, ...]
    concepts_only_first: tuple[str, ...]
    concepts_only_second: tuple[str, ...]
    links: tuple[SharedLink, ...]
    opposite: tuple[SharedLink, ...]
    links_only_first: tuple[Step, ...]
    links_only_second: tuple[Step, ...]
    distance: Distance
    notes: tuple[str, ...]

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a link that both maps tell, or one of them."""
        signs = {1: "+", -1: "-", 0: "?", None: None}
        both = [
            (x.cause, x.effect, signs[x.first_sign], signs[x.second_sign])
            for x in (*self.links, *self.opposite)
        ]
        first = [(x.cause, x.effect, signs[x.sign], None) for x in self.links_only_first]
        second = [(x.cause, x.effect, None, signs[x.sign]) for x in self.links_only_second]
        names = ("cause", "effect", self.first, self.second)
        rows = list(zip(*both, *first, *second, strict=True)) or [()] * len(names)
        return dict(zip(names, map(list, rows), strict=True))


def compare_maps(
    first: CausalMap, second: CausalMap, *, gamma: int = 1, delta: float = 0.0
) -> Comparison:
    """What two maps share and where they part. Opposite: one tells + and the other −; a dispute
    within one map or a sign not said is not opposite. Two maps without a shared factor are
    compared, and a note says so."""
    distance = map_distance(first, second, gamma=gamma, delta=delta)
    ours, theirs = steps_of(first), steps_of(second)
    both = [
        SharedLink(a, b, ours[a, b].claims, theirs[a, b].claims, ours[a, b].sign, theirs[a, b].sign)
        for a, b in ours
        if (a, b) in theirs
    ]
    notes = []
    if 0 < len(distance.common) < FEW:
        notes.append(
            f"The two maps share {len(distance.common)} "
            f"{'factor' if len(distance.common) == 1 else 'factors'}: too few to say how far they "
            f"are apart."
        )
    if not distance.common:
        notes.append(
            "The two maps share no factor: nothing can be compared but how much each tells."
        )
    return Comparison(
        account(first),
        account(second),
        distance.common,
        distance.only_first,
        distance.only_second,
        tuple(both),
        tuple(k for k in both if _opposed(ours[k.cause, k.effect], theirs[k.cause, k.effect])),
        tuple(step for pair, step in ours.items() if pair not in theirs),
        tuple(step for pair, step in theirs.items() if pair not in ours),
        distance,
        tuple(notes),
    )


def _opposed(a: Step, b: Step) -> bool:
    return bool(a.sign and b.sign and a.sign == -b.sign)


@dataclass(frozen=True, slots=True, repr=False)
class ComparedRuns(Shown, Tabular):
    """The same what-if on two maps, over the factors both have. ``agreement`` is the share of these
    (the ones set aside) that move the same way, None where there are none; ``rows``: (factor,
    first's change, second's change, same way), those that disagree first."""

    agreement: float | None
    rows: tuple[tuple[str, float, float, bool], ...]
    first: Run
    second: Run
    notes: tuple[str, ...]

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a factor that both maps have."""
        names = ("factor", "first", "second", "same way")
        rows = list(zip(*self.rows, strict=True)) or [()] * len(names)
        return dict(zip(names, map(list, rows), strict=True))


def compare_what_if(
    first: CausalMap,
    second: CausalMap,
    *,
    set: Mapping[str, float],
    stays_within: float = 1e-6,
    **options: Any,
) -> ComparedRuns:
    """The same scenario in both accounts; ``options`` are those of :func:`what_if`.

    Every factor set must be in both maps. Raises OptionError where the maps share no factor.
    """
    there = frozenset(second.concepts)
    common = [n for n in first.concepts if n in there]
    if not common:
        raise OptionError("The two maps share no factor: there is nothing to run on both.")
    for name in set:
        first.index(name)
        second.index(name)
    a, b = what_if(first, set=set, **options), what_if(second, set=set, **options)
    ours, theirs = a.changes, b.changes

    def way(x: float) -> int:
        return 0 if abs(x) <= stays_within else 1 if x > 0 else -1

    rows = [(n, ours[n], theirs[n], way(ours[n]) == way(theirs[n])) for n in common if n not in set]
    rows.sort(key=lambda r: (r[3], -abs(r[1] - r[2]), r[0]))
    notes = [f"First map: {n}" for n in a.notes] + [f"Second map: {n}" for n in b.notes]
    share = sum(r[3] for r in rows) / len(rows) if rows else None
    return ComparedRuns(share, tuple(rows), a, b, tuple(notes))


def merge_maps(maps: Sequence[CausalMap], *, how: str = "mean of those who say it") -> CausalMap:
    """One map of several speakers, on the union of their factors, with every claim kept.

    ``how``: "mean" over all maps (who does not say it counts 0, so it dilutes), "mean of those who
    say it", or "median" of those who say it. A run uses the merged weights; a pair that some tell
    with + and others with − stays two links and is named in ``notes``.
    """
    if how not in MERGES:
        raise OptionError(f"how is {how!r}: give one of {', '.join(repr(x) for x in MERGES)}.")
    if not maps:
        raise OptionError("There is no map to merge: give at least one.")
    said: dict[tuple[str, str], list[float]] = {}
    claims: list[Claim] = []
    names: dict[str, None] = {}
    for m in maps:
        names.update(dict.fromkeys(m.concepts))
        claims.extend(m.claims)
        w = weights(m)
        for a, b, value in zip(w.cause.tolist(), w.effect.tolist(), w.value.tolist(), strict=True):
            said.setdefault((m.concepts[a], m.concepts[b]), []).append(value)
    merged = {
        pair: median(v) if how == "median" else sum(v) / (len(maps) if how == "mean" else len(v))
        for pair, v in said.items()
    }
    conflicts = [pair for pair, v in said.items() if min(v) < 0 < max(v)]
    notes = [f"{len(maps)} maps merged by the {how}{' over all' if how == 'mean' else ''}."]
    for a, b in conflicts:
        plus, minus = sum(v > 0 for v in said[a, b]), sum(v < 0 for v in said[a, b])
        notes.append(f"Told with opposite signs: {a} → {b} (+ in {plus}, − in {minus}).")
    whole = CausalMap.from_claims(
        claims,
        concepts=tuple(names),
        study=Study("merge_maps", {"how": how}),
        holders=tuple(dict.fromkeys(h for m in maps for h in m.holders)),
        notes=notes,
    )
    return CausalMap(whole.concepts, whole.links, whole.study, whole.holders, whole.notes, merged)
