"""How many pieces and loops a map has, and which: what its headline and every merge are told by."""

from __future__ import annotations

import weakref
from dataclasses import dataclass

from ..model import CausalMap
from .chains import Found
from .loops import Loop, loops

LOOPS = 1000
"""Loops counted to tell the effect of a merge."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Pieces (factors tied together, however) and loops of a map."""

    pieces: int
    loops: int


_LAST: list[tuple[weakref.ref[CausalMap], Found[Loop], list[list[str]]]] = []
"""Loops and pieces of the map that was asked for last: a page asks for them several times."""


def _known(m: CausalMap) -> tuple[Found[Loop], list[list[str]]]:
    last = _LAST[:1]
    if not last or last[0][0]() is not m:
        last = [(weakref.ref(m), loops(m, cap=LOOPS), m.pieces())]
        _LAST[:] = last
    return last[0][1], last[0][2]


def shape(m: CausalMap) -> Shape:
    """How many pieces a map falls into, and how many loops of up to six arrows it has."""
    return Shape(len(pieces(m)), len(counted_loops(m)))


def counted_loops(m: CausalMap) -> Found[Loop]:
    """The loops of up to six arrows, :data:`LOOPS` at the most."""
    return _known(m)[0]


def pieces(m: CausalMap) -> list[list[str]]:
    """The factors of every piece that hangs together, in the map's order; the largest piece first.

    Denied arrows tie nothing.
    """
    return [list(piece) for piece in _known(m)[1]]
