"""A parsed text: its words, and what hangs on what.

Parts of speech and links are those of spaCy's English pipelines: tags of the Penn Treebank, and the
dependencies of ClearNLP (``nsubj``, ``dobj``, ``pobj`` …).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

_EXAMPLES = frozenset({"as", "like", "including"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its number in the text, its offsets, lemma, tag, how it hangs on its head (whose
    number is its own at a root), and the kind of name it is part of ("" for none)."""

    number: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    link: str
    head: int
    entity: str = ""

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_verb(self) -> bool:
        return self.tag[:2] == "VB"

    @property
    def is_noun(self) -> bool:
        return self.tag[:2] == "NN"

    @property
    def is_name(self) -> bool:
        return self.tag[:3] == "NNP"

    @property
    def is_adjective(self) -> bool:
        return self.tag[:2] == "JJ"


class Parse:
    """The words of a text in order, numbered from 0."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.words: Sequence[Word] = tuple(words)

    @cached_property
    def _under(self) -> list[list[Word]]:
        under: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if not self.is_root(word):
                under[word.head].append(word)
        return under

    def is_root(self, word: Word) -> bool:
        return word.head == word.number

    def head(self, word: Word) -> Word:
        return self.words[word.head]

    def above(self, word: Word) -> Iterator[Word]:
        """The heads of a word, nearest first."""
        while not self.is_root(word):
            word = self.head(word)
            yield word

    def root(self, word: Word) -> Word:
        """The word a sentence hangs on."""
        return next((w for w in (word, *self.above(word)) if self.is_root(w)), word)

    def under(self, word: Word, *links: str) -> list[Word]:
        """What hangs on a word, in order; with ``links`` only what hangs on it so."""
        return [w for w in self._under[word.number] if not links or w.link in links]

    def joined(self, word: Word) -> list[Word]:
        """A word and all that "and", "or" and commas join to it."""
        found = [word]
        for each in found:
            found += [w for w in self.under(each, "conj") if w not in found]
        return found

    def behind(self, preposition: Word) -> list[Word]:
        """What a preposition leads to, with all that is joined to it and examples of it: "with
        countries such as A and B"."""
        found = [w for o in self.under(preposition, "pobj") for w in self.joined(o)]
        more = [p for w in found for p in self.under(w, "prep") if p.low in _EXAMPLES]
        return found + [w for p in more for o in self.under(p, "pobj") for w in self.joined(o)]

    def ends_at(self, word: Word) -> int:
        """Offset past the last word that hangs on one, by however many others."""
        end, waiting = word.end, [word]
        while waiting:
            each = waiting.pop()
            end = max(end, each.end)
            waiting += self._under[each.number]
        return end
