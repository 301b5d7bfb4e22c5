"""Who does what a verb says, and to whom, also where its clause leaves that unsaid: "wants to",
"accused of", "the man who", "supported by"."""

from __future__ import annotations

from .words import Parse, Word

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_KEEPS_SUBJECT = frozenset({"promise", "threaten", "vow"})
"""Verbs before an infinitive whose subject theirs is, though somebody is told of it: "promised the
Guild to leave"."""
_OF_OBJECT = frozenset({"for", "of", "from", "into"})
"""Before a verb whose subject is the object before: "accused the Guild of lying"."""
_DEEPEST = 6
"""Clauses up which a subject is looked for."""


def subjects(parse: Parse, verb: Word, depth: int = 0) -> list[Word]:
    """Who does what a verb in the active says."""
    own = [w for w in parse.under(verb, "nsubj") if w.low != "there"]
    if own:
        return _meant(parse, verb, own)
    if depth > _DEEPEST or parse.is_root(verb) or parse.under(verb, "nsubjpass"):
        return []
    return _unsaid(parse, verb, depth + 1)


def patients(parse: Parse, verb: Word) -> list[Word]:
    """Whom a verb in the passive tells of: its subject, or the noun it stands behind."""
    own = parse.under(verb, "nsubjpass")
    if own:
        return _meant(parse, verb, own)
    head = parse.head(verb)
    if verb.tag != "VBN" or parse.under(verb, "nsubj"):
        return []
    if verb.link == "conj" and head.is_verb and is_passive(parse, head):
        return patients(parse, head)
    return parse.joined(head)[:1] if verb.link in ("acl", "relcl") else []


def is_passive(parse: Parse, verb: Word) -> bool:
    """Whether a verb tells what is done to somebody."""
    if verb.tag != "VBN" or parse.under(verb, "nsubj"):
        return False
    if parse.under(verb, "nsubjpass", "auxpass", "agent") or verb.link == "acl":
        return True
    head = parse.head(verb)
    return verb.link == "conj" and head.is_verb and is_passive(parse, head)


def objects(parse: Parse, verb: Word) -> list[Word]:
    """Whom a verb in the active tells of; in "whom the Guild backed" who stands before that."""
    own = parse.under(verb, "dobj")
    found = _meant(parse, verb, own) if own else []
    if not found and _stands_before(parse, verb):
        return [parse.head(verb)]
    if not found and not parse.under(verb, "prep"):  # "built and owned the line"
        for other in parse.under(verb, "conj"):
            found += _meant(parse, other, parse.under(other, "dobj")) if other.is_verb else []
    return found


def _meant(parse: Parse, verb: Word, own: list[Word]) -> list[Word]:
    """Whom words at a verb mean, with those joined to them: "who" the noun before it."""
    found: list[Word] = []
    for word in own:
        relative = word.low in _RELATIVE and verb.link == "relcl"
        found += [_antecedent(parse, verb, word)] if relative else parse.joined(word)
    return found


def _antecedent(parse: Parse, verb: Word, relative: Word) -> Word:
    """The noun a clause stands behind; "who" is no country but whom it belongs to: "the envoy to
    Lindholm who said"."""
    noun = parse.head(verb)
    over = parse.head(parse.head(noun))
    if relative.low == "who" and noun.entity == "GPE" and noun.link == "pobj" and over.is_noun:
        return over
    return noun


def _stands_before(parse: Parse, verb: Word) -> bool:
    """Whether the object of a clause is the noun it stands behind: "the party (that) she leads"."""
    own = parse.under(verb, "nsubj")
    told = own and not any(w.low in _RELATIVE for w in own)
    return bool(told) and verb.link == "relcl" and not parse.under(verb, "prep", "ccomp", "xcomp")


def _unsaid(parse: Parse, verb: Word, depth: int) -> list[Word]:
    """The subject a clause has from another one."""
    head = parse.head(verb)
    if verb.link in ("conj", "advcl", "acomp") and head.is_verb:
        return _who(parse, head, depth)
    if verb.link in ("xcomp", "ccomp"):
        told = parse.under(head, "dobj", "dative") if head.lemma not in _KEEPS_SUBJECT else []
        return _each(parse, told) or _who(parse, head, depth)
    if verb.link == "pcomp":
        return _behind_preposition(parse, head, depth)
    owners = parse.under(head, "poss") if verb.link == "acl" and verb.tag != "VBG" else []
    if owners:  # "the Guild's plan to"
        return _each(parse, owners)
    if verb.link == "acl" and head.link == "dobj":  # "made a decision to", "forces fighting"
        doing = parse.joined(head)[:1] if verb.tag == "VBG" else []
        return doing or subjects(parse, parse.head(head), depth)
    return parse.joined(head)[:1] if verb.link == "acl" and verb.tag == "VBG" else []


def _behind_preposition(parse: Parse, preposition: Word, depth: int) -> list[Word]:
    """ "Accused the Guild of lying": the Guild; "won by lying": who won; "make no apology for
    leaving": who makes none."""
    over = parse.head(preposition)
    if over.is_noun and over.link == "dobj" and parse.head(over).is_verb:
        return _who(parse, parse.head(over), depth)
    if not over.is_verb:
        return []
    told = parse.under(over, "dobj") if preposition.low in _OF_OBJECT else []
    return _each(parse, told) or _who(parse, over, depth)


def _who(parse: Parse, verb: Word, depth: int) -> list[Word]:
    """Whom a clause is about, done by or done to."""
    return subjects(parse, verb, depth) or patients(parse, verb)


def _each(parse: Parse, words: list[Word]) -> list[Word]:
    return [w for word in words for w in parse.joined(word)]
