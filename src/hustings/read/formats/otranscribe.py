"""oTranscribe (.otr): what was typed, as HTML within JSON, with marks of time to click on."""

from __future__ import annotations

import html
import json
import re

from ...errors import NotReadable
from ..text import decode
from .base import Document, refuse_nothing

_MARK = re.compile(
    r"<span[^>]*\bdata-timestamp=\"(?P<at>\d+(?:\.\d+)?)\"[^>]*>.*?</span>", re.DOTALL
)
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|div|li|ul|ol|h\d)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def reads(data: bytes, name: str) -> Document:
    """Text of an oTranscribe file, its time marks as times. Raises NotReadable where it is none."""
    decoded = decode(data, name=name)
    try:
        value = json.loads(decoded.text)
        body = value["text"]
    except (ValueError, RecursionError, KeyError, TypeError):
        body = None
    if not isinstance(body, str):
        raise NotReadable(f"{name} is no file of oTranscribe (it holds no 'text').")
    lines, times, length = [], [], 0
    for piece in _BREAK.split(body):
        marks = [float(m["at"]) for m in _MARK.finditer(piece)]
        line = " ".join(html.unescape(_TAG.sub("", _MARK.sub(" ", piece))).split())
        if not line:
            continue
        if marks:
            times.append((length, marks[0], None))
        lines.append(line)
        length += len(line) + 2
    text = "\n\n".join(lines) + "\n"
    refuse_nothing(text, name, "words")
    return Document(text, times=tuple(times), encoding=decoded.encoding, dialect="oTranscribe")
