"""Coefficients of agreement for one field on matched units.

Notation: unit u has m_u values, n_uc of category c. All are (A_o - A_e) / (1 - A_e), Krippendorff's
alpha and weighted kappa 1 - D_o / D_e. Sources are named at each formula.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..errors import OptionError, UnknownName
from .table import LEVELS, Counts, Distances, Floats, Level, Table, counts, distances

__all__ = ["LEVELS", "NAMES", "Coefficient", "coefficient", "coincidences", "computed", "undefined"]


@dataclass(frozen=True)
class Coefficient:
    """One number, and what it rests on.

    ``value`` is None where the coefficient is undefined, and ``why`` says why in words.
    ``observed`` and ``expected`` are agreements, for alpha and weighted kappa disagreements;
    ``units`` and ``values`` are those compared (units with two values or more).
    """

    name: str
    value: float | None
    observed: float | None
    expected: float | None
    units: int
    values: int
    coders: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True)
class _Question:
    """What a formula is asked: all counts, the pairable ones, weights (q, q), options."""

    whole: Counts
    weights: Floats
    apart: Floats
    category: Hashable | None = None
    n: Floats = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "n", self.whole.pairable().n)


def coefficient(
    name: str,
    table: Table,
    *,
    level: Level | Distances = "nominal",
    categories: Iterable[Any] | None = None,
    weights: str | Distances | None = None,
    category: Any = None,
) -> Coefficient:
    """Agreement of coders on the values of units: ``table[coder][unit]``, None where missing.

    ``name``: one of :data:`NAMES`. ``level`` (alpha): nominal, ordinal, interval, ratio, jaccard or
    masi (cells are sets), or distances by pair. ``categories``: all that were offered, used or not,
    in their order. ``weights``: linear or quadratic, or distances by pair (ac2, fleiss, conger,
    brennan_prediger: over the values; weighted_kappa: over places in ``categories``).
    ``category``: Fleiss' kappa of this one against the rest.
    Raises UnknownName for a coefficient or level, OptionError for what cannot be compared.

    >>> table = {"Anna": list("aabbab"), "Ben": list("aabbbb")}
    >>> round(coefficient("cohen", table).value, 3)
    0.667
    >>> coefficient("alpha", {"Anna": ["a", "a"], "Ben": ["a", "a"]}).why
    "Only 'a' occurs (2 units): there is nothing to correct for; agreement is 100 %."
    """
    if name not in _FORMULAS:
        raise UnknownName("coefficient", name, NAMES)
    return computed(
        name, counts(table, level, categories), level=level, weights=weights, category=category
    )


def computed(
    name: str,
    whole: Counts,
    *,
    level: Level | Distances = "nominal",
    weights: str | Distances | None = None,
    category: Any = None,
) -> Coefficient:
    """As :func:`coefficient`, of values that are counted already."""
    if name in TWO_CODERS:
        whole = _two(name, whole)
    answer = undefined(name, whole)
    if answer is not None:
        return answer
    apart = (
        distances(whole.categories, level, whole.pairable().n.sum(axis=0))
        if name == "alpha"
        else _places(whole, weights)
    )
    asked = _Question(whole, _agreement(whole, weights), apart, category)
    found = _FORMULAS[name](asked)
    alike = found[0] is None and name not in _PLAIN
    why = "All values lie at distance 0 from each other." if alike else ""
    return _told(name, whole, found, why)


def undefined(name: str, whole: Counts) -> Coefficient | None:
    """The answer where there is nothing to compute: no pair of values, or only one value used."""
    pairs = whole.pairable()
    if not pairs.codes.shape[1]:
        return _told(name, whole, NOTHING, "No unit has two values: nothing to compare.")
    used = np.unique(pairs.codes[pairs.codes >= 0])
    if len(used) > 1 or name in _PLAIN:
        return None
    units = pairs.codes.shape[1]
    return _told(
        name,
        whole,
        (None, None if name in _DISAGREEMENTS else 1.0, None),
        f"Only {_shown(whole.categories[used[0]])} occurs ({units} unit{'s' * (units != 1)}): "
        "there is nothing to correct for; agreement is 100 %.",
    )


def _shown(category: Hashable) -> str:
    if isinstance(category, frozenset):
        return "{" + ", ".join(sorted(map(repr, category))) + "}"
    return repr(category)


def _told(name: str, whole: Counts, found: Answer, why: str = "") -> Coefficient:
    value, observed, expected = found
    pairs = whole.pairable().codes
    return Coefficient(
        name,
        value,
        observed,
        expected,
        int(pairs.shape[1]),
        int((pairs >= 0).sum()),
        whole.coders,
        why,
    )


def _two(name: str, whole: Counts) -> Counts:
    if len(whole.coders) != 2:
        raise OptionError(
            f"{name} compares two coders, and there are {len(whole.coders)}; "
            "use alpha, fleiss or conger, or choose two."
        )
    return whole.complete()


# weights ------------------------------------------------------------------------------------------


def _agreement(whole: Counts, weights: str | Distances | None) -> Floats:
    """Weights of agreement, (q, q): 1 on the diagonal (Gwet 2014, ch. 3)."""
    q = len(whole.categories)
    if weights is None:
        return np.eye(q)
    if not isinstance(weights, str):
        apart = distances(whole.categories, weights, np.zeros(q))
        return 1.0 - apart / max(1.0, float(apart.max(initial=0.0)))
    x = _scale(whole.categories)
    apart = np.abs(x[:, None] - x[None, :])
    span = float(apart.max(initial=0.0)) or 1.0
    return 1.0 - _power(apart / span, weights)


def _places(whole: Counts, weights: str | Distances | None) -> Floats:
    """Distances for weighted kappa, by place in the categories (Cohen 1968)."""
    q = len(whole.categories)
    if weights is not None and not isinstance(weights, str):
        return distances(whole.categories, weights, np.zeros(q))
    x = np.arange(q, dtype=float)
    return _power(np.abs(x[:, None] - x[None, :]), weights or "linear")


def _power(apart: Floats, weights: str) -> Floats:
    if weights not in ("linear", "quadratic"):
        raise UnknownName("kind of weights", weights, ("linear", "quadratic"))
    return apart if weights == "linear" else apart**2


def _scale(categories: Sequence[Hashable]) -> Floats:
    """Numbers as they are; words by their place."""
    if all(isinstance(c, int | float) for c in categories):
        return np.array(categories, dtype=float)
    return np.arange(len(categories), dtype=float)


# formulas -----------------------------------------------------------------------------------------

Answer = tuple[float | None, float | None, float | None]
"""The coefficient, what was observed and what was to be expected."""

NOTHING: Answer = (None, None, None)


def _corrected(observed: float, expected: float) -> Answer:
    if expected >= 1.0:
        return None, observed, expected
    return (observed - expected) / (1.0 - expected), observed, expected


def _observed(n: Floats, weights: Floats) -> float:
    """Mean over units of the weighted share of equal pairs."""
    m = n.sum(axis=1)
    return float(((n * (n @ weights - 1.0)).sum(axis=1) / (m * (m - 1.0))).mean())


def _shares(q: _Question) -> Floats:
    """pi_c: mean over units of the share of category c; units with one value count (irrCAC)."""
    n = q.whole.n
    m = n.sum(axis=1)
    shares: Floats = (n[m > 0] / m[m > 0, None]).mean(axis=0)
    return shares


def _percent(q: _Question) -> Answer:
    observed = _observed(q.n, q.weights)
    return observed, observed, None


def _percent_of_values(q: _Question) -> Answer:
    """The same with every value counting alike (Krippendorff)."""
    m = q.n.sum(axis=1)
    equal = (q.n * (q.n - 1.0)).sum(axis=1) / (m - 1.0)
    observed = float(equal.sum() / m.sum())
    return observed, observed, None


def _margins(q: _Question) -> Floats:
    """Each coder's share of each category, shape (coders, q)."""
    out = np.zeros((len(q.whole.coders), len(q.whole.categories)))
    for i, row in enumerate(q.whole.codes):
        there = row[row >= 0]
        if len(there):
            out[i] = np.bincount(there, minlength=out.shape[1]) / len(there)
    return out


def _cohen(q: _Question) -> Answer:
    """Cohen 1960."""
    p = _margins(q)
    return _corrected(_observed(q.n, np.eye(p.shape[1])), float((p[0] * p[1]).sum()))


def _kappa_max(q: _Question) -> Answer:
    """The largest kappa that the two margins allow (Cohen 1960)."""
    p = _margins(q)
    return _corrected(float(np.minimum(p[0], p[1]).sum()), float((p[0] * p[1]).sum()))


def _scott(q: _Question) -> Answer:
    """Scott 1955: pooled margins."""
    p = _margins(q).mean(axis=0)
    return _corrected(_observed(q.n, np.eye(len(p))), float((p**2).sum()))


def _fleiss(q: _Question) -> Answer:
    """Fleiss 1971; of one category: 1 - sum n (m - n) / (N m (m - 1) p (1 - p))."""
    p = _shares(q)
    if q.category is None:
        return _corrected(_observed(q.n, q.weights), float(p @ q.weights @ p))
    known = list(q.whole.categories)
    if q.category not in known:
        raise UnknownName("category", q.category, map(str, known))
    c = known.index(q.category)
    m, n = q.n.sum(axis=1), q.n[:, c]
    split = float((n * (m - n) / (m * (m - 1.0))).mean())
    return _corrected(1.0 - 2.0 * split, float(1.0 - 2.0 * p[c] * (1.0 - p[c])))


def _conger(q: _Question) -> Answer:
    """Conger 1980: margins of each coder; their covariance over r coders, divided by r."""
    p = _margins(q)
    r = len(p)
    mean = p.mean(axis=0)
    spread = (p - mean).T @ (p - mean) / max(r - 1, 1)
    expected = float((q.weights * (np.outer(mean, mean) - spread / r)).sum())
    return _corrected(_observed(q.n, q.weights), expected)


def _brennan_prediger(q: _Question) -> Answer:
    """Brennan & Prediger 1981: every category offered is equally likely."""
    expected = float(q.weights.sum() / len(q.weights) ** 2)
    return _corrected(_observed(q.n, q.weights), expected)


def _ac1(q: _Question) -> Answer:
    """Gwet 2008."""
    p = _shares(q)
    identity = np.eye(len(p))
    return _corrected(_observed(q.n, identity), float((p * (1 - p)).sum() / (len(p) - 1)))


def _ac2(q: _Question) -> Answer:
    """Gwet 2014, with weights."""
    p = _shares(q)
    k = len(p)
    expected = float(q.weights.sum() * (p * (1 - p)).sum() / (k * (k - 1)))
    return _corrected(_observed(q.n, q.weights), expected)


def _weighted_kappa(q: _Question) -> Answer:
    """Cohen 1968: 1 - D_o / D_e, D_e over the product of the margins."""
    p = _margins(q)
    a, b = q.whole.codes
    observed = float(q.apart[a, b].mean())
    return _from_distances(observed, float(p[0] @ q.apart @ p[1]))


def _alpha(q: _Question) -> Answer:
    """Krippendorff 2011: any number of coders, missing values, any distance."""
    return _from_distances(*alpha_parts(coincidences(q.n), q.apart))


def _from_distances(observed: float, expected: float) -> Answer:
    if expected <= 0.0:
        return None, observed, expected
    return 1.0 - observed / expected, observed, expected


def coincidences(n: Floats, times: Floats | None = None) -> Floats:
    """o_ck, shape (q, q): ordered pairs of different coders in a unit over m_u - 1, summed.

    ``times``, shape (units,), says how often each unit counts (a stretch of so many characters).
    """
    m = n.sum(axis=1)
    n, m, times = n[m > 1], m[m > 1], None if times is None else times[m > 1]
    weighted = n / (m[:, None] - 1.0)
    if times is not None:
        weighted = weighted * times[:, None]
    out: Floats = weighted.T @ n - np.diag(weighted.sum(axis=0))
    return out


def alpha_parts(o: Floats, apart: Floats) -> tuple[float, float]:
    """D_o and D_e of a matrix of coincidences."""
    marginal = o.sum(axis=1)
    total = marginal.sum()
    observed = (o * apart).sum() / total
    expected = (np.outer(marginal, marginal) * apart).sum() / (total * (total - 1.0))
    return float(observed), float(expected)


_FORMULAS: dict[str, Callable[[_Question], Answer]] = {
    "percent": _percent,
    "percent_of_values": _percent_of_values,
    "cohen": _cohen,
    "kappa_max": _kappa_max,
    "scott": _scott,
    "fleiss": _fleiss,
    "conger": _conger,
    "brennan_prediger": _brennan_prediger,
    "ac1": _ac1,
    "ac2": _ac2,
    "weighted_kappa": _weighted_kappa,
    "alpha": _alpha,
}
NAMES = tuple(_FORMULAS)
TWO_CODERS = ("cohen", "kappa_max", "scott", "weighted_kappa")
_PLAIN = ("percent", "percent_of_values")
_DISAGREEMENTS = ("alpha", "weighted_kappa")
