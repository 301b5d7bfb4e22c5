"""One of each thing another package can add to Hustings: copy what you need.

A lamp log is an invented kind of file: a first line ``#LAMPLOG``, then a line a turn,
``time | who | words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hustings.errors import NotReadable
from hustings.model import Suggestion, Transcript
from hustings.read import Document, Format
from hustings.read.formats.base import Part, compose

# -- a kind of transcript file ---------------------------------------------------------------------


def read_lamp(data: bytes, name: str) -> Document:
    """The turns of a lamp log. Raises NotReadable for a line that is none."""
    parts = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines()[1:], start=2):
        time, who, words = (*map(str.strip, line.split("|", 2)), "", "")[:3]
        if not words:
            raise NotReadable(
                f"{name}, line {number}: write it as 'time | who | words'.", name=name
            )
        hours, _, minutes = time.partition(":")
        parts.append(Part(words, who, begins_at=60.0 * (60 * int(hours) + int(minutes))))
    return Document(*compose(parts, evidence="The log names who speaks in each line."))


FORMAT = Format(
    "lamp",
    (".lamp",),
    reader=read_lamp,
    head=rb"#LAMPLOG\b",
    kept="words, speakers, times",
    left="nothing",
)

# -- a kind of suggestion --------------------------------------------------------------------------


def lamps(transcript: Transcript) -> Iterator[Suggestion]:
    """Every sentence's lamp: words a person may want to code, each with its cue and its reason."""
    for number, found in enumerate(re.finditer(r"\blamps?\b", transcript.text)):
        span = found.span()
        yield Suggestion(
            id=f"lamp-{transcript.id}-{number}",
            kind="lamps",
            transcript=transcript.id,
            start=span[0],
            end=span[1],
            cue=span,
            values={},
            score=0.7,
            method="lamp-log/words",
            version="1",
            why=f"{found[0]!r} is named.",
        )
