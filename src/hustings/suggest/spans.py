"""A stretch of text that knows its words."""

from __future__ import annotations

from typing import Any

BLANK_AND_STOPS = " \t\n\r\u00a0,;:.!?\u2013\u2014-\u2026"
"""What a clause may begin or end with without its being part of it."""


class Span(tuple[int, int]):
    """``(start, end)`` in code points, end exclusive, with its ``text``.

    >>> span = Span.of("The night ferry", 4, 9)
    >>> span.start, span.end, span.text
    (4, 9, 'night')
    """

    text: str

    @staticmethod
    def of(text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` to ``end``."""
        span = Span((start, end))
        span.text = text[start:end]
        return span

    @property
    def start(self) -> int:
        """First code point."""
        return self[0]

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self[1]

    def __repr__(self) -> str:
        return f"Span({self[0]}, {self[1]}, {self.text!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (self[0], self[1], self.text))


def _rebuild(start: int, end: int, words: str) -> Span:
    span = Span((start, end))
    span.text = words
    return span


def trim(text: str, start: int, end: int, characters: str = BLANK_AND_STOPS) -> tuple[int, int]:
    """``start`` and ``end`` moved inwards past blanks and stops; an abbreviation's last full stop
    stays.
    """
    while start < end and text[start] in characters:
        start += 1
    while end > start and text[end - 1] in characters:
        # "U.S." and "a.m." keep their last stop
        if (
            text[end - 1] == "."
            and end - start >= 4
            and text[end - 3] == "."
            and text[end - 2].isalpha()
        ):
            break
        end -= 1
    return start, end


def overlaps(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two spans share a code point."""
    return a[0] < b[1] and b[0] < a[1]
