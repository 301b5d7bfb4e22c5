"""Relations read from parsed sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ...spans import Span
from ..found import RelationFound, told_relation
from .by_nouns import by_noun
from .by_roles import by_role
from .by_verbs import by_verb
from .claims import Claim
from .ends import End, Ends
from .words import Parse, Word

_IF = frozenset({"if", "unless", "whether", "lest", "until"})
_PERHAPS = frozenset({"would", "could", "might", "may", "should"})
_NEVER = frozenset({"never", "no", "not", "neither", "nor"})
_REFUSES = frozenset({"refuse", "decline", "fail", "stop", "cease"})


def parsed_relations(text: str, parse: Parse, ends: Ends) -> Iterator[RelationFound]:
    """Relations that the grammar of ``parse`` tells of two whom ``ends`` knows; what is only
    supposed ("if", "might") is nobody's."""
    for word in parse.words:
        for claim in _claims(parse, word):
            if not _is_supposed(parse, claim.clause):
                yield from _between(text, parse, ends, claim)


def _claims(parse: Parse, word: Word) -> Iterator[Claim]:
    if word.is_verb:
        yield from by_verb(parse, word)
    elif word.is_noun:
        yield from by_noun(parse, word)
        yield from by_role(parse, word)


def _between(text: str, parse: Parse, ends: Ends, claim: Claim) -> Iterator[RelationFound]:
    marks = (_is_denied(parse, claim.clause), _is_asked(text, parse, claim.cue))
    cue = Span.of(text, claim.cue.start, claim.cue.end)
    actors = [
        end
        for word in claim.actors
        if not _is_empty(parse, word) and (end := ends.of(word, claim.cue))
    ]
    targets = [
        end for word in claim.targets if _is_somebody(word) and (end := ends.of(word, claim.cue))
    ]
    for one in actors:
        for other in targets:
            if _are_two(one, other):
                score = _score(one, other, claim.likely)
                pair = one.mention, other.mention
                yield told_relation(text, *pair, claim.relation, cue, marks, score, False)


def _is_somebody(word: Word) -> bool:
    """Whether a word may be whom something is told of: "it" is a bill or a plan more often."""
    return word.low != "it"


def _is_empty(parse: Parse, word: Word) -> bool:
    """Whether "it" only fills the place of a subject: "it is good to have Renn with us"."""
    return word.low == "it" and parse.head(word).lemma == "be"


def _are_two(one: End, other: End) -> bool:
    """Whether two ends are not one."""
    a, b = one.mention, other.mention
    apart = a.end <= b.start or b.end <= a.start
    return a.name != b.name and apart


_SCORES = (0.6, 0.45, 0.2)
"""With no doubt, one, more: an end without a name, one that a pronoun means, words that tell
something else as often."""


def _score(one: End, other: End, likely: bool) -> float:
    doubts = likely + one.plain + other.plain + (one.meant or other.meant)
    return _SCORES[min(doubts, len(_SCORES) - 1)]


def _is_supposed(parse: Parse, clause: Word) -> bool:
    """Whether a clause, or one it hangs on, only supposes what it says or follows from a guess."""
    for verb in (clause, *parse.above(clause)):
        if not verb.is_verb:
            continue
        guesses = [verb, *parse.under(verb, "advcl")]
        if any(w.low in _IF for v in guesses for w in parse.under(v, "mark", "advmod")):
            return True
        if any(w.low in _PERHAPS for w in parse.under(verb, "aux")):
            return True
        if verb.link not in ("conj", "xcomp", "ccomp", "advcl", "pcomp"):
            return False
    return False


def _is_denied(parse: Parse, clause: Word) -> bool:
    over = parse.head(clause) if clause.link == "xcomp" else None
    refused = over is not None and (over.lemma in _REFUSES or bool(parse.under(over, "neg")))
    return refused or any(w.link == "neg" or w.low in _NEVER for w in parse.under(clause))


def _is_asked(text: str, parse: Parse, word: Word) -> bool:
    end = parse.ends_at(parse.root(word))
    return text[end - 1 : end] == "?"
