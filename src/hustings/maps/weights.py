"""A map as numbers: one weight per pair of factors, its range, and the shares a run needs.

Weights are ±1 or the range of the speaker's own strength words, never how often something was said.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..model import CausalMap, Link
from ..model.causal import size_of, value_of

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Range = tuple[float, float]

UNSAID: Range = (0.1, 1.0)
"""Where no strength was said, draws go over the whole table of strength words."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Pairs of factors, sorted by effect, then cause; arrays of shape (pairs,).

    ``value`` is the weight a single run uses. ``plus``/``minus`` (shape (pairs, 2)) are the ranges of the size
    when told with + and with −; where ``has_plus`` and ``has_minus`` both hold the sign is disputed or not said.
    """

    concepts: tuple[str, ...]
    cause: Ints
    effect: Ints
    value: Floats
    plus: Floats
    minus: Floats
    has_plus: npt.NDArray[np.bool_]
    has_minus: npt.NDArray[np.bool_]
    unsaid: npt.NDArray[np.bool_]
    disputed: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[str, str], ...]
    denied: tuple[tuple[str, str], ...]

    @property
    def n(self) -> int:
        """Number of factors."""
        return len(self.concepts)

    @property
    def sources(self) -> npt.NDArray[np.bool_]:
        """Mask, shape (n,): factors nothing acts on (a self-loop is something)."""
        mask = np.ones(self.n, dtype=bool)
        mask[self.effect] = False
        return mask

    def matrix(self) -> Floats:
        """Dense weights, shape (n, n): ``[i, j]`` is cause i -> effect j."""
        w = np.zeros((self.n, self.n))
        w[self.cause, self.effect] = self.value
        return w

    def notes(self) -> list[str]:
        """What a reader must know of these weights."""
        out = []
        if self.disputed:
            out.append(
                "Told with + and with −, so a single run takes the middle of both: "
                + _named(self.disputed)
                + "; a sensitivity run draws either sign."
            )
        if self.unknown:
            out.append(
                "No sign was said, so a single run leaves it at 0: "
                + _named(self.unknown)
                + "; a sensitivity run draws either sign."
            )
        if self.denied:
            out.append(f"Rejected by the speaker, so not run: {_named(self.denied)}.")
        return out


def _named(pairs: Iterable[tuple[str, str]]) -> str:
    shown = [f"{a} → {b}" for a, b in pairs]
    return ", ".join(shown[:8]) + (f" and {len(shown) - 8} more" if len(shown) > 8 else "")


def live(m: CausalMap) -> list[Link]:
    """The links runs, paths and loops go through: all but the denied."""
    return [link for link in m.links if not link.denied]


_KEPT: dict[int, tuple[weakref.ref[CausalMap], Weights]] = {}


def weights(m: CausalMap) -> Weights:
    """The weights of a map; kept as long as the map lives, since maps do not change."""
    kept = _KEPT.get(id(m))
    if kept is not None and kept[0]() is m:
        return kept[1]
    made = _made(m)
    key = id(m)
    _KEPT[key] = (weakref.ref(m, lambda _: _KEPT.pop(key, None)), made)
    return made


def _made(m: CausalMap) -> Weights:
    at = {name: i for i, name in enumerate(m.concepts)}
    pairs = m.pairs()
    denied = [(link.cause, link.effect) for link in m.links if link.denied]
    order = sorted(pairs, key=lambda p: (at[p[1]], at[p[0]]))
    count = len(order)
    value, plus, minus = np.zeros(count), np.ones((count, 2)), np.ones((count, 2))
    has_plus, has_minus = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
    unsaid = np.zeros((count, 2), dtype=bool)
    disputed, unknown = [], []
    for k, pair in enumerate(order):
        told = pairs[pair]
        merged = m.weights.get(pair)
        if merged is not None:
            value[k] = merged
            has_plus[k], plus[k] = True, merged  # signed as it is, without a range
            if 1 in told and -1 in told:
                disputed.append(pair)
            continue
        if 1 in told or -1 in told:
            value[k] = value_of(told)
            for sign, has, ranges, side in ((1, has_plus, plus, 0), (-1, has_minus, minus, 1)):
                if sign in told:
                    size = size_of(told[sign])
                    has[k], unsaid[k, side] = True, size is None
                    if size is not None:
                        ranges[k] = size
            if has_plus[k] and has_minus[k]:
                disputed.append(pair)
        else:
            size = size_of(told[0])
            has_plus[k] = has_minus[k] = True
            unsaid[k] = size is None
            if size is not None:
                plus[k] = minus[k] = size
            unknown.append(pair)
    return Weights(
        m.concepts,
        np.array([at[a] for a, _ in order], dtype=np.int64),
        np.array([at[b] for _, b in order], dtype=np.int64),
        value,
        plus,
        minus,
        has_plus,
        has_minus,
        unsaid,
        tuple(disputed),
        tuple(unknown),
        tuple(denied),
    )
