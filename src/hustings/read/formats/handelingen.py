"""Sittings of the States General of the Netherlands, as officiële publicaties are published.

A ``spreekbeurt`` holds who speaks and what they say; a motion printed within it, and words outside
of one, are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..words.speaker_names import name_of
from .base import Part, local

_DAY = re.compile(r"^(\d{4}-\d\d-\d\d)(?:T.*)?$")
_HEADS = frozenset(("item-titel", "titel"))
_UNREAD = frozenset(("metadata", "spreker", "nr", "kop", "onderwerp", "noot", "plaatje", "table"))


def speeches(root: Any) -> Iterator[Part]:
    """Headings, speeches and notes in order."""
    yield from _within(root, "")


def day(root: Any) -> str | None:
    """The day of the sitting, of the publication's metadata."""
    for node in root.iter():
        if local(node) == "meta" and "datumVergadering" in (node.get("name") or ""):
            found = _DAY.match(node.get("content") or "")
            return found[1] if found else None
    return None


def _within(node: Any, label: str) -> Iterator[Part]:
    for child in node:
        tag = local(child)
        if tag in _HEADS and (title := _words(child)):
            yield Part(title, kind="heading", level=2)
        elif tag == "spreekbeurt":
            yield from _within(child, _label(child))
        elif tag == "motie":
            words = (_words(n) for n in child.iter() if local(n) == "al")
            yield Part("\n\n".join(filter(None, words)), kind="note")
        elif tag == "al":
            yield _paragraph(_words(child), label)
        elif tag and tag not in _UNREAD:
            yield from _within(child, label)


def _paragraph(words: str, label: str) -> Part:
    if not label:
        return Part(words, kind="note")
    return Part(words, name_of(label), label=label)


def _label(speech: Any) -> str:
    """Who speaks, as printed: ``De heer Renn (HL)``."""
    speaker = next((n for n in speech if local(n) == "spreker"), None)
    words = "" if speaker is None else _words(speaker)
    return words.rstrip(":： ")


def _words(node: Any) -> str:
    # a name's parts stand side by side, words of a paragraph as they are printed
    apart = " " if local(node) == "spreker" else ""
    words = " ".join(apart.join(node.itertext()).split())
    return re.sub(r"\s+(?=[.,;:?!)])|(?<=\()\s+", "", words)
