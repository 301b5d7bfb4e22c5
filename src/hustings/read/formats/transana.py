"""Transana: an exported database (XML); transcripts in rich text, times as marks among words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...errors import NotReadable
from .base import Document, local, refuse_nothing, xml
from .rtf import plain

_MARK = re.compile(r"\s*[¤\u00a4]\s*<(\d{1,12})>\s*")
"""A time mark: a currency sign and milliseconds."""


def reads(data: bytes, name: str) -> Document:
    """The transcripts of episodes, one after another under their names; clips are left out.

    Raises NotReadable where the file is no Transana database or holds no transcript.
    """
    root = xml(data, name)
    if not local(root).startswith("Transana"):
        raise NotReadable(f"{name} is no Transana database (<{local(root)[:40]}>).", name=name)
    found = [
        (_field(node, "ID"), words)
        for node in root.iter()
        if local(node) == "Transcript" and _field(node, "ClipNum") in ("", "0")
        if (words := "\n".join(_lines(node, name)).strip())
    ]
    text = "\n\n".join(
        f"# {title}\n\n{words}" if title and len(found) > 1 else words for title, words in found
    )
    refuse_nothing(text, name, "transcript")
    return Document(text, title=found[0][0] if len(found) == 1 else "", dialect="Transana")


def _field(node: Any, tag: str) -> str:
    return next((" ".join("".join(n.itertext()).split()) for n in node if local(n) == tag), "")


def _lines(node: Any, name: str) -> Iterator[str]:
    """Paragraphs of a transcript, its marks as times: rich text of old, XML of newer exports."""
    for held in (n for n in node if local(n) == "RTFText"):
        paragraphs = [n for n in held.iter() if local(n) == "paragraph"]
        words = "".join(held.itertext()).strip()
        if not paragraphs and words.startswith("{\\rtf"):
            words = plain(words.encode("latin-1", "replace"), name)
        # wx writes the words of a run in quotes where they begin or end with a blank
        runs = [[t.strip('"') for t in p.itertext()] for p in paragraphs]
        lines = ["".join(run) for run in runs] or words.split("\n")
        for line in lines:
            bare = " ".join(line.split())
            yield _MARK.sub(lambda m: f" [{_clock(int(m[1]))}] ", bare).strip()


def _clock(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{rest:03d}"
