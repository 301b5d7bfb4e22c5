"""What fits a part of an EDTF date: years, months and days that patterns of digits and X can be."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np


def years_matching(pattern: str, *, backwards: bool) -> Iterator[int]:
    """The years a pattern of four digits and X can be, in order of time."""
    if "X" not in pattern:
        yield int(pattern)
        return
    negative = pattern.startswith("-")
    digits = pattern.lstrip("-")
    free = digits.count("X")
    downwards = backwards != negative
    numbers = range(10**free - 1, -1, -1) if downwards else range(10**free)
    for number in numbers:
        filling = iter(f"{number:0{free}d}")
        value = int("".join(next(filling) if c == "X" else c for c in digits))
        yield -value if negative else value


def numbers_matching(pattern: str, largest: int, backwards: bool) -> Iterator[int]:
    """The numbers from 1 to ``largest`` a pattern of two digits and X can be, in order."""
    if "X" not in pattern:
        return iter((int(pattern),) if 1 <= int(pattern) <= largest else ())
    return _fitting(pattern, largest, backwards)


def _fitting(pattern: str, largest: int, backwards: bool) -> Iterator[int]:
    numbers = range(largest, 0, -1) if backwards else range(1, largest + 1)
    for number in numbers:
        if all(p in ("X", c) for p, c in zip(pattern, f"{number:02d}", strict=True)):
            yield number


def days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (
        29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    )


def nth_day(year: int, month: int, day: int) -> np.datetime64:
    """A day of the proleptic Gregorian calendar, counted as Hinnant 2021 does (chrono-compatible
    low-level date algorithms); months beyond 12 run into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    from_march = year - (month <= 2)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    leap_days = from_march // 4 - from_march // 100 + from_march // 400
    return np.datetime64(365 * from_march + leap_days + day_of_year - 719_468, "D")
