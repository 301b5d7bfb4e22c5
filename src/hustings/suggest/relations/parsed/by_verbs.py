"""What verbs tell of their subjects and objects, and adjectives behind "be"."""

from __future__ import annotations

from collections.abc import Iterator

from .arguments import is_passive, objects, patients, subjects
from .claims import Claim, claim
from .frames import Tells, told_by, told_by_noun
from .words import Parse, Word

_ALONE_NOTHING = frozenset({"call", "get", "have", "make", "take"})
"""Verbs that tell something only with what leads on from them: "call on", "get along with"."""
_DONE_NOTHING = frozenset({*_ALONE_NOTHING, "join", "follow"})
"""Verbs that tell nothing where they are done to somebody: "I am joined by"."""
_COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "feel", "get", "grow"})


def by_verb(parse: Parse, verb: Word) -> Iterator[Claim]:
    """What one verb tells, with its particle and what leads on from it."""
    particle = [w.low for w in parse.under(verb, "prt")]
    if is_passive(parse, verb):
        yield from _passive(parse, verb, particle)
        return
    who, whom = subjects(parse, verb), objects(parse, verb)
    tells = None if verb.lemma in _ALONE_NOTHING else told_by(verb.lemma, *particle)
    if tells:
        yield claim(tells, verb, who, whom, verb)
    for preposition in _prepositions(parse, verb):
        if _is_demand(parse, verb, preposition):
            continue
        rest = [*particle, preposition.low]
        tells = told_by(verb.lemma, *rest) or _with_noun(verb, whom, rest)
        if tells is None and particle == ["up"]:  # "meet up with"
            tells = told_by(verb.lemma, preposition.low)
        if tells:
            yield claim(tells, verb, who, parse.behind(preposition), verb)
    yield from _by_object(parse, verb, who, whom)
    if verb.lemma in _COPULAS:
        yield from _standing(parse, verb, who)


def _prepositions(parse: Parse, verb: Word) -> list[Word]:
    """What leads on from a verb: "worked with", "worked closely with"."""
    beside = [p for w in parse.under(verb, "advmod") for p in parse.under(w, "prep")]
    return [*parse.under(verb, "prep", "dative"), *beside]


def _is_demand(parse: Parse, verb: Word, preposition: Word) -> bool:
    """ "Call on the Guild to leave" asks something of it and is no visit."""
    asked = (verb.lemma, preposition.low) == ("call", "on")
    return asked and bool(parse.under(verb, "xcomp", "ccomp", "advcl"))


def _with_noun(verb: Word, whom: list[Word], rest: list[str]) -> Tells | None:
    """ "Declared war on": what a verb tells with its object."""
    thing = whom and not whom[0].is_name
    return told_by(verb.lemma, whom[0].low, *rest) if thing else None


def _passive(parse: Parse, verb: Word, particle: list[str]) -> Iterator[Claim]:
    """ "Was attacked by", "was expelled from"."""
    done_to = patients(parse, verb)
    by = [w for agent in parse.under(verb, "agent") for w in parse.behind(agent)]
    tells = None if verb.lemma in _DONE_NOTHING else told_by(verb.lemma, *particle)
    if tells:
        yield claim(tells, verb, by, done_to, verb)
    for preposition in _prepositions(parse, verb):
        rest = [*particle, preposition.low]
        stands = told_by("be", verb.low, *rest)
        if stands:
            yield claim(stands, verb, done_to, parse.behind(preposition), verb)
        elif by and (tells := told_by(verb.lemma, *rest)):
            yield claim(tells, verb, by, parse.behind(preposition), verb)


def _by_object(parse: Parse, verb: Word, who: list[Word], whom: list[Word]) -> Iterator[Claim]:
    """ "Has ties with", "gave the Guild money": what a verb tells with a noun that by itself tells
    nothing."""
    given = [w for w in parse.under(verb, "dative") if w.is_noun]
    for noun in whom:
        if noun.is_name or told_by_noun(noun.low, noun.lemma):
            continue
        for preposition in parse.under(noun, "prep"):
            tells = told_by(verb.lemma, noun.low, preposition.low)
            if tells:
                yield claim(tells, verb, who, parse.behind(preposition), verb)
        for other in given:
            tells = told_by(verb.lemma, noun.low, "to")
            if tells:
                yield claim(tells, verb, who, parse.joined(other), verb)


def _standing(parse: Parse, verb: Word, who: list[Word]) -> Iterator[Claim]:
    """ "Is loyal to", "is under the control of"."""
    for said in parse.under(verb, "acomp", "attr", "oprd"):
        for preposition in parse.under(said, "prep"):
            tells = told_by("be", said.low, preposition.low)
            if tells:
                yield claim(tells, said, who, parse.behind(preposition), verb)
    for first in parse.under(verb, "prep"):
        for noun in parse.under(first, "pobj"):
            if told_by_noun(noun.low, noun.lemma):
                continue
            for last in parse.under(noun, "prep"):
                words = (first.low, noun.low, last.low)
                tells = told_by("be", *words) or told_by("be", words[0], "the", *words[1:])
                if tells:
                    yield claim(tells, noun, who, parse.behind(last), verb)
