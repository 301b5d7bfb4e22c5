"""Which factors of a map may be one, and which are opposites: proposed with a reason, never merged.

Between coding and every map stands a step nobody helps with: a speaker who names one thing in five
ways has a map in five pieces. Each proposal says why, and what a merge would do to the map, before
anybody decides. Pairs that a claim ties to each other are never proposed as one.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Literal, TypeAlias

from ..errors import UnknownName
from ..model import CausalMap, Claim
from ..shown import Listed
from ..wording import counted, say, say_many
from .hanging import hanging
from .loops import loops

Relation: TypeAlias = Literal["same", "opposite"]
Pair: TypeAlias = tuple[int, int]

NEAR = 0.62
"""Cosine of letter n-grams from which two names are near. Chosen by eye on the demo's factors, not
measured; such pairs come last.
"""
SHORTEST = 4
"""Letters a word must keep when its prefix is taken off: "union" is not the denial of "ion"."""
MOST = 200
"""Proposals given at once; a person goes through them one at a time."""
COUNTED = 500
"""Arrows up to which it is told what a merge does to the loops; of more it would take minutes."""
LOOPS = 1000
"""Loops counted to tell the effect of a merge."""
WEIGHED = 150
"""Factors up to which it is asked on how little every conclusion rests: a tenth of a second."""
STEMMERS = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "ru": "russian"}


@dataclass(frozen=True, slots=True)
class Shape:
    """Pieces (factors tied together, however) and loops of a map."""

    pieces: int
    loops: int


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


@dataclass(frozen=True, slots=True)
class _Name:
    """A factor's name taken apart: which way it points, and the stems of what it is of."""

    label: str
    way: int
    stems: tuple[str, ...]
    bare: str
    """Its letters and figures alone, a blank between words."""
    negated: frozenset[tuple[str, str]]
    """Stem of a word without a prefix of negation, and of the word itself."""


@dataclass(frozen=True, slots=True)
class _Reason:
    relation: Relation
    rule: str
    why: str
    rank: int


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
    words = _words(language)
    apart = {frozenset(pair) for pair in refused}
    tied = {frozenset((k.cause, k.effect)) for k in m.links}
    said = _said(m)
    order = {name: i for i, name in enumerate(m.concepts)}
    names = [_taken_apart(label, words) for label in m.concepts if not label.startswith("~")]
    near, likely = (nearness, None) if nearness is not None else _near(names)
    pairs = combinations(range(len(names)), 2) if likely is None else _likely(names, likely)
    before, piece = shape(m), _piece_of(m)
    found = []
    for one, other in ((names[i], names[j]) for i, j in pairs):
        pair = frozenset((one.label, other.label))
        if pair in apart or pair in tied:
            continue
        reason = _reason(one, other, near)
        if reason is None:
            continue
        a, b = sorted((one.label, other.label), key=lambda n: (-len(said[n]), order[n]))
        found.append((reason, a, b))
    found.sort(key=lambda f: (f[0].rank, -len(said[f[1]]) - len(said[f[2]]), order[f[1]]))
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


def shape(m: CausalMap) -> Shape:
    """How many pieces a map falls into, and how many loops of up to six arrows it has."""
    return Shape(len(pieces(m)), len(loops(m, cap=LOOPS)))


def pieces(m: CausalMap) -> list[list[str]]:
    """The factors of every piece that hangs together, in the map's order; the largest piece first.

    Denied arrows tie nothing.
    """
    return m.pieces()


def headline(m: CausalMap) -> str:
    """A map in one sentence: factors, pieces, arrows, loops, and on how little it rests."""
    rings = loops(m, cap=LOOPS)
    live = [k for k in m.links if not k.denied]
    counts = say(
        "{factors} in {pieces}, {arrows}, {loops}",
        factors=counted(len(m.concepts), "factor"),
        pieces=counted(len(pieces(m)), "piece"),
        arrows=counted(len(live), "arrow"),
        loops=counted(len(rings), "loop")
        if rings.complete
        else say("more than {n} loops", n=LOOPS),
    )
    thin = say_many(
        sum(k.citations == 1 for k in live),
        "{n} of the arrows rests on one sentence",
        "{n} of the arrows rest on one sentence",
    )
    hangs = f", {hanging(m).words}" if 0 < len(m.concepts) <= WEIGHED else ""
    return f"{counts}; {thin}{hangs}."


# names --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    up: frozenset[str]
    down: frozenset[str]
    prefixes: tuple[str, ...]
    empty: frozenset[str]
    stem: Callable[[str], str]


@cache
def _words(language: str) -> _Words:
    import snowballstemmer  # heavy

    code = language[:2].casefold()
    if code not in STEMMERS:
        raise UnknownName("language", language, STEMMERS)
    told = tomllib.loads(files(__package__).joinpath("polarity.toml").read_text("utf-8"))[code]
    stemmer = snowballstemmer.stemmer(STEMMERS[code])
    return _Words(
        frozenset(told["up"].split()),
        frozenset(told["down"].split()),
        tuple(sorted(told["prefixes"].split(), key=len, reverse=True)),
        frozenset(told["empty"].split()),
        stemmer.stemWord,
    )


def _taken_apart(label: str, words: _Words) -> _Name:
    """Words that point up or down are taken off, the others stemmed; order does not count."""
    way = 1
    stems, negated = [], set()
    for word in re.findall(r"[^\W_]+", label.casefold()):
        if word in words.down:
            way = -way
        elif word not in words.up and word not in words.empty:
            stems.append(words.stem(word))
            bare = (word.removeprefix(p) for p in words.prefixes if word.startswith(p))
            negated |= {(words.stem(b), stems[-1]) for b in bare if len(b) >= SHORTEST}
    return _Name(label, way, tuple(sorted(set(stems))), _bare(label), frozenset(negated))


def _reason(one: _Name, other: _Name, near: Callable[[str, str], float]) -> _Reason | None:
    """The surest rule that fits two names, or None."""
    for rule in _RULES:
        found = rule(one, other)
        if found is not None:
            return found
    if one.way != other.way or near(one.label, other.label) < NEAR:
        return None
    why = say("{one} and {other} are written nearly alike.", **_both(one, other))
    return _Reason("same", "near", why, 5)


def _letters(one: _Name, other: _Name) -> _Reason | None:
    if one.bare != other.bare:
        return None
    why = say("{one} and {other} are the same but for case, blanks or marks.", **_both(one, other))
    return _Reason("same", "letters", why, 0)


def _both(one: _Name, other: _Name) -> dict[str, str]:
    return {"one": f"“{one.label}”", "other": f"“{other.label}”"}


def _bare(label: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", label.casefold()))


def _stems(one: _Name, other: _Name) -> _Reason | None:
    if not one.stems or one.stems != other.stems:
        return None
    told = " ".join(one.stems)
    if one.way == other.way:
        why = say(
            "{one} and {other} have the same words in another form ({stems}).",
            stems=told,
            **_both(one, other),
        )
        return _Reason("same", "stem", why, 1)
    why = say(
        "{one} and {other} seem to speak of one thing ({stems}), one of them of its lack.",
        stems=told,
        **_both(one, other),
    )
    return _Reason("opposite", "opposite", why, 2)


def _prefixed(one: _Name, other: _Name) -> _Reason | None:
    """Equal but for one stem that has a prefix of negation (stability, instability)."""
    ours, theirs = set(one.stems) - set(other.stems), set(other.stems) - set(one.stems)
    if len(ours) != 1 or len(theirs) != 1:
        return None
    (x,), (y,) = ours, theirs
    if (y, x) not in one.negated and (x, y) not in other.negated:
        return None
    relation: Relation = "opposite" if one.way == other.way else "same"
    why = say(
        "{one} and {other} differ by a prefix that says no ({stems}).",
        stems=f"{x}, {y}",
        **_both(one, other),
    )
    return _Reason(relation, "opposite", why, 2)


def _within(one: _Name, other: _Name) -> _Reason | None:
    """All words of the shorter stand in the longer, which adds two at the most."""
    short, long = sorted((one, other), key=lambda n: len(n.stems))
    if not short.stems or len(long.stems) - len(short.stems) not in (1, 2):
        return None
    if not set(short.stems) < set(long.stems):
        return None
    if one.way == other.way:
        why = say("{one} stands within {other}.", **_both(short, long))
        return _Reason("same", "within", why, 4)
    why = say("{one} stands within {other}, one of them of its lack.", **_both(short, long))
    return _Reason("opposite", "within", why, 4)


_RULES = (_letters, _stems, _prefixed, _within)


def _likely(names: Sequence[_Name], near: Iterable[Pair]) -> list[Pair]:
    """The pairs of names any rule may fit, by their numbers, in the order of all pairs: they share
    a stem or all their letters, one denies a stem of the other, or they are written alike.
    """
    holding: dict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        for word in {*name.stems, name.bare + "."}:
            holding[word].append(i)
    found = {pair for some in holding.values() for pair in combinations(some, 2)}
    for i, name in enumerate(names):
        for bare, _ in name.negated:
            found |= {(min(i, j), max(i, j)) for j in holding.get(bare, ()) if j != i}
    return sorted(found | set(near))


def _near(names: Sequence[_Name]) -> tuple[Callable[[str, str], float], list[Pair]]:
    """Cosine of letter n-grams of two names, by TF-IDF over all of them, where it is at least
    :data:`NEAR` (else 0); and the pairs that are near by it.
    """
    from .nearness import alike  # SciPy: heavy

    labels = [n.label for n in names]
    near = alike(labels, NEAR)
    at = {label: i for i, label in enumerate(labels)}

    def cosine(a: str, b: str) -> float:
        one, other = sorted((at[a], at[b]))
        return near.get((one, other), 0.0)

    return cosine, list(near)


# effects ------------------------------------------------------------------------------------------
_OTHER: Mapping[Relation, Relation] = {"same": "opposite", "opposite": "same"}


def _said(m: CausalMap) -> dict[str, tuple[str, ...]]:
    """The claims that name each factor."""
    out: dict[str, dict[str, None]] = {name: {} for name in m.concepts}
    for claim in m.claims:
        for name in (claim.cause, claim.effect):
            out[name][claim.id] = None
    return {name: tuple(ids) for name, ids in out.items()}


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


def _proposal(
    whole: _Whole, found: tuple[_Reason, str, str], said: Mapping[str, tuple[str, ...]]
) -> FactorProposal:
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
        (said[a], said[b]),
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
