"""At home in notebooks: the line, the table and the picture of every public value.

Nothing here is loaded before a value is looked at.
"""

from __future__ import annotations

from importlib import import_module

from ..shown import LATER, Showing

SUBJECTS = ("texts", "networks", "charts", "maps", "told")
"""A module for each, with ``showings()``: class -> how it is shown."""


def enter() -> None:
    """Say once where it is told how the values of each class are shown."""
    LATER.append(_showings)


def _showings() -> dict[str, Showing]:
    modules = [import_module(f".{name}", __name__) for name in SUBJECTS]
    return {name: showing for module in modules for name, showing in module.showings().items()}
