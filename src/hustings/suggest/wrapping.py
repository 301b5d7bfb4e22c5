"""Line ends that only part a wrapped paragraph, read as blanks before any rule looks.

Offsets stay: one code point for another. What ends a line on purpose stays a line end: a blank
line, a line much shorter than its wrapped neighbours, an item of a list, a label, an indented
first line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, wraps
from itertools import pairwise
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

NARROWEST, WIDEST = 30, 130
"""Code points of a wrapped line: below are lists and verse, above paragraphs of one line each."""
FULL = 0.7
"""Share of the line ends of a block that full lines must have before it counts as wrapped."""
FEW = 3
"""Line ends from which a block tells its own width; another has that of its text."""
SPARE = 0.2
"""Of the width: the room a full line may leave beside the word that did not fit any more; one that
ends in a stop may leave none."""
SMALL = 0.2
"""Share of the line ends of a wrapped block that small letters follow, where not every line is as
full as it can be: headings and verse have capitals."""
SURE = 20
"""Code points of a line behind which a small letter goes on with the sentence."""
INDENT = 2
"""Blanks by which a line stands further in than the one before where it begins a paragraph."""

_BLANKS = " \t\u00a0"
_CLOSED = '.!?:;\u2026\u2014\u2013-)]"\u201d'
_STOPPED = '.!?:;\u2026"\u201d'
_ITEM = re.compile(r"(?:[\u2022*>\u25cf\u25aa]|[-\u2013\u2014]\s|\(?(?:\d{1,3}|[a-z])[.)]\s)")
_LABEL = re.compile(r"[A-Z][\w .'\u2019\-]{0,40}:(?=\s|$)")
_NAME_LABEL = re.compile(r"(?:[A-Z][\w.'\u2019\-]*(?: (?=[A-Z])|(?=:))){1,4}:(?=\s|$)")
_FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the blanks at its ends; ``end`` is where its line end stands."""

    words: str
    indent: int
    end: int


@lru_cache(maxsize=4)
def unwrapped(text: str) -> str:
    """``text`` with a blank for every line end inside a wrapped paragraph, as long as before.

    >>> unwrapped("It was told by the Port\\noffice.\\n\\nNobody asked.")
    'It was told by the Port office.\\n\\nNobody asked.'
    """
    if "\n" not in text:
        return text
    blocks = _blocks(text)
    own = _width([line for block in blocks for line in (*block, _NONE)])
    read = list(text)
    for block in blocks:
        width = _width(block) or own
        for a, b in pairwise(block):
            if _goes_on(a, b, width):
                read[a.end] = " "
    return "".join(read)


def over_wrapped_lines(
    rule: Callable[Concatenate[str, P], R],
) -> Callable[Concatenate[str, P], R]:
    """A rule that is given its text as :func:`unwrapped` reads it."""

    @wraps(rule)
    def reading(text: str, /, *args: P.args, **settings: P.kwargs) -> R:
        return rule(unwrapped(text), *args, **settings)

    return reading


_NONE = _Line("", 0, 0)
"""Stands between two blocks: nothing goes on over it."""


def _blocks(text: str) -> list[list[_Line]]:
    """The lines of a text, parted where a line is blank."""
    found: list[list[_Line]] = [[]]
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip(_BLANKS))
            found[-1].append(_Line(words, indent, at + len(raw)))
        elif found[-1]:
            found.append([])
        at += len(raw) + 1
    return found


def _width(lines: Sequence[_Line]) -> int:
    """How many code points wide lines are wrapped, 0 where they are not.

    Lines are where the first word of the next would have gone over the longest at most line ends
    but those before items and labels.
    """
    ends = [(a, b) for a, b in pairwise(lines) if a.words and b.words and not _opens(a, b)]
    if len(ends) < FEW:
        return 0
    lengths = sorted(len(a.words) for a, _ in ends)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return 0
    if all(_room(a, b) > width for a, b in ends):
        return width
    full = sum(_is_full(a, b, width) for a, b in ends)
    small = sum(b.words[0].islower() for _, b in ends)
    return width if full >= FULL * len(ends) and small >= SMALL * len(ends) else 0


def _room(a: _Line, b: _Line) -> int:
    """How long ``a`` would be with the first word of ``b``."""
    word = _FIRST_WORD.match(b.words)
    return len(a.words) + 1 + len(word.group() if word else "")


def _is_full(a: _Line, b: _Line, width: int) -> bool:
    """Whether the first word of ``b`` would not have fitted behind ``a``."""
    spare = 0 if a.words[-1] in _STOPPED else SPARE
    return _room(a, b) > (1 - spare) * width


def _goes_on(a: _Line, b: _Line, width: int) -> bool:
    """Whether the paragraph of ``a`` goes on in ``b``."""
    if _opens(a, b):
        return False
    if width and _is_full(a, b, width):
        return True
    first = b.words.lstrip("\"\u201c\u2018'(")[:1]
    return first.islower() and len(a.words) >= SURE and a.words[-1] not in _STOPPED


def _opens(a: _Line, b: _Line) -> bool:
    """Whether ``b`` begins anew by what it looks like: an item, a label, a first line set in."""
    if b.indent >= a.indent + INDENT and a.words[-1:] in _CLOSED:
        return True
    if _NAME_LABEL.match(b.words) or (_ITEM.match(a.words) and _ITEM.match(b.words)):
        return True
    begins = _ITEM.match(b.words) or _LABEL.match(b.words)
    return bool(begins) and a.words[-1:] in _CLOSED
