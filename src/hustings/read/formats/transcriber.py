"""Transcriber (.trs): turns of one or several speakers, with marks of time among the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...errors import NotReadable
from .base import Document, Part, compose, local, refuse_nothing, xml


def reads(data: bytes, name: str) -> Document:
    """Text of a Transcriber file. Raises NotReadable where it is none or holds no words."""
    root = xml(data, name)
    if local(root) != "Trans":
        raise NotReadable(f"{name} is no file of Transcriber (<{local(root)[:40]}>).")
    people = {
        n.get("id"): n.get("name") or n.get("id") for n in root.iter() if local(n) == "Speaker"
    }
    parts = [p for n in root.iter() if local(n) == "Turn" for p in _turn(n, people)]
    text, structure = compose(parts, evidence="speakers and times of Transcriber", joined=True)
    refuse_nothing(text, name, "words anybody says")
    # Its version_date is the day of the transcription, not of the talk.
    return Document(text, structure, language=root.get(_LANG), dialect="Transcriber")


_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _turn(node: Any, people: dict[str, str]) -> Iterator[Part]:
    """The words of a turn; of several speakers at once, each one's own (``Who nb``), and of all of
    them what is nobody's alone.
    """
    names = [people.get(i, i) for i in (node.get("speaker") or "").split()]
    speaker = together = " & ".join(names) or None
    begin, last = _seconds(node.get("startTime")), _seconds(node.get("endTime"))
    words = node.text or ""
    for child in node:
        tag = local(child)
        if tag == "Who":
            if words.strip():
                yield Part(" ".join(words.split()), speaker, "speech", begin, last)
            place = child.get("nb", "")
            known = place.isdecimal() and 0 < int(place) <= len(names)
            speaker, words = names[int(place) - 1] if known else together, ""
        elif tag == "Event" and child.get("desc"):
            words += f" [{child.get('desc')}] "
        words += " " + (child.tail or "")
    if words.strip():
        yield Part(" ".join(words.split()), speaker, "speech", begin, last)


def _seconds(value: str | None) -> float | None:
    try:
        return float(value or "")
    except ValueError:
        return None
