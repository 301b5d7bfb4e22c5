"""Annotated speech: what time-aligned programs (ELAN, EXMARaLDA, Praat …) have in common.

Each keeps one or more tiers a speaker; what was said at one time stands side by side. A transcript
wants it in a row: by time, words of one speaker that follow each other as one turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .base import Document, Part, compose, refuse_nothing

TOGETHER = 1.5
"""Seconds of silence up to which one speaker's segments are one turn."""
AS_FULL = 0.8
"""Share of the letters of a speaker's fullest tier with which another holds the same words."""
ASIDES = (
    "note comment commentaire kommentar noise silence event gesture translation traduction "
    "lemma pos-tag"
).split()
"""Parts of the names of tiers that hold no words said."""
LAYERS = frozenset(
    "ortho orth orthography orthographic orthographe transcription transcript transcriptions text "
    "texte texts word words mots utterance utterances phrase phrases sentence sentences "
    "intonation ipa phon phone phones phonetic syl syll syllable syllables segment segments token "
    "tokens tier speech parole verbal annotation annotations".split()
)
"""Names of tiers that say what they hold and not who speaks."""
VOICES = frozenset(
    "spk spkr speaker speakers loc locuteur locuteurs locutor hablante sprecher sprecherin voice "
    "voices who".split()
)
"""Names of tiers whose segments are the names of those who speak."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one speaker from one second to another; times are None where the file has none."""

    words: str
    speaker: str
    begin: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    """One row of annotations: whose, under which name, and in which order they stand."""

    name: str
    speaker: str
    segments: tuple[Segment, ...]
    role: str = ""

    @property
    def length(self) -> int:
        """How many letters it holds."""
        return sum(sum(c.isalpha() for c in s.words) for s in self.segments)


def spoken(tiers: Sequence[Tier]) -> tuple[list[Segment], list[str]]:
    """The segments of each speaker's fullest tier, by time; and the names of tiers left out.

    Of tiers as full the first: those below repeat its words one by one. A tier of names
    says who speaks in the others; one that is called by what it holds (``words``) is nobody's.
    """
    voices = next((t for t in tiers if t.name.casefold() in VOICES and t.length), None)
    said = [_of_nobody(t) for t in tiers if t is not voices]
    chosen = _chosen(said)
    left = [t.name for t in said if t not in chosen and t.length]
    found = [s for t in chosen for s in t.segments if any(map(str.isalnum, s.words))]
    if voices is not None:
        found = [replace(s, speaker=_voice(s, voices.segments)) for s in found]
    return in_order(found), left


def _of_nobody(tier: Tier) -> Tier:
    """A tier, without a speaker where its name only says what it holds."""
    words = set(re.findall(r"[^\W_]+", tier.speaker.casefold()))
    if not words & LAYERS and not any(part in words for part in ASIDES):
        return tier
    return replace(tier, speaker="", segments=tuple(replace(s, speaker="") for s in tier.segments))


def _voice(segment: Segment, voices: Sequence[Segment]) -> str:
    """Who is named the longest while a segment lasts."""
    named = max(voices, key=lambda v: _together(segment, v), default=None)
    if named is None or _together(segment, named) <= 0 or not any(map(str.isalpha, named.words)):
        return ""
    return named.words.strip()


def _together(one: Segment, other: Segment) -> float:
    """Seconds two segments last at once."""
    if None in (one.begin, one.end, other.begin, other.end):
        return 0.0
    return min(one.end or 0.0, other.end or 0.0) - max(one.begin or 0.0, other.begin or 0.0)


def _chosen(tiers: Sequence[Tier]) -> list[Tier]:
    """Of each speaker the fullest tier."""
    fullest: dict[str, int] = {}
    for tier in tiers:
        fullest[tier.speaker] = max(tier.length, fullest.get(tier.speaker, 0))
    best: dict[str, Tier] = {}
    for tier in tiers:
        if tier.length and tier.length >= AS_FULL * fullest[tier.speaker]:
            best.setdefault(tier.speaker, tier)
    return list(best.values())


def in_order(segments: Iterable[Segment]) -> list[Segment]:
    """By time; what has none stays behind what stands before it."""
    keyed, last = [], 0.0
    for segment in segments:
        last = segment.begin if segment.begin is not None else last
        keyed.append((last, segment))
    return [segment for _, segment in sorted(keyed, key=lambda pair: pair[0])]


def document(
    segments: Sequence[Segment],
    name: str,
    dialect: str,
    *,
    left: Sequence[str] = (),
    encoding: str = "",
    title: str = "",
    language: str | None = None,
) -> Document:
    """Segments in a row as a transcript. Raises NotReadable where nobody says a word."""
    parts = [Part(s.words, s.speaker or None, "speech", s.begin, s.end) for s in _turns(segments)]
    text, structure = compose(parts, evidence=f"speakers and times of {dialect}", joined=False)
    refuse_nothing(text, name, "words anybody says")
    attributes = {}
    if left:
        attributes["left"] = f"Tiers left out: {', '.join(left[:20])}."
    return Document(
        text,
        structure,
        title=title,
        language=language,
        encoding=encoding,
        dialect=dialect,
        attributes=attributes,
    )


def _turns(segments: Sequence[Segment]) -> list[Segment]:
    """Segments of one speaker in a row as one, where hardly a silence lies between."""
    out: list[Segment] = []
    for segment in segments:
        words = " ".join(segment.words.split())
        if not words:
            continue
        last = out[-1] if out else None
        if last is not None and last.speaker == segment.speaker and _close(last, segment):
            out[-1] = replace(last, words=f"{last.words} {words}", end=segment.end)
        else:
            out.append(replace(segment, words=words))
    return out


def _close(one: Segment, next_: Segment) -> bool:
    if one.end is None or next_.begin is None:
        return True
    return next_.begin - one.end <= TOGETHER
