"""What of a large map is drawn: as many factors as can be read, joined by the arrows told most."""

from __future__ import annotations

import weakref
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...model import CausalMap, Link
from ...model.links import Flags, Ints
from ...wording import counted, say

ARROWS_EACH = 2.5
"""Arrows drawn for each factor, of a map that has more."""
FOLDED = 2
"""Factors up to which a piece is folded, where there are larger ones."""


@dataclass(frozen=True, slots=True)
class Few:
    """Pieces and arrows that are drawn, and how many factors and arrows there are of which some are
    left out (None: all are drawn); ``anew``: not where a person moved them."""

    pieces: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    every: tuple[int, int] | None = None
    anew: bool = False

    @property
    def factors(self) -> tuple[int, int]:
        """How many are drawn, of how many."""
        drawn = sum(len(piece) for piece in self.pieces)
        return drawn, self.every[0] if self.every else drawn

    @property
    def arrows(self) -> tuple[int, int]:
        """How many are drawn, of how many."""
        return len(self.links), self.every[1] if self.every else len(self.links)

    def said(self) -> str:
        """How much is drawn, and whether it lies anew, in a sentence each."""
        moved = say("As it was moved by hand it does not fit the page: it is laid out anew.")
        return " ".join(filter(None, (self._shown(), moved if self.anew else "")))

    def _shown(self) -> str:
        if self.every is None:
            return ""
        (drawn, factors), (led, arrows) = self.factors, self.arrows
        return say(
            "{drawn} of {factors} drawn, {led} of {arrows}: what most sources tell.",
            drawn=drawn,
            factors=counted(factors, "factor"),
            led=led,
            arrows=counted(arrows, "arrow"),
        )


_LAST: list[tuple[weakref.ref[CausalMap], Ints]] = []
"""The arrows of the map that was asked for last, sorted: a page asks for them several times."""


def firmest_first(m: CausalMap) -> Ints:
    """The arrows of a map by their numbers, those most sources tell, most often, first."""
    last = _LAST[:1]
    if not last or last[0][0]() is not m:
        arrows, names = m.arrows, sorted(m.concepts)
        rank = {name: k for k, name in enumerate(names)}
        ranks = np.array([rank[name] for name in m.concepts], dtype=np.int64)
        ends = ranks[arrows.effect], ranks[arrows.cause]
        last = [(weakref.ref(m), np.lexsort((*ends, -arrows.citations, -arrows.sources)))]
        _LAST[:] = last
    return last[0][1]


def unfolded(pieces: Sequence[Sequence[str]], kept: Container[str] = ()) -> list[tuple[str, ...]]:
    """The pieces without the small ones beside larger ones, but for those with a factor in use
    (``kept``)."""
    if not any(len(piece) > FOLDED for piece in pieces):
        return [tuple(piece) for piece in pieces]
    return [
        tuple(piece)
        for piece in pieces
        if len(piece) > FOLDED or any(name in kept for name in piece)
    ]


def strongest(
    m: CausalMap, pieces: Sequence[Sequence[str]], most: int, kept: Iterable[str] = ()
) -> Few:
    """Grows from the firmest arrow of the largest piece to what is told most beside it; factors in
    use (``kept``) are drawn as well."""
    chosen = _chosen(m, pieces, most, kept)
    links = tuple(m.links[k] for k in np.flatnonzero(chosen.drawn).tolist())
    if chosen.whole:
        return Few(tuple(tuple(piece) for piece in pieces), links)
    parts = (tuple(name for name in piece if name in chosen.names) for piece in pieces)
    every = sum(len(piece) for piece in pieces), int(chosen.inside.sum())
    return Few(tuple(piece for piece in parts if piece), links, every)


def drawn_arrows(m: CausalMap, pieces: Sequence[Sequence[str]], most: int) -> Flags:
    """Which arrows of a map :func:`strongest` draws."""
    return _chosen(m, pieces, most, ()).drawn


class _Chosen(NamedTuple):
    """Factors and arrows that are drawn, arrows between the factors there are, and whether all of
    them are drawn."""

    names: Container[str]
    drawn: Flags
    inside: Flags
    whole: bool


def _chosen(
    m: CausalMap, pieces: Sequence[Sequence[str]], most: int, kept: Iterable[str]
) -> _Chosen:
    every = {name for piece in pieces for name in piece}
    inside = _between(m, every)
    arrows = round(most * ARROWS_EACH)
    if len(every) <= most and int(inside.sum()) <= arrows:
        return _Chosen(every, inside, inside, True)
    firm = firmest_first(m)
    firm = firm[inside[firm]]
    names = _grown(m, pieces, firm, most) | {name for name in kept if name in every}
    drawn = np.zeros(len(inside), dtype=bool)
    drawn[firm[_between(m, names)[firm]][:arrows]] = True
    return _Chosen(names, drawn, inside, False)


def _between(m: CausalMap, names: Container[str]) -> Flags:
    """Which arrows have both ends among some factors."""
    among = np.array([name in names for name in m.concepts], dtype=bool)
    return np.asarray(among[m.arrows.cause] & among[m.arrows.effect])


def _grown(m: CausalMap, pieces: Sequence[Sequence[str]], firm: Ints, most: int) -> set[str]:
    """As many factors, from the firmest arrow of each piece on, by the firmest that leads further
    at every step.
    """
    at = {name: k for k, name in enumerate(m.concepts)}
    chosen = np.zeros(len(at), dtype=bool)
    for piece in pieces:
        mine = np.zeros(len(at), dtype=bool)
        mine[[at[name] for name in piece]] = True
        near = firm[mine[m.arrows.cause[firm]]]
        cause, effect = m.arrows.cause[near], m.arrows.effect[near]
        if chosen.sum() >= most:
            break
        chosen[cause[0] if len(near) else at[piece[0]]] = True
        while chosen.sum() < most:
            leads = chosen[cause] != chosen[effect]
            if not leads.any():
                break
            k = int(np.argmax(leads))
            chosen[[cause[k], effect[k]]] = True
    return {name for name, k in at.items() if chosen[k]}
