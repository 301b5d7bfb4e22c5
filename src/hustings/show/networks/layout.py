"""Places for the nodes of a network: the same network is drawn the same way each time, on every
machine.

Only +, -, *, / and square roots of single numbers, and sums that are exact (``math.fsum``): no
step leaves its last digit to the processor, so none can grow into another picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from ...model import Network

Key = tuple[str, str]
Places = dict[Key, tuple[float, float]]
Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.intp]

FEW = 100
"""Up to so many nodes shortest ways are found by arrays alone."""
SPREAD = 400
"""Up to so many nodes those that lie on one another are pushed apart."""
COOLING, STILL = 0.75, 0.05
"""How much smaller each sweep's steps are, and the step at which the picture stands."""
FEWER, FASTER = 400, 0.5
"""Of more nodes than this a sweep takes longer, so there are fewer: this is their cooling."""


def layout(net: Network, *, seed: int = 7) -> Places:
    """``(name, side) -> (x, y)``, both from 0 to 1; side is ``row`` or ``column``.

    A two-mode network's rows and columns are placed together. Ties pull by their size whatever
    their sign, but negative ties keep apart, so that camps do. Nodes without a tie stand in a row
    below. Distances on the page follow distances along ties as well as they can (stress; Zheng,
    Pawar and Goodman 2018).
    """
    two = net.mode == "two-mode"
    nodes = [(name, "row") for name in net.rows]
    nodes += [(name, "column") for name in net.columns] if two else []
    near, far, length = _ties(net)
    tied = np.unique(np.concatenate([near, far]))
    places: Places = {}
    lonely = sorted(set(range(len(nodes))) - set(tied.tolist()))
    if len(tied) > 1:
        at = np.zeros(len(nodes), dtype=np.intp)
        at[tied] = np.arange(len(tied))
        xy = _stress(_distances(len(tied), at[near], at[far], length), seed)
        xy = _apart(_turned(xy)) if len(tied) <= SPREAD else _turned(xy)
        low, high = xy.min(axis=0), xy.max(axis=0)
        xy = (xy - low) / np.where(high > low, high - low, 1.0)
        bottom = 0.9 if lonely else 1.0
        for i, (x, y) in zip(tied.tolist(), xy.tolist(), strict=True):
            places[nodes[i]] = (round(x, 4), round(y * bottom, 4))
    for k, i in enumerate(lonely):
        row = 1.0 if len(lonely) < len(nodes) else 0.5
        places[nodes[i]] = (round((k + 0.5) / len(lonely), 4), row)
    return places


def _ties(net: Network) -> tuple[Numbers, Numbers, Floats]:
    """Both ends (numbers of nodes) and the wished length of every tie."""
    two = net.mode == "two-mode"
    matrix = np.asarray(net.matrix, dtype=float)
    near, far = np.nonzero(matrix if two else np.triu(matrix, 1))
    weight = matrix[near, far]
    share = weight / (float(np.abs(weight).max(initial=0.0)) or 1.0)
    length = np.where(share > 0, 1.0 / (0.25 + np.maximum(share, 0.0)), 4.0)
    return near, far + (len(net.rows) if two else 0), length


def _distances(n: int, near: Numbers, far: Numbers, length: Floats) -> Floats:
    """Shortest ways along ties, shape (n, n); between pieces a little more than the longest."""
    ways = _few_ways(n, near, far, length) if n <= FEW else _ways(n, near, far, length)
    there = np.isfinite(ways)
    return np.where(there, ways, float(ways[there].max()) * 1.1)


def _ways(n: int, near: Numbers, far: Numbers, length: Floats) -> Floats:
    """Shortest ways, infinite between pieces (Dijkstra 1959).

    A tie that is no longer than the shortest of either end together is the shortest way between
    them: whatever way there is else begins with one tie and ends with another. So ways are sought
    only from nodes that have another pair.
    """
    ways = _directly(n, near, far, length)
    least = ways.min(axis=1)
    np.fill_diagonal(ways, 0.0)
    unsure = np.flatnonzero((ways > least[:, None] + least[None, :]).any(axis=1))
    if len(unsure):
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import dijkstra

        ties = csr_array((length, (near, far)), shape=(n, n))
        ways[unsure] = dijkstra(ties, directed=False, indices=unsure)
    return ways


def _directly(n: int, near: Numbers, far: Numbers, length: Floats) -> Floats:
    """The shortest tie between each two, infinite where there is none."""
    tie = np.full((n, n), np.inf)
    np.minimum.at(tie, (near, far), length)
    return np.asarray(np.minimum(tie, tie.T))


def _few_ways(n: int, near: Numbers, far: Numbers, length: Floats) -> Floats:
    """The same numbers for a small network, without loading what large ones need: a way is made a
    tie longer at its end as long as that shortens any (Bellman 1958), so sums are added up in the
    same order.
    """
    tie = _directly(n, near, far, length)
    ways = np.where(np.eye(n, dtype=bool), 0.0, tie)
    while True:
        longer = np.minimum(ways, (ways[:, :, None] + tie[None, :, :]).min(axis=1))
        if np.array_equal(longer, ways):
            return ways
        ways = longer


def _stress(wished: Floats, seed: int) -> Floats:
    """Places whose distances come near the wished ones, shape (n, 2).

    Every pair in turn is moved towards its wished distance, in steps that grow smaller; pairs of
    different nodes at a time, as in a tournament where each meets each.
    """
    n = len(wished)
    rng = np.random.default_rng(seed)
    x, y = (rng.random((n, 2)) * float(wished.max())).T.copy()
    weight = 1.0 / np.maximum(wished, 1e-9) ** 2
    step = 1.0 / float(weight[~np.eye(n, dtype=bool)].min())
    lengths = wished.ravel()
    while step > STILL:
        shares = np.minimum(step * weight, 1.0).ravel()
        for p, q in _meetings(rng.permutation(n)):
            pair = p * n + q
            dx, dy = x.take(p) - x.take(q), y.take(p) - y.take(q)
            long = np.maximum(np.sqrt(dx * dx + dy * dy), 1e-9)
            move = shares.take(pair) * (long - lengths.take(pair)) / (2.0 * long)
            dx *= move
            dy *= move
            x[p] -= dx
            x[q] += dx
            y[p] -= dy
            y[q] += dy
        step *= COOLING if n <= FEWER else FASTER
    return np.column_stack([x, y])


def _meetings(order: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Rounds of a tournament: in each everybody is in at most one pair, in all each meets each."""
    seats = order if len(order) % 2 == 0 else np.append(order, -1)
    half = len(seats) // 2
    for _ in range(len(seats) - 1):
        p, q = seats[:half], seats[: half - 1 : -1]
        both = (p >= 0) & (q >= 0)
        yield p[both], q[both]
        seats = np.concatenate([seats[:1], seats[-1:], seats[1:-1]])


def _turned(xy: Floats) -> Floats:
    """Turned so that the longest stretch lies flat: pages are wider than high."""
    n = len(xy)
    x, y = (xy[:, k] - math.fsum(xy[:, k]) / n for k in (0, 1))
    flat, steep, across = math.fsum(x * x), math.fsum(y * y), math.fsum(x * y)
    size = math.sqrt((flat - steep) * (flat - steep) + 4 * across * across)
    if size == 0:
        return np.column_stack([x, y])
    # half the angle of the longest axis, by its sine and cosine
    twice = (flat - steep) / size
    cosine, sine = math.sqrt(max(0.0, (1 + twice) / 2)), math.sqrt(max(0.0, (1 - twice) / 2))
    sine = -sine if across < 0 else sine
    return np.column_stack([x * cosine + y * sine, y * cosine - x * sine])


def _apart(xy: Floats, rounds: int = 60) -> Floats:
    """Nodes closer than a twentieth of the picture are pushed apart, so that labels can be read."""
    xy = xy / (np.ptp(xy, axis=0).max() or 1.0)
    n = len(xy)
    least = min(0.16, 0.9 / math.sqrt(n))
    for _ in range(rounds):
        gap = xy[:, None, :] - xy[None, :, :]
        gap[..., 1] *= 1.6
        far = np.sqrt(gap[..., 0] ** 2 + gap[..., 1] ** 2) + np.eye(n)
        share = np.maximum(least - far, 0.0) / np.maximum(far, 1e-9)
        np.fill_diagonal(share, 0.0)
        push = share[..., None] * gap
        if not push.any():
            break
        # one row after the other: an order of adding that no library may change
        for other in range(n):
            xy = xy + push[:, other] * 0.25
    return np.asarray(xy)
