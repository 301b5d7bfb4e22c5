"""Who interrupts, in a quotation block of Markdown: ``> *Edda Voss interrupts:* Never!``"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .marks import Mark
from .words.lines import CAPITAL, Line
from .words.speaker_names import name_of

_QUOTED = re.compile(
    rf"^>\s*(?P<b>\*{{1,3}}|_{{1,3}})(?P<name>{CAPITAL}[^*_\n:：]{{1,60}}?)"
    r"(?:\s(?:interrupts|interrupting|interjects|interjecting|calls out|shouts|unterbricht|ruft|"
    r"interrompt|interrumpe|interrompe|przerywa|wtrąca|перебивает))?"
    r"\s*(?:[:：]\s*(?P=b)|(?P=b)\s*[:：])\s*(?=\S)"
)


def with_interruptions(marks: Sequence[Mark], lines: Sequence[Line]) -> list[Mark]:
    """Labels with those in quotation blocks; behind a block whoever was interrupted goes on."""
    told = {m.line for m in marks}
    quoted = {
        i: Mark(i, line.start, found["name"], line.start + found.end())
        for i, line in enumerate(lines)
        if i not in told and line.text[0] == ">" and (found := _QUOTED.match(line.text))
    }
    if not quoted or not marks:
        return list(marks)
    every = sorted([*marks, *quoted.values()], key=lambda m: m.line)
    out: list[Mark] = []
    speaking: Mark | None = None
    for k, mark in enumerate(every):
        out.append(mark)
        if mark.line not in quoted:
            speaking = mark
            continue
        stop = every[k + 1].line if k + 1 < len(every) else len(lines)
        on = next((i for i in range(mark.line + 1, stop) if lines[i].text[0] != ">"), stop)
        if speaking is not None and on < stop:
            out.append(_going_on(speaking, on, lines[on].start))
    return out


def _going_on(speaking: Mark, line: int, start: int) -> Mark:
    """A mark without a label, where somebody who was interrupted goes on."""
    name = speaking.speaker or name_of(speaking.label)
    return Mark(line, start, "", start, kind=speaking.kind, speaker=name)
