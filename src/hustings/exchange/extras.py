"""What is kept of other programs' files (``Bundle.extras``): two of them joined."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any


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
