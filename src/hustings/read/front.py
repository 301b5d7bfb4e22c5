"""Paragraphs of a text, and what stands before its first turn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Turn
from .times import CUE_TIMES, DASH
from .words.label_words import ANSWERERS, NOT_NAMES, QUESTIONERS
from .words.layout import is_grouped, is_wrapped
from .words.lines import (
    Line,
    credit,
    is_direction,
    is_heading,
    is_rule,
    is_shouted,
    markdown_heading,
)


@dataclass(slots=True)
class Paragraph:
    start: int
    end: int
    first: int
    last: int
    gap: bool = True


def paragraphs_in(
    lines: Sequence[Line], begin: int, stop: int, *, dashes: bool = False
) -> list[Paragraph]:
    """Runs of lines without a blank one between; each line its own where the text has few blank
    lines.

    With ``dashes`` a line that opens with one begins a paragraph.
    """
    grouped = is_grouped(lines)
    if dashes:
        marked = [i for i in range(begin, stop) if DASH.match(lines[i].text)][1:]
        grouped = sum(lines[i].gap for i in marked) > 0.5 * len(marked) or is_wrapped(lines)
    out: list[Paragraph] = []
    for i in range(begin, stop):
        line = lines[i]
        new = not out or line.gap or not grouped or (dashes and _opens(lines, i))
        new = new or is_rule(line.text) or markdown_heading(line.text) is not None
        new = new or is_rule(lines[i - 1].text) or markdown_heading(lines[i - 1].text) is not None
        if new:
            out.append(Paragraph(line.start, line.end, i, i, line.gap))
        else:
            out[-1].end, out[-1].last = line.end, i
    return out


def _opens(lines: Sequence[Line], i: int) -> bool:
    """A dash at a line's start opens a turn, unless a hard wrap put it there in mid-sentence."""
    if not DASH.match(lines[i].text):
        return False
    before = lines[i - 1].text if i and not lines[i].gap else "."
    return len(before) < 55 or before[-1] in '.?!…:;"”’»)]' or before[-1] in "？。؟"


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


def front_paragraphs(lines: Sequence[Line], stop: int) -> list[Paragraph]:
    """What stands before the first turn; short lines there are paragraphs of their own (title,
    byline, date).
    """
    out: list[Paragraph] = []
    for p in paragraphs_in(lines, 0, stop):
        part = lines[p.first : p.last + 1]
        if (
            len(part) > 1
            and all(len(x.text) <= 90 for x in part)
            and not all(len(x.text) > 55 for x in part[:-1])
        ):
            out.extend(
                Paragraph(x.start, x.end, p.first + n, p.first + n, x.gap)
                for n, x in enumerate(part)
            )
        else:
            out.append(p)
    return out


def front(text: str, paragraphs: Sequence[Paragraph]) -> list[Turn]:
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
        elif not titled and not noted and could_title(words):
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


def is_byline(words: str) -> bool:
    """Whether a line gives a date, or who wrote or took part."""
    return bool(_DATE.match(words) or _BYLINE.match(words) or credit(words))


def could_title(words: str) -> bool:
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
