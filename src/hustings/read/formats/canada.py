"""Debates and committee evidence of the Canadian parliament, as its XML gives them.

An ``Intervention`` holds who speaks and their paragraphs; questions and answers in writing are
printed below the name of whoever asks or answers. What stands outside of both is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..words.lines import date_in
from ..words.speaker_names import name_of
from .base import Part, local

_LEVELS = {"OrderOfBusinessTitle": 2, "SubjectOfBusinessTitle": 3}
"""Titles, and how deep each is a heading."""
_NAMED = frozenset(("PersonSpeaking", "Questioner", "Responder"))
_SPOKEN = frozenset(("Content", "QuestionContent", "ResponseContent"))
_PARAGRAPHS = frozenset(("ParaText", "QuotePara", "Line"))
_UNREAD = frozenset(
    "ExtractedInformation DocumentTitle StartPageNumber CatchLine Timestamp FloorLanguage "
    "ProceduralText QuestionID Division DivisionNumber DivisionType Prayer".split()
)
"""What is printed beside the words: contents, clock times, languages, numbers, votes by name."""


def is_canadian(root: Any) -> bool:
    """Whether a Hansard is of this make."""
    return local(root) == "Hansard"


def speeches(root: Any) -> Iterator[Part]:
    """Headings, speeches and notes in order."""
    yield from _within(root, "")


def _within(node: Any, label: str) -> Iterator[Part]:
    """The parts of an element; ``label`` is who speaks in it."""
    named = ""
    for child in node:
        tag = local(child)
        if tag in _LEVELS:
            yield Part(_words(child), kind="heading", level=_LEVELS[tag])
        elif tag in _NAMED:
            named = _words(child).rstrip(":： ")
        elif tag in _PARAGRAPHS:
            called = _called(child)
            yield _paragraph(_words(child)[len(called) :].lstrip(":： "), called or label)
        elif tag and tag not in _UNREAD:
            yield from _within(child, named if tag in _SPOKEN else label)


def _called(paragraph: Any) -> str:
    """Who calls out in the paragraph of another: a name in bold that opens it, and a colon."""
    first = next(iter(paragraph), None)
    if first is None or local(first) != "B" or (paragraph.text or "").strip():
        return ""
    name = _words(first)
    closed = name.endswith(":") or (first.tail or "").lstrip().startswith(":")
    return name.rstrip(": ") if closed else ""


def _paragraph(words: str, label: str) -> Part:
    if label and not (words.startswith("(") and words.endswith(")")):
        return Part(words, name_of(label), label=label)
    return Part(words, kind="note")


def told(root: Any, what: str) -> str:
    """What the head of the file says of something; nothing where it does not."""
    heads = (n for n in root.iter() if local(n) == "ExtractedItem" and n.get("Name") == what)
    return next(map(_words, heads), "")


def day(root: Any) -> str | None:
    """The day of the sitting."""
    found = date_in(told(root, "Date"))
    return found[0] if found else None


def title(root: Any) -> str:
    """What the sitting is called: ``House of Commons Debates, No. 196``."""
    return ", ".join(filter(None, (told(root, "InstitutionDebate"), told(root, "Number"))))


def _words(node: Any) -> str:
    pieces = [node.text or ""]
    for child in node:
        if local(child) and local(child) not in _UNREAD:
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())
