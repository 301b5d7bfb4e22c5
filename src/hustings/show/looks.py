"""How a picture of a network or of a map is to look: the choices of a person, kept with the
study."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

from ..errors import OptionError, UnknownName

Layout = Literal["auto", "camps", "stress", "circle", "bipartite"]
Shown = Literal["folded", "all"]
Size = Literal["statements", "ties", "weight"]
Direction = Literal["auto", "right", "down"]
Column = Literal["one", "two"]

LAYOUTS: tuple[Layout, ...] = get_args(Layout)
SHOWN: tuple[Shown, ...] = get_args(Shown)
SIZES: tuple[Size, ...] = get_args(Size)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)

FACTORS = 80
"""Factors of a map that can be read in one picture."""

ONE_COLUMN, TWO_COLUMNS = 85, 170
"""Millimetres of a journal's column, and of both with the gap between."""
WIDTHS: dict[str, int] = {"one": ONE_COLUMN, "two": TWO_COLUMNS}


def _asked(told: str, choices: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a command line says of a setting."""
    return {"help": told, "choices": choices}


@dataclass(frozen=True, slots=True)
class NetworkLook:
    """The look of a picture; every field has the value of a picture nobody chose anything for.

    ``layout``: auto (camps apart where there are camps and more ties than can be read, else
    stress), camps, stress, circle or bipartite. ``ties``: folded or all. ``color_by``: "" (camps
    where there are any, else own colours), "camp", "color" or an attribute. ``moved``: places a
    person gave, "side|name" -> (x, y) from 0 to 1. ``title`` and ``caption``: words of one's own.
    ``column``: one or two columns of a page wide.
    """

    layout: Layout = field(default="auto", metadata=_asked("How the nodes are placed.", LAYOUTS))
    ties: Shown = field(
        default="folded", metadata=_asked("As many ties as can be read, or all.", SHOWN)
    )
    color_by: str = field(
        default="", metadata=_asked("What colours the nodes: camp, color or an attribute.")
    )
    size_by: Size = field(
        default="statements", metadata=_asked("What the size of a node counts.", SIZES)
    )
    moved: Mapping[str, Sequence[float]] = field(default_factory=dict)
    title: str = field(default="", metadata=_asked("A title of your own."))
    caption: str = field(
        default="",
        metadata=_asked("A caption of your own; what the picture shows is said after it."),
    )
    column: Column = field(
        default="two", metadata=_asked("How wide it is printed: 85 or 170 mm.", tuple(WIDTHS))
    )

    def __post_init__(self) -> None:
        """Raises UnknownName, OptionError."""
        for name, known in (("layout", LAYOUTS), ("ties", SHOWN), ("size_by", SIZES)):
            if getattr(self, name) not in known:
                raise UnknownName(name, getattr(self, name), known)
        if self.column not in WIDTHS:
            raise UnknownName("column", self.column, WIDTHS)
        for name, place in self.moved.items():
            if not _is_place(place):
                raise OptionError(f"moved: {name!r} needs a place, two numbers from 0 to 1.")


@dataclass(frozen=True, slots=True)
class MapLook:
    """The look of a causal map's picture; every field has the value of a picture nobody chose
    anything for.

    ``layout``: right (causes left of effects), down (above them), auto (right, or down where that
    is narrower and right is wider than :data:`MAP_ROOM`, on a page than its window). ``most``:
    factors drawn of a map that has more, those told by most; for paper fewer, the other way round
    where that shows more, so that none of its letters is under 7 points. ``moved``: places a person
    gave, factor -> its middle in pixels of the drawing. ``title``, ``caption`` and ``column`` as of
    a network.
    """

    layout: Direction = "auto"
    most: int = FACTORS
    moved: Mapping[str, Sequence[float]] = field(default_factory=dict)
    title: str = ""
    caption: str = ""
    column: Column = "two"

    def __post_init__(self) -> None:
        """Raises UnknownName, OptionError."""
        if self.layout not in DIRECTIONS:
            raise UnknownName("layout", self.layout, DIRECTIONS)
        if self.column not in WIDTHS:
            raise UnknownName("column", self.column, WIDTHS)
        if not isinstance(self.most, int) or self.most < 1:
            raise OptionError("most: so many factors, a whole number from 1.")
        for name, place in self.moved.items():
            if not _is_point(place):
                raise OptionError(
                    f"moved: {name!r} needs its middle in pixels, two numbers from 0 to {FARTHEST}."
                )


FARTHEST = 20_000
"""Pixels from the corner of a drawing to which a factor can be moved."""
MAP_ROOM: Mapping[Column, float] = {"one": 410.0, "two": 800.0}
"""Pixels of a map that its columns take: its smallest letters, of 12 pixels, are 7 points high, in
the 166 mm of a Word document too."""
MAP_HIGH = 860.0
"""Pixels a map may be high on a page that has its legend and its caption as well."""
PLAIN = NetworkLook()
"""The look nobody chose anything for."""
PLAIN_MAP = MapLook()
"""The look of a map nobody chose anything for."""

LOOKS = tuple(f.name for f in fields(NetworkLook))
MAP_LOOKS = tuple(f.name for f in fields(MapLook))


def look_of(options: Mapping[str, Any]) -> NetworkLook:
    """The look among a flat set of options; what is not there stays at rest. Raises UnknownName,
    OptionError."""
    chosen, moved = _chosen(options, LOOKS)
    return NetworkLook(**chosen, moved=moved)


def map_look_of(options: Mapping[str, Any]) -> MapLook:
    """The look of a map among a flat set of options. Raises UnknownName, OptionError."""
    chosen, moved = _chosen(options, MAP_LOOKS)
    return MapLook(**chosen, moved=moved)


def without_look(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options but those of the look."""
    return {k: v for k, v in options.items() if k not in LOOKS and k not in MAP_LOOKS}


def _chosen(
    options: Mapping[str, Any], names: Sequence[str]
) -> tuple[dict[str, Any], dict[str, tuple[Any, ...]]]:
    """What was chosen of a look, and the places somebody gave."""
    chosen = {k: options[k] for k in names if options.get(k) not in (None, "")}
    moved = dict(chosen.pop("moved", {}))
    return chosen, {str(k): tuple(v) if _is_pair(v) else (v,) for k, v in moved.items()}


def _is_pair(place: object) -> bool:
    return isinstance(place, tuple | list) and len(place) == len("xy")


def _is_point(place: Sequence[float]) -> bool:
    return _is_pair(place) and all(
        isinstance(v, int | float) and math.isfinite(v) and 0 <= v <= FARTHEST for v in place
    )


def _is_place(place: Sequence[float]) -> bool:
    return _is_pair(place) and all(isinstance(v, int | float) and 0 <= v <= 1 for v in place)
