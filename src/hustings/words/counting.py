"""Words of texts, counted: how often, in how many texts, and which are said more here than
elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from math import log
from operator import attrgetter
from typing import Any, Final

from ..errors import OptionError, UnknownName
from ..shown import Shown, Tabular

ORDERS: Final = ("count", "keyness", "word")
PER: Final = 10_000
"""A share is told per so many words."""
LAST_MARK: Final = 0x20000


@cache
def _word() -> re.Pattern[str]:
    """A word: letters and digits with the marks that stand on them (Hebrew points, Devanagari
    vowels), joined by an apostrophe or a hyphen."""
    marks = "".join(
        chr(c) for c in range(0x300, LAST_MARK) if unicodedata.category(chr(c)) in ("Mn", "Mc")
    )
    # a run of letters at a time: letter by letter it takes 2.6 times as long
    run = rf"[^\W_]+(?:[{marks}]+[^\W_]*)*"
    return re.compile(rf"{run}(?:['’\u2010\u2011-]{run})*")


@cache
def _unparted() -> re.Pattern[str]:
    return re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def words(text: str) -> list[str]:
    """The words of a text in their order, as they are written.

    >>> words("Calder's well-known night ferry, 14 knots.")
    ["Calder's", 'well-known', 'night', 'ferry', '14', 'knots']
    """
    return _word().findall(text)


def folded_word(word: str) -> str:
    """A word as it is counted: in small letters, its apostrophe straight.

    >>> folded_word("Don’t"), folded_word("STRASSE") == folded_word("Straße")
    ("don't", True)
    """
    return word.casefold().replace("’", "'")


def is_unparted(text: str) -> bool:
    """Whether most of a text is written without blanks between words (Chinese, Japanese, Thai,
    Lao, Khmer, Burmese), so that no word is found in it."""
    return len(_unparted().findall(text)) * 2 > len(text.strip()) > 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words one speaker says in one text, as often as each is written; ``small`` are the words
    its language is built of (the, and, of), ``unparted`` whether it is written without blanks."""

    text: str
    speaker: str | None
    words: Mapping[str, int]
    small: Collection[str] = ()
    unparted: bool = False


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word: how often, in how many texts, how often in :data:`PER` words; ``elsewhere`` in the
    texts it is compared with, and its keyness there (below 0: said less here)."""

    word: str
    count: int
    texts: int
    share: float
    elsewhere: int | None = None
    keyness: float | None = None


@dataclass(frozen=True, repr=False)
class WordList(Shown, Tabular):
    """Words by how often they are said. ``n`` counts all words, ``kinds`` different ones, before
    any is left out; ``against_n`` those of the texts they are compared with.
    """

    rows: Sequence[WordRow]
    n: int
    kinds: int
    against_n: int | None = None
    left_out: int = 0
    why_empty: str | None = None
    notes: Sequence[str] = field(default=())

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a word; its share under the name of its unit."""
        names = {"word": "word", "count": "count", "texts": "texts", "share": f"per_{PER}"}
        if self.against_n is not None:
            names |= {"elsewhere": "elsewhere", "keyness": "keyness"}
        return {head: [getattr(row, name) for row in self.rows] for name, head in names.items()}


@dataclass(frozen=True, slots=True)
class WordChoice:
    """Which words are listed: without small ones, without those of a list of one's own, said at
    least so often, with at least so many letters; sorted by count, keyness or word."""

    small: bool = False
    without: Collection[str] = ()
    least: int = 1
    letters: int = 1
    order: str = "count"

    def check(self) -> None:
        """Raises OptionError, UnknownName."""
        if self.order not in ORDERS:
            raise UnknownName("order", self.order, ORDERS)
        for name in ("least", "letters"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise OptionError(f"{name} is a whole number of at least 1, not {value!r}.")


def keyness(here: int, there: int, n_here: int, n_there: int) -> float:
    """How much more (below 0: less) a word is said here than there: log-likelihood G² (Dunning
    1993, in the form of Rayson and Garside 2000), 2 Σ observed × ln(observed ÷ expected).

    >>> round(keyness(10, 5, 1000, 1000), 3), round(keyness(5, 10, 1000, 1000), 3)
    (1.699, -1.699)
    """
    every = n_here + n_there
    if not every or not here + there:
        return 0.0
    found = 0.0
    for seen, n in ((here, n_here), (there, n_there)):
        expected = n * (here + there) / every
        found += seen * log(seen / expected) if seen else 0.0
    more = here * n_there >= there * n_here
    return (2 if more else -2) * max(0.0, found)


def word_list(
    stretches: Iterable[Stretch],
    against: Iterable[Stretch] | None = None,
    choice: WordChoice = WordChoice(),
) -> WordList:
    """The words of some stretches, in whatever case, each as it is written most often; compared
    with those of others, where there are. Stretches of one text follow one another; each is looked
    at once and not kept. Raises OptionError, UnknownName."""
    choice.check()
    if choice.order == "keyness" and against is None:
        raise OptionError("Keyness compares with other texts: say with which.")
    counts, written, texts, small = _counted(stretches)
    others = _counted(against)[0] if against is not None else None
    n = sum(counts.values())
    n_others = sum(others.values()) if others is not None else None
    unwanted = {folded_word(w) for w in choice.without} | (set() if choice.small else small)
    rows, left_out = [], 0
    for word, count in counts.items():
        if word in unwanted:
            left_out += count
        elif count >= choice.least and len(word) >= choice.letters:
            there = others[word] if others is not None else None
            key = None
            if there is not None and n_others is not None:
                key = round(keyness(count, there, n, n_others), 2)
            share = round(count * PER / n, 2)
            rows.append(WordRow(written[word], count, texts[word], share, there, key))
    rows.sort(key=_order(choice.order))
    why = None if rows else _why(n, n - left_out)
    return WordList(rows, n, len(counts), n_others, left_out, why)


def _order(order: str) -> Any:
    if order == "word":
        return lambda row: (row.word.casefold(), row.word)
    if order == "keyness":
        return lambda row: (-row.keyness, -row.count, row.word)
    return lambda row: (-row.count, row.word)


def _why(n: int, left: int) -> str:
    if not n:
        return "There are no words: nobody speaks in what was chosen."
    if not left:
        return "Every word is left out; take small words in, or a shorter list of your own."
    return "No word is said so often; ask for fewer."


def _as_written(spelled: tuple[str, int]) -> tuple[int, bool, str]:
    """The spelling a word has most often first; of two alike the one in small letters."""
    word, n = spelled
    return -n, word != word.casefold(), word


def _counted(
    stretches: Iterable[Stretch],
) -> tuple[Counter[str], dict[str, str], Counter[str], set[str]]:
    """Counts of folded words, how each is written most often, in how many texts, and the small
    ones."""
    spelled, texts = Counter[str](), Counter[str]()
    small: set[str] = set()
    for _, of_text in groupby(stretches, key=attrgetter("text")):
        said = Counter[str]()
        for stretch in of_text:
            small.update(stretch.small)
            said.update(stretch.words)
        spelled.update(said)
        texts.update(set(map(folded_word, said)))
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for word, n in sorted(spelled.items(), key=_as_written):
        folded = folded_word(word)
        written.setdefault(folded, word)
        counts[folded] += n
    return counts, written, texts, small
