"""Statements that speak of several times at once ({1896,1929}): at each of them, counted once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ...model.selecting import told_times
from ..options import limits
from ..tally import Tally

Places = npt.NDArray[np.intp]


def at_each_time(table: Tally) -> Tally:
    """The same tally with a row for each member of a set of times, in order of time; a member with
    an open end stands at the day that is known. The period reaches over all of them, unless one
    was asked for."""
    told = told_times(table.statements)
    of_row = [told[row] for row in table.rows.tolist()]
    if not any(len(members) > 1 for members in of_row):
        return table
    places, days = [], []
    for place, members in enumerate(of_row):
        alone = [table.dates[place]]
        known = [m.middle for m in members if m.middle is not None]
        for day in known if len(members) > 1 else alone:
            places.append(place)
            days.append(np.datetime64(day, "s"))
    dates = np.array(days, dtype="datetime64[s]")
    order = np.argsort(dates, kind="stable")
    spread = replace(table.part(np.array(places)[order]), dates=dates[order])
    first, last = limits(table.options)
    return replace(
        spread,
        first=dates.min() if first is None else table.first,
        last=dates.max() if last is None else table.last,
    )


def once(table: Tally) -> Tally:
    """The first row of each statement."""
    _, first = np.unique(table.rows, return_index=True)
    return table if len(first) == len(table) else table.part(np.sort(first))


def heaviest(table: Tally, weights: npt.NDArray[np.float64]) -> Places:
    """The position of each statement's heaviest row, in order."""
    order = np.lexsort((np.arange(len(table)), -weights))
    _, first = np.unique(table.rows[order], return_index=True)
    return np.asarray(np.sort(order[first]), dtype=np.intp)
