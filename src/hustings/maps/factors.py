"""Which factors of a map may be one, and which are opposites: proposed with a reason, never merged.

Between coding and every map stands a step nobody helps with: a speaker who names one thing in five
ways has a map in five pieces. Each proposal says why, and what a merge would do to the map, before
anybody decides. Pairs that a claim ties to each other are never proposed as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from ..model import CausalMap, Claim
from ..model.links import Coded, different
from ..shown import Listed
from ..wording import counted, say, say_many
from .factor_names import (
    Reason,
    Relation,
    likely_pairs,
    near_names,
    reason_for,
    taken_apart,
    words_of,
)
from .hanging import hanging
from .loops import loops
from .shapes import LOOPS, Shape, counted_loops, pieces, shape

MOST = 200
"""Proposals given at once; a person goes through them one at a time."""
COUNTED = 500
"""Arrows up to which it is told what a merge does to the loops; of more it would take minutes."""
WEIGHED = 150
"""Factors up to which it is asked on how little every conclusion rests: a tenth of a second."""


@dataclass(frozen=True, slots=True)
class FactorProposal:
    """Two factors that may be one (``same``) or opposites (``opposite``: b is ~a).

    ``a`` is the one said more often. ``why`` is the reason in words, ``rule`` its name;
    ``statements`` are the claims that name a, and those that name b. ``before`` and ``after`` are
    the shapes of the map without and with the merge, ``effect`` says the difference and
    ``otherwise`` what the other relation would do.
    """

    a: str
    b: str
    relation: Relation
    why: str
    rule: str
    effect: str
    otherwise: str
    before: Shape
    after: Shape
    statements: tuple[tuple[str, ...], tuple[str, ...]]


def factor_proposals(
    m: CausalMap,
    *,
    refused: Iterable[tuple[str, str]] = (),
    language: str = "en",
    nearness: Callable[[str, str], float] | None = None,
) -> Listed[FactorProposal]:
    """Proposals for a map, the surest rule first, then what joins most.

    Rules, surest first: same letters, same stems, opposites (more/less, presence/absence, un- …),
    one name within the other, near by letters (``nearness``: a measure of one's own instead, such
    as of embeddings, 0 to 1). ``refused`` pairs are left out. ``language``: of the names (en, de,
    fr, es, ru). Raises UnknownName for another.

    >>> m = CausalMap.from_links([("night ferry", "noise", 1), ("Night ferries", "trade", 1)])
    >>> [(p.a, p.b, p.relation, p.effect) for p in factor_proposals(m)]
    [('night ferry', 'Night ferries', 'same', '2 pieces become 1.')]
    """
    words = words_of(language)
    apart = {frozenset(pair) for pair in refused}
    tied = _tied(m)
    said = _Said(m)
    order = {name: i for i, name in enumerate(m.concepts)}
    names = [taken_apart(label, words) for label in m.concepts if not label.startswith("~")]
    near, likely = (nearness, None) if nearness is not None else near_names(names)
    pairs = combinations(range(len(names)), 2) if likely is None else likely_pairs(names, likely)
    before, piece = shape(m), _piece_of(m)
    found = []
    for one, other in ((names[i], names[j]) for i, j in pairs):
        tie = min(order[one.label], order[other.label]), max(order[one.label], order[other.label])
        if tie in tied or frozenset((one.label, other.label)) in apart:
            continue
        reason = reason_for(one, other, near)
        if reason is None:
            continue
        a, b = sorted((one.label, other.label), key=lambda n: (-said.many[order[n]], order[n]))
        found.append((reason, a, b))
    found.sort(key=lambda f: (f[0].rank, -sum(said.many[order[n]] for n in f[1:]), order[f[1]]))
    return Listed(_proposal(_Whole(m, before, piece), f, said) for f in found[:MOST])


def merged(m: CausalMap, a: str, b: str, relation: Relation = "same") -> CausalMap:
    """The map with b told as a, or as its opposite ~a with every sign turned.

    Raises UnknownName where either is not in the map.
    """
    for name in (a, b):
        m.index(name)
    claims = [_renamed(c, a, b, relation) for c in m.claims]
    concepts = [c for c in m.concepts if c != b]
    return CausalMap.from_claims(claims, concepts=concepts, holders=m.holders, study=m.study)


def _renamed(claim: Claim, a: str, b: str, relation: Relation) -> Claim:
    turns = (relation == "opposite") * ((claim.cause == b) + (claim.effect == b))
    return replace(
        claim,
        cause=a if claim.cause == b else claim.cause,
        effect=a if claim.effect == b else claim.effect,
        sign=claim.sign * (-1) ** turns,
    )


def headline(m: CausalMap) -> str:
    """A map in one sentence: factors, pieces, arrows, loops, and on how little it rests."""
    rings = counted_loops(m)
    arrows = m.arrows
    counts = say(
        "{factors} in {pieces}, {arrows}, {loops}",
        factors=counted(len(m.concepts), "factor"),
        pieces=counted(len(pieces(m)), "piece"),
        arrows=counted(len(arrows.live), "arrow"),
        loops=counted(len(rings), "loop")
        if rings.complete
        else say("more than {n} loops", n=LOOPS),
    )
    thin = say_many(
        int((arrows.citations[arrows.live] == 1).sum()),
        "{n} of the arrows rests on one sentence",
        "{n} of the arrows rest on one sentence",
    )
    hangs = f", {hanging(m).words}" if 0 < len(m.concepts) <= WEIGHED else ""
    return f"{counts}; {thin}{hangs}."


# effects ------------------------------------------------------------------------------------------
_OTHER: Mapping[Relation, Relation] = {"same": "opposite", "opposite": "same"}


def _tied(m: CausalMap) -> set[tuple[int, int]]:
    """Factors a claim ties to each other, the one that stands first in the map before the other."""
    ends = np.sort(np.column_stack((m.arrows.cause, m.arrows.effect)), axis=1)
    one, other = different(ends[:, 0], ends[:, 1])
    return set(zip(one.tolist(), other.tolist(), strict=True))


class _Said:
    """The claims that name each factor: how ``many`` name it, and which."""

    def __init__(self, m: CausalMap) -> None:
        arrows = m.arrows
        self.at = {name: k for k, name in enumerate(m.concepts)}
        self.ends = arrows.cause[arrows.of_claims], arrows.effect[arrows.of_claims]
        self.id = Coded.of(arrows.ids)
        names, ids = np.concatenate(self.ends), np.tile(self.id.codes, 2)
        self.many = np.bincount(different(names, ids)[0], minlength=len(m.concepts)).tolist()

    def ids(self, name: str) -> tuple[str, ...]:
        """Those that name a factor."""
        cause, effect = (end == self.at[name] for end in self.ends)
        return tuple(self.id.take(cause | effect).different())


@dataclass(frozen=True, slots=True)
class _Whole:
    """A map, its shape, and the piece each factor is in."""

    map: CausalMap
    shape: Shape
    piece: Mapping[str, int]

    def merged(self, a: str, b: str, relation: Relation) -> Shape:
        """The shape with two factors made one; in a large map the loops are not counted anew."""
        many = self.shape.pieces - (self.piece[a] != self.piece[b])
        if len(self.map.links) > COUNTED:
            return Shape(many, self.shape.loops)
        return Shape(many, len(loops(merged(self.map, a, b, relation), cap=LOOPS)))


def _piece_of(m: CausalMap) -> dict[str, int]:
    return {name: k for k, piece in enumerate(pieces(m)) for name in piece}


def _proposal(whole: _Whole, found: tuple[Reason, str, str], said: _Said) -> FactorProposal:
    reason, a, b = found
    before, after = whole.shape, whole.merged(a, b, reason.relation)
    other = whole.merged(a, b, _OTHER[reason.relation])
    return FactorProposal(
        a,
        b,
        reason.relation,
        reason.why,
        reason.rule,
        " ".join(_effects(before, after)),
        " ".join(_effects(before, other)),
        before,
        after,
        (said.ids(a), said.ids(b)),
    )


def _effects(before: Shape, after: Shape) -> Iterator[str]:
    """What a merge does, in words."""
    if after.pieces < before.pieces:
        yield say_many(
            before.pieces,
            "{n} piece becomes {after}.",
            "{n} pieces become {after}.",
            after=after.pieces,
        )
    else:
        yield say("The map stays in {pieces}.", pieces=counted(before.pieces, "piece"))
    if after.loops > before.loops:
        new = after.loops - before.loops
        first = before.loops == 0 and new == 1
        more = say_many(new, "{n} loop more.", "{n} loops more.")
        yield say("The first loop appears.") if first else more
