"""Closed ways of few steps in a graph: what loops of a map are found by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from ..model.links import Ints, different

Nearness = Mapping[int, int]
"""Node -> how few steps lead from it to where a way began."""


def rings(arrows: npt.ArrayLike, longest: int) -> Iterator[list[int]]:
    """Every way of at most ``longest`` steps that comes back to where it began and meets no node
    twice, each once, from its lowest node on.

    A step is tried only where enough steps are left to come back from it, by a search backwards
    from the lowest node; so a large map with few loops costs little more than one with none.
    """
    pairs = np.asarray(arrows, dtype=np.int64).reshape(-1, 2)
    ahead, behind = _beside(pairs), _beside(pairs[:, ::-1])
    for first in sorted(ahead):
        near = _near(behind, first, longest - 1)
        yield from _back(ahead, near, first, longest)


def _beside(arrows: Ints) -> dict[int, list[int]]:
    """Node -> where arrows lead from it, lowest first."""
    if not len(arrows):
        return {}
    one, other = different(arrows[:, 0], arrows[:, 1])
    nodes, begins = np.unique(one, return_index=True)
    parts = (part.tolist() for part in np.split(other, begins[1:]))
    return dict(zip(nodes.tolist(), parts, strict=True))


def _near(behind: Mapping[int, Sequence[int]], first: int, most: int) -> Nearness:
    """From which nodes, none below ``first``, it is reached in at most so many steps."""
    near = {first: 0}
    edge = [first]
    for steps in range(1, most + 1):
        edge = [
            node
            for node in dict.fromkeys(n for at in edge for n in behind.get(at, ()))
            if node > first and node not in near
        ]
        if not edge:
            break
        near |= dict.fromkeys(edge, steps)
    return near


def _back(
    ahead: Mapping[int, Sequence[int]], near: Nearness, first: int, longest: int
) -> Iterator[list[int]]:
    """The ways from a node back to it that meet none below it."""
    way = [first]
    open_ = [iter(ahead[first])]
    while open_:
        for node in open_[-1]:
            if node == first:
                yield list(way)
            elif node in near and node not in way and len(way) + near[node] <= longest:
                way.append(node)
                open_.append(iter(ahead.get(node, ())))
                break
        else:
            open_.pop()
            way.pop()
