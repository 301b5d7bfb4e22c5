"""Where somebody stands who looks at a project: what it is for him, and from where he sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .. import store


@dataclass(frozen=True, slots=True)
class Sharing:
    """What a project that several people share is for one of them."""

    called: str
    """The project's name; its file may have another."""
    others: bool = False
    """Whether this person may change what others coded, and take back their changes."""
    owns: bool = False
    """Whether the project is this person's."""
    coders: Callable[[], Sequence[str]] = tuple
    """Who may be given something to code."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where somebody looks at a project: all another process needs to see the same of it."""

    spot: store.Spot
    coder: str
    layers: tuple[str, ...]
    scope: store.Scope | None
    called: str | None
    """The name of a project that several people share."""
