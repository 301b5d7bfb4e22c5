"""``**Name** words``, and questions in bold, in italics or as headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..times import CLOCK, STAMP
from ..words.lines import Line, markdown_heading
from ..words.speaker_names import is_handle, looks_like_name
from .base import Convention, first_time

_BOLD = re.compile(
    rf"^(?:(?P<t0>{STAMP})\s*)?(?P<b>\*\*\*|\*\*|"
    rf"__)(?:(?P<t3>{STAMP})\s*)?(?P<name>(?:(?!(?P=b))[^*\n:：]){{1,63}}?)\s*(?P<t1>{STAMP})?\s*(?P<c>[:：.]?)\s*(?P=b)"
    rf"\s*(?P<t2>{STAMP}|{CLOCK}(?=\s|$))?\s*(?:[†‡¦]\s*)?(?:\([^()\n]{{1,60}}\)\s*(?=[:：]))?(?P<c2>[:：]?)\s*[–—]?\s*"
)

LABEL_AND_WORDS = re.compile(
    r"^(?P<b>\*\*|__)(?P<name>[^*_\n:：]{1,63}?)\s*[:：]\s*(?P<words>[^\s*][^*]*)(?P=b)$"
)
"""A label and all its words in bold: ``**The Bay: Who pays?**``."""
_WHOLE_BOLD = re.compile(r"^(\*\*|__|\*|_)(?=[^\s*_])(?:(?!\1).)+(?<=\S)\1$", re.DOTALL)


def _bold(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if "**" not in line.text[:30] and "__" not in line.text[:30]:
        return None
    found = LABEL_AND_WORDS.match(line.text)
    below = lines[i + 1].text if i + 1 < len(lines) else "**"
    if found and looks_like_name(found["name"]) and below.startswith(("**", "__")):
        return Mark(i, line.start, found["name"], line.start + found.start("words"))
    found = _BOLD.match(line.text)
    if not found:
        return None
    # a time before and a colon behind it make a nickname a label: ``[0:10] **qx()**:``
    laid_out = bool((found["t0"] or found["t3"]) and (found["c"] or found["c2"]))
    if not looks_like_name(found["name"]) and not (laid_out and is_handle(found["name"])):
        return None
    if found["name"].rstrip().endswith(","):  # a list goes on: **Bo Marsh,** and others
        return None
    initials = found["c"] == "." and re.search(r"(?:^|[\s.])[^\W\d_]\.[^\W\d_]$", found["name"])
    rest = line.text[found.end() :]
    if (
        not rest
        and not (found["c"] or found["c2"] or found["t1"] or found["t2"])
        and len(found["name"].split()) > 4
    ):
        return None
    return Mark(
        i,
        line.start + found.start("b"),
        found["name"] + ("." if initials else ""),
        line.start + found.end(),
        first_time(found["t0"], found["t3"], found["t1"], found["t2"]),
    )


def _bold_question(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    heading = markdown_heading(line.text)
    if heading is not None:
        # a magazine that sets its questions as headings
        asks = line.text.rstrip("*_# ")[-1:] in ("?", "？", "؟")
        return (
            Mark(i, line.start, line.text[: heading[1]], line.start + heading[1]) if asks else None
        )
    if line.text[0] not in "*_" or len(line.text) < 12:
        return None
    found = _WHOLE_BOLD.match(line.text)
    # slanted words are a question only if they ask: notes and titles are slanted too
    if not found or (len(found[1]) == 1 and line.text.rstrip("*_")[-1] not in "?？؟"):
        return None
    return Mark(i, line.start, found[1], line.start + len(found[1]))


CONVENTIONS = (
    Convention("bold", "**Name** in bold", _bold),
    Convention("bold-question", "**question** in bold, answer plain", _bold_question, trust=0.9),
)
