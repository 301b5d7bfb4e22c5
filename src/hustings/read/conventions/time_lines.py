"""A name and a time, on lines of their own or before words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..marks import Mark
from ..times import CLOCK, CLOCK_LINE, CUE_TIMES, STAMP, WORDED, WORDED_LINE, seconds
from ..words.lines import Line
from ..words.speaker_names import ends_a_sentence, looks_like_name
from .base import Convention, first_time

_TIME_LINE = re.compile(
    rf"^(?:(?P<name>[^\n]{{1,80}}?)[\s|,;·•–—-]+(?P<t1>{STAMP}|{CLOCK}|{WORDED})(?:\s*[AaPp]\.?[Mm]\.?)?|"
    rf"(?P<t0>{STAMP}|{CLOCK})[\s|,;·•–—-]+(?P<name2>[^\n]{{1,63}}?))\s*[:：]?$"
)


def _time_line(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if len(line.text) > 110 or CLOCK_LINE.match(line.text):
        return None
    if not any(map(str.isdigit, line.text)):
        return _abovefirst_time(i, line, lines)
    found = _TIME_LINE.match(line.text)
    if not found:
        return None
    group = "name" if found["name"] else "name2"
    label = found[group].strip(" :：\t|,;·•–—-")
    if not looks_like_name(label) or ends_a_sentence(label):
        return None
    return Mark(
        i, line.start + found.start(group), label, line.end, first_time(found["t0"], found["t1"])
    )


def _abovefirst_time(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    """A name alone on its line, above a line that is a time in words (as Teams writes it)."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is None or below.gap or len(line.text) > 63 or not WORDED_LINE.match(below.text):
        return None
    if not looks_like_name(line.text) or ends_a_sentence(line.text):
        return None
    return Mark(i, line.start, line.text, line.end, seconds(below.text))


_NAME_TIME = re.compile(
    rf"^(?P<name>[^\n\[\](){{}}<>:：#]{{2,63}}?)\s+(?P<t>{STAMP})\s+(?=[^\W\d_])"
)


def _name_time(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = _NAME_TIME.match(line.text)
    if not found or not looks_like_name(found["name"]) or ends_a_sentence(found["name"]):
        return None
    return Mark(i, line.start, found["name"], line.start + found.end(), seconds(found["t"]))


_NAME_CLOCK = re.compile(
    rf"^(?P<name>[^\n\[\](){{}}<>:：#.,;]{{2,63}}?)\s+(?P<t>{CLOCK})\s+(?=[^\W\d_]|[.…“\"'(\[])"
)


def _name_clock(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    found = _NAME_CLOCK.match(line.text)
    if not found or not looks_like_name(found["name"]) or ends_a_sentence(found["name"]):
        return None
    return Mark(i, line.start, found["name"], line.start + found.end(), seconds(found["t"]))


def _cue_line(i: int, line: Line, lines: Sequence[Line]) -> Mark | None:
    if i == 0 or not line.text or len(line.text) > 60 or not lines[i - 1].text[:1].isdigit():
        return None
    if not CUE_TIMES.match(lines[i - 1].text) or not looks_like_name(line.text):
        return None
    if ends_a_sentence(line.text):
        return None
    return Mark(i, line.start, line.text.rstrip(":："), line.end, seconds(lines[i - 1].text))


CONVENTIONS = (
    Convention("time-line", "name and time on a line of their own", _time_line),
    Convention("name-time", "Name [time] words", _name_time),
    Convention("name-clock", "Name 0:03 words", _name_clock),
    Convention("cue-line", "times on a line, name on the next", _cue_line),
)
