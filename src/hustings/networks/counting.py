"""Counts of statements, made where the statements are: in memory or by an engine for tables.

A network is a product of counts X[a, c, q], and counts are small however many statements there are.
So the filters, the rule on duplicates and the counting run on the engine (polars, DuckDB, Spark and
others, through narwhals), and what comes back is one row per cell. Counts are whole numbers, so
every engine gives the same network to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError
from ..model import Network, Statements
from ..shown import Shown, Tabular
from .behind import evidence
from .frames import Frame
from .options import NetworkOptions, who_of
from .projection import shown, whole_network
from .tally import Ints, Levels
from .tally import Tally as Rows
from .tally import tally as rows_of

WHOLE = {"isolates": False, "voice": "any", "time": "spoken", "compat": None}
"""Settings that only statements in memory can serve, and what they are where nobody asks."""

Behind = Callable[[int, "int | None"], Sequence[str]]

ASKED = ("mode", "aggregation", "normalization")
"""What may still be asked of counts; all else is settled when they are made."""


@dataclass(frozen=True, repr=False)
class Tally(Shown, Tabular):
    """How many statements hold each (variable 1, variable 2, level), and where to ask for them.

    ``a``, ``c``, ``q``, ``times``, shape (cells,), are codes into ``names1``, ``names2`` and
    ``levels``, and counts. ``options`` say what was counted, ``first`` and ``last`` bound the
    period, ``engine`` tells what counted.
    """

    options: NetworkOptions
    names1: tuple[str, ...]
    names2: tuple[str, ...]
    levels: Levels
    a: Ints
    c: Ints
    q: Ints
    times: Ints
    first: np.datetime64 | None
    last: np.datetime64 | None
    why_empty: str | None
    engine: str
    rows_of: Callable[[Sequence[str]], Rows] = field(repr=False, compare=False)
    """Statements of some names of variable 1, counted row by row, with ids; what evidence asks."""

    def __len__(self) -> int:
        """How many statements are counted."""
        return int(self.times.sum())

    def cells(self) -> list[tuple[str, str, Any, int]]:
        """(name of variable 1, of variable 2, level, statements), sorted by code point."""
        levels = self.levels.values
        order = np.lexsort((self.q, self.c, self.a))
        return [
            (self.names1[self.a[i]], self.names2[self.c[i]], levels[self.q[i]], int(self.times[i]))
            for i in order.tolist()
        ]

    def evidence(self, name: str, other: str | None = None) -> list[str]:
        """Ids of the statements of a name of variable 1 (on a name of variable 2), asked of the
        source, in order of date, document and place."""
        rows = self.rows_of([name])
        keep = np.ones(len(rows), dtype=bool)
        if other is not None:
            known = {label: i for i, label in enumerate(rows.names2)}
            keep = rows.c == known.get(other, -1)
        return rows.ids(np.flatnonzero(keep))

    def network(self, **settings: Any) -> Network:
        """The network of these counts; ``settings`` are mode, aggregation and normalization.

        Raises OptionError for what was settled when the counts were made.
        """
        for name in settings:
            if name not in ASKED:
                raise OptionError(
                    f"{name} is settled when statements are counted; give it to tally(), and only "
                    f"{', '.join(ASKED)} here.",
                    option=name,
                )
        qualifier = self.options.qualifier
        chosen = {"aggregation": "ignore", **settings}
        if qualifier is not None and chosen["aggregation"] == "ignore":
            raise OptionError(
                f"This tally counts the levels of {qualifier!r} apart: name an aggregation, or "
                "make a tally without a qualifier.",
                qualifier=qualifier,
            )
        options = replace(self.options, **chosen)
        options.check()
        table = _table(self, options)
        made = whole_network(table)
        made = replace(made, n=len(self))
        return replace(made, behind=_behind(self, table), resting=None)

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a cell that is not 0."""
        names = (self.options.variable1, self.options.variable2, "level", "statements")
        rows = list(zip(*self.cells(), strict=True)) or [()] * len(names)
        return dict(zip(names, map(list, rows), strict=True))


def tally(
    source: Statements | Any,
    options: NetworkOptions | None = None,
    *,
    scale: tuple[int, int] | None = None,
    **settings: Any,
) -> Tally:
    """Statements, or a table narwhals knows (eager or lazy), counted.

    What is asked is a NetworkOptions, or its fields by name, as in
    :func:`~hustings.networks.network`: variable1, variable2, qualifier, duplicates, since, until,
    exclude, invert, forms, commitments, holders. With a ``qualifier`` statements without a level
    are left out and levels counted apart; without one, levels do not matter (aggregation "ignore").
    ``scale`` declares the range of a numeric qualifier of a table (Statements carry their own).
    Raises UnknownName for a column that is not there, OptionError for one that cannot serve, or for
    a setting that is asked of counts or needs every statement in memory.
    """
    made = source if isinstance(source, Statements) else Frame.of(source)
    if options is None:
        options = NetworkOptions.of(
            {
                "variable1": made.who() if isinstance(made, Frame) else who_of(made),
                **_known(settings),
            }
        )
    else:
        options = replace(options, **_known(settings))
    options = replace(options, aggregation="ignore" if options.qualifier is None else "subtract")
    options.check()
    for name, usual in WHOLE.items():
        if getattr(options, name) != usual:
            raise OptionError(f"{name} needs every statement in memory; leave it out.", option=name)
    if isinstance(made, Frame):
        return _of_frame(made, options, scale)
    if scale is not None:
        raise OptionError("scale declares the range of a table's qualifier; leave it out here.")
    return _of_rows(rows_of(made, options))


def _known(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    for name in settings:
        if name in ASKED:
            raise OptionError(f"{name} is asked of counts; give it to network().", option=name)
    return settings


def _of_rows(rows: Rows) -> Tally:
    shape = rows.shape
    key = (rows.a.astype(np.int64) * shape[1] + rows.c) * shape[2] + rows.q
    cells, times = np.unique(key, return_counts=True)
    where = np.unravel_index(cells, shape) if len(cells) else (cells, cells, cells)
    a, c, q = (np.asarray(part, dtype=np.int64) for part in where)

    def only(names: Sequence[str]) -> Rows:
        wanted = {name: i for i, name in enumerate(rows.names1)}
        return rows.part(np.isin(rows.a, [wanted[n] for n in names if n in wanted]))

    def in_order(names: Sequence[str]) -> Rows:
        found = only(names)
        again = rows_of(
            found.statements.take(np.sort(found.rows)),
            # duplicates are gone already, and so is all that was filtered
            replace(rows.options, duplicates="include"),
            ordered=True,
        )
        return _on_levels(again, rows.levels)

    return Tally(
        rows.options, rows.names1, rows.names2, rows.levels, a, c, q, times.astype(np.int64),
        rows.first, rows.last, rows.why_empty, "memory", in_order,
    )  # fmt: skip


def _of_frame(frame: Frame, options: NetworkOptions, scale: tuple[int, int] | None) -> Tally:
    asked = frame.asked(options, scale)
    one, two, level, times = asked.counts()
    names1, names2 = (tuple(sorted(set(names))) for names in (one, two))
    levels = asked.levels
    place = {value: k for k, value in enumerate(levels.values)}

    def codes(values: Sequence[Any], known: Mapping[Any, int]) -> Ints:
        return np.fromiter((known[v] for v in values), dtype=np.int64, count=len(values))

    return Tally(
        options=options,
        names1=names1,
        names2=names2,
        levels=levels,
        a=codes(one, {n: i for i, n in enumerate(names1)}),
        c=codes(two, {n: i for i, n in enumerate(names2)}),
        q=codes(level, place),
        times=np.asarray(times, dtype=np.int64),
        first=asked.first,
        last=asked.last,
        why_empty=asked.why_empty() if not times else None,
        engine=frame.engine,
        rows_of=lambda names: _on_levels(asked.rows(names), levels),
    )


def _on_levels(rows: Rows, levels: Levels) -> Rows:
    """The rows with codes of other levels, which hold all that occur."""
    place = {value: k for k, value in enumerate(levels.values)}
    moved = np.array([place[v] for v in rows.levels.values], dtype=np.int64)
    return replace(rows, q=moved[rows.q] if len(moved) else rows.q, levels=levels)


def _table(counted: Tally, options: NetworkOptions) -> Rows:
    """Cells as if each were a statement said ``times`` times."""
    return Rows(
        statements=Statements({}),
        options=options,
        rows=np.arange(len(counted.a)),
        a=counted.a,
        c=counted.c,
        q=counted.q,
        names1=counted.names1,
        names2=counted.names2,
        levels=counted.levels,
        all1=None,
        all2=None,
        dates=np.full(len(counted.a), "NaT", dtype="datetime64[s]"),
        first=counted.first,
        last=counted.last,
        why_empty=counted.why_empty,
        times=counted.times,
    )


def _behind(counted: Tally, table: Rows) -> Behind:
    """As :func:`hustings.networks.behind.evidence`: the statements of the names pointed at come
    from the source, what everybody else says is in the counts."""
    rows, columns = shown(table)

    def behind(i: int, j: int | None) -> Sequence[str]:
        one_mode = table.options.mode == "one-mode"
        asked = [int(rows[i])] + ([int(rows[j])] if one_mode and j is not None else [])
        found = counted.rows_of([counted.names1[k] for k in asked])
        others = ~np.isin(table.a, asked)
        place1, place2 = (
            np.array([known[n] for n in names], dtype=np.int64)
            for known, names in (
                ({n: k for k, n in enumerate(counted.names1)}, found.names1),
                ({n: k for k, n in enumerate(counted.names2)}, found.names2),
            )
        )
        joined = replace(
            found,
            options=table.options,
            a=np.concatenate([_at(place1, found.a), table.a[others]]),
            c=np.concatenate([_at(place2, found.c), table.c[others]]),
            q=np.concatenate([found.q, table.q[others]]),
            names1=counted.names1,
            names2=counted.names2,
        )
        return evidence(joined, slice(None), rows, columns)(i, j)

    return behind


def _at(place: Ints, codes: npt.NDArray[Any]) -> Ints:
    return place[codes] if len(place) else np.asarray(codes, dtype=np.int64)
