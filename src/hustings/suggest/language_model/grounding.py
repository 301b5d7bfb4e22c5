"""What a model names found word for word in the text, or dropped."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from ...model import Suggestion, Transcript, Turn
from ..sentences import sentences

VERSION = "1"


def find_quote(text: str, quote: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where ``quote`` stands word for word in ``text`` within ``spans``, or None; also None where
    it stands twice.

    Blanks, curly and straight marks and Unicode composition are folded to compare; the answer is
    code points of the text as it is.
    """
    wanted = _folded(quote)[0].strip()
    if not wanted or not spans:
        return None
    low, high = min(a for a, _ in spans), max(b for _, b in spans)
    folded, index = _folded(text[low:high])
    first = folded.find(wanted)
    if first < 0 or folded.find(wanted, first + 1) >= 0:
        return None
    start, end = low + index[first][0], low + index[first + len(wanted) - 1][1]
    return (start, end) if any(a < end and start < b for a, b in spans) else None


def _sentences(transcript: Transcript, turn: Turn) -> list[tuple[int, int]]:
    return [
        (turn.start + a, turn.start + b)
        for a, b in sentences(transcript.text[turn.start : turn.end])
    ]


def numbered_sentences(transcript: Transcript, turn: Turn) -> str:
    return "\n".join(
        f"S{i}: {' '.join(transcript.text[a:b].split())}"
        for i, (a, b) in enumerate(_sentences(transcript, turn), 1)
    )


class Asked(NamedTuple):
    """Which model was asked, where, and what it may choose from."""

    model: str
    host: str
    kinds: Sequence[str]
    concepts: Sequence[str]
    actors: Sequence[str]


def grounded(transcript: Transcript, turn: Turn, item: Any, asked: Asked) -> Suggestion | None:
    """An item as a suggestion, or None if a number, choice or quote does not hold."""
    if (
        not isinstance(item, dict)
        or item.get("kind") not in asked.kinds
        or not isinstance(item.get("quote"), str)
    ):
        return None
    numbers = item.get("sentences")
    spans = _sentences(transcript, turn)
    if not isinstance(numbers, list) or not numbers:
        return None
    if not all(
        isinstance(n, int) and not isinstance(n, bool) and 1 <= n <= len(spans) for n in numbers
    ):
        return None
    place = find_quote(transcript.text, item["quote"], [spans[n - 1] for n in numbers])
    if place is None:
        return None
    values: dict[str, Any] = {}
    if item.get("concept") not in (None, "none"):
        if item["concept"] not in asked.concepts:
            return None
        values["concept"] = item["concept"]
    if item.get("source") not in (None, "unclear"):
        if item["source"] not in asked.actors:
            return None
        values["source"] = item["source"]
    method = f"model/{asked.model}"
    words = transcript.text[place[0] : place[1]]
    told = f"{item['kind']}\0{place}\0{sorted(values.items())}\0{words}"
    key = f"{method}\0{VERSION}\0{transcript.id}\0{told}"
    return Suggestion(
        id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        kind=item["kind"],
        transcript=transcript.id,
        start=place[0],
        end=place[1],
        cue=place,
        values=values,
        score=0.5,
        method=method,
        version=VERSION,
        why=(
            f"{asked.model} at {asked.host} marked these words; they stand in the text as quoted, "
            f"and no more is known."
        ),
        tier="medium",
    )


_MARKS = (
    dict.fromkeys("\u2018\u2019\u201a", "'")
    | dict.fromkeys("\u201c\u201d\u201e", '"')
    | {"\u00a0": " ", "\u2011": "-"}
)


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Folded text, and for each of its characters the span it comes from."""
    out: list[str] = []
    index: list[tuple[int, int]] = []
    i = 0
    while i < len(text):
        j = i + 1
        while j < len(text) and unicodedata.combining(text[j]):
            j += 1
        c = unicodedata.normalize("NFC", text[i:j])
        c = "".join(_MARKS.get(x, x) for x in c)
        if c.isspace():
            if out and out[-1] == " ":
                index[-1] = (index[-1][0], j)
            else:
                out.append(" ")
                index.append((i, j))
        else:
            for x in c:
                out.append(x)
                index.append((i, j))
        i = j
    return "".join(out), index
