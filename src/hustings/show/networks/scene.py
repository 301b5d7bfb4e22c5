"""What a drawn network is: how it is to be shown, and the drawing with what of it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from ...wording import say
from ..figures import Key
from ..labels import Box
from ..looks import PLAIN, NetworkLook
from ..voices import ALL_HEARD, Voices
from .camps import NOBODY, Camps
from .facts import ties_said
from .folding import Fold
from .layout import Places

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn network: the parts of its picture, its size, its key, and what of it is drawn."""

    parts: tuple[str, ...]
    size: tuple[float, float]
    keys: tuple[Key, ...]
    fold: Fold
    camps: Camps
    layout: str
    named: int
    nodes: int
    field: Box
    """Where places from 0 to 1 lie in it: left, top, right, bottom."""
    places: Places
    """Where each node stands, from 0 to 1, y downwards."""
    left: str = ""
    """What of the network is too much for one picture, in a sentence."""

    def shown(self) -> str:
        """How much of the network is drawn, in sentences; what is not is said."""
        said = f"{self.left} {ties_said(self.fold, self.camps.noun)}".strip()
        if self.named < self.nodes:
            named = {"named": self.named, "nodes": self.nodes}
            said += " " + say("{named} of {nodes} are named; the rest had no room.", **named)
        return said + (f" {self.camps.said}" if self.camps.groups else "")


@dataclass(frozen=True, slots=True)
class Scene:
    """How a network is to be shown: the look a person chose, its camps, whose voices are heard,
    and in how many pixels (without the legend)."""

    look: NetworkLook = PLAIN
    camps: Camps = NOBODY
    voices: Voices = ALL_HEARD
    width: int = 1000
    height: int = 640
    seed: int = 7
    ids: int | None = None
    """Statements a band names at most (None: all marks name all they rest on); nodes and ties,
    which a page asks for by name, then name none. ``data-many``: on how many a node or band
    rests."""


PLAINLY = Scene()
"""A scene nobody chose anything for."""
