"""Name, tabulator, words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..times import CLOCK, STAMP
from ..words.lines import Line
from ..words.speaker_names import looks_like_name
from .base import Convention, first_time

_TAB = re.compile(
    rf"^(?:(?P<t0>{STAMP}|{CLOCK})[\t ]+)?(?P<name>[^\t\n:：]{{1,63}}?)"
    rf"\s*[:：]?\t\s*(?P<t2>{STAMP})?\s*(?=\S)"
)


def _tab(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if "\t" not in line.text[:90]:
        return None
    found = _TAB.match(line.text)
    if not found or not looks_like_name(found["name"], lower=True):
        return None
    # a page's number behind leaders is a line of contents (``Renn . . . 1860 B``)
    rest = line.text[found.end() :]
    if sum(map(str.isalpha, rest)) <= 1 and any(map(str.isdigit, rest)):
        return None
    return Mark(
        i,
        line.start + found.start("name"),
        found["name"],
        line.start + found.end(),
        first_time(found["t0"], found["t2"]),
    )


CONVENTIONS = (Convention("tab", "name, tabulator, words", _tab, trust=0.8),)
