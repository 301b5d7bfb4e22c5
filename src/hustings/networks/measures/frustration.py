"""The least that stands in the way of balance, exactly.

Integer programme of Aref, Mason, Wilson (2020, Networks 75, 95–110): a side for each actor, a
binary for each tie that stands against the sides; the ties of every closed triad with an odd number
of negative ties frustrate at least one.
"""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

PROGRAMMED = range(17, 41)
"""Numbers of actors in a component for which the integer programme is tried; fewer are looked at
pair of camps by pair of camps."""

SECONDS = 5.0
"""How long the integer programme may take for one component."""

TRIADS = 4000
"""At most so many triads are added as inequalities."""


def solve(weights: Floats) -> tuple[Floats, bool, float] | None:
    """Sides, whether they are the best there are, and a lower bound on the weight against them.

    ``weights``: symmetric, shape (n, n), one component. None where the programme found no answer in
    time.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_matrix

    n = len(weights)
    ties = [(i, j) for i, j in itertools.combinations(range(n), 2) if weights[i, j]]
    m = len(ties)
    cost = np.concatenate([np.zeros(n), [abs(weights[i, j]) for i, j in ties]])
    rows = _tie_rows(weights, ties) + _triad_rows(weights, ties)
    entries = [(r, c, v) for r, (row, _) in enumerate(rows) for c, v in row]
    at, column, value = (np.array(x) for x in zip(*entries, strict=True))
    matrix = coo_matrix((value, (at, column)), shape=(len(rows), n + m))
    least = np.array([low for _, low in rows])
    upper = np.ones(n + m)
    # one actor's side is free to choose: the one with most ties, which prunes most
    upper[int((weights != 0).sum(axis=1).argmax())] = 0
    answer = milp(
        cost,
        integrality=np.concatenate([np.ones(n), np.zeros(m)]),
        bounds=Bounds(np.zeros(n + m), upper),
        constraints=LinearConstraint(matrix.tocsr(), least, np.inf),
        options={"time_limit": SECONDS},
    )
    if answer.x is None:
        return None
    side = np.where(answer.x[:n] > 0.5, 1.0, -1.0)
    bound = float(answer.mip_dual_bound if answer.mip_dual_bound is not None else 0.0)
    return side, answer.status == 0, max(bound, 0.0)


def lower_bound(weights: Floats) -> float:
    """A weight no pair of camps falls below: unbalanced triads that share no tie, each giving its
    lightest."""
    left = np.abs(weights)
    total = 0.0
    for i, j in np.argwhere(np.triu(weights, 1)).tolist():
        unbalanced = weights[i] * weights[j] * weights[i, j] < 0
        for k in np.flatnonzero(unbalanced & (left[i] > 0) & (left[j] > 0)).tolist():
            least = min(left[i, j], left[j, k], left[i, k])
            if least <= 0:
                break
            total += float(least)
            for a, b in ((i, j), (j, k), (i, k)):
                left[a, b] -= least
                left[b, a] -= least
    return total


Row = tuple[list[tuple[int, float]], float]


def _tie_rows(weights: Floats, ties: list[tuple[int, int]]) -> list[Row]:
    """For each tie, that it is frustrated where the sides say so: two inequalities >= a number."""
    n, rows = len(weights), []
    for e, (i, j) in enumerate(ties):
        f = (n + e, 1.0)
        if weights[i, j] > 0:
            rows += [([f, (i, -1.0), (j, 1.0)], 0.0), ([f, (i, 1.0), (j, -1.0)], 0.0)]
        else:
            rows += [([f, (i, -1.0), (j, -1.0)], -1.0), ([f, (i, 1.0), (j, 1.0)], 1.0)]
    return rows


def _triad_rows(weights: Floats, ties: list[tuple[int, int]]) -> list[Row]:
    place = {tie: len(weights) + e for e, tie in enumerate(ties)}
    rows: list[Row] = []
    for i, j in ties:
        for k in range(j + 1, len(weights)):
            if (i, k) in place and (j, k) in place:
                if weights[i, j] * weights[j, k] * weights[i, k] < 0:
                    rows.append(([(place[t], 1.0) for t in ((i, j), (j, k), (i, k))], 1.0))
                if len(rows) >= TRIADS:
                    return rows
    return rows
