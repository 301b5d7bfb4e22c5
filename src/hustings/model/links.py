"""Arrows of a causal map: each with its claims, and all of them as columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, overload

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Claim:
    """One cause told once: ``sign`` is 1, -1 or 0 (not said); ``id`` is its statement's id.

    ``weight`` is the range (lowest, highest) of the weight's size in [0, 1], None where no strength
    was said.
    ``source`` is whose claim it counts as: the holder, else the speaker, else the document.
    ``as_told`` keeps (cause, effect, sign) as coded where zoom or opposites changed them, None
    where they did not. ``place`` is where it stands in its text, None where nobody says, ``coder``
    who coded it.
    """

    cause: str
    effect: str
    sign: int = 0
    id: str = ""
    source: str = ""
    commitment: str = "asserts"
    strength: str = ""
    hedge: str = ""
    quote: str = ""
    transcript: str = ""
    speaker: str | None = None
    weight: tuple[float, float] | None = None
    as_told: tuple[str, str, int] | None = None
    place: tuple[int, int] | None = None
    coder: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """All claims of one cause, effect and sign. A disputed sign is two links, never one netted.

    Claims the speaker rejects make links of their own (``denied``); no run, path or loop goes
    through them.
    """

    cause: str
    effect: str
    sign: int
    claims: tuple[Claim, ...] = ()

    @property
    def citations(self) -> int:
        """How often it is said: what two people coded in the same words is said once."""
        if len(self.claims) == 1:  # nearly always
            return 1
        return len(set(passages_of(self.claims)))

    @property
    def sources(self) -> int:
        """How many sources say it."""
        return 1 if len(self.claims) == 1 else len({c.source for c in self.claims})

    @property
    def denied(self) -> bool:
        """True where every claim is one the speaker rejects."""
        told = self.claims
        if not told or told[0].commitment != "rejects":  # nearly always
            return False
        return all(c.commitment == "rejects" for c in told)


class Coded(NamedTuple):
    """A value of each of many: ``codes`` in ``labels``."""

    codes: Ints
    labels: Sequence[Any]

    @classmethod
    def of(cls, values: Iterable[Any]) -> Coded:
        """Values as codes, in the order of first mention."""
        number: dict[Any, int] = {}
        codes = [number.setdefault(value, len(number)) for value in values]
        return cls(np.array(codes, dtype=np.int64), tuple(number))

    def at(self, row: int) -> Any:
        """One of them."""
        return self.labels[self.codes[row]]

    def take(self, rows: npt.NDArray[Any]) -> Coded:
        """Those of some rows."""
        return Coded(self.codes[rows], self.labels)

    def plain(self) -> list[Any]:
        """The values themselves."""
        labels = self.labels
        return [labels[k] for k in self.codes.tolist()]

    def each(self, function: Callable[[Any], Any]) -> Coded:
        """What a function makes of them; each label is looked at once."""
        return Coded(self.codes, [function(label) for label in self.labels])

    def different(self) -> list[Any]:
        """The different values there are, in the order of first mention."""
        found, first = np.unique(self.codes, return_index=True)
        return [self.labels[k] for k in found[np.argsort(first)].tolist()]


@dataclass(frozen=True, eq=False)
class Arrows:
    """The arrows of a map, of shape (arrows,): ``cause`` and ``effect`` count its factors.

    Their claims lie arrow by arrow: those of arrow k from ``begins[k]`` to ``begins[k + 1]`` of
    ``ids``, ``source``, ``transcript``, ``coder`` and ``place`` (shape (claims, 2); of a claim
    without a place the end is no higher than the start).
    """

    cause: Ints
    effect: Ints
    sign: Ints
    denied: Flags
    begins: Ints
    ids: Sequence[str]
    source: Coded
    transcript: Coded
    place: Ints
    coder: Coded

    def __len__(self) -> int:
        return len(self.cause)

    @staticmethod
    def of(names: Sequence[str], links: Sequence[Link]) -> Arrows:
        """The same of arrows that lie there as objects."""
        at = {name: i for i, name in enumerate(names)}
        told = [c for link in links for c in link.claims]
        many = [len(link.claims) for link in links]
        return Arrows(
            np.array([at[link.cause] for link in links], dtype=np.int64),
            np.array([at[link.effect] for link in links], dtype=np.int64),
            np.array([link.sign for link in links], dtype=np.int64),
            np.array([link.denied for link in links], dtype=bool),
            np.concatenate([[0], np.cumsum(many, dtype=np.int64)]).astype(np.int64),
            [c.id for c in told],
            Coded.of([c.source for c in told]),
            Coded.of([c.transcript for c in told]),
            places_of(told),
            Coded.of([c.coder for c in told]),
        )

    @property
    def statements(self) -> Ints:
        """By how many statements each is told, whoever coded them."""
        return np.diff(self.begins)

    @cached_property
    def passages(self) -> Ints:
        """What each claim says, as a number: what two people coded of one arrow in the same words
        is one, so that it is not said twice.
        """
        return passages(self.of_claims, self.transcript.codes, self.place, self.coder.codes)

    @cached_property
    def fresh(self) -> Flags:
        """Which claims are the first to say what they say."""
        first = np.zeros(len(self.ids), dtype=bool)
        first[np.unique(self.passages, return_index=True)[1]] = True
        return first

    @cached_property
    def citations(self) -> Ints:
        """How often each is said."""
        return np.bincount(self.of_claims[self.fresh], minlength=len(self))

    @cached_property
    def of_claims(self) -> Ints:
        """Whose claim each claim is."""
        return np.repeat(np.arange(len(self)), self.statements)

    @cached_property
    def sources(self) -> Ints:
        """How many sources say each."""
        said = self.statements
        many = (said > 1)[self.of_claims]
        counted = said.copy()
        counted[said > 1] = 0
        pairs = different(self.of_claims[many], self.source.codes[many])[0]
        return counted + np.bincount(pairs, minlength=len(self))

    @cached_property
    def live(self) -> Ints:
        """Those that runs, paths and loops go through: all but the denied."""
        return np.flatnonzero(~self.denied)

    def pairs(self, n: int) -> Ints:
        """Each arrow's two factors as one number, of a map of ``n`` factors."""
        return self.cause * n + self.effect

    def claims_of(self, some: npt.NDArray[Any]) -> Flags:
        """Which claims are told of some arrows (a mask)."""
        return np.asarray(some[self.of_claims], dtype=bool)


def places_of(claims: Sequence[Claim]) -> Ints:
    """Where claims stand in their texts, (0, 0) where nobody says."""
    return np.array([c.place or (0, 0) for c in claims], dtype=np.int64).reshape(-1, 2)


def passages_of(claims: Sequence[Claim]) -> list[int]:
    """What each of some claims of one arrow says, as a number (see :func:`passages`)."""
    arrow = np.zeros(len(claims), dtype=np.int64)
    transcripts, coders = (
        Coded.of(values).codes
        for values in ((c.transcript for c in claims), (c.coder for c in claims))
    )
    found: list[int] = passages(arrow, transcripts, places_of(claims), coders).tolist()
    return found


def passages(group: Ints, transcript: Ints, place: Ints, coder: Ints) -> Ints:
    """What each claim says, as a number: the first that each coder has in one passage are one, the
    second likewise. So one who codes a passage twice says it twice, as two links of a causal map
    cite twice, and two who code it once say it once. Places of one group in one text that overlap,
    directly or through others, are one passage; a claim without a place stands alone.

    >>> passages(np.zeros(4, int), np.zeros(4, int), np.array([[0, 9], [5, 12], [5, 12], [12, 20]]),
    ...          np.array([0, 1, 1, 0])).tolist()
    [0, 0, 1, 2]
    """
    if not len(group):
        return np.zeros(0, dtype=np.int64)
    where = stretches(group, transcript, place)
    order = np.lexsort((place[:, 0], coder, where))
    begins = np.ones(len(order), dtype=bool)
    begins[1:] = (where[order][1:] != where[order][:-1]) | (coder[order][1:] != coder[order][:-1])
    run = np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))
    turn = np.empty(len(order), dtype=np.int64)
    turn[order] = np.arange(len(order)) - run
    found: Ints = np.unique(where * (int(turn.max()) + 1) + turn, return_inverse=True)[1].reshape(
        -1
    )
    return found


def stretches(group: Ints, transcript: Ints, place: Ints) -> Ints:
    """The passage each claim stands in, as a number: places of one group in one text that overlap,
    directly or through others; what has no place stands alone."""
    start, end = place[:, 0], place[:, 1]
    order = np.lexsort((start, transcript, group))
    text, whose = transcript[order], group[order]
    other = np.ones(len(order), dtype=bool)
    other[1:] = (text[1:] != text[:-1]) | (whose[1:] != whose[:-1])
    ahead = np.cumsum(other) * (
        int(place.max(initial=0)) + 1
    )  # each text of each group behind the others
    begins, ends = ahead + start[order], ahead + end[order]
    reached = np.maximum.accumulate(ends)
    other[1:] |= begins[1:] >= reached[:-1]
    found = np.empty(len(order), dtype=np.int64)
    found[order] = np.cumsum(other) - 1
    alone = np.flatnonzero(~(end > start))
    found[alone] = len(order) + np.arange(len(alone))
    return found


def different(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """The different pairs of two columns, sorted."""
    wide = int(other.max()) + 1 if len(other) else 1
    first, second = np.divmod(distinct(one * wide + other), wide)
    return first, second


def distinct(numbers: Ints) -> Ints:
    """The different numbers, sorted: several times as quick as a table of them."""
    order = np.sort(numbers)
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = order[1:] != order[:-1]
    return order[fresh]


class LazyLinks(Sequence[Link]):
    """Arrows of which each becomes an object when it is looked at, and stays the same one."""

    __slots__ = ("_made", "_make", "arrows")

    def __init__(self, arrows: Arrows, make: Callable[[int], Link]) -> None:
        self.arrows, self._make = arrows, make
        self._made: dict[int, Link] = {}

    def __len__(self) -> int:
        return len(self.arrows)

    @overload
    def __getitem__(self, at: int) -> Link: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Link, ...]: ...
    def __getitem__(self, at: int | slice) -> Link | tuple[Link, ...]:
        if isinstance(at, slice):
            return tuple(self._at(k) for k in range(*at.indices(len(self))))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self._at(at % len(self))

    def __iter__(self) -> Iterator[Link]:
        return map(self._at, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (tuple(other) if isinstance(other, LazyLinks) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _at(self, at: int) -> Link:
        found = self._made.get(at)
        if found is None:
            found = self._made.setdefault(at, self._make(at))
        return found


def joined(n: int, one: Ints, other: Ints) -> Ints:
    """Of ``n`` things, some of them tied to each other: the lowest that each hangs together
    with.
    """
    lowest = np.arange(n)
    while True:
        near = np.minimum(lowest[one], lowest[other])
        found = lowest.copy()
        np.minimum.at(found, lowest[one], near)
        np.minimum.at(found, lowest[other], near)
        while (found[found] != found).any():
            found = found[found]
        if (found == lowest).all():
            return lowest
        lowest = found
