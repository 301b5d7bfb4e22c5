"""By which rule two names may be one person's, surest first; each with its reason for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .parts import (
    Name,
    as_scanned,
    first_letters,
    fit_as_initials,
    is_slip,
    letters_of,
    monogram,
    numbered,
    script_of,
    sound_of,
)

RULES = (
    "letters",
    "order",
    "script",
    "title",
    "initials",
    "surname",
    "role",
    "spelling",
)
"""How two names may be one, surest first."""
CHAIRS = frozenset(
    "chairman chairwoman chair chairperson president speaker mayor moderator".split()
)
SHORTEST = 3
"""Letters of the shortest surname, given name or sound that is compared."""
Hit = tuple[str, str]
"""A rule and the reason it gives."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names as they stand and in their parts.

    ``people``: both are persons; ``together``: both speak in one text; ``rare``: one of them so
    seldom that its name may be a slip. ``bearers``: surname -> given names, and the other way.
    """

    name: str
    n: Name
    other: str
    m: Name
    bearers: Mapping[str, set[str]]
    people: bool
    together: bool
    rare: bool

    @property
    def both(self) -> str:
        """The two in a sentence."""
        return f"“{self.name}” and “{self.other}”"

    def borne(self, key: str) -> set[str]:
        """With what a surname, or ``given`` and a given name, is borne."""
        return self.bearers.get(key, set())


@dataclass(frozen=True, slots=True)
class Plain:
    """What of a name with a given name and a surname, and without figures, any rule looks at."""

    letters: str
    words: tuple[str, ...]
    script: str
    surname: str
    given: tuple[str, ...]

    @staticmethod
    def of(name: str, n: Name) -> Plain | None:
        """None where a name is not of that kind."""
        if not n.surname or not n.given or monogram(name) or numbered(n.key):
            return None
        words = tuple(sorted(n.key.split()))
        return Plain(letters_of(name), words, script_of(n.key), n.surname, tuple(n.given))

    def marks(self) -> tuple[object, ...]:
        """Two persons' names of one script that share none of these fit no rule, whatever else is
        known of them.
        """
        return (
            ("surname", self.surname),
            ("given", self.given),
            ("letters", self.letters),
            ("words", self.words),
        )


def rule_of(pair: Pair) -> Hit | None:
    """The rule and reason by which two names may be one person's, or None."""
    n, m, both = pair.n, pair.m, pair.both
    if letters_of(pair.name) == letters_of(pair.other):
        return "letters", f"{both} are the same letters, case, accents and marks aside."
    if not pair.people:
        return None
    for label, full in ((pair.name, m), (pair.other, n)):
        letters = monogram(label)
        if letters and letters == first_letters(full):
            alone = len(pair.borne(f"initials {letters}")) == 1
            return ("initials", f"{both}: the initials are nobody else's.") if alone else None
    if not n.surname or not m.surname:
        return _role(pair)
    if (numbered(n.key) or numbered(m.key)) and as_scanned(n.key) != as_scanned(m.key):
        return None
    if n.key == m.key and n.titles != m.titles:
        several = not n.given and len(pair.borne(n.surname)) > 1
        return None if several else ("title", f"{both} are one name with another title.")
    return _respelt(pair) or _one_surname(pair)


def _respelt(pair: Pair) -> Hit | None:
    """One name in another order of its parts, or in two scripts."""
    n, m = pair.n.key, pair.m.key
    if sorted(n.split()) == sorted(m.split()) and len(n.split()) > 1:
        return "order", f"{pair.both} are the same names in another order."
    sound = sound_of(n)
    if script_of(n) != script_of(m) and sound == sound_of(m) and len(sound) > SHORTEST:
        return "script", f"{pair.both} are one name in two scripts."
    return None


def _one_surname(pair: Pair) -> Hit | None:
    """One surname whose given names fit, one that stands alone, or a slip of either."""
    n, m = pair.n, pair.m
    if script_of(n.key) != script_of(m.key):
        return None
    if n.surname == m.surname and n.given and m.given:
        return _given(pair)
    first = (not n.given and n.surname in m.given) or (not m.given and m.surname in n.given)
    if n.surname == m.surname or first:
        return _short(pair)
    if n.given == m.given and (n.given or n.titles or m.titles or pair.rare):
        return _misspelt(pair)
    return None


def _given(pair: Pair) -> Hit | None:
    """Two given names before one surname: initials that fit, or a rare slip."""
    n, m = pair.n, pair.m
    if fit_as_initials(n.given, m.given):
        whole = {g for g in pair.borne(n.surname) if g[0] == n.given[0][0]}
        fits = ("initials", f"{pair.both} share the surname, and the initials fit.")
        return fits if len(whole) <= 1 else None
    if is_slip(n.given[0], m.given[0]) and n.given[1:] == m.given[1:] and pair.rare:
        return "spelling", f"{pair.both} differ by a letter, and one of them is rare."
    return None


def _misspelt(pair: Pair) -> Hit | None:
    """Two surnames behind the same given names that differ by a letter."""
    n, m = pair.n, pair.m
    near = as_scanned(n.surname) == as_scanned(m.surname) or is_slip(n.surname, m.surname)
    apart = n.given and len(n.given[0]) >= SHORTEST and not pair.together
    if not near or not (pair.rare or apart):
        return None
    rare = ", and one of them is rare." if pair.rare else "."
    return "spelling", f"{pair.both} differ by a letter{rare}"


def _short(pair: Pair) -> Hit | None:
    """A surname, or a given name, that stands alone beside the whole name."""
    alone, short, full, whole = pair.name, pair.n, pair.other, pair.m
    if pair.n.given:
        alone, short, full, whole = pair.other, pair.m, pair.name, pair.n
    if len(short.surname) < SHORTEST or not whole.given:
        return None
    last, first = pair.borne(short.surname), pair.borne(f"given {short.surname}")
    if short.surname == whole.surname:
        why = f"“{alone}” gives the surname only, and nobody but “{full}” bears it."
        return ("surname", why) if len(last) == 1 and not first else None
    alike = len(first) == 1 and not last
    if short.surname == whole.given[0] and not short.titles and pair.together and alike:
        return "surname", f"“{alone}” gives the first name only, and nobody but “{full}” bears it."
    return None


def _role(pair: Pair) -> Hit | None:
    """ "The Chairman" beside "Chairman Calder": the same office in the same text."""
    shared = pair.n.titles & pair.m.titles & CHAIRS
    if bool(pair.n.surname) == bool(pair.m.surname) or not shared or not pair.together:
        return None
    return "role", f"“{pair.name}” and “{pair.other}” name the same office in the same text."
