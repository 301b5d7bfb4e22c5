"""What is kept of other programs' files (``Bundle.extras``), when a second file joins the first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .extras import joined
from .formats import known


def merged(format: str, old: Any, new: Any) -> Any:
    """What is kept of two files of one format, ``old`` the one that came first.

    What both name stays as the first has it; what only the second has joins it. Row numbers (DNA)
    and GUIDs (REFI-QDA) of the second give way where the first uses another for the same thing.
    """
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return joined(old, new)
    merge = known()[format].verb("merge") if format in known() else None
    return joined(old, new) if merge is None else merge(old, new)
