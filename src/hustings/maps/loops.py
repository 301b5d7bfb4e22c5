"""Feedback loops: simple directed cycles, with their sign and who tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ..errors import OptionError
from ..model import CausalMap
from .chains import Found, Step, arrows_of, chain_signs, step_of, stitched_from, told_whole_by
from .rings import rings

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
    arrows = arrows_of(m)
    steps: dict[tuple[str, str], Step] = {}  # of the pairs a loop goes through
    at = {name: i for i, name in enumerate(m.concepts)}
    found = list(islice(_closed([(at[a], at[b]) for a, b in arrows], max_length), cap + 1))
    complete = len(found) <= cap
    out = []
    for ring in found[:cap]:
        k = ring.index(min(ring))
        order = ring[k:] + ring[:k]
        names = [m.concepts[i] for i in order]
        ways = list(zip(names, names[1:] + names[:1], strict=True))
        steps |= {pair: step_of(arrows[pair]) for pair in ways if pair not in steps}
        chain = tuple(steps[pair] for pair in ways)
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


def _closed(arrows: Sequence[tuple[int, int]], longest: int | None) -> Iterator[list[int]]:
    """Closed ways of at most so many steps; of any length by the search of Johnson (1975)."""
    if longest is not None:
        return rings(arrows, longest)
    import networkx as nx  # heavy

    found: Iterator[list[int]] = nx.simple_cycles(nx.DiGraph(arrows))
    return found
