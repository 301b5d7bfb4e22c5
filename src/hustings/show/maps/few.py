"""What of a large map is drawn: as many factors as can be read, joined by the arrows told most."""

from __future__ import annotations

import weakref
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from ...model import CausalMap, Link
from ...wording import counted, say

ARROWS_EACH = 2.5
"""Arrows drawn for each factor, of a map that has more."""
FOLDED = 2
"""Factors up to which a piece is folded, where there are larger ones."""


@dataclass(frozen=True, slots=True)
class Few:
    """Pieces and arrows that are drawn, and how many factors and arrows there are of which some are
    left out (None: all are drawn)."""

    pieces: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    every: tuple[int, int] | None = None

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
        """How much is drawn, in a sentence; nothing where it is all."""
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


def firmness(link: Link) -> tuple[int, int, str, str]:
    """What arrows are sorted by: those most sources tell, most often, come first."""
    return -link.sources, -link.citations, link.cause, link.effect


_LAST: list[tuple[weakref.ref[CausalMap], list[Link]]] = []
"""The arrows of the map that was asked for last, sorted: a page asks for them several times."""


def firmest_first(m: CausalMap) -> Sequence[Link]:
    """The arrows of a map, those most sources tell first."""
    last = _LAST[:1]
    if not last or last[0][0]() is not m:
        last = [(weakref.ref(m), sorted(m.links, key=firmness))]
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
    whole = tuple(tuple(piece) for piece in pieces)
    every = {name for piece in whole for name in piece}
    inside = [link for link in m.links if link.cause in every and link.effect in every]
    arrows = round(most * ARROWS_EACH)
    if len(every) <= most and len(inside) <= arrows:
        return Few(whole, tuple(inside))
    firm = [k for k in firmest_first(m) if k.cause in every and k.effect in every]
    chosen = _grown(whole, firm, most) | {name for name in kept if name in every}
    between = [link for link in firm if link.cause in chosen and link.effect in chosen][:arrows]
    parts = (tuple(name for name in piece if name in chosen) for piece in whole)
    drawn = {id(link) for link in between}
    return Few(
        tuple(piece for piece in parts if piece),
        tuple(link for link in inside if id(link) in drawn),
        (len(every), len(inside)),
    )


def _grown(pieces: Sequence[Sequence[str]], firm: Sequence[Link], most: int) -> set[str]:
    chosen: set[str] = set()
    for piece in pieces:
        names = set(piece)
        near = [link for link in firm if link.cause in names]
        if len(chosen) >= most:
            break
        chosen.add(near[0].cause if near else piece[0])
        while len(chosen) < most:
            following = (k for k in near if (k.cause in chosen) != (k.effect in chosen))
            link = next(following, None)
            if link is None:
                break
            chosen |= {link.cause, link.effect}
    return chosen
