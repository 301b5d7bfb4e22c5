"""What words of relation tell: the tables of the rules, asked by grammar ("side" and "with") and
not by what stands beside what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ...conjugation import forms
from ...languages import rows
from ..verbs import likely_verbs, relation_verbs, turned_verbs

_ANYBODY = " Renn"
"""Behind a verb in the patterns that ask what follows."""
_BE = ("is", "was", "are", "were")


@dataclass(frozen=True, slots=True)
class Tells:
    """A relation; ``turned`` where whom it leads to stands so to whom it is told of, ``likely``
    where the words tell something else as often."""

    relation: str
    turned: bool = False
    likely: bool = False


@dataclass(frozen=True, slots=True)
class NounTells:
    """A relation, whom "of" leads to (actor or target), and what leads to the target."""

    relation: str
    of: str
    to: frozenset[str]


@dataclass(frozen=True, slots=True)
class RoleTells:
    """A relation, and what leads to whom one has the role for."""

    relation: str
    links: frozenset[str]


@cache
def _patterns() -> tuple[tuple[Tells, re.Pattern[str]], ...]:
    return (
        *((Tells(relation), pattern) for relation, pattern in relation_verbs()),
        *((Tells(relation, turned=True), pattern) for relation, pattern in turned_verbs()),
        *((Tells(relation, likely=True), pattern) for relation, pattern in likely_verbs()),
    )


@lru_cache(maxsize=1 << 14)
def told_by(verb: str, *rest: str) -> Tells | None:
    """What a verb, by its lemma, tells with the particle, noun and preposition behind it.

    >>> told_by("side", "with").relation, told_by("be", "loyal", "to").relation
    ('allies with', 'supports')
    """
    if not re.fullmatch(r"[a-z]{2,}", verb):
        return None
    every = _BE if verb == "be" else dict.fromkeys(forms(verb).values())
    said = [" ".join((form, *rest)) for form in every]
    for tells, pattern in _patterns():
        for frame in said:
            match = pattern.match(frame + _ANYBODY)
            if match and match.end() == len(frame):
                return tells
    return None


def told_by_noun(noun: str, lemma: str, before: str = "") -> NounTells | None:
    """What a noun tells of two ("alliance", "attack"), or with the word before it ("common
    cause")."""
    return _nouns().get(f"{before}_{noun}") or _nouns().get(noun) or _nouns().get(lemma)


@cache
def _nouns() -> dict[str, NounTells]:
    found: dict[str, NounTells] = {}
    for row in rows("relation_nouns"):
        tells = NounTells(row["relation"], row["of"], frozenset(row["to"].split()))
        for noun in row["nouns"].split():
            found.setdefault(noun, tells)
    return found


@lru_cache(maxsize=1 << 12)
def told_by_role(noun: str, lemma: str) -> tuple[RoleTells, ...]:
    """What a role tells of who has it: "leader", "member"."""
    return tuple(
        tells for pattern, tells in _roles() if pattern.fullmatch(noun) or pattern.fullmatch(lemma)
    )


@cache
def _roles() -> tuple[tuple[re.Pattern[str], RoleTells], ...]:
    return tuple(
        (
            re.compile("|".join(row["roles"].split()), re.IGNORECASE),
            RoleTells(row["relation"], frozenset(row["links"].split())),
        )
        for row in rows("relation_roles")
    )
