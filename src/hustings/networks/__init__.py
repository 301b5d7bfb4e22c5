"""Statements -> networks: who says what, who stands with whom, how it moves and how sure that is.

The names load when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_NAMES = {
    "project": "network",
    "windows": "windows Windows",
    "events": "event_list barplot Barplot",
    "backbone": "backbone Backbone backbone_loss",
    "polarization": "polarization Polarization",
    "clusters": "clusters Clustering",
    "phases": "phases Phases",
    "balance": "balance Balance",
    "uncertainty": "bootstrap Bootstrap permutation Permutation",
    "measures": "coalitions centralities Coalitions measures",
}
"""File -> the names it lends."""

_WHERE = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = list(_WHERE)


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
