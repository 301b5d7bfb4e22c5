"""Colours of groups: told apart by eyes that see few colours, and on a grey page.

Lightness rises in steps from the first to the last (as in viridis; van der Walt and Smith 2015), so
that neighbours differ in grey as they do in colour.
"""

from __future__ import annotations

from collections.abc import Sequence

RAMP = (
    "#42285f",
    "#3f4f86",
    "#366f8f",
    "#33898c",
    "#4aa386",
    "#86bd7e",
    "#c4cf8a",
    "#efe3b0",
)
OTHER = "#c9cdd4"
"""The ground of a ninth group and all after it."""


def colours(values: Sequence[str]) -> dict[str, str]:
    """A colour for each value in its order, as far apart as so many can be."""
    n = min(len(values), len(RAMP))
    step = (len(RAMP) - 1) / max(1, n - 1)
    return {v: RAMP[round(k * step)] if k < n else OTHER for k, v in enumerate(values)}


DARK = 0.04045
"""The share of a colour below which sRGB is linear."""


def luminance(hue: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2)."""
    shares = (int(hue[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [s / 12.92 if s <= DARK else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
