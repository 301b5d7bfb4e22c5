"""CHAT (.cha) of CHILDES and TalkBank: ``*ADA:`` lines, ``%`` lines below them, ``@`` headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...errors import NotReadable
from ..text import decode
from ..times import of_milliseconds
from .base import Document
from .tiers import Segment, document

_LINE = re.compile(r"^(?P<mark>[*%@])(?P<name>[^:\t\n]*):?[\t ]*(?P<words>.*)$")
_BULLET = re.compile(r"[\x15\u2022]?\b(?P<begin>\d+)_(?P<end>\d+)[\x15\u2022]?\s*$")
_CODES = re.compile(
    r"\[[^\]]*\]|[<>‹›]|&[=*~+-]?\S*|\+[^\s]*|\((?:\.+|\d+\.?\d*)\)|(?<=\w)@\w+(?::\w+)?|[↑↓→↗↘∙≈≋≡ˈˌ]"
)
_HEADERS = ("@Languages", "@Participants", "@ID", "@Begin")


def reads(data: bytes, name: str) -> Document:
    """Text of a CHAT file: the main lines, without codes of the transcription.

    A speaker's name is the code of the line (ADA). Raises NotReadable where the file is no CHAT or
    holds no words.
    """
    text = data.removeprefix(b"\xef\xbb\xbf").replace(b"\x15", b"\xe2\x80\xa2")
    decoded = decode(text, name=name)
    if not any(mark in decoded.text[:5000] for mark in _HEADERS):
        raise NotReadable(f"{name} is no CHAT file: it has no @Begin and no @Participants.")
    lines = list(_lines(decoded.text))
    segments = [_segment(head, words) for mark, head, words in lines if mark == "*"]
    language = next((w for m, h, w in lines if m == "@" and h == "Languages"), "")
    left = sorted({f"%{head}" for mark, head, _ in lines if mark == "%"})
    return document(
        segments,
        name,
        "CHAT",
        left=left,
        encoding=decoded.encoding,
        language=_LANGUAGES.get(re.split(r"[,\s]", language)[0]),
    )


_LANGUAGES = {
    "eng": "en",
    "deu": "de",
    "fra": "fr",
    "spa": "es",
    "rus": "ru",
    "ita": "it",
    "nld": "nl",
}


def _lines(text: str) -> Iterator[tuple[str, str, str]]:
    """``(mark, name, words)``; a line that begins with a tab goes on with the one before."""
    held: tuple[str, str, str] | None = None
    for line in text.split("\n"):
        if line.startswith(("\t", " ")) and held is not None:
            held = (held[0], held[1], f"{held[2]} {line.strip()}")
            continue
        if held is not None:
            yield held
        found = _LINE.match(line)
        held = (found["mark"], found["name"].strip(), found["words"]) if found else None
    if held is not None:
        yield held


def _segment(head: str, words: str) -> Segment:
    bullet = _BULLET.search(words)
    begin = end = None
    if bullet:
        begin, end = (of_milliseconds(bullet[side]) for side in ("begin", "end"))
        words = words[: bullet.start()]
    plain = re.sub(r"\s+([.?!,;])", r"\1", " ".join(_CODES.sub(" ", words).split()))
    return Segment(plain.replace("_", " "), head, begin, end)
