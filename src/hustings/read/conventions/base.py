"""What a convention is. To add one: a file with a finder and its ``CONVENTIONS``, a line in
``conventions/__init__``, a row in ``docs/concepts/reading.md`` and a test.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..marks import Mark
from ..times import seconds
from ..words.lines import Line

Finder = Callable[[int, Line, Sequence[Line]], Mark | None]
"""``(index, line, lines) -> mark``: the label a line begins with, or None."""


@dataclass(frozen=True, slots=True)
class Convention:
    """A way of naming who speaks.

    ``name`` settles it in ``read(…, convention=name)``, ``label`` is how it looks. ``find`` sees a
    label in a line. ``trust`` (0 to 1) is how far it is believed where another explains as much:
    the less it marks, the less.
    """

    name: str
    label: str
    find: Finder
    trust: float = 1.0


def first_time(*stamps: str | None) -> float | None:
    """Seconds of the first stamp there is."""
    return next((seconds(stamp) for stamp in stamps if stamp), None)
