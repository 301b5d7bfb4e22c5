"""noScribe (.html, .txt): ``S01: [00:00:12] words``; what others say meanwhile is in slashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text import canonical, decode
from ..times import STAMP, seconds
from . import html
from .base import Document, Part, compose, refuse_nothing

_TURN = re.compile(
    rf"^(?:(?P<before>{STAMP})\s*)?(?P<who>[^\s:/\[\]()][^:/\[\]()]{{0,60}}):\s*(?P<after>{STAMP})?\s*"
    r"(?P<words>.*)$",
    re.DOTALL,
)
_MEANWHILE = re.compile(
    r"//\s*(?P<who>[^\s:/][^:/\n]{0,60}):\s*(?P<words>.*?)\s*(?://|$)", re.DOTALL
)
_ANCHOR = re.compile(
    rb"<a\s+name=[\"']ts_(?P<at>\d{1,9})_\d{1,9}_[^\"'<>]*[\"'][^<>]*>(?:\s*<[^<>]*>)*\s*"
    rb"[^\s:<>/][^:<>/\n]{0,60}:"
)
"""A speaker within an anchor that names when they begin: milliseconds."""
_HEAD = re.compile(r"^(?:Transcribed with noScribe|Audio file:|\(Language:|\(Start:)")


def reads(data: bytes, name: str) -> Document:
    """Text of a noScribe transcript. Raises NotReadable where it holds no words."""
    if re.match(rb"\s*(?:<!doctype|<html)", data, re.IGNORECASE):
        text, encoding = canonical(html.reads(_stamped(data), name).text), ""
    else:
        decoded = decode(data, name=name)
        text, encoding = decoded.text, decoded.encoding
    parts = list(_parts(text))
    joined, structure = compose(parts, evidence="speakers and times of noScribe", joined=False)
    refuse_nothing(joined, name, "words")
    return Document(joined, structure, encoding=encoding, dialect="noScribe")


def _stamped(data: bytes) -> bytes:
    """A page whose times stand in names of anchors alone, with a stamp behind each speaker."""
    if re.search(rb":\s*\[\d\d:\d\d:\d\d", data):
        return data
    return _ANCHOR.sub(_stamp, data)


def _stamp(found: re.Match[bytes]) -> bytes:
    whole, rest = divmod(int(found["at"]), 1000)
    clock = f"[{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{rest:03d}]"
    return found[0] + b" " + clock.encode("ascii") + b" "


def _parts(text: str) -> Iterator[Part]:
    begun = False
    for number, paragraph in enumerate(p.strip() for p in re.split(r"\n\s*\n", text)):
        found = None if _HEAD.match(paragraph) else _TURN.match(paragraph)
        if found is not None:
            begun = True
            stamp = found["before"] or found["after"]
            yield from said(found["words"], found["who"], seconds(stamp) if stamp else None)
        elif re.fullmatch(r"[(\[][^()\[\]]*[)\]]", paragraph):
            yield Part(paragraph, kind="direction")
        elif paragraph:
            first = not begun and number == 0
            kind = "title" if first and "\n" not in paragraph else "note"
            yield Part(paragraph.lstrip("# "), kind="speech" if begun else kind)


def said(words: str, speaker: str | None, begins_at: float | None = None) -> Iterator[Part]:
    """Words of a speaker, and those of others in slashes among them, each as a part.

    >>> [(p.speaker, p.words) for p in said("Yes. //S02: No. // And so on.", "S01")]
    [('S01', 'Yes.'), ('S02', 'No.'), ('S01', 'And so on.')]
    """
    at = 0
    for found in _MEANWHILE.finditer(words):
        if words[at : found.start()].strip(" /"):
            yield Part(words[at : found.start()].strip(), speaker, begins_at=begins_at)
            begins_at = None
        yield Part(found["words"], found["who"].strip())
        at = found.end()
    if words[at:].strip(" /"):
        yield Part(words[at:].strip(), speaker, begins_at=begins_at)
