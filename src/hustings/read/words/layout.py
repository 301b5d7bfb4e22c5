"""How lines are laid out: in paragraphs that blanks part, broken at a width, in rows of a table,
between fences of program text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .lines import Line, ends_sentence, width

FENCE = "```"
"""What parts program text from words in Markdown."""
MOST = 0.5
"""Share of a text's lines that no program text in it has."""
NARROWEST, WIDE, WIDEST = 40, 100, 120
"""Columns of the middle line and, at most, of nearly the longest where lines are broken."""
SMALL_TYPE, RUNNING_ON = 160, 0.2
"""Columns of nearly the longest line of small type, and the share of lines that run on there."""
TABLE_ROWS = 6
"""So many short lines in a row without the end of a sentence are a table or a roll, not speech."""
TABLE_WIDTH = 40
"""Columns of the longest line of a table; lines broken at a width are longer."""


def is_grouped(lines: Sequence[Line]) -> bool:
    """Whether blank lines part paragraphs."""
    gaps = sum(line.gap for line in lines)
    if gaps > 0.25 * len(lines):
        return True
    return gaps > 1 and is_wrapped(lines)


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines look broken at a fixed width."""
    lengths = sorted(width(line.text) for line in lines)
    # a line or two of a head may be longer
    longest, middle = lengths[len(lengths) - 1 - len(lengths) // 100], lengths[len(lengths) // 2]
    if NARROWEST <= middle <= WIDE and longest <= WIDEST:
        return True
    # a page printed in small type: sentences must be seen to run on from line to line
    return middle > NARROWEST and longest <= SMALL_TYPE and _running_on(lines) >= RUNNING_ON


def _running_on(lines: Sequence[Line]) -> float:
    """Share of the lines that go on, in small letters, in the line right below."""
    on = sum(b.text[0].islower() and not b.gap for _, b in pairwise(lines))
    return on / max(len(lines), 1)


def is_row(line: Line) -> bool:
    """A short line that is no part of a sentence."""
    words = line.text
    return (
        width(words) <= TABLE_WIDTH
        and not ends_sentence(words)
        and words[-1] not in ",;:-–—"
        and not words[0].islower()
        and words[0] not in "#*-–—>"
    )


def fenced(lines: Sequence[Line]) -> set[int]:
    """Lines of program text between fences of Markdown: ``name: value`` there is no label."""
    return {i for start, stop in fences(lines) for i in range(start, stop + 1)}


def unfenced(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without a pair of fences that holds most of a text and names no language: a transcript
    was pasted there."""
    for start, stop in fences(lines):
        if lines[start].text == FENCE and stop - start > MOST * len(lines):
            below = lines[start + 1]._replace(gap=True)
            return [*lines[:start], below, *lines[start + 2 : stop], *lines[stop + 1 :]]
    return lines


def fences(lines: Sequence[Line]) -> Sequence[tuple[int, int]]:
    """First and last line of each fenced stretch; none where a fence is not closed."""
    drawn = [i for i, line in enumerate(lines) if line.text.startswith(FENCE)]
    return [] if len(drawn) % 2 else list(zip(drawn[::2], drawn[1::2], strict=True))
