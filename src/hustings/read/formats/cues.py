"""Subtitles: SubRip and WebVTT, with the ways Zoom and Teams write them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ...errors import NotReadable
from ...model import Flag, Turn
from ..structure import Structure
from ..text import decode
from ..times import seconds
from ..turns import find_turns
from ..words.lines import ends_sentence, is_direction
from ..words.speaker_names import looks_like_name, name_of
from .base import Document, Part, compose, refuse_nothing

_TIME = r"(?:\d{1,6}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
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
    found = cues(decoded.text)
    if not found:
        raise NotReadable(
            f"{name} holds no cues (lines such as 00:00:01.000 --> 00:00:04.000).", name=name
        )
    return captioned(found, name, _dialect(decoded.text), encoding=decoded.encoding)


def captioned(
    found: Sequence[Cue],
    name: str,
    dialect: str,
    *,
    encoding: str = "",
    language: str | None = None,
) -> Document:
    """Cues as a transcript: by the voices where the file names them, else by labels in the words.

    Raises NotReadable where no cue has a word.
    """
    shown = _named(_joined_pieces(once(found)))
    refuse_nothing("".join(c.words for c in shown), name, "words")
    if any(c.voice for c in shown):
        text, structure = _voiced(shown, dialect)
        return Document(text, structure, encoding=encoding, dialect=dialect, language=language)
    text, times = joined(shown)
    structure = find_turns(text)
    structure = replace(structure, title="", turns=tuple(map(_no_title, structure.turns)))
    return Document(
        text, structure, times=times, encoding=encoding, dialect=dialect, language=language
    )


_LABEL_ALONE = re.compile(r"^(?P<name>[^:：\n]{1,60})[:：]$")
_TIME_ALONE = re.compile(r"^\[(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d+)?\]$")


def _joined_pieces(found: Sequence[Cue]) -> list[Cue]:
    """Cues of one moment and one voice as one, where the label, the time and the words of a turn
    each have their own (as noScribe's editor writes them): the label names who speaks.
    """
    out: list[Cue] = []
    before: tuple[float, float, str | None] | None = None
    name: str | None = None
    for cue, after in zip(found, [*found[1:], None], strict=True):
        moment = (cue.begin, cue.end, cue.voice)
        if moment != before:
            before, name = moment, None
        goes_on = cue.voice and after and moment == (after.begin, after.end, after.voice)
        label = _LABEL_ALONE.match(cue.words)
        if goes_on and label and name is None and looks_like_name(label["name"], lower=True):
            name = label["name"]
        elif not (goes_on and _TIME_ALONE.match(cue.words)):
            out.append(cue._replace(voice=name or cue.voice))
    return out


NAMED = 0.75
"""Share of cues that begin with a label from which every cue is to have one."""
FEWEST_NAMED = 5
"""So many cues show that each has one."""
_HEAD = re.compile(r"^(?P<head>[^\s:：<>\[\]][^:：\n]{0,60}?)\s?[:：]\s+(?=\S)")


def _named(found: Sequence[Cue]) -> list[Cue]:
    """Cues with the label each begins with as its voice, as Zoom writes them; as they are where
    labels stand only here and there, or only few are names.
    """
    heads = [_HEAD.match(c.words) for c in found]
    labels = Counter(m["head"] for m in heads if m)
    often = sum(n for head, n in labels.items() if n > 1 and looks_like_name(head, lower=True))
    if any(c.voice for c in found) or often < max(FEWEST_NAMED, NAMED * len(found)):
        return list(found)
    spoken = {h for h, n in labels.items() if n > 1 or looks_like_name(h, lower=True)}
    return [
        c._replace(voice=m["head"], words=c.words[m.end() :])
        if m and (m["head"] in spoken or _could_name(m["head"]))
        else c
        for c, m in zip(found, heads, strict=True)
    ]


def _could_name(head: str) -> bool:
    """Whether what stands once before a colon names somebody's device: ``iPhone von Jan``."""
    words = head.split()
    return len(words) <= LONGEST_DEVICE and any(c.isupper() for c in head)


LONGEST_DEVICE = 4
"""Words of the longest name of a device."""
SILENT = Flag(
    "unlabelled",
    "A cue here names no voice; who says it?",
    (
        ("set_speaker", "Choose the speaker"),
        ("split", "Part the turn there"),
        ("keep", "It is right"),
    ),
)
FEWEST_SILENT = 8
"""So many cues without a voice show that a voice is named where it changes, and stays."""
SELDOM_SILENT = 0.2
"""Share of cues without a voice up to which all others name theirs."""
SHARE_SILENT = 0.3
"""... where they are such a share of all."""


def _voiced(found: Sequence[Cue], dialect: str) -> tuple[str, Structure]:
    """Who speaks is known, but for cues without a voice: where each cue repeats its voice they are
    nobody's; where a voice is named only as it changes they go on with the one before, which is
    flagged unless many do.
    """
    silent = sum(c.voice is None for c in found)
    seldom = len(found) >= FEWEST_SILENT and silent <= SELDOM_SILENT * len(found)
    repeated = seldom or any(a.voice == b.voice is not None for a, b in pairwise(found))
    usual = silent >= max(FEWEST_SILENT, SHARE_SILENT * len(found))
    flags = () if usual and not repeated else (SILENT,)
    voice: str | None = None
    before, parts = "", []
    for cue in found:
        named = name_of(cue.voice) if cue.voice else None
        part = Part(cue.words, named, begins_at=cue.begin, ends_at=cue.end, label=cue.voice or "")
        if cue.voice is not None:
            voice = named
        elif is_direction(cue.words):
            part.kind = "direction"
        elif not ends_sentence(before) and cue.words[:1].islower():
            part.speaker = voice
        else:
            part.speaker, part.flags = (None if repeated else voice), flags
        before = cue.words if part.kind == "speech" else before
        parts.append(part)
    without = (
        f", {silent:,} {'cue' if silent == 1 else 'cues'} without one" if silent and flags else ""
    )
    return compose(parts, evidence=f"voices named in {dialect}{without}")


def _no_title(turn: Turn) -> Turn:
    """Captions have no title: their first words are said, like the others."""
    said = turn.kind in ("title", "byline", "heading")
    return replace(turn, kind="unassigned") if said else turn


ROLLING = 0.3
"""Share of cues that begin with the end of the one before, from which a file is rolling captions:
of real ones over 90 % do, of others under 5 %."""


def once(found: Sequence[Cue]) -> list[Cue]:
    """Every word once: rolling captions show the line before again, above the new one.

    >>> [c.words for c in once([Cue(0, 1, "the new ferry"), Cue(1, 2, "the new ferry will cost")])]
    ['the new ferry', 'will cost']
    """
    if not found:
        return []
    shown = [c.words.split() for c in found]
    again = [0, *(_repeated(a, b) for a, b in pairwise(shown))]
    rolling = sum(n > 1 or n == len(w) > 0 for n, w in zip(again, shown, strict=True))
    if len(found) < 2 or rolling < ROLLING * (len(found) - 1):
        return list(found)
    out: list[Cue] = []
    for cue, words, known in zip(found, shown, again, strict=True):
        if known < len(words):
            out.append(cue._replace(words=" ".join(words[known:])))
        elif out:
            out[-1] = out[-1]._replace(end=max(out[-1].end, cue.end))
    return out


def _repeated(before: Sequence[str], now: Sequence[str]) -> int:
    """How many words ``now`` begins with that ``before`` ends with."""
    for size in range(min(len(before), len(now)), 0, -1):
        if before[-size:] == now[:size]:
            return size
    return 0


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
    left out; a blank line within a cue does not end it, only the next cue does.
    """
    lines = text.split("\n")
    arrows = [(i, m) for i, line in enumerate(lines) if (m := _ARROW.match(line))]
    webvtt = text.startswith("WEBVTT")
    out = []
    ends = [*(i for i, _ in arrows[1:]), len(lines)]
    for (at, arrow), after in zip(arrows, ends[: len(arrows)], strict=True):
        body = lines[at + 1 : after]
        if after < len(lines):
            body = _without_id(body, webvtt)
        out.extend(_spoken(seconds(arrow["begin"]), seconds(arrow["end"]), _words_of(body)))
    return out


def _without_id(body: list[str], webvtt: bool) -> list[str]:
    """Lines up to the next cue without that cue's number or id, which stands above its times."""
    if not body or not body[-1].strip():
        return body
    below_blank = len(body) == 1 or not body[-2].strip()
    if body[-1].strip().isdigit() or (webvtt and below_blank and len(body) > 1):
        return body[:-1]
    return body


_APART = re.compile(r"(?:NOTE|STYLE|REGION|WEBVTT)(?:\s|$)")
"""How a block begins that is no cue; the head of a file too, where several were put together."""


def _words_of(body: list[str]) -> list[str]:
    """The lines of a cue, without notes, styles, regions and heads behind it."""
    out, skipping, gap = [], False, True
    for line in body:
        if not line.strip():
            skipping, gap = False, True
            continue
        if gap and _APART.match(line):
            skipping = True
        gap = False
        if not skipping:
            out.append(line)
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
                voice = html.unescape(found["name"]).strip(" /") or None
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


def _line_of(raw: str, turn: Turn) -> int:
    """Where the line of a turn starts, if only signs (``>>``) stand before it; else the turn."""
    begin = turn.label_start if turn.label_start is not None else turn.start
    line = raw.rfind("\n", 0, begin) + 1
    return begin if any(map(str.isalnum, raw[line:begin])) else line


def joined(found: Sequence[Cue]) -> tuple[str, tuple[tuple[int, float, float | None], ...]]:
    """Text with one paragraph a turn, as labels in the words tell turns apart, and (offset, begins,
    ends) of every cue in it.
    """
    lines = [cue.words.replace("\n", " ") for cue in found]
    raw = "\n".join(lines)
    first = find_turns(raw)
    opens = {_line_of(raw, t): t for t in first.turns}
    bare = first.question is not None
    text, at, times = "", 0, []
    speaker: str | None = None
    for cue, words in zip(found, lines, strict=True):
        turn = opens.get(at)
        # A label repeated in every cue (Zoom) is still one turn.
        repeated = turn is not None and turn.label is not None and turn.speaker == speaker
        begin = turn.start - at if turn is not None and repeated else 0
        if turn is not None:
            speaker = turn.speaker
        if text:
            text += "\n\n" if bare or (turn is not None and not begin) else " "
        times.append((len(text), cue.begin, cue.end))
        text += words[begin:]
        at += len(words) + 1
    return text + "\n", tuple(times)
