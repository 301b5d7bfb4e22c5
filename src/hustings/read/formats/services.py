"""The JSON of single speech services, told apart by its shape: one function a service.

Each takes the parsed file and gives its parts, or None where the shape is another's. What none of
them knows is left to the tolerant reader in ``machine``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple, TypeGuard

from .base import Part

Json = Mapping[str, Any]


class Word(NamedTuple):
    """One word of one speaker; punctuation that stands alone clings to the word before."""

    text: str
    speaker: str | None
    begin: float | None
    end: float | None


def parts_of(value: Any) -> tuple[str, list[Part]] | None:
    """Name of the service and what was said, or None where no service writes such a file."""
    for name, read in SERVICES.items():
        parts = read(value)
        if parts:
            return name, parts
    return None


def by_speaker(words: Iterable[Word]) -> list[Part]:
    """Words in a row of one speaker as one part."""
    return [_part(speaker, list(run)) for speaker, run in groupby(words, key=lambda w: w.speaker)]


def _part(speaker: str | None, run: Sequence[Word]) -> Part:
    said = ""
    for word in run:
        text = word.text.strip()
        said += text if not said or re.fullmatch(r"[^\w\s]+", text) else f" {text}"
    begins = [w.begin for w in run if w.begin is not None]
    ends = [w.end for w in run if w.end is not None]
    return Part(
        said,
        speaker,
        begins_at=begins[0] if begins else None,
        ends_at=ends[-1] if ends else None,
    )


def _is(value: Any) -> TypeGuard[Json]:
    return isinstance(value, Mapping)


def _rows(value: Any, *keys: str) -> list[Json]:
    """The list of objects at a path of keys; empty where there is none."""
    for key in keys:
        if not _is(value):
            return []
        value = value.get(key)
    return [row for row in value if _is(row)] if isinstance(value, list) else []


def _seconds(value: Any, scale: float = 1.0) -> float | None:
    """Seconds of a number, "1.2", "1.2s", "PT1M2.5S" or {seconds, nanos}."""
    if _is(value):
        whole, nanos = _seconds(value.get("seconds", 0)), _seconds(value.get("nanos", 0))
        return None if whole is None or nanos is None else whole + nanos / 1e9
    if isinstance(value, str):
        iso = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?", value)
        if iso and any(iso.groups()):
            hours, minutes, rest = (float(g or 0) for g in iso.groups())
            return hours * 3600 + minutes * 60 + rest
        plain = re.fullmatch(r"(\d{1,9}(?:\.\d{1,9})?)s?", value)
        return float(plain[1]) * scale if plain else None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e12:
        return round(value * scale, 3)
    return None


NOBODY = frozenset(("none", "null", "nan", "unknown", "undefined", "n/a", "?", "-"))
"""What programs write for a speaker they do not know."""


def _named(value: Any) -> str | None:
    """A speaker as the service numbers it: 0 becomes "Speaker 0"."""
    if isinstance(value, bool) or value is None or value == "":
        return None
    if isinstance(value, int):
        return f"Speaker {value}"
    if not isinstance(value, str) or value.strip().casefold() in NOBODY:
        return None
    return " ".join(value.split())[:200]


def amazon(value: Any) -> list[Part] | None:
    """Amazon Transcribe: words in ``results.items``, whose they are there or in ``speaker_labels``,
    or one channel a speaker.
    """
    items = _rows(value, "results", "items")
    if not any(_is(a) and "content" in a for i in items for a in _rows(i, "alternatives")):
        return None
    whose = {
        i.get("start_time"): i.get("speaker_label") or s.get("speaker_label")
        for s in _rows(value, "results", "speaker_labels", "segments")
        for i in _rows(s, "items")
    }
    for channel in _rows(value, "results", "channel_labels", "channels"):
        for item in _rows(channel, "items"):
            whose.setdefault(item.get("start_time"), channel.get("channel_label"))
    words: list[Word] = []
    for item in items:
        content = next((a.get("content") for a in _rows(item, "alternatives")), None)
        if not isinstance(content, str):
            continue
        spoken = item.get("type") != "punctuation"
        speaker = item.get("speaker_label") or whose.get(item.get("start_time"))
        if not spoken and words:
            speaker = words[-1].speaker
        words.append(
            Word(
                content,
                _named(speaker),
                _seconds(item.get("start_time")),
                _seconds(item.get("end_time")),
            )
        )
    return by_speaker(words)


def deepgram(value: Any) -> list[Part] | None:
    """Deepgram: ``results.utterances``, else the words of each channel."""
    channels = _rows(value, "results", "channels")
    said = _rows(value, "results", "utterances")
    if said:
        return [
            Part(
                str(u.get("transcript", "")),
                _named(u.get("speaker", u.get("channel") if len(channels) > 1 else None)),
                begins_at=_seconds(u.get("start")),
                ends_at=_seconds(u.get("end")),
            )
            for u in said
        ]
    words = [
        Word(
            str(w.get("punctuated_word") or w.get("word") or ""),
            _named(w.get("speaker", place if len(channels) > 1 else None)),
            _seconds(w.get("start")),
            _seconds(w.get("end")),
        )
        for place, channel in enumerate(channels)
        for best in _rows(channel, "alternatives")[:1]
        for w in _rows(best, "words")
    ]
    return by_speaker(sorted(words, key=lambda w: w.begin or 0.0)) if words else None


def assembly(value: Any) -> list[Part] | None:
    """AssemblyAI: ``utterances`` or ``words``, times in milliseconds."""
    if not _is(value) or not isinstance(value.get("text"), str) or "audio_url" not in value:
        return None
    rows = _rows(value, "utterances") or _rows(value, "words")
    words = [
        Word(
            str(r.get("text", "")),
            _lettered(r.get("speaker")),
            _seconds(r.get("start"), 0.001),
            _seconds(r.get("end"), 0.001),
        )
        for r in rows
    ]
    return by_speaker(words) if words else [Part(value["text"])]


def _lettered(value: Any) -> str | None:
    """AssemblyAI calls its speakers A, B, C."""
    letter = isinstance(value, str) and re.fullmatch(r"[A-Z]", value)
    return f"Speaker {value}" if letter else _named(value)


def google(value: Any) -> list[Part] | None:
    """Google: alternatives of results; with speakers, the last result repeats all words."""
    results = _rows(value, "results")
    best = [a for r in results for a in _rows(r, "alternatives")[:1]]
    if not any("transcript" in a for a in best):
        return None
    tagged = [
        Word(
            str(w.get("word", "")),
            _named(w.get("speakerLabel") or w.get("speakerTag") or None),
            _seconds(w.get("startTime", w.get("startOffset"))),
            _seconds(w.get("endTime", w.get("endOffset"))),
        )
        for w in _rows(best[-1], "words")
    ]
    if any(w.speaker for w in tagged):
        return by_speaker(tagged)
    return [
        Part(
            str(a.get("transcript", "")),
            begins_at=_first(_rows(a, "words"), "startTime", "startOffset"),
        )
        for a in best
    ]


def _first(words: Sequence[Json], *keys: str) -> float | None:
    given = (_seconds(words[0].get(key)) for key in keys) if words else ()
    return next((t for t in given if t is not None), None)


def azure(value: Any) -> list[Part] | None:
    """Azure: ``recognizedPhrases`` of a batch, ``phrases`` of the fast way."""
    batch = _rows(value, "recognizedPhrases")
    if batch:
        rows = sorted(batch, key=lambda r: _ticks(r.get("offsetInTicks")) or 0.0)
        return [
            Part(
                str(next((n.get("display", "") for n in _rows(r, "nBest")), "")),
                _named(r.get("speaker")),
                begins_at=_ticks(r.get("offsetInTicks")) or _seconds(r.get("offset")) or 0.0,
                ends_at=_after(r.get("offsetInTicks"), r.get("durationInTicks"), 1e-7),
            )
            for r in rows
        ]
    return [
        Part(
            str(r.get("text", "")),
            _named(r.get("speaker")),
            begins_at=_seconds(r.get("offsetMilliseconds"), 0.001),
            ends_at=_after(r.get("offsetMilliseconds"), r.get("durationMilliseconds"), 0.001),
        )
        for r in _rows(value, "phrases")
        if "offsetMilliseconds" in r
    ] or None


def _ticks(value: Any) -> float | None:
    """Ticks are tenths of microseconds."""
    numeric = isinstance(value, int | float) and not isinstance(value, bool)
    return round(value * 1e-7, 3) if numeric and 0 <= value < 1e15 else None


def _after(begin: Any, length: Any, scale: float) -> float | None:
    given = all(isinstance(x, int | float) and not isinstance(x, bool) for x in (begin, length))
    return round((begin + length) * scale, 3) if given and 0 <= begin + length < 1e15 else None


def whisper_cpp(value: Any) -> list[Part] | None:
    """whisper.cpp: ``transcription`` with ``offsets`` in milliseconds."""
    rows = [r for r in _rows(value, "transcription") if _is(r.get("offsets"))]
    return [
        Part(
            str(r.get("text", "")),
            _named(r.get("speaker")) if r.get("speaker") not in ("?", "") else None,
            begins_at=_seconds(r["offsets"].get("from"), 0.001),
            ends_at=_seconds(r["offsets"].get("to"), 0.001),
        )
        for r in rows
    ] or None


def kaldi(value: Any) -> list[Part] | None:
    """Kaldi and Vosk: ``result`` with words, one object an utterance."""
    utterances = value if isinstance(value, list) else [value]
    rows = [u for u in utterances if _is(u) and "text" in u and _rows(u, "result")]
    return [
        Part(
            str(u["text"]),
            begins_at=_first(_rows(u, "result"), "start"),
            ends_at=_seconds(_rows(u, "result")[-1].get("end")),
        )
        for u in rows
    ] or None


def speechmatics(value: Any) -> list[Part] | None:
    """Speechmatics: ``results`` of words and punctuation, speakers S1, S2 (UU: unknown)."""
    rows = [r for r in _rows(value, "results") if r.get("type") in ("word", "punctuation")]
    words = []
    for row in rows:
        best = next(iter(_rows(row, "alternatives")), {})
        speaker = best.get("speaker")
        words.append(
            Word(
                str(best.get("content", "")),
                None if speaker == "UU" else _named(speaker),
                _seconds(row.get("start_time")),
                _seconds(row.get("end_time")),
            )
        )
    return by_speaker(words) if words else None


def words_alone(value: Any) -> list[Part] | None:
    """A list of words that each say whose they are, and no segments beside them."""
    lists = ("segments", "utterances", "paragraphs", "monologues")
    if not _is(value) or any(_rows(value, key) for key in lists):
        return None
    rows = _rows(value, "words") or _rows(value, "word_segments")
    if not rows or not any("speaker" in r for r in rows):
        return None
    words = [
        Word(
            str(r.get("punctuated_word") or r.get("word") or r.get("text") or ""),
            _named(r.get("speaker")),
            _seconds(r.get("start")),
            _seconds(r.get("end")),
        )
        for r in rows
    ]
    return by_speaker(words)


SERVICES: dict[str, Callable[[Any], list[Part] | None]] = {
    "Amazon Transcribe": amazon,
    "Deepgram": deepgram,
    "AssemblyAI": assembly,
    "Speechmatics": speechmatics,
    "Google Speech": google,
    "Azure Speech": azure,
    "whisper.cpp": whisper_cpp,
    "Kaldi": kaldi,
    "JSON": words_alone,
}
