"""By when something is to come: "before 2040" is over where 2040 begins."""

from __future__ import annotations

import re

import numpy as np

from ...model import edtf

_BEFORE = re.compile(r"before\b", re.IGNORECASE)
_UNTIL = re.compile(r"\.\./(\d{3}[\dX](?:-\d{2}){0,2})")


def due_before(words: str, when: str) -> str:
    """A horizon that ends before what it names, as exactly as that is named; any other as it is.

    >>> due_before("before 2040", "../2040"), due_before("until 2040", "../2040")
    ('../2039', '../2040')
    >>> due_before("before May 2031", "../2031-05"), due_before("before the 2040s", "../204X")
    ('../2031-04', '../2039')
    """
    named = _UNTIL.fullmatch(when)
    if named is None or not _BEFORE.match(words):
        return when
    first = edtf.bounds(named[1]).earliest
    if first is None:
        return when
    day = str(first - np.timedelta64(1, "D"))
    return f"../{day[: len(named[1])]}"
