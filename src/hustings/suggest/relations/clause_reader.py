"""Relations told by verbs, read from clauses: who does it, to whom, denied or supposed.

A sentence is read from words of closed classes alone (``clause_words.tsv``): from a verb of
relation to the left over what helps it to its subject, past phrases and asides, and to the right to
its object."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..actors.finding import Mention
from ..languages import word_list
from .clause_objects import DESCRIBE, POSSESSIVE, objects_at
from .clause_words import Word, first_behind
from .objects import BY
from .pronouns import may_be_who

_REACH = 40
"""Words from a verb to its subject at most."""
_ASIDE = 16
"""Words between two commas that a subject may have behind it."""
_PRONOUNS = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Who does what a verb tells, and to whom; both as many as "and" joins."""

    subjects: tuple[Mention, ...]
    objects: tuple[Mention, ...]
    passive: bool
    negated: bool
    intended: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """The words of a verb: "has never wanted to", and where they begin."""

    first: int
    be: bool = False
    negated: bool = False
    supposed: bool = False
    intends: bool = False


def clause_at(said: Sequence[Word], verb: re.Match[str], *, whole: bool) -> Clause | None:
    """The clause of a verb of relation in the words of its sentence, if it has two ends; ``whole``
    where it tells of nobody's part."""
    first, behind = first_behind(said, verb.start()), first_behind(said, verb.end())
    if not first or behind >= len(said):
        return None
    group = _group(said, first)
    head = said[first].text.lower()
    by = _by(said, verb)
    participle = head.endswith(("ed", "en", "n", "t", "d"))
    passive = by is not None and participle
    if group.supposed or (group.be and not passive and participle and first + 1 == behind):
        return None
    objects = objects_at(said, by if passive and by is not None else behind, whole)
    subjects = _subjects(said, group, bare_participle=passive and not group.be) if objects else ()
    if not objects or not subjects:
        return None
    opens = _group_start(said, first_behind(said, subjects[0].start))
    negated = group.negated or bool(opens and said[opens - 1].of("denies"))
    return Clause(subjects, objects, passive, negated, group.intends)


def _group(said: Sequence[Word], first: int) -> _Group:
    """Over what helps a verb, to the left: "has never wanted to"."""
    i = first
    intends = False
    while i:
        word = said[i - 1]
        if word.of("be", "helps", "denies", "supposes"):
            i -= 1
        elif word.of("to") and i > 1:
            j = i - 1
            while j and said[j - 1].of("helps", "denies") and not said[j - 1].of("leads"):
                j -= 1
            leads, intends = said[j - 1].of("leads"), said[j - 1].of("intends")
            meant = said[j - 1].text.lower() == "used" and j > 1 and said[j - 2].of("be")
            if meant or not (leads or intends):
                break
            i = j - 1
            if intends:
                break
        elif word.of("leads") and said[i].text.lower().endswith("ing"):
            i -= 1
        else:
            break
    over = said[i:first]
    return _Group(
        i,
        be=bool(over) and _is_be(over),
        negated=_is_denied(over),
        supposed=any(w.of("supposes") for w in over) or _would_have(over),
        intends=intends,
    )


def _is_denied(over: Sequence[Word]) -> bool:
    """ "Not", but not "not only"."""
    return any(
        w.of("denies") and not (k + 1 < len(over) and over[k + 1].text.lower() in _NOT_ONLY)
        for k, w in enumerate(over)
    )


_NOT_ONLY = frozenset({"just", "only", "merely", "simply"})


def _would_have(over: Sequence[Word]) -> bool:
    """Whether the helping words tell what was not: "would have joined"."""
    said = [w.text.lower() for w in over]
    return bool({"would", "should"} & {*said}) and "have" in said


def _is_be(over: Sequence[Word]) -> bool:
    """Whether a form of be stands last among the helping words, but for words that say how."""
    for word in reversed(over):
        if word.of("be"):
            return True
        if not word.of("helps", "denies"):
            return False
    return False


def _by(said: Sequence[Word], verb: re.Match[str]) -> int | None:
    """Number of the word behind "by" where a verb leads to it."""
    by = BY.match(verb.string, verb.end())
    return first_behind(said, by.end()) if by else None


def _subjects(said: Sequence[Word], group: _Group, *, bare_participle: bool) -> tuple[Mention, ...]:
    """Whose deed a verb tells, whose words begin at ``group.first``."""
    i = group.first - 1
    if i < 0:
        return ()
    if group.intends:
        owner = _owner(said, i + 1)
        return () if owner is None else (owner,)
    at = _subject(said, group.first, bare_participle)
    if at is None or _is_supposed(said, at):
        return ()
    verb = said[group.first].text.lower()
    of_one = said[i].of("who") and verb.endswith("s")
    return (said[at].name,) if of_one else _joined(said, at)  # type: ignore[return-value]


def _subject(said: Sequence[Word], first: int, bare_participle: bool) -> int | None:
    """Number of the name that is the subject of a verb whose words begin at ``first``."""
    i = first - 1
    word, gerund = said[i], said[first].text.lower().endswith("ing")
    if word.of("to"):
        return _made_to(said, i)
    if word.of("who"):
        return _antecedent(said, i)
    if word.name is not None:
        return i if gerund else _head(said, i)
    if word.text == ",":
        return _before_comma(said, i, bare_participle)
    if gerund:
        return _for_doing(said, i)
    return _opening(said, i) if word.of("joins") else _past_phrases(said, i)


def _for_doing(said: Sequence[Word], i: int) -> int | None:
    """ "Thank Renn for backing", "Renn is known for backing"."""
    if said[i].text.lower() != "for" or not i:
        return None
    if said[i - 1].name is not None:
        return i - 1
    known = i > _KNOWN and said[i - 2].of("be") and said[i - 3].name is not None
    return i - 3 if known else None


_KNOWN = 2


def _past_phrases(said: Sequence[Word], i: int) -> int | None:
    """Number of the subject before phrases: "Renn in his youth founded the Guild"."""
    in_phrase = False
    for j in range(i, max(-1, i - _ASIDE), -1):
        word = said[j]
        if in_phrase and word.name is not None:
            return _head(said, j)
        in_phrase = word.of("preposition")
        if not in_phrase and word.classes and not word.of(*_IN_PHRASES):
            return None
    return None


_IN_PHRASES = ("determiner", "helps", "joins", "makes", "leads", "sends", "intends")
"""Classes of words that stand in a phrase as well: "Renn by force took over"."""


def _made_to(said: Sequence[Word], to: int) -> int | None:
    """Number of whoever is made to do it: "got Renn to back the Guild"."""
    i = to - 1
    while i > 0 and said[i].of("helps", "denies"):
        i -= 1
    at = _opening(said, to)
    if at is not None and any(w.of("sends") for w in said[at:to]):
        return at  # "Lindholm sent its fleet to fight Brandt"
    start = _group_start(said, i) if said[i].name is not None else 0
    return i if start and said[start - 1].of("makes") else None


def _owner(said: Sequence[Word], noun: int) -> Mention | None:
    """ "Renn's (old) plan to": whose it is."""
    for i in range(noun - 1, max(0, noun - 4), -1):
        if said[i].text in POSSESSIVE:
            return said[i - 1].name
        if said[i].classes:
            return None
    return None


def _antecedent(said: Sequence[Word], who: int) -> int | None:
    """Number of the name that "who" is of: the nearest before, but no land's."""
    i = who - 1
    if i > 0 and said[i].text == ",":
        i -= 1
    persons = said[who].text.lower() in ("who", "whom")
    while i >= 0:
        name = said[i].name
        if name is None:
            return _who_is(said, i)
        if not persons or may_be_who(name.name):
            return i
        i = _group_start(said, i) - 1
        if i < 1 or not said[i].of("preposition"):
            return None
        i -= 1
    return None


def _who_is(said: Sequence[Word], i: int) -> int | None:
    """ "Voss is the one who": number of whoever is so."""
    for j in range(i, max(0, i - DESCRIBE - 2), -1):
        if said[j].of("be"):
            return j - 1 if said[j - 1].name is not None else None
        if said[j].classes and not said[j].of("determiner", "objects"):
            return None
    return None


def _group_start(said: Sequence[Word], i: int) -> int:
    """Where the group of words begins that ends in the name at ``i``: with what says whose or
    which, at most a few words before."""
    for j in range(i - 1, max(-1, i - DESCRIBE - 2), -1):
        if said[j].of("determiner"):
            return j
        if said[j].text[:1].isdigit():
            return i
        if said[j].classes:
            return i if said[j].name is not None or not said[j].of("preposition") else j + 1
    return i


def _head(said: Sequence[Word], i: int) -> int | None:
    """Number of the name that is the subject where a verb follows the name at ``i``: past phrases
    that only describe it, "Edda Voss of the Guild"."""
    for _ in range(DESCRIBE):
        start = _group_start(said, i)
        if not start or not said[start - 1].of("preposition"):
            return i
        before = start - 2
        if before < 0 or said[before].of("mark"):
            return i if i - start > 1 else None  # "in the end Voss sued Renn"
        link = said[start - 1].text.lower()
        if said[before].name is not None:
            i = before
            continue
        return i if link == "of" and said[before].text.lower() in word_list("stand_for") else None
    return None


def _before_comma(said: Sequence[Word], comma: int, bare_participle: bool) -> int | None:
    """Number of the subject before an aside: "Voss, the head of the Guild, sued Renn"; right before
    a participle."""
    if bare_participle:
        return comma - 1 if said[comma - 1].name is not None else None
    for i in range(comma - 1, max(0, comma - _ASIDE), -1):
        if said[i].text != ",":
            if said[i].of("mark") or said[i].of("subjects"):
                return None
            continue
        if said[i - 1].name is not None:
            return _head(said, i - 1)
    return None


def _opening(said: Sequence[Word], joins: int) -> int | None:
    """Number of the subject with which a verb behind "and" goes on: the nearest name before that
    opens a clause."""
    for i in range(joins - 1, max(-1, joins - _REACH), -1):
        word = said[i]
        if word.of("who"):
            return _antecedent(said, i) if said[i + 1].name is None else None
        if word.name is not None and _opens(said, i):
            return i
        if word.text in _STOPS or (word.of("subjects") and word.name is None):
            return None
    return None


_STOPS = frozenset(';:()\u201c\u201d"')
"""Marks past which no verb goes on with a subject."""


def _opens(said: Sequence[Word], i: int) -> bool:
    start = _group_start(said, i)
    if not start:
        return True
    before = said[start - 1]
    if before.of("mark"):
        return before.text != "," or (start > 1 and said[start - 2].name is None)
    return before.of("opens", "joins") and not (start > 1 and said[start - 2].name is not None)


def _is_supposed(said: Sequence[Word], at: int) -> bool:
    """Whether "if" or the like opens the clause of the subject at ``at``."""
    start = _group_start(said, at)
    return bool(start) and said[start - 1].of("supposes")


def _joined(said: Sequence[Word], at: int) -> tuple[Mention, ...]:
    """The subject at ``at`` and all that "and" joins to it before."""
    found = [at]
    if said[at].text.lower() in _PRONOUNS:
        return (said[at].name,)  # type: ignore[return-value]
    while True:
        start = _group_start(said, found[0])
        i = start - 1
        if i < 1 or not (said[i].of("joins") or (said[i].text == "," and len(found) > 1)):
            break
        i -= 1
        if said[i].text == ",":
            i -= 1
        if i < 0 or said[i].name is None:
            break
        found.insert(0, i)
    start = _group_start(said, found[0])
    if len(found) > 1 and start and said[start - 1].of("preposition"):
        whose = _head(said, found[0])  # "the Guild of men and women sued Renn"
        found = found if whose == found[0] else [at if whose is None else whose]
    return tuple(said[i].name for i in found)  # type: ignore[misc]
