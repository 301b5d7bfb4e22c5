"""Signed structural balance: whether the enemy of an enemy is a friend.

Cartwright and Harary 1956 (balance: the actors fall into two camps with ties above 0 inside and
below 0 between); Harary 1959, Aref and Wilson 2018 (frustration: the least that stands in the way).
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from ..errors import OptionError
from ..model import Network, Statements, Study
from ..model.arithmetic import leading, on_grid
from .measures import Floats, square
from .options import NetworkOptions, whole
from .project import study_of, whole_network
from .tally import tally

EXHAUSTIVE = 16
"""Up to this many actors in a component every pair of camps is looked at."""


@dataclass(frozen=True)
class Balance:
    """How balanced a signed network is.

    ``triads`` counts closed triads by their number of negative ties (0, 1, 2, 3); those with 0 or 2
    are balanced.
    ``balanced_share`` is their share (None where there is no closed triad). ``frustrated`` are the
    ties that stand against the two ``camps`` (who has no tie is in neither): ``frustration`` is
    their number, ``weight`` the sum of their |w|, which is minimised; ``share`` is weight over all
    |w|. ``exact`` says that no better pair of camps exists.
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


def balance(
    statements: Statements | Network, *, restarts: int = 50, seed: int = 1, **options: object
) -> Balance:
    """Triads and frustration of a signed one-mode network (subtract: congruence minus conflict).

    ``options`` are those of :func:`~hustings.networks.network`; aggregation is "subtract" where not
    given. A Network is taken as it is. Components of at most 16 actors are solved exactly, larger
    ones by the best of ``restarts`` seeded descents.
    """
    whole("restarts", restarts)
    if isinstance(statements, Network):
        if options:
            raise OptionError(
                f"A finished network takes no options ({', '.join(options)}).",
                options=list(options),
            )
        network = statements
    else:
        made = NetworkOptions.of(options, statements, aggregation="subtract")
        network = whole_network(tally(statements, made), "balance", {"restarts": restarts})
        network_study = study_of(made, "balance", {"restarts": restarts}, seed)
    study = network.study if isinstance(statements, Network) else network_study
    w = square(network, "Structural balance")
    why = network.why_empty
    if why is None and not w.any():
        why = "There is no tie, so nothing to be balanced."
    side, exact = _camps(w, restarts, np.random.default_rng(seed))
    against = np.argwhere(np.triu(w * np.outer(side, side), 1) < 0)
    frustrated = tuple((network.rows[i], network.rows[j], float(w[i, j])) for i, j in against)
    weight = float(sum(abs(t[2]) for t in frustrated))
    total = float(np.abs(np.triu(w)).sum())
    triads = _triads(w)
    closed = sum(triads)
    sides = list(zip(network.rows, side, (w != 0).sum(axis=1), strict=True))
    one = tuple(n for n, s, tied in sides if tied and s > 0)
    two = tuple(n for n, s, tied in sides if tied and s < 0)
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


def _camps(w: Floats, restarts: int, rng: np.random.Generator) -> tuple[Floats, bool]:
    """Sides (+1, -1) with the least weight against them; the first actor of each component is on
    side +1.
    """
    from scipy.sparse.csgraph import connected_components

    n = len(w)
    side, exact = np.ones(n), True
    if n == 0:
        return side, True
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
        else:
            exact = False
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
            exact = exact and not ((g * np.outer(best, best)) < 0).any()
        side[own] = best * best[0]
    return side, exact
