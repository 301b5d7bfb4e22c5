"""Whom a pronoun may mean: the subject before it, else the nearest that fits."""

from __future__ import annotations

from dataclasses import dataclass

from .words import Parse, Word

SPEAKER = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ourselves"})
_ONE = frozenset({"he", "him", "his", "himself", "she", "her", "herself"})
_MANY = frozenset({"they", "them", "their", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_OWN = frozenset({"his", "her", "their", "its"})
_BACK = 60
"""Words a pronoun looks back."""


def is_pronoun(word: str) -> bool:
    """Whether a word is a pronoun of the third person."""
    return word in _ONE or word in _MANY or word in _IT


def sought(parse: Parse, pronoun: Word) -> list[Word]:
    """Words a pronoun may stand for, the likeliest first: those of the nearest sentence, in it the
    subjects, the nearer before the farther. Subject and object of one verb are two."""
    before = parse.words[max(0, pronoun.number - _BACK) : pronoun.number]
    may_be = [w for w in before if _stands_alone(w, pronoun) and not _beside(pronoun, w)]
    return sorted(may_be, key=lambda w: (-parse.root(w).number, w.link[:5] != "nsubj", -w.number))


def _stands_alone(word: Word, pronoun: Word) -> bool:
    if is_pronoun(word.low):
        return _sort(word.low) is _sort(pronoun.low)
    return word.is_noun and word.link not in ("compound", "nmod")


def _beside(pronoun: Word, word: Word) -> bool:
    return pronoun.low not in _OWN and word.head == pronoun.head


def _sort(pronoun: str) -> frozenset[str]:
    return next(sort for sort in (_ONE, _MANY, _IT) if pronoun in sort)


@dataclass(frozen=True, slots=True)
class Sought:
    """Somebody a pronoun may mean: the word, and whether it is a noun and no name."""

    word: Word
    plain: bool

    def fits(self, pronoun: str) -> bool:
        """Whether number and kind of name let a pronoun mean this one."""
        many = self.word.tag in ("NNS", "NNPS") or self.word.entity == "NORP"
        body = self.word.entity in ("ORG", "GPE")
        if pronoun in _MANY:
            return many or body
        if many:
            return False
        return body or self.plain if pronoun in _IT else not body
