"""What the charts share: how they are shown, a number that opens its sentences, names that fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..figures import Key
from ..labels import text_width
from ..marks import INK, UNSAID, Face, Picture, mark, written
from ..times.axis import fitted

NUMBER = Face(12, INK)
QUIET = Face(12, UNSAID)
HEAD = Face(12, UNSAID)
NAME = Face(12, INK, anchor="end")
LABEL_SHARE, LABEL_GAP = 0.3, 8.0
"""What part of a chart its names take at most, and the pixels behind them."""
SLIM_SHARE, SLIM = 0.4, 460.0
"""The same of a chart narrower than this: names cut to a syllable tell nothing."""


@dataclass(frozen=True, slots=True)
class ChartLook:
    """How a chart is shown: pixels across, how many rows and columns at most, what stands in the
    cells of a table, and whether each mark holds the ids of its sentences (a page asks for them
    instead)."""

    width: float = 1000.0
    most: int = 0
    cells: str = "counts"
    ids: bool = True


PLAIN_CHART = ChartLook()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart, its legend, and what it does not show."""

    picture: Picture
    keys: tuple[Key, ...] = ()
    unshown: str = ""


Behind = Callable[[], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a chart in words, by its row and column, and how to come by its sentences."""

    name: str
    row: str
    column: str
    behind: Behind

    def mark(self, inside: str, look: ChartLook) -> str:
        """What is drawn, opening its sentences."""
        ids = self.behind() if look.ids else ()
        return mark(self.name, ids, inside, {"row": self.row, "column": self.column})


def label_width(names: Sequence[str], look: ChartLook) -> float:
    """Pixels the names at the left take."""
    longest = max((text_width(n, NAME.size) for n in names), default=0.0)
    share = SLIM_SHARE if look.width < SLIM else LABEL_SHARE
    return min(longest, look.width * share) + LABEL_GAP


def name_at(x: float, y: float, name: str, room: float) -> str:
    """A name that ends at ``x``, cut to its room."""
    return written(x, y, fitted(name, room, NAME.size), NAME)


def target(left: float, top: float, wide: float, high: float) -> str:
    """What of a mark catches the mouse and shows that it is chosen."""
    place = f'x="{left:.1f}" y="{top:.1f}" width="{max(1.0, wide):.1f}" height="{high:.1f}"'
    return f'<rect {place} fill="none" pointer-events="all" class="glow"/>'


def block(left: float, top: float, size: tuple[float, float], look: str) -> str:
    """A filled piece of a chart; ``look`` are its attributes."""
    wide, high = size
    place = f'x="{left:.1f}" y="{top:.1f}" width="{max(0.5, wide):.1f}" height="{high:.1f}"'
    return f"<rect {place} {look}/>"
