"""CHAT (.cha) of CHILDES and TalkBank: ``*ADA:`` lines, ``%`` lines below them, ``@`` headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ...errors import NotReadable
from ...model import Flag, Turn
from ..text import decode
from ..times import of_milliseconds
from ..words.lines import date_in
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
    day = next((w for m, h, w in lines if m == "@" and h == "Date"), "")
    dated = date_in(day.replace("-", " "))
    people = next((w for m, h, w in lines if m == "@" and h == "Participants"), "")
    found = document(
        segments,
        name,
        "CHAT",
        left=left,
        encoding=decoded.encoding,
        language=_LANGUAGES.get(re.split(r"[,\s]", language)[0]),
    )
    names = dict(_names(people))
    structure = found.structure and replace(
        found.structure, turns=tuple(_with_names(found.structure.turns, names))
    )
    return replace(found, structure=structure, date=dated[0] if dated else None)


def _names(people: str) -> Iterator[tuple[str, str]]:
    """Names the header gives to codes: ``ADA Ada_Renn Adult``; a code and a role name nobody."""
    for entry in people.split(","):
        words = entry.split()
        if len(words) == PARTICIPANT_WORDS:
            yield words[0], words[1].replace("_", " ")


def _with_names(turns: Iterable[Turn], names: Mapping[str, str]) -> Iterator[Turn]:
    """The turns; the first of each code offers the name the header gives it."""
    seen: set[str] = set()
    for turn in turns:
        name = names.get(turn.speaker or "")
        if name is None or turn.speaker is None or turn.speaker in seen:
            yield turn
            continue
        seen.add(turn.speaker)
        flag = Flag(
            "initials",
            f"{turn.speaker!r} is {name} in the head of the file.",
            (("rename", f"Same person: {name}"), ("keep", "Only the code")),
        )
        yield replace(turn, flags=(*turn.flags, flag))


PARTICIPANT_WORDS = 3
"""A code, a name and a role."""


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
