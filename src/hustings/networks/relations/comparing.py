"""Two accounts of who stands to whom, beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...model.standard import choices_of
from .ties import FORM, Pair, Tie


@dataclass(frozen=True, slots=True)
class Compared:
    """How two accounts tell one pair: ``verdict`` is same (same relation), alike (same sign),
    different (no sign to compare), opposite, disputed (an account has both signs), only first or
    only second."""

    one: str
    other: str
    verdict: str
    first: tuple[Tie, ...]
    second: tuple[Tie, ...]


def compare_ties(first: Iterable[Tie], second: Iterable[Tie]) -> tuple[Compared, ...]:
    """The ties of two accounts, pair by pair, in order of names."""
    pairs: dict[Pair, tuple[list[Tie], list[Tie]]] = {}
    for side, ties in enumerate((first, second)):
        for t in ties:
            pair = (min(t.source, t.target), max(t.source, t.target))
            pairs.setdefault(pair, ([], []))[side].append(t)
    return tuple(
        Compared(*pair, _verdict(one, two), tuple(one), tuple(two))
        for pair, (one, two) in sorted(pairs.items())
    )


def _verdict(first: Sequence[Tie], second: Sequence[Tie]) -> str:
    if not first or not second:
        return "only first" if first else "only second"
    one, two = ({t.sign for t in side if t.sign} for side in (first, second))
    if len(one) > 1 or len(two) > 1:
        return "disputed"
    if one and two and one != two:
        return "opposite"
    if {(t.source, t.target, t.relation) for t in first} & {
        (t.source, t.target, t.relation) for t in second
    } or _mutual(first) & _mutual(second):
        return "same"
    return "alike" if one and one == two else "different"


def _mutual(ties: Iterable[Tie]) -> set[str]:
    """Relations among some ties that hold both ways, so that the direction tells nothing."""
    known = choices_of((), FORM, "relation")
    return {t.relation for t in ties if t.relation in known and known[t.relation].mutual}
