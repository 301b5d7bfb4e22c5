"""Transfer functions, element by element: tanh and sigmoid from tables, the steps by comparison.

A processor's own exp and tanh differ in the last digit, and so would a run. Here only +, -, *, /
and looking up are used, which are the same everywhere: f is looked up at the next multiple of
1/128 (tanh) or 1/32 (sigmoid) towards 0, and carried on to x by the rule of addition of tanh,
with tanh u = u (15 + u²) / (15 + 6 u²) for what is left (Lambert's continued fraction; at most
one part in 2·10**16 is wrong for |u| < 1/128).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt

from ..model import arithmetic

Floats = npt.NDArray[np.float64]

NOISE = 1e-12
"""Where a sum this close to 0 decides a bivalent or trivalent step, rounding chose the side: a note
says so.
"""

_TANH, _ODDS = 128.0, 32.0
"""Steps of the tables in a unit: powers of two, so that what is left is exact."""
_FLAT, _FAR = 20.0, 690.0
"""Beyond 20 the nearest double to tanh is 1; beyond 690 e**x is as good as without end."""


@cache
def _tanh_table() -> Floats:
    """tanh(i / 128) at place i, that of -i counted from the end."""
    half = arithmetic.tanh(np.arange(int(_FLAT * _TANH) + 1) / _TANH)
    return np.concatenate([half, -half[:0:-1]])


@cache
def _odds_table() -> Floats:
    """exp(-i / 32) at place i, that of -i counted from the end."""
    steps = np.arange(int(_FAR * _ODDS) + 1) / _ODDS
    return np.concatenate([arithmetic.exp(-steps), arithmetic.exp(steps[:0:-1])])


class Transfer:
    """f of a map's run: ``transfer`` and ``slope`` as :func:`hustings.maps.what_if` takes them.

    Called with sums x it gives f(slope · x) as a new array, or in ``out``; x is written over.
    ``doubts`` collects the places (of one run) where rounding may have decided a step.
    """

    def __init__(self, transfer: str, slope: float, doubts: set[int] | None = None) -> None:
        made: dict[str, Callable[[Floats, Floats], Floats]] = {
            "sigmoid": self._sigmoid,
            "tanh": self._tanh,
            "bivalent": self._bivalent,
            "trivalent": self._trivalent,
        }
        self._of = made[transfer]
        self._doubts = doubts
        self._places, self._under = np.empty(0, dtype=np.intp), np.empty(0)
        if transfer == "tanh":
            self._prepare(_tanh_table(), _TANH, slope, _FLAT, 1.0)
        elif transfer == "sigmoid":
            self._prepare(_odds_table(), _ODDS, slope, _FAR, 2.0)

    def _prepare(
        self, table: Floats, steps: float, slope: float, reach: float, halves: float
    ) -> None:
        """Constants as arrays, which ufuncs take without converting them each time.

        u = d / k for d in steps of the table, so the fraction is d (15 k² + d²) / (k (15 k² + 6
        d²)), over and under multiplied by k².
        """
        k = steps * halves
        self._table, self._reach = table, reach * steps
        self._scale = np.asarray(slope * steps)
        self._fifteen, self._six = np.asarray(15.0 * k * k), np.asarray(6.0 * k)
        self._whole = np.asarray(15.0 * k * k * k)

    def __call__(self, x: Floats, out: Floats | None = None) -> Floats:
        return self._of(x, np.empty_like(x) if out is None else out)

    def _looked_up(self, x: Floats, square: Floats) -> tuple[Floats, Floats, Floats]:
        """(f at the next place, over, under): tanh u = over / under for what is left of x.

        ``over`` is in the room of x, ``under`` in a room that the next call uses again, ``square``
        room to work in.
        """
        if self._places.shape != x.shape:
            self._places, self._under = np.empty(x.shape, dtype=np.intp), np.empty_like(x)
        places, under = self._places, self._under
        np.multiply(x, self._scale, out=x)
        np.trunc(x, out=under)
        np.copyto(places, under, casting="unsafe")
        try:
            found = self._table[places]
        except IndexError:
            # far out, where nothing changes any more; what is no number stays none
            np.clip(x, -self._reach, self._reach, out=x)
            np.trunc(x, out=under)
            np.copyto(places, np.nan_to_num(under), casting="unsafe")
            found = self._table[places]
        np.subtract(x, under, out=x)
        np.multiply(x, x, out=square)
        np.multiply(square, self._six, out=under)
        np.add(under, self._whole, out=under)
        np.add(square, self._fifteen, out=square)
        np.multiply(x, square, out=x)
        return found, x, under

    def _tanh(self, x: Floats, out: Floats) -> Floats:
        """(t + u) / (1 + t u)."""
        t, over, under = self._looked_up(x, out)
        np.multiply(t, under, out=out)
        np.add(out, over, out=out)
        np.multiply(t, over, out=t)
        np.add(t, under, out=t)
        return np.divide(out, t, out=out)

    def _sigmoid(self, x: Floats, out: Floats) -> Floats:
        """1 / (1 + e**-x), and e**-x = odds (1 - u) / (1 + u) with u the tanh of half the rest."""
        odds, over, under = self._looked_up(x, out)
        np.subtract(under, over, out=out)
        np.add(under, over, out=under)
        np.multiply(odds, out, out=odds)
        np.add(odds, under, out=odds)
        return np.divide(under, odds, out=out)

    def _note(self, x: Floats) -> Floats:
        if self._doubts is not None:
            self._doubts.update(np.flatnonzero((x != 0) & (np.abs(x) < NOISE)).tolist())
        return x

    def _bivalent(self, x: Floats, out: Floats) -> Floats:
        np.copyto(out, self._note(x) > 0)
        return out

    def _trivalent(self, x: Floats, out: Floats) -> Floats:
        return np.sign(self._note(x), out=out)
