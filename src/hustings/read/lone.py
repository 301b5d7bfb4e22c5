"""A speech with one label in its text: a page of a record that holds one speaker's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .marks import Mark
from .words.label_words import TITLES
from .words.lines import Line, opens_paragraph
from .words.speaker_names import name_of

_ADDRESSES = re.compile(
    r"^(?:Mr|Madam|Madame|Mrs|Ms|Señora?|Monsieur|Herr|Frau|Signora?)\.?\s(?:la\s|le\s)?"
    r"(?:Speaker|President|Presidente|Präsident|Président|Chair|Clerk|Chancellor)\w*\b",
    re.IGNORECASE,
)
"""Words to the chair, with which a speech begins."""


def lone_speech(convention: str, marks: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """The labels of one speaker with a title, whose words begin with words to the chair."""
    if convention != "point":
        return []
    spoken = [m for m in marks if m.strong and opens_paragraph(lines, m.line) and _is_titled(m)]
    if len({name_of(m.label).casefold() for m in spoken}) != 1:
        return []
    line = lines[spoken[0].line]
    behind = line.text[spoken[0].words - line.start :]
    return spoken if _ADDRESSES.match(behind) else []


def _is_titled(mark: Mark) -> bool:
    return mark.label.split()[0].strip(".").casefold() in TITLES
