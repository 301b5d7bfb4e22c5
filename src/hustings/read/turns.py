"""Who speaks when: a text's structure found, with its evidence, its doubts and what a person could
settle.

Nothing is guessed in silence. The convention that explains most of the text wins and says how much
it explains; two that explain nearly as much are a choice for a person; none leaves every paragraph
``unassigned`` with a question. Doubts about single turns are flags on them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..errors import UnknownName
from ..model import Flag, Section, Turn
from .dialogue import QUESTION, Unit, voices
from .labels import CONVENTIONS, CUE_TIMES, DASH, Mark, Reading, readings
from .lines import (
    ANSWERERS,
    CLOCK,
    F4,
    NOT_NAMES,
    QUESTIONERS,
    STAMP,
    Line,
    credit,
    date_in,
    is_direction,
    is_heading,
    is_rule,
    is_shouted,
    looks_like_name,
    markdown_heading,
    name_of,
    role_of,
    seconds,
    split_lines,
    trim,
)
from .names import near_names

NEAR_TIE = 0.8
"""A second convention with this share of the winner's score makes it a choice for a person."""
LEAST = 0.3
"""A convention with a lower score explains nothing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A convention that could be meant: give ``convention`` to ``find_turns`` to settle it."""

    convention: str
    evidence: str
    example: str


@dataclass(frozen=True, slots=True)
class Structure:
    """What was found in a text.

    ``question`` is what a person must settle before turns mean anything, or None; ``choices`` what
    they can choose from. ``proposals`` as in :class:`~hustings.model.Transcript`.
    """

    turns: tuple[Turn, ...]
    sections: tuple[Section, ...] = ()
    title: str = ""
    convention: str | None = None
    evidence: str = ""
    proposals: tuple[dict[str, Any], ...] = ()
    question: str | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def flags(self) -> tuple[tuple[int, Flag], ...]:
        """Every flag with the index of its turn."""
        return tuple((i, flag) for i, turn in enumerate(self.turns) for flag in turn.flags)


def find_turns(
    text: str,
    *,
    convention: str | None = None,
    examples: Sequence[Turn] = (),
    known: Iterable[str] = (),
) -> Structure:
    """The turns of a canonical text.

    ``convention`` settles how speakers are marked (a key of ``CONVENTIONS``); ``examples`` are
    first turns marked by a person, whose pattern is continued; ``known`` are names of speakers.

    Raises UnknownName for a convention that is not in the table.
    """
    if convention is not None and convention not in CONVENTIONS:
        raise UnknownName("convention", convention, CONVENTIONS)
    lines = split_lines(text)
    if examples:
        return _from_examples(
            text, lines, tuple(sorted(examples, key=lambda t: t.start)), convention
        )
    if convention is not None:
        found = readings(lines, known=known, only=convention)
        if not found:
            return _unassigned(
                text,
                lines,
                f"Nothing in this text looks like {CONVENTIONS[convention]!r}; mark the first "
                f"turns instead.",
            )
        return _build(text, lines, found[0])
    found = readings(lines, known=known)
    best = found[0] if found else None
    if best is None or best.score < LEAST:
        return _unassigned(
            text,
            lines,
            "No way of marking speakers was found in this text. Is it one speaker's? "
            "Otherwise mark the first turns and let the pattern continue.",
            tuple(_choice(text, r) for r in found[:3]),
        )
    rivals = [r for r in found[1:] if r.score >= NEAR_TIE * best.score and not _overlap(best, r)]
    overlapping = [r for r in found[1:] if r.score >= NEAR_TIE * best.score and _overlap(best, r)]
    # of two readings of the same labels the one that says more (Q. and A., bold) is the better
    for other in overlapping:
        if other.convention in ("qa", "bold") and best.convention in (
            "colon",
            "point",
            "bold-question",
            "tab",
        ):
            best = other
    if rivals:
        choices = tuple(_choice(text, r) for r in (best, *rivals))
        named = " or ".join(f"{c.convention!r} ({c.evidence})" for c in choices)
        return _unassigned(
            text,
            lines,
            f"Speakers could be marked in more than one way: {named}. Which is meant?",
            choices,
            undecided=True,
        )
    return _build(text, lines, best)


def _choice(text: str, reading: Reading) -> Choice:
    mark = reading.marks[0]
    stop = text.find("\n", mark.start)
    return Choice(
        reading.convention,
        reading.evidence,
        text[mark.start : stop if stop > 0 else len(text)][:80],
    )


def _overlap(a: Reading, b: Reading) -> bool:
    ours, theirs = {m.line for m in a.marks}, {m.line for m in b.marks}
    return len(ours & theirs) >= 0.5 * min(len(ours), len(theirs))


def _build(
    text: str, lines: Sequence[Line], reading: Reading, told: Sequence[Turn] = ()
) -> Structure:
    if reading.convention == "dash":
        turns = _dashed(text, lines, told)
    elif reading.convention == "bold-question":
        turns = _bold_questions(text, lines, reading)
    else:
        turns = _labelled(text, lines, reading)
    return _finish(text, turns, reading.convention, reading.evidence)


# around the turns
# ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Paragraph:
    start: int
    end: int
    first: int
    last: int
    gap: bool = True


def _paragraphs(
    lines: Sequence[Line], begin: int, stop: int, *, dashes: bool = False
) -> list[_Paragraph]:
    """Runs of lines without a blank one between; each line its own where the text has few blank
    lines.

    With ``dashes`` a line that opens with one begins a paragraph.
    """
    grouped = _grouped(lines)
    if dashes:
        marked = [i for i in range(begin, stop) if DASH.match(lines[i].text)][1:]
        grouped = sum(lines[i].gap for i in marked) > 0.5 * len(marked) or _wrapped(lines)
    out: list[_Paragraph] = []
    for i in range(begin, stop):
        line = lines[i]
        new = not out or line.gap or not grouped or (dashes and _opens(lines, i))
        new = new or is_rule(line.text) or markdown_heading(line.text) is not None
        new = new or is_rule(lines[i - 1].text) or markdown_heading(lines[i - 1].text) is not None
        if new:
            out.append(_Paragraph(line.start, line.end, i, i, line.gap))
        else:
            out[-1].end, out[-1].last = line.end, i
    return out


def _opens(lines: Sequence[Line], i: int) -> bool:
    """A dash at a line's start opens a turn, unless a hard wrap put it there in mid-sentence."""
    if not DASH.match(lines[i].text):
        return False
    before = lines[i - 1].text if i and not lines[i].gap else "."
    return len(before) < 55 or before[-1] in '.?!…:;"”’»)]' or before[-1] in "？。؟"


def _grouped(lines: Sequence[Line]) -> bool:
    gaps = sum(line.gap for line in lines)
    if gaps > 0.25 * len(lines):
        return True
    return gaps > 1 and _wrapped(lines)


def _wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines look broken at a fixed width."""
    lengths = sorted(line.end - line.start for line in lines)
    return 40 <= lengths[len(lengths) // 2] <= 100 and lengths[-1] <= 120


_DATE = re.compile(
    r"^(?:\w+day,?\s+)?(?:\d{1,2}\.?\s+\w+\.?,?\s+\d{4}|\w+\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\d{4}-\d\d-\d\d|"
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4})\.?$"
)
_BYLINE = re.compile(
    r"^(?:by|von|par|por|di|text|words|author|автор|текст|interview|with|mit|avec|con)\b[:\s]",
    re.IGNORECASE,
)
_META = re.compile(r"^[^\W\d_][^:：\n]{0,40}[:：]\s*\S")


def _front_paragraphs(lines: Sequence[Line], stop: int) -> list[_Paragraph]:
    """What stands before the first turn; short lines there are paragraphs of their own (title,
    byline, date).
    """
    out: list[_Paragraph] = []
    for p in _paragraphs(lines, 0, stop):
        part = lines[p.first : p.last + 1]
        if (
            len(part) > 1
            and all(len(x.text) <= 90 for x in part)
            and not all(len(x.text) > 55 for x in part[:-1])
        ):
            out.extend(
                _Paragraph(x.start, x.end, p.first + n, p.first + n, x.gap)
                for n, x in enumerate(part)
            )
        else:
            out.append(p)
    return out


def _front(text: str, paragraphs: Sequence[_Paragraph]) -> list[Turn]:
    """What stands before the first turn: title, byline, notes, headings, directions."""
    out: list[Turn] = []
    titled = noted = False
    for n, p in enumerate(paragraphs):
        words = text[p.start : p.end]
        start, end = p.start, p.end
        mark = markdown_heading(words)
        if is_rule(words) or CUE_TIMES.match(words):
            continue
        if mark is not None:
            start, end = p.start + mark[1], p.start + mark[2]
            kind = "title" if mark[0] == 1 and not titled and not noted else "heading"
        elif is_direction(words):
            kind = "direction"
        elif is_heading(words):
            kind = "heading"
        elif credit(words) is not None:
            kind = "byline" if not noted and n <= 3 else "credit"
        elif not titled and not noted and _could_title(words):
            kind = "title"
        elif (not noted and _DATE.match(words)) or (
            not noted
            and titled
            and n <= 4
            and (
                (
                    len(words) <= 80
                    and len(words.split()) <= 8
                    and words[-1] not in ".?!:,;"
                    and not _META.match(words)
                )
                or (_BYLINE.match(words) and len(words) <= 120)
            )
        ):
            kind = "byline"
        elif noted and is_shouted(words):
            kind = "heading"
        else:
            kind = "note"
        titled |= kind == "title"
        noted |= kind in ("note", "heading")
        out.append(Turn(start, end, kind))
    return out


def _could_title(words: str) -> bool:
    """A short line that is no sentence and no entry of a header (``Date: …``)."""
    label, colon, _ = words.partition(":")
    if colon and label.strip().casefold() in NOT_NAMES | QUESTIONERS | ANSWERERS:
        return False
    bare = words.rstrip("\"'”’»)*_")
    return (
        len(words) <= 150
        and "\n" not in words
        and bool(bare)
        and bare[-1] not in ".,;:"
        and ". " not in bare[10:]
    )


def _aside(text: str, words: str, *, alone: bool, late: bool) -> str | None:
    """The kind of a paragraph that belongs to no speaker, or None."""
    if is_direction(words):
        return "direction"
    if markdown_heading(words) is not None:
        return "heading"
    if is_heading(words, alone=alone):
        return "heading"
    if late and credit(words) is not None:
        return "credit"
    return None


def _words_of(turn_start: int, end: int, words: str) -> tuple[int, int]:
    mark = markdown_heading(words)
    return (turn_start + mark[1], turn_start + mark[2]) if mark else (turn_start, end)


# labels -------------------------------------------------------------------------------------------

_TRAILING_STAMP = re.compile(rf"\s*(?:{STAMP})\s*$")
_LEADING_STAMP = re.compile(rf"^(?:{STAMP})\s*")
_F4_END = re.compile(rf"\s*{F4}\s*$")
_CLOCK_LINE = re.compile(rf"^(?:{STAMP}|{CLOCK})(?:\s*(?:-->|[-–])\s*(?:{STAMP}|{CLOCK}))?$")


def _labelled(text: str, lines: Sequence[Line], reading: Reading) -> list[Turn]:
    marks, above = _timed_above(reading.marks, lines)
    kinds = _kinds_of(marks)
    out = _front(text, _front_paragraphs(lines, marks[0].line - above))
    doubtful = {m.line: m for m in reading.doubtful}
    grouped, wrapped = _grouped(lines), _wrapped(lines)
    tail = _tail(lines)
    for n, mark in enumerate(marks):
        stop = marks[n + 1].line - above if n + 1 < len(marks) else len(lines)
        speaker = name_of(mark.label)
        kind = kinds.get(speaker, "speech")
        label: str | None = mark.label.strip()
        pieces: list[tuple[int, int, str, tuple[Flag, ...]]] = []
        flags: list[Flag] = []
        here, end = mark.words, lines[mark.line].end
        open_ = here < end
        start = here
        since_heading = False
        begins = mark.time
        skip = 0
        for i in range(mark.line + 1, stop):
            line = lines[i]
            if i < skip:
                continue
            if not open_ and not pieces and _CLOCK_LINE.match(line.text):
                begins = seconds(line.text) if begins is None else begins
                continue
            if i + 1 == stop and reading.convention == "cue-line" and CUE_TIMES.match(line.text):
                continue
            closing = _direction_over(text, lines, i, stop) if grouped and line.gap else None
            if closing is not None:
                if open_:
                    pieces.append((start, end, kind, tuple(flags)))
                    flags, open_ = [], False
                pieces.append((line.start, lines[closing].end, "direction", ()))
                skip = closing + 1
                continue
            alone = (line.gap and (i + 1 >= len(lines) or lines[i + 1].gap)) or not grouped
            aside = None
            if line.text[0] in "[({<*_#♪" or (alone and len(line.text) <= 100) or i >= tail:
                aside = (
                    "rule"
                    if is_rule(line.text)
                    else _aside(text, line.text, alone=alone, late=i >= tail)
                )
                if aside == "direction" and not alone and (wrapped or line.text[0] not in "[<{♪"):
                    aside = None
            elif alone and is_rule(line.text):
                aside = "rule"
            if aside == "direction" and not open_ and not pieces and i + 1 >= stop:
                # the label gives this direction to its speaker: all there is of the turn
                aside = None
            if aside is None:
                if not open_:
                    start, open_ = line.start, True
                    if since_heading:
                        flags.append(_UNLABELLED)
                        since_heading = False
                if i in doubtful:
                    flags.append(_doubt(doubtful[i]))
                end = line.end
                continue
            if open_:
                pieces.append((start, end, kind, tuple(flags)))
                flags, open_ = [], False
            if aside != "rule":
                s, e = _words_of(line.start, line.end, line.text)
                pieces.append((s, e, aside, ()))
                since_heading |= aside == "heading"
        if open_:
            pieces.append((start, end, kind, tuple(flags)))
        for s, e, piece, doubts in pieces:
            if piece != kind:
                out.append(Turn(s, e, piece, flags=doubts))
                continue
            opening = s == pieces[0][0]
            s, e, first, last = _stamps(text, s, e)
            if s == e:
                continue
            out.append(
                Turn(
                    s,
                    e,
                    kind,
                    speaker=speaker,
                    label=label,
                    label_start=mark.start if label is not None and opening else None,
                    begins_at=begins if begins is not None else first,
                    ends_at=last,
                    flags=doubts,
                )
            )
            label, begins = None, None
    return _alternating(text, _timed(out))


def _timed_above(marks: Sequence[Mark], lines: Sequence[Line]) -> tuple[Sequence[Mark], int]:
    """Labels with the times that stand on the line above each of them, and how many lines a label
    then takes above.

    Only where all but a few labels without a time of their own have such a line: else it is the
    words' own.
    """
    bare = [m for m in marks if m.time is None and m.line > 0]
    over = [m for m in bare if _CLOCK_LINE.match(lines[m.line - 1].text)]
    if len(over) < 2 or len(over) < len(marks) - (marks[0].line == 0):
        return marks, 0
    return [
        m._replace(time=seconds(lines[m.line - 1].text)) if m.time is None and m.line > 0 else m
        for m in marks
    ], 1


def _timed(turns: list[Turn]) -> list[Turn]:
    """Where stamps close turns (f4), a turn begins when the one before it ends."""
    if sum(t.ends_at is not None for t in turns) < 0.5 * len(turns):
        return turns
    out: list[Turn] = []
    last = 0.0
    for turn in turns:
        ends = turn.ends_at
        if ends is not None:
            out.append(
                replace(turn, begins_at=last) if turn.begins_at is None and ends >= last else turn
            )
            last = ends
        else:
            out.append(turn)
    return out


def _alternating(text: str, turns: list[Turn]) -> list[Turn]:
    """Flag a question of several paragraphs with another question right behind it: a label may be
    missing.
    """
    out = list(turns)
    for i in range(len(turns) - 1):
        a, b = turns[i], turns[i + 1]
        if a.kind == b.kind == "question" and b.label is not None and "\n" in text[a.start : a.end]:
            flag = Flag(
                "unlabelled",
                "Another question follows this one; the answer between them may have lost its "
                "label.",
                (("split", "Begin the answer inside this turn"), ("keep", "It is right")),
            )
            out[i] = replace(a, flags=(*a.flags, flag))
    return out


def _direction_over(text: str, lines: Sequence[Line], i: int, stop: int) -> int | None:
    """The last line of a direction that is a paragraph broken over several lines, or None."""
    if lines[i].text[0] not in "[(" or lines[i].text[-1] in "])":
        return None
    j = i
    while j + 1 < stop and j < i + 8 and not lines[j + 1].gap:
        j += 1
    return j if j > i and is_direction(text[lines[i].start : lines[j].end]) else None


def _tail(lines: Sequence[Line]) -> int:
    """Index of the line from which closing credits may stand: the last four paragraphs."""
    left = 4
    for i in range(len(lines) - 1, -1, -1):
        left -= lines[i].gap or not _grouped(lines[-40:])
        if left == 0:
            return max(i, 1)
    return 1


def _stamps(text: str, start: int, end: int) -> tuple[int, int, float | None, float | None]:
    """A span without the time stamps at its ends, and the seconds they give."""
    words = text[start:end]
    first = last = None
    lead = _LEADING_STAMP.match(words)
    if lead and lead.end() < len(words):
        first = seconds(lead[0])
        start += lead.end()
        words = text[start:end]
    if words.endswith("#"):
        trail = _F4_END.search(words)
        if trail and trail.start() > 0:
            last = seconds(trail[0])
            end = start + trail.start()
    start, end = trim(text, start, end)
    return start, end, first, last


def _kinds_of(marks: Sequence[Mark]) -> dict[str, str]:
    """Question or answer, where labels say so by themselves; speech otherwise (an absent key)."""
    names = {name_of(m.label) for m in marks}
    asking = {n for n in names if n.rstrip("0123456789 ").casefold() in QUESTIONERS}
    asking |= {name_of(m.label) for m in marks if m.label.rstrip().endswith("?")}
    answering = {n for n in names if n.rstrip("0123456789 ").casefold() in ANSWERERS}
    pair = {n.casefold() for n in names}
    if pair in ({"p", "r"}, {"d", "r"}):
        # pregunta and respuesta, domanda and risposta
        return {n: "answer" if n.casefold() == "r" else "question" for n in names}
    both = asking & answering
    if asking - both and names == asking | answering:
        return dict.fromkeys(names - asking, "answer") | dict.fromkeys(asking, "question")
    plain = {n for n in asking if len(n.rstrip("0123456789 ")) > 2} | {
        name_of(m.label) for m in marks if m.label.rstrip().endswith("?")
    }
    if plain and len(names) > len(plain):
        return dict.fromkeys(names - plain, "answer") | dict.fromkeys(plain, "question")
    return {}


_UNLABELLED = Flag(
    "unlabelled",
    "These words follow a heading without a label; taken as the speaker's before it.",
    (("set_speaker", "Choose the speaker"), ("set_kind", "Not a speech")),
)


def _doubt(mark: Mark) -> Flag:
    return Flag(
        "new-label",
        f"{mark.label!r} looks like a label but stands here alone; taken as words of this turn.",
        (("split", f"Start a turn of {mark.label} here"), ("keep", "It is no label")),
    )


# dashes -------------------------------------------------------------------------------------------


def _dashed(text: str, lines: Sequence[Line], told: Sequence[Turn] = ()) -> list[Turn]:
    paragraphs = _paragraphs(lines, 0, len(lines), dashes=True)
    words = [text[p.start : p.end] for p in paragraphs]
    dash = [DASH.match(w) for w in words]
    begin = next((i for i, d in enumerate(dash) if d), len(words))
    if told:
        begin = next((i for i, p in enumerate(paragraphs) if p.end > told[0].start), begin)
    elif (
        begin >= 2
        and (
            _ends_asking(words[begin - 1])
            or is_heading(words[begin - 2])
            or markdown_heading(words[begin - 2])
        )
        and not is_heading(words[begin - 1])
        and not markdown_heading(words[begin - 1])
    ):
        # the first question may be the one without its dash
        begin -= 1
    out = _front(
        text,
        _front_paragraphs(lines, paragraphs[begin].first if begin < len(words) else len(lines)),
    )
    kinds: list[str | None] = []
    last = len(words) - 3
    for i in range(begin, len(words)):
        aside = None
        if not dash[i] or is_rule(words[i]):
            aside = (
                "rule" if is_rule(words[i]) else _aside(text, words[i], alone=True, late=i >= last)
            )
            following = i + 1 < len(words) and dash[i + 1] is not None
            if (
                aside is None
                and i > begin
                and following
                and dash[i - 1] is None
                and _bare_heading(words[i])
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
                s, e = _words_of(p.start, p.end, words[i])
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
                flags = (_order(),)
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
            turn = replace(turn, flags=(_order(),))
        out.append(turn)


def _ends_asking(words: str) -> bool:
    return words.rstrip("\"'”’»)*_ ").endswith(("?", "？", "؟"))


def _bare_heading(words: str) -> bool:
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


def _order() -> Flag:
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


# bold questions
# ------------------------------------------------------------------------------------------------


def _bold_questions(text: str, lines: Sequence[Line], reading: Reading) -> list[Turn]:
    bold = {m.line: len(m.label) for m in reading.marks}
    first = reading.marks[0].line
    out = _front(text, _front_paragraphs(lines, first))
    paragraphs = _paragraphs(lines, first, len(lines))
    current: Turn | None = None
    for n, p in enumerate(paragraphs):
        words = text[p.start : p.end]
        is_bold = p.first in bold
        start, end = (
            (p.start + bold[p.first], p.end - bold[p.first])
            if is_bold and p.first == p.last
            else (p.start, p.end)
        )
        aside = (
            "rule"
            if is_rule(words)
            else _aside(text, words, alone=True, late=n >= len(paragraphs) - 3)
        )
        if is_bold and aside == "direction":
            aside = None
        if is_bold and aside is None and _bare_heading(text[start:end]):
            aside = "heading"
        if aside is not None:
            if current is not None:
                out.append(current)
                current = None
            if aside != "rule":
                s, e = (start, end) if is_bold else _words_of(start, end, words)
                out.append(Turn(s, e, aside))
            continue
        kind = "question" if is_bold else "answer"
        if current is not None and current.kind == kind:
            current = replace(current, end=end)
            continue
        if current is not None:
            out.append(current)
        current = Turn(start, end, kind, label_start=p.start if is_bold else None)
    if current is not None:
        out.append(current)
    return out


# nothing fits, or a person shows the way
# -----------------------------------------------------------------------


def _unassigned(
    text: str,
    lines: Sequence[Line],
    question: str,
    choices: tuple[Choice, ...] = (),
    *,
    undecided: bool = False,
) -> Structure:
    paragraphs = _paragraphs(lines, 0, len(lines))
    out: list[Turn] = []
    last = len(paragraphs) - 2
    for i, p in enumerate(paragraphs):
        words = text[p.start : p.end]
        if is_rule(words):
            continue
        kind = _aside(text, words, alone=True, late=i >= last and i > 0)
        mark = markdown_heading(words)
        first = (
            i == 0
            and kind is None
            and len(paragraphs) > 2
            and len(words) <= 100
            and _could_title(words)
        )
        first = first and not _ends_asking(words)
        if first or (i == 0 and mark is not None and mark[0] == 1):
            kind = "title"
        s, e = _words_of(p.start, p.end, words)
        out.append(Turn(s, e, kind or "unassigned"))
    found = _finish(
        text, out, None, "undecided between conventions" if undecided else "no convention found"
    )
    return replace(found, question=question, choices=choices)


def _from_examples(
    text: str, lines: Sequence[Line], marked: tuple[Turn, ...], convention: str | None
) -> Structure:
    """Continue the pattern of turns a person marked."""
    spoken = [t for t in marked if t.kind in ("question", "answer", "speech")]
    if not spoken:
        return _unassigned(
            text, lines, "Mark at least one turn somebody speaks, so that a pattern can continue."
        )
    starts = {t.start for t in spoken}
    best: Reading | None = None
    for name in [convention] if convention else [c for c in CONVENTIONS if c != "alone"]:
        for reading in readings(lines, only=name, known=[t.speaker for t in spoken if t.speaker]):
            hits = {trim(text, m.words, len(text))[0] for m in reading.marks} & starts
            if len(hits) >= max(1, 0.75 * len(starts)) and (
                best is None or len(reading.marks) > len(best.marks)
            ):
                best = reading
    if best is not None and (
        best.convention != "dash" or {t.kind for t in spoken} <= {"question", "answer"}
    ):
        found = _build(text, lines, best, spoken)
        if best.convention in ("dash", "bold-question"):
            people = {t.kind: t.speaker for t in spoken if t.speaker}
            turns = tuple(
                replace(t, speaker=people.get(t.kind)) if t.kind in people else t
                for t in found.turns
            )
            return replace(
                found,
                turns=turns,
                evidence=f"{found.evidence}, continued from {len(spoken)} marked turns",
            )
        by_label = {}
        for turn in spoken:
            same = next((t for t in found.turns if t.start == turn.start and t.label), None)
            if same is not None and same.speaker is not None:
                by_label[same.speaker] = turn
        turns = tuple(
            replace(
                t, kind=by_label[t.speaker].kind, speaker=by_label[t.speaker].speaker or t.speaker
            )
            if t.speaker in by_label and t.kind in ("question", "answer", "speech")
            else t
            for t in found.turns
        )
        return replace(
            found,
            turns=turns,
            evidence=f"{found.evidence}, continued from {len(spoken)} marked turns",
        )
    return _bare(text, lines, marked, spoken)


def _bare(
    text: str, lines: Sequence[Line], marked: tuple[Turn, ...], spoken: Sequence[Turn]
) -> Structure:
    """Paragraphs without any mark, two voices shown by example: continue by alternation and
    profile.
    """
    roles = list(dict.fromkeys((t.kind, t.speaker) for t in spoken))
    if len(roles) != 2:
        found = _unassigned(
            text,
            lines,
            "Paragraphs without any marks can be continued only for two voices; mark the first "
            "turns of both.",
        )
        return replace(found, turns=_put(marked, found.turns))
    asking = next((r for r in roles if r[0] == "question"), roles[0])
    paragraphs = _paragraphs(lines, 0, len(lines))
    begin = next((i for i, p in enumerate(paragraphs) if p.end > spoken[0].start), 0)
    known = [t for t in marked if t.start < spoken[0].start]
    out: list[Turn] = list(known) if known else _front(text, paragraphs[:begin])
    until = max(t.end for t in marked)
    units, where, kinds = [], [], []
    fresh = False
    for i in range(begin, len(paragraphs)):
        p = paragraphs[i]
        words = text[p.start : p.end]
        example = next((t for t in marked if t.start < p.end and p.start < t.end), None)
        aside = (
            "rule"
            if is_rule(words)
            else _aside(text, words, alone=True, late=i >= len(paragraphs) - 3)
        )
        if example is not None:
            aside = None if example in spoken else example.kind
        kinds.append(aside)
        if aside is not None:
            fresh |= aside == "heading"
            continue
        role = start = None
        if example is not None:
            role = QUESTION if (example.kind, example.speaker) == asking else 1 - QUESTION
            start = p.start <= example.start
        units.append(Unit(words, False, "", fresh, role, start))
        where.append(i)
        fresh = False
    told = [u for u in units if u.role is not None]
    share = []
    for role in (QUESTION, 1 - QUESTION):
        mine = [u for u in told if u.role == role]
        share.append((sum(not u.start for u in mine) + 0.1) / (len(mine) + 1.0))
    steps = dict(zip(where, voices(units, marks=False, go_on=(share[0], share[1])), strict=True))
    current: Turn | None = None
    for i, aside in enumerate(kinds, begin):
        p = paragraphs[i]
        if aside is not None:
            if current is not None:
                out.append(current)
                current = None
            if aside != "rule":
                s, e = _words_of(p.start, p.end, text[p.start : p.end])
                out.append(Turn(s, e, aside))
            continue
        step = steps[i]
        kind, speaker = asking if step.role == QUESTION else next(r for r in roles if r != asking)
        if (
            current is not None
            and not step.starts
            and (current.kind, current.speaker) == (kind, speaker)
        ):
            current = replace(current, end=p.end)
            continue
        if current is not None:
            out.append(current)
        flags = (_order(),) if step.sure < 0.8 and p.start >= until else ()
        current = Turn(p.start, p.end, kind, speaker=speaker, flags=flags)
    if current is not None:
        out.append(current)
    turns = list(_put(marked, out))
    return _finish(
        text, turns, None, f"continued from {len(spoken)} marked turns, by alternation and style"
    )


def _put(marked: Sequence[Turn], turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Marked turns as they are, and of the others what does not touch them."""
    free = [t for t in turns if all(t.end <= m.start or t.start >= m.end for m in marked)]
    return tuple(sorted([*marked, *free], key=lambda t: t.start))


# after the turns
# -----------------------------------------------------------------------------------------------


def _finish(text: str, turns: Sequence[Turn], convention: str | None, evidence: str) -> Structure:
    """Sections, title, flags over all turns, proposals and ids."""
    turns = [t for t in turns if t.end > t.start]
    sections = _sections(text, turns)
    out = []
    at = -1
    for turn in turns:
        while at + 1 < len(sections) and sections[at + 1].start <= turn.start:
            at += 1
        out.append(replace(turn, section=sections[at].title) if at >= 0 else turn)
    out, proposals = _names(text, out)
    title = next((text[t.start : t.end] for t in out if t.kind == "title"), "")
    out = [replace(t, id=f"t{n}") for n, t in enumerate(out, 1)]
    return Structure(
        tuple(out),
        tuple(sections),
        " ".join(title.split()),
        convention,
        evidence,
        (*_people(text, out), *proposals),
    )


def _sections(text: str, turns: Sequence[Turn]) -> list[Section]:
    heads = []
    for turn in turns:
        if turn.kind == "heading":
            line = text[text.rfind("\n", 0, turn.start) + 1 : turn.start]
            level = line.count("#") or 1
            heads.append((turn, level))
    out = []
    for n, (turn, level) in enumerate(heads):
        end = next((later.start for later, other in heads[n + 1 :] if other <= level), len(text))
        out.append(Section(" ".join(text[turn.start : turn.end].split()), turn.start, end, level))
    return out


def _names(text: str, turns: list[Turn]) -> tuple[list[Turn], list[dict[str, Any]]]:
    """Flags on speakers who may be one person, or who speak only once among many."""
    counts = Counter(t.speaker for t in turns if t.speaker and t.label)
    first: dict[str, int] = {}
    for i, turn in enumerate(turns):
        if turn.speaker and turn.label:
            first.setdefault(turn.speaker, i)
    proposals: list[dict[str, Any]] = []
    flagged: dict[int, list[Flag]] = {}
    seen = set()
    for rare, often in near_names(counts):
        i = first[rare]
        turn = turns[i]
        one, many = (f"{counts[x]} {'turn' if counts[x] == 1 else 'turns'}" for x in (rare, often))
        why = f"{rare!r} ({one}) may be {often!r} ({many})."
        proposals.append(
            {
                "what": "same-speaker",
                "name": rare,
                "other": often,
                "start": turn.label_start,
                "end": turn.end,
                "why": why,
            }
        )
        proposals[-1]["end"] = (turn.label_start or turn.start) + len(turn.label or "")
        seen.add(rare)
        flagged.setdefault(i, []).append(
            Flag(
                "near-name",
                why,
                (("merge_speakers", f"Same person: {often}"), ("keep", "Two people")),
            )
        )
    total = sum(counts.values())
    for name, n in counts.items():
        if n == 1 and name not in seen and (total >= 20 or (total >= 6 and " " not in name)):
            flagged.setdefault(first[name], []).append(
                Flag(
                    "new-label",
                    f"{name!r} speaks only here; is it a speaker?",
                    (
                        ("keep", "A speaker"),
                        ("merge", "Words of the turn before"),
                        ("rename_speaker", "Another name"),
                    ),
                )
            )
    for i, flags in flagged.items():
        turns[i] = replace(turns[i], flags=(*turns[i].flags, *flags))
    roles = {}
    for turn in turns:
        role = role_of(turn.label) if turn.label else None
        if role and (turn.speaker, role) not in roles:
            roles[(turn.speaker, role)] = turn
            begin = turn.label_start if turn.label_start is not None else turn.start
            proposals.append(
                {
                    "what": "role",
                    "name": turn.speaker,
                    "value": role,
                    "start": begin,
                    "end": begin + len(turn.label or ""),
                    "why": f"The label reads {turn.label!r}.",
                }
            )
    return turns, proposals


_INTERVIEW_WITH = re.compile(
    r"(?:interview|conversation|talk|gespräch|entretien|entrevista|intervista|беседа|"
    r"интервью)\s+(?:with|mit|avec|con|с)\s+"
    r"(?P<name>(?:[^\W\d_a-z][\w.'’-]*\s*){1,5})",
    re.IGNORECASE,
)
_TITLE_NAME = re.compile(r"^(?P<name>[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3})\s*[:：]\s")


_ARTICLES = frozenset(
    (
        "the",
        "a",
        "an",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "le",
        "la",
        "les",
        "el",
        "los",
        "il",
        "lo",
    )
)


def _people(text: str, turns: Sequence[Turn]) -> list[dict[str, Any]]:
    """Names a title, a byline, a header or a credit offers for the interviewer and the guest."""
    out: list[dict[str, Any]] = []

    def offer(what: str, name: str, start: int, why: str) -> None:
        name = name.strip(" .,;:")
        if name and (what, name) not in {(p["what"], p["name"]) for p in out}:
            out.append(
                {"what": what, "name": name, "start": start, "end": start + len(name), "why": why}
            )

    for turn in turns:
        words = text[turn.start : turn.end]
        if turn.kind in ("title", "byline", "note", "credit") and not any(
            p["what"] == "date" for p in out
        ):
            dated = date_in(words)
            if dated is not None:
                place = {"start": turn.start + dated[1], "end": turn.start + dated[2]}
                why = f"The {turn.kind} reads {words[:80]!r}."
                out.append({"what": "date", "name": dated[0], **place, "why": why})
        if turn.kind in ("credit", "byline", "note"):
            found = credit(words)
            if found and found[1]:
                offer(found[0], found[1], turn.start + found[2], f"The text says {words[:80]!r}.")
                continue
        if turn.kind in ("title", "byline", "note"):
            named = _INTERVIEW_WITH.search(words)
            if named and named["name"][:1].isupper():
                name = re.match(
                    r"(?:[^\W\d_]+[\w.'’-]*\s*)(?:[A-ZÀ-ÞА-Я][\w.'’-]*\s*)*", named["name"]
                )
                if name:
                    offer(
                        "guest",
                        name[0],
                        turn.start + named.start("name"),
                        f"The {turn.kind} reads {words[:80]!r}.",
                    )
        if turn.kind == "title":
            lead = _TITLE_NAME.match(words)
            if (
                lead
                and lead["name"].split()[0].casefold() not in _ARTICLES
                and looks_like_name(lead["name"])
            ):
                offer("guest", lead["name"], turn.start, f"The title reads {words[:80]!r}.")
    return out


def structure_of(text: str, turns: Sequence[Turn], evidence: str) -> Structure:
    """The structure of a text whose file says itself who speaks: kinds by labels, sections, flags
    and proposals.
    """
    marks = [Mark(0, t.label_start or 0, t.label, t.start) for t in turns if t.label]
    kinds = _kinds_of(marks)
    out = [
        replace(t, kind=kinds.get(t.speaker or "", t.kind)) if t.kind == "speech" else t
        for t in turns
    ]
    found = _finish(text, out, None, evidence)
    if any(t.kind in ("question", "answer", "speech") for t in out):
        return found
    return replace(
        found,
        question="The file does not say who speaks; mark the first turns and let the pattern continue.",
    )
