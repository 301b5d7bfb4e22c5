"""``<< chair >> Name: << chair >>`` above the words: minutes that keep the tags of their print."""

from __future__ import annotations

from collections.abc import Sequence

from ..marks import Mark
from ..words.lines import TAGGED, Line
from .base import Convention


def _tagged(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = TAGGED.match(line.text)
    label = found["words"] if found else ""
    if not label.endswith((":", "：")):
        return None  # what is spoken of
    return Mark(i, line.start, label[:-1].strip(), line.end)


CONVENTIONS = (Convention("tagged", "<< tag >> Name: << tag >>", _tagged),)
