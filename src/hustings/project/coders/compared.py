"""What coders of a text marked, compared once and kept while only gold is written.

A decision writes gold and a record of itself and leaves alone what the coders marked, so the next
one finds their statements compared already. What was written since is told by the log, whoever
wrote it, in whatever process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Final

from ... import store
from ...agreement import Difference, differences
from ...agreement.differences import TURNED
from ...model import Statement
from .together import groups

TWO = 2
"""Coders of whom one is A and the other B."""

TEXTS: Final = 8
"""Texts whose comparison is kept."""

MOST: Final = 20_000
"""Rows of the log up to which what is kept is brought up to date; beyond, it is made anew."""

STILL: Final = ("actors", "concepts", "forms", "transcripts", "turns")
"""Tables a comparison does not outlive: names, who speaks where, what a field is."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Met:
    """A difference between two coders, and the statements of all coders who marked that passage,
    where more than two are compared.
    """

    difference: Difference
    coders: tuple[str, str]
    group: tuple[str, ...] = ()

    @property
    def ids(self) -> list[str]:
        """Every statement a decision of it settles: A's, B's, then those of the others."""
        pair = ids_of(self.difference)
        return [*pair, *(key for key in self.group if key not in pair)]


class Comparison:
    """Some coders' differences on a text, found by their end and by the statements they touch."""

    def __init__(self, met: Sequence[Met]) -> None:
        self.met = tuple(met)
        self.by_end: dict[str, Met] = {}
        self._touching: dict[str, list[int]] = {}
        for k, one in enumerate(self.met):
            self.by_end.setdefault(end_of(one.difference.id), one)
            for key in one.ids:
                self._touching.setdefault(key, []).append(k)

    def touching(self, statements: Iterable[str]) -> list[Met]:
        """The differences a decision of which would settle any of some statements, in order."""
        found = {k for key in statements for k in self._touching.get(key, ())}
        return [self.met[k] for k in sorted(found)]


@dataclass(slots=True)
class Compared:
    """What coders marked on a text: records, and statements by coder."""

    text: str
    records: dict[str, Record]
    held: dict[str, list[Statement]]
    _between: dict[tuple[str, ...], Comparison] = field(default_factory=dict)

    def between(self, coders: Sequence[str]) -> Comparison:
        """Where some coders differ, pair by pair; the first of a pair is A."""
        key = tuple(coders)
        if key not in self._between:
            self._between[key] = Comparison(list(self._met(key)))
        return self._between[key]

    def _met(self, coders: tuple[str, ...]) -> Iterator[Met]:
        found = [
            (one, (a, b))
            for a, b in combinations(coders, TWO)
            for one in differences(self.text, self.held.get(a, []), self.held.get(b, []))
        ]
        several = len(coders) > TWO
        together = groups(one for one, _ in found) if several else {}
        for one, pair in found:
            yield Met(one, pair, together[ids_of(one)[0]] if several else ())

    def outlives(self, row: store.Row) -> bool:
        """Whether what was compared is the same after a row of the log."""
        if row.table != "statements":
            return True
        if row.key in self.records:
            return False
        if row.before is None:
            new = row.after or {}
            return new.get("layer") is not None or new.get("transcript") != self.text
        return row.after is None or not {"layer", "transcript"} & row.after.keys()


class Settled:
    """The records of what was decided, found by the statements it rests on."""

    def __init__(self, rows: Iterable[Record]) -> None:
        self.rows: dict[str, Record] = {}
        self._resting: dict[str, set[str]] = {}
        for row in rows:
            self._put(row["id"], row)

    def follow(self, row: store.Row) -> None:
        """Be as after a row of the log."""
        if row.table != "decisions":
            return
        before = self.rows.get(row.key)
        for key in before["basis"] if before else ():
            self._resting[key].discard(row.key)
        if row.after is None:
            self.rows.pop(row.key, None)
        else:
            self._put(row.key, {**(before or {}), **row.after, "id": row.key})

    def _put(self, key: str, row: Record) -> None:
        self.rows[key] = row
        for statement in row["basis"]:
            self._resting.setdefault(statement, set()).add(key)

    def on(self, statements: Iterable[str]) -> list[Record]:
        """What was decided of any of some statements, in the order of decision."""
        found = {key for one in statements for key in self._resting.get(one, ())}
        return sorted((self.rows[k] for k in found), key=lambda r: (r["made_at"], r["id"]))


@dataclass
class Kept:
    """What is kept of one database: comparisons by text, and what was decided."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    number: int = -1
    still: tuple[str | None, ...] = ()
    texts: dict[str, Compared] = field(default_factory=dict)
    settled: Settled | None = None

    def follow(self, database: store.Database) -> None:
        """Forget what no longer holds after what was written since, and follow the rest."""
        told = database.whole.revisions()
        still = tuple(told.get(f"revision of {table}") for table in STILL)
        number, rows = store.since(database.whole, self.number, MOST)
        if rows is None or still != self.still:
            self.texts.clear()
            self.settled = None
        else:
            for row in rows:
                self.texts = {k: c for k, c in self.texts.items() if c.outlives(row)}
                if self.settled is not None:
                    self.settled.follow(row)
        self.number, self.still = number, still

    def compared(self, key: str, make: Callable[[], Compared]) -> Compared:
        """What coders marked on a text."""
        found = self.texts.pop(key, None) or make()
        while len(self.texts) >= TEXTS:
            self.texts.pop(next(iter(self.texts)))
        self.texts[key] = found
        return found

    def decided(self, database: store.Database) -> Settled:
        """What was decided; of what somebody sees who may not see all, read anew each time."""
        if self.settled is None or database.scope is not None:
            self.settled = Settled(store.fetch(database, "decisions"))
        return self.settled


def ids_of(difference: Difference) -> list[str]:
    """The statements of a difference: A's, then B's."""
    return [s.id for s in (difference.a, difference.b) if s is not None]


def end_of(difference: str) -> str:
    """What of a difference's id is the same on a corrected text, and whoever is named first."""
    return difference.rpartition(".")[2].removesuffix(TURNED)
