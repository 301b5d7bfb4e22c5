"""How many statements each value has in every day, week, month, year or decade."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ...errors import OptionError, UnknownName
from ...model import Statements, Study
from ...model.selecting import told_bounds
from ...shown import Shown, Tabular
from ..tally import Ints, Tally
from .asking import asked_as, of_one, refuse_unasked

UNITS: Final = ("day", "week", "month", "year", "decade")
AUTO: Final = "auto"

FEW: Final = 60
"""Periods up to which a finer unit is chosen: beyond, bars on a page of two columns are too thin
to point at."""

MANY: Final = 400
"""Periods beyond which no chart is made."""

MONDAY, WEEK, DECADE, EPOCH = 3, 7, 10, 1970
"""1970-01-01 was a Thursday: day + 3 counts weeks from a Monday."""


@dataclass(frozen=True, repr=False)
class OverTime(Shown, Tabular):
    """Counts per value and period, most statements first; periods follow on one another without a
    gap, those nothing was said in too.

    ``counts`` has shape (values, periods), integer; ``periods`` are the ISO days they begin on.
    ``undated`` statements have no date. ``vague`` ones (told time alone) reach over more than one
    period or have an open end, so stand in none. ``n`` counts those that stand somewhere.
    """

    variable: str
    unit: str
    time: str
    values: tuple[str, ...]
    periods: tuple[str, ...]
    counts: Ints
    n: int
    undated: int
    vague: int
    study: Study
    why_empty: str | None
    behind: Callable[[int, int | None], list[str]]
    apart: Callable[[str], list[str]]

    def statements(self, value: str, period: str | None = None) -> list[str]:
        """Ids of the statements of a value, in one period or all. Raises UnknownName."""
        if value not in self.values:
            raise UnknownName(self.variable, value, self.values)
        if period is not None and period not in self.periods:
            raise UnknownName("period", period, self.periods)
        at = None if period is None else self.periods.index(period)
        return self.behind(self.values.index(value), at)

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a period, a column a value."""
        told = {name: row.tolist() for name, row in zip(self.values, self.counts, strict=True)}
        return {self.unit: list(self.periods), **told}


def over_time(
    statements: Statements,
    *,
    variable: str = "concept",
    unit: str = AUTO,
    finest: str = "day",
    **options: Any,
) -> OverTime:
    """Statements per value and period of time.

    ``unit``: day, week (from Monday), month, year, decade, or auto: the finest from ``finest`` on
    that makes at most sixty periods. The time is the date of the text; with ``time="told"`` the
    time spoken of, and a statement that reaches over several periods stands in none and is counted
    as vague. ``options`` are those of :func:`~hustings.networks.network` that select statements.
    Raises UnknownName, OptionError.

    >>> from hustings.model import Statements
    >>> s = Statements.from_columns({"concept": ["Fares"] * 3,
    ...     "date": ["2031-01-05", "2033-02-01", None]})
    >>> made = over_time(s, unit="year")
    >>> made.periods, made.counts.tolist(), made.undated
    (('2031-01-01', '2032-01-01', '2033-01-01'), [[1, 0, 1]], 1)
    """
    refuse_unasked(options, ("variable", "unit", "finest"))
    if unit not in (AUTO, *UNITS):
        raise UnknownName("unit of time", unit, (AUTO, *UNITS))
    if finest not in UNITS:
        raise UnknownName("unit of time", finest, UNITS)
    table = of_one(statements, variable, options)
    spans = _spans(table)
    dated = ~np.isnat(spans).any(axis=0)
    chosen = unit if unit != AUTO else _fitting(spans[:, dated], finest)
    first, last = (period_of(day, chosen) for day in spans)
    stands = dated & (first == last)
    begin = int(first[stands].min()) if stands.any() else 0
    many = int(first[stands].max()) - begin + 1 if stands.any() else 0
    if many > MANY:
        raise OptionError(
            f"That makes {many:,} periods; a chart takes at most {MANY:,}. Take a coarser unit, or "
            f"a shorter time.",
            periods=many,
        )
    key = table.a[stands].astype(np.int64) * max(1, many) + first[stands] - begin
    x = np.bincount(key, minlength=len(table.names1) * many).reshape(len(table.names1), many)
    order = np.argsort(-x.sum(axis=1), kind="stable")
    shown = order[x.sum(axis=1)[order] > 0]

    def behind(i: int, k: int | None) -> list[str]:
        mine = stands & (table.a == shown[i])
        return table.ids(np.flatnonzero(mine if k is None else mine & (first == begin + k)))

    def apart(why: str) -> list[str]:
        known = _known_time(table)
        which = {"undated": ~dated & ~known, "vague": known & ~stands}
        return table.ids(np.flatnonzero(which[why]))

    vague = len(apart("vague"))
    return OverTime(
        variable=variable,
        unit=chosen,
        time=table.options.time,
        values=tuple(table.names1[i] for i in shown),
        periods=tuple(str(d) for d in begins(np.arange(begin, begin + many), chosen)),
        counts=x[shown],
        n=int(stands.sum()),
        undated=len(table) - int(stands.sum()) - vague,
        vague=vague,
        study=asked_as("over_time", table, {"variable": variable, "unit": unit, "finest": finest}),
        why_empty=_why(table, bool(stands.any())),
        behind=behind,
        apart=apart,
    )


def period_of(days: npt.NDArray[Any], unit: str) -> Ints:
    """The number of the period each day (datetime64) lies in; of a day that is none, any."""
    day = days.astype("datetime64[D]").astype(np.int64)
    if unit == "day":
        return day
    if unit == "week":
        return np.asarray((day + MONDAY) // WEEK)
    if unit == "month":
        return np.asarray(days.astype("datetime64[M]").astype(np.int64))
    year = days.astype("datetime64[Y]").astype(np.int64)
    return np.asarray(year if unit == "year" else (year + EPOCH) // DECADE)


def begins(periods: Ints, unit: str) -> npt.NDArray[Any]:
    """The first day of each period, datetime64[D]."""
    if unit == "day":
        return periods.astype("datetime64[D]")
    if unit == "week":
        return (periods * WEEK - MONDAY).astype("datetime64[D]")
    if unit == "month":
        return periods.astype("datetime64[M]").astype("datetime64[D]")
    years = periods if unit == "year" else periods * DECADE - EPOCH
    return years.astype("datetime64[Y]").astype("datetime64[D]")


def _spans(table: Tally) -> npt.NDArray[Any]:
    """First and last day of each statement's time, shape (2, statements); NaT where open or not
    known."""
    if table.options.time != "told":
        return np.stack([table.dates, table.dates]).astype("datetime64[D]")
    nothing = np.datetime64("NaT", "D")
    ends = []
    for bounds in _told(table):
        known = bounds is not None and None not in (bounds.earliest, bounds.latest)
        ends.append((bounds.earliest, bounds.latest) if bounds and known else (nothing, nothing))
    return np.array(ends, dtype="datetime64[D]").reshape(len(ends), 2).T


def _told(table: Tally) -> Sequence[Any]:
    every = told_bounds(table.statements)
    return [every[i] for i in table.rows.tolist()]


def _known_time(table: Tally) -> npt.NDArray[np.bool_]:
    """Whether a time is known at all, be it vague."""
    if table.options.time != "told":
        return ~np.isnat(table.dates)
    return np.array([b is not None for b in _told(table)], dtype=bool)


def _fitting(spans: npt.NDArray[Any], finest: str) -> str:
    """The finest unit that makes few periods."""
    if not spans.size:
        return finest
    for unit in UNITS[UNITS.index(finest) :]:
        if int(period_of(spans[1], unit).max() - period_of(spans[0], unit).min()) < FEW:
            return unit
    return UNITS[-1]


def _why(table: Tally, some: bool) -> str | None:
    if some:
        return None
    if table.why_empty:
        return table.why_empty
    told = table.options.time == "told"
    if told:
        return "No statement in the selection says of what single period it speaks."
    return "No statement in the selection has a date; give its text one in the library."
