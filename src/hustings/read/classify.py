"""What each line of a text is before anybody speaks: words, a time, a direction, a page mark …

Every line is classified once; who speaks is then a matter of labels and of lines of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .times import CLOCK, CLOCK_LINE, STAMP
from .words.court import is_examination, oath
from .words.label_words import PARTS
from .words.layout import TABLE_ROWS, fences, is_grouped, is_row, is_wrapped
from .words.lines import (
    Line,
    aside_kind,
    ends_sentence,
    is_direction,
    is_rule,
    opens_paragraph,
    opens_with_direction,
)
from .words.narration import narrated
from .words.pages import heads_beside_numbers, is_entry
from .words.speaker_names import PERSON_WORDS, looks_like_name

PAGE_MARK = re.compile(
    r"^[\[(]?\s*(?:(?:\d{1,2}\s\w+\s\d{4}\s*:?\s*)?(?:column|columns|col\.|page|pages|seite|spalte|"
    r"página|pagina|colonne|страница|стр\.)\s*\d{1,5}\w{0,2}(?:\s*(?:of|von|de|sur|из|/)\s*\d+)?|"
    r"[-–—]\s*\d{1,4}\s*[-–—]|[A-D](?=\)))\s*[\])]?$|^\[\[page\s[A-Z]{0,2}\d{1,6}\]\]$",
    re.IGNORECASE,
)
"""A page's or a column's number on a line of its own."""
_ANNEX = re.compile(
    r"^(?:annex(?:e|es)?|appendix|anlagen?|anexo|allegato|bijlagen?|приложение|附件|"
    r"division(?: no\.? \d+)?|roll[ -]call(?: vote)?|division list|namentliche abstimmung|"
    r"endgültiges ergebnis|scrutin public|votación nominal)"
    r"(?:\s+(?:[A-Z]|[\dIVX]{1,4}))?\s*[:.]?$",
    re.IGNORECASE,
)
"""The head of a part of a sitting's minutes that nobody speaks."""
_RESUMED = re.compile(r"\s*[\[(](?:Resumed|Continued|Recalled)[\])]$", re.IGNORECASE)
STAMPED = re.compile(rf"^(?:{STAMP}|{CLOCK})\s+" + r"(?=[\[(<{*_#♪（〔【])")
"""A time before a direction: ``0:20 (Bell rings)``."""
_PART = re.compile(
    r"^[*_#-]{0,3}\s?(?P<part>[^\W\d_][^:：*_]{1,20})[*_]{0,2}[:：][*_]{0,2}\s*(?P<name>\S.*?)[*_]*$"
)
PRINTED = 80
"""Lines of the longest paper printed between brackets."""
HEAD_LINES = 2
"""Lines a text may have above who plays a part in it: a title, a place."""


def classified(text: str, lines: Sequence[Line], labelled: set[int]) -> list[Line]:
    """The lines with their kinds; ``labelled`` are indices of lines that begin with a label."""
    grouped, wrapped, tail = is_grouped(lines), is_wrapped(lines), tail_of(lines)
    kinds = [
        "words"
        if i in labelled
        else _kind(
            lines,
            i,
            grouped=grouped and not (lines[i].gap and i + 1 in labelled),
            wrapped=wrapped,
            late=i >= tail,
        )
        for i in range(len(lines))
    ]
    for i, kind in narrated(lines, labelled).items():
        kinds[i] = kind if kinds[i] in ("words", "direction") else kinds[i]
    for i in _page_numbers(lines):
        kinds[i] = "page" if kinds[i] == "words" and i not in labelled else kinds[i]
    for i in heads_beside_numbers(lines, labelled):
        kinds[i] = "page"
    for i in labelled:
        # a sentence ends above it, and another label follows
        if i > 1 and kinds[i - 1] == "words" and i - 1 not in labelled and _closes(lines, i - 1):
            kinds[i - 1] = "direction"
    until = list(range(len(lines)))
    for start, stop, kind in (
        *_asides_over(text, lines, kinds, labelled),
        *_shown(lines, labelled),
    ):
        kinds[start : stop + 1] = [kind] * (stop + 1 - start)
        until[start : stop + 1] = [stop] * (stop + 1 - start)
    if not wrapped:
        for start, stop in _tables(lines, kinds, labelled):
            kinds[start:stop] = ["table"] * (stop - start)
    return [
        line._replace(kind=kind, until=last)
        for line, kind, last in zip(lines, kinds, until, strict=True)
    ]


def _asides_over(
    text: str, lines: Sequence[Line], kinds: Sequence[str], labelled: set[int]
) -> Iterator[tuple[int, int, str]]:
    """Directions and oaths over several lines: first and last line, and what they are."""
    last = -1
    for i in range(len(lines)):
        if i <= last or kinds[i] != "words" or i in labelled:
            continue
        direction = _direction_over(text, lines, i, labelled)
        found = oath(lines, i) if direction is None else direction
        if found is None:
            found = _printed_over(lines, i, labelled)
        if found is not None:
            last = found
            yield i, last, "note" if direction is None else "direction"


def _shown(lines: Sequence[Line], labelled: set[int]) -> Iterator[tuple[int, int, str]]:
    """Stretches of program text, which is shown and not said."""
    for start, stop in fences(lines):
        if labelled.isdisjoint(range(start, stop + 1)):
            yield start, stop, "note"


def _kind(lines: Sequence[Line], i: int, *, grouped: bool, wrapped: bool, late: bool) -> str:
    line = lines[i]
    alone = (line.gap and (i + 1 >= len(lines) or lines[i + 1].gap)) or not grouped
    if CLOCK_LINE.match(line.text):
        return "time"
    if PAGE_MARK.match(line.text):
        return "page"
    if is_entry(line.text):
        return "note"
    if is_examination(line.text):
        return "heading"
    if names_a_part(lines, i):
        return "note"
    if _ANNEX.match(line.text) and (alone or line.gap):
        return "annex"
    if alone and is_rule(line.text):
        return "rule"
    bracketed = line.text[0].isdigit() or line.text[0] in "[({<*_#♪（〔【"
    if not (bracketed or (alone and len(line.text) <= 100) or late):
        return "words"
    if is_rule(line.text):
        return "rule"
    kind = aside_kind(line.text, alone=alone, late=late)
    timed = STAMPED.match(line.text)
    if timed and is_direction(line.text[timed.end() :]):
        return "direction"
    apart = alone or _stands_apart(lines, i, wrapped=wrapped)
    return (kind or "words") if kind != "direction" or apart else "words"


def _closes(lines: Sequence[Line], i: int) -> bool:
    """Whether a line in brackets stands below the end of a sentence."""
    words = lines[i].text
    return words[0] in "([" and is_direction(words) and ends_sentence(lines[i - 1].text)


def _stands_apart(lines: Sequence[Line], i: int, *, wrapped: bool) -> bool:
    """Whether a direction between lines of words belongs to nobody."""
    line = lines[i]
    if opens_with_direction(line.text) and (i == 0 or ends_sentence(lines[i - 1].text)):
        return True
    if wrapped:
        return line.text[0] not in "*_" and opens_paragraph(lines, i)
    return line.text[0] in "[<{♪〔【（"


def names_a_part(lines: Sequence[Line], i: int) -> bool:
    """Whether a line says who plays a part and nobody speaks in it: ``Interviewer: Ann Lee``."""
    found = _PART.match(lines[i].text)
    if found is None or found["part"].casefold() not in PARTS:
        return False
    words = _RESUMED.sub("", found["name"])
    if ends_sentence(words) or len(words.split()) not in PERSON_WORDS:
        return False
    above = i <= HEAD_LINES or opens_paragraph(lines, i) or _PART.match(lines[i - 1].text)
    below = i + 1 == len(lines) or lines[i + 1].gap or _PART.match(lines[i + 1].text)
    return bool(above and below) and looks_like_name(words)


def _direction_over(text: str, lines: Sequence[Line], i: int, labelled: set[int]) -> int | None:
    """The last line of a direction that is broken over several lines, or None."""
    if lines[i].text[0] not in "[(" or lines[i].text[-1] in "])" or i in labelled:
        return None
    if not (lines[i].gap or opens_with_direction(lines[i].text) or opens_paragraph(lines, i)):
        return None
    j = i
    while j + 1 < len(lines) and j < i + 8 and not lines[j + 1].gap and j + 1 not in labelled:
        j += 1
        if lines[j].text[-1] in "])" and is_direction(text[lines[i].start : lines[j].end]):
            return j
    return None


def _printed_over(lines: Sequence[Line], i: int, labelled: set[int]) -> int | None:
    """The last line of paragraphs printed between brackets, or None: a paper is put in, while
    somebody has the floor (``(The amendment reads:``, and paragraphs further down ``)``)."""
    if not lines[i].gap or lines[i].text[0] not in "([":
        return None
    opening, closing = "()" if lines[i].text[0] == "(" else "[]"
    depth = 0
    for j in range(i, min(len(lines), i + PRINTED)):
        if j in labelled:
            return None
        depth += lines[j].text.count(opening) - lines[j].text.count(closing)
        if depth <= 0:
            apart = j + 1 == len(lines) or lines[j + 1].gap
            over = any(line.gap for line in lines[i + 1 : j + 1])
            return j if depth == 0 and apart and over else None
    return None


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    """Bare numbers on lines of their own that count up by one: the pages' own."""
    bare = [i for i, line in enumerate(lines) if line.text.isdecimal() and len(line.text) <= 4]
    steps = sum(int(lines[b].text) - int(lines[a].text) == 1 for a, b in pairwise(bare))
    return bare if len(bare) > 1 and steps >= 0.8 * (len(bare) - 1) else []


def _tables(
    lines: Sequence[Line], kinds: Sequence[str], labelled: set[int]
) -> list[tuple[int, int]]:
    """Runs of rows, as (first line, line after the last)."""
    out: list[tuple[int, int]] = []
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and i not in labelled and kinds[i] != "direction" and is_row(lines[i]):
            continue
        if i - start >= TABLE_ROWS:
            out.append((start, i))
        start = i + 1
    return out


def tail_of(lines: Sequence[Line]) -> int:
    """Index of the line from which closing credits may stand: the last four paragraphs."""
    left = 4
    grouped = is_grouped(lines[-40:])
    for i in range(len(lines) - 1, -1, -1):
        left -= lines[i].gap or not grouped
        if left == 0:
            return max(i, 1)
    return 1
