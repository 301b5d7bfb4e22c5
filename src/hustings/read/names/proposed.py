"""Speakers who may be one person under two labels: proposed, never merged."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..words.label_words import TITLES

_LOOKALIKES = str.maketrans(
    "авекмнорстухіјѕԁґАВЕКМНОРСТУХІЈЅαβερονικτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "abekmhopctyxijsdrABEKMHOPCTYXIJSabeponiktuxABEZHIKMNOPTYX",
)
_JOINT = re.compile(r"\s[&+/]\s|\w/\w")
_OFFICE_OF = re.compile(
    r"(?:the |an? |hon\.? )*(?:[\w-]+ ){0,2}?"
    r"(?:members?|ministers?|secretary|director|chair\w*|president|representative|senator|mayor)"
    r"(?:,| of state)? (?:for|of) "
)
"""An office with what it is of: "The Member for Northmoor", "Assistant Minister for Harbours"."""
_ANYBODY = frozenset("member|members|an member|some members|several members".split("|"))
"""What is left of "An hon. Member" without the title: whoever called out, another each time."""
_BRACKETED = re.compile(r"\s*\(.*\)\s*$")
_MALE = {"mr", "sir", "lord", "herr", "monsieur", "señor", "sr", "congressman", "chairman"}
_FEMALE = {
    "mrs",
    "ms",
    "miss",
    "dame",
    "lady",
    "frau",
    "madame",
    "mme",
    "señora",
    "sra",
    "congresswoman",
    "chairwoman",
}


def fold(name: str) -> str:
    """A name for comparing only: lower case, no accents, Cyrillic and Greek look-alikes as Latin
    where mixed in.
    """
    if name.isascii():
        return " ".join(name.casefold().split())
    latin = any("a" <= c <= "z" for c in name.casefold())
    text = name.translate(_LOOKALIKES) if latin else name
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(c for c in parts if not unicodedata.combining(c)).replace("’", "'").split()
    )


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[set[str], list[str]]:
    """Titles and the rest of a folded name."""
    tokens = [t.strip(".,") for t in fold(name).split()]
    rest = [t for t in tokens if t and t not in TITLES]
    return {t for t in tokens if t in TITLES}, rest


def may_be_one(a: str, b: str) -> bool:
    """Whether two labels may name one person.

    >>> may_be_one("Rep. Calder", "Ms. Calder"), may_be_one("Mr. Calder", "Ms. Calder")
    (True, False)
    >>> may_be_one("The Member for Northmoor", "Hon. Member")
    False
    >>> may_be_one("Tobias Renn", "TOBIAS REN"), may_be_one("Speaker 1", "Speaker 2")
    (True, False)
    """
    if _JOINT.search(a) or _JOINT.search(b):
        return fold(a) == fold(b)  # two who speak as one are neither of the two
    if _OFFICE_OF.match(fold(a)) or _OFFICE_OF.match(fold(b)):
        return _is_one_office(a, b)
    titles, rest = _parts(a)
    others, other = _parts(b)
    if _ANYBODY & {" ".join(rest), " ".join(other)}:
        return rest == other
    if (titles & _MALE and others & _FEMALE) or (titles & _FEMALE and others & _MALE):
        return False
    if not rest or not other:
        return fold(a).strip(". ") == fold(b).strip(". ")
    # Numbered labels of a machine (SPEAKER_00, spk_1, S2) name nobody: only the same is the same.
    if any(c.isdigit() for t in rest + other for c in t) or min(len(rest[-1]), len(other[-1])) < 2:
        return rest == other
    if rest == other:
        return True
    if _near(rest[-1], other[-1]):
        firsts, seconds = rest[:-1], other[:-1]
        return (
            not firsts
            or not seconds
            or _near(firsts[0], seconds[0])
            or (firsts[0][0] == seconds[0][0] and (len(firsts[0]) == 1 or len(seconds[0]) == 1))
        )
    if len(rest) > 1 and len(other) > 1 and rest[0] == other[0]:
        return (
            difflib.SequenceMatcher(None, " ".join(rest), " ".join(other), autojunk=False).ratio()
            >= 0.88
        )
    shorter, longer = sorted((rest, other), key=len)
    if len(shorter) == 1 and len(longer) > 1 and shorter[0] in longer and len(shorter[0]) > 2:
        return not titles & others
    return sorted(rest) == sorted(other)


def _is_one_office(a: str, b: str) -> bool:
    """Whether two labels name one office of one thing or place, a slip in a word aside: who sits
    for two places is two."""
    one, two = (_BRACKETED.sub("", fold(x)).split() for x in (a, b))
    return len(one) == len(two) and all(_near(x, y) for x, y in zip(one, two, strict=True))


def _near(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    if abs(len(a) - len(b)) > 2 or (a[0] != b[0] and a[-1] != b[-1]):
        return False
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= (
        0.85 if min(len(a), len(b)) > 4 else 0.88
    )


def near_names(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Pairs ``(rarer, commoner)`` of speakers who may be one person, in order of the rarer's
    name."""
    names = sorted(counts, key=lambda n: (-counts[n], n))[:400]
    return sorted(
        (rare, often)
        for i, often in enumerate(names)
        for rare in names[i + 1 :]
        if may_be_one(rare, often)
    )


def count(speakers: Sequence[str | None]) -> Counter[str]:
    """How often each speaker speaks."""
    return Counter(s for s in speakers if s)
