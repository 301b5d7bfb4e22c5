"""One check after reading, whatever the convention: what looks like a start nobody was given.

The fault behind silent errors is one: words that begin like a label or a time, and were not used by
the convention that won, are given to whoever spoke before. Each is flagged, with what to do, and
lowers the share of lines said to be explained.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from ...model import SPOKEN_KINDS, Flag, Turn
from ..conventions import TABLE
from ..inline import labels_in
from ..times import CLOCK, STAMP, WORDED
from ..unheard import HEAD, talk_before, unheard
from ..words.layout import TABLE_ROWS, fenced, is_row, is_wrapped
from ..words.lines import CAPITAL, DIRECTIONS, Line, opens_paragraph
from ..words.speaker_names import (
    ARTICLES,
    OPENERS,
    ROLES,
    TITLES,
    is_role,
    is_short,
    looks_like_name,
    name_of,
    person_in_brackets,
    role_of,
)
from . import told
from .belonging import Belonging
from .no_persons import is_no_person
from .odd import NUMBER, Usual, is_answer, is_date, is_introduced, is_of_page
from .strangers import Strangers

FAR_LONGER = 30
"""A turn so many times as long as the middle one of its text may hold others."""
LONG = 8_000
"""Characters below which no turn is far too long."""
FEW_SHORT = 0.05
"""Share of labels of a single word below which such a word is no label's way."""
MOSTLY = 0.8
"""Share of labels in capitals from which a name in capitals looks like one."""
_CAPITALS = re.compile(rf"^(?:{CAPITAL}[^\W\d_a-zß-ÿа-яё.’'-]+\s?){{2,5}}[,.(]\s?[^\W\d_]")
"""A name in capitals before a comma, a full stop or a bracket."""
LONGER_THAN_MOST = 3
"""... and so many times as long as all but one in ten: sittings have long speeches."""
FEW = 8
"""In a text of fewer turns none is far longer than the others."""
DOUBTS = frozenset(
    (
        "new-label name-inside question-inside time page no-person no-words table long unlabelled "
        "bracket narration"
    ).split()
)
"""Codes of flags that say a turn may hold what is not its speaker's."""
SHORTEST_SURNAME = 3
"""Letters of the shortest surname that is looked for."""
LONGEST_NAME = 6
"""Words of the longest name, or role, that a paragraph may begin with."""
_LEAD = re.compile(rf"^(?:\d{{1,3}}[.)]\s|{STAMP}|{CLOCK}(?=\s)|[\W_])+")
"""What may stand before a name: a number, a time, a dash, quotes, stars."""
_FIRST_WORDS = re.compile(r"[\w'’.-]*[\w.]")
_MARKED = re.compile(
    r"^[^\w?!.,]*$|^\s*[^\w\s,'’?!.，、]|^\s{2,}\S|^\t|^\s\w+[:：]\s|^\s\d+:\d\d\b"
)
"""What sets a name apart from the words behind it: a sign, two blanks, ``said:``, the end."""
_SET_APART = re.compile(rf"{_MARKED.pattern}|^\.\s|^\s{CAPITAL}")
"""The same for a whole name, which a full stop or a capital behind it sets apart too."""
_BRACKETED = re.compile(
    r"^[\[{<○◯◎](?P<name>[^\]}>\n\u3000]{1,60})[\]}>\u3000]\s*(?P<colon>[:：]?)"
)
_ASKED = re.compile(r"^(?P<q>[QAFR]|[ВО])\d?[.):]\s*\S")
_TIME = re.compile(rf"^(?:{STAMP}|{CLOCK}|{WORDED})(?=[\s\]\)]|$)")
_OPENING_TIME = re.compile(rf"^(?:{STAMP}|\d{{1,2}}:\d\d:\d\d|0\d?:\d\d|{WORDED})(?=[\s\])]|$)")
"""A recording's time at the start of a turn; ``17:30`` there may well be said."""
_SLANTED = re.compile(r"^(\*\*|__|\*|_)(?=\S)[^*_]{8,}[?？؟]\s*\1$")
_CLOSES = re.compile(r"[^()]{1,200}(?<!^\w)(?<!\s\w)(?<!\s\w\w)(?<![:;=])(?<![:;=]-)\)")
"""Words that close a bracket they do not open; ``a)`` counts points, ``:)`` smiles."""


def checked(text: str, lines: Sequence[Line], turns: Sequence[Turn]) -> list[Turn]:
    """The turns with a flag for each doubt about what they hold or who speaks them."""
    check = Check(text, lines, turns)
    return [check.turn(i, turn) for i, turn in enumerate(turns)]


def doubted_share(lines: Sequence[Line], turns: Sequence[Turn]) -> tuple[float, int]:
    """Share of the lines that lie in turns with a doubt, and how many doubts there are."""
    doubts = [sum(f.code in DOUBTS for f in t.flags) for t in turns]
    starts = [line.start for line in lines]
    inside = sum(
        bisect_left(starts, t.end) - bisect_right(starts, t.start) + 1
        for t, n in zip(turns, doubts, strict=True)
        if n
    )
    return min(1.0, inside / max(len(lines), 1)), sum(doubts)


@dataclass(frozen=True)
class Check:
    """What is known of a text, for judging one turn after another."""

    text: str
    lines: Sequence[Line]
    turns: Sequence[Turn]

    @cached_property
    def paragraphs(self) -> Usual:
        """How paragraphs of this text are set."""
        return Usual(self.text, self.lines, self.turns)

    @cached_property
    def belonging(self) -> Belonging:
        """Whether paragraphs are like what is said in this text."""
        return Belonging(self.text, self.lines, self.turns)

    @cached_property
    def strangers(self) -> Strangers:
        """Labels behind which nothing stands that looks said."""
        return Strangers(self.belonging, self.turns)

    @cached_property
    def starts(self) -> list[int]:
        """Where lines begin."""
        return [line.start for line in self.lines]

    @cached_property
    def speakers(self) -> set[str]:
        """Who speaks in this text, case folded."""
        return {t.speaker.casefold() for t in self.turns if t.speaker}

    @cached_property
    def surnames(self) -> set[str]:
        """The last word of each speaker's name, case folded."""
        last = {name.split()[-1].strip(".,") for name in self.speakers}
        return {
            word
            for word in last
            if len(word) >= SHORTEST_SURNAME and word.isalpha() and word not in ROLES
        }

    def is_known(self, label: str) -> bool:
        """Whether a label is a speaker's, or another way of writing a speaker's name."""
        name = name_of(label).casefold()
        if name in self.speakers:
            return True
        words = name.split()
        near = (
            0 < len(words) <= LONGEST_NAME
            and not set(name) & set(",;?!")
            and words[-1].strip(".,") in self.surnames
        )
        return near and looks_like_name(label, lower=True)

    @cached_property
    def heads(self) -> Counter[str]:
        """How often each head of a line stands before a colon, case folded."""
        found = (HEAD.match(line.text) for line in self.lines)
        return Counter(name_of(head["name"]).casefold() for head in found if head)

    @cached_property
    def parties(self) -> set[str]:
        """What stands in brackets behind another's name: a party, a seat."""
        labels = (t.label for t in self.turns if t.label)
        roles = (
            role
            for x in labels
            if person_in_brackets(x) is None and (role := role_of(x)) and not is_short(role, x)
        )
        return {part.strip().casefold() for role in roles for part in role.split(",")}

    @cached_property
    def usual(self) -> float:
        """Characters of the middle turn somebody speaks."""
        return median([t.end - t.start for t in self.turns if t.kind in SPOKEN_KINDS] or [0])

    @cached_property
    def most(self) -> int:
        """Characters of a turn that is longer than all but one in ten."""
        lengths = sorted(t.end - t.start for t in self.turns if t.kind in SPOKEN_KINDS)
        return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0

    @cached_property
    def first_spoken(self) -> int:
        """Index of the first turn somebody speaks."""
        spoken = (i for i, t in enumerate(self.turns) if t.kind in SPOKEN_KINDS)
        return next(spoken, len(self.turns))

    @cached_property
    def talk_before(self) -> int | None:
        """Index of the first of the notes before the first label, if people talk in them."""
        return talk_before(self.text, self.turns[: self.first_spoken])

    def turn(self, i: int, turn: Turn) -> Turn:
        """A turn with its doubts."""
        if turn.kind in SPOKEN_KINDS:
            flags = [*self.inside(turn), *self.whole(turn)]
        elif turn.kind in ("note", "byline", "title") and i < self.first_spoken < len(self.turns):
            flags = (
                [told.UNHEARD]
                if i == self.talk_before
                else unheard(self.text[turn.start : turn.end], self.speakers)
            )
        else:
            flags = []
        # one doubt about what a turn holds is enough to look at it
        known = {f.code for f in turn.flags} & DOUBTS
        also = {f.code for f in flags} - {"narration"} | known
        flags = [f for f in flags if f.code not in known and (f.code != "narration" or not also)]
        return replace(turn, flags=(*turn.flags, *flags)) if flags else turn

    # inside a turn ---------------------------------------------------------------------------

    def inside(self, turn: Turn) -> list[Flag]:
        """One flag for each kind of thing that begins a paragraph of a turn and looks like the
        start of another."""
        flags: dict[str, Flag] = {}
        first = bisect_right(self.starts, turn.start)
        for i in range(first, bisect_left(self.starts, turn.end)):
            if i in self.fenced:
                continue
            for flag in self.line(i):
                flags.setdefault(flag.code, flag)
        opening = self.text[turn.start : turn.end]
        if (label := self.label_inside(opening)) is not None:
            flags.setdefault("new-label", told.start("new-label", "a label inside a line", label))
        if self.paragraphs.is_two_voices(opening):
            flags.setdefault("new-label", told.start("new-label", "two voices", opening))
        if _OPENING_TIME.match(opening):
            flags.setdefault("time", told.time(opening))
        if not flags and (doubt := self.belonging.doubt(first - 1)) is not None:
            flags["narration"] = told.unlike(opening, doubt.reasons, begins=True)
        if turn.speaker and turn.label is None and self.is_named(opening.split("\n", 1)[0]):
            flags.setdefault("name-inside", told.start("name-inside", "a speaker's name", opening))
        return list(flags.values())

    def label_inside(self, words: str) -> str | None:
        """What stands from the first label of a known speaker inside a line on, if there is one."""
        if ":" not in words and "：" not in words:
            return None
        for found in labels_in(words):
            if name_of(found["label"]).casefold() in self.speakers:
                return words[found.start("label") : found.end() + 40]
        return None

    def line(self, i: int) -> Iterator[Flag]:
        """What a line within a turn begins like."""
        words = self.lines[i].text
        if _TIME.match(words):
            yield told.time(words)
        elif is_of_page(words, apart=self.lines[i].gap):
            yield told.page(words)
        elif _SLANTED.match(words):
            yield told.start("question-inside", "a question in other type", words)
        elif self.is_head(i) or self.is_bracketed(words) or self.paragraphs.is_bold(words):
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
        elif self.is_named(words):
            yield told.start("name-inside", "a speaker's name", words)
        elif (doubt := self.belonging.doubt(i)) is not None:
            yield told.unlike(words, doubt.reasons, begins=False)

    def starts_anew(self, i: int) -> bool:
        """Whether a line opens a paragraph, and does not go on behind a title (``Mr. / Renn``)."""
        before = self.lines[i - 1].text.split()[-1].strip("(.").casefold() if i else ""
        return self.lines[i].gap or (opens_paragraph(self.lines, i) and before not in TITLES)

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

    def is_head(self, i: int) -> bool:
        """Whether a line begins with somebody's name, or an office, and a colon."""
        found = HEAD.match(self.lines[i].text)
        if found is None:
            return False
        name = name_of(found["name"])
        key = name.casefold()
        if self.is_known(found["name"]):
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
        if (" " not in name and not self.short_labels) or (self.capitals and not name.isupper()):
            return False
        if len(name.split()) > 1 and name.split()[0].casefold() in OPENERS:
            return False
        if looks_like_name(found["name"], lower=True):
            return True
        return self.heads[key] > 1 and len(name.split()) <= LONGEST_NAME // 2

    @cached_property
    def short_labels(self) -> bool:
        """Whether some labels of this text are a single word; else ``Secondly:`` is none."""
        names = [name_of(t.label) for t in self.turns if t.label]
        return sum(" " not in name for name in names) >= FEW_SHORT * len(names)

    def is_bracketed(self, words: str) -> bool:
        """Whether a line begins with a speaker's name in brackets."""
        found = _BRACKETED.match(words)
        if found is None or set(found["name"].casefold().split()) & DIRECTIONS:
            return False
        return self.is_known(found["name"]) or bool(
            found["colon"] and looks_like_name(found["name"])
        )

    def is_pointed(self, i: int) -> bool:
        """Whether a line begins like ``Mr. RENN.``"""
        mark = TABLE["point"].find(i, self.lines[i], self.lines)
        if mark is None:
            return False
        whole = " " in mark.label or is_role(mark.label)
        return whole or name_of(mark.label).casefold() in self.speakers

    @cached_property
    def capitals(self) -> bool:
        """Whether labels are names in capitals, of two words or more."""
        labels = [name_of(t.label) for t in self.turns if t.label]
        return sum(x.isupper() for x in labels) >= MOSTLY * len(labels) > 0

    def is_capital(self, words: str) -> bool:
        """Whether a line begins with a name in capitals, as labels do: ``EDDA VOSS, clerk. I``."""
        return self.capitals and bool(_CAPITALS.match(words)) and not words.isupper()

    def is_named(self, words: str) -> bool:
        """Whether a line is a speaker's name, or begins with one that is set apart."""
        lead = _LEAD.match(words)
        bare = words[lead.end() :] if lead else words
        for found in reversed(list(_FIRST_WORDS.finditer(bare[:80]))[:4]):
            name = bare[: found.end()]
            if self.is_known(name):
                whole = " " in name.strip()
                return bool((_SET_APART if whole else _MARKED).match(bare[found.end() :]))
        return False

    # a whole turn ----------------------------------------------------------------------------

    def whole(self, turn: Turn) -> list[Flag]:
        """Doubts about a turn as a whole: whose it is, whether it is speech, how long it is."""
        words = self.text[turn.start : turn.end]
        flags = []
        if turn.speaker and is_no_person(turn.speaker, self.parties):
            flags.append(told.no_person(turn.speaker))
        elif turn.speaker and (doubt := self.strangers.doubt(turn.speaker)) is not None:
            flags.append(told.stranger(turn.speaker, doubt.reasons))
        numbers = not any(map(str.isalpha, words)) or NUMBER.match(words) or is_date(words)
        if numbers and not is_answer(words):
            flags.append(told.NO_WORDS)
        elif self.is_table(turn):
            flags.append(told.TABLE)
        if words[-1] in ":：" and looks_like_name(words[:-1]) and is_role(words[:-1]):
            flags.append(told.start("new-label", "a label", words))
        if turn.label and _CLOSES.match(words):
            flags.append(told.BRACKET)
        spoken = len(self.turns) - self.first_spoken
        longest = max(LONG, FAR_LONGER * self.usual, LONGER_THAN_MOST * self.most)
        if len(words) > longest and spoken >= FEW:
            flags.append(told.LONG)
        return flags

    def is_table(self, turn: Turn) -> bool:
        """Whether most lines of a turn are rows."""
        first = bisect_right(self.starts, turn.start)
        inside = self.lines[first : bisect_left(self.starts, turn.end)]
        return len(inside) >= TABLE_ROWS and sum(map(is_row, inside)) >= 0.6 * len(inside)
