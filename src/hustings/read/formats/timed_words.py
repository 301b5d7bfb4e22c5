"""Words with their times, as speech services write them: looked up in JSON of whatever shape, and
put together into what one speaker says in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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


def is_object(value: Any) -> TypeGuard[Json]:
    return isinstance(value, Mapping)


def rows_at(value: Any, *keys: str) -> list[Json]:
    """The list of objects at a path of keys; empty where there is none."""
    for key in keys:
        if not is_object(value):
            return []
        value = value.get(key)
    return [row for row in value if is_object(row)] if isinstance(value, list) else []


def seconds(value: Any, scale: float = 1.0) -> float | None:
    """Seconds of a number, "1.2", "1.2s", "PT1M2.5S" or {seconds, nanos}."""
    if is_object(value):
        whole, nanos = seconds(value.get("seconds", 0)), seconds(value.get("nanos", 0))
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


NOBODY = frozenset(
    ("none", "null", "nan", "unknown", "undefined", "n/a", "?", "-", "unnamed speaker")
)
"""What programs write for a speaker they do not know."""
TO_COME = re.compile(r"tbc\b[\s\d-]*|u_ukn", re.IGNORECASE)
"""What editors write until somebody says who speaks."""


def named(value: Any) -> str | None:
    """A speaker as the service numbers it: 0 becomes "Speaker 0"."""
    if isinstance(value, bool) or value is None or value == "":
        return None
    if isinstance(value, int):
        return f"Speaker {value}"
    if not isinstance(value, str) or value.strip().casefold() in NOBODY:
        return None
    if TO_COME.fullmatch(value.strip()):
        return None
    return " ".join(value.split())[:200]


def first_time(words: Sequence[Json], *keys: str) -> float | None:
    given = (seconds(words[0].get(key)) for key in keys) if words else ()
    return next((t for t in given if t is not None), None)
