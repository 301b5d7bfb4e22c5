"""What of a large network a page is sent: its strongest ties, and whoever says most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...model import Network
from ...show.networks.few import NODES, largest
from ..answers.networks import Tie

TIES = 2_000
"""Ties a page is sent at most: it draws and lists no more."""
SIDE = 100
"""Rows and columns of a matrix a page is sent at most."""

Ints = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Part:
    """Numbers of the rows and columns that say most, in their order, and the cells of the strongest
    ties, strongest first, with how many ties there are.
    """

    rows: Ints
    columns: Ints
    cells: Sequence[tuple[int, int]]
    every: int


def tie_count(net: Network) -> int:
    """How many cells are not 0; in a one-mode network each pair counts once."""
    tied = net.matrix != 0
    return int(np.count_nonzero(tied if net.mode == "two-mode" else np.triu(tied)))


def part_of(net: Network, statements: Sequence[int]) -> Part:
    """The part of a network a page is sent; ``statements`` counts those of each row, behind them
    those of each column of a two-mode one.
    """
    many = np.asarray(statements)
    two = net.mode == "two-mode"
    rows = largest(many[: len(net.rows)], NODES)
    columns = largest(many[len(net.rows) :], NODES) if two else rows
    part = net.matrix[np.ix_(rows, columns)]
    one, other = np.nonzero(part if two else np.triu(part))
    cells = np.stack([rows[one], columns[other]], axis=1)
    size = np.abs(net.matrix[cells[:, 0], cells[:, 1]])
    strongest = np.lexsort((cells[:, 1], cells[:, 0], -size))[:TIES]
    return Part(rows, columns, [(i, j) for i, j in cells[strongest].tolist()], tie_count(net))


def ties(net: Network, part: Part, told: Mapping[tuple[int, int], str]) -> list[Tie]:
    """The ties of a part, strongest first; ``told`` says of some that they rest on views told of
    others alone.
    """
    found = [
        Tie(net.rows[i], net.columns[j], float(net.matrix[i, j]), told.get((i, j), ""))
        for i, j in part.cells
    ]
    return sorted(found, key=lambda t: (-abs(t.weight or 0.0), t.source, t.target))


def corner(net: Network, statements: Sequence[int]) -> tuple[Ints, Ints]:
    """Numbers of the rows and columns of the matrix a page is sent."""
    many = np.asarray(statements)
    rows = largest(many[: len(net.rows)], SIDE)
    two = net.mode == "two-mode"
    return rows, largest(many[len(net.rows) :], SIDE) if two else rows


def cells(net: Network, rows: Ints, columns: Ints) -> Sequence[Sequence[float]]:
    """Part of the matrix; counts as whole numbers, which are shorter."""
    part = net.matrix[np.ix_(rows, columns)]
    counts = bool((part == np.rint(part)).all())  # not where a cell is not a number
    found: Sequence[Sequence[float]] = (part.astype(np.int64) if counts else part).tolist()
    return found


def left_out(net: Network, part: Part) -> str:
    """What of a network a page is not sent, in a sentence; "" where nothing."""
    among = [
        f"{len(some):,} of {len(every):,} {noun}"
        for some, every, noun in (
            (part.rows, net.rows, "names"),
            (part.columns, net.columns, "names they speak of"),
        )[: 1 + (net.mode == "two-mode")]
        if len(some) < len(every)
    ]
    if not among and len(part.cells) == part.every:
        return ""
    who = f", between the {' and the '.join(among)} with most statements" if among else ""
    return (
        f"The {len(part.cells):,} strongest of {part.every:,} ties{who}. "
        "Save the network as CSV to have all."
    )
