"""Names in the cells of a table: spellings that are one name, and those that are two and perhaps
meant as one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from ..model import Column
from .bundle import count
from .cellvalues import Cells

LONGEST_NAME = 120
"""Characters from which on a text is no name, so that its inner white space is its own."""

NAMES_OF_NOTHING = frozenset("NA N/A #N/A NaN <NA> NULL".split())
"""Those of them that a column of names keeps, and says so: they may be somebody's name."""
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def plain_name(name: str) -> str:
    """A name as one would type it: composed letters, one space between words, nothing invisible.

    A text of several lines or more than ``LONGEST_NAME`` characters is only trimmed.
    """
    trimmed = name.strip()
    if "\n" in trimmed or "\r" in trimmed or len(trimmed) > LONGEST_NAME:
        return trimmed
    return unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", trimmed).split()))


def joined_names(column: Column, cells: Cells) -> Column:
    """A column of names in which spellings that differ only in white space, invisible characters or
    composition are one name; a blank name is none. What was joined is told.
    """
    plain = [plain_name(label) for label in column.labels]
    nothing = [name for name in plain if name in NAMES_OF_NOTHING]
    if nothing:
        cells.note(
            f"{nothing[0]!r} in column {column.name!r} is kept as a name; empty the cell where "
            f"nothing is meant."
        )
    _tell_capitals(column.name, plain, cells)
    if all(a == b for a, b in zip(plain, column.labels, strict=True)):
        return column
    labels = tuple(sorted({name for name in plain if name}))
    place = {name: i for i, name in enumerate(labels)} | {"": -1}
    target = np.array([*(place[name] for name in plain), -1], dtype=np.int32)
    _tell_joined(column.name, column.labels, plain, cells)
    return replace(column, values=target[column.values], labels=labels)


def _tell_capitals(head: str, names: Iterable[str], cells: Cells) -> None:
    """Tell of names that differ in nothing but capitals: two they are, and perhaps meant as one."""
    first: dict[str, str] = {}
    twice = [
        (other, name)
        for name in dict.fromkeys(names)
        if len(name) <= LONGEST_NAME and (other := first.setdefault(name.casefold(), name)) != name
    ]
    if twice:
        one, other = twice[0]
        more = f", and {count(len(twice) - 1, 'other pair')}" if len(twice) > 1 else ""
        cells.note(
            f"{one!r} and {other!r} in column {head!r} differ only in capitals and are two"
            f"{more}; write them alike where one is meant."
        )


def _tell_joined(head: str, before: Iterable[str], after: Iterable[str], cells: Cells) -> None:
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    spelled = [pair for pair in changed if pair[1]]
    if spelled:
        old, new = spelled[0]
        cells.note(
            f"{count(len(spelled), 'spelling')} in column {head!r} that differ only in spaces, "
            f"hidden characters or how accents are stored made one name: {old!r} is {new}."
        )
    if len(spelled) < len(changed):
        cells.note(f"Cells of column {head!r} that hold only spaces name nobody.")
