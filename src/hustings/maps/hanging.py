"""On how little the conclusions of a map rest: which of them one quotation carries alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ..model import CausalMap, Claim
from ..model.links import passages_of
from ..wording import counted, say, say_many


@dataclass(frozen=True, slots=True)
class Hanging:
    """``conclusions`` are the ordered pairs of factors of which the first acts on the second, over
    however many arrows; ``on_one`` of them are lost with one sentence."""

    conclusions: int
    on_one: int

    @property
    def words(self) -> str:
        """How many hang on one quotation, as a clause."""
        if not self.conclusions:
            return say("nothing acts on anything")
        return say_many(
            self.on_one,
            "{n} of {conclusions} hangs on one quotation",
            "{n} of {conclusions} hang on one quotation",
            conclusions=counted(self.conclusions, "conclusion"),
        )


def hanging(m: CausalMap) -> Hanging:
    """Which conclusions would be gone with a single sentence: each arrow that one sentence tells is
    taken out in turn. Denied arrows carry nothing.

    >>> from hustings.model import CausalMap
    >>> hanging(CausalMap.from_links([("a", "b", 1), ("b", "c", 1), ("a", "b", 1)])).words
    '2 of 3 conclusions hang on one quotation'
    """
    at = {name: i for i, name in enumerate(m.concepts)}
    told: dict[tuple[int, int], list[Claim]] = {}
    for link in m.links:
        if not link.denied and link.cause != link.effect:
            arrow = (at[link.cause], at[link.effect])
            told.setdefault(arrow, []).extend(link.claims)
    whole = _reached(len(at), told)
    lost = [0] * len(at)
    for thin in (arrow for arrow, claims in told.items() if len({*passages_of(claims)}) == 1):
        without = _reached(len(at), [arrow for arrow in told if arrow != thin])
        lost = [gone | w & ~o for gone, w, o in zip(lost, whole, without, strict=True)]
    return Hanging(sum(w.bit_count() for w in whole), sum(gone.bit_count() for gone in lost))


def _reached(n: int, arrows: Collection[tuple[int, int]]) -> list[int]:
    """For each factor those it acts on but itself, as the bits of a number."""
    found = [1 << i for i in range(n)]
    while True:
        before = found.copy()
        for cause, effect in arrows:
            found[cause] |= found[effect]
        if found == before:
            return [bits & ~(1 << i) for i, bits in enumerate(found)]
