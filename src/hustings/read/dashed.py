"""Questions and answers in an interview of bare dashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..model import Flag, Turn
from .classify import aside_kind
from .cutting import words_of
from .dialogue import QUESTION, Unit, voices
from .front import front, front_paragraphs, paragraphs_in
from .lines import Line, is_heading, is_rule, is_shouted, markdown_heading
from .times import DASH


def dashed(text: str, lines: Sequence[Line], told: Sequence[Turn] = ()) -> list[Turn]:
    paragraphs = paragraphs_in(lines, 0, len(lines), dashes=True)
    words = [text[p.start : p.end] for p in paragraphs]
    dash = [DASH.match(w) for w in words]
    begin = next((i for i, d in enumerate(dash) if d), len(words))
    if told:
        begin = next((i for i, p in enumerate(paragraphs) if p.end > told[0].start), begin)
    elif (
        begin >= 2
        and (
            ends_asking(words[begin - 1])
            or is_heading(words[begin - 2])
            or markdown_heading(words[begin - 2])
        )
        and not is_heading(words[begin - 1])
        and not markdown_heading(words[begin - 1])
    ):
        # the first question may be the one without its dash
        begin -= 1
    out = front(
        text,
        front_paragraphs(lines, paragraphs[begin].first if begin < len(words) else len(lines)),
    )
    kinds: list[str | None] = []
    last = len(words) - 3
    for i in range(begin, len(words)):
        aside = None
        if not dash[i] or is_rule(words[i]):
            aside = (
                "rule" if is_rule(words[i]) else aside_kind(words[i], alone=True, late=i >= last)
            )
            following = i + 1 < len(words) and dash[i + 1] is not None
            if (
                aside is None
                and i > begin
                and following
                and dash[i - 1] is None
                and bare_heading(words[i])
            ) or (aside is None and is_shouted(words[i])):
                aside = "heading"
        kinds.append(aside)
    units: list[Unit] = []
    where: list[int] = []
    fresh = bool(out) and out[-1].kind == "heading"
    for i, aside in enumerate(kinds, begin):
        if aside is not None:
            fresh |= aside == "heading"
            continue
        p = paragraphs[i]
        stop = text.find("\n", p.end)
        found = dash[i]
        role, opens = None, None
        for turn in told:
            if turn.start < p.end and p.start < turn.end and turn.kind in ("question", "answer"):
                role = QUESTION if turn.kind == "question" else 1 - QUESTION
                opens = p.start <= turn.start
        units.append(
            Unit(
                text[p.start : stop if stop >= 0 else len(text)],
                found is not None,
                found[0] if found else "",
                fresh,
                role,
                opens,
            )
        )
        where.append(i)
        fresh = False
    steps = dict(zip(where, voices(units), strict=True))
    current: Turn | None = None
    contrary = 0.0
    for i, aside in enumerate(kinds, begin):
        p = paragraphs[i]
        if aside is not None:
            _close(out, current, contrary)
            current = None
            if aside != "rule":
                s, e = words_of(p.start, p.end, words[i])
                out.append(Turn(s, e, aside))
            continue
        step = steps[i]
        found = dash[i]
        start = p.start + found.end() if found else p.start
        kind = "question" if step.role == QUESTION else "answer"
        if step.starts or current is None or current.kind != kind:
            _close(out, current, contrary)
            current = None
            contrary = 0.0
            flags: tuple[Flag, ...] = ()
            if step.lead_in:
                flags = (_lead_in(),)
            elif step.starts and not found:
                flags = (_missing(kind),)
            elif not step.starts:
                flags = ()
            if step.sure < 0.9 and not flags:
                flags = (order_flag(),)
            current = Turn(start, p.end, kind, label_start=p.start if found else None, flags=flags)
        else:
            current = replace(current, end=p.end)
            if found and not step.starts and _previous(steps, i).lead_in is False:
                current = replace(current, flags=(*current.flags, _inner()))
            elif (
                not found
                and (step.contrary > 3.5 or step.sure < 0.9)
                and not any(f.code == "order" for f in current.flags)
            ):
                current = replace(current, flags=(*current.flags, _other_voice(words[i])))
        contrary += step.contrary
    _close(out, current, contrary)
    return out


def _previous(steps: dict[int, Any], i: int) -> Any:
    while i - 1 not in steps:
        i -= 1
    return steps[i - 1]


def _close(out: list[Turn], turn: Turn | None, contrary: float) -> None:
    """Put a finished turn down, with a flag where its paragraphs together read like the other
    voice.
    """
    if turn is not None:
        if contrary > 4.0 and not turn.flags:
            turn = replace(turn, flags=(order_flag(),))
        out.append(turn)


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
