"""The numbers of one layer over units: percent, alpha with interval, AC1, per code, confusions."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..wording import say, say_many
from .fields import EMPTY, Layer, ancestry, same_time
from .intervals import Drawing, interval_of
from .notes import notes_on, shown, spelled, told_times
from .passages import Matched
from .table import PAIR, Counts, Floats, Level, distances, ordered
from .values import alpha_parts

SKEWED = 0.95
"""Share of one category from which few rare cases decide alpha."""


class Confusion(NamedTuple):
    """``n`` pairs where one coder says ``a`` and the other ``b``; ``ids`` are the statements two by
    two."""

    a: str
    b: str
    n: int
    ids: tuple[str, ...]


@dataclass(frozen=True)
class PartAgreement:
    """Percent and alpha of some of the units: one text, one pair of coders, one level."""

    name: str
    percent: float | None
    alpha: float | None
    n: int
    why: str = ""


@dataclass(frozen=True)
class CodeAgreement:
    """One code against all others: how often each coder uses it, and together."""

    code: str
    used: dict[str, int]
    both: int
    percent: float
    alpha: float | None
    f1: float | None


@dataclass(frozen=True)
class FieldAgreement:
    """How far coders agree in one field, of the statements they both made.

    ``n`` units rest on two values or more, of ``of`` that were found by two; ``left_out`` of them
    hold no value. ``low`` and ``high`` limit alpha (95 %, documents drawn). None where a number is
    undefined: ``why``, ``why_no_interval`` say why.
    """

    name: str
    kind: str
    metric: str
    percent: float | None
    alpha: float | None
    low: float | None
    high: float | None
    n: int
    of: int
    left_out: int
    why: str
    why_no_interval: str
    below: dict[str, float]
    ac1: float | None
    median_difference: float | None
    within_one: float | None
    notes: tuple[str, ...]
    confusions: tuple[Confusion, ...]
    codes: tuple[CodeAgreement, ...]
    documents: tuple[PartAgreement, ...]
    pairs: tuple[PartAgreement, ...]
    levels: tuple[PartAgreement, ...]


class _Tally:
    """Values of units, counted once: ``codes`` (coders, units), and the text of each unit.

    Only units with two values or more are kept. ``pairs`` are pairs of coders with the units both
    gave a value.
    """

    def __init__(self, whole: Counts, document: npt.NDArray[np.intp], level: Level | None) -> None:
        m = (whole.codes >= 0).sum(axis=0)
        kept = m > 1
        self.whole = Counts(whole.coders, whole.categories, whole.codes[:, kept])
        self.level, self.m, self.document = level, m[kept], document[kept]
        self.texts, self.place = np.unique(self.document, return_inverse=True)
        self.pairs = [
            (i, j, np.flatnonzero((self.whole.codes[i] >= 0) & (self.whole.codes[j] >= 0)))
            for i, j in itertools.combinations(range(len(whole.coders)), 2)
        ]

    @property
    def n(self) -> int:
        return len(self.m)

    def shares(self, alike: npt.NDArray[np.bool_] | None = None) -> Floats:
        """Share of equal pairs of values, unit by unit (``alike``, (q, q): what is equal)."""
        equal = np.zeros(self.n)
        for i, j, there in self.pairs:
            a, b = self.whole.codes[i, there], self.whole.codes[j, there]
            equal[there] += a == b if alike is None else alike[a, b]
        share: Floats = 2.0 * equal / (self.m * (self.m - 1.0))
        return share

    def parts(self) -> Floats:
        """Coincidences text by text, shape (texts, q, q)."""
        q, size = len(self.whole.categories), len(self.texts)
        out = np.zeros(size * q * q)
        for i, j, there in self.pairs:
            a, b = self.whole.codes[i, there], self.whole.codes[j, there]
            keys = (self.place[there] * q + a) * q + b
            out += np.bincount(keys, 1.0 / (self.m[there] - 1.0), size * q * q)
        half = out.reshape(size, q, q)
        whole: Floats = half + half.transpose(0, 2, 1)
        return whole

    def ac1(self) -> float | None:
        """Gwet 2008, over the categories offered."""
        q = len(self.whole.categories)
        if q < PAIR or not self.n:
            return None
        weights = np.broadcast_to(1.0 / self.m, self.whole.codes.shape)
        there = self.whole.codes >= 0
        shares = np.bincount(self.whole.codes[there], weights[there], q) / self.n
        chance = float((shares * (1 - shares)).sum() / (q - 1))
        return None if chance >= 1 else (float(self.shares().mean()) - chance) / (1 - chance)

    def alpha(self, o: Floats) -> float | None:
        """Alpha of a matrix of coincidences; None where nothing varies."""
        marginal = o.sum(axis=1)
        if self.level is None or np.count_nonzero(marginal) < PAIR:
            return None
        observed, expected = alpha_parts(o, distances(self.whole.categories, self.level, marginal))
        return 1.0 - observed / expected if expected > 0 else None


def field_agreement(
    found: Matched, layer: Layer, documents: Sequence[str], drawing: Drawing
) -> FieldAgreement:
    """Compare one layer over the units of ``found``."""
    values = list(map(layer.value, found.rows))
    whole = _counted(values, found, layer)
    tally = _Tally(whole, found.document, layer.level)
    n, of = tally.n, whole.codes.shape[1]
    shares = tally.shares(_alike(whole.categories) if layer.kind == "time" else None)
    parts = tally.parts()
    o = parts.sum(axis=0)
    alpha = tally.alpha(o)
    drawn = None
    if alpha is not None and layer.level is not None:
        drawn = interval_of(list(parts), whole.categories, layer.level, drawing)
    skew = _skew(tally.whole)
    wants_ac1 = layer.level == "nominal" and (layer.binary or skew is not None)
    median, within = _differences(tally.whole, layer)
    notes = notes_on(tally.whole, alpha, n, skew)
    if layer.kind == "time":
        notes += told_times(tally.whole)
    return FieldAgreement(
        layer.name, layer.kind, layer.level or "equal",
        float(shares.mean()) if n else None, alpha,
        drawn.low if drawn else None, drawn.high if drawn else None,
        n, of, of - n, "" if alpha is not None else _why(tally, layer),
        drawn.why if drawn else "",
        {f"{at:.3f}": share for at, share in drawn.below.items()} if drawn else {},
        tally.ac1() if wants_ac1 else None, median, within, notes,
        _confusions(found, whole),
        _codes(tally.whole, o) if layer.level == "nominal" else (),
        _documents(tally, shares, parts, documents),
        _pairs(whole, found, layer),
        _levels(found, layer),
    )  # fmt: skip


def _why(tally: _Tally, layer: Layer) -> str:
    if tally.n and layer.kind == "text":
        return say("Free text has no coefficient: the share of equal words is given.")
    if tally.n and layer.level is None:
        return say("Times are equal at the coarser of two precisions; no coefficient is given.")
    if not tally.n:
        return say("No statement was made by two coders: nothing to compare.")
    used = np.unique(tally.whole.codes[tally.whole.codes >= 0])
    if len(used) == 1:
        return say_many(
            tally.n,
            "Only “{value}” occurs ({n} unit): there is nothing to correct for; agreement is "
            "100 %.",
            "Only “{value}” occurs ({n} units): there is nothing to correct for; agreement is "
            "100 %.",
            value=spelled(tally.whole.categories[used[0]]),
        )
    return say("All values lie at distance 0 from each other.")


def _counted(values: Sequence[Hashable | None], found: Matched, layer: Layer) -> Counts:
    used = {v for v in values if v is not None}
    offered = list(layer.offered) or None
    categories = ordered(list(used), offered, layer.level or "nominal")
    place = {c: i for i, c in enumerate(categories)}
    column = np.array([-1 if v is None else place[v] for v in values] + [-1], dtype=np.intp)
    return Counts(found.coders, categories, column[found.members])


def _alike(categories: Sequence[Hashable]) -> npt.NDArray[np.bool_]:
    """Which times are equal at the coarser precision; an empty one equals itself alone."""
    names = [str(c) for c in categories]
    near = [[a == b or (EMPTY not in (a, b) and same_time(a, b)) for b in names] for a in names]
    return np.array(near, dtype=bool).reshape(len(names), len(names))


def _skew(pairable: Counts) -> int | None:
    """The category that at least 95 % of the values are, where there are others too."""
    used = pairable.codes[pairable.codes >= 0]
    if not len(used):
        return None
    counts = np.bincount(used, minlength=len(pairable.categories))
    largest = int(counts.argmax())
    return largest if SKEWED <= counts[largest] / len(used) < 1 else None


def _differences(pairable: Counts, layer: Layer) -> tuple[float | None, float | None]:
    """Median difference of two coders' numbers or steps, and the share within 1."""
    if layer.level not in ("interval", "ordinal"):
        return None, None
    scale = (
        np.array(pairable.categories, dtype=float)
        if layer.level == "interval"
        else np.arange(len(pairable.categories), dtype=float)
    )
    apart = [
        abs(scale[a] - scale[b])
        for column in pairable.codes.T
        for a, b in itertools.combinations(column[column >= 0], 2)
    ]
    if not apart:
        return None, None
    return float(np.median(apart)), float(np.mean(np.array(apart) <= 1))


def _confusions(found: Matched, whole: Counts) -> tuple[Confusion, ...]:
    """Every pair of values two coders gave, the most frequent first; equal ones included."""
    q = len(whole.categories)
    cells: dict[int, list[str]] = {}
    for i, j in itertools.combinations(range(len(whole.coders)), 2):
        there = np.flatnonzero((whole.codes[i] >= 0) & (whole.codes[j] >= 0))
        keys = whole.codes[i][there] * q + whole.codes[j][there]
        order = np.argsort(keys, kind="stable")
        two = found.ids[found.members[[i, j]][:, there[order]]].T
        edges = np.flatnonzero(np.diff(keys[order], prepend=-1))
        for start, stop in itertools.pairwise([*edges.tolist(), len(order)]):
            key = int(keys[order[start]])
            cells.setdefault(key, []).extend(two[start:stop].ravel().tolist())
    names = [shown(c) for c in whole.categories]
    told = [
        Confusion(names[k // q], names[k % q], len(v) // 2, tuple(v))
        for k, v in sorted(cells.items(), key=lambda kv: (-len(kv[1]), kv[0]))
    ]
    return tuple(told)


def _codes(pairable: Counts, o: Floats) -> tuple[CodeAgreement, ...]:
    """Each code that is used, against all others."""
    codes, q = pairable.codes, len(pairable.categories)
    if not codes.shape[1]:
        return ()
    used = [np.bincount(row[row >= 0], minlength=q) for row in codes]
    together = _together(codes, q)
    reach, total = o.sum(axis=1), o.sum()
    out = []
    for c in np.flatnonzero(np.sum(used, axis=0)):
        apart, chance = reach[c] - o[c, c], reach[c] * (total - reach[c])
        alpha = 1.0 - (total - 1.0) * apart / chance if chance > 0 else None
        out.append(
            CodeAgreement(
                shown(pairable.categories[c]),
                {k: int(n[c]) for k, n in zip(pairable.coders, used, strict=True)},
                int(together[c]), float(1.0 - 2.0 * apart / total),
                None if alpha is None else float(alpha),
                float(o[c, c] / reach[c]) if reach[c] else None,
            )
        )  # fmt: skip
    return tuple(out)


def _together(codes: npt.NDArray[np.intp], q: int) -> npt.NDArray[np.intp]:
    """In how many units two or more coders gave each category, shape (q,)."""
    units = np.arange(codes.shape[1])
    keys = np.concatenate([row[row >= 0] * len(units) + units[row >= 0] for row in codes])
    unique, times = np.unique(keys, return_counts=True)
    return np.bincount(unique[times > 1] // max(1, len(units)), minlength=q).astype(np.intp)


def _documents(
    tally: _Tally, shares: Floats, parts: Floats, names: Sequence[str]
) -> tuple[PartAgreement, ...]:
    size = len(tally.texts)
    n = np.bincount(tally.place, minlength=size)
    mean = np.bincount(tally.place, shares, size) / np.maximum(n, 1)
    return tuple(
        PartAgreement(names[d], float(mean[k]), tally.alpha(parts[k]), int(n[k]))
        for k, d in enumerate(tally.texts)
    )


def _part(name: str, whole: Counts, found: Matched, layer: Layer) -> PartAgreement:
    tally = _Tally(whole, found.document, layer.level)
    if not tally.n:
        return PartAgreement(name, None, None, 0, _why(tally, layer))
    shares = tally.shares(_alike(whole.categories) if layer.kind == "time" else None)
    alpha = tally.alpha(tally.parts().sum(axis=0))
    why = "" if alpha is not None else _why(tally, layer)
    return PartAgreement(name, float(shares.mean()), alpha, tally.n, why)


def _pairs(whole: Counts, found: Matched, layer: Layer) -> tuple[PartAgreement, ...]:
    """Coder by coder, where there are three or more."""
    if len(whole.coders) <= PAIR:
        return ()
    return tuple(
        _part(
            f"{whole.coders[i]} · {whole.coders[j]}",
            Counts((whole.coders[i], whole.coders[j]), whole.categories, whole.codes[[i, j]]),
            found,
            layer,
        )
        for i, j in itertools.combinations(range(len(whole.coders)), 2)
    )


def _levels(found: Matched, layer: Layer) -> tuple[PartAgreement, ...]:
    """The same at each level of the codebook, from the top; no half points for equal parents."""
    if not layer.parents:
        return ()
    held = {
        name: ancestry(name, layer.parents) for name in {str(layer.value(s)) for s in found.rows}
    }
    lines = [held[str(layer.value(s))] for s in found.rows]
    deepest = max(map(len, held.values()), default=1)
    out = []
    for depth in range(1, deepest):
        values = [line[min(depth, len(line)) - 1] for line in lines]
        whole = _counted(values, found, Layer(layer.name, layer.kind, "nominal", layer.value))
        out.append(_part(f"level {depth}", whole, found, layer))
    return tuple(out)
