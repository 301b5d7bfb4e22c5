"""Words in their context (KWIC): each place as one line, sorted by what stands before or behind."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ..errors import OptionError, UnknownName
from ..shown import Shown, Tabular
from .counting import words

SORTS: Final = ("text", "left", "right", "word", "speaker")
"""In reading order; by the words before, the nearest first; by those behind; by the words found;
by who speaks."""

_SPECIAL = re.compile(r"[.*+?^${}()|\[\]\\/]")


@dataclass(frozen=True, slots=True)
class Line:
    """One place: a span of code points in a text, its words, and what stands round it."""

    text: str
    title: str
    speaker: str | None
    start: int
    end: int
    before: str
    match: str
    after: str


@dataclass(frozen=True, repr=False)
class Concordance(Shown, Tabular):
    """The places of some words, sorted; ``n`` counts them all, ``rows`` may be the first of
    them."""

    asked: str
    rows: Sequence[Line]
    n: int
    texts: int
    why_empty: str | None = None
    notes: Sequence[str] = field(default=())

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a place."""
        names = ("text", "title", "speaker", "start", "end", "before", "match", "after")
        return {name: [getattr(row, name) for row in self.rows] for name in names}


def expression(line: str) -> str:
    """A line of words as a regular expression for whole words in any case: "noise, car*" are
    alternatives, a star stands for any ending, "/…/" is an expression already; "" where nothing is
    asked. The reading page takes the same lines. Raises OptionError, one sentence, for a wrong
    expression.

    >>> expression("noise, car*"), expression("/gr[ae]y/"), expression(" , *")
    ('(?:noise|car\\\\w*)', '(?:gr[ae]y)', '')
    """
    given = line.strip()
    if is_expression(given):
        return f"(?:{_readable(given[1:-1])})"
    made = []
    for word in (w.strip() for w in given.split(",")):
        begin = _SPECIAL.sub(r"\\\g<0>", word.rstrip("*"))
        if begin:
            made.append(rf"{begin}\w*" if word.endswith("*") else begin)
    return f"(?:{'|'.join(made)})" if made else ""


def _readable(inside: str) -> str:
    """What stands between the strokes, if it is an expression."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            re.compile(inside)
    except (re.error, OverflowError, RecursionError) as error:
        why = getattr(error, "msg", None) or "it is too long or too deep"
        raise OptionError(
            f"The expression /{inside}/ cannot be read: {why}. Mend it, or leave the strokes out "
            f"to look for these letters themselves.",
            expression=inside,
        ) from None
    return inside


def is_expression(line: str) -> bool:
    """Whether a line is a regular expression and no list of words."""
    given = line.strip()
    return len(given) > len("//") and given[0] == given[-1] == "/"


def sorted_lines(lines: Sequence[Line], by: str) -> list[Line]:
    """Lines in the order asked for; what is alike stays in reading order. Raises UnknownName."""
    if by not in SORTS:
        raise UnknownName("order of the lines", by, SORTS)
    if by == "text":
        return list(lines)
    return sorted(lines, key=lambda line: _key(line, by))


def _key(line: Line, by: str) -> tuple[str, ...]:
    if by == "left":
        return tuple(w.casefold() for w in reversed(words(line.before)))
    if by == "right":
        return tuple(w.casefold() for w in words(line.after))
    if by == "word":
        return (line.match.casefold(), *(w.casefold() for w in words(line.after)))
    return (line.speaker or "\uffff",)
