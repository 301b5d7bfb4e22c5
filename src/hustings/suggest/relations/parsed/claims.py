"""What grammar says of two, before it is known who they are."""

from __future__ import annotations

from dataclasses import dataclass

from .frames import Tells
from .words import Parse, Word


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation, the word that tells it, who stands so to whom, and the verb of the clause."""

    relation: str
    cue: Word
    actors: list[Word]
    targets: list[Word]
    clause: Word
    likely: bool = False


def claim(tells: Tells, cue: Word, who: list[Word], whom: list[Word], clause: Word) -> Claim:
    """What a frame tells of those it is told of and those it leads to."""
    actors, targets = (whom, who) if tells.turned else (who, whom)
    return Claim(tells.relation, cue, actors, targets, clause, tells.likely)


def clause_of(parse: Parse, word: Word) -> Word:
    """The verb in whose clause a word stands; the word itself where there is none."""
    return next((w for w in (word, *parse.above(word)) if w.is_verb), word)
