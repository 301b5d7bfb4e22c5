"""SubViewer as YouTube writes it (.sbv): ``0:00:01.000,0:00:05.500`` over the words."""

from __future__ import annotations

import re

from ...errors import NotReadable
from ..text import decode
from ..times import seconds
from .base import Document
from .cues import Cue, captioned

_SPAN = re.compile(
    r"^(?P<begin>\d+:\d\d:\d\d\.\d{3}),(?P<end>\d+:\d\d:\d\d\.\d{3})[ \t]*$", re.MULTILINE
)


def reads(data: bytes, name: str) -> Document:
    """Text of a .sbv file. Raises NotReadable where it holds no cues."""
    decoded = decode(data, name=name)
    marks = list(_SPAN.finditer(decoded.text))
    ends = [*(m.start() for m in marks[1:]), len(decoded.text)]
    found = [
        Cue(seconds(m["begin"]), seconds(m["end"]), words)
        for m, end in zip(marks, ends, strict=False)  # of no marks there is an end all the same
        if (words := " ".join(decoded.text[m.end() : end].split()))
    ]
    if not found:
        raise NotReadable(f"{name} holds no cues (lines such as 0:00:01.000,0:00:04.000).")
    return captioned(found, name, "SubViewer", encoding=decoded.encoding)
