"""Gamma: agreement on spans that may overlap and nest (Mathet, Widlöcher & Métivier 2015).

Units of the coders are aligned in tuples (one unit or none of each coder) so that the whole costs
least; the disorder of that alignment is compared with that of random continua. Costly and random:
an option with a seed, never the default.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..errors import OptionError
from .spans import Span
from .table import Floats

MOST_TUPLES = 2_000_000
"""Tuples beyond which an alignment would not be found in reasonable time."""

Row = Sequence[Span]
Alignment = tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True)
class Gamma:
    """``value`` = 1 - ``disorder`` / ``expected``; None where undefined (``why``).

    ``alignment``: for every tuple the index of each coder's unit, None where that coder has none.
    """

    value: float | None
    disorder: float | None
    expected: float | None
    alignment: Alignment
    samples: int
    seed: int
    why: str = ""


def gamma_disorder(
    spans: Mapping[str, Row], *, alpha: float = 1.0, beta: float = 1.0, delta_empty: float = 1.0
) -> float | None:
    """Disorder of the best alignment: summed costs over the mean number of units per coder.

    Cost of a tuple: mean over pairs of coders of ``alpha`` d_pos + ``beta`` d_cat, with d_pos =
    ((|start diff| + |end diff|) / (sum of lengths))^2 Delta and d_cat = 0 or Delta; against an
    empty place Delta (``delta_empty``). None where nobody has a unit.

    >>> gamma_disorder({"Anna": [(0, 4, "x")], "Ben": [(0, 4, "x")]})
    0.0
    """
    return _best(_rows(spans), (alpha, beta, delta_empty))[0]


def gamma(
    spans: Mapping[str, Row],
    *,
    seed: int,
    samples: int = 30,
    alpha: float = 1.0,
    beta: float = 1.0,
    delta_empty: float = 1.0,
) -> Gamma:
    """Gamma with ``samples`` random continua (each coder a real coder's units, shifted round)."""
    rows = _rows(spans)
    rule = (alpha, beta, delta_empty)
    if samples < 1:
        raise OptionError(f"Gamma needs at least one random continuum, not {samples}.")
    disorder, alignment = _best(rows, rule)
    if disorder is None:
        return Gamma(None, None, None, (), samples, seed, "Nobody marked anything.")
    random = np.random.default_rng(seed)
    chance = [_best(_shifted(rows, random), rule)[0] or 0.0 for _ in range(samples)]
    expected = math.fsum(chance) / samples
    if expected <= 0:
        why = "Random continua show no disorder: there is nothing to correct for."
        return Gamma(None, disorder, expected, alignment, samples, seed, why)
    return Gamma(1 - disorder / expected, disorder, expected, alignment, samples, seed)


def _rows(spans: Mapping[str, Row]) -> list[list[Span]]:
    if len(spans) < 2:
        raise OptionError("Gamma compares two coders or more; there is one.")
    for coder, own in spans.items():
        for start, end, _ in own:
            if end <= start:
                raise OptionError(f"{coder}'s span {start}–{end} is empty; gamma needs a length.")
    return [sorted(own, key=lambda s: (s[0], s[1], str(s[2]))) for own in spans.values()]


def _shifted(rows: Sequence[Row], random: np.random.Generator) -> list[list[Span]]:
    """For each coder the units of a real coder, begun at a random place and carried round."""
    length = max((s[1] for row in rows for s in row), default=0)
    full = [row for row in rows if row]
    out = []
    for _ in rows:
        row = full[int(random.integers(len(full)))]
        pivot = int(random.integers(length))
        out.append(
            sorted(
                (
                    (
                        s[0] - pivot + (length if s[0] < pivot else 0),
                        s[1] - pivot + (length if s[0] < pivot else 0),
                        s[2],
                    )
                    for s in row
                ),
                key=lambda s: (s[0], s[1], str(s[2])),
            )
        )
    return out


def _best(rows: Sequence[Row], rule: tuple[float, float, float]) -> tuple[float | None, Alignment]:
    """The alignment of least cost: an integer programme over tuples worth considering."""
    from scipy.optimize import LinearConstraint, milp  # heavy
    from scipy.sparse import csr_matrix

    units = sum(map(len, rows))
    if not units:
        return None, ()
    tuples, costs = _tuples(rows, rule)
    offset = np.cumsum([0, *map(len, rows)])
    place = [
        (offset[coder] + index, t)
        for t, members in enumerate(tuples)
        for coder, index in enumerate(members)
        if index is not None
    ]
    holds = csr_matrix(
        (np.ones(len(place)), tuple(zip(*place, strict=True))), shape=(units, len(tuples))
    )
    answer = milp(
        costs,
        constraints=LinearConstraint(holds, 1, 1),
        integrality=np.ones(len(tuples)),
        bounds=(0, 1),
    )
    if answer.x is None:
        raise OptionError(f"No best alignment was found: {answer.message}")
    chosen = [tuples[t] for t in np.flatnonzero(answer.x > 0.5)]
    disorder = math.fsum(costs[t] for t in np.flatnonzero(answer.x > 0.5)) / (units / len(rows))
    return disorder, tuple(chosen)


def _tuples(
    rows: Sequence[Row], rule: tuple[float, float, float]
) -> tuple[list[tuple[int | None, ...]], Floats]:
    """Every tuple of one unit or none per coder that costs no more than its units alone."""
    size = math.prod(len(row) + 1 for row in rows)
    if size > MOST_TUPLES:
        raise OptionError(
            f"Gamma would weigh {size:,} ways to align these statements; {MOST_TUPLES:,} are the "
            "most. Compare fewer coders or one text at a time, or use unitizing alpha."
        )
    pairs = {
        (i, j): _pair_costs(rows[i], rows[j], rule)
        for i, j in itertools.combinations(range(len(rows)), 2)
    }
    shape = [len(row) + 1 for row in rows]
    cost = np.zeros(shape)
    for (i, j), table in pairs.items():
        view = [1] * len(rows)
        view[i], view[j] = table.shape
        cost = cost + table.reshape(view)
    cost = cost / len(pairs)
    cost[tuple(n - 1 for n in shape)] = np.inf
    worth = np.argwhere(cost <= len(rows) * rule[2] + 1e-12)
    chosen = [
        tuple(None if i == n - 1 else int(i) for i, n in zip(row, shape, strict=True))
        for row in worth
    ]
    return chosen, cost[tuple(worth.T)]


def _pair_costs(one: Row, other: Row, rule: tuple[float, float, float]) -> Floats:
    """d of every pair of units; the last row and column stand for an empty place."""
    alpha, beta, delta = rule
    out = np.full((len(one) + 1, len(other) + 1), delta, dtype=float)
    if not one or not other:
        return out
    a = np.array([s[:2] for s in one], dtype=float)
    b = np.array([s[:2] for s in other], dtype=float)
    apart = np.abs(a[:, None, :] - b[None, :, :]).sum(axis=2)
    lengths = (a[:, 1] - a[:, 0])[:, None] + (b[:, 1] - b[:, 0])[None, :]
    unlike = np.array([[s[2] != t[2] for t in other] for s in one], dtype=float)
    out[:-1, :-1] = (alpha * (apart / lengths) ** 2 + beta * unlike) * delta
    return out
