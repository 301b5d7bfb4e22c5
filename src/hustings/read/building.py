"""Turns by a reading: the cutter that fits its convention."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Turn
from .cutting import labelled
from .doubts.check import checked, doubted_share
from .finishing import finished
from .marks import Reading
from .structure import Structure
from .two_voices.bold_questions import bold_questions
from .two_voices.dashed import dashed
from .words.lines import Line


def built(
    text: str, lines: Sequence[Line], reading: Reading, told: Sequence[Turn] = ()
) -> Structure:
    """The turns, checked for what looks like a start nobody was given.

    ``told`` are first turns a person marked, whose roles dashes then keep.
    """
    if reading.convention == "dash":
        turns = dashed(text, lines, told)
    elif reading.convention == "bold-question":
        turns = bold_questions(text, lines, reading)
    else:
        turns = labelled(text, lines, reading)
    turns = [t for t in turns if t.end > t.start]
    turns = checked(text, lines, turns)
    evidence = reading.evidence(*doubted_share(lines, turns))
    return finished(text, turns, reading.convention, evidence)
