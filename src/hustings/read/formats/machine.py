"""Machine transcripts as JSON: Whisper, WhisperX, Otter, Sonix, Descript and their like, one
tolerant reader.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeGuard

from ...errors import NotReadable, UnknownFormat
from ..text import decode
from ..times import number_of_seconds
from .base import Document, Part, compose, refuse_nothing
from .services import parts_of
from .timed_words import NOBODY

_LISTS = (
    "segments",
    "transcripts",
    "transcript",
    "monologues",
    "utterances",
    "results",
    "paragraphs",
    "turns",
    "entries",
    "blocks",
)
_SPEAKER = (
    "speaker",
    "speaker_name",
    "speakerName",
    "speaker_label",
    "speakerLabel",
    "name",
    "who",
    "speaker_id",
    "speakerId",
)
_NAMES = ("name", "speaker_name", "label", "speaker_label", "display_name")
_WORDS = (
    "text",
    "transcript",
    "content",
    "value",
    "sentence",
    "spoken",
    "speech",
    "utterance",
    "statement",
)
_PIECES = ("words", "elements", "sentences", "tokens", "segments", "text_blocks")
_BEGIN = (
    "start",
    "begin",
    "start_time",
    "startTime",
    "start_offset",
    "from",
    "ts",
    "timestamp",
    "offset",
)
_END = ("end", "end_time", "endTime", "end_offset", "to", "end_ts", "end_timestamp", "stop")
_SIGN = re.compile(r"\s([.,;:?!…])(?=\s|$)")
"""A sign that stood as a piece of its own, which clings to the word before."""
_TIMES = frozenset((*_BEGIN, *_END, "time"))
HALF = 0.5
"""Share of a list that holds words, or names speakers, from which it is the one that is read."""
LATEST = 1e12
"""The largest number that is a time."""
SAID = frozenset(("speech", "utterance", "spoken"))
"""Kinds of segments that somebody says, where segments name their kind."""
DEEPEST = 6
"""Levels of a file at which its segments may lie."""


def reads(data: bytes, name: str) -> Document:
    """Text of a machine transcript. Raises NotReadable where no list of spoken segments is
    found."""
    decoded = decode(data, name=name)
    try:
        value = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        where = getattr(error, "lineno", None)
        raise NotReadable(
            f"{name} is not whole JSON{f' (line {where})' if where else ''}.", name=name
        ) from None
    _refuse_labelled(value, name)
    known = parts_of(value)
    if known is not None:
        return _document(value, known[1], name, decoded.encoding, known[0])
    names = _names(value)
    segments = _segments(value, 0)
    if not segments:
        raise NotReadable(
            f"{name} is JSON but holds no list of spoken segments (speaker, start, end, text).",
            name=name,
        )
    kinds = {_kind(segment) for segment in segments}
    parts = [
        _part(segment, names, is_said=kinds.isdisjoint(SAID) or _kind(segment) in SAID)
        for segment in segments
    ]
    scale = 0.001 if _in_milliseconds(parts) else 1.0
    for part in parts:
        part.begins_at = None if part.begins_at is None else round(part.begins_at * scale, 3)
        part.ends_at = None if part.ends_at is None else round(part.ends_at * scale, 3)
    return _document(value, parts, name, decoded.encoding, "JSON")


_LABELS = ("annotations", "completions", "entities", "label", "labels")


def _refuse_labelled(value: Any, name: str) -> None:
    """Refuse texts with labels on passages (Label Studio, doccano): read as segments, their labels
    would be lost and the labels of who speaks be words."""
    items = value if isinstance(value, list) else [value]
    first = items[0] if items and isinstance(items[0], dict) else {}
    is_text = isinstance(first.get("text"), str) or isinstance(first.get("data"), dict)
    if is_text and any(first.get(key) and isinstance(first[key], list) for key in _LABELS):
        raise UnknownFormat(
            f"{name} holds labelled texts (Label Studio, doccano). Import it ('hustings import').",
            name=name,
        )


def _kind(segment: dict[str, Any]) -> str:
    """What a segment says of its kind: ``speech``, ``recorder`` …"""
    return str(segment.get("kind", "")).casefold()


def _part(segment: dict[str, Any], names: dict[str, str], *, is_said: bool) -> Part:
    """A segment as what its speaker says, without their name before the words; what is not said
    as a note."""
    words, who = _words(segment), _speaker(segment, names)
    begins_at, ends_at = _time(segment, _BEGIN), _time(segment, _END)
    if not is_said:
        return Part(words, None, "note", begins_at, ends_at)
    bare = words.removeprefix(who or "").lstrip()
    is_labelled = bare != words and bare[:1] in (".", ":") and len(bare) > 1
    return Part(bare[1:] if is_labelled else words, who, "speech", begins_at, ends_at)


def _document(
    value: Any, parts: Sequence[Part], name: str, encoding: str, dialect: str
) -> Document:
    """Parts as a transcript. Raises NotReadable where nobody says a word."""
    n = len(parts)
    evidence = f"{n:,} segment{'s' * (n != 1)} of a machine transcript"
    text, structure = compose(parts, evidence=evidence)
    refuse_nothing(text, name, "words")
    language = value.get("language") if isinstance(value, dict) else None
    return Document(
        text,
        structure,
        language=language if isinstance(language, str) else None,
        encoding=encoding,
        dialect=dialect,
    )


def _segments(value: Any, depth: int) -> list[dict[str, Any]]:
    """The first list of objects with words in it; one that names speakers before one that does
    not (a service's single words)."""
    beside = _beside(value)
    if beside:
        return beside
    lists = list(_lists(value, depth))
    named = (found for found in lists if sum(map(_is_named, found)) >= HALF * len(found))
    return next(named, lists[0] if lists else [])


def _beside(value: Any) -> list[dict[str, Any]]:
    """The segments of lists beside each other that are parts of one talk (what was prepared, then
    questions): all name speakers, are made alike and say other things; [] where none are."""
    if not isinstance(value, dict):
        return []
    lists = [
        found
        for key, of in value.items()
        if key not in ("words", "word_segments", "speakers") and isinstance(of, list) and of
        for found in [[v for v in of if isinstance(v, dict) and _words(v)]]
        if len(found) > HALF * len(of) and all(map(_is_named, found))
    ]
    parts = [segment for part in lists for segment in part]
    alike = len({frozenset(segment) for segment in parts}) == 1
    said = [{_words(segment) for segment in part} for part in lists]
    differ = all(len(a & b) < HALF * min(len(a), len(b)) for a, b in pairwise(said))
    is_timed = any(_time(segment, _BEGIN) is not None for segment in parts)
    return parts if len(lists) > 1 and alike and differ and not is_timed else []


def _lists(value: Any, depth: int) -> Iterator[list[dict[str, Any]]]:
    """Every list of objects with words in it; those of parts (sections, with turns in each) put
    together."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        objects = [v for v in value if isinstance(v, dict)]
        found = [v for v in objects if _words(v)]
        if found and len(found) >= HALF * len(value):
            yield found
        elif objects and not found:
            parts = [next(_lists(v, depth + 1), []) for v in objects]
            if any(parts):
                yield [segment for part in parts for segment in part]
        return
    if isinstance(value, dict):
        for key in (*_LISTS, *(k for k in value if k not in _LISTS)):
            if key in value and key not in ("words", "word_segments", "speakers"):
                yield from _lists(value[key], depth + 1)


def _is_named(segment: dict[str, Any]) -> bool:
    return any(segment.get(key) not in (None, "") for key in _SPEAKER)


def _words(segment: dict[str, Any]) -> str:
    for key in _WORDS:
        if isinstance(segment.get(key), str) and segment[key].strip():
            return " ".join(segment[key].split())
    for key in _PIECES:
        pieces = segment.get(key)
        if isinstance(pieces, list) and pieces:
            said = [
                p if isinstance(p, str) else _piece(p) for p in pieces if isinstance(p, dict | str)
            ]
            glue = "" if any(s[:1] == " " or s[-1:] == " " for s in said) else " "
            words = " ".join(glue.join(said).split())
            return _SIGN.sub(r"\1", words) if glue else words
    return ""


def _piece(piece: dict[str, Any]) -> str:
    if piece.get("type") == "tag":  # what somebody heard, and nobody said
        return f" [{piece.get('value', '')}] "
    for key in ("word", "text", "value", "punctuated_word"):
        if isinstance(piece.get(key), str):
            return str(piece[key])
    return ""


def _speaker(segment: dict[str, Any], names: dict[str, str]) -> str | None:
    for key in _SPEAKER:
        who = segment.get(key)
        if isinstance(who, dict):
            keys = ("name", "speaker_name", "label", "speaker_label", "id")
            who = next((who[k] for k in keys if who.get(k)), None)
        if isinstance(who, int) and not isinstance(who, bool):
            who = names.get(str(who), f"Speaker {who}")
        if isinstance(who, str) and who.strip():
            who = " ".join(names.get(who, who).split())[:200]
            return None if who.casefold() in NOBODY else who
    return None


def _names(value: Any) -> dict[str, str]:
    """Speaker ids and their names, where the file lists them."""
    if not isinstance(value, dict) or not isinstance(value.get("speakers"), list):
        return {}
    return {
        str(known): named
        for s in value["speakers"]
        if isinstance(s, dict)
        and isinstance(named := next((s[k] for k in _NAMES if s.get(k)), None), str)
        and (known := next((s[k] for k in ("id", "speaker_id", "speakerId") if k in s), None))
        is not None
    }


def _time(segment: dict[str, Any], keys: tuple[str, ...]) -> float | None:
    for source in (segment, *_outer_piece(segment, last=keys is _END)):
        for key in keys:
            given = source.get(key)
            if (
                isinstance(given, int | float)
                and not isinstance(given, bool)
                and 0 <= given < LATEST
            ):
                return float(given)
            if isinstance(given, str) and (told := number_of_seconds(given)) is not None:
                return told
        at, length = source.get("time"), source.get("duration")
        if _is_time(at) and _is_time(length):
            # Trint: where it begins, and how long it is
            return float(at + length if keys is _END else at)
    return None


def _is_time(value: Any) -> TypeGuard[float]:
    numeric = isinstance(value, int | float) and not isinstance(value, bool)
    return numeric and 0 <= value < LATEST


def _outer_piece(segment: dict[str, Any], *, last: bool) -> list[dict[str, Any]]:
    """The first (or last) word of a segment that has a list of words, as a list of one or none."""
    for key in _PIECES:
        pieces = segment.get(key)
        if isinstance(pieces, list):
            found = [p for p in pieces if isinstance(p, dict) and not p.keys().isdisjoint(_TIMES)]
            if found:
                return found[-1:] if last else found[:1]
    return []


def _in_milliseconds(parts: list[Part]) -> bool:
    """Whole numbers, segments hundreds of units long: milliseconds (Otter, AssemblyAI)."""
    spans = sorted(
        p.ends_at - p.begins_at for p in parts if p.ends_at is not None and p.begins_at is not None
    )
    whole = all(
        float(t).is_integer() for p in parts for t in (p.begins_at, p.ends_at) if t is not None
    )
    return bool(spans) and whole and spans[len(spans) // 2] >= 300
