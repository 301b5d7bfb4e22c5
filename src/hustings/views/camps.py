"""The camps a network falls into, as pictures and tables show them."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy.typing as npt

from ..model import Network
from ..networks import Coalitions, coalitions
from ..show.camps import NOBODY, Camps
from ..show.network_few import NODES, few
from ..wording import counted, number, say

APART = 0.3
"""Modularity from which groups are shown as camps: "above about 0.3 indicates significant
community structure" (Newman and Girvan 2004)."""
TWO = 2


def camps_of(net: Network, options: Mapping[str, Any]) -> Camps:
    """The camps a picture of a network shows: groups of two or more who agree with each other, by
    Louvain on all ties above 0, where their modularity is 0.3 or more. Of a network too large for
    one picture, on those between the nodes that are drawn.

    None for two-mode networks, and none where a tie means a conflict.
    """
    aggregation = str(options.get("aggregation") or "ignore")
    if net.mode != "one-mode" or aggregation == "conflict" or net.why_empty:
        return NOBODY
    drawn, found = _latest.of(net)
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
    return Camps(groups, noun, said)


class _Latest:
    """The coalitions that were looked for last, and in which matrix."""

    def __init__(self) -> None:
        self._known: tuple[weakref.ref[npt.NDArray[Any]], Network, Coalitions] | None = None

    def of(self, net: Network) -> tuple[Network, Coalitions]:
        """What of a network is drawn, and its coalitions; its page, its picture and its matrix ask
        one after the other.
        """
        known = self._known
        if known is not None and known[0]() is net.matrix:
            return (net if known[1].matrix is net.matrix else known[1]), known[2]
        drawn = few(net, NOBODY, NODES).net
        found = coalitions(drawn)
        kept = replace(drawn, behind=None, resting=None)  # they would hold every statement
        self._known = weakref.ref(net.matrix), kept, found
        return drawn, found


_latest = _Latest()
