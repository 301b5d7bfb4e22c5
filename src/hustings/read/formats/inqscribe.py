"""InqScribe (.inqscr): lines of ``key=value``; one of them is the transcript, times in frames."""

from __future__ import annotations

import re

from ...errors import NotReadable
from ..text import decode
from .base import Document, refuse_nothing

_TIMECODE = re.compile(r"\[(\d{1,3}):([0-5]?\d):([0-5]?\d)(?:[.:;](\d{1,3}))?\]")
_ESCAPE = re.compile(r"\\(.)")
_ENDS = {"r": "\n", "n": "\n", "t": "\t"}
LARGEST_RATE = 1_000
"""Frames a second no recording has."""


def reads(data: bytes, name: str) -> Document:
    """Text of an InqScribe file, frames as milliseconds. Raises NotReadable where it is none."""
    decoded = decode(data, name=name)
    fields = dict(line.partition("=")[::2] for line in decoded.text.split("\n") if "=" in line)
    if fields.get("app", "").strip() != "InqScribe" or "text" not in fields:
        raise NotReadable(f"{name} is no InqScribe file (it holds no 'app=InqScribe' and 'text=').")
    text = _ESCAPE.sub(lambda m: _ENDS.get(m[1], m[1]), fields["text"])
    rate = _rate(fields.get("timecode.fps", ""))
    text = _TIMECODE.sub(lambda m: _stamp(m, rate), text)
    refuse_nothing(_TIMECODE.sub("", text), name, "words")
    return Document(text, encoding=decoded.encoding, dialect="InqScribe")


def _rate(value: str) -> float:
    try:
        rate = float(value)
    except ValueError:
        return 30.0
    return rate if 0 < rate < LARGEST_RATE else 30.0


def _stamp(found: re.Match[str], rate: float) -> str:
    """``[00:01:02.15]`` at 30 frames a second is ``[00:01:02.500]``."""
    hours, minutes, seconds, frames = (int(part or 0) for part in found.groups())
    rest = min(round(1000 * frames / rate), 999)
    return f"[{hours:02d}:{minutes:02d}:{seconds:02d}.{rest:03d}]"
