"""Which factors may be one by their names: like letters, stems, a denial, one in the other."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Literal, TypeAlias

from ..errors import UnknownName
from ..wording import say

Relation: TypeAlias = Literal["same", "opposite"]
Pair: TypeAlias = tuple[int, int]

NEAR = 0.62
"""Cosine of letter n-grams from which two names are near. Chosen by eye on the demo's factors, not
measured; such pairs come last.
"""

SHORTEST = 4
"""Letters a word must keep when its prefix is taken off: "union" is not the denial of "ion"."""

STEMMERS = {"en": "english", "de": "german", "fr": "french", "es": "spanish", "ru": "russian"}


@dataclass(frozen=True, slots=True)
class Name:
    """A factor's name taken apart: which way it points, and the stems of what it is of."""

    label: str
    way: int
    stems: tuple[str, ...]
    bare: str
    """Its letters and figures alone, a blank between words."""
    negated: frozenset[tuple[str, str]]
    """Stem of a word without a prefix of negation, and of the word itself."""
    all: frozenset[str]
    """Its stems as a set."""


@dataclass(frozen=True, slots=True)
class Reason:
    relation: Relation
    rule: str
    why: str
    rank: int


@dataclass(frozen=True, slots=True)
class _Words:
    up: frozenset[str]
    down: frozenset[str]
    prefixes: tuple[str, ...]
    empty: frozenset[str]
    stem: Callable[[str], str]


@cache
def words_of(language: str) -> _Words:
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


def taken_apart(label: str, words: _Words) -> Name:
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
    every = frozenset(stems)
    return Name(label, way, tuple(sorted(every)), _bare(label), frozenset(negated), every)


def reason_for(one: Name, other: Name, near: Callable[[str, str], float]) -> Reason | None:
    """The surest rule that fits two names, or None."""
    for rule in _RULES:
        found = rule(one, other)
        if found is not None:
            return found
    if one.way != other.way or near(one.label, other.label) < NEAR:
        return None
    why = say("{one} and {other} are written nearly alike.", **_both(one, other))
    return Reason("same", "near", why, 5)


def _letters(one: Name, other: Name) -> Reason | None:
    if one.bare != other.bare:
        return None
    why = say("{one} and {other} are the same but for case, blanks or marks.", **_both(one, other))
    return Reason("same", "letters", why, 0)


def _both(one: Name, other: Name) -> dict[str, str]:
    return {"one": f"“{one.label}”", "other": f"“{other.label}”"}


def _bare(label: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", label.casefold()))


def _stems(one: Name, other: Name) -> Reason | None:
    if not one.stems or one.stems != other.stems:
        return None
    told = " ".join(one.stems)
    if one.way == other.way:
        why = say(
            "{one} and {other} have the same words in another form ({stems}).",
            stems=told,
            **_both(one, other),
        )
        return Reason("same", "stem", why, 1)
    why = say(
        "{one} and {other} seem to speak of one thing ({stems}), one of them of its lack.",
        stems=told,
        **_both(one, other),
    )
    return Reason("opposite", "opposite", why, 2)


def _prefixed(one: Name, other: Name) -> Reason | None:
    """Equal but for one stem that has a prefix of negation (stability, instability)."""
    if not (one.negated or other.negated) or len(one.all) != len(other.all):
        return None
    ours, theirs = one.all - other.all, other.all - one.all
    if len(ours) != 1:
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
    return Reason(relation, "opposite", why, 2)


def _within(one: Name, other: Name) -> Reason | None:
    """All words of the shorter stand in the longer, which adds two at the most."""
    short, long = (one, other) if len(one.all) <= len(other.all) else (other, one)
    if not short.all or len(long.all) - len(short.all) not in (1, 2):
        return None
    if not short.all < long.all:
        return None
    if one.way == other.way:
        why = say("{one} stands within {other}.", **_both(short, long))
        return Reason("same", "within", why, 4)
    why = say("But for a word of lack, {one} stands within {other}.", **_both(short, long))
    return Reason("opposite", "within", why, 4)


_RULES = (_letters, _stems, _prefixed, _within)


def likely_pairs(names: Sequence[Name], near: Iterable[Pair]) -> list[Pair]:
    """The pairs of names any rule may fit, by their numbers, in the order of all pairs: they share
    all letters or all stems, one stands within the other, one denies a stem of the other, or they
    are written alike. Pairs that share some stem alone are a hundred times as many.
    """
    spelled: dict[str, list[int]] = defaultdict(list)
    holding: dict[frozenset[str], list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        spelled[name.bare].append(i)
        holding[name.all].append(i)
    found = {pair for some in spelled.values() for pair in combinations(some, 2)}
    found |= {pair for stems, some in holding.items() if stems for pair in combinations(some, 2)}
    for i, name in enumerate(names):
        for stems in (*_shorter(name.all), *_denied(name)):
            found |= {(min(i, j), max(i, j)) for j in holding.get(stems, ()) if j != i}
    return sorted(found | set(near))


def _shorter(stems: frozenset[str]) -> Iterator[frozenset[str]]:
    """All but one or two of some words, and not none."""
    for fewer in (1, 2):
        if len(stems) > fewer:
            yield from (stems.difference(some) for some in combinations(stems, fewer))


def _denied(name: Name) -> Iterator[frozenset[str]]:
    """A name's stems with one that is denied in the place of the word that denies it."""
    for bare, stem in name.negated:
        yield name.all - {stem} | {bare}


def near_names(names: Sequence[Name]) -> tuple[Callable[[str, str], float], list[Pair]]:
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
