"""A person's name in its parts, and how two names are alike: letters, initials, slips, sound."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..words.label_words import PARTICLES, TITLES
from ..words.speaker_names import name_of
from .proposed import fold

NAMES = 1 << 15
"""Names whose letters, sound and script are remembered: each is compared with many."""

SUFFIXES = frozenset("jr sr ii iii iv jnr snr junior senior".split())
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґђћљњџјўθ",
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya e i i e g dj c "
        "lj nj dz j u th".split(" "),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψως",
        "a v g d e z i th i k l m n x o p r s t y f ch ps o s".split(),
        strict=True,
    )
)
_LETTERS = {ord(k): v for k, v in (_CYRILLIC | _GREEK).items()}
_SCANNED = (
    ("rn", "m"),
    ("vv", "w"),
    ("cl", "d"),
    ("0", "o"),
    ("1", "l"),
    ("|", "l"),
    ("5", "s"),
    ("8", "b"),
    ("i", "l"),
)
SHORTEST_SLIP = 5
"""Letters of the shortest word in which a slip is seen."""
INITIALS = range(2, 4)
"""How many letters a label of initials alone has."""


class Name(NamedTuple):
    """A name in its parts, folded for comparing; ``key`` is the whole without titles, marks and
    accents.
    """

    titles: frozenset[str]
    given: tuple[str, ...]
    surname: str
    suffix: str
    key: str


@lru_cache(maxsize=NAMES)
def name_parts(name: str) -> Name:
    """A name in its parts.

    >>> name_parts("Rep. José de la Cruz, Jr.")
    Name(titles=frozenset({'rep'}), given=('jose',), surname='de la cruz', suffix='jr', key='jose de
    la cruz')
    >>> name_parts("Calder, Ines").key
    'ines calder'
    """
    bare = name_of(name)
    head, comma, tail = bare.partition(",")
    swapped = (
        comma and tail.strip()[:1].isupper() and fold(tail).strip(" .") not in SUFFIXES | TITLES
    )
    words = [
        re.sub(r"[^\w'-]+", "", w)
        for w in fold(f"{tail} {head}" if swapped else bare).replace(".", ". ").split()
    ]
    words = [w for w in words if w and w not in ("the", "'")]
    titles = frozenset(w for w in words if w in TITLES)
    rest = [w for w in words if w not in TITLES and w not in SUFFIXES]
    suffix = next((w for w in words if w in SUFFIXES), "")
    at = len(rest) - 1
    while at > 1 and rest[at - 1] in PARTICLES:
        at -= 1
    if len(rest) > 1 and rest[0] in PARTICLES and all(w in PARTICLES for w in rest[:-1]):
        at = 0
    return Name(
        titles,
        tuple(rest[: max(at, 0)]),
        " ".join(rest[max(at, 0) :]),
        suffix,
        " ".join(rest),
    )


@lru_cache(maxsize=NAMES)
def letters_of(name: str) -> str:
    """A name's letters alone, without titles' article, case and accents."""
    words = re.sub(r"[^\w\s]|_", " ", fold(name_of(name))).split()
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=NAMES)
def monogram(name: str) -> str:
    """The letters of a label that is initials alone (``DL``, ``D.L.``), or nothing."""
    bare = name_of(name).replace(".", "").replace(" ", "")
    return fold(bare) if bare.isalpha() and bare.isupper() and len(bare) in INITIALS else ""


def first_letters(n: Name) -> str:
    """The first letters of a whole name; nothing for a single word, or for initials."""
    words = [w for w in n.key.split() if w not in PARTICLES]
    return "".join(w[0] for w in words) if len(words) > 1 and len(words[-1]) > 1 else ""


def is_initial(a: str, b: str) -> bool:
    """Whether two given names are one, or one is the other's initial."""
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def fit_as_initials(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether given names fit, each being the other's or its initial; middle names may be
    missing."""
    shorter, longer = sorted((a, b), key=len)
    return is_initial(shorter[0], longer[0]) and all(
        any(is_initial(s, x) for x in longer[1:]) or not longer[1:] for s in shorter[1:]
    )


def is_slip(a: str, b: str) -> bool:
    """Whether two words of at least five letters differ by one letter missing, wrong or two
    swapped.
    """
    if a == b or min(len(a), len(b)) < SHORTEST_SLIP or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    i = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y),
        min(len(a), len(b)),
    )
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (
            a[i + 2 :] == b[i + 2 :] and a[i : i + 2] == b[i : i + 2][::-1]
        )
    return a[i + 1 :] == b[i:] if len(a) > len(b) else a[i:] == b[i + 1 :]


@lru_cache(maxsize=NAMES)
def as_scanned(word: str) -> str:
    """A word with the letters that scanners mistake made one."""
    for wrong, right in _SCANNED:
        word = word.replace(wrong, right)
    return word


@lru_cache(maxsize=NAMES)
def numbered(text: str) -> bool:
    """Whether there is a digit in it."""
    return any(c.isdigit() for c in text)


@lru_cache(maxsize=NAMES)
def script_of(text: str) -> str:
    """The script a text is written in (``LATIN``, ``CYRILLIC``)."""
    first = next((c for c in text if c.isalpha()), "a")
    return unicodedata.name(first, "LATIN").split()[0]


@lru_cache(maxsize=NAMES)
def in_latin(text: str) -> str:
    """A text in Latin letters."""
    return text.translate(_LETTERS) if not text.isascii() else text


@lru_cache(maxsize=NAMES)
def sound_of(text: str) -> str:
    """A name in Latin letters, without what transliterations differ in."""
    plain = in_latin(text)
    for many, one in (
        ("shch", "sh"),
        ("tch", "ch"),
        ("kh", "h"),
        ("ph", "f"),
        ("ks", "x"),
        ("w", "v"),
        ("ij", "i"),
    ):
        plain = plain.replace(many, one)
    plain = re.sub(r"[yj]", "i", plain)
    return (
        re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z ]", "", plain)).replace("ie", "e").replace("c", "k")
    )
