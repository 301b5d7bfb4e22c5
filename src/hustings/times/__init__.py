"""Statements -> what was told of when: a history as the tellers date it.

The names load when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_NAMES = {"timelines": "timeline Timeline Item BY ABOUT", "marks": "Marks Lazily"}
"""File -> the names it lends. No file has the name of a function, which it would hide."""

_WHERE = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = list(_WHERE)


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
