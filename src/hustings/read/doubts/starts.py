"""What begins a line within a turn and looks like the start of another: a label, a time, a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model import Flag
from ..conventions import TABLE
from ..times import CLOCK, STAMP, WORDED
from ..unheard import HEAD
from ..words.label_words import ARTICLES, OPENERS, ROLES, TITLES
from ..words.layout import fenced, is_wrapped
from ..words.lines import CAPITAL, DIRECTIONS, Line, opens_paragraph
from ..words.speaker_names import is_role, looks_like_name, name_of
from . import told
from .belonging import Belonging
from .known import LONGEST_NAME, Known
from .odd import Usual, is_introduced, is_of_page

_CAPITALS = re.compile(rf"^(?:{CAPITAL}[^\W\d_a-zß-ÿа-яё.’'-]+\s?){{2,5}}[,.(]\s?[^\W\d_]")
"""A name in capitals before a comma, a full stop or a bracket."""
_BRACKETED = re.compile(
    r"^[\[{<○◯◎](?P<name>[^\]}>\n\u3000]{1,60})[\]}>\u3000]\s*(?P<colon>[:：]?)"
)
_ASKED = re.compile(r"^(?P<q>[QAFR]|[ВО])\d?[.):]\s*\S")
_MARKED = re.compile(
    r"(?:[~<{|/=+^¦]{1,2}\s?[^\W\d_]\w{0,11}\s?[~>}|/=+^¦:]{0,2}|[^\W\d_]\w{0,11}[/|>~]{1,2})(?=\s\S)"
)
"""A short word between marks that no word of a sentence has: ``~W~``, ``int/``, ``|ed|``."""
OFTEN = 3
"""Lines that open alike before that looks like a way of marking who speaks."""
_TIME = re.compile(rf"^(?:{STAMP}|{CLOCK}|{WORDED})(?=[\s\]\)]|$)")
_GOES_ON = re.compile(
    r"^(?:he|she|the (?:(?:right|most) )?(?:noble|hon(?:ou?rable|\.)?|learned|gallant|"
    r"rev(?:erend|\.)?)\b[^:.?!]{0,60}) (?:said|continued)\s?:\s",
    re.IGNORECASE,
)
"""How minutes go on with whoever has the floor: ``The noble Earl said: My Lords``."""
_SLANTED = re.compile(r"^(\*\*|__|\*|_)(?=\S)[^*_]{8,}[?？؟]\s*\1$")


@dataclass(frozen=True)
class Starts:
    """How the lines of a text begin, and how those do that begin a turn."""

    lines: Sequence[Line]
    speakers: Known
    paragraphs: Usual
    belonging: Belonging

    def like(self, i: int) -> Iterator[Flag]:
        """What a line within a turn begins like; program text is left alone."""
        words = self.lines[i].text
        if i in self.fenced or _GOES_ON.match(words):
            return
        if _TIME.match(words):
            yield told.time(words)
        elif is_of_page(words, apart=self.lines[i].gap):
            yield told.page(words)
        elif _SLANTED.match(words):
            yield told.start("question-inside", "a question in other type", words)
        elif (
            self.is_head(i)
            or self.is_bracketed(words)
            or self.is_marked(i)
            or self.paragraphs.is_bold(words)
        ):
            yield told.start("new-label", "a label", words)
        elif self.wrapped and not self.starts_anew(i):
            # a name that a line broken at a width happens to begin with
            return
        elif self.is_pointed(i) or self.is_capital(words):
            yield told.start("new-label", "a label", words)
        elif self.lines[i].gap and is_introduced(words):
            yield told.start("new-label", "somebody with an office", words)
        elif (_ASKED.match(words) and self.asks) or self.paragraphs.is_again(words):
            yield told.start("new-label", "a question or an answer", words)
        elif self.speakers.is_named(words):
            yield told.start("name-inside", "a speaker's name", words)
        elif (doubt := self.belonging.doubt(i)) is not None:
            yield told.unlike(words, doubt.reasons, begins=False)

    def starts_anew(self, i: int) -> bool:
        """Whether a line opens a paragraph, and does not go on behind a title (``Mr. / Renn``)."""
        before = self.lines[i - 1].text.split()[-1].strip("(.").casefold() if i else ""
        return self.lines[i].gap or (opens_paragraph(self.lines, i) and before not in TITLES)

    def is_head(self, i: int) -> bool:
        """Whether a line begins with somebody's name, or an office, and a colon."""
        found = HEAD.match(self.lines[i].text)
        if found is None:
            return False
        name = name_of(found["name"])
        key = name.casefold()
        if self.speakers.is_known(found["name"]):
            return True
        if not opens_paragraph(self.lines, i) or key.split()[:1] == [] or '"' in name:
            return False
        tokens = set(key.split())
        if self.paragraphs.is_own_label(self.lines[i].text):
            return True
        if is_role(name) or (
            key.split()[0] in ARTICLES and tokens & ROLES and len(tokens) <= LONGEST_NAME
        ):
            return True
        if (" " not in name and not self.speakers.short_labels) or (
            self.speakers.capitals and not name.isupper()
        ):
            return False
        if len(name.split()) > 1 and name.split()[0].casefold() in OPENERS:
            return False
        if looks_like_name(found["name"], lower=True):
            return True
        return self.heads[key] > 1 and len(name.split()) <= LONGEST_NAME // 2

    def is_bracketed(self, words: str) -> bool:
        """Whether a line begins with a speaker's name in brackets."""
        found = _BRACKETED.match(words)
        if found is None or set(found["name"].casefold().split()) & DIRECTIONS:
            return False
        return self.speakers.is_known(found["name"]) or bool(
            found["colon"] and looks_like_name(found["name"])
        )

    def is_marked(self, i: int) -> bool:
        """Whether a line opens with a short word between marks as others do: ``~W~ Well``."""
        found = _MARKED.match(self.lines[i].text)
        if found is None or not opens_paragraph(self.lines, i):
            return False
        return self.marks[found.group().casefold()] >= OFTEN

    def is_pointed(self, i: int) -> bool:
        """Whether a line begins like ``Mr. RENN.``"""
        mark = TABLE["point"].find(i, self.lines[i], self.lines)
        if mark is None:
            return False
        whole = " " in mark.label or is_role(mark.label)
        return whole or name_of(mark.label).casefold() in self.speakers.names

    def is_capital(self, words: str) -> bool:
        """Whether a line begins with a name in capitals, as labels do: ``EDDA VOSS, clerk. I``."""
        return self.speakers.capitals and bool(_CAPITALS.match(words)) and not words.isupper()

    @cached_property
    def wrapped(self) -> bool:
        """Whether lines are broken at a width."""
        return is_wrapped(self.lines)

    @cached_property
    def fenced(self) -> set[int]:
        """Lines of program text."""
        return fenced(self.lines)

    @cached_property
    def asks(self) -> bool:
        """Whether lines of this text begin with Q. and with A."""
        seen = {found["q"] for line in self.lines if (found := _ASKED.match(line.text))}
        return len(seen) > 1 and not seen <= {"F", "R"}

    @cached_property
    def marks(self) -> Counter[str]:
        """How often each short word between marks opens a line, case folded."""
        found = (_MARKED.match(line.text) for line in self.lines)
        return Counter(mark.group().casefold() for mark in found if mark)

    @cached_property
    def heads(self) -> Counter[str]:
        """How often each head of a line stands before a colon, case folded."""
        found = (HEAD.match(line.text) for line in self.lines)
        return Counter(name_of(head["name"]).casefold() for head in found if head)
