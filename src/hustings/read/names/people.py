"""One person under several names: merges proposed with their reason, precision before recall. Never
applied.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..words.label_words import ANSWERERS, TITLES
from ..words.speaker_names import name_of, role_of
from .one_person import CHAIRS, RULES, Pair, Plain, rule_of
from .parts import (
    Name,
    first_letters,
    fit_as_initials,
    in_latin,
    is_initial,
    is_slip,
    monogram,
    name_parts,
)
from .proposed import _FEMALE, _MALE, fold

__all__ = ["Known", "Proposed", "anonymous", "answering", "called", "propose"]

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
    counts = {p.key: p.count for p in people}
    bearers = _bearers(people, parts)
    plain = {
        p.key: Plain.of(p.names[0], parts[p.key][0])
        for p in people
        if p.person and len(p.names) == 1
    }
    found: list[tuple[int, Known, Known, str, str]] = []
    for a, b in _pairs(people, parts, plain):
        rare = _rare(counts[a.key], counts[b.key])
        hit = _one(a, b, parts, bearers, rare=rare)
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


def _pairs(
    people: Sequence[Known], parts: Mapping[str, list[Name]], plain: Mapping[str, Plain | None]
) -> list[tuple[Known, Known]]:
    """Pairs that share anything worth comparing and that a rule may fit, so that thousands of names
    need no square of comparisons.
    """
    blocks: dict[str, set[str]] = defaultdict(set)
    by_key = {p.key: p for p in people if not anonymous(p.names[0])}
    for key in by_key:
        for n in parts[key]:
            words = n.key.split()
            for word in words:
                latin = in_latin(word)
                blocks[f"w {latin}"].add(key)
                if (
                    len(latin) >= 5
                ):  # a slip leaves the first three or the last three letters standing
                    blocks[f"h {latin[:3]}"].add(key)
                    blocks[f"t {latin[-3:]}"].add(key)
            blocks["k " + "".join(sorted(n.key.replace(" ", "")))].add(key)
            for name in by_key[key].names:
                blocks[f"i {monogram(name) or first_letters(n)}"].add(key)
            for role in n.titles & CHAIRS:
                blocks[f"r {role}"].add(key)
    blocks.pop("i ", None)
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        if len(members) <= 200:
            seen.update(fitting(sorted(members), plain))
    return [(by_key[a], by_key[b]) for a, b in sorted(seen)]


def fitting(members: Sequence[str], plain: Mapping[str, Plain | None]) -> Iterator[tuple[str, str]]:
    """Pairs of some keys, in their order, but for those of two plain names that no rule fits."""
    before: list[str] = []
    other: list[str] = []
    alike: dict[object, list[str]] = defaultdict(list)
    scripts: dict[str, list[str]] = defaultdict(list)
    for key in members:
        name = plain.get(key)
        if name is None:
            yield from ((one, key) for one in before)
            other.append(key)
        else:
            yield from ((one, key) for one in other)
            for mark in name.marks():
                yield from ((one, key) for one in alike[mark])
                alike[mark].append(key)
            for script, ones in scripts.items():
                if script != name.script:
                    yield from ((one, key) for one in ones)
            scripts[name.script].append(key)
        before.append(key)


def _bearers(people: Sequence[Known], parts: Mapping[str, list[Name]]) -> dict[str, set[str]]:
    """Surname -> the given names it is borne with, as far as they differ; given name -> surnames
    likewise.
    """
    out: dict[str, set[str]] = defaultdict(set)
    for p in people:
        if p.person:
            for n in parts[p.key]:
                if len(n.key.split()) > 1:
                    out[f"initials {first_letters(n)}"].add(n.key)
                if n.surname and n.given:
                    out[n.surname].add(n.given[0])
                    out[f"given {n.given[0]}"].add(n.surname)
    return {k: _apart(v) for k, v in out.items()}


def _apart(names: set[str]) -> set[str]:
    """Names without those that are an initial or a slip of another."""
    kept: list[str] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if not any(is_initial(name, k) or is_slip(name, k) for k in kept):
            kept.append(name)
    return set(kept)


def _one(
    a: Known,
    b: Known,
    parts: Mapping[str, list[Name]],
    bearers: Mapping[str, set[str]],
    *,
    rare: bool,
) -> tuple[str, str] | None:
    """The rule and reason by which two may be one, or None."""
    hits = []
    people, together = a.person and b.person, not a.turns.keys().isdisjoint(b.turns)
    for i, (name, n) in enumerate(zip(a.names, parts[a.key], strict=True)):
        for j, (other, m) in enumerate(zip(b.names, parts[b.key], strict=True)):
            if people and _never(n, m, together=together):
                if i == j == 0:
                    return None
                continue
            pair = Pair(name, n, other, m, bearers, people, together, rare)
            hit = rule_of(pair)
            if hit:
                hits.append(hit)
    return min(hits, key=lambda h: RULES.index(h[0])) if hits else None


def _never(n: Name, m: Name, *, together: bool) -> bool:
    """Whether titles and suffixes keep two names apart; ``together``: both speak in one text."""
    if (n.titles & _MALE and m.titles & _FEMALE) or (n.titles & _FEMALE and m.titles & _MALE):
        return True
    apart = (n.titles & _SENATE and m.titles & _HOUSE) or (n.titles & _HOUSE and m.titles & _SENATE)
    if together and apart:
        return True
    return bool(n.suffix and m.suffix and n.suffix != m.suffix)


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
        and not fit_as_initials(parts[a.key][0].given, parts[b.key][0].given)
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


def _rare(one: int, other: int) -> bool:
    """Whether one of two who have so many turns speaks so seldom that its name may be a slip."""
    few, many = sorted((one, other))
    return few <= 2 < many or few * 10 <= many
