"""Praat TextGrid (.TextGrid), long and short: one interval tier a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...errors import NotReadable
from ..text import decode
from .base import Document
from .tiers import ASIDES, VOICES, Segment, Tier, document, spoken

_VALUE = re.compile(
    r'"(?P<text>(?:[^"]|"")*)"|(?P<number>(?<![\w.])-?\d+(?:\.\d+)?(?![\w.\]]))|<exists>'
)
"""A string (its quotes doubled), a number that stands alone, or the flag before the tiers."""
_MOST = 5_000_000


def reads(data: bytes, name: str) -> Document:
    """Text of a TextGrid: each tier is a speaker, its name the speaker's, unless it names a layer.

    Where several tiers belong to one speaker (``Ada``, ``Ada words``), Praat does not say so; tiers
    of single words or sounds are told by their lengths and left out. Raises NotReadable where the
    file is no TextGrid or holds no words.
    """
    decoded = decode(data, name=name)
    if "ooTextFile" not in decoded.text[:200] or "TextGrid" not in decoded.text[:300]:
        raise NotReadable(f"{name} is no TextGrid of Praat.")
    try:
        tiers = list(_tiers(_values(decoded.text)))
    except (StopIteration, ValueError, RuntimeError):
        raise NotReadable(
            f"{name} is a TextGrid that breaks off or is damaged; save it anew in Praat.", name=name
        ) from None
    said = [t for t in tiers if not any(part in t.name.casefold() for part in ASIDES)] or tiers
    whole = [t for t in said if t.name.casefold() in VOICES or not _pieces(t)] or said
    segments, left = spoken(whole)
    left += [t.name for t in tiers if t not in whole]
    return document(segments, name, "Praat TextGrid", left=left, encoding=decoded.encoding)


def _values(text: str) -> Iterator[str | float | None]:
    """Strings and free numbers in order; both shapes of the file come out alike."""
    body = text.partition("TextGrid")[2].partition("\n")[2]
    for count, found in enumerate(_VALUE.finditer(body)):
        if count > _MOST:
            raise ValueError
        if found["text"] is not None:
            yield found["text"].replace('""', '"')
        elif found["number"] is not None:
            yield float(found["number"])
        else:
            yield None


def _tiers(values: Iterator[str | float | None]) -> Iterator[Tier]:
    _number(values), _number(values)  # from when to when the whole lasts
    if next(values) is not None:
        raise ValueError
    for _ in range(int(_number(values))):
        kind, name = _text(values), _text(values)
        _number(values), _number(values)
        size = int(_number(values))
        segments = []
        for _ in range(size):
            if kind == "IntervalTier":
                begin, end = _number(values), _number(values)
            else:
                begin = end = _number(values)
            segments.append(Segment(_text(values), name, begin, end))
        if kind == "IntervalTier":
            yield Tier(name, name, tuple(segments))


def _number(values: Iterator[str | float | None]) -> float:
    value = next(values)
    if not isinstance(value, float):
        raise ValueError
    return value


def _text(values: Iterator[str | float | None]) -> str:
    value = next(values)
    if not isinstance(value, str):
        raise ValueError
    return value


def _pieces(tier: Tier) -> bool:
    """Whether a tier holds single words or sounds: many segments, hardly a blank in any."""
    words = [s.words.strip() for s in tier.segments if s.words.strip()]
    return len(words) > 10 and sum(" " in w for w in words) < 0.05 * len(words)
