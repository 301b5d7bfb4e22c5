"""Timed Text (.ttml, .dfxp): captions of broadcasters, with agents where they say who speaks."""

from __future__ import annotations

import re
from typing import Any

from ...errors import NotReadable
from .base import Document, local, xml
from .cues import Cue, captioned

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_CLOCK = re.compile(r"(\d+):(\d{2}):(\d{2}(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?")
_OFFSET = re.compile(r"(\d+(?:\.\d+)?)(h|ms|m|s|f|t)")


def reads(data: bytes, name: str) -> Document:
    """Text of a TTML file. Raises NotReadable where it is none or holds no words."""
    root = xml(data, name)
    if local(root) != "tt":
        raise NotReadable(f"{name} is no Timed Text (<{local(root)[:40]}>).")
    rates = _rates(root)
    people = {
        n.get(_ID): " ".join("".join(n.itertext()).split())
        for n in root.iter()
        if local(n) == "agent" and n.get(_ID)
    }
    found = [
        Cue(begin, end if end is not None else begin, words, people.get(_own(n, "agent")) or None)
        for n in root.iter()
        if local(n) == "p" and (words := _words(n))
        for begin, end in [_span(n, rates)]
    ]
    return captioned(found, name, "Timed Text", language=root.get(_LANG) or None)


_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Rates = dict[str, float]


def _own(node: Any, key: str) -> str:
    """An attribute whatever its namespace, of the element or of what it stands in."""
    for at in (node, *node.iterancestors()):
        for name, value in at.attrib.items():
            if name.rpartition("}")[2] == key:
                return str(value)
    return ""


def _rates(root: Any) -> Rates:
    """Seconds of one frame and of one tick."""
    told = {name.rpartition("}")[2]: value for name, value in root.attrib.items()}
    frames = _number(told.get("frameRate")) or 30.0
    ticks = _number(told.get("tickRate")) or frames
    return {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "f": 1 / frames, "t": 1 / ticks}


def _number(value: str | None) -> float | None:
    return float(value) if value and re.fullmatch(r"\d{1,12}(?:\.\d+)?", value) else None


def _span(node: Any, rates: Rates) -> tuple[float, float | None]:
    """Begin and end, counted from those of the elements it stands in."""
    offset = sum(_seconds(a.get("begin"), rates) or 0.0 for a in node.iterancestors())
    begin = offset + (_seconds(node.get("begin"), rates) or 0.0)
    end, length = _seconds(node.get("end"), rates), _seconds(node.get("dur"), rates)
    if end is not None:
        return begin, max(begin, offset + end)
    return begin, begin + length if length is not None else None


def _seconds(value: str | None, rates: Rates) -> float | None:
    clock = _CLOCK.fullmatch(value or "")
    if clock:
        hours, minutes, rest, frames = clock.groups()
        return int(hours) * 3600 + int(minutes) * 60 + float(rest) + float(frames or 0) * rates["f"]
    offset = _OFFSET.fullmatch(value or "")
    return float(offset[1]) * rates[offset[2]] if offset else None


def _words(node: Any) -> str:
    pieces = [node.text or ""]
    for child in node:
        pieces.append(" " if local(child) == "br" else _words(child))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())
