"""Relations told by verbs: in each sentence the clauses of verbs of relation, and how sure they
are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..actors.finding import Mention
from ..spans import Span, trim
from .clause_reader import Clause, clause_at
from .clause_words import words
from .found import RelationFound, told_relation
from .objects import of_something_else
from .phrases import is_house
from .supposed import supposed_before
from .verbs import bare_forms, house_verbs, likely_verbs, relation_verbs, turned_verbs

NEGATED = re.compile(
    r"\b(?:not(?! (?:just|only|merely|simply)\b)|cannot|never|no|nor|neither|hardly|without|"
    r"stop(?:s|ped)?|ceas(?:es|ed)|refus(?:es|ed)|"
    r"declin(?:es|ed)|fail(?:s|ed)|"
    r"unwilling|unable)\b|n['\u2019]t\b",
    re.IGNORECASE,
)

_OF_ONE = frozenset(
    [
        "founds",
        "takes over",
        "absorbs",
        "leads",
        "controls",
        "merges with",
        "belongs to",
        "funds",
    ]
)
"""What is told of somebody, not of what is theirs: "part of the Guild's plan" belongs nowhere, "led
the campaign of the Guild" does not lead the Guild."""


@dataclass(frozen=True, slots=True)
class _Tells:
    """A relation and the words that tell it."""

    relation: str
    pattern: re.Pattern[str]
    of_houses: bool = False  # only before an organisation
    likely: bool = False  # of the middle tier
    turned: bool = False  # the one behind stands so to the one before


@cache
def _verbs() -> tuple[_Tells, ...]:
    return (
        *(_Tells(*told) for told in relation_verbs()),
        *(_Tells(*told, of_houses=True) for told in house_verbs()),
        *(_Tells(*told, turned=True) for told in turned_verbs()),
        *(_Tells(*told, likely=True) for told in likely_verbs()),
    )


def is_asked(text: str, sentence: tuple[int, int]) -> bool:
    return text[sentence[0] : sentence[1]].rstrip("\"\u201d\u2019') ").endswith("?")


def by_verb(text: str, sentence: tuple[int, int], named: list[Mention]) -> Iterator[RelationFound]:
    """Relations told by the verbs of a sentence; ``named`` are all it names, in order. Of words
    that two verbs share, the longer tells."""
    if len({m.name for m in named}) <= 1:
        return
    said, stop = words(text, sentence, named), sentence[0]
    for verb, tells in _told_in(text, sentence):
        if verb.start() < stop or _in_a_name(verb, named):
            continue
        clause = clause_at(said, verb, whole=tells.relation in _OF_ONE)
        if clause is None or not _tells(text, sentence, verb, tells, clause):
            continue
        stop = verb.end()
        yield from _each(text, sentence, tells, verb, clause)


def _told_in(text: str, sentence: tuple[int, int]) -> list[tuple[re.Match[str], _Tells]]:
    found = [
        (verb, tells) for tells in _verbs() for verb in tells.pattern.finditer(text, *sentence)
    ]
    return sorted(found, key=lambda told: (told[0].start(), -told[0].end()))


def _in_a_name(verb: re.Match[str], named: list[Mention]) -> bool:
    return any(m.start < verb.end() and verb.start() < m.end for m in named)


def _tells(
    text: str,
    sentence: tuple[int, int],
    verb: re.Match[str],
    tells: _Tells,
    clause: Clause,
) -> bool:
    """Whether a clause tells of its ends and of no thing between them, and supposes nothing."""
    subject, target = clause.subjects[-1], clause.objects[0]
    if tells.of_houses and not is_house(target.text):
        return False
    if _is_noun(text, verb, clause) or (
        tells.relation == "belongs to" and verb.group().endswith(" in") and _is_place(target)
    ):
        return False
    if supposed_before(text, sentence[0], clause.subjects[0].start):
        return False
    low = subject.end if subject.end <= verb.start() else sentence[0]
    if clause.intended:
        low = verb.start()  # "Renn's plan to" tells it, as of the middle tier
    return not of_something_else(text, low, verb, target)


def _is_noun(text: str, verb: re.Match[str], clause: Clause) -> bool:
    """Whether the base of a verb stands right behind one name: "the Gazette host Edda Voss" hosts
    nobody; several do ("Lawyers host")."""
    one = clause.subjects[-1]
    right_behind = not text[one.end : verb.start()].strip()
    several = len(clause.subjects) > 1 or one.text.lower().endswith(("s", "ese", "ish"))
    return right_behind and not several and verb.group().split()[0].lower() in bare_forms()


def _is_place(m: Mention) -> bool:
    """Whether one serves in it as one does in a town: "served in Brandt", not "in the army"."""
    return m.text[:1].isupper() and not is_house(m.text)


def _each(
    text: str,
    sentence: tuple[int, int],
    tells: _Tells,
    verb: re.Match[str],
    clause: Clause,
) -> Iterator[RelationFound]:
    """What a verb tells of each subject and each target; "by" turns the two round."""
    cue = Span.of(text, *trim(text, *verb.span()))
    passive = tells.turned or clause.passive
    before = verb.start() - clause.subjects[-1].end
    near = before < _NEAR and clause.objects[0].start - verb.end() < _NEAR
    score = 0.4 if tells.likely or clause.intended else 0.6 if near else 0.45
    marks = (clause.negated, is_asked(text, sentence))
    for subject in clause.subjects:
        for target in clause.objects:
            if subject.name != target.name:
                pair = (target, subject) if passive else (subject, target)
                yield told_relation(text, *pair, tells.relation, cue, marks, score, passive)


_NEAR = 30
"""Code points within which a verb stands near a name."""
