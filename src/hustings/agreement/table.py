"""A table of values, coder by unit, as counts; and how far two values lie apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName

Level: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio", "jaccard", "masi"]
LEVELS: tuple[Level, ...] = get_args(Level)
PAIR = 2
"""So many coders or values make a comparison."""
NOTHING = 1e-9
"""A sum of lengths or counts this small is rounding."""
SETS = ("jaccard", "masi")
NUMBERS = ("interval", "ratio")

Cells: TypeAlias = Sequence[Sequence[Any]]
Table: TypeAlias = Mapping[str, Sequence[Any]] | Cells
Distances: TypeAlias = Mapping[tuple[Any, Any], float]
Floats: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """Every value as a number of its category.

    ``codes`` has shape (coders, units), -1 where missing; ``categories`` are the values in their
    order, the offered ones included; ``n`` has shape (units, categories): how many coders gave
    each value.
    """

    coders: tuple[str, ...]
    categories: tuple[Hashable, ...]
    codes: npt.NDArray[np.intp]

    @property
    def n(self) -> Floats:
        """How many coders gave each value, unit by unit."""
        out = np.zeros((self.codes.shape[1], len(self.categories)))
        for row in self.codes:
            there = np.flatnonzero(row >= 0)
            out[there, row[there]] += 1
        return out

    def complete(self) -> Counts:
        """Only the units that every coder gave a value."""
        return Counts(self.coders, self.categories, self.codes[:, (self.codes >= 0).all(axis=0)])

    def pairable(self) -> Counts:
        """Only the units that two coders or more gave a value."""
        return Counts(
            self.coders, self.categories, self.codes[:, (self.codes >= 0).sum(axis=0) > 1]
        )


def counts(table: Table, level: Level | Distances, offered: Iterable[Any] | None) -> Counts:
    """Read ``table[coder][unit]`` (None or NaN: missing). Raises OptionError where rows differ."""
    coders, rows = _rows(table)
    if len({len(row) for row in rows}) > 1:
        raise OptionError(
            "The coders have different numbers of units "
            f"({', '.join(f'{c}: {len(r)}' for c, r in zip(coders, rows, strict=True))}); "
            "give None where a coder has no value."
        )
    as_sets = level in SETS if isinstance(level, str) else False
    cells = [[_value(x, as_sets) for x in row] for row in rows]
    categories = ordered(
        [x for row in cells for x in row if x is not None],
        None if offered is None else [_value(x, as_sets) for x in offered],
        level,
    )
    place = {c: i for i, c in enumerate(categories)}
    units = len(rows[0]) if rows else 0
    codes = np.full((len(rows), units), -1, dtype=np.intp)
    for i, row in enumerate(cells):
        for u, x in enumerate(row):
            if x is not None:
                codes[i, u] = place[x]
    return Counts(coders, categories, codes)


def _rows(table: Table) -> tuple[tuple[str, ...], list[Sequence[Any]]]:
    if isinstance(table, Mapping):
        return tuple(map(str, table)), [list(row) for row in table.values()]
    rows = [list(row) for row in table]
    return tuple(f"coder {i + 1}" for i in range(len(rows))), list(rows)


def _value(x: Any, as_sets: bool) -> Hashable | None:
    """A cell as something that can be counted; None where it is missing."""
    if x is None or (isinstance(x, float) and math.isnan(x)):
        return None
    if isinstance(x, set | frozenset | list | tuple):
        return frozenset(x)
    if as_sets:
        raise OptionError(
            f"Sets are compared, but {x!r} is none: give a list or set of values in each cell."
        )
    if isinstance(x, np.generic):
        return _value(x.item(), as_sets)
    if not isinstance(x, Hashable):
        raise OptionError(f"{x!r} cannot be compared: give a word, a number or a set of them.")
    return x


def ordered(
    used: Sequence[Hashable], offered: Sequence[Hashable | None] | None, level: Level | Distances
) -> tuple[Hashable, ...]:
    """Categories in their order: as offered, else numbers by size, else words by spelling."""
    seen = set(used)
    if offered is not None:
        listed = list(dict.fromkeys(x for x in offered if x is not None))
        strange = sorted(map(repr, seen - set(listed)))
        if strange and level == "ordinal":
            raise OptionError(
                f"{strange[0]} is not among the ordered categories, so it has no place in them."
            )
        rest = _sorted(seen - set(listed))
        return (*listed, *rest)
    if level in NUMBERS or level == "ordinal":
        _numbers(seen, str(level))
    return tuple(_sorted(seen))


def _sorted(values: Iterable[Hashable]) -> list[Hashable]:
    return sorted(values, key=_key)


def _key(x: Hashable) -> tuple[int, float, tuple[str, ...]]:
    if isinstance(x, int | float):
        return (0, float(x), ())
    if isinstance(x, frozenset):
        return (2, len(x), tuple(sorted(map(str, x))))
    return (1, 0.0, (str(x),))


def _numbers(values: Iterable[Hashable], level: str) -> Floats:
    out = []
    for x in values:
        if not isinstance(x, int | float):
            what = "give the categories in their order" if level == "ordinal" else "use nominal"
            raise OptionError(f"Level {level} needs numbers, and {x!r} is none; {what}.")
        out.append(float(x))
    return np.array(out)


def distances(categories: Sequence[Hashable], level: Level | Distances, marginal: Floats) -> Floats:
    """Squared distances between categories, shape (q, q); ``marginal`` (q,) counts pairable values.

    Krippendorff 2011 for nominal to ratio; sets by Jaccard (1 - J) or MASI (1 - J M, Passonneau
    2006); a mapping of pairs is taken as it is. Raises UnknownName for a level that is not there.
    """
    if not isinstance(level, str):
        return _listed(categories, level)
    if level not in LEVELS:
        raise UnknownName("level", level, LEVELS)
    return _DISTANCE[level](categories, marginal)


def _nominal(categories: Sequence[Hashable], marginal: Floats) -> Floats:
    return 1.0 - np.eye(len(categories))


def _interval(categories: Sequence[Hashable], marginal: Floats) -> Floats:
    x = _numbers(categories, "interval")
    return (x[:, None] - x[None, :]) ** 2


def _ratio(categories: Sequence[Hashable], marginal: Floats) -> Floats:
    x = _numbers(categories, "ratio")
    if (x < 0).any() and (x > 0).any():
        raise OptionError("Ratios of numbers below and above 0 mean nothing; use level interval.")
    total = x[:, None] + x[None, :]
    apart = x[:, None] - x[None, :]
    return np.divide(apart, total, out=np.zeros_like(apart), where=total != 0) ** 2


def _ordinal(categories: Sequence[Hashable], marginal: Floats) -> Floats:
    upto = np.cumsum(marginal)
    below = upto - marginal
    low = np.minimum(below[:, None], below[None, :])
    high = np.maximum(upto[:, None], upto[None, :])
    return (high - low - (marginal[:, None] + marginal[None, :]) / 2) ** 2


def _jaccard(categories: Sequence[Hashable], marginal: Floats) -> Floats:
    return _between_sets(categories, lambda a, b: 1.0 - _overlap(a, b))


def _masi(categories: Sequence[Hashable], marginal: Floats) -> Floats:
    return _between_sets(categories, lambda a, b: 1.0 - _overlap(a, b) * _monotonic(a, b))


def _between_sets(
    categories: Sequence[Hashable],
    apart: Callable[[frozenset[Any], frozenset[Any]], float],
) -> Floats:
    sets = [c if isinstance(c, frozenset) else frozenset((c,)) for c in categories]
    return np.array([[apart(a, b) for b in sets] for a in sets]).reshape(len(sets), len(sets))


def _overlap(a: frozenset[Any], b: frozenset[Any]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def _monotonic(a: frozenset[Any], b: frozenset[Any]) -> float:
    """1 equal, 2/3 one within the other, 1/3 overlapping, 0 disjoint."""
    if a == b:
        return 1.0
    if not a & b:
        return 0.0
    return 2 / 3 if a <= b or b <= a else 1 / 3


_DISTANCE: dict[str, Callable[[Sequence[Hashable], Floats], Floats]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
    "jaccard": _jaccard,
    "masi": _masi,
}


def _listed(categories: Sequence[Hashable], table: Distances) -> Floats:
    """Distances as given for pairs, either way round; an equal pair is 0 unless it is given."""
    given: dict[tuple[Any, Any], float] = {
        (_value(a, False), _value(b, False)): float(d) for (a, b), d in table.items()
    }

    def one(a: Hashable, b: Hashable) -> float:
        for pair in ((a, b), (b, a)):
            if pair in given:
                return given[pair]
        if a == b:
            return 0.0
        raise OptionError(f"No distance is given between {a!r} and {b!r}.")

    q = len(categories)
    return np.array([[one(a, b) for b in categories] for a in categories]).reshape(q, q)
