"""Figures as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class DrawingAnswer:
    """A drawn network: the picture with its legend, its words, and what can be chosen for it."""

    svg: str
    title: str
    caption: str
    shown: str
    """How much of the network is drawn."""
    layout: str
    """The layout it has."""
    layouts: Sequence[str]
    """The layouts this network can have."""
    colours: Sequence[str]
    """What can colour its nodes."""
    drawn: int
    every: int
    folded: bool
    """Whether ties are left out because there are too many to read."""
    field: Sequence[float]
    """Where places from 0 to 1 lie in the picture: left, top, right, bottom."""
    high: float
    """Pixels the drawing is high; below them stands its legend."""
    groups: Sequence[Sequence[str]]
    """The camps that are shown, largest first."""


@dataclass(frozen=True)
class MapDrawingAnswer:
    """A drawn causal map: the picture with its legend, and its words."""

    svg: str
    title: str
    caption: str
    factors: Sequence[int]
    arrows: Sequence[int]
    """How many are drawn, of how many."""
    layout: str
    """ "right" or "down": where effects lie of their causes."""
    wide: float
    high: float
    """Pixels the drawing takes; below it stands its legend."""
