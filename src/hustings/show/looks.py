"""How a picture of a network is to look: the choices of a person, kept with the study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

from ..errors import OptionError, UnknownName

Layout = Literal["auto", "camps", "stress", "circle", "bipartite"]
Shown = Literal["folded", "all"]
Size = Literal["statements", "ties", "weight"]

LAYOUTS: tuple[Layout, ...] = get_args(Layout)
SHOWN: tuple[Shown, ...] = get_args(Shown)
SIZES: tuple[Size, ...] = get_args(Size)

ONE_COLUMN, TWO_COLUMNS = 85, 170
"""Millimetres of a journal's column, and of both with the gap between."""
WIDTHS: dict[str, int] = {"one": ONE_COLUMN, "two": TWO_COLUMNS}


def _asked(default: str, told: str, choices: tuple[str, ...] = ()) -> str:
    """A setting with what a command line says of it."""
    setting: str = field(default=default, metadata={"help": told, "choices": choices})
    return setting


@dataclass(frozen=True, slots=True)
class NetworkLook:
    """The look of a picture; every field has the value of a picture nobody chose anything for.

    ``layout``: auto (camps apart where there are camps and more ties than can be read, else
    stress), camps, stress, circle or bipartite. ``ties``: folded or all. ``color_by``: "" (camps
    where there are any, else own colours), "camp", "color" or an attribute. ``moved``: places a
    person gave, "side|name" -> (x, y) from 0 to 1. ``title`` and ``caption``: words of one's own.
    ``column``: one or two columns of a page wide.
    """

    layout: str = _asked("auto", "How the nodes are placed.", LAYOUTS)
    ties: str = _asked("folded", "As many ties as can be read, or all.", SHOWN)
    color_by: str = _asked("", "What colours the nodes: camp, color or an attribute.")
    size_by: str = _asked("statements", "What the size of a node counts.", SIZES)
    moved: Mapping[str, Sequence[float]] = field(default_factory=dict)
    title: str = _asked("", "A title of your own.")
    caption: str = _asked("", "A caption of your own; what the picture shows is said after it.")
    column: str = _asked("two", "How wide it is printed: 85 or 170 mm.", tuple(WIDTHS))

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


PLAIN = NetworkLook()
"""The look nobody chose anything for."""

LOOKS = tuple(f.name for f in fields(NetworkLook))


def look_of(options: Mapping[str, Any]) -> NetworkLook:
    """The look among a flat set of options; what is not there stays at rest. Raises UnknownName,
    OptionError."""
    chosen = {k: options[k] for k in LOOKS if options.get(k) not in (None, "")}
    moved = {str(k): tuple(v) for k, v in dict(chosen.pop("moved", {})).items()}
    return NetworkLook(**chosen, moved=moved)


def without_look(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options but those of the look."""
    return {k: v for k, v in options.items() if k not in LOOKS}


def _is_place(place: object) -> bool:
    if not isinstance(place, tuple | list) or len(place) != len("xy"):
        return False
    return all(isinstance(v, int | float) and 0 <= v <= 1 for v in place)
