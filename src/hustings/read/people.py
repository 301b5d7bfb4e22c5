"""One person under several names: merges proposed with their reason, precision before recall. Never
applied.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from .names import _FEMALE, _MALE, fold
from .speaker_names import (
    ANSWERERS,
    PARTICLES,
    TITLES,
    name_of,
    role_of,
)

__all__ = ["Known", "Proposed", "anonymous", "answering", "called", "propose"]

_SUFFIXES = frozenset("jr sr ii iii iv jnr snr junior senior".split())
_CHAIRS = frozenset(
    "chairman chairwoman chair chairperson president speaker mayor moderator".split()
)
_SENATE, _HOUSE = (
    frozenset(("sen", "senator")),
    frozenset("rep representative congressman congresswoman delegate".split()),
)
_NUMBERED = re.compile(
    r"(?:speaker|spk|participant|person|respondent|interviewee|sprecher(?:in)?|intervenant|"
    r"teilnehmer(?:in)?|student|"
    r"guest|man|woman|male|female|voice|r|b|p|s|a)[ _.-]*\d{1,3}|(?:unknown|unidentified|"
    r"audience)(?: [\w ]+)?|"
    r"(?:fe)?male(?: speaker| voice)?|speaker|speaker [a-z]|voice|voices|(?:a|the|"
    r"another)? ?(?:member|man|woman)"
)
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


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody known under some names. ``names``: the main one first; ``turns`` by document;
    ``person``: it speaks.
    """

    key: str
    names: tuple[str, ...]
    turns: Mapping[str, int] = field(default_factory=dict)
    person: bool = True

    @property
    def count(self) -> int:
        """How many turns it has in all."""
        return sum(self.turns.values())


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two who may be one: ``other`` would become ``into``. ``rule`` is stable, ``reason`` is for a
    person.
    """

    other: str
    into: str
    rule: str
    reason: str


class Name(NamedTuple):
    """A name in its parts, folded for comparing; ``key`` is the whole without titles, marks and
    accents.
    """

    titles: frozenset[str]
    given: tuple[str, ...]
    surname: str
    suffix: str
    key: str


RULES = ("letters", "order", "script", "title", "initials", "surname", "role", "spelling")
"""How two names may be one, surest first."""


def anonymous(name: str) -> bool:
    """Whether a label tells voices apart without naming anybody: the same in two texts is not the
    same person.

    >>> [anonymous(n) for n in ("SPEAKER_00", "Participant 3", "R", "Unidentified Speaker", "Ines Calder", "Moderator")]
    [True, True, True, True, False, False]
    """
    bare = " ".join(fold(name_of(name)).replace("_", " ").split())
    return (
        bool(_NUMBERED.fullmatch(bare))
        or bare.strip(".") in ANSWERERS
        or not any(c.isalpha() for c in bare)
    )


def called(label: str) -> tuple[str, str]:
    """Title and role a label gives, as it gives them.

    >>> called("Sen. Calder"), called("Edda Voss (harbour master)"), called("THE CHAIRMAN"), called("Ines Calder")
    (('Sen.', ''), ('', 'harbour master'), ('THE CHAIRMAN', ''), ('', ''))
    """
    bare = name_of(label)
    found: list[str] = []
    for word in bare.split():
        plain = fold(word).strip(".,")
        if plain not in TITLES and not (plain in ("the", "of") and not found):
            break
        found.append(word)
    named = [w for w in found if fold(w).strip(".,") != "the"]
    return (" ".join(found) if named else "", role_of(label) or "")


def propose(
    people: Sequence[Known], *, beside: Mapping[frozenset[str], int] | None = None
) -> tuple[Proposed, ...]:
    """Who may be one person, surest first; each is proposed into one other, the fullest name of its
    group.

    Names are compared without case, accents and marks; then without titles ("Rep. Calder", "Ms.
    Calder"), by initials, by surname alone where only one bears it, across scripts, by a role only
    one holds, and by slips of spelling that are rare. Not proposed: two given names, "Mr." and
    "Ms.", a senator and a representative of one text, anonymous labels, and two who answer each
    other (``beside``: how often, by pair of keys).
    """
    beside = beside or {}
    parts = {p.key: [name_parts(n) for n in p.names] for p in people}
    bearers = _bearers(people, parts)
    found: list[tuple[int, Known, Known, str, str]] = []
    for a, b in _pairs(people, parts):
        hit = _one(a, b, parts, bearers)
        if hit and (hit[0] in ("letters", "order") or beside.get(frozenset((a.key, b.key)), 0) < 2):
            found.append((RULES.index(hit[0]), *_into(a, b, parts), *hit))
    found.sort(key=lambda f: (f[0], -f[1].count, f[1].names[0], f[2].names[0]))
    out: list[Proposed] = []
    gone: set[str] = set()
    for _, other, into, rule, reason in found:
        if other.key not in gone and not _roundabout(other.key, into.key, out):
            gone.add(other.key)
            out.append(Proposed(other.key, into.key, rule, reason))
    return tuple(out)


def answering(speakers: Iterable[str | None]) -> Counter[frozenset[str]]:
    """How often one speaks directly after the other, from the speakers of a text in order.

    >>> answering(["a", "b", "a", None, "c"])[frozenset("ab")]
    2
    """
    return Counter(frozenset((a, b)) for a, b in pairwise(speakers) if a and b and a != b)


@lru_cache(maxsize=8192)
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
        comma and tail.strip()[:1].isupper() and fold(tail).strip(" .") not in _SUFFIXES | TITLES
    )
    words = [
        re.sub(r"[^\w'-]+", "", w)
        for w in fold(f"{tail} {head}" if swapped else bare).replace(".", ". ").split()
    ]
    words = [w for w in words if w and w not in ("the", "'")]
    titles = frozenset(w for w in words if w in TITLES)
    rest = [w for w in words if w not in TITLES and w not in _SUFFIXES]
    suffix = next((w for w in words if w in _SUFFIXES), "")
    at = len(rest) - 1
    while at > 1 and rest[at - 1] in PARTICLES:
        at -= 1
    if len(rest) > 1 and rest[0] in PARTICLES and all(w in PARTICLES for w in rest[:-1]):
        at = 0
    return Name(
        titles, tuple(rest[: max(at, 0)]), " ".join(rest[max(at, 0) :]), suffix, " ".join(rest)
    )


def _pairs(people: Sequence[Known], parts: Mapping[str, list[Name]]) -> list[tuple[Known, Known]]:
    """Pairs that share anything worth comparing, so that thousands of names need no square of
    comparisons.
    """
    blocks: dict[str, set[str]] = defaultdict(set)
    by_key = {p.key: p for p in people if not anonymous(p.names[0])}
    for key in by_key:
        for n in parts[key]:
            words = n.key.split()
            for word in words:
                latin = _latin(word)
                blocks[f"w {latin}"].add(key)
                if (
                    len(latin) >= 5
                ):  # a slip leaves the first three or the last three letters standing
                    blocks[f"h {latin[:3]}"].add(key)
                    blocks[f"t {latin[-3:]}"].add(key)
            blocks["k " + "".join(sorted(n.key.replace(" ", "")))].add(key)
            for name in by_key[key].names:
                blocks[f"i {_monogram(name) or _first_letters(n)}"].add(key)
            for role in n.titles & _CHAIRS:
                blocks[f"r {role}"].add(key)
    blocks.pop("i ", None)
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        if len(members) <= 200:
            seen |= set(combinations(sorted(members), 2))
    return [(by_key[a], by_key[b]) for a, b in sorted(seen)]


def _bearers(people: Sequence[Known], parts: Mapping[str, list[Name]]) -> dict[str, set[str]]:
    """Surname -> the given names it is borne with, as far as they differ; given name -> surnames
    likewise.
    """
    out: dict[str, set[str]] = defaultdict(set)
    for p in people:
        if p.person:
            for n in parts[p.key]:
                if len(n.key.split()) > 1:
                    out[f"initials {_first_letters(n)}"].add(n.key)
                if n.surname and n.given:
                    out[n.surname].add(n.given[0])
                    out[f"given {n.given[0]}"].add(n.surname)
    return {k: _apart(v) for k, v in out.items()}


def _apart(names: set[str]) -> set[str]:
    """Names without those that are an initial or a slip of another."""
    kept: list[str] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if not any(_initial(name, k) or _slip(name, k) for k in kept):
            kept.append(name)
    return set(kept)


def _one(
    a: Known, b: Known, parts: Mapping[str, list[Name]], bearers: Mapping[str, set[str]]
) -> tuple[str, str] | None:
    """The rule and reason by which two may be one, or None."""
    hits = []
    for i, (name, n) in enumerate(zip(a.names, parts[a.key], strict=True)):
        for j, (other, m) in enumerate(zip(b.names, parts[b.key], strict=True)):
            if (a.person and b.person) and _never(n, m, a, b):
                if i == j == 0:
                    return None
                continue
            hit = _same(name, n, a, other, m, b, bearers)
            if hit:
                hits.append(hit)
    return min(hits, key=lambda h: RULES.index(h[0])) if hits else None


def _never(n: Name, m: Name, a: Known, b: Known) -> bool:
    if (n.titles & _MALE and m.titles & _FEMALE) or (n.titles & _FEMALE and m.titles & _MALE):
        return True
    if set(a.turns) & set(b.turns) and (
        (n.titles & _SENATE and m.titles & _HOUSE) or (n.titles & _HOUSE and m.titles & _SENATE)
    ):
        return True
    return bool(n.suffix and m.suffix and n.suffix != m.suffix)


def _same(
    name: str, n: Name, a: Known, other: str, m: Name, b: Known, bearers: Mapping[str, set[str]]
) -> tuple[str, str] | None:
    both = f"“{name}” and “{other}”"
    if _letters(name) == _letters(other):
        return "letters", f"{both} are the same letters, case, accents and marks aside."
    if not (a.person and b.person):
        return None
    for label, full in ((name, m), (other, n)):
        letters = _monogram(label)
        if letters and letters == _first_letters(full):
            alone = len(bearers.get(f"initials {letters}", set())) == 1
            return ("initials", f"{both}: the initials are nobody else's.") if alone else None
    if not n.surname or not m.surname:
        return _role(name, n, a, other, m, b)
    if any(c.isdigit() for c in n.key + m.key) and _scanned(n.key) != _scanned(m.key):
        return None
    if n.key == m.key and n.titles != m.titles:
        told = bearers.get(n.surname, set())
        if not n.given and len(told) > 1:
            return None
        return "title", f"{both} are one name with another title."
    if sorted(n.key.split()) == sorted(m.key.split()) and len(n.key.split()) > 1:
        return "order", f"{both} are the same names in another order."
    if _script(n.key) != _script(m.key):
        if _sound(n.key) == _sound(m.key) and len(_sound(n.key)) > 3:
            return "script", f"{both} are one name in two scripts."
        return None
    if n.surname == m.surname and n.given and m.given:
        if _initials(n.given, m.given):
            whole = {g for g in bearers.get(n.surname, set()) if g[0] == n.given[0][0]}
            return (
                ("initials", f"{both} share the surname, and the initials fit.")
                if len(whole) < 2
                else None
            )
        if _slip(n.given[0], m.given[0]) and n.given[1:] == m.given[1:] and _rare(a, b):
            return "spelling", f"{both} differ by a letter, and one of them is rare."
        return None
    if (
        n.surname == m.surname
        or (not n.given and n.surname in m.given)
        or (not m.given and m.surname in n.given)
    ):
        return _short(name, n, a, other, m, b, bearers)
    if n.given == m.given and (n.given or n.titles or m.titles or _rare(a, b)):
        near = _scanned(n.surname) == _scanned(m.surname) or _slip(n.surname, m.surname)
        apart = n.given and len(n.given[0]) > 2 and not set(a.turns) & set(b.turns)
        if near and (_rare(a, b) or apart):
            return "spelling", f"{both} differ by a letter" + (
                ", and one of them is rare." if _rare(a, b) else "."
            )
    return None


def _short(
    name: str, n: Name, a: Known, other: str, m: Name, b: Known, bearers: Mapping[str, set[str]]
) -> tuple[str, str] | None:
    """A surname, or a given name, that stands alone beside the whole name."""
    short, whole = (n, m) if not n.given else (m, n)
    alone, full = (name, other) if not n.given else (other, name)
    if len(short.surname) < 3 or not whole.given:
        return None
    if short.surname == whole.surname:
        if len(bearers.get(short.surname, set())) == 1 and not bearers.get(
            f"given {short.surname}"
        ):
            return "surname", f"“{alone}” gives the surname only, and nobody but “{full}” bears it."
        return None
    alike = len(bearers.get(f"given {short.surname}", set())) == 1 and not bearers.get(
        short.surname
    )
    if (
        short.surname == whole.given[0]
        and not short.titles
        and set(a.turns) & set(b.turns)
        and alike
    ):
        return "surname", f"“{alone}” gives the first name only, and nobody but “{full}” bears it."
    return None


def _role(name: str, n: Name, a: Known, other: str, m: Name, b: Known) -> tuple[str, str] | None:
    """ "The Chairman" beside "Chairman Calder": the same office in the same text."""
    shared = n.titles & m.titles & _CHAIRS
    if bool(n.surname) == bool(m.surname) or not shared or not set(a.turns) & set(b.turns):
        return None
    return "role", f"“{name}” and “{other}” name the same office in the same text."


def _into(a: Known, b: Known, parts: Mapping[str, list[Name]]) -> tuple[Known, Known]:
    """(other, into): the fuller name stays; then the one that speaks more."""

    def rank(p: Known) -> tuple[int, int, int, int, str]:
        n = parts[p.key][0]
        whole = sum(len(g) > 1 for g in n.given)
        return bool(n.surname), whole, not p.names[0].isupper(), p.count, p.names[0]

    rare, often = sorted((a, b), key=rank)
    # a slip is the rarer one, however it looks
    if (
        parts[a.key][0].given
        and parts[b.key][0].given
        and not _initials(parts[a.key][0].given, parts[b.key][0].given)
    ):
        rare, often = sorted((a, b), key=lambda p: (p.count, p.names[0]))
    return rare, often


def _roundabout(other: str, into: str, made: Sequence[Proposed]) -> bool:
    """Whether a merge would close a circle of merges."""
    towards = {p.other: p.into for p in made}
    at: str | None = into
    while at is not None:
        if at == other:
            return True
        at = towards.get(at)
    return False


def _letters(name: str) -> str:
    words = re.sub(r"[^\w\s]|_", " ", fold(name_of(name))).split()
    return "".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


INITIALS = range(2, 4)
"""How many letters a label of initials alone has."""


def _monogram(name: str) -> str:
    """The letters of a label that is initials alone (``DL``, ``D.L.``), or nothing."""
    bare = name_of(name).replace(".", "").replace(" ", "")
    return fold(bare) if bare.isalpha() and bare.isupper() and len(bare) in INITIALS else ""


def _first_letters(n: Name) -> str:
    """The first letters of a whole name; nothing for a single word, or for initials."""
    words = [w for w in n.key.split() if w not in PARTICLES]
    return "".join(w[0] for w in words) if len(words) > 1 and len(words[-1]) > 1 else ""


def _initial(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _initials(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether given names fit, each being the other's or its initial; middle names may be
    missing."""
    shorter, longer = sorted((a, b), key=len)
    return _initial(shorter[0], longer[0]) and all(
        any(_initial(s, x) for x in longer[1:]) or not longer[1:] for s in shorter[1:]
    )


def _slip(a: str, b: str) -> bool:
    """Whether two words of at least five letters differ by one letter missing, wrong or two
    swapped.
    """
    if a == b or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    i = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (
            a[i + 2 :] == b[i + 2 :] and a[i : i + 2] == b[i : i + 2][::-1]
        )
    return a[i + 1 :] == b[i:] if len(a) > len(b) else a[i:] == b[i + 1 :]


def _scanned(word: str) -> str:
    for wrong, right in _SCANNED:
        word = word.replace(wrong, right)
    return word


def _rare(a: Known, b: Known) -> bool:
    """Whether one of the two speaks so seldom that its name may be a slip."""
    few, many = sorted((a.count, b.count))
    return few <= 2 < many or few * 10 <= many


def _script(text: str) -> str:
    first = next((c for c in text if c.isalpha()), "a")
    return unicodedata.name(first, "LATIN").split()[0]


@lru_cache(maxsize=8192)
def _latin(text: str) -> str:
    return text.translate(_LETTERS) if not text.isascii() else text


def _sound(text: str) -> str:
    """A name in Latin letters, without what transliterations differ in."""
    plain = _latin(text)
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
