"""Times as they stand in a text, and the seconds they give."""

from __future__ import annotations

import re

CLOCK = r"(?:\d{1,3}:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,3})?"
F4 = r"#(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[-.,]\d{1,3})?#"
_SECONDS = r"\[\d{1,6}\.\d{1,3}(?:s?\s*[-–]+>\s*\d{1,6}\.\d{1,3}s?|s)\]"
"""Seconds, as programs print what they hear: ``[0.00 --> 3.32]``, ``[0.00s -> 3.32s]``,
``[79.0s]``."""
STAMP = rf"(?:{_SECONDS}|\\?[\[(<{{]\s*{CLOCK}\s*(?:[-–]+>?\s*{CLOCK}\s*)?\\?[\])>}}]|{F4})"
"""A time in brackets; Markdown may have a backslash before each."""
_UNITS = (
    r"(?:hours?|stunden?|heures?|horas?|uur|uren|ore|ora|час(?:а|ов)?)",
    r"(?:minutes?|minuten?|minutos?|minut[io]|минут[аы]?)",
    r"(?:seconds?|sekunden?|secondes?|segundos?|seconden?|second[io]|секунд[аы]?)",
)
_AND = r"(?:\s*,\s*|\s+)(?:(?:and|und|et|y|e|en|и)\s+)?"
WORDED = (
    rf"(?i:(?:\d{{1,3}}\s{_UNITS[0]}{_AND})?(?:\d{{1,3}}\s{_UNITS[1]}{_AND})?"
    rf"\d{{1,2}}\s{_UNITS[2]}|\d{{1,3}}\s{_UNITS[0]}{_AND}\d{{1,2}}\s{_UNITS[1]})"
)
"""A time in words, as Teams writes it: ``1 hour 2 minutes 5 seconds``."""
WORDED_LINE = re.compile(rf"^{WORDED}\s*(?:{STAMP}|{CLOCK})?$")
CLOCK_LINE = re.compile(
    rf"^(?:{STAMP}|{CLOCK}|{WORDED})\s*(?:(?:-->|[-–])?\s*(?:{STAMP}|{CLOCK}))?$"
)
"""A line that is a time, or two, and nothing else."""
_WORDED_PART = re.compile(rf"(\d+)\s(?:({_UNITS[0]})|({_UNITS[1]})|({_UNITS[2]}))\b", re.IGNORECASE)


_PRINTED = re.compile(r"\[(\d{1,6}\.\d{1,3})(?:s?\s*[-–]+>|s\])")
LONGEST_CLOCK = 6
"""Digits of one part of a clock time."""
LONGEST_MILLISECONDS = 12
"""Digits of the latest time in milliseconds."""
LATEST = 3.6e9
"""Seconds: the largest time that is one (a million hours)."""


def number_of_seconds(value: str) -> float | None:
    """Seconds a cell or a field says, as a number or as a clock; None where it says none.

    >>> number_of_seconds("3,5"), number_of_seconds("0:03"), number_of_seconds("1e999")
    (3.5, 3.0, None)
    """
    try:
        found = float(value.replace(",", "."))
    except ValueError:
        try:
            found = seconds(value)
        except ValueError:
            return None
    return found if 0 <= found <= LATEST else None


def of_milliseconds(digits: str) -> float | None:
    """Seconds of a whole number of milliseconds; None where it is none, or no time there is.

    >>> of_milliseconds("1500"), of_milliseconds("9" * 400), of_milliseconds("")
    (1.5, None, None)
    """
    if not digits.isdecimal() or len(digits) > LONGEST_MILLISECONDS:
        return None
    return int(digits) / 1000


def seconds(stamp: str) -> float:
    """Seconds of the first clock time in a stamp.

    >>> seconds("(05:27:49)"), seconds("#00:01:02-3#"), seconds("0:03")
    (19669.0, 62.3, 3.0)
    >>> seconds("1 hour 2 minutes 5 seconds")
    3725.0
    >>> seconds("[9.50 --> 12.00]")
    9.5
    """
    found = re.search(r"(?:(\d+):)?(\d+):(\d+)(?:[.,-](\d{1,3}))?", stamp)
    printed = _PRINTED.match(stamp)
    if printed:
        return float(printed[1])
    if not found:
        parts = _WORDED_PART.findall(stamp)
        if not parts:
            raise ValueError(stamp)
        return float(sum(int(n) * (3600 if h else 60 if m else 1) for n, h, m, _ in parts))
    # longer ones are no clock, and their product no float
    if max(len(part or "") for part in found.groups()) > LONGEST_CLOCK:
        raise ValueError(stamp)
    hours, minutes, secs, rest = found.groups()
    return (
        int(hours or 0) * 3600
        + int(minutes) * 60
        + int(secs)
        + (float(f"0.{rest}") if rest else 0.0)
    )


CUE_TIMES = re.compile(
    r"^(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?\s*(?:-->|"
    r"[-–])\s*(?:\d+:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?$"
)
DASH = re.compile(
    r"^(?:--|[-–—―‒−‐‑])(?:[\s\u00a0]+|(?<=[–—―])(?=\S)|(?<=--)(?=\S)|(?<=-)(?=[^\W\d_]))(?=\S)"
)
"""A dash that opens a turn."""
