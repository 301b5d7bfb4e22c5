"""Who a word of a parsed text means: a name, a group, whom another stands for, the speaker, whom a
pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...actors.finding import Mention
from ...languages import word_list
from .pronouns import SPEAKER, Sought, is_pronoun, sought
from .words import Parse, Word

Speaker = Callable[[int], str | None]
"""Who speaks at an offset."""
_STYLED = re.compile(r"H\.?\s?E\.?|(?:Your |His |Her )?Excellency", re.IGNORECASE)
"""How somebody is addressed, and nobody's name."""
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Kinds of names that can stand at an end."""


@dataclass(frozen=True, slots=True)
class End:
    """Who stands at an end, whether by a noun and no name, and whether only a pronoun means it."""

    mention: Mention
    plain: bool = False
    meant: bool = False


class Ends:
    """Who the words of ``parse`` mean: ``named`` are those the rules recognise in the same text,
    ``speaker`` tells who says "I" and "we", which mean nobody in ``quoted``."""

    def __init__(
        self,
        text: str,
        parse: Parse,
        named: Sequence[Mention],
        speaker: Speaker | None = None,
        quoted: Sequence[tuple[int, int]] = (),
    ) -> None:
        self._text, self._parse, self._named = text, parse, named
        self._speaker, self._quoted = speaker, quoted
        self._starts = [m.start for m in named]
        self._known: dict[int, End | None] = {}

    def of(self, word: Word, cue: Word | None = None) -> End | None:
        """Whom a word means; None for nobody. A name that holds ``cue``, the word that tells the
        relation, is only what stands beside it: of "Leader of the Opposition" the Opposition."""
        end = self._known_end(word)
        if end is None or cue is None or not end.mention.start <= cue.start < end.mention.end:
            return end
        return self._name(word, cue.number)

    def _known_end(self, word: Word) -> End | None:
        if word.number not in self._known:
            self._known[word.number] = None  # no word means itself over others
            self._known[word.number] = self._meant(word)
        return self._known[word.number]

    def _meant(self, word: Word) -> End | None:
        if word.tag[:3] == "PRP":
            return self._who_speaks(word) if word.low in SPEAKER else self._pronoun(word)
        return (
            self._recognised(word)
            or self._name(word)
            or self._stood_for(word)
            or self._apposed(word)
            or self._noun(word)
        )

    def _who_speaks(self, word: Word) -> End | None:
        if self._speaker is None or any(a <= word.start < b for a, b in self._quoted):
            return None
        who = self._speaker(word.start)
        return End(Mention(who, word.start, word.end, word.text)) if who else None

    def _recognised(self, word: Word) -> End | None:
        """Whom the rules find there."""
        i = bisect_right(self._starts, word.start) - 1
        if i < 0 or word.end > self._named[i].end:
            return None
        mention = self._named[i]
        return None if self._is_thing(word) else End(mention, plain=mention.name[:1].islower())

    def _is_thing(self, word: Word) -> bool:
        """Whether a name is a thing's that is somebody's: "the Budget", "their tax Bill"."""
        return word.text in word_list("things") and bool(self._parse.under(word, "det", "poss"))

    def _name(self, word: Word, beside: int = -1) -> End | None:
        """Whom the parser takes for a name, up to the word numbered ``beside``."""
        if word.entity not in _ACTORS or not word.text[:1].isupper() or self._is_thing(word):
            return None
        words, low, high = self._parse.words, word.number, word.number
        while low - 1 not in (-1, beside) and self._goes_on(word, words[low - 1]):
            low -= 1
        while high + 1 not in (len(words), beside) and self._goes_on(word, words[high + 1]):
            high += 1
        start, end = words[low].start, words[high].end
        name = " ".join(self._text[start:end].split())
        return End(Mention(name, start, end, name)) if not _STYLED.fullmatch(name) else None

    @staticmethod
    def _goes_on(word: Word, next_to_it: Word) -> bool:
        """Whether the word beside one belongs to the same name."""
        return next_to_it.is_name and next_to_it.entity == word.entity

    def _stood_for(self, word: Word) -> End | None:
        """ "Members of the Guild", "the Guild's forces": the Guild."""
        if word.low not in word_list("stand_for"):
            return None
        of = [p for p in self._parse.under(word, "prep") if p.low == "of"]
        whose = [w for p in of for w in self._parse.under(p, "pobj")]
        whose += self._parse.under(word, "poss", "amod", "compound", "nmod")
        whose = [w for w in whose if w.low not in SPEAKER or w.is_name]
        ends = (self.of(w) for w in whose)
        return next((end for end in ends if end and not end.plain), None)

    def _apposed(self, word: Word) -> End | None:
        """ "Another person, Edda Voss": her."""
        named = self._parse.under(word, "appos") if word.is_noun else []
        ends = (self.of(w) for w in named if w.is_name)
        return next((end for end in ends if end), None)

    def _noun(self, word: Word) -> End | None:
        """People or a body called by a noun, with what describes them: "the local unions"."""
        if not word.is_noun or word.entity or not is_of_people(word.low):
            return None
        before = self._parse.under(word, "amod", "compound", "nmod")
        start = min([word.start, *(w.start for w in before if w.number < word.number)])
        name = " ".join(self._text[start : word.end].split())
        return End(Mention(name, start, word.end, name), plain=True)

    def _pronoun(self, word: Word) -> End | None:
        for other in sought(self._parse, word) if is_pronoun(word.low) else ():
            end = self.of(other)
            if end and self._may_be(end, other, word):
                name = end.mention.name
                mention = Mention(name, word.start, word.end, word.text)
                return End(mention, plain=end.plain, meant=True)
        return None

    def _may_be(self, end: End, other: Word, pronoun: Word) -> bool:
        """Nobody calls himself "he"."""
        who = self._speaker(pronoun.start) if self._speaker else None
        same = who and end.mention.name.lower() in who.lower()
        return not same and (is_pronoun(other.low) or Sought(other, end.plain).fits(pronoun.low))


_LISTS = ("groups", "people_nouns", "peoples", "ends_by_noun")


@lru_cache(maxsize=1 << 12)
def is_of_people(noun: str) -> bool:
    """Whether a noun, in the singular or plural, is one of people or of a body of people."""
    singular = {noun, noun.removesuffix("s"), noun.removesuffix("es"), re.sub("ies$", "y", noun)}
    return any(singular & word_list(name) for name in _LISTS)
