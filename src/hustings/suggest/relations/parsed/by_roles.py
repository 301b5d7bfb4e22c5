"""What roles tell: "Renn, head of the Office", "the Guild's leader, Voss", "served as its head"."""

from __future__ import annotations

from collections.abc import Iterator

from .arguments import objects, patients, subjects
from .claims import Claim, clause_of
from .frames import told_by_role
from .words import Parse, Word

_MADE = frozenset({"name", "appoint", "elect", "make", "become", "call"})
_OURS = frozenset({"our", "your"})
_OF_NAMES = ("NORP", "GPE", "ORG")


def by_role(parse: Parse, noun: Word) -> Iterator[Claim]:
    """What one role tells of who has it."""
    roles = told_by_role(noun.low, noun.lemma)
    who = _holders(parse, noun) if roles else []
    if not who:
        return
    clause = clause_of(parse, noun)
    for role in roles:
        for preposition in parse.under(noun, "prep"):
            if preposition.low in role.links:
                yield Claim(role.relation, noun, who, parse.behind(preposition), clause)
    yield Claim(roles[0].relation, noun, who, _owners(parse, noun), clause)


def _owners(parse: Parse, noun: Word) -> list[Word]:
    """Whose a role is: "the Guild's leader", "Guild leader"; "our minister" is no speaker's."""
    owners = [w for w in parse.under(noun, "poss") if w.low not in _OURS]
    if owners:
        return [w for owner in owners for w in parse.joined(owner)]
    return [w for w in parse.under(noun, "compound", "nmod", "amod") if w.entity in _OF_NAMES]


def _holders(parse: Parse, noun: Word) -> list[Word]:
    """Who has a role."""
    head = parse.head(noun)
    named = parse.under(noun, "appos")
    if named and noun.link != "appos":
        return named  # "the leader, Renn"
    if noun.link == "conj" and told_by_role(head.low, head.lemma):
        return _holders(parse, head)
    person = head.is_name and head.entity not in _OF_NAMES
    if noun.link == "appos" or (noun.link == "compound" and person):
        return [head]  # "Renn, head of"; "Guild leader Renn"
    if noun.link == "attr" and head.is_verb:
        return subjects(parse, head)
    if noun.link == "pobj" and head.low == "as" and parse.head(head).is_verb:
        over = parse.head(head)  # "appointed Renn as head of", "served as head of"
        return objects(parse, over) or subjects(parse, over) or patients(parse, over)
    if noun.link in ("oprd", "dobj") and head.lemma in _MADE:
        return patients(parse, head) or subjects(parse, head)
    return []
