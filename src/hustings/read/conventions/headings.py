"""A name alone on a line, below a line drawn, or as a heading."""

from __future__ import annotations

from collections.abc import Sequence

from ..marks import Mark
from ..words.lines import Line, ends_sentence, is_direction, is_rule, markdown_heading
from ..words.speaker_names import ends_a_sentence, looks_like_name
from .base import Convention

LONGEST_RULED = 160
"""Characters of the longest name, with an office, below a line drawn."""


def _alone(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if (
        len(line.text) > 50
        or line.text[-1] in "?!:;,…"
        or (line.text[-1] == "." and not line.text.isupper())
    ):
        return None
    if not looks_like_name(line.text) or is_direction(line.text) or len(line.text.split()) > 5:
        return None
    if i + 1 >= len(lines) or not (line.gap or line.text.isupper() or lines[i + 1].gap is False):
        return None
    return Mark(i, line.start, line.text, line.end)


def _heading(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = markdown_heading(line.text)
    if not found:
        return None
    label = line.text[found[1] : found[2]].strip("*_: ")
    named = looks_like_name(label) and not ends_a_sentence(label)
    return Mark(i, line.start, label, line.end) if named else None


def _ruled(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if i == 0 or i + 1 >= len(lines) or not is_rule(lines[i - 1].text):
        return None
    if len(line.text) > LONGEST_RULED or ends_sentence(line.text) or is_rule(lines[i + 1].text):
        return None
    shouted = line.text.isupper() and line.text[-1] not in ",;:"
    named = shouted or looks_like_name(line.text)
    return Mark(i, line.start, line.text, line.end) if named else None


CONVENTIONS = (
    Convention("ruled", "name below a line drawn", _ruled, trust=0.95),
    Convention("alone", "name alone on a line", _alone, trust=0.7),
    Convention("heading", "name as a heading", _heading),
)
