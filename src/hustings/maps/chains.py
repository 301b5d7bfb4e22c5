"""Links in a row: each step from factor to factor with who tells it, and what a chain of them says
by itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..model import CausalMap, Claim, Link
from ..shown import Listed
from .weights import live

T = TypeVar("T")


class Found(Listed[T]):
    """A list that says whether it is all: ``complete``, and in words in ``note`` where it is
    not."""

    def __init__(self, items: Iterable[T] = (), complete: bool = True, note: str = "") -> None:
        super().__init__(items)
        self.complete = complete
        self.note = note


@dataclass(frozen=True, slots=True)
class Step:
    """One factor acting on another, with its links (one, or two where the sign is disputed).

    ``told_by`` maps each source to the signs it tells.
    """

    cause: str
    effect: str
    links: tuple[Link, ...]
    signs: frozenset[int]
    told_by: Mapping[str, frozenset[int]]

    @property
    def sign(self) -> int | None:
        """The one sign told (0: not said), None where it is disputed."""
        return next(iter(self.signs)) if len(self.signs) == 1 else None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of this step."""
        return tuple(c for link in self.links for c in link.claims)


def steps_of(m: CausalMap) -> dict[tuple[str, str], Step]:
    """Every pair of factors that is linked (denied links aside), with what is told of it."""
    return {pair: step_of(links) for pair, links in arrows_of(m).items()}


def arrows_of(m: CausalMap) -> dict[tuple[str, str], list[Link]]:
    """The links of every pair of factors that is linked, denied links aside."""
    pairs: dict[tuple[str, str], list[Link]] = {}
    for link in live(m):
        pairs.setdefault((link.cause, link.effect), []).append(link)
    return pairs


def step_of(links: Sequence[Link]) -> Step:
    """The step the links of one pair of factors are, with what is told of it."""
    by: dict[str, set[int]] = {}
    for link in links:
        for claim in link.claims:
            by.setdefault(claim.source, set()).add(claim.sign)
    return Step(
        links[0].cause,
        links[0].effect,
        tuple(links),
        frozenset(link.sign for link in links),
        {source: frozenset(signs) for source, signs in by.items()},
    )


def chain_signs(chain: Sequence[Step]) -> list[int]:
    """The signs the chain can have: the product of its steps' signs, each disputed sign taken both
    ways.
    """
    reach = {1}
    for step in chain:
        reach = {a * b for a in reach for b in step.signs}
    return sorted(reach, reverse=True)


def told_whole_by(chain: Sequence[Step], sign: int | None = None) -> tuple[str, ...]:
    """The sources that tell every step of the chain themselves, and so that it has this sign (None:
    any).
    """
    if not chain:
        return ()
    out = []
    for source in chain[0].told_by:
        reach = {1}
        for step in chain:
            reach = {a * b for a in reach for b in step.told_by.get(source, ())}
        if reach and (sign is None or sign in reach):
            out.append(source)
    return tuple(sorted(out))


def stitched_from(chain: Sequence[Step]) -> tuple[str, ...]:
    """All sources any step of the chain rests on."""
    return tuple(sorted({source for step in chain for source in step.told_by}))


def distances(following: Mapping[T, Sequence[T]], starts: Iterable[T]) -> dict[T, int]:
    """Links from the nearest start to each that can be reached, the starts 0."""
    far = dict.fromkeys(starts, 0)
    queue = deque(far)
    while queue:
        a = queue.popleft()
        for b in following.get(a, ()):
            if b not in far:
                far[b] = far[a] + 1
                queue.append(b)
    return far
