"""How labels that recur are made, so that one that occurs once can be told from a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..classify import PAGE_MARK
from ..marks import Mark
from ..words.label_words import COLLECTIVE, TITLES
from ..words.lines import CAPITAL, Line, ends_sentence, opens_paragraph
from ..words.speaker_names import is_asked, is_called, is_office, is_role, is_wide_office, name_of
from .talking import talks

FEWEST = 3
"""Labels from which a make is that of a text."""
INITIALS = 3
"""Letters of the longest initials."""
HALF = 0.5
"""Share from which a make is that of most labels."""
FORMAL = 0.9
"""Share of labels with an office, a seat or a title from which those without are doubted."""
SPOKEN_SIGNS = 12
"""Signs of Chinese, Japanese or Korean behind an office, from which they are words said."""
LONG = 60
"""Characters of a line in which a label with an office stands before the words of a broken line."""
_BESIDE = re.compile(
    r"[(（](?=[^()（）]*[^\W\d_])[^()（）]{1,80}[)）]|"
    rf"^[^,]{{3,40}}, {CAPITAL}[\w-]+(?: [\w.-]+){{0,6}}$"
)
"""A party, a seat or a part beside a name: ``Renn (HL)``, ``Lark (FP), Mover``."""
_SURE = re.compile(r"^(?:[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.|Из\s(?:зала|президиума|ложи)$)")
"""A name as Russian minutes give it: ``Ренн Т. А.``"""
_DASH_BEHIND = re.compile(r"\.\s?[-–—]\s$")


def is_formal(mark: Mark) -> bool:
    """Whether a label gives an office, a seat or a title."""
    titled = mark.label.split()[0].strip(".").casefold() in TITLES
    return titled or bool(_BESIDE.search(mark.label)) or is_office(mark.label)


@dataclass(frozen=True, slots=True)
class Make:
    """How the labels that recur are made, so that one that occurs once can be told from a word."""

    convention: str
    first: int
    upper: bool
    short: bool
    asked: bool
    several: float
    timed: bool
    dense: bool
    beside: bool
    formal: bool
    """Whether nearly all hold an office, a seat or a title; a number ("Speaker 1") is none."""
    levels: frozenset[int]

    @staticmethod
    def of(convention: str, core: Sequence[Mark], lines: Sequence[Line]) -> Make:
        """The make of some labels, in order."""
        asked = all(is_asked(m.label) for m in core)
        upper = sum(name_of(m.label).isupper() for m in core) >= 0.8 * len(core)
        close = sum(m.line + 1 < len(lines) and not lines[m.line + 1].gap for m in core)
        return Make(
            convention,
            core[0].line,
            upper and any(len(m.label) > 1 for m in core) and not asked,
            all(len(m.label) <= INITIALS for m in core),
            asked,
            sum(len(m.label.split()) > 1 for m in core) / len(core),
            sum(m.time is not None for m in core) >= 0.8 * len(core),
            len(core) >= 0.5 * starts(lines),
            2 * close >= len(core),
            sum(is_formal(m) and not m.label[-1].isdigit() for m in core)
            >= FORMAL * len(core)
            >= FORMAL * FEWEST,
            frozenset(level(lines[m.line]) for m in core),
        )

    def is_like(self, mark: Mark, speakers: set[str], lines: Sequence[Line]) -> bool:
        """Whether a label that occurs once is made like the others."""
        if self.convention in ("alone", "heading"):
            return self._same_case(mark) and self._is_placed(mark, lines)
        if self.convention in ("name-dash", "tab") or not mark.strong:
            return False
        if (self.timed and mark.time is not None) or _is_sure(mark, lines):
            return True
        if self.upper:
            return name_of(mark.label).isupper()
        if mark.line < self.first:
            return self._opens_the_talk(mark, lines)
        if is_role(mark.label) or is_wide_office(name_of(mark.label)):
            return True
        if self.short or self.asked or self.timed:
            return False
        if len(mark.label.split()) > 1:
            return not self.formal or is_formal(mark)
        if self.several >= HALF:
            return False
        if is_called(mark.label, lines[mark.line - 1].text if mark.line else ""):
            return True
        # one capitalised word could open a sentence ("Caution: …"): a name only where labels are
        # dense
        word = mark.label.casefold()
        return self.dense or any(word in name or name in word for name in speakers)

    def is_doubtful(self, mark: Mark) -> bool:
        """Whether a mark that does not count may be a label all the same."""
        if self.convention in ("alone", "heading", "name-dash", "tab") or not mark.strong:
            return False
        return mark.line > self.first and not self.upper

    def _same_case(self, mark: Mark) -> bool:
        if self.upper:
            return mark.label.isupper()
        return self.several > HALF and len(mark.label.split()) > 1

    def _is_placed(self, mark: Mark, lines: Sequence[Line]) -> bool:
        """A single name alone on a line counts if it stands right above words, as the others do."""
        i = mark.line
        if self.convention == "heading":
            return level(lines[i]) in self.levels
        if not lines[i].gap or i + 1 >= len(lines) or i <= self.first:
            return False
        if self.beside:
            return not lines[i + 1].gap
        return lines[i + 1].gap and len(mark.label.split()) > 1

    def _opens_the_talk(self, mark: Mark, lines: Sequence[Line]) -> bool:
        """A label above the first that recurs: a whole name or an office, with a sentence."""
        line = lines[mark.line]
        label = name_of(mark.label)
        whole = is_role(label) or label.split()[0].strip(".").casefold() in TITLES
        whole |= len(label.split()) > 1
        words = line.text[mark.words - line.start :].strip()
        below = mark.line > 0 and PAGE_MARK.match(lines[mark.line - 1].text)
        if self.asked or not (below or opens_paragraph(lines, mark.line)):
            return False
        if is_wide_office(label):
            return len(words) >= SPOKEN_SIGNS
        if self.short:
            return False
        # right above the first label that recurs, and nothing else is between
        whole |= (
            bool(words)
            and self.dense
            and mark.line == self.first - 1
            and talks(words, words.split())
        )
        ends = ends_sentence(words) or (is_formal(mark) and len(line.text) > LONG)
        return whole and bool(words) and ends


def _is_sure(mark: Mark, lines: Sequence[Line]) -> bool:
    """Whether a label is made as no words are: ``Ренн Т. А.``, ``Tobias Renn (FP). – ``"""
    line = lines[mark.line]
    behind = _DASH_BEHIND.search(line.text[: mark.words - line.start])
    several = name_of(mark.label).casefold() in COLLECTIVE
    return bool(_SURE.match(mark.label) or behind or several)


def starts(lines: Sequence[Line]) -> int:
    """How many paragraphs a text has; lines, where few stand apart."""
    gaps = sum(line.gap for line in lines)
    return gaps if gaps > 0.25 * len(lines) else len(lines)


def level(line: Line) -> int:
    """The level of a Markdown heading; 0 for another line."""
    return len(line.text) - len(line.text.lstrip("#"))
