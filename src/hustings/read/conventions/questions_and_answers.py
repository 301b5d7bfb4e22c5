"""``Q.`` and ``A.``, ``I:`` and ``B1:``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..words.lines import Line
from ..words.speaker_names import is_asked
from .base import Convention

_QA = re.compile(
    r"^(?P<name>[A-Za-zА-Я]{1,9}(?:\s?\d{1,3})?)\s*(?P<mark>[.:)\]]|\s[-–—])\s*(?=\S|$)|"
    r"^(?P<bare>[QA])(?:\s{2,}|\t\s*)(?=\S)|^(?P<near>Q)\s(?=[A-ZÀ-Þ“\"(—])"
)
_INITIALS = re.compile(r"^(?:[^\W\d_a-z]\.\s?){2,3}\s*(?:[:：]|[-–—]\s|\s)")
_JUSTIFIED = re.compile(r"\w {2,}\w+ {2,}\w")
"""Words set apart by several blanks: the line is filled up to a width."""
_COUNTED = re.compile(r"^[a-z]\.\)")
SHORTEST_WORD = 4
"""Letters from which a label is a word of the language, as ``answer``, ``Frage``."""
HALF = 0.5


def without_stammers(marks: Sequence[Mark], lines: Sequence[Line]) -> Sequence[Mark]:
    """Marks without every ``I.`` where nobody answers as often by a letter and a full stop: who
    begins with ``I. I think`` stammers.
    """
    stopped = [m for m in marks if len(m.label) == 1 and _mark_of(m, lines) == "."]
    asking = sum(m.label == "I" for m in stopped)
    if not asking or len(stopped) - asking >= HALF * asking:
        return marks
    gone = {m.line for m in stopped if m.label == "I"}
    return [m for m in marks if m.line not in gone]


def _mark_of(mark: Mark, lines: Sequence[Line]) -> str:
    """The sign behind a label."""
    return lines[mark.line].text[len(mark.label) :].lstrip()[:1]


def _qa(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = _QA.match(line.text)
    if found and found["near"]:
        # one blank behind a Q is enough where a paragraph begins; ``A man`` is no answer
        return Mark(i, line.start, "Q", line.start + found.end()) if line.gap else None
    if found and found["bare"]:
        if _JUSTIFIED.search(line.text, found.end()):
            return None
        return Mark(i, line.start, found["bare"], line.start + found.end())
    if found and (_INITIALS.match(line.text) or _COUNTED.match(line.text)):
        # ``A.B.:`` is somebody, not an answer; ``a.)`` counts a point
        return None
    if not found or not (is_asked(found["name"]) or found["name"] == "D"):
        return None
    mark = found["mark"].strip()
    # ``answer. And so`` ends a sentence that the end of a line or of a cue broke
    near = found["name"].islower() or not line.text[found.end("mark") :][:1].isspace()
    if mark == "." and len(found["name"]) >= SHORTEST_WORD and near:
        return None
    if found["name"].casefold() == "i" and (
        mark in "-–—" or (mark == "." and "i" in found["name"])
    ):
        # ``I – I think``: somebody stammers
        return None
    if _is_counted(i, lines):
        return None
    # D. is an Italian question, and a point in a list
    strong = is_asked(found["name"])
    return Mark(i, line.start, found["name"], line.start + found.end(), strong=strong)


_LETTERED = re.compile(r"^(?P<letter>[A-Z])[.)]\s")


def _is_counted(i: int, lines: Sequence[Line]) -> bool:
    """Whether a letter is one of three that count up line by line: points of an agenda."""
    near = [_LETTERED.match(line.text) for line in lines[max(i - 2, 0) : i + 3]]
    at = min(i, 2)
    if near[at] is None:
        return False
    numbers = [ord(found["letter"]) - n if found else -n for n, found in enumerate(near)]
    same = [number == numbers[at] for number in numbers]
    return any(all(same[n : n + 3]) for n in range(len(same) - 2) if n <= at < n + 3)


CONVENTIONS = (Convention("qa", "Q. and A.", _qa),)
