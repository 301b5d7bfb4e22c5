"""The statements behind a cell of a network, and behind all its rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from ..model import Resting
from ..model.selecting import told_of_others
from .similarities import similarity
from .tally import DENSE_CELLS, Tally


def evidence(
    table: Tally, part: slice, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]
) -> Callable[[int, int | None], list[str]]:
    """``behind(i, j)``: the ids of the statements a cell rests on, in order; ``behind(i, None)``
    those of a row.

    Two-mode: those of actor i on concept j. One-mode: those of i and of j that meet a statement of
    the other that adds something (the same concept, and with a similarity other than 0).
    """

    by_actor: list[tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]] = []

    def of(actor: int) -> npt.NDArray[np.intp]:
        """The positions of an actor's statements, all of them sorted once."""
        a = table.a[part]
        if not by_actor:
            order = np.argsort(a, kind="stable")
            by_actor.append((order, np.searchsorted(a[order], np.arange(table.shape[0] + 1))))
        order, starts = by_actor[0]
        return order[starts[actor] : starts[actor + 1]]

    def behind(i: int, j: int | None) -> list[str]:
        a, c, q = table.a[part], table.c[part], table.q[part]
        mine = of(int(rows[i]))
        if table.options.mode == "two-mode":
            if j is not None:
                mine = mine[c[mine] == columns[j]]
            return ids(mine)
        if j is None:
            others = np.flatnonzero((a != rows[i]) & np.isin(a, rows))
            return ids(_meeting(table, mine, others, c, q)) if len(others) else []
        if i == j:
            return []
        theirs = of(int(rows[j]))
        both = np.concatenate(
            [_meeting(table, mine, theirs, c, q), _meeting(table, theirs, mine, c, q)]
        )
        return ids(np.sort(both))

    def ids(positions: npt.NDArray[np.intp]) -> list[str]:
        return table.ids(positions + (part.start or 0))

    return behind


def resting(
    table: Tally, part: slice, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]
) -> Resting:
    """All statements :func:`evidence` finds behind one row or another, in order."""
    a, c, q = table.a[part], table.c[part], table.q[part]
    inside = np.isin(a, rows)
    two_mode = table.options.mode == "two-mode"
    counts = inside if two_mode else inside & _met(table, a, c, q, inside)
    found = np.flatnonzero(counts)
    where = _places(columns, table.shape[1])[c[found]] if two_mode else np.full(len(found), -1)
    return Resting(
        _places(rows, table.shape[0])[a[found]],
        where,
        lambda: table.ids(found + (part.start or 0)),
        lambda: told_of_others(table.statements)[table.rows[found + (part.start or 0)]],
    )


def _places(shown: npt.NDArray[np.intp], names: int) -> npt.NDArray[np.intp]:
    """Code -> its place among those shown; -1 where it is not."""
    places = np.full(names, -1, dtype=np.intp)
    places[shown] = np.arange(len(shown))
    return places


def _met(
    table: Tally,
    a: npt.NDArray[Any],
    c: npt.NDArray[Any],
    q: npt.NDArray[Any],
    inside: npt.NDArray[np.bool_],
) -> npt.NDArray[np.bool_]:
    """Whether each statement adds something to a product with those of all others (see
    :func:`_meeting`), for all actors at once: of each cell (concept, level) it is known how many
    actors hold it, and whether this one does.
    """
    options, k, width = table.options, len(table.levels), table.shape[1]
    if np.count_nonzero(np.bincount(a[inside])) <= 1:
        return np.zeros(len(a), dtype=bool)
    own = (a.astype(np.int64) * width + c) * k
    cells = _Cells((own + q)[inside], table.shape[0] * width * k)
    holders = cells.holders(width * k)
    if table.levels.kind == "text" and options.aggregation in ("conflict", "subtract"):
        alone = holders[c.astype(np.int64) * k + q] <= 1
        return np.ones_like(alone) if options.aggregation == "subtract" else alone
    like = similarity(table.levels, options.aggregation, dna=True) != 0
    adds = np.zeros(len(a), dtype=bool)
    for level in range(k):
        others = holders[c.astype(np.int64) * k + level] - cells.among(own + level)
        adds |= like[q, level] & (others > 0)
    return adds


class _Cells:
    """Cells (actor, concept, level) that are held, by their number of ``size``: a mark for each
    where there is room, else sorted.
    """

    def __init__(self, held: npt.NDArray[np.int64], size: int) -> None:
        self._marks: npt.NDArray[np.bool_] | None = None
        if size <= DENSE_CELLS:
            self._marks = np.zeros(size, dtype=bool)
            self._marks[held] = True
        else:
            self._held = np.unique(held)

    def holders(self, wide: int) -> npt.NDArray[np.intp]:
        """How many actors hold each of the ``wide`` cells an actor may hold."""
        if self._marks is not None:
            return np.asarray(np.count_nonzero(self._marks.reshape(-1, wide), axis=0))
        return np.bincount(self._held % wide, minlength=wide)

    def among(self, cells: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Which of some cells are held."""
        if self._marks is not None:
            return self._marks[cells]
        at = np.minimum(np.searchsorted(self._held, cells), len(self._held) - 1)
        return np.asarray(self._held[at] == cells)


def _meeting(
    table: Tally,
    mine: npt.NDArray[np.intp],
    theirs: npt.NDArray[np.intp],
    c: npt.NDArray[Any],
    q: npt.NDArray[Any],
) -> npt.NDArray[np.intp]:
    """Those of ``mine`` that add something to a product with ``theirs``."""
    options, levels = table.options, table.levels
    k = len(levels)
    there = np.zeros((table.shape[1], k))
    there[c[theirs], q[theirs]] = 1.0
    if levels.kind == "text" and options.aggregation in ("conflict", "subtract"):
        adds = there == 0
        if options.aggregation == "subtract":
            adds = np.ones_like(adds)
    else:
        adds = (there @ (similarity(levels, options.aggregation, dna=True) != 0).T) > 0
    return np.asarray(mine[adds[c[mine], q[mine]]])
