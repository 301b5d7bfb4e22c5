"""``○議長（霧島一郎君）　words``: minutes in Japanese mark each speaker with a circle."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..words.lines import Line, is_wide
from ..words.speaker_names import looks_like_name
from .base import Convention

_CIRCLE = re.compile(
    r"^[○◯◎●◆]\s?(?P<name>[^\s○（(:：]{1,20}(?:[（(][^）)\n]{1,30}[）)])?)[\u3000\t :：]+(?=\S)"
)


def _circle(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = _CIRCLE.match(line.text)
    # elsewhere a circle is a bullet
    if not found or not is_wide(found["name"][0]) or not looks_like_name(found["name"]):
        return None
    return Mark(i, line.start, found["name"], line.start + found.end())


CONVENTIONS = (Convention("circle", "○Name words", _circle),)
