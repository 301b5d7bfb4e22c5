"""SubStation (.ass, .ssa), through pysubs2: the name field says who speaks, where it is used."""

from __future__ import annotations

from ...errors import NotReadable
from ..text import decode
from .base import Document
from .cues import Cue, captioned


def reads(data: bytes, name: str) -> Document:
    """Text of the dialogue lines. Raises NotReadable where there are none."""
    import warnings

    from pysubs2 import SSAFile  # heavy
    from pysubs2.exceptions import Pysubs2Error

    decoded = decode(data, name=name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a margin that is no number costs no words
            lines = SSAFile.from_string(decoded.text, format_="ass").events
    except (Pysubs2Error, ValueError, LookupError, OverflowError):
        raise NotReadable(
            f"{name} is a damaged SubStation file; save it anew as .srt and try again.", name=name
        ) from None
    found = [
        Cue(e.start / 1000, e.end / 1000, words, e.name.strip() or None)
        for e in sorted(lines, key=lambda e: (e.start, e.end))
        if not e.is_comment and not e.is_drawing and (words := " ".join(e.plaintext.split()))
    ]
    return captioned(found, name, "SubStation", encoding=decoded.encoding)
