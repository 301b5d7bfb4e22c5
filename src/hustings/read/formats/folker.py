"""FOLKER (.flk, .fln): contributions of speakers over points of time."""

from __future__ import annotations

from typing import Any

from ...errors import NotReadable
from .base import Document, local, xml
from .tiers import Segment, document


def reads(data: bytes, name: str) -> Document:
    """Text of a FOLKER transcription. Raises NotReadable where it is none or holds no words."""
    root = xml(data, name)
    if local(root) != "folker-transcription":
        raise NotReadable(f"{name} is no FOLKER transcription (<{local(root)[:40]}>).")
    names = {
        n.get("speaker-id"): " ".join("".join(n.itertext()).split()) or n.get("speaker-id")
        for n in root.iter()
        if local(n) == "speaker"
    }
    points = {n.get("timepoint-id"): _seconds(n) for n in root.iter() if local(n) == "timepoint"}
    segments = [
        Segment(
            _words(n),
            names.get(n.get("speaker-reference"), n.get("speaker-reference") or ""),
            points.get(n.get("start-reference")),
            points.get(n.get("end-reference")),
        )
        for n in root.iter()
        if local(n) == "contribution"
    ]
    return document(segments, name, "FOLKER")


def _seconds(node: Any) -> float | None:
    try:
        return float(node.get("absolute-time", ""))
    except ValueError:
        return None


def _words(node: Any) -> str:
    """Words with a blank between them: in a parsed contribution each is an element of its own."""
    if any(local(n) == "w" for n in node.iter()):
        return " ".join("".join(n.itertext()) for n in node.iter() if local(n) == "w")
    return " ".join(node.itertext())
