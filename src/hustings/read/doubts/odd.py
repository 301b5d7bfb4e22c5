"""Lines within a turn that are made otherwise than the words around them: a label on a line of its
own, numbers alone, two voices in one paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model import Turn
from ..classify import PAGE_MARK
from ..words.lines import CAPITAL, TALK, Line, date_in, ends_sentence
from ..words.pages import FEW_LETTERS
from ..words.speaker_names import is_office

FEW_DASHED = 0.3
"""Share of lines with two dashes up to which these may be two voices."""
HALF = 0.5
"""Share of labels from which one way of setting them is usual."""
LABEL_WORDS = range(2, 9)
"""Words of a label that is a name and an office."""
LONGEST_VOICES = 200
"""Characters of two voices in one caption; dashes of a longer paragraph part thoughts."""
LONGEST_DATE = 40
"""Characters of the longest date."""
NUMBER = re.compile(r"^(?:\d{1,4}|\([A-D]\)|\d{1,4}\s?[A-D])$")
"""A page's number, or a column's."""
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d+\s*\w?$|…\s*\d+\s*\w?$")
AGAIN = 4
"""Paragraphs that begin with one letter, from which it may stand for somebody."""
_LETTER = re.compile(
    r"^\**([B-DF-HJ-NP-XZБ-ГДЖЗЛ-НП-РТФ-ЩЭЮ]\d?)[\s.,:–—-]+(?=[^\W\d_a-zß-ÿа-яё]|\W?\w)"
)
"""A letter that is no word by itself, before words."""
_BOLD = re.compile(r"^\*\*[^*\n]{2,40}\*\*(?:[:：]|$)|^\*\*[^*\n]{2,40}[:：]\*\*")
"""Words in bold and a colon, or nothing behind them."""
_DASHED = re.compile(r"(?:^|[.?!…]\s)[-–—]\s\S.*[.?!…]\s[-–—]\s\S")
"""Two voices of captions in one: ``- The towns. - No.``"""


@dataclass(frozen=True)
class Usual:
    """How labels and voices of a text are set."""

    text: str
    lines: Sequence[Line]
    turns: Sequence[Turn]

    @cached_property
    def own_line(self) -> bool:
        """Whether labels stand on lines of their own."""
        spans = [(t.label_start, t.start) for t in self.turns if t.label_start is not None]
        return sum("\n" in self.text[a:b] for a, b in spans) > HALF * len(spans)

    @cached_property
    def bold(self) -> bool:
        """Whether labels stand in bold."""
        starts = [t.label_start for t in self.turns if t.label_start is not None]
        marked = sum("**" in self.text[max(0, at - 2) : at + 2] for at in starts)
        return marked > HALF * len(starts)

    def is_bold(self, words: str) -> bool:
        """Whether a line begins in bold where labels do: nothing else is made as they are."""
        return self.bold and _BOLD.match(words) is not None

    @cached_property
    def again(self) -> set[str]:
        """Letters that begin paragraphs within turns again and again, as ``Q`` does."""
        labels = {t.label_start for t in self.turns if t.label_start is not None}
        heads = Counter(
            found[1]
            for line in self.lines
            if line.gap and line.start not in labels and (found := _LETTER.match(line.text))
        )
        return {head for head, n in heads.items() if n >= AGAIN}

    def is_again(self, words: str) -> bool:
        """Whether a paragraph begins with a letter that many begin with."""
        found = _LETTER.match(words)
        return found is not None and found[1] in self.again

    def is_own_label(self, words: str) -> bool:
        """Whether a line with a colon at its end is made as labels are: it opens and ends with a
        capital, and talks to nobody."""
        tokens = words.rstrip(":： ").split()
        if not self.own_line or words[-1] not in ":：" or len(tokens) not in LABEL_WORDS:
            return False
        return tokens[0][0].isupper() and tokens[-1][0].isupper() and not TALK.search(words)

    @staticmethod
    def is_number(words: str) -> bool:
        """Whether a line holds numbers and next to no letters, and does not end as a sentence.

        >>> Usual.is_number("9.05.12"), Usual.is_number("12.04 hrs"), Usual.is_number("At 12.")
        (True, True, False)
        """
        letters = sum(map(str.isalpha, words))
        return letters <= FEW_LETTERS and any(map(str.isdigit, words)) and not ends_sentence(words)

    def is_two_voices(self, words: str) -> bool:
        """Whether a short turn holds two dashes where few do."""
        return (
            len(words) <= LONGEST_VOICES
            and bool(_DASHED.search(words))
            and self.dashed <= FEW_DASHED
        )

    @cached_property
    def dashed(self) -> float:
        """Share of lines with two dashes that may be two voices."""
        return sum(bool(_DASHED.search(x.text)) for x in self.lines) / max(len(self.lines), 1)


def is_of_page(words: str, *, apart: bool) -> bool:
    """Whether a line is a number, a page's or a column's, or a line of contents; ``apart``: it
    stands below a blank line."""
    number = NUMBER.match(words) or PAGE_MARK.match(words) or _LEADERS.search(words[-80:])
    return bool(number) or (apart and Usual.is_number(words))


def is_date(words: str) -> bool:
    """Whether some words are a date and nothing else."""
    dated = date_in(words) if len(words) < LONGEST_DATE else None
    return dated is not None and dated[2] - dated[1] > 0.8 * len(words.strip("., "))


def is_answer(words: str) -> bool:
    """A figure that is said: it ends as a sentence does."""
    return ends_sentence(words) and any(c.isdigit() for c in words)


_INTRODUCED = re.compile(
    rf"^(?P<name>(?:(?:M|Mme|Mr|Mrs|Ms|Dr|Sr|Sra|Sen|Rep|Hon|Cllr)\.?\s)?{CAPITAL}[\w'’-]+"
    rf"(?:\s{CAPITAL}[\w.'’-]*){{1,3}}),\s(?P<office>[^.:?!\n]{{5,180}})[.:]\s"
)
"""A whole name, a comma and an office, closed by a full stop or a colon."""


def is_introduced(words: str) -> bool:
    """Whether a paragraph begins with somebody's name and office, as labels are set.

    >>> is_introduced("Cora Wint, Minister for Harbours. In June it runs again.")
    True
    >>> is_introduced("Cora Wint, we thank you. In June it runs again.")
    False
    """
    found = _INTRODUCED.match(words)
    return bool(found and is_office(found["office"]) and not TALK.search(found["office"]))
