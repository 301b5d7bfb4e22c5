"""What is kept of other programs' files (``Bundle.extras``), when a second file joins the first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any


def merged(format: str, old: Any, new: Any) -> Any:
    """What is kept of two files of one format, ``old`` the one that came first.

    What both name stays as the first has it; what only the second has joins it. Row numbers (DNA)
    and GUIDs (REFI-QDA) of the second give way where the first uses another for the same thing.
    """
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return joined(old, new)
    if format == "dna":
        from .dna import merge_kept

        return merge_kept(old, new)
    if format == "refi":
        from .refi import merge_kept as merge_refi

        return merge_refi(old, new)
    return joined(old, new)


def joined(old: Any, new: Any) -> Any:
    """Mappings joined key by key, lists end to end without what is there already; else the
    first."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return {
            k: joined(old[k], new[k]) if k in old and k in new else old.get(k, new.get(k))
            for k in {**old, **new}
        }
    if isinstance(old, list) and isinstance(new, list):
        have = Counter(json.dumps(x, sort_keys=True) for x in old)
        fresh = []
        for x in new:
            key = json.dumps(x, sort_keys=True)
            if have[key]:
                have[key] -= 1
            else:
                fresh.append(x)
        return [*old, *fresh]
    return new if old is None else old
