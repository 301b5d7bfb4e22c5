"""EXMARaLDA: basic (.exb) and segmented (.exs) transcriptions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...errors import NotReadable
from .base import Document, local, xml
from .tiers import Segment, document, in_order


def reads(data: bytes, name: str) -> Document:
    """Text of the tiers of speech; descriptions and annotations are left out and named.

    Raises NotReadable where the file is no EXMARaLDA transcription or holds no words.
    """
    root = xml(data, name)
    if local(root) not in ("basic-transcription", "segmented-transcription"):
        raise NotReadable(f"{name} is no EXMARaLDA transcription (<{local(root)[:40]}>).")
    names = _speakers(root)
    points = _points(root)
    tiers = [n for n in root.iter() if local(n) in ("tier", "segmented-tier")]
    said = [t for t in tiers if t.get("type") == "t" and t.get("category") not in _CLASSES]
    segments = [
        Segment(words, names.get(t.get("speaker"), _shown(t)), begin, end)
        for t in said
        for words, begin, end in _events(t, points)
    ]
    left = [t.get("display-name") or t.get("category") or "" for t in tiers if t not in said]
    return document(in_order(segments), name, "EXMARaLDA", left=[x for x in left if x])


_CLASSES = ("lemma", "pos", "morph", "gloss")
"""Categories of tiers that classify words, whatever type they are given."""


def _shown(tier: Any) -> str:
    """The name a tier is shown by, where it names somebody and not its category (``[word]``)."""
    shown = (tier.get("display-name") or "").strip()
    return "" if shown.startswith("[") else shown


def _speakers(root: Any) -> dict[str, str]:
    """Speaker id -> abbreviation, the name by which the transcriber calls them."""
    out = {}
    for node in root.iter():
        if local(node) == "speaker" and node.get("id"):
            told = [" ".join("".join(n.itertext()).split()) for n in node if "abbr" in local(n)]
            out[node.get("id")] = next(filter(None, told), node.get("id"))
    return out


def _points(root: Any) -> dict[str, float]:
    out = {}
    for node in root.iter():
        if local(node) == "tli" and node.get("id"):
            try:
                out[node.get("id")] = float(node.get("time", ""))
            except ValueError:
                continue
    return out


def _events(
    tier: Any, points: dict[str, float]
) -> Iterator[tuple[str, float | None, float | None]]:
    """Words, begin and end of each event; of a segmented tier, of its utterances."""
    wanted = "event"
    if local(tier) == "segmented-tier":
        ways = [n for n in tier if local(n) == "segmentation"]
        tier = next((w for w in ways if "utterance" in (w.get("name") or "").casefold()), tier)
        wanted = "ts"
    nodes = [n for n in tier.iter() if local(n) == wanted]
    inner = {id(n) for outer in nodes for n in outer.iter() if n is not outer}
    for node in nodes:
        if id(node) in inner:
            continue
        begin = points.get(node.get("start") or node.get("s"))
        end = points.get(node.get("end") or node.get("e"))
        yield "".join(node.itertext()), begin, end
