"""Feedback loops: simple directed cycles, with their sign and who tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

import numpy as np

from ..errors import OptionError
from ..model import CausalMap, Link
from ..model.links import Ints
from .chains import Found, Step, chain_signs, step_of, stitched_from, told_whole_by
from .rings import rings

Way: TypeAlias = tuple[int, int]
"""A cause and its effect, by their numbers."""
LOOP_CAP = 20_000
"""Loops listed at most; a map beyond it says so (``complete`` False)."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop: ``concepts`` in order from the one that stands first in the map (not repeated at the
    end).

    ``sign``: 1 reinforcing, -1 balancing, 0 where a sign in it was not said. ``told_whole_by``
    counts the sources that tell every link of it themselves, ``stitched_from`` all sources of its
    links; ``weakest`` is the least number of sources of any link. ``steps`` are its links, each
    with its claims.
    """

    concepts: tuple[str, ...]
    sign: int
    told_whole_by: int
    stitched_from: int
    weakest: int
    sources: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def kind(self) -> str:
        """reinforcing, balancing or sign not said."""
        return {1: "reinforcing", -1: "balancing", 0: "sign not said"}[self.sign]


def loops(m: CausalMap, *, max_length: int | None = 6, cap: int = LOOP_CAP) -> Found[Loop]:
    """Every loop of at most ``max_length`` links (None: any), short ones first; self-loops have
    length 1.

    Where a link's sign is disputed, a loop through it is listed once per resulting sign. Never more
    than ``cap`` loops: then ``complete`` is False and ``note`` says so.
    """
    if max_length is not None and (
        isinstance(max_length, bool) or not isinstance(max_length, int) or max_length < 1
    ):
        raise OptionError(
            f"max_length is {max_length!r}: give a whole number, 1 or more, or None for any length."
        )
    if isinstance(cap, bool) or not isinstance(cap, int) or cap < 1:
        raise OptionError(f"cap is {cap!r}: give a whole number, 1 or more.")
    arrows = _Pairs(m)
    steps: dict[Way, Step] = {}  # of the pairs a loop goes through
    found = list(islice(_closed(arrows.ways, max_length), cap + 1))
    complete = len(found) <= cap
    out = []
    for ring in found[:cap]:
        k = ring.index(min(ring))
        order = ring[k:] + ring[:k]
        names = [m.concepts[i] for i in order]
        ways = list(zip(order, order[1:] + order[:1], strict=True))
        steps |= {way: step_of(arrows.links(way)) for way in ways if way not in steps}
        chain = tuple(steps[way] for way in ways)
        everyone = stitched_from(chain)
        for sign in chain_signs(chain):
            whole = told_whole_by(chain, sign)
            weakest = min(len(s.told_by) for s in chain)
            out.append(
                (order, Loop(tuple(names), sign, len(whole), len(everyone), weakest, whole, chain))
            )
    out.sort(key=lambda pair: (len(pair[0]), pair[0], -pair[1].sign))
    note = (
        ""
        if complete
        else f"More than {cap} loops: only {cap} are listed. Shorten max_length or zoom out."
    )
    return Found([loop for _, loop in out], complete, note)


class _Pairs:
    """The pairs of factors, by their numbers, that are linked (denied links aside): ``ways``, shape
    (pairs, 2), in the order of first mention."""

    def __init__(self, m: CausalMap) -> None:
        self._map, arrows = m, m.arrows
        pairs = arrows.pairs(len(m.concepts))[arrows.live]
        self._order = np.argsort(pairs, kind="stable")
        self._pairs = pairs[self._order]
        found, first = np.unique(pairs, return_index=True)
        self.ways = np.column_stack(np.divmod(found[np.argsort(first)], max(1, len(m.concepts))))

    def links(self, way: Way) -> list[Link]:
        """The links of one of them."""
        pair = way[0] * len(self._map.concepts) + way[1]
        begin, end = np.searchsorted(self._pairs, (pair, pair + 1)).tolist()
        live = self._map.arrows.live[self._order[begin:end]]
        return [self._map.links[k] for k in live.tolist()]


def _closed(arrows: Ints, longest: int | None) -> Iterator[list[int]]:
    """Closed ways of at most so many steps; of any length by the search of Johnson (1975)."""
    if longest is not None:
        return rings(arrows, longest)
    import networkx as nx  # heavy

    found: Iterator[list[int]] = nx.simple_cycles(nx.DiGraph(arrows.tolist()))
    return found
