"""Times of statements as arrays: an item is made when it is looked at, for of many few are."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar, overload

import numpy as np
import numpy.typing as npt

from ..model import Column, edtf

ABOUT = "about"
"""Where every statement's time spoken of stands."""

T = TypeVar("T")
Numbers = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Item:
    """One time of a statement in one lane: ISO days of the time it speaks of (None at an open end).

    ``order`` is its place in the order of telling, from 0, over all statements asked for, the
    undated too. ``unspecified``: digits are X. ``about`` is the time as coded, ``field`` where:
    about, or a field of the form that holds a time (a prediction's horizon).
    """

    statement: str
    lane: str
    earliest: str | None
    latest: str | None
    open_start: bool
    open_end: bool
    approximate: bool
    order: int
    unspecified: bool = False
    about: str = ""
    field: str = ABOUT


class Time(NamedTuple):
    """A time as it is coded in a field: the days it reaches over, as numbers to sort by and as ISO
    text, and whether it meets what was asked for.
    """

    field: str
    bounds: edtf.Bounds
    words: str
    first: int
    last: int
    earliest: str | None
    latest: str | None
    meets: bool


class Lazily(Sequence[T]):
    """A tuple whose parts are made when they are looked at."""

    __slots__ = ()

    @abstractmethod
    def made(self, rows: Numbers) -> tuple[T, ...]:
        """The parts at some places."""

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        every = range(len(self))
        if isinstance(at, slice):
            return self.made(np.asarray(every[at], dtype=np.intp))
        return self.made(np.array([every[at]], dtype=np.intp))[0]

    def __iter__(self) -> Any:
        return iter(self[:])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lazily | tuple) and self[:] == tuple(other)

    def __hash__(self) -> int:
        return hash(self[:])

    def __repr__(self) -> str:
        return repr(self[:])


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ids(Lazily[str]):
    """The ids of some rows."""

    ids: Column
    rows: Numbers

    def __len__(self) -> int:
        return len(self.rows)

    def made(self, rows: Numbers) -> tuple[str, ...]:
        """Some of them."""
        return tuple(map(str, self.ids.take(self.rows[rows]).plain()))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Marks(Lazily[Item]):
    """Items in their order, as arrays of one length: the row of the statement, the number of its
    time in ``times`` and of its lane in ``lanes``.
    """

    ids: Column
    times: Sequence[Time]
    lanes: Sequence[str]
    rows: Numbers
    time: Numbers
    lane: Numbers
    _spans: dict[tuple[str | None, str | None], int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    def made(self, rows: Numbers) -> tuple[Item, ...]:
        """Some items."""
        ids = Ids(self.ids, self.rows)
        told = zip(
            ids.made(rows),
            self.rows[rows].tolist(),
            self.time[rows].tolist(),
            self.lane[rows].tolist(),
            strict=True,
        )
        return tuple(
            _item(self.times[time], statement, row, self.lanes[lane])
            for statement, row, time, lane in told
        )

    def statements(self) -> int:
        """How many statements have an item."""
        return len(np.unique(self.rows))

    def in_lanes(self) -> Mapping[str, int]:
        """How many items each lane has, in the order in which lanes first stand."""
        found, first, many = np.unique(self.lane, return_index=True, return_counts=True)
        order = np.argsort(first)
        return {self.lanes[found[k]]: int(many[k]) for k in order.tolist()}

    def of_lanes(self, lanes: Sequence[str]) -> Numbers:
        """The places of the items in some lanes."""
        number = {name: k for k, name in enumerate(self.lanes)}
        wanted = np.zeros(len(self.lanes), dtype=bool)
        wanted[[number[name] for name in lanes]] = True
        return np.flatnonzero(wanted[self.lane]) if len(self) else np.empty(0, dtype=np.intp)

    def spans(self) -> Mapping[tuple[str | None, str | None], int]:
        """First and last days -> how many times of statements reach over them; one that stands in
        several lanes is one time.
        """
        if not self._spans and len(self):
            number: dict[tuple[str, str | None, str | None], int] = {}
            of = [
                number.setdefault((t.field, t.earliest, t.latest), len(number)) for t in self.times
            ]
            told = np.asarray(of, dtype=np.int64)[self.time]
            each = np.unique(self.rows.astype(np.int64) * len(number) + told) % len(number)
            many = np.bincount(each, minlength=len(number)).tolist()
            for (_, earliest, latest), k in number.items():
                if many[k]:
                    reach = earliest, latest
                    self._spans[reach] = self._spans.get(reach, 0) + many[k]
        return self._spans


def _item(time: Time, statement: str, row: int, lane: str) -> Item:
    b = time.bounds
    return Item(
        statement,
        lane,
        time.earliest,
        time.latest,
        b.open_start,
        b.open_end,
        b.approximate,
        row,
        b.unspecified,
        time.words,
        time.field,
    )
