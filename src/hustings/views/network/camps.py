"""The camps a network falls into, as pictures and tables show them."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ...model import Network
from ...networks import Coalitions, coalitions
from ...show.networks.camps import NOBODY, Camps
from ...show.networks.few import NODES, few
from ...wording import counted, number, say

DEALT = 10
"""Times the statements are dealt by chance, to see what modularity chance gives."""
MOST_DEALT = 20_000
"""Statements that are dealt at most: more would keep the page waiting."""
APART = 0.3
"""Modularity from which groups are shown as camps: "above about 0.3 indicates significant
community structure" (Newman and Girvan 2004)."""
TWO = 2
SEED = 1


def camps_of(net: Network, options: Mapping[str, Any]) -> Camps:
    """The camps a picture of a network shows: groups of two or more who agree with each other, by
    Louvain on all ties above 0, where their modularity is 0.3 or more. Of a network too large for
    one picture, on those between the nodes that are drawn.

    None for two-mode networks, and none where a tie means a conflict.
    """
    aggregation = str(options.get("aggregation") or "ignore")
    if net.mode != "one-mode" or aggregation == "conflict" or net.why_empty:
        return NOBODY
    drawn, found, chance = _latest.of(net)
    groups = tuple(g for g in found.groups if len(g) >= TWO)
    if found.why_empty or len(groups) < TWO or found.modularity < APART:
        return NOBODY
    plus = int((drawn.matrix > 0).sum()) // 2
    signed = aggregation in ("subtract", "congruence")
    noun, of = ("camp", "agreement") if signed else ("group", "tie")
    ties = counted(plus, of)
    if drawn is not net:
        ties = say("{ties} between the {n} nodes drawn", ties=ties, n=len(drawn.rows))
    said = say(
        "{camps} by Louvain on all {ties}, seed {seed}, modularity {modularity}.",
        camps=counted(len(groups), noun),
        ties=ties,
        seed=str(found.seed),
        modularity=number(found.modularity, 2),
    )
    if chance is None:
        return Camps(groups, noun, said)
    weak = round(found.modularity, 2) <= round(chance, 2)
    return Camps(groups, noun, f"{said} {_beside_chance(chance, weak)}", weak)


def _by_chance(net: Network) -> float | None:
    """The greatest modularity of the same statements dealt by chance; None where there are too many
    to try."""
    if net.dealt is None or net.n > MOST_DEALT:
        return None
    dice = np.random.default_rng(SEED)
    tries = (few(net.dealt(dice), NOBODY, NODES).net for _ in range(DEALT))
    return float(max(coalitions(tried).modularity for tried in tries))


def _beside_chance(chance: float, weak: bool) -> str:
    """What modularity chance gives."""
    most = number(chance, 2)
    if weak:
        return say(
            "That is weak: the same statements dealt {n} times by chance give up to {modularity}.",
            n=DEALT,
            modularity=most,
        )
    return say(
        "The same statements dealt {n} times by chance give at most {modularity}.",
        n=DEALT,
        modularity=most,
    )


@dataclass(frozen=True, slots=True)
class _Known:
    matrix: weakref.ref[npt.NDArray[Any]]
    drawn: Network
    found: Coalitions
    chance: float | None


class _Latest:
    """The coalitions that were looked for last, and in which matrix."""

    def __init__(self) -> None:
        self._known: _Known | None = None

    def of(self, net: Network) -> tuple[Network, Coalitions, float | None]:
        """What of a network is drawn, its coalitions, and the modularity chance gives; its page,
        its picture and its matrix ask one after the other.
        """
        known = self._known
        if known is not None and known.matrix() is net.matrix:
            drawn = net if known.drawn.matrix is net.matrix else known.drawn
            return drawn, known.found, known.chance
        drawn = few(net, NOBODY, NODES).net
        found = coalitions(drawn)
        chance = _by_chance(net) if found.modularity >= APART else None
        # they would hold every statement
        kept = replace(drawn, behind=None, resting=None, dealt=None)
        self._known = _Known(weakref.ref(net.matrix), kept, found, chance)
        return drawn, found, chance


_latest = _Latest()
