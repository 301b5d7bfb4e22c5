"""How sure a suggestion must be to be shown: strong, medium, all."""

from __future__ import annotations

from ..errors import UnknownName
from ..model import TIERS


def tiers_up_to(tier: str) -> tuple[str, ...]:
    """The tiers shown when a person asks for ``tier``. Raises UnknownName."""
    if tier not in TIERS:
        raise UnknownName("tier", tier, TIERS)
    return TIERS[: TIERS.index(tier) + 1]
