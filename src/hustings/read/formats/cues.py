"""Subtitles: SubRip and WebVTT, with the ways Zoom and Teams write them."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from ...errors import NotReadable
from ..lines import looks_like_name, seconds
from ..text import decode
from ..turns import find_turns
from .base import Document, refuse_nothing

_TIME = r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_ARROW = re.compile(rf"^\s*(?P<begin>{_TIME})\s*-->\s*(?P<end>{_TIME})(?:\s.*)?$")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+(?P<name>[^<>]*)>")
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|ruby|rt|lang|font|\d)[^<>]*>|<\d[\d:.]*>|\{\\[^}]*\}", re.IGNORECASE
)
_WHO = re.compile(r"^\((?P<name>[^()]{1,60})\)\s*:?\s*(?P<rest>.*)$", re.DOTALL)


class Cue(NamedTuple):
    """Words on screen from one second to another, and the voice if the cue says it."""

    begin: float
    end: float
    words: str
    voice: str | None = None


def reads(data: bytes, name: str) -> Document:
    """Text of .srt or .vtt: cues of one turn joined. Raises NotReadable where there are no cues."""
    decoded = decode(data, name=name)
    found = list(cues(decoded.text))
    if not found:
        raise NotReadable(
            f"{name} holds no cues (lines such as 00:00:01.000 --> 00:00:04.000).", name=name
        )
    refuse_nothing("".join(c.words for c in found), name, "words")
    text, times = joined(found)
    return Document(text, times=times, encoding=decoded.encoding, dialect=_dialect(decoded.text))


def _dialect(text: str) -> str:
    """Whose subtitles these are, as far as they show it."""
    if "WEBVTT" not in text[:20]:
        return "SubRip"
    head = text[:20_000]
    if re.search(
        r"^[0-9a-f]{8}-[0-9a-f-]{27}(?:/\d+-\d+)?\s*$", head, re.MULTILINE | re.IGNORECASE
    ):
        return "Teams WebVTT"
    if re.search(r"^\d+\n[\d:.]+ --> [\d:.]+\n[^\n<:]{2,60}: ", head, re.MULTILINE):
        return "Zoom WebVTT"
    return "WebVTT with voices" if _VOICE.search(head) else "WebVTT"


def cues(text: str) -> list[Cue]:
    """The cues of a subtitle file. Numbers, ids (also Teams' GUIDs), notes, styles and settings are
    left out.
    """
    out = []
    for block in re.split(r"\n[ \t]*\n", text.strip("\n")):
        lines = block.split("\n")
        if lines[0].startswith(("NOTE", "STYLE", "REGION")):
            continue
        at = next((i for i, line in enumerate(lines) if _ARROW.match(line)), None)
        if at is None:
            continue
        while at is not None:
            arrow = _ARROW.match(lines[at])
            assert arrow is not None
            after = next((i for i in range(at + 1, len(lines)) if _ARROW.match(lines[i])), None)
            body = lines[
                at + 1 : after - 1 if after and lines[after - 1].strip().isdigit() else after
            ]
            out.extend(_spoken(seconds(arrow["begin"]), seconds(arrow["end"]), body))
            at = after
    return out


def _spoken(begin: float, end: float, body: list[str]) -> list[Cue]:
    out: list[Cue] = []
    voice: str | None = None
    for line in body:
        # one line may hold several voices
        pieces = re.split(r"(?=<v[ .])", line)
        for piece in pieces:
            found = _VOICE.search(piece)
            if found:
                voice = html.unescape(found["name"]).strip() or None
            words = html.unescape(_TAG.sub("", piece)).strip()
            who = _WHO.match(words)
            if (
                who
                and looks_like_name(who["name"])
                and (who["rest"] or len(body) > 1)
                and voice is None
            ):
                voice, words = who["name"].strip(), who["rest"]
            if not words:
                continue
            if out and out[-1].voice == voice and not re.match(r"^[-–—]\s*\S", words):
                out[-1] = out[-1]._replace(words=f"{out[-1].words} {words}")
            else:
                out.append(Cue(begin, end, words, voice))
    return out


def joined(found: list[Cue]) -> tuple[str, tuple[tuple[int, float, float | None], ...]]:
    """Text with one paragraph a turn, and (offset, begins, ends) of every cue in it."""
    last: str | None = None
    lines = []
    for cue in found:
        words = cue.words.replace("\n", " ")
        if cue.voice and cue.voice != last:
            words = f"{cue.voice}: {words}"
        last = cue.voice or last
        lines.append(words)
    raw = "\n".join(lines)
    first = find_turns(raw)
    opens = {t.label_start if t.label_start is not None else t.start: t for t in first.turns}
    bare = first.question is not None
    text, at, times = "", 0, []
    speaker: str | None = None
    for cue, words in zip(found, lines, strict=True):
        turn = opens.get(at)
        begin = 0
        if turn is not None and turn.label is not None:
            if turn.speaker == speaker:
                # a label repeated in every cue (Zoom) is still one turn
                begin = turn.start - at
            speaker = turn.speaker
        elif turn is not None:
            speaker = turn.speaker
        if text:
            text += "\n\n" if bare or (turn is not None and not begin) else " "
        times.append((len(text), cue.begin, cue.end))
        text += words[begin:]
        at += len(words) + 1
    return text + "\n", tuple(times)
