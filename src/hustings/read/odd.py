"""Paragraphs within a turn that are made otherwise than the words around them: they may tell what
happened, head a part or a page, or hold two voices.

Each sign counts only where it is rare in its text: what is everywhere is how that text is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from ..model import SPOKEN_KINDS, Flag, Turn
from . import told
from .classify import is_grouped
from .lines import TALK, Line, date_in, ends_sentence, is_wide
from .narration import FEW_LETTERS, nearly_narrated
from .speaker_names import TITLES, is_office
from .times import DASH

RARE = 0.1
"""Share of paragraphs up to which a way of setting them is an exception."""
FEW_DASHED = 0.3
"""Share of lines with two dashes up to which these may be two voices."""
SITTING = 0.3
"""Share of labels with an office or a title from which a text is a sitting's."""
HALF = 0.5
"""Share of labels from which one way of setting them is usual."""
LABEL_WORDS = range(2, 9)
"""Words of a label that is a name and an office."""
FEWEST = 6
"""In fewer turns nothing is usual."""
FAR_IN = 8
"""Columns a line is set further in than others, from which it may be a head."""
LONGEST_DATE = 40
"""Characters of the longest date."""
WORDS = 2
"""Words of the shortest head."""
_ASIDE = re.compile(r"^(?:\*(?!\*)[^*]+\*|_[^_]+_)$")
"""A paragraph in other type."""
_DASHED = re.compile(r"(?:^|[.?!…]\s)[-–—]\s\S.*[.?!…]\s[-–—]\s\S")
"""Two voices of captions in one: ``- The towns. - No.``"""
_GOES_ON = re.compile(r"[,;:–—-]$|^[a-zß-ÿа-яё…]")


@dataclass(frozen=True)
class Usual:
    """How paragraphs of a text are set."""

    text: str
    lines: Sequence[Line]
    turns: Sequence[Turn]

    def doubts(self, i: int) -> Iterator[Flag]:
        """Doubts about the paragraph that begins on a line within a turn."""
        words = self.lines[i].text
        aside = bool(_ASIDE.match(words)) and self.slanted <= RARE
        dashed = bool(DASH.match(words)) and self.dashes <= RARE and not TALK.search(words)
        near = self.is_sitting and nearly_narrated(words)
        placed = self.is_far_in(i) or self.is_head(i) or self.runs_on(i) or self.closes(i)
        if aside or dashed or near or placed:
            yield told.narrated(words)

    @cached_property
    def own_line(self) -> bool:
        """Whether labels stand on lines of their own."""
        spans = [(t.label_start, t.start) for t in self.turns if t.label_start is not None]
        return sum("\n" in self.text[a:b] for a, b in spans) > HALF * len(spans)

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
        """Whether a turn holds two dashes where few do."""
        return bool(_DASHED.search(words)) and self.dashed <= FEW_DASHED

    @cached_property
    def slanted(self) -> float:
        """Share of lines that are in other type as a whole."""
        return self._share(bool(_ASIDE.match(line.text)) for line in self.lines)

    @cached_property
    def dashes(self) -> float:
        """Share of lines that begin with a dash."""
        return self._share(bool(DASH.match(line.text)) for line in self.lines)

    @cached_property
    def dashed(self) -> float:
        """Share of lines with two dashes that may be two voices."""
        return self._share(bool(_DASHED.search(line.text)) for line in self.lines)

    def _share(self, found: Iterator[bool]) -> float:
        return sum(found) / max(len(self.lines), 1)

    @cached_property
    def is_sitting(self) -> bool:
        """Whether speakers have offices and titles."""
        labels = [t.label for t in self.turns if t.label]
        formal = [is_office(x) or x.split()[0].strip(".").casefold() in TITLES for x in labels]
        return sum(formal) > SITTING * len(labels)

    # paragraphs ------------------------------------------------------------------------------

    @cached_property
    def _spoken(self) -> list[list[int]]:
        """The lines of each turn somebody speaks that open a paragraph, its first among them."""
        starts = [line.start for line in self.lines]
        spoken = [t for t in self.turns if t.kind in SPOKEN_KINDS]
        spans = [(bisect_right(starts, t.start), bisect_left(starts, t.end)) for t in spoken]
        return [[a - 1, *(i for i in range(a, b) if self.lines[i].gap)] for a, b in spans]

    @cached_property
    def _inside(self) -> list[list[int]]:
        """Lines below the first of each turn somebody speaks, that open a paragraph."""
        return [lines[1:] for lines in self._spoken]

    @cached_property
    def _closing(self) -> int:
        """The last paragraph of the text, where it is not the first of its turn."""
        spoken = self.turns and self.turns[-1].kind in SPOKEN_KINDS
        return self._inside[-1][-1] if spoken and self._inside[-1] else -1

    def closes(self, i: int) -> bool:
        """Whether a paragraph is the last of all, in words of nobody who talks to others."""
        words = self.lines[i].text
        return self._parted and i == self._closing and not TALK.search(words)

    @cached_property
    def _parted(self) -> bool:
        """Whether blank lines part paragraphs, and there are turns enough to say what is usual."""
        return len(self._inside) >= FEWEST and is_grouped(self.lines)

    @cached_property
    def _several(self) -> float:
        """Share of turns that go on over more than one paragraph."""
        return sum(map(bool, self._inside)) / max(len(self._inside), 1)

    @cached_property
    def _unended(self) -> float:
        """Share of paragraphs that do not end as a sentence does."""
        ends = [self._ends(i) for spoken in self._spoken for i in spoken]
        return 1 - sum(ends) / len(ends) if ends else 1.0

    def _ends(self, i: int) -> bool:
        last = next(
            (k - 1 for k in range(i + 1, len(self.lines)) if self.lines[k].gap), len(self.lines) - 1
        )
        return ends_sentence(self.lines[last].text) or self.lines[last].text[-1] in ":,;–—-)]"

    def runs_on(self, i: int) -> bool:
        """Whether a turn goes on over a blank line where turns do not, in words of nobody who
        talks to others."""
        words = self.lines[i].text
        if not self._parted or not self.lines[i].gap or self._several > RARE:
            return False
        if is_wide(words[0]):
            # words of talk are not known in Chinese, Japanese and Korean
            return False
        return not TALK.search(words) and not _GOES_ON.search(words)

    def is_head(self, i: int) -> bool:
        """Whether a paragraph of one line ends as no other does."""
        line = self.lines[i]
        alone = line.gap and (i + 1 == len(self.lines) or self.lines[i + 1].gap)
        if not self._parted or not alone or self._ends(i) or self._unended > 3 * RARE:
            return False
        return len(line.text.split()) >= WORDS and not TALK.search(line.text)

    @cached_property
    def _columns(self) -> list[int]:
        """How far in each line stands."""
        return [line.start - (self.text.rfind("\n", 0, line.start) + 1) for line in self.lines]

    @cached_property
    def _far(self) -> float:
        """The column from which a line stands far in, of a text where few do."""
        usual = median(self._columns) if self._columns else 0
        edge = usual + FAR_IN
        few = sum(c >= edge for c in self._columns) <= RARE * len(self._columns)
        return edge if few else float("inf")

    def is_far_in(self, i: int) -> bool:
        """Whether a line is set far in, as heads and page numbers are."""
        return self._columns[i] >= self._far and not TALK.search(self.lines[i].text)


def is_date(words: str) -> bool:
    """Whether some words are a date and nothing else."""
    dated = date_in(words) if len(words) < LONGEST_DATE else None
    return dated is not None and dated[2] - dated[1] > 0.8 * len(words.strip("., "))


def is_answer(words: str) -> bool:
    """A figure that is said: it ends as a sentence does."""
    return ends_sentence(words) and any(c.isdigit() for c in words)
