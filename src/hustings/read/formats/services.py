"""The JSON of single speech services, told apart by its shape: one function a service.

Each takes the parsed file and gives its parts, or None where the shape is another's. What none of
them knows is left to the tolerant reader in ``machine``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from . import stretches
from .base import Part
from .timed_words import Word, by_speaker, first_time, is_object, named, rows_at, seconds


def parts_of(value: Any) -> tuple[str, list[Part]] | None:
    """Name of the service and what was said, or None where no service writes such a file."""
    for name, read in SERVICES.items():
        parts = read(value)
        if parts:
            return name, parts
    return None


def amazon(value: Any) -> list[Part] | None:
    """Amazon Transcribe: words in ``results.items``, whose they are there or in ``speaker_labels``,
    or one channel a speaker.
    """
    items = rows_at(value, "results", "items")
    if not any(is_object(a) and "content" in a for i in items for a in rows_at(i, "alternatives")):
        return None
    whose = {
        i.get("start_time"): i.get("speaker_label") or s.get("speaker_label")
        for s in rows_at(value, "results", "speaker_labels", "segments")
        for i in rows_at(s, "items")
    }
    for channel in rows_at(value, "results", "channel_labels", "channels"):
        for item in rows_at(channel, "items"):
            whose.setdefault(item.get("start_time"), channel.get("channel_label"))
    words: list[Word] = []
    for item in items:
        content = next((a.get("content") for a in rows_at(item, "alternatives")), None)
        if not isinstance(content, str):
            continue
        spoken = item.get("type") != "punctuation"
        speaker = item.get("speaker_label") or whose.get(item.get("start_time"))
        if not spoken and words:
            speaker = words[-1].speaker
        words.append(
            Word(
                content,
                named(speaker),
                seconds(item.get("start_time")),
                seconds(item.get("end_time")),
            )
        )
    return by_speaker(words)


def deepgram(value: Any) -> list[Part] | None:
    """Deepgram: ``results.utterances``, else the words of each channel."""
    channels = rows_at(value, "results", "channels")
    said = rows_at(value, "results", "utterances")
    if said:
        return [
            Part(
                str(u.get("transcript", "")),
                named(u.get("speaker", u.get("channel") if len(channels) > 1 else None)),
                begins_at=seconds(u.get("start")),
                ends_at=seconds(u.get("end")),
            )
            for u in said
        ]
    words = [
        Word(
            str(w.get("punctuated_word") or w.get("word") or ""),
            named(w.get("speaker", place if len(channels) > 1 else None)),
            seconds(w.get("start")),
            seconds(w.get("end")),
        )
        for place, channel in enumerate(channels)
        for best in rows_at(channel, "alternatives")[:1]
        for w in rows_at(best, "words")
    ]
    return by_speaker(sorted(words, key=lambda w: w.begin or 0.0)) if words else None


def assembly(value: Any) -> list[Part] | None:
    """AssemblyAI: ``utterances`` or ``words``, times in milliseconds."""
    if not is_object(value) or not isinstance(value.get("text"), str) or "audio_url" not in value:
        return None
    rows = rows_at(value, "utterances") or rows_at(value, "words")
    words = [
        Word(
            str(r.get("text", "")),
            _lettered(r.get("speaker")),
            seconds(r.get("start"), 0.001),
            seconds(r.get("end"), 0.001),
        )
        for r in rows
    ]
    return by_speaker(words) if words else [Part(value["text"])]


def _lettered(value: Any) -> str | None:
    """AssemblyAI calls its speakers A, B, C."""
    letter = isinstance(value, str) and re.fullmatch(r"[A-Z]", value)
    return f"Speaker {value}" if letter else named(value)


def google(value: Any) -> list[Part] | None:
    """Google: alternatives of results; with speakers, the last result repeats all words in the
    first version of the service, and each has its own in the second.
    """
    results = rows_at(value, "results")
    best = [a for r in results for a in rows_at(r, "alternatives")[:1]]
    if not any("transcript" in a for a in best) or any("timestamps" in a for a in best):
        # IBM Watson's alternatives have times in a list of their own
        return None
    words = [w for a in best[:-1] for w in rows_at(a, "words")]
    last = rows_at(best[-1], "words")
    repeated = len(last) > len(words) or not any(
        w.get("speakerLabel") or w.get("speakerTag") for w in words
    )
    tagged = [
        Word(
            str(w.get("word", "")),
            _numbered(w.get("speakerLabel") or w.get("speakerTag") or None),
            seconds(w.get("startTime", w.get("startOffset"))),
            seconds(w.get("endTime", w.get("endOffset"))),
        )
        for w in (last if repeated else [*words, *last])
    ]
    if any(w.speaker for w in tagged):
        return by_speaker(tagged)
    return [
        Part(
            str(a.get("transcript", "")),
            begins_at=first_time(rows_at(a, "words"), "startTime", "startOffset"),
        )
        for a in best
    ]


def _numbered(value: Any) -> str | None:
    """Google numbers its speakers 1, 2, in the second version as words."""
    return f"Speaker {value}" if isinstance(value, str) and value.isdecimal() else named(value)


def azure(value: Any) -> list[Part] | None:
    """Azure: ``recognizedPhrases`` of a batch, ``phrases`` of the fast way."""
    batch = rows_at(value, "recognizedPhrases")
    if batch:
        rows = sorted(batch, key=lambda r: _ticks(r.get("offsetInTicks")) or 0.0)
        return [
            Part(
                str(next((n.get("display", "") for n in rows_at(r, "nBest")), "")),
                named(r.get("speaker")),
                begins_at=_ticks(r.get("offsetInTicks")) or seconds(r.get("offset")) or 0.0,
                ends_at=_after(r.get("offsetInTicks"), r.get("durationInTicks"), 1e-7),
            )
            for r in rows
        ]
    return [
        Part(
            str(r.get("text", "")),
            named(r.get("speaker")),
            begins_at=seconds(r.get("offsetMilliseconds"), 0.001),
            ends_at=_after(r.get("offsetMilliseconds"), r.get("durationMilliseconds"), 0.001),
        )
        for r in rows_at(value, "phrases")
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
    rows = [r for r in rows_at(value, "transcription") if is_object(r.get("offsets"))]
    return [
        Part(
            str(r.get("text", "")),
            named(r.get("speaker")) if r.get("speaker") not in ("?", "") else None,
            begins_at=seconds(r["offsets"].get("from"), 0.001),
            ends_at=seconds(r["offsets"].get("to"), 0.001),
        )
        for r in rows
    ] or None


def kaldi(value: Any) -> list[Part] | None:
    """Kaldi and Vosk: ``result`` with words, one object an utterance."""
    utterances = value if isinstance(value, list) else [value]
    rows = [u for u in utterances if is_object(u) and "text" in u and rows_at(u, "result")]
    return [
        Part(
            str(u["text"]),
            begins_at=first_time(rows_at(u, "result"), "start"),
            ends_at=seconds(rows_at(u, "result")[-1].get("end")),
        )
        for u in rows
    ] or None


def speechmatics(value: Any) -> list[Part] | None:
    """Speechmatics: ``results`` of words and punctuation, speakers S1, S2 (UU: unknown)."""
    rows = [r for r in rows_at(value, "results") if r.get("type") in ("word", "punctuation")]
    words = []
    for row in rows:
        best = next(iter(rows_at(row, "alternatives")), {})
        speaker = best.get("speaker")
        words.append(
            Word(
                str(best.get("content", "")),
                None if speaker == "UU" else named(speaker),
                seconds(row.get("start_time")),
                seconds(row.get("end_time")),
            )
        )
    return by_speaker(words) if words else None


def words_alone(value: Any) -> list[Part] | None:
    """A list of words that each say whose they are, and no segments beside them."""
    lists = ("segments", "utterances", "paragraphs", "monologues")
    if not is_object(value) or any(rows_at(value, key) for key in lists):
        return None
    rows = rows_at(value, "words") or rows_at(value, "word_segments")
    if not rows or not any("speaker" in r for r in rows):
        return None
    words = [
        Word(
            str(r.get("punctuated_word") or r.get("word") or r.get("text") or ""),
            named(r.get("speaker")),
            seconds(r.get("start")),
            seconds(r.get("end")),
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
    "Kaldi (BBC)": stretches.kaldi,
    "Speechmatics 1": stretches.speechmatics,
    "IBM Watson": stretches.watson,
    "Digital Paper Edit": stretches.paper_edit,
    "Draft.js": stretches.draft,
    "autoEdit": stretches.auto_edit,
    "JSON": words_alone,
    "words": stretches.nobodys,
}
