"""``Name — words``, and bare dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..times import DASH
from ..words.lines import Line
from ..words.speaker_names import looks_like_name
from .base import Convention

_NAME_DASH = re.compile(
    r"^(?P<name>[^\n:–—\-]{1,60}?(?:-[^\n:–—\-]{1,40}?)?)\s*(?: [-–—]{1,2}|[–—]| --)\s+(?=\S)"
)


def _name_dash(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if DASH.match(line.text):
        return None
    found = _NAME_DASH.match(line.text)
    if not found or len(found["name"]) == 1 or not looks_like_name(found["name"]):
        return None
    return Mark(
        i,
        line.start,
        found["name"].strip(),
        line.start + found.end(),
        None,
        found["name"].isupper(),
    )


def _dash(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = DASH.match(line.text)
    return (
        Mark(i, line.start, line.text[: found.end()].rstrip(), line.start + found.end())
        if found
        else None
    )


CONVENTIONS = (
    Convention("name-dash", "Name — words", _name_dash, trust=0.6),
    Convention("dash", "– question, – answer", _dash, trust=0.9),
)
