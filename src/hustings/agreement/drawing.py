"""Who codes what: units drawn with a seed, some of them for two coders or for all.

Pairs of coders take turns so that at any point each pair has as many units as any other, or one
more or less, and so has each coder: for an even number of coders by the rounds of a tournament
(circle method), for an odd one along Hamiltonian cycles (Walecki 1892, in Lucas, Récréations
mathématiques II), every second edge of a cycle first.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil
from typing import Literal

from ..errors import OptionError

Part = Literal["calibration", "double", "single"]
SHARE = 0.2
"""The share of units two coders code, unless another is said."""
LEAST = 10
"""Units two coders code at least, unless a share is said."""
SIZES = 3
"""Groups of length from which units for two coders are drawn evenly."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Something to code: ``size`` in characters; ``stratum`` is what it is drawn evenly by."""

    id: str
    size: int
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A unit with its coders, by name."""

    unit: str
    coders: tuple[str, ...]
    part: Part


def draw(
    units: Sequence[Unit],
    coders: Mapping[str, float],
    *,
    double: float | None = None,
    calibration: int = 0,
    seed: int = 0,
) -> list[Drawn]:
    """Give every unit one coder, some two, ``calibration`` of them all; in the order of ``units``.

    ``coders``: name -> share of what one codes alone (any positive numbers). ``double``: the share
    of units (without those for calibration) two coders code; None is a fifth of them, at least 10.
    The same units, names, numbers and seed give the same answer. Raises OptionError.
    """
    _check(units, coders, double, calibration)
    chance = random.Random(seed)
    names = sorted(coders)
    chance.shuffle(names)
    waiting = _mixed(units, chance)
    first, waiting = waiting[:calibration], waiting[calibration:]
    n = how_many_double(len(waiting), double) if len(names) > 1 else 0
    drawn = {u.id: Drawn(u.id, tuple(sorted(names)), "calibration") for u in first}
    load: Counter[str] = Counter()
    turns = pairs_in_turn(names)
    for i, unit in enumerate(waiting[:n]):
        pair = turns[i % len(turns)]
        load.update(pair)
        drawn[unit.id] = Drawn(unit.id, tuple(sorted(pair)), "double")
    alone = Counter[str]()
    even = len(set(coders.values())) == 1
    for unit in waiting[n:]:
        # where shares are equal, who has less in all comes first, else who has less of his share
        name = min(names, key=lambda c: load[c] if even else (alone[c] + 1) / coders[c])
        load[name] += 1
        alone[name] += 1
        drawn[unit.id] = Drawn(unit.id, (name,), "single")
    return [drawn[u.id] for u in units]


def how_many_double(units: int, double: float | None) -> int:
    """How many of some units two coders code.

    >>> how_many_double(100, None), how_many_double(30, None), how_many_double(4, None)
    (20, 10, 4)
    >>> how_many_double(12, 0.25)
    3
    """
    if double is None:
        return min(units, max(LEAST, ceil(SHARE * units)))
    return min(units, round(double * units))


def pairs_in_turn(names: Sequence[str]) -> list[tuple[str, str]]:
    """Every pair once, in an order in which nobody is ever more than one unit ahead.

    >>> len(pairs_in_turn("abcde"))
    10
    """
    n = len(names)
    if n < 2:
        return []
    order = _rounds(n) if n % 2 == 0 else _cycles(n)
    return [(names[a], names[b]) for a, b in order]


def _rounds(n: int) -> list[tuple[int, int]]:
    """The circle method: n - 1 rounds in each of which everybody has one partner."""
    out = []
    for r in range(n - 1):
        out.append((n - 1, r))
        out += [((r + k) % (n - 1), (r - k) % (n - 1)) for k in range(1, n // 2)]
    return out


def _cycles(n: int) -> list[tuple[int, int]]:
    """Walecki: (n - 1) / 2 cycles through everybody; of each every second edge first."""
    half, out = (n - 1) // 2, []
    for turn in range(half):
        zigzag = [0]
        for k in range(1, half + 1):
            zigzag += [k, -k] if k < half else [k]
        walk = [n - 1, *((z + turn) % (n - 1) for z in zigzag)]
        edges = list(zip(walk, [*walk[1:], walk[0]], strict=True))
        out += [*edges[0::2], *edges[1::2]]
    return out


def loads(drawn: Sequence[Drawn]) -> dict[str, int]:
    """How many units each coder has."""
    return dict(sorted(Counter(name for one in drawn for name in one.coders).items()))


def pairs(drawn: Sequence[Drawn]) -> dict[tuple[str, str], int]:
    """How many units each pair of coders shares, those for calibration not counted."""
    names = sorted({name for one in drawn for name in one.coders})
    found = Counter(one.coders for one in drawn if one.part == "double")
    return {pair: found[pair] for pair in combinations(names, 2)}


def needed(share: float, within: float) -> int:
    """Units two coders must code so that their agreement is known to ± ``within`` (95 %).

    1.96² p (1 - p) / h², p the agreement that is expected.

    >>> needed(0.8, 0.05), needed(0.8, 0.1)
    (246, 62)
    """
    return ceil(1.96**2 * share * (1 - share) / within**2)


def _mixed(units: Sequence[Unit], chance: random.Random) -> list[Unit]:
    """Units in an order any beginning of which holds every stratum by its share."""
    strata: dict[tuple[str, int], list[Unit]] = {}
    by_size = sorted(units, key=lambda u: (u.size, u.id))
    for i, unit in enumerate(by_size):
        group = i * SIZES // len(by_size) if by_size else 0
        strata.setdefault((unit.stratum, group), []).append(unit)
    placed: list[tuple[float, float, Unit]] = []
    for _, members in sorted(strata.items()):
        members = sorted(members, key=lambda u: u.id)
        chance.shuffle(members)
        offset = chance.random()
        placed += [
            ((i + offset) / len(members), chance.random(), unit) for i, unit in enumerate(members)
        ]
    return [unit for *_, unit in sorted(placed, key=lambda p: p[:2])]


def _check(
    units: Sequence[Unit], coders: Mapping[str, float], double: float | None, calibration: int
) -> None:
    if not units:
        raise OptionError("There is no text to assign.")
    if not coders:
        raise OptionError("Name at least one coder.")
    for name, share in coders.items():
        if not 0 < share < float("inf"):
            raise OptionError(f"The share of {name} is {share}; give a number above 0.")
    if double is not None and not 0 <= double <= 1:
        raise OptionError(f"The double share is {double}; give a number from 0 to 1.")
    if double and len(coders) < 2:
        raise OptionError("For texts two people code, name at least two coders.")
    if not 0 <= calibration <= len(units):
        raise OptionError(f"There are {len(units)} texts; {calibration} cannot be for calibration.")
