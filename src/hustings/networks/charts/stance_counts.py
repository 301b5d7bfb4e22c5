"""How each concept is spoken of: for, against, on its qualifier's scale, or without a stance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ...errors import OptionError, UnknownName
from ...model import Statements, Study
from ...shown import Shown, Tabular
from ..options import who_of
from ..tally import Ints, Tally, column_of, counts
from .asking import asked_as, of_one, refuse_unasked

ORDERS: Final = ("statements", "balance", "name")
"""Most statements first; those most for first; by name."""

UNSAID: Final = "no stance"
"""What the statements are called that have no value of the qualifier."""

LONGEST_SCALE: Final = 21
"""Levels of a declared scale that are all shown, also those nobody used."""


@dataclass(frozen=True, repr=False)
class Stances(Shown, Tabular):
    """Counts per concept and level of a qualifier.

    ``counts`` has shape (values, levels), ``unsaid`` and ``actors`` (values,), integer: statements
    without a value of the qualifier, and how many different ``who`` speak of it. ``n`` is the
    number of statements counted. Without a qualifier there is one level, "".
    """

    variable: str
    qualifier: str | None
    who: str
    values: tuple[str, ...]
    levels: tuple[Any, ...]
    counts: Ints
    unsaid: Ints
    actors: Ints
    n: int
    study: Study
    why_empty: str | None
    behind: Callable[[int, int | None], list[str]]

    @property
    def yes_no(self) -> bool:
        """Whether the levels are against (0) and for (1)."""
        return self.qualifier is not None and self.levels == (0, 1)

    @property
    def totals(self) -> Ints:
        """Statements of each value, shape (values,)."""
        return np.asarray(self.counts.sum(axis=1) + self.unsaid)

    def statements(self, value: str, level: Any = None) -> list[str]:
        """Ids of the statements behind one bar, those without a stance (``UNSAID``), or all of one
        value. Raises UnknownName."""
        if value not in self.values:
            raise UnknownName(self.variable, value, self.values)
        known = [*self.levels, UNSAID]
        if level is not None and level not in known:
            raise UnknownName("level", str(level), map(str, known))
        return self.behind(self.values.index(value), None if level is None else known.index(level))

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a value: its statements by level, and how many speak of it."""
        named = dict(zip(("against", "for"), self.counts.T, strict=True)) if self.yes_no else None
        levels = named or dict(zip(map(str, self.levels), self.counts.T, strict=True))
        if self.qualifier is None:
            levels = {}
        unsaid = {UNSAID: self.unsaid} if self.qualifier is not None else {}
        told = {**levels, **unsaid, "statements": self.totals, self.who: self.actors}
        return {self.variable: list(self.values), **{k: v.tolist() for k, v in told.items()}}


def stances(
    statements: Statements,
    *,
    variable: str = "concept",
    qualifier: str | None = "agreement",
    order: str = "statements",
    **options: Any,
) -> Stances:
    """How often each concept is spoken of, for and against, and by how many.

    A repeated (value, level) counts once per unit of ``duplicates``, as in Discourse Network
    Analyzer's bar plot. ``order``: statements (most first), balance (the mean level, highest
    first) or name. ``options`` are those of :func:`~hustings.networks.network` that select
    statements. Raises UnknownName, OptionError.

    >>> from hustings.model import Statements
    >>> s = Statements.from_columns(
    ...     {"holder": ["Calder", "Renn", "Renn"], "concept": ["Night ferry"] * 3,
    ...      "agreement": [True, False, None]}, {"agreement": "boolean"})
    >>> made = stances(s)
    >>> made.counts.tolist(), made.unsaid.tolist(), made.actors.tolist()
    ([[1, 1]], [1], [2])
    """
    refuse_unasked(options, ("variable", "qualifier", "order"))
    if order not in ORDERS:
        raise UnknownName("order", order, ORDERS)
    told = {**options, "qualifier": qualifier, "aggregation": "subtract" if qualifier else "ignore"}
    table = of_one(statements, variable, told)
    silent = _without(statements, variable, qualifier, options)
    levels, codes = _scale(table)
    many = len(table.names1)
    x = counts(table)[:, 0, :].astype(np.int64)
    spread = np.zeros((many, len(levels)), dtype=np.int64)
    spread[:, codes] = x
    unsaid = np.bincount(silent.a, minlength=many) if silent is not None else _none(many)
    who = who_of(statements)
    # whoever is left out as saying the same again speaks of it all the same
    everybody = of_one(statements, variable, {**options, "duplicates": "include"})
    people = _people(statements, who, everybody)
    shown = np.flatnonzero(spread.sum(axis=1) + unsaid)
    shown = shown[_ordered(order, spread[shown], unsaid[shown], levels)]

    def behind(i: int, k: int | None) -> list[str]:
        said = table.a == shown[i]
        ids: list[str] = []
        if k is None or k < len(levels):
            level = codes[table.q] if len(table) else table.q
            ids = table.ids(np.flatnonzero(said if k is None else said & (level == k)))
        if silent is not None and (k is None or k == len(levels)):
            ids += silent.ids(np.flatnonzero(silent.a == shown[i]))
        return ids

    found = len(table) + (0 if silent is None else len(silent))
    return Stances(
        variable=variable,
        qualifier=qualifier,
        who=who,
        values=tuple(table.names1[i] for i in shown),
        levels=levels,
        counts=spread[shown],
        unsaid=unsaid[shown],
        actors=people[shown],
        n=found,
        study=asked_as(
            "stances", table, {"variable": variable, "qualifier": qualifier, "order": order}
        ),
        why_empty=None if found else table.why_empty,
        behind=behind,
    )


def _none(many: int) -> Ints:
    return np.zeros(many, dtype=np.int64)


def _without(
    statements: Statements, variable: str, qualifier: str | None, options: Mapping[str, Any]
) -> Tally | None:
    """Statements that have no value of the qualifier: the network's own lists say which."""
    if qualifier is None:
        return None
    exclude = dict(options.get("exclude") or {})
    invert = [*(options.get("invert") or ())]
    given = exclude.get(qualifier)
    if given is not None and (("" in given) != (qualifier in invert)):
        return None
    asked = {k: v for k, v in options.items() if k not in ("exclude", "invert")}
    only = {**exclude, qualifier: [""]}
    kept = list(dict.fromkeys([*invert, qualifier]))
    return of_one(statements, variable, {**asked, "exclude": only, "invert": kept})


def _scale(table: Tally) -> tuple[tuple[Any, ...], npt.NDArray[np.intp]]:
    """The levels to show, and where each level of the tally stands among them: of a declared scale
    every step, whether anybody used it or not."""
    found = table.levels
    name = table.options.qualifier
    scale = table.statements[name].scale if name and found.kind == "numeric" else None
    if scale is None or scale[1] - scale[0] >= LONGEST_SCALE:
        return found.values, np.arange(len(found.values))
    levels = tuple(range(scale[0], scale[1] + 1))
    return levels, np.array([levels.index(v) for v in found.values], dtype=np.intp)


def _people(statements: Statements, who: str, table: Tally) -> Ints:
    """How many different people speak of each value."""
    many = len(table.names1)
    if who not in statements:
        return _none(many)
    named = column_of(statements, who, "who")
    codes = named.values[table.rows].astype(np.int64)
    some, size = codes >= 0, max(1, len(named.labels))
    pairs = np.unique(table.a[some].astype(np.int64) * size + codes[some])
    return np.bincount(pairs // size, minlength=many)


def _ordered(
    order: str, spread: Ints, unsaid: Ints, levels: tuple[Any, ...]
) -> npt.NDArray[np.intp]:
    """Places of the values in the order asked for; names settle what is tied."""
    said = spread.sum(axis=1)
    if order == "name":
        return np.arange(len(said))
    if order == "statements":
        return np.argsort(-(said + unsaid), kind="stable")
    if not all(isinstance(v, int | float) for v in levels) or not levels:
        raise OptionError(
            "Only a yes/no or number qualifier has a balance; order by statements or by name.",
            order=order,
        )
    weight = spread @ np.array(levels, dtype=np.float64)  # whole numbers: the sums are exact
    mean = np.divide(weight, said, out=np.full(len(said), -np.inf), where=said > 0)
    return np.lexsort((-said, -mean))
