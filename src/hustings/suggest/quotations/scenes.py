"""Dialogue of a scene somebody narrates: paragraphs in a row that open with words in marks.

It is what people of the story say to each other, seldom what a teller calls in; so it stands in the
middle tier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_PARAGRAPH = re.compile(r"[^\n]+")
_NARRATED = 5
"""Code points behind the marks at least: words that go on over paragraphs have none."""
_LEAST = 2
"""Paragraphs in a row from which they are a scene."""


def scenes(text: str, marked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of dialogue; ``marked`` are words with their quotation marks.

    >>> scenes('He came.\\n"You are late," he said.\\n"I know," she said.', [(9, 24), (34, 43)])
    [(9, 53)]
    """
    opening = dict(marked)
    found: list[tuple[int, int]] = []
    row: list[tuple[int, int]] = []
    for paragraph in (*(p.span() for p in _PARAGRAPH.finditer(text) if p.group().strip()), None):
        ends = opening.get(paragraph[0], len(text)) if paragraph else len(text)
        spoken = paragraph and ends + _NARRATED <= paragraph[1]
        if paragraph and spoken:
            row.append(paragraph)
            continue
        if len(row) >= _LEAST:
            found.append((row[0][0], row[-1][1]))
        row = []
    return found
