"""Questions in bold, in italics or as headings, answers plain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...model import Turn
from ..conventions.bold import LABEL_AND_WORDS
from ..cutting import words_of
from ..front import Paragraph, front, front_paragraphs, is_byline, paragraphs_in
from ..marks import Mark, Reading
from ..words.lines import Line, aside_kind, is_rule, markdown_heading
from ..words.speaker_names import looks_like_name
from .dashed import bare_heading

LEAST_ASKED = 3
"""Questions from which the first, unanswered one is a title."""
_LAST = 3
"""So many paragraphs at the end may hold credits."""


def bold_questions(text: str, lines: Sequence[Line], reading: Reading) -> list[Turn]:
    """Turns of a text whose questions are set apart by their type alone."""
    questions = _below_title(_questions(reading.marks), lines)
    questions = [*questions, *_asked_without_a_mark(questions, lines)]
    marks = {m.line: m for m in questions}
    askers = _askers(lines[m.line].text for m in questions)
    first = questions[0].line
    out = front(text, front_paragraphs(lines, first))
    paragraphs = paragraphs_in(lines, first, len(lines))
    parted = True
    for n, p in enumerate(paragraphs):
        turn = _turn(text, p, marks.get(p.first), late=n >= len(paragraphs) - _LAST)
        if turn is None:
            parted = True
            continue
        if turn.kind == "question":
            turn = _asked(text, turn, askers)
        if not parted and out[-1].kind == turn.kind:
            out[-1] = replace(out[-1], end=turn.end)
        else:
            out.append(turn)
        parted = turn.kind not in ("question", "answer")
    return out


def _questions(marks: Sequence[Mark]) -> Sequence[Mark]:
    """Marks without headings that ask, where most questions are set in bold."""
    bold = [m for m in marks if not m.label.startswith("#")]
    return bold if 2 * len(bold) > len(marks) else marks


def _asked_without_a_mark(questions: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """Headings that are sentences, of a rank at which most headings are asked.

    *Tell me more about it.* asks as well as a question does; a heading that only names what comes
    next ends without a stop.
    """
    asked = {m.line for m in questions}
    others = [
        Mark(i, x.start, x.text[: heading[1]], x.start + heading[1])
        for i, x in enumerate(lines)
        if i > questions[0].line and i not in asked and (heading := markdown_heading(x.text))
    ]
    told = [m for m in others if lines[m.line].text.endswith((".", "。", "…"))]
    asking = Counter(m.label for m in questions)
    silent = Counter(m.label for m in others) - Counter(m.label for m in told)
    return [m for m in told if asking[m.label] >= max(LEAST_ASKED, silent[m.label] + 1)]


def _below_title(questions: Sequence[Mark], lines: Sequence[Line]) -> Sequence[Mark]:
    """Questions without the one at the top that nobody answers: the title.

    Between it and the next stand a by-line and what is set in italics, or nothing.
    """
    if len(questions) < LEAST_ASKED or questions[0].line != 0:
        return questions
    below = (x.text for x in lines[1 : questions[1].line])
    return questions[1:] if all(map(_is_standfirst, below)) else questions


def _is_standfirst(words: str) -> bool:
    """Whether a line stands between a title and what is said."""
    slanted = words[:1] in "*_" and words[0] == words[-1]
    return slanted or is_rule(words) or is_byline(words)


def _askers(questions: Iterable[str]) -> set[str]:
    """Names that stand before several questions: ``**The Bay: Who pays?**``."""
    found = (LABEL_AND_WORDS.match(words) for words in questions)
    names = Counter(label["name"] for label in found if label and looks_like_name(label["name"]))
    return {name for name, n in names.items() if n > 1}


def _asked(text: str, turn: Turn, askers: set[str]) -> Turn:
    """A question with who asks it, where its words begin with the name of an asker."""
    name, _, rest = text[turn.start : turn.end].partition(":")
    name = name.strip()
    words = rest.strip()
    if name not in askers or not words:
        return turn
    start = turn.end - len(rest) + rest.index(words[0])
    return replace(turn, start=start, speaker=name, label=name)


def _turn(text: str, p: Paragraph, mark: Mark | None, *, late: bool) -> Turn | None:
    """A paragraph as a turn of its own; None for a line that only divides."""
    words = text[p.start : p.end]
    if is_rule(words):
        return None
    kind = aside_kind(words, alone=True, late=late)
    if mark is None:
        start, end = words_of(p.start, p.end, words) if kind else (p.start, p.end)
        return Turn(start, end, kind or "answer")
    start, end = _within(p, mark, words)
    if markdown_heading(words) is not None:
        return Turn(start, end, "question", label_start=p.start)
    if kind is None and bare_heading(text[start:end]):
        kind = "heading"
    if kind is None or kind == "direction":
        return Turn(start, end, "question", label_start=p.start)
    return Turn(start, end, kind)


def _within(p: Paragraph, mark: Mark, words: str) -> tuple[int, int]:
    """The span of a question without the signs of its type."""
    if p.first != p.last:
        return p.start, p.end
    heading = markdown_heading(words)
    if heading is not None:
        return p.start + heading[1], p.start + heading[2]
    return p.start + len(mark.label), p.end - len(mark.label)
