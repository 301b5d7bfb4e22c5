"""Hansard of the Australian parliament: whose words a paragraph is, by the element it lies in.

Until 2011 each speech, interjection and continuation is an element with its speaker and its own
paragraphs. Since then a speech's paragraphs lie in one body, and a marked name opens the words of
another; the interjections listed behind it are empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..words.speaker_names import is_office, name_of
from .base import Part, local

_TALKS = frozenset(("speech", "question", "answer", "interjection", "continue"))
_VOTES = frozenset(("division", "table"))
_SAID = frozenset(("para", "quote", "item"))
_NAMED = re.compile(
    r"HPS-(?:Member|Office)(?:Speech|Continuation|Interjecting|Question|Answer|Statement|CA|SA)?"
)
_PREAMBLE = re.compile(r"^(?:\s*\([^()]*\)(?:\s*[—–-]\s*[^()]{0,80}(?=\())?)*\s*[:：—–-]?\s*")
"""Seat, office and time behind a name: ``(Victoria—Manager of Business) (09:32):``."""

_PRINTED = re.compile(
    r"(?:House|Senate|Sitting|Committee) (?:adjourned|suspended)\b|"
    r"Question (?:so )?(?:resolved|put)\b|Bill (?:read|returned|agreed|reported)\b|"
    r"Progress reported|Leave (?:not )?granted|"
    r"(?:Debate|Motion|Amendment|Clause)[^.]{0,40} (?:adjourned|negatived|agreed to)\b"
)
"""How the minutes' own words begin, which nobody says."""


def is_australian(root: Any) -> bool:
    """Whether a Hansard is of this make."""
    return any(local(node) == "talk.start" for node in root.iter())


def speeches(root: Any) -> Iterator[Part]:
    """Headings, speeches and notes in order. A speaker is called as where the file calls them
    first."""
    yield from _within(root, "", {})


def _within(node: Any, speaker: str, called: dict[str, str]) -> Iterator[Part]:
    for child in node:
        tag = local(child)
        if tag in ("debateinfo", "subdebateinfo", "adjournmentinfo"):
            title = next((_words(n) for n in child if local(n) == "title"), "")
            if title:
                yield Part(title, kind="heading", level=2)
        elif tag in _TALKS:
            yield from _within(child, _talker(child, called), called)
        elif tag == "body":
            yield from _body(child, speaker)
        elif tag in _SAID:
            yield from _paragraph(_words(child), speaker)
        elif tag and tag not in _VOTES and tag not in ("talker", "session.header"):
            yield from _within(child, speaker, called)


def _body(body: Any, speaker: str) -> Iterator[Part]:
    """Paragraphs of a body, where a marked name gives the floor to another."""
    at = speaker
    for node in body.iter():
        if local(node) != "p" or any(local(n) in _VOTES for n in node.iterancestors()):
            continue
        if any((n.get("class") or "").endswith("IInterjecting") for n in node.iter()):
            yield Part(f"[{_words(node).rstrip('—– ')}]", kind="direction")
            continue
        named = next((n for n in node.iter() if _NAMED.fullmatch(n.get("class") or "")), None)
        words = _words(node)
        if named is not None and words.startswith(label := _words(named)):
            at = label.rstrip(":： ")
            words = _PREAMBLE.sub("", words[len(label) :])
        yield from _paragraph(words, at)


def _paragraph(words: str, speaker: str) -> Iterator[Part]:
    words = words.lstrip("-—– ")
    if speaker and not _PRINTED.match(words):
        yield Part(words, name_of(speaker), label=speaker)
    else:
        yield Part(words, kind="note")


def _talker(talk: Any, called: dict[str, str]) -> str:
    """Who speaks in an element: the name shown, else the one of the list (``Renn, Sen Tobias``)."""
    names = {n.get("role"): _words(n) for n in talk.iterfind("talk.start/talker/name")}
    key = talk.findtext("talk.start/talker/name.id") or ""
    last, comma, first = names.get("metadata", "").partition(", ")
    name = names.get("display") or (f"{first} {last}" if comma else last)
    # several take the chair under one id, each by their own office
    return called.setdefault(f"{key} {last}", name) if key.strip() and not _chairs(name) else name


def _chairs(name: str) -> bool:
    return is_office(name) and not name.startswith("Senator ")


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())
