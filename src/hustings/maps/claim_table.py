"""Claims as columns: what a map is made of, whatever is done to them on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ..model import CausalMap, Claim, Link, Study
from ..model.causal import nameless, self_loops
from ..model.links import Arrows, Coded, Flags, Ints, LazyLinks, passages


class Told(NamedTuple):
    """What claims say beside their factors and signs; a strength is its word and its range, hedge
    and quote are as they are coded, start and end (of no place: 0 and 0) are offsets."""

    id: Coded
    source: Coded
    commitment: Coded
    strength: Coded
    hedge: Coded
    quote: Coded
    transcript: Coded
    speaker: Coded
    start: Coded
    end: Coded
    coder: Coded

    @property
    def place(self) -> Ints:
        """Where each stands in its text, of shape (claims, 2)."""
        return np.column_stack((self.start.codes, self.end.codes))


def text_of(value: Any) -> str:
    """What is said, "" where nothing is."""
    return str(value or "")


class Ends(NamedTuple):
    """Factors and signs of claims as they were told."""

    names: Sequence[str]
    cause: Ints
    effect: Ints
    sign: Ints

    def at(self, row: int) -> tuple[str, str, int]:
        """Those of one claim."""
        one, other = self.names[self.cause[row]], self.names[self.effect[row]]
        return one, other, int(self.sign[row])


class Groups(NamedTuple):
    """Claims that say the same: ``first`` of each group, which ``group`` each claim is in; groups
    stand in the order of first mention."""

    first: Ints
    group: Ints


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """Claims as columns, each of shape (claims,); ``cause`` and ``effect`` count ``names``, some of
    which none may name. ``was``: what was told, where zoom or opposites may have changed it."""

    names: tuple[str, ...]
    cause: Ints
    effect: Ints
    sign: Ints
    told: Told
    was: Ends | None = None

    def __len__(self) -> int:
        return len(self.cause)

    @property
    def ends(self) -> Ends:
        """Factors and signs as they are now."""
        return Ends(self.names, self.cause, self.effect, self.sign)

    @property
    def denied(self) -> Flags:
        """Which of them the speaker rejects."""
        rejects = [word == "rejects" for word in self.told.commitment.labels]
        return np.array(rejects, dtype=bool)[self.told.commitment.codes]

    def mentions(self) -> Ints:
        """The names there are, in the order of first mention."""
        named = np.column_stack((self.cause, self.effect)).ravel()
        first = np.full(len(self.names), len(named))
        np.minimum.at(first, named, np.arange(len(named)))
        order = np.argsort(first, kind="stable")
        return order[: int((first < len(named)).sum())]

    def used(self) -> list[str]:
        """The same as words."""
        return [self.names[k] for k in self.mentions().tolist()]

    def take(self, rows: npt.NDArray[Any]) -> ClaimTable:
        """Some of the claims."""
        was = self.was and Ends(self.was.names, *(column[rows] for column in self.was[1:]))
        told = Told(*(values.take(rows) for values in self.told))
        cause, effect = self.cause[rows], self.effect[rows]
        return ClaimTable(self.names, cause, effect, self.sign[rows], told, was)

    def renamed(self, names: Sequence[str]) -> ClaimTable:
        """The same with each name in the place of the one that was, as if it had been told."""
        number: dict[str, int] = {}
        to = np.array([number.setdefault(n, len(number)) for n in names], dtype=np.int64)
        return replace(self, names=tuple(number), cause=to[self.cause], effect=to[self.effect])

    def moved(self, names: Sequence[str], turned: Sequence[bool] = ()) -> ClaimTable:
        """The same with new names, signs turned where one factor is; what was told is kept."""
        turns = np.array(turned or [False] * len(names), dtype=bool)
        sign = np.where(turns[self.cause] != turns[self.effect], -self.sign, self.sign)
        return replace(self.renamed(names), sign=sign, was=self.was or self.ends)

    def groups(self) -> Groups:
        """Claims of one cause, effect and sign, those that are rejected by themselves."""
        key = self.cause * len(self.names) + self.effect
        key = (key * 3 + self.sign + 1) * 2 + self.denied
        _, first, which = np.unique(key, return_index=True, return_inverse=True)
        order = np.argsort(first, kind="stable")
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        return Groups(first[order], place[which])

    def citations(self, groups: Groups) -> Ints:
        """In how many passages each group is said."""
        told = self.told
        found = passages(groups.group, told.transcript.codes, told.place, told.coder.codes)
        first = np.unique(found, return_index=True)[1]
        return np.bincount(groups.group[first], minlength=len(groups.first))

    def claim(self, row: int) -> Claim:
        """One of them as an object."""
        cause, effect, sign = self.ends.at(row)
        was = self.was and self.was.at(row)
        told = self.told
        word, weight = told.strength.at(row)
        start, end = told.start.at(row), told.end.at(row)
        return Claim(
            cause,
            effect,
            sign,
            told.id.at(row),
            told.source.at(row),
            told.commitment.at(row),
            word,
            text_of(told.hedge.at(row)),
            text_of(told.quote.at(row)),
            told.transcript.at(row),
            told.speaker.at(row),
            weight,
            None if was == (cause, effect, sign) else was,
            (start, end) if end > start else None,
            told.coder.at(row),
        )

    def map(self, study: Study, holders: Sequence[str], notes: Sequence[str]) -> CausalMap:
        """The map they draw; an arrow becomes an object when it is looked at. Raises OptionError
        where one has no name.
        """
        order = self.mentions()
        at = np.zeros(len(self.names), dtype=np.int64)
        at[order] = np.arange(len(order))
        concepts = tuple(self.used())
        self._refuse_nameless()
        first, group = self.groups()
        rows = np.argsort(group, kind="stable")
        begins = np.concatenate([[0], np.cumsum(np.bincount(group, minlength=len(first)))])
        arrows = Arrows(
            at[self.cause[first]],
            at[self.effect[first]],
            self.sign[first],
            self.denied[first],
            begins.astype(np.int64),
            self.told.id.take(rows).plain(),
            self.told.source.take(rows),
            self.told.transcript.take(rows),
            self.told.place[rows],
            self.told.coder.take(rows),
        )

        def link(k: int) -> Link:
            claims = tuple(self.claim(row) for row in rows[begins[k] : begins[k + 1]].tolist())
            ends = concepts[arrows.cause[k]], concepts[arrows.effect[k]]
            return Link(*ends, int(arrows.sign[k]), claims)

        own = np.unique(arrows.cause[arrows.cause == arrows.effect]).tolist()
        said = (*notes, *self_loops([concepts[k] for k in own]))
        return CausalMap(concepts, LazyLinks(arrows, link), study, tuple(holders), said)

    def _refuse_nameless(self) -> None:
        blank = np.array([not name.strip() for name in self.names], dtype=bool)
        wrong = blank[self.cause] | blank[self.effect]
        if wrong.any():
            raise nameless(self.told.id.at(int(np.argmax(wrong))))


NONE = Coded(np.zeros(0, dtype=np.int64), ())
EMPTY = ClaimTable((), NONE.codes, NONE.codes, NONE.codes, Told(*[NONE] * len(Told._fields)))
