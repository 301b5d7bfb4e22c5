"""What counts once: the first of equal statements in a document, a week, a month, a year."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError
from ..model import Column, Statements
from .filters import real
from .options import NetworkOptions


def first_of_each(
    statements: Statements,
    options: NetworkOptions,
    rows: npt.NDArray[np.intp],
    one: Column,
    two: Column,
) -> npt.NDArray[np.intp]:
    """Positions (in ``rows``) of the first statement of each (unit, a, c[, q]), in order; O(n log
    n).
    """
    unit = _unit(statements, options, rows)
    keys: list[npt.NDArray[Any]] = [unit, one.values[rows], two.values[rows]]
    position = np.arange(len(rows))
    if options.aggregation != "ignore" and options.qualifier is not None:
        column = statements[real(options.qualifier)]
        if column.kind in ("text", "date"):
            column = column.as_names()
        values = column.values[rows]
        keys.append(np.unique(values, return_inverse=True)[1])
        if options.dna and column.kind == "integer":
            # DNA compares boxed integers by reference: outside -128..127 no two are ever equal
            keys.append(np.where((values < -128) | (values > 127), position + 1, 0))
    combined = np.zeros(len(rows), dtype=np.int64)
    for key in keys:
        codes = np.unique(key, return_inverse=True)[1].astype(np.int64)
        size = int(codes.max(initial=0)) + 1
        if int(combined.max(initial=0)) > np.iinfo(np.int64).max // size - 1:
            combined = np.unique(combined, return_inverse=True)[1].astype(np.int64)
        combined = combined * size + codes
    return np.sort(np.unique(combined, return_index=True)[1])


def _unit(
    statements: Statements, options: NetworkOptions, rows: npt.NDArray[np.intp]
) -> npt.NDArray[np.int64]:
    """The unit a statement falls in, as a number; an undated one shares a unit with its document
    only.
    """
    if options.duplicates == "acrossrange":
        return np.zeros(len(rows), dtype=np.int64)
    document = statements["document"].as_names().values[rows].astype(np.int64)
    if options.duplicates == "document":
        return document
    date = statements["date"].values[rows]
    missing = np.isnat(date)
    if len(rows) and missing.all():
        raise OptionError(
            f"duplicates={options.duplicates!r} needs dates, but no statement has a date; "
            "use 'include', 'document' or 'acrossrange'.",
            duplicates=options.duplicates,
        )
    date = np.where(missing, np.datetime64(0, "s"), date)
    day = date.astype("datetime64[D]").astype(np.int64)
    month = date.astype("datetime64[M]").astype(np.int64)
    year = date.astype("datetime64[Y]").astype(np.int64)
    if options.duplicates == "week":
        # 1970-01-01 was a Thursday: day + 3 counts from Monday 1969-12-29 (ISO weeks)
        unit = (day + 3) // 7
        if options.dna:
            # week of the year, weeks begin on Sunday and the first has 1 January in it; the year is
            # lost
            january = date.astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)
            ending = (date.astype("datetime64[Y]") + 1).astype("datetime64[D]").astype(np.int64)
            unit = (day - january + (january + 4) % 7) // 7 + 1
            unit = np.where(day >= ending - (ending + 4) % 7, 1, unit)
    elif options.duplicates == "month":
        unit = month % 12 if options.dna else month
    else:
        unit = year
    return np.where(missing, -1 - document, unit)
