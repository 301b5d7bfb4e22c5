"""Counts that add up field by field, and shares with Wilson's limits at 95 %."""

from __future__ import annotations

from dataclasses import fields
from typing import TypeVar

from hustings.suggest.acceptance_rates import wilson

Own = TypeVar("Own", bound="Added")


class Added:
    """A dataclass of numbers; two of them together are the sums."""

    def __add__(self: Own, other: Own) -> Own:
        """Field by field."""
        names = [f.name for f in fields(self)]  # type: ignore[arg-type]  # a dataclass is below
        return type(self)(**{n: getattr(self, n) + getattr(other, n) for n in names})


def limited(part: int, whole: int) -> str:
    """A share with its limits."""
    limits = wilson(part, whole)
    if limits is None:
        return "none"
    low, high = limits
    return f"{part / whole:.2f} ({part} of {whole}, {low:.2f} to {high:.2f})"
