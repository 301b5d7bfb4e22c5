"""When a forecast is due: the last day its horizon reaches."""

from __future__ import annotations

from datetime import date

import numpy as np

from ..errors import OptionError
from ..model.edtf import bounds, is_edtf

Day = np.datetime64


def last_day(horizon: str | None) -> Day | None:
    """The last day of a horizon in EDTF; None where none is said, or its end is open."""
    if not horizon or not is_edtf(horizon):
        return None
    return bounds(horizon).latest


def day_of(today: str) -> Day:
    """A day as ISO 8601 writes it. Raises OptionError."""
    try:
        return np.datetime64(date.fromisoformat(today), "D")
    except ValueError:
        raise OptionError(f"{today!r} is no day; write it like 2026-11-28.") from None
