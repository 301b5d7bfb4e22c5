"""Numbers in sentences."""

from __future__ import annotations


def counted(n: int, one: str, many: str = "") -> str:
    """ "1 tie", "1,706 ties"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def digits(value: float) -> str:
    """A weight with two places after the point, a whole one without; − for below 0."""
    shown = f"{value:.0f}" if float(value).is_integer() else f"{value:.2f}"
    return shown.replace("-", "−")
