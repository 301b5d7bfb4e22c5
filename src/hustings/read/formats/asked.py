"""Interviews in an XML of their own, whose elements say who asks and who answers
(``<question>``, ``<interviewee>``, ``<pergunta>``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..words.label_words import ANSWERERS, QUESTIONERS
from .base import Part, local

FEWEST = 2
"""So many elements that ask, and that answer, make an interview."""
SHORTEST = 4
"""Letters of the shortest such name: ``<p>`` and ``<q>`` are other things elsewhere."""
_PARAGRAPHS = frozenset(("p", "para", "br"))


def questions_and_answers(root: Any) -> list[Part]:
    """What is asked and answered, in order; nothing where too few elements say so."""
    parts = list(_parts(root))
    asked = sum(part.kind == "question" for part in parts)
    answered = sum(part.kind == "answer" for part in parts)
    return parts if min(asked, answered) >= FEWEST else []


def _parts(node: Any) -> Iterator[Part]:
    for child in node:
        kind = _kind(local(child).casefold())
        if kind and (words := _words(child)):
            yield Part(words, kind=kind)
        elif not kind:
            yield from _parts(child)


def _kind(tag: str) -> str:
    """Whether an element asks or answers."""
    if len(tag) < SHORTEST:
        return ""
    return "question" if tag in QUESTIONERS else "answer" if tag in ANSWERERS else ""


def _words(node: Any) -> str:
    """Words of an element; its paragraphs parted by a blank line."""
    pieces = [node.text or ""]
    for child in node:
        apart = "\0" if local(child) in _PARAGRAPHS else ""
        pieces += [apart, _words(child), apart, child.tail or ""]
    paragraphs = (" ".join(p.split()) for p in "".join(pieces).split("\0"))
    return "\n\n".join(p for p in paragraphs if p)
