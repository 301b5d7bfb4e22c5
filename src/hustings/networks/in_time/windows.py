"""Networks over time: moving windows and kernel-smoothed slices, made when looked at."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...errors import OptionError, UnknownName
from ...model import Statements, Study
from ..options import NetworkOptions, whole
from ..projection import study_of
from ..tally import Tally, tally
from .kernel_windows import Weighing, kernel_windows
from .kernels import KERNELS, SECONDS, UNITS, between, shift
from .members import at_each_time
from .moving_windows import EventWindows, Places, Windows, too_few


def windows(
    statements: Statements,
    *,
    unit: str = "days",
    width: int = 365,
    step: int = 1,
    kernel: str | None = None,
    indent: bool = True,
    normalize_to_one: bool = False,
    **options: Any,
) -> Windows:
    """A moving window over a network: a sequence of networks, made when looked at.

    ``unit`` is seconds, minutes, hours, days, weeks, months, years or events; ``width`` in units;
    ``step`` units lie between two windows; ``options`` are those of
    :func:`~hustings.networks.network`. Months and years follow the calendar. A window spans
    floor(width / 2) units on either side of its middle, both ends included, and lies wholly inside
    the period; width 1 is one unit long ([t, t + 1 unit), in DNA an instant), the last day belongs
    to the period whole. "events" takes width
    // 2 statements on either side of each, in order of (date, document, start, id).

    With ``kernel`` (uniform, epanechnikov, triangular, gaussian) every statement weighs by its
    distance in time and all actors are in every slice: two-mode cells add weights, one-mode cells
    add sqrt(w_s w_t) times the similarity over pairs of statements, the diagonal kept;
    ``normalization`` is none or average. An odd width is rounded up.
    By the time spoken of (``time="told"``) a statement of a set of times ({1896,1929}) lies in the
    windows of each, once in each; with a kernel its nearest time weighs.
    ``indent`` keeps the slices' whole width inside the period. ``normalize_to_one`` divides each
    matrix by its sum.

    Raises OptionError where no statement has a date, UnknownName for a unit or kernel that is not
    there.
    """
    if unit not in UNITS:
        raise UnknownName("unit", unit, UNITS)
    if kernel is not None and kernel not in KERNELS:
        raise UnknownName("kernel", kernel, KERNELS)
    whole("width", width)
    whole("step", step)
    made = NetworkOptions.of(options, statements)
    extra: dict[str, Any] = {"unit": unit, "width": width, "step": step}
    if kernel is not None:
        extra |= {"kernel": kernel, "indent": indent}
    if normalize_to_one:
        if kernel is None:
            raise OptionError(
                "normalize_to_one is for kernel windows; name a kernel.", option="normalize_to_one"
            )
        extra["normalize_to_one"] = True
    study = study_of(made, "windows", extra)
    table = tally(statements, made, ordered=True)
    dated = ~np.isnat(table.dates)
    if len(statements) and np.isnat(table.statements["date"].values).all():
        raise OptionError(
            "Windows need dates, but no statement has a date; give its text one in the library.",
            unit=unit,
        )
    if not dated.all():
        table = table.part(dated)
    if made.time == "told":
        table = at_each_time(table)
    if kernel is not None:
        weighing = Weighing(kernel, unit, width, indent, normalize_to_one)
        return kernel_windows(table, study, weighing, step)
    if unit == "events":
        half = width // 2
        centres = np.arange(half, max(half, len(table) - half), step)
        why = table.why_empty or f"A window takes {width} statements; there are {len(table)}."
        return EventWindows(table, study, centres, half, why)
    return _plain_windows(table, study, unit, width, step)


def _plain_windows(table: Tally, study: Study, unit: str, width: int, step: int) -> Windows:
    if table.first is None or table.last is None:
        why = table.why_empty or "No statement has a date."
        return Windows(table, study, Places.nowhere(why))
    second = np.timedelta64(1, "s")
    alone = width == 1 and not table.options.dna and unit != "seconds"
    half = 0 if alone else width // 2
    if unit in SECONDS:
        count = int((table.last - table.first) / np.timedelta64(SECONDS[unit], "s")) + 1
    else:
        count = int(between(np.array([table.first]), table.last, unit)[0]) + 1
    if alone:
        starts = shift(table.first, np.arange(0, count + 1, step), unit)
        stops = shift(table.first, np.arange(0, count + 1, step) + 1, unit) - second
        inside = stops <= _end_of(table.last, unit)
        middles = starts + (stops + second - starts) // 2
    else:
        middles = shift(table.first, np.arange(half, max(half, count), step), unit)
        starts, stops = shift(middles, -half, unit), shift(middles, half, unit)
        inside = (starts >= table.first) & (stops <= table.last)
    why = too_few(table, width, unit)
    return Windows(table, study, Places(starts[inside], middles[inside], stops[inside], why))


def _end_of(last: np.datetime64, unit: str) -> Any:
    """Until when the period of windows of one unit lasts: the last statement's day (of shorter
    units, one unit from it) belongs to it whole, else what was said last lies in no window."""
    second = np.timedelta64(1, "s")
    if SECONDS.get(unit, SECONDS["days"]) < SECONDS["days"]:
        return last + SECONDS[unit] * second - second
    day = last.astype("datetime64[D]").astype("datetime64[s]")
    return day + SECONDS["days"] * second - second
