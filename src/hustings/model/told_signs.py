"""What a sign and a strength are, as they are told and as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..errors import OptionError, UnknownName

SIGNS: Mapping[object, int] = {
    "+": 1,
    "-": -1,
    "−": -1,
    "?": 0,
    "": 0,
    None: 0,
    "1": 1,
    "+1": 1,
    "-1": -1,
    "0": 0,
}
STRENGTHS: Mapping[str, tuple[float, float]] = {
    "slightly": (0.1, 0.35),
    "somewhat": (0.35, 0.65),
    "strongly": (0.65, 0.9),
    "entirely": (0.9, 1.0),
}
"""Strength word -> lowest and highest size of the weight. A lookup table of Hustings', stated in
the docs.
"""


def sign_of(value: Any, where: str) -> int:
    """1, -1 or 0 from a number or "+", "-", "?". Raises OptionError for anything else."""
    if (
        isinstance(value, int | float | np.number)
        and not isinstance(value, bool)
        and value in (1, -1, 0)
    ):
        return int(value)
    key = value.strip() if isinstance(value, str) else value
    if key is None or isinstance(key, str):
        found = SIGNS.get(key)
        if found is not None:
            return found
    raise OptionError(
        f"The sign of {where} is {value!r}: it must be + (1), - (-1) or ? (0).", sign=value
    )


def strength_of(value: Any, where: str) -> tuple[str, tuple[float, float] | None]:
    """Strength word and range of the weight's size, from a word of ``STRENGTHS``, a number in (0,
    1] or nothing.
    """
    if value is None or value == "":
        return "", None
    if isinstance(value, int | float | np.number) and not isinstance(value, bool):
        size = float(value)
        if not 0 < size <= 1:
            raise OptionError(
                f"The weight of {where} is {size:g}: its size must lie above 0 and at most at 1."
            )
        return "", (size, size)
    word = str(value).strip().lower()
    if word not in STRENGTHS:
        raise UnknownName("strength word", value, STRENGTHS)
    return word, STRENGTHS[word]
