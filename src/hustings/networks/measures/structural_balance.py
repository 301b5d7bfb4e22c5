"""Signed structural balance: whether the enemy of an enemy is a friend.

Cartwright and Harary 1956 (balance: the actors fall into two camps with ties above 0 inside and
below 0 between); Harary 1959, Aref and Wilson 2018 (frustration: the least that stands in the way).
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from ...model import Network, Statements, Study
from ...model.arithmetic import leading, on_grid
from ...shown import Shown, Tabular
from ...wording import decimal, say, say_many
from ..one_mode import Floats, as_it_is, square
from ..options import NetworkOptions, whole
from ..projection import study_of, whole_network
from ..relations.network import RelationNetwork
from ..relations.ties import Dispute
from ..tally import tally
from .frustration import PROGRAMMED, lower_bound, solve

EXHAUSTIVE = 16
"""Up to this many actors in a component every pair of camps is looked at."""


@dataclass(frozen=True, repr=False)
class Balance(Shown, Tabular):
    """How balanced a signed network is.

    ``triads`` counts closed triads by their number of negative ties (0, 1, 2, 3); those with 0 or 2
    are balanced; ``closed`` lists up to 1,000 of them with their statements, the unbalanced first.
    ``balanced_share`` is their share (None where there is no closed triad, and ``said`` says so).
    ``frustrated`` are the ties that stand against the two ``camps``: ``frustration`` is their
    number, ``weight`` the sum of their |w|, which is minimised; ``share`` is weight over all |w|.
    ``exact`` says that no better pair of camps exists; where it does not, ``at_least`` is a weight
    no pair of camps falls below. ``alone`` have no tie and stand in no camp. ``disputed`` pairs and
    ``unsigned`` statements (of a relation network) are left out.
    """

    triads: tuple[int, int, int, int]
    balanced_share: float | None
    balanced: bool
    frustration: int
    weight: float
    share: float
    frustrated: tuple[tuple[str, str, float], ...]
    camps: tuple[tuple[str, ...], tuple[str, ...]]
    exact: bool
    network: Network
    study: Study | None
    why_empty: str | None = None
    closed: tuple[Triad, ...] = ()
    alone: tuple[str, ...] = ()
    at_least: float = 0.0
    disputed: tuple[Dispute, ...] = ()
    unsigned: int = 0

    @property
    def said(self) -> str:
        """What was found, in a sentence or two."""
        if self.why_empty:
            return self.why_empty
        n = sum(self.triads)
        if not n and not self.frustration:
            return say(
                "There is no closed triad, and no circle of ties that could be out of balance."
            )
        triads = (
            say("There is no closed triad.")
            if not n
            else say_many(
                n,
                "{balanced} of {n} closed triad is balanced.",
                "{balanced} of {n} closed triads are balanced.",
                balanced=self.triads[0] + self.triads[2],
            )
        )
        sure = (
            say("no two camps do better")
            if self.exact
            else say(
                "the best found; no two camps have less than {n} against them",
                n=decimal(f"{self.at_least:g}"),
            )
        )
        against = say_many(
            self.frustration,
            "{n} tie stands against the two camps ({sure}).",
            "{n} ties stand against the two camps ({sure}).",
            sure=sure,
        )
        return f"{triads} {against}"

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a tie that stands against the two camps."""
        rows = list(zip(*self.frustrated, strict=True)) or [(), (), ()]
        return dict(zip(("one", "other", "weight"), map(list, rows), strict=True))


@dataclass(frozen=True)
class Triad:
    """Three actors of whom each two have a tie: signs of first–second, second–third, first–third,
    and the statements behind the three."""

    names: tuple[str, str, str]
    signs: tuple[int, int, int]
    balanced: bool
    statements: tuple[str, ...]


def balance(
    statements: Statements | Network | RelationNetwork,
    *,
    restarts: int = 50,
    seed: int = 1,
    **options: object,
) -> Balance:
    """Triads and frustration of a signed one-mode network (subtract: congruence minus conflict).

    ``options`` are those of :func:`~hustings.networks.network`; aggregation is "subtract" where not
    given. A Network is taken as it is, a RelationNetwork by its signs. Components of at most 16
    actors are solved by looking at every pair of camps, of at most 40 by an integer programme
    (5 s), larger ones by the best of ``restarts`` seeded descents, with a bound.
    """
    whole("restarts", restarts)
    if isinstance(statements, RelationNetwork):
        found = balance(statements.signed(), restarts=restarts, seed=seed, **options)
        return replace(found, disputed=statements.disputed, unsigned=statements.unsigned)
    if isinstance(statements, Network):
        network = as_it_is(statements, options)
        study = network.study
    else:
        made = NetworkOptions.of(options, statements, aggregation="subtract")
        network = whole_network(tally(statements, made), "balance", {"restarts": restarts})
        study = study_of(made, "balance", {"restarts": restarts}, seed)
    w = square(network, "Structural balance")
    why = network.why_empty
    if why is None and not w.any():
        why = "There is no tie, so nothing to be balanced."
    told, exact, at_least = _camps_of(w.tobytes(), len(w), restarts, seed)
    side = np.array(told)
    against = np.argwhere(np.triu(w * np.outer(side, side), 1) < 0)
    frustrated = tuple((network.rows[i], network.rows[j], float(w[i, j])) for i, j in against)
    weight = float(sum(abs(t[2]) for t in frustrated))
    total = float(np.abs(np.triu(w)).sum())
    triads = _triads(w)
    closed = sum(triads)
    tied = [bool(row.any()) for row in w]
    one = tuple(n for n, s, t in zip(network.rows, side, tied, strict=True) if t and s > 0)
    two = tuple(n for n, s, t in zip(network.rows, side, tied, strict=True) if t and s < 0)
    return Balance(
        triads=triads,
        balanced_share=(triads[0] + triads[2]) / closed if closed else None,
        balanced=not frustrated,
        frustration=len(frustrated),
        weight=weight,
        share=weight / total if total else 0.0,
        frustrated=frustrated,
        camps=(one, two),
        exact=exact,
        network=network,
        study=study,
        why_empty=why,
        closed=_closed(network, w),
        alone=tuple(n for n, t in zip(network.rows, tied, strict=True) if not t),
        at_least=weight if exact else at_least,
    )


LISTED = 1000
"""More closed triads than these are counted, not listed."""


def _closed(network: Network, w: Floats) -> tuple[Triad, ...]:
    """Closed triads with their statements, the unbalanced first, in order of names."""
    found: dict[bool, list[tuple[tuple[int, int, int], tuple[int, ...]]]] = {True: [], False: []}
    for i, j in np.argwhere(np.triu(w, 1)).tolist():
        for k in (j + 1 + np.flatnonzero((w[i, j + 1 :] != 0) & (w[j, j + 1 :] != 0))).tolist():
            signs = tuple(1 if w[a, b] > 0 else -1 for a, b in ((i, j), (j, k), (i, k)))
            same_kind = found[math.prod(signs) > 0]
            if len(same_kind) < LISTED:
                same_kind.append(((i, j, k), signs))
        if len(found[False]) >= LISTED:
            break
    chosen = (found[False] + found[True])[:LISTED]
    behind = network.behind or (lambda _row, _column: ())
    return tuple(
        Triad(
            (network.rows[i], network.rows[j], network.rows[k]),
            (signs[0], signs[1], signs[2]),
            math.prod(signs) > 0,
            tuple(dict.fromkeys([*behind(i, j), *behind(j, k), *behind(i, k)])),
        )
        for (i, j, k), signs in chosen
    )


def _triads(w: Floats) -> tuple[int, int, int, int]:
    """Closed triads with 0, 1, 2, 3 negative ties, from traces of products of the sign matrices."""
    p, m = (w > 0).astype(float), (w < 0).astype(float)
    pp, mm = p @ p, m @ m
    return (
        round((pp * p).sum() / 6),
        round((pp * m).sum() / 2),
        round((mm * p).sum() / 2),
        round((mm * m).sum() / 6),
    )


@lru_cache(maxsize=4)
def _camps_of(
    weights: bytes, n: int, restarts: int, seed: int
) -> tuple[tuple[float, ...], bool, float]:
    """Camps of the last few networks: a page that is opened again asks for the same ones."""
    w = np.frombuffer(weights).reshape(n, n)
    side, exact, at_least = _camps(w, restarts, np.random.default_rng(seed))
    return tuple(side.tolist()), exact, at_least


def _camps(w: Floats, restarts: int, rng: np.random.Generator) -> tuple[Floats, bool, float]:
    """Sides (+1, -1) with the least weight against them, whether that is exact, and a lower bound;
    the first actor of each component is on side +1.
    """
    from scipy.sparse.csgraph import connected_components

    n = len(w)
    side, exact, at_least = np.ones(n), True, 0.0
    if n == 0:
        return side, True, 0.0
    parts = connected_components(w != 0, directed=False)[1]
    for part in range(int(parts.max()) + 1):
        own = np.flatnonzero(parts == part)
        g = w[np.ix_(own, own)]
        # of camps that are equally good every machine must find the same: sums without rounding
        g = on_grid(g / (np.abs(g).sum() or 1.0))
        if len(own) <= EXHAUSTIVE:
            signs = np.array(list(itertools.product((1.0, -1.0), repeat=len(own) - 1))).reshape(
                2 ** (len(own) - 1), len(own) - 1
            )
            signs = np.hstack([np.ones((len(signs), 1)), signs])
            best = signs[int(np.argmax(((signs @ g) * signs).sum(axis=1)))]
        elif len(own) in PROGRAMMED and (answer := solve(g)) is not None and answer[1]:
            best = answer[0]
        else:
            best, value = np.ones(len(own)), -np.inf
            starts = [np.where(leading(g) < 0, -1.0, 1.0)]
            starts += [rng.choice([1.0, -1.0], len(own)) for _ in range(restarts)]
            for s in starts:
                pull = g @ s
                while (gain := -s * pull).max() > 1e-12:
                    i = int(gain.argmax())
                    s[i] = -s[i]
                    pull += 2 * g[:, i] * s[i]
                if (now := float(s @ g @ s)) > value + 1e-12:
                    best, value = s.copy(), now
            against = float(-np.minimum(g * np.outer(best, best), 0).sum() / 2)
            bound = lower_bound(g)
            exact = exact and against == 0
            at_least += bound
            side[own] = best * best[0]
            continue
        side[own] = best * best[0]
        at_least += float(-np.minimum(g * np.outer(best, best), 0).sum() / 2)
    return side, exact, at_least
