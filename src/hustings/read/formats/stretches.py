"""JSON in which the words stand in one list and who speaks when in another: each word is his in
whose stretch it begins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from .base import Part
from .timed_words import Json, Word, by_speaker, is_object, named, rows_at, seconds

PAUSE = 1.0
"""Seconds of silence that part what nobody is named for into paragraphs."""


class Stretch(NamedTuple):
    """From when on somebody speaks (seconds)."""

    begin: float
    speaker: str | None


def kaldi(value: Any) -> list[Part] | None:
    """Kaldi as the BBC runs it: ``words``, and ``segmentation`` with whose segments they are."""
    inner = value.get("retval", value) if is_object(value) else {}
    told = [w for w in rows_at(inner, "words") if "punct" in w or "word" in w]
    segments = rows_at(inner, "segmentation", "segments")
    if not told or not ("segmentation" in inner or any("punct" in w for w in told)):
        return None
    return _of(
        _words(told, "punct", "word"),
        _stretches((s.get("start"), _id(s.get("speaker"))) for s in segments),
    )


def _id(speaker: Any) -> Any:
    return speaker.get("@id") if is_object(speaker) else speaker


def speechmatics(value: Any) -> list[Part] | None:
    """Speechmatics' first form: ``words`` and ``speakers``, each with ``time`` and ``name``."""
    told = [w for w in rows_at(value, "words") if "name" in w and "time" in w]
    if not told:
        return None
    words = [_word(w.get("name"), w.get("time"), _end(w)) for w in told]
    speakers = rows_at(value, "speakers")
    return _of(words, _stretches((s.get("time"), s.get("name")) for s in speakers))


def _end(word: Json) -> float | None:
    begin, length = seconds(word.get("time")), seconds(word.get("duration"))
    return None if begin is None or length is None else round(begin + length, 3)


def watson(value: Any) -> list[Part] | None:
    """IBM Watson: ``timestamps`` of alternatives, ``speaker_labels`` with the times they are
    from."""
    answers = [value, *rows_at(value, "results")]
    told = [
        stamp
        for answer in answers
        for result in rows_at(answer, "results")
        for best in rows_at(result, "alternatives")[:1]
        for stamp in _lists(best.get("timestamps"))
        if len(stamp) == len(("word", "from", "to"))
    ]
    if not told:
        return None
    labels = [label for answer in answers for label in rows_at(answer, "speaker_labels")]
    words = [_word(*stamp) for stamp in told]
    return _of(words, _stretches((s.get("from"), s.get("speaker")) for s in labels))


def _lists(value: Any) -> list[list[Any]]:
    return [row for row in value if isinstance(row, list)] if isinstance(value, list) else []


def paper_edit(value: Any) -> list[Part] | None:
    """Digital Paper Edit: ``words``, and ``paragraphs`` with their speakers."""
    told = [w for w in rows_at(value, "words") if "text" in w]
    paragraphs = [p for p in rows_at(value, "paragraphs") if "speaker" in p and "start" in p]
    if not told or not paragraphs:
        return None
    words = _words(told, "text")
    return _of(words, _stretches((p.get("start"), p.get("speaker")) for p in paragraphs))


def draft(value: Any) -> list[Part] | None:
    """Draft.js, as transcript editors keep it: ``blocks`` with their speaker under ``data``."""
    blocks = [b for b in rows_at(value, "blocks") if is_object(b.get("data"))]
    told = [b for b in blocks if isinstance(b.get("text"), str) and "speaker" in b["data"]]
    return [
        Part(
            " ".join(b["text"].split()),
            named(b["data"].get("speaker")),
            begins_at=seconds(b["data"].get("start")),
            ends_at=next((seconds(w.get("end")) for w in rows_at(b, "data", "words")[-1:]), None),
        )
        for b in told
        if b["text"].strip()
    ] or None


def auto_edit(value: Any) -> list[Part] | None:
    """autoEdit: speakers, each with paragraphs of lines of words."""
    words = [
        Word(
            str(word.get("text", "")),
            named(said.get("speaker")),
            seconds(word.get("startTime")),
            seconds(word.get("endTime")),
        )
        for said in rows_at(value, "text")
        for paragraph in rows_at(said, "paragraph")
        for word in rows_at(paragraph, "line")
    ]
    return _of(words, ()) if words else None


def nobodys(value: Any) -> list[Part] | None:
    """A list of words with times that tells nobody's name."""
    if not is_object(value) or any(isinstance(v, list) for k, v in value.items() if k != "words"):
        return None
    told = [w for w in rows_at(value, "words") if "start" in w]
    return _of(_words(told, "punctuated_word", "text", "word"), ()) if told else None


def _words(rows: Iterable[Json], *keys: str) -> list[Word]:
    told = ((next((r[k] for k in keys if r.get(k)), ""), r) for r in rows)
    return [_word(text, r.get("start"), r.get("end")) for text, r in told]


def _word(text: Any, begin: Any, end: Any) -> Word:
    return Word(str(text), None, seconds(begin), seconds(end))


def _stretches(told: Iterable[tuple[Any, Any]]) -> list[Stretch]:
    begun = [(seconds(at), named(who)) for at, who in told]
    return sorted((Stretch(at, who) for at, who in begun if at is not None), key=lambda s: s.begin)


def _of(words: Sequence[Word], stretches: Sequence[Stretch]) -> list[Part]:
    """What each says in a row; where nobody is named, what is said between two silences."""
    begins = [s.begin for s in stretches]
    told: list[Word] = []
    for word in words:
        i = bisect_right(begins, word.begin) if word.begin is not None else 0
        told.append(word._replace(speaker=stretches[i - 1].speaker) if i else word)
    if any(w.speaker for w in told):
        return by_speaker(told)
    return [part for run in _between_silences(told) for part in by_speaker(run)]


def _between_silences(words: Sequence[Word]) -> list[list[Word]]:
    runs: list[list[Word]] = []
    for word in words:
        before = runs[-1][-1].end if runs else None
        silent = None not in (before, word.begin) and (word.begin or 0) - (before or 0) >= PAUSE
        if not runs or silent:
            runs.append([])
        runs[-1].append(word)
    return runs
