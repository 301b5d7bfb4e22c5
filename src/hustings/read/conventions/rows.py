"""``| 0:01 | Name | words |``: rows of a table in Markdown or drawn with bars."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..times import CLOCK, STAMP
from ..words.lines import Line
from ..words.speaker_names import looks_like_name
from .base import Convention, first_time

_ROW = re.compile(
    rf"^\|\s*(?:\d{{1,4}}\s*\|\s*)?(?:(?P<t0>{STAMP}|{CLOCK})\s*\|\s*)?(?P<name>[^|\n]{{1,63}}?)\s*\|\s*"
    rf"(?:(?P<t1>{STAMP}|{CLOCK})\s*\|\s*)?(?P<words>[^|\n]+)$"
)

_TIMED = re.compile(rf"^\|\s*(?:\d{{1,4}}\s*\|\s*)?(?:{STAMP}|{CLOCK})\s*\|")


def _row(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = _ROW.match(line.text) if line.text[0] == "|" else None
    if not found or not looks_like_name(found["name"].strip("*_ "), lower=True):
        return None
    return Mark(
        i,
        line.start + found.start("name"),
        found["name"],
        line.start + found.start("words"),
        first_time(found["t0"], found["t1"]),
    )


_WHO = re.compile(
    r"\|\s*[*_]*(?:speaker|name|who|participant|person|voice|sprecher(?:in)?|wer|locuteur|intervenant|"
    r"hablante|orador|interlocutor|parlante|spreker|говорящий|участник|кто|发言人|說話者|話者)[*_]*\s*\|",
    re.IGNORECASE,
)
"""The head of a column that says who speaks."""
_HALF = 0.5


def unbarred(lines: Sequence[Line]) -> Sequence[Line]:
    """Rows of a table of who says what without its head, the bar that closes each, and what only
    draws; other tables as they are."""
    rows = [i for i, x in enumerate(lines) if x.text[0] == "|" and x.text[-1] == "|"]
    if not rows:
        return lines
    timed = sum(bool(_TIMED.match(lines[i].text)) for i in rows)
    headed = _WHO.search(lines[rows[0]].text)
    if not headed and timed < _HALF * len(rows):
        return lines
    out, inside = [], set(rows)
    for i, line in enumerate(lines):
        if i not in inside:
            out.append(line)
            continue
        bare = line.text[:-1].rstrip()
        if any(map(str.isalnum, bare)) and not (headed and i == rows[0]):
            out.append(line._replace(end=line.start + len(bare), text=bare))
    return out


CONVENTIONS = (Convention("row", "| name | words |", _row),)
