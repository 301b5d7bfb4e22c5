"""Weights of statements around a point in time.

z = 2 d / w, d the whole units between statement and point (towards 0), w the width. uniform 1/2,
epanechnikov 3/4 (1 - z^2), triangular 1 - |z|, all 0 beyond |z| = 1; gaussian the standard normal
density, without an end.
Sources: rDNA help (uniform = .5), Silverman 1986, table 3.1 for the others.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ...model.arithmetic import exp

KERNELS = ("uniform", "epanechnikov", "triangular", "gaussian")

SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400, "weeks": 604800}
MONTHS = {"months": 1, "years": 12}
UNITS = (*SECONDS, *MONTHS, "events")

Dates = npt.NDArray[np.datetime64]


def weight(
    kernel: str, z: npt.NDArray[np.float64], *, dna: bool = False
) -> npt.NDArray[np.float64]:
    """Weights, shape of ``z``. DNA's triangular kernel is |1 - z|, which is 2 at one end
    (``dna``)."""
    if kernel == "gaussian":
        return np.asarray(exp(-0.5 * z * z) / np.sqrt(2 * np.pi))
    if kernel == "uniform":
        made = np.full(z.shape, 0.5)
    elif kernel == "epanechnikov":
        made = 0.75 * (1 - z * z)
    elif dna:
        made = np.abs(1 - z)
    else:
        made = 1 - np.abs(z)
    return np.where(np.abs(z) <= 1, made, 0.0)


def shift(dates: Any, amount: Any, unit: str) -> Any:
    """Dates plus some units; months and years by the calendar, the day cut to the month's last."""
    if unit in SECONDS:
        return dates + np.asarray(amount) * np.timedelta64(SECONDS[unit], "s")
    months = np.asarray(dates).astype("datetime64[M]")
    inside = dates - months.astype("datetime64[s]")
    target = months + np.asarray(amount) * np.timedelta64(MONTHS[unit], "M")
    length = (target + np.timedelta64(1, "M")).astype("datetime64[D]") - target.astype(
        "datetime64[D]"
    )
    day = inside.astype("timedelta64[D]")
    clock = inside - day
    day = np.minimum(day, length - np.timedelta64(1, "D"))
    made = target.astype("datetime64[s]") + day + clock
    return made if np.ndim(made) else np.datetime64(made, "s")


def between(dates: Dates, point: np.datetime64, unit: str) -> npt.NDArray[np.int64]:
    """Whole units from each date to the point, cut towards 0; months and years by the calendar."""
    if unit in SECONDS:
        seconds = (point - dates).astype(np.int64)
        return np.asarray(np.sign(seconds) * (np.abs(seconds) // SECONDS[unit]))
    month, point_month = dates.astype("datetime64[M]"), point.astype("datetime64[M]")
    whole = (point_month - month).astype(np.int64)
    rest = (point.astype("datetime64[D]") - point_month.astype("datetime64[D]")) - (
        dates.astype("datetime64[D]") - month.astype("datetime64[D]")
    )
    zero = np.timedelta64(0, "D")
    whole = np.where(
        (whole > 0) & (rest < zero),
        whole - 1,
        np.where((whole < 0) & (rest > zero), whole + 1, whole),
    )
    return np.asarray(np.sign(whole) * (np.abs(whole) // MONTHS[unit]))
