"""What REFI-QDA projects left with us, of two files as one."""

from __future__ import annotations

import re
from typing import Any

from ..extras import joined
from .parts import Kept

_GUID = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def merge_kept(old: Kept, new: Kept) -> dict[str, Any]:
    """``extras["refi"]`` of two files as one; the second's GUIDs give way for codes, users, texts
    the first has too.
    """
    fresh = _renamed(dict(new), _same_things(old, new))
    cases = {k: list(v) for k, v in (old.get("cases") or {}).items()}
    for name, (number, refs) in (fresh.pop("cases", None) or {}).items():
        before = cases.get(name, [number, []])
        cases[name] = [before[0], joined(before[1], refs)]
    both: dict[str, Any] = joined({k: v for k, v in old.items() if k != "cases"}, fresh)
    return {**both, "cases": cases}


def _same_things(old: Kept, new: Kept) -> dict[str, str]:
    """GUID in the second file -> GUID of the same thing in the first."""
    same: dict[str, str] = {}
    for kind in ("codes", "users", "variables", "sources"):
        mine = old.get(kind) or {}
        same |= {g: mine[k] for k, g in (new.get(kind) or {}).items() if mine.get(k, g) != g}
    mine = old.get("cases") or {}
    for name, (guid, _) in (new.get("cases") or {}).items():
        if name in mine and mine[name][0] != guid:
            same[guid] = mine[name][0]
    return same


def _renamed(value: Any, same: dict[str, str]) -> Any:
    """JSON data with every GUID exchanged; keys are GUIDs only where they are places ("… 3 9")."""
    if not same:
        return value
    if isinstance(value, str):
        return _GUID.sub(lambda m: same.get(m.group().lower(), m.group()), value)
    if isinstance(value, list):
        return [_renamed(v, same) for v in value]
    if isinstance(value, dict):
        return {(_renamed(k, same) if " " in k else k): _renamed(v, same) for k, v in value.items()}
    return value
