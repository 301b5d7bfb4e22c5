"""Questions and answers in an interview of bare dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...model import Flag, Turn
from ..cutting import words_of
from ..front import Paragraph, front, front_paragraphs, paragraphs_in
from ..times import DASH
from ..words.lines import Line, aside_kind, is_heading, is_rule, is_shouted, markdown_heading
from .dialogue import voices
from .units import QUESTION, Step, Unit

SURE = 0.9
"""How sure a turn's voice must be not to be doubted."""
OTHER = 3.5
"""How far a paragraph may read like the other voice (log odds) before it is doubted."""
AGAINST = 4.0
"""The same for all paragraphs of a turn together."""
LAST = 3
"""So many paragraphs at the end may be credits."""


def dashed(text: str, lines: Sequence[Line], told: Sequence[Turn] = ()) -> list[Turn]:
    """The turns of a talk whose paragraphs open with dashes; ``told`` are marked by a person."""
    talk = Talk.of(text, lines, told)
    before = talk.paragraphs[talk.begin].first if talk.begin < len(talk.words) else len(lines)
    out = front(text, front_paragraphs(lines, before))
    fresh = bool(out) and out[-1].kind == "heading"
    units = talk.units(fresh=fresh)
    steps = dict(zip(units, voices(list(units.values())), strict=True))
    growing = Growing(out, talk, steps)
    for i in range(talk.begin, len(talk.words)):
        growing.take(i)
    growing.close()
    return out


@dataclass(frozen=True, slots=True)
class Talk:
    """Paragraphs of a talk: their words, their dashes, and the kinds of those nobody speaks."""

    text: str
    paragraphs: Sequence[Paragraph]
    words: Sequence[str]
    dash: Sequence[re.Match[str] | None]
    begin: int
    asides: dict[int, str]
    told: Sequence[Turn]

    @staticmethod
    def of(text: str, lines: Sequence[Line], told: Sequence[Turn]) -> Talk:
        """The talk of a text, from its first dash or the first turn a person marked."""
        paragraphs = paragraphs_in(lines, 0, len(lines), dashes=True)
        words = [text[p.start : p.end] for p in paragraphs]
        dash = [DASH.match(w) for w in words]
        first = next((i for i, d in enumerate(dash) if d), len(words))
        if told:
            begin = next((i for i, p in enumerate(paragraphs) if p.end > told[0].start), first)
        else:
            begin = first - _opens_without(words, first)
        found = {i: _aside(words, dash, i, begin) for i in range(begin, len(words))}
        asides = {i: kind for i, kind in found.items() if kind is not None}
        return Talk(text, paragraphs, words, dash, begin, asides, told)

    def units(self, *, fresh: bool) -> dict[int, Unit]:
        """What is spoken, by the index of its paragraph; ``fresh``: a heading stands before."""
        out: dict[int, Unit] = {}
        for i in range(self.begin, len(self.words)):
            if i in self.asides:
                fresh |= self.asides[i] == "heading"
                continue
            out[i] = self._unit(i, fresh=fresh)
            fresh = False
        return out

    def _unit(self, i: int, *, fresh: bool) -> Unit:
        p, found = self.paragraphs[i], self.dash[i]
        stop = self.text.find("\n", p.end)
        words = self.text[p.start : stop if stop >= 0 else len(self.text)]
        role, opens = None, None
        for turn in self.told:
            if turn.start < p.end and p.start < turn.end and turn.kind in ("question", "answer"):
                role = QUESTION if turn.kind == "question" else 1 - QUESTION
                opens = p.start <= turn.start
        return Unit(words, found is not None, found[0] if found else "", fresh, role, opens)


def _opens_without(words: Sequence[str], first: int) -> bool:
    """Whether the paragraph before the first dash is the first question, its own dash lost."""
    if first <= 1 or _is_head(words[first - 1]):
        return False
    return ends_asking(words[first - 1]) or _is_head(words[first - 2])


def _is_head(words: str) -> bool:
    return is_heading(words) or markdown_heading(words) is not None


def _aside(
    words: Sequence[str], dash: Sequence[re.Match[str] | None], i: int, begin: int
) -> str | None:
    """The kind of a paragraph nobody speaks, or None."""
    if is_rule(words[i]):
        return "rule"
    if dash[i]:
        return None
    aside = aside_kind(words[i], alone=True, late=i >= len(words) - LAST)
    following = i + 1 < len(words) and dash[i + 1] is not None
    between = i > begin and following and dash[i - 1] is None and bare_heading(words[i])
    return "heading" if aside is None and (between or is_shouted(words[i])) else aside


@dataclass(slots=True)
class Growing:
    """The turns so far, and the one that grows paragraph by paragraph."""

    out: list[Turn]
    talk: Talk
    steps: dict[int, Step]
    current: Turn | None = None
    contrary: float = 0.0

    def take(self, i: int) -> None:
        """Take up a paragraph: an aside, the start of a turn, or more of one."""
        p = self.talk.paragraphs[i]
        if i in self.talk.asides:
            self.close()
            if self.talk.asides[i] != "rule":
                start, end = words_of(p.start, p.end, self.talk.words[i])
                self.out.append(Turn(start, end, self.talk.asides[i]))
            return
        step, found = self.steps[i], self.talk.dash[i]
        kind = "question" if step.role == QUESTION else "answer"
        if step.starts or self.current is None or self.current.kind != kind:
            self.close()
            start, label = (p.start + found.end(), p.start) if found else (p.start, None)
            flags = _opening(step, kind, dashed=found is not None)
            self.current = Turn(start, p.end, kind, label_start=label, flags=flags)
        else:
            flags = (*self.current.flags, *self._inside(i, step))
            self.current = replace(self.current, end=p.end, flags=flags)
        self.contrary += step.contrary

    def _inside(self, i: int, step: Step) -> tuple[Flag, ...]:
        """Doubts about a paragraph that goes on a turn."""
        if self.talk.dash[i]:
            return (_inner(),) if not self._previous(i).lead_in else ()
        ordered = self.current is not None and any(f.code == "order" for f in self.current.flags)
        doubted = step.contrary > OTHER or step.sure < SURE
        return (_other_voice(self.talk.words[i]),) if doubted and not ordered else ()

    def _previous(self, i: int) -> Step:
        while i - 1 not in self.steps:
            i -= 1
        return self.steps[i - 1]

    def close(self) -> None:
        """Put a finished turn down, with a flag where its paragraphs together read like the other
        voice."""
        turn, self.current = self.current, None
        if turn is not None:
            doubted = self.contrary > AGAINST and not turn.flags
            self.out.append(replace(turn, flags=(order_flag(),)) if doubted else turn)
        self.contrary = 0.0


def _opening(step: Step, kind: str, *, dashed: bool) -> tuple[Flag, ...]:
    """Doubts about how a turn begins."""
    if step.lead_in:
        return (_lead_in(),)
    if step.starts and not dashed:
        return (_missing(kind),)
    return (order_flag(),) if step.sure < SURE else ()


def ends_asking(words: str) -> bool:
    return words.rstrip("\"'”’»)*_ ").endswith(("?", "？", "؟"))


def bare_heading(words: str) -> bool:
    return (
        len(words) <= 60
        and words[-1] not in '.?!:,;…"”’»)-–—'
        and len(words.split()) <= 8
        and not words[0].islower()
    )


_FLIP = (
    ("flip_from", "Swap questions and answers from here"),
    ("set_kind", "Only this turn"),
    ("keep", "It is right"),
)


def order_flag() -> Flag:
    return Flag(
        "order", "The turn order looks wrong from here: this reads like the other voice.", _FLIP
    )


def _missing(kind: str) -> Flag:
    role = "interviewer" if kind == "question" else "interviewee"
    return Flag(
        "no-dash",
        f"No dash opens this paragraph; it reads like the {role}, so a new {kind} was begun here.",
        (
            ("merge", "It belongs to the turn before"),
            ("flip_from", "Swap questions and answers from here"),
            ("keep", "It is right"),
        ),
    )


def _lead_in() -> Flag:
    return Flag(
        "lead-in",
        "The words before the dash were taken as the interviewer's lead-in to this question.",
        (("split", "Make them a turn of their own"), ("keep", "It is right")),
    )


def _inner() -> Flag:
    return Flag(
        "order",
        "A paragraph inside this turn opens with a dash, as a new turn would.",
        (("split", "Begin a turn there"), ("keep", "It is right")),
    )


def _other_voice(words: str) -> Flag:
    opening = " ".join(words.split()[:5])
    return Flag(
        "order",
        f"The paragraph that begins {opening!r} reads like the other voice; its dash may be "
        f"missing.",
        (("split", "Begin a turn there"), ("keep", "It is right")),
    )
