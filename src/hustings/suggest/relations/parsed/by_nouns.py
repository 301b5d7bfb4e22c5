"""What nouns tell of two: "the Guild's alliance with the Office", "signed a treaty with"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...languages import word_list
from .arguments import patients, subjects
from .claims import Claim, clause_of
from .ends import is_of_people
from .frames import NounTells, told_by_noun
from .words import Parse, Word

_OF_NAMES = ("NORP", "GPE", "ORG")
"""Kinds of names that stand before a noun of theirs: "the Guild attack"."""
_AGAINST = frozenset({"against", "with"})
_THANKS = frozenset({"grateful", "thankful", "thank", "appreciate"})
_MUTUAL = frozenset({"allies with", "negotiates with", "merges with"})
_ASKED = frozenset({"question", "answer"})
"""Nouns of what is asked of others as somebody speaks: no dealings of theirs."""
_PLACES = ("GPE", "LOC", "FAC")
_GETS = frozenset(
    {"get", "receive", "win", "obtain", "enjoy", "accept", "face", "lose", "appreciate"}
)
"""Verbs by whose subject what the noun names is had from another."""


@dataclass(slots=True)
class _Around:
    """Whose the noun is, whom it concerns, and between whom it is."""

    actors: list[Word] = field(default_factory=list)
    targets: list[Word] = field(default_factory=list)
    between: list[Word] = field(default_factory=list)


def by_noun(parse: Parse, noun: Word) -> Iterator[Claim]:
    """What one noun tells of those that hang on it, or of who does it."""
    before = parse.words[noun.number - 1].low if noun.number else ""
    tells = told_by_noun(noun.low, noun.lemma, before)
    if noun.is_name or noun.lemma in _ASKED:
        return
    if tells is None:
        return
    clause = clause_of(parse, noun)
    near = _around(parse, noun, tells)
    doers = _doers(parse, noun)
    if near.between[1:]:
        yield Claim(tells.relation, noun, near.between[:1], near.between[1:], clause)
    elif near.targets:
        told = [w for w in near.actors if _may_act(w)]
        yield Claim(tells.relation, noun, told or doers, near.targets, clause)
    elif near.actors:
        having = _having(parse, noun, clause)
        yield Claim(tells.relation, noun, near.actors, having, clause)
    elif tells.relation in _MUTUAL and doers[1:]:  # "the Guild and the Circle signed a treaty"
        yield Claim(tells.relation, noun, doers[:1], doers[1:], clause)
    else:
        given = [w for w in parse.under(clause, "dative") if w.is_noun]
        yield Claim(tells.relation, noun, doers, given, clause)


def _may_act(word: Word) -> bool:
    """Whether a word may be somebody: of "a coalition of sorts" nobody is told."""
    return word.is_name or bool(word.entity) or word.tag[:3] == "PRP" or is_of_people(word.low)


def _having(parse: Parse, noun: Word, clause: Word) -> list[Word]:
    """Who has of another what a noun names: "won the support of", "grateful for the support of"."""
    head = parse.head(noun)
    thanked = noun.link == "pobj" and head.low == "for" and parse.head(head).lemma in _THANKS
    return subjects(parse, clause) if thanked or clause.lemma in _GETS else []


def _around(parse: Parse, noun: Word, tells: NounTells) -> _Around:
    near = _Around()
    for owner in parse.under(noun, "poss"):
        near.actors += parse.joined(owner)
    near.actors += [
        w for w in parse.under(noun, "amod", "compound", "nmod") if w.entity in _OF_NAMES
    ]
    for preposition in _prepositions(parse, noun, tells):
        rest = parse.behind(preposition)
        if preposition.low != "in" or not _says_where(rest, tells):
            _led_to(near, preposition.low, rest, tells)
    return near


def _says_where(rest: list[Word], tells: NounTells) -> bool:
    """Whether "in" tells a place and no target: "our troops in Lindholm"."""
    return tells.relation == "supports" and any(w.entity in _PLACES for w in rest)


def _prepositions(parse: Parse, noun: Word, tells: NounTells) -> list[Word]:
    """What leads on from a noun, or from the verb it is the object of: "declared war on"."""
    head = parse.head(noun)
    beside: list[Word] = []
    if head.is_verb and noun.link == "dobj":
        beside = parse.under(head, "prep", "dative")
    elif noun.link == "pobj" and parse.head(head).is_verb:  # "goes to war, as it must, against"
        beside = [p for p in parse.under(parse.head(head), "prep") if p.low in _AGAINST]
    return [
        *parse.under(noun, "prep"),
        *(p for p in beside if p.low in tells.to and p.number > noun.number and p.tag != "NN"),
    ]


def _led_to(near: _Around, word: str, rest: list[Word], tells: NounTells) -> None:
    """Where those belong to whom a preposition leads."""
    if word == "between":
        near.between += rest
    elif word == "by":
        near.actors, near.targets = rest, near.actors or near.targets
    elif word == "of":
        concerned = tells.of == "target" or ("of" in tells.to and near.actors)
        (near.targets if concerned else near.actors).extend(rest)
    elif word in tells.to or (word == "from" and tells.relation in _FROM_TARGET):
        near.targets += rest
    elif word == "from":
        near.actors += rest


_FROM_TARGET = frozenset({"belongs to"})
"""Relations one has "from" the other: "a degree from"."""


def _doers(parse: Parse, noun: Word) -> list[Word]:
    """Who does what a noun names: the subject of a verb that says little by itself."""
    head = parse.head(noun)
    if noun.link == "conj" and head.is_noun:
        return _doers(parse, head)
    if noun.link in ("dobj", "attr") and head.is_verb:
        light = noun.link == "attr" or head.lemma in word_list("light_verbs")
        return subjects(parse, head) if light else []
    if noun.link == "pobj" and head.link == "prep" and parse.head(head).is_verb:
        over = parse.head(head)  # "is in talks with"
        return subjects(parse, over) or patients(parse, over)
    if noun.link == "pobj" and parse.head(head).is_adjective:  # "was present at talks with"
        return subjects(parse, parse.head(head))
    return []
