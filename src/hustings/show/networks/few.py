"""What of a network too large for one picture is drawn: those who say most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ...model import Network, Resting
from ...wording import say, say_many
from .camps import Camps

NODES = 500
"""Nodes of each side one picture holds: above, it takes minutes and nobody can read it."""

Numbers = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Few:
    """The part of a network that is drawn, its camps, and a sentence about what is left out: ""
    where nothing is."""

    net: Network
    camps: Camps
    said: str = ""


def few(net: Network, camps: Camps, most: int = NODES) -> Few:
    """Whoever rests on most statements, in their order: ``most`` of each side."""
    two = net.mode == "two-mode"
    if len(net.rows) <= most and (not two or len(net.columns) <= most):
        return Few(net, camps)
    numbers = np.asarray(net.numbers())
    rows = largest(numbers[: len(net.rows)], most)
    columns = largest(numbers[len(net.rows) :], most) if two else rows
    part = _part(net, rows, columns)
    names = {*part.rows, *part.columns}
    groups = (tuple(n for n in group if n in names) for group in camps.groups)
    return Few(
        part,
        replace(camps, groups=tuple(group for group in groups if group)),
        _said(net, part),
    )


def largest(numbers: Numbers, most: int) -> Numbers:
    """The places of the ``most`` largest numbers, in their order.

    >>> largest(np.array([3, 9, 1, 9]), 2).tolist()
    [1, 3]
    """
    if len(numbers) <= most:
        return np.arange(len(numbers))
    return np.sort(np.argsort(-numbers, kind="stable")[:most])


def _said(net: Network, part: Network) -> str:
    rows = _of(part.rows, net.rows)
    if net.mode != "two-mode":
        return say("Drawn are the {nodes} with most statements.", nodes=rows)
    sides = {"nodes": rows, "others": _of(part.columns, net.columns)}
    return say("Drawn are the {nodes}, and the {others} with most statements.", **sides)


def _of(some: Sequence[str], every: Sequence[str]) -> str:
    return say_many(len(every), "{some} of {n} node", "{some} of {n} nodes", some=len(some))


def _part(net: Network, rows: Numbers, columns: Numbers) -> Network:
    """Some rows and columns of a network, each on the statements it rested on in the whole."""
    behind, resting = net.behind, net.resting

    def within() -> Resting:
        assert resting is not None
        whole = resting()
        row = _places(rows, len(net.rows))[whole.row]
        shown = row >= 0
        column = whole.column[shown]
        if net.mode == "two-mode":
            column = np.where(column >= 0, _places(columns, len(net.columns))[column], -1)
        return Resting(
            row[shown],
            column,
            lambda: [key for key, here in zip(whole.ids(), shown.tolist(), strict=True) if here],
            lambda: whole.told()[shown],
        )

    return replace(
        net,
        rows=tuple(net.rows[i] for i in rows.tolist()),
        columns=tuple(net.columns[j] for j in columns.tolist()),
        matrix=net.matrix[np.ix_(rows, columns)],
        behind=behind
        and (lambda i, j: behind(int(rows[i]), None if j is None else int(columns[j]))),
        resting=resting and within,
    )


def _places(shown: Numbers, names: int) -> Numbers:
    """Number in the whole -> its place in the part; -1 where it is not."""
    places = np.full(names, -1, dtype=np.intp)
    places[shown] = np.arange(len(shown))
    return places
