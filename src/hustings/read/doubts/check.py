"""One check after reading, whatever the convention: what looks like a start nobody was given.

The fault behind silent errors is one: words that begin like a label or a time, and were not used by
the convention that won, are given to whoever spoke before. Each is flagged, with what to do, and
lowers the share of lines said to be explained.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf
from statistics import median

from ...model import SPOKEN_KINDS, Flag, Turn
from ..inline import labels_in
from ..times import STAMP, WORDED
from ..unheard import talk_before, unheard
from ..words.layout import TABLE_ROWS, is_row
from ..words.lines import Line, ends_sentence
from ..words.speaker_names import is_role, looks_like_name, name_of
from . import told
from .belonging import MARKED, Belonging
from .glued import glued
from .known import Known
from .no_persons import is_no_person
from .odd import NUMBER, Usual, is_answer, is_date
from .starts import Starts
from .strangers import Strangers

FAR_LONGER = 30
"""A turn so many times as long as the middle one of its text may hold others."""
LONG = 8_000
"""Characters below which no turn is far too long."""
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
_OPENING_TIME = re.compile(rf"^(?:{STAMP}|\d{{1,2}}:\d\d:\d\d|0\d?:\d\d|{WORDED})(?=[\s\])]|$)")
"""A recording's time at the start of a turn; ``17:30`` there may well be said."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
"""An address of a page, which is shown and not said."""
_CLOSES = re.compile(r"[^()]{1,200}(?<!^\w)(?<!\s\w)(?<!\s\w\w)(?<![:;=])(?<![:;=]-)\)")
"""Words that close a bracket they do not open; ``a)`` counts points, ``:)`` smiles."""


def checked(
    text: str, lines: Sequence[Line], turns: Sequence[Turn], *, marked: bool = False
) -> list[Turn]:
    """The turns with a flag for each doubt about what they hold or who speaks them; ``marked``
    where the file itself says whose its paragraphs are (an element, a row, a voice)."""
    check = Check(text, lines, turns, marked)
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
    marked: bool = False

    @cached_property
    def paragraphs(self) -> Usual:
        """How paragraphs of this text are set."""
        return Usual(self.text, self.lines, self.turns)

    @cached_property
    def belonging(self) -> Belonging:
        """Whether paragraphs are like what is said in this text."""
        return Belonging(self.text, self.lines, self.turns, MARKED if self.marked else 0.0)

    @cached_property
    def strangers(self) -> Strangers:
        """Labels behind which nothing stands that looks said."""
        return Strangers(self.belonging, self.turns)

    @cached_property
    def speakers(self) -> Known:
        """Who speaks in this text."""
        return Known(self.turns)

    @cached_property
    def begins(self) -> Starts:
        """How lines of this text begin."""
        return Starts(self.lines, self.speakers, self.paragraphs, self.belonging)

    @cached_property
    def starts(self) -> list[int]:
        """Where lines begin."""
        return [line.start for line in self.lines]

    @cached_property
    def heads(self) -> set[int]:
        """Lines that begin with the number or the date of a page."""
        return set() if self.marked else glued(self.lines)

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
            flags = [*self.inside(turn), *self.whole(turn), *self.among_rows(i, turn)]
        elif turn.kind in ("note", "byline", "title") and i < self.first_spoken < len(self.turns):
            flags = (
                [told.UNHEARD]
                if i == self.talk_before
                else unheard(self.text[turn.start : turn.end], self.speakers.names)
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
        goes_on = bool(turn.speaker) and turn.label is None
        for i in range(first - goes_on, bisect_left(self.starts, turn.end)):
            for flag in self.begins.like(i):
                if i >= first or flag.code == "new-label":
                    flags.setdefault(flag.code, flag)
            if i in self.heads:
                flags.setdefault("page", told.page(self.lines[i].text))
        opening = self.text[turn.start : turn.end]
        if (label := self.label_inside(opening)) is not None:
            flags.setdefault("new-label", told.start("new-label", "a label inside a line", label))
        if self.paragraphs.is_two_voices(opening):
            flags.setdefault("new-label", told.start("new-label", "two voices", opening))
        if _OPENING_TIME.match(opening):
            flags.setdefault("time", told.time(opening))
        if not flags and (doubt := self.belonging.doubt(first - 1)) is not None:
            flags["narration"] = told.unlike(opening, doubt.reasons, begins=True)
        if goes_on and self.speakers.is_named(opening.split("\n", 1)[0]):
            flags.setdefault("name-inside", told.start("name-inside", "a speaker's name", opening))
        return list(flags.values())

    def label_inside(self, words: str) -> str | None:
        """What stands from the first label of a known speaker inside a line on, if there is one."""
        if ":" not in words and "：" not in words:
            return None
        for found in labels_in(words):
            if name_of(found["label"]).casefold() in self.speakers.names:
                return words[found.start("label") : found.end() + 40]
        return None

    # a whole turn ----------------------------------------------------------------------------

    def whole(self, turn: Turn) -> list[Flag]:
        """Doubts about a turn as a whole: whose it is, whether it is speech, how long it is."""
        words = self.text[turn.start : turn.end]
        flags = []
        if turn.speaker and is_no_person(turn.speaker, self.speakers.parties):
            flags.append(told.no_person(turn.speaker))
        elif turn.speaker and (doubt := self.strangers.doubt(turn.speaker)) is not None:
            flags.append(told.stranger(turn.speaker, doubt.reasons))
        numbers = not any(map(str.isalpha, words)) or NUMBER.match(words) or is_date(words)
        shown = _ADDRESS.fullmatch(words) is not None
        if (numbers or shown) and not is_answer(words):
            flags.append(told.NO_WORDS)
        elif self.is_table(turn):
            flags.append(told.TABLE)
        if words[-1] in ":：" and looks_like_name(words[:-1]) and is_role(words[:-1]):
            flags.append(told.start("new-label", "a label", words))
        if turn.label and _CLOSES.match(words):
            flags.append(told.BRACKET)
        if len(words) > self.longest:
            flags.append(told.LONG)
        return flags

    def among_rows(self, i: int, turn: Turn) -> list[Flag]:
        """A doubt about words without a label below a table that end as no sentence does."""
        above = self.turns[i - 1] if i and turn.label is None and turn.speaker else None
        words = self.text[turn.start : turn.end]
        if above is None or above.kind != "note" or self.is_table(turn) or ends_sentence(words):
            return []
        rows = self.lines[
            bisect_left(self.starts, above.start) : bisect_left(self.starts, above.end)
        ]
        return [told.TABLE] if len(rows) >= TABLE_ROWS and all(map(is_row, rows)) else []

    @cached_property
    def longest(self) -> float:
        """Characters from which a turn is far longer than the others. No label is missed where
        the file marks who speaks."""
        if self.marked or len(self.turns) - self.first_spoken < FEW:
            return inf
        return max(LONG, FAR_LONGER * self.usual, LONGER_THAN_MOST * self.most)

    def is_table(self, turn: Turn) -> bool:
        """Whether most lines of a turn are rows."""
        first = bisect_right(self.starts, turn.start)
        inside = self.lines[first : bisect_left(self.starts, turn.end)]
        return len(inside) >= TABLE_ROWS and sum(map(is_row, inside)) >= 0.6 * len(inside)
