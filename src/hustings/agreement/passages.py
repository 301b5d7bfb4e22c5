"""Statements of several coders brought together: which of them mark the same passage.

Two coders' statements are paired one to one (:func:`~hustings.agreement.matching`). With three and
more coders the pairs of all of them are joined, the closest first, into units that hold at most one
statement of each coder; for two coders a unit is a pair.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..model import Statement
from .spans import Span, matching
from .table import PAIR

Rows = Sequence[Statement]
FAR = 1 << 60
"""Behind the end of any text."""


@dataclass(frozen=True, slots=True)
class Read:
    """That ``coder`` has read a passage (code points, end exclusive), and when."""

    coder: str
    start: int
    stop: int
    when: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text and who has read it: what they did not mark there they did not find."""

    start: int
    stop: int
    coders: frozenset[str]


Present = Sequence[Sequence[Stretch]]
"""Of each text its stretches, one after the other."""


@dataclass(frozen=True)
class Document:
    """A text that was coded: its id, title and words, who finished it and when.

    ``turns`` are spans of the text, for readers who count by turns or sentences; ``words`` are the
    places where a word begins. ``read``: of which passages somebody said that he has read them.
    ``shut``: it is coded blind, so that not all that was marked in it is known here.
    """

    id: str
    title: str = ""
    length: int = 0
    finished: Mapping[str, str] | None = None
    turns: tuple[tuple[int, int], ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    words: tuple[int, ...] = ()
    read: tuple[Read, ...] = ()
    shut: bool = False

    def stretches(self, done: Collection[str], coders: Sequence[str]) -> tuple[Stretch, ...]:
        """The text cut where somebody's reading begins or ends, and who has read each piece;
        ``done`` are those who have read the whole.
        """
        own = [r for r in self.read if r.coder in coders]
        if not own:
            return (Stretch(0, FAR, frozenset(done)),)
        edges = sorted({0, self.length, *(e for r in own for e in (r.start, r.stop))})
        pieces: list[Stretch] = []
        for a, b in itertools.pairwise(edges):
            here = frozenset((*done, *(r.coder for r in own if r.start <= a and b <= r.stop)))
            if pieces and pieces[-1].coders == here:
                pieces[-1] = Stretch(pieces[-1].start, b, here)
            else:
                pieces.append(Stretch(a, b, here))
        pieces[-1] = Stretch(pieces[-1].start, FAR, pieces[-1].coders)
        return tuple(pieces)


@dataclass(frozen=True)
class PairCount:
    """What two coders found in one text: pairs ``(statement, statement, IoU)`` by place in rows."""

    coders: tuple[str, str]
    document: int
    sizes: tuple[int, int]
    pairs: tuple[tuple[int, int, float], ...]


@dataclass(frozen=True)
class Matched:
    """Statements of one form (or all) as units, shape (coders, units): places in ``rows``, -1 where
    a coder has none; ``document`` (units,) is the place of each unit's text."""

    rows: tuple[Statement, ...]
    ids: npt.NDArray[np.object_]
    coders: tuple[str, ...]
    members: npt.NDArray[np.intp]
    document: npt.NDArray[np.intp]
    counts: tuple[PairCount, ...]

    def alone(self, coder: str) -> tuple[str, ...]:
        """Ids of a coder's statements that no other coder has."""
        paired = set(self.members[:, (self.members >= 0).sum(axis=0) > 1].ravel().tolist())
        return tuple(s.id for i, s in enumerate(self.rows) if s.coder == coder and i not in paired)


def matched(
    rows: Rows, coders: Sequence[str], present: Present, threshold: float,
    place: Mapping[str, int],
) -> Matched:  # fmt: skip
    """Bring statements together text by text; ``present`` says who was there, stretch by stretch.

    A statement lies where it begins.
    """
    held = _by_document(rows, coders, place)
    counts: list[PairCount] = []
    units: list[tuple[int, list[int]]] = []
    for d, there in enumerate(present):
        own = held.get(d, {})
        found = [
            _paired(rows, _inside(rows, own, one), (a, b), d, threshold)
            for one in there
            for a, b in itertools.combinations(coders, 2)
            if {a, b} <= one.coders
        ]
        counts += found
        units += [(d, unit) for unit in _units(rows, coders, found)]
    members = np.full((len(coders), len(units)), -1, dtype=np.intp)
    for u, (_, unit) in enumerate(units):
        for i in unit:
            members[coders.index(rows[i].coder), u] = i
    documents = np.array([d for d, _ in units], dtype=np.intp)
    ids = np.array([s.id for s in rows], dtype=object)
    return Matched(tuple(rows), ids, tuple(coders), members, documents, tuple(counts))


def counted_rows(rows: Rows, present: Mapping[str, Sequence[Stretch]]) -> list[Statement]:
    """The statements made where their coder and at least one other were there."""
    return [
        s
        for s in rows
        for one in present.get(s.transcript, ())
        if one.start <= s.start < one.stop and s.coder in one.coders and len(one.coders) >= PAIR
    ]


def _inside(rows: Rows, own: Mapping[str, list[int]], one: Stretch) -> dict[str, list[int]]:
    return {
        coder: [i for i in held if one.start <= rows[i].start < one.stop]
        for coder, held in own.items()
    }


def _by_document(
    rows: Rows, coders: Iterable[str], place: Mapping[str, int]
) -> dict[int, dict[str, list[int]]]:
    held: dict[int, dict[str, list[int]]] = {}
    known = set(coders)
    for i, s in enumerate(rows):
        if s.coder in known and s.transcript in place:
            held.setdefault(place[s.transcript], {}).setdefault(s.coder, []).append(i)
    return held


def _paired(
    rows: Rows,
    own: Mapping[str, list[int]],
    coders: tuple[str, str],
    document: int,
    threshold: float,
) -> PairCount:
    ours, theirs = own.get(coders[0], []), own.get(coders[1], [])
    found = matching(
        [_span(rows[i]) for i in ours], [_span(rows[i]) for i in theirs], threshold=threshold
    )
    pairs = tuple((ours[i], theirs[j], near) for i, j, near in found.pairs)
    return PairCount(coders, document, (len(ours), len(theirs)), pairs)


def _span(s: Statement) -> Span:
    return (s.start, s.end, s.form)


def _units(rows: Rows, coders: Sequence[str], found: Sequence[PairCount]) -> list[list[int]]:
    """Pairs joined to units, the closest first; a unit holds at most one statement of a coder."""
    pairs = [pair for one in found for pair in one.pairs]
    if len(coders) == PAIR:
        return [[a, b] for a, b, _ in pairs]
    whose: dict[int, list[int]] = {}
    for a, b, _ in sorted(pairs, key=lambda p: (-p[2], p[0], p[1])):
        one, other = whose.setdefault(a, [a]), whose.setdefault(b, [b])
        if one is other or {rows[i].coder for i in one} & {rows[i].coder for i in other}:
            continue
        one += other
        for i in other:
            whose[i] = one
    units = {id(unit): sorted(unit) for unit in whose.values() if len(unit) > 1}
    return sorted(units.values(), key=lambda unit: (rows[unit[0]].start, unit))
