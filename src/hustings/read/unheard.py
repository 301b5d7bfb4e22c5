"""Words before the first label that may be somebody's all the same."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ..model import Flag, Turn
from .words.label_words import TITLES
from .words.lines import TALK, ends_sentence
from .words.speaker_names import is_role, looks_like_name, name_of

HEAD = re.compile(
    r"^[>*_#@\s]{0,4}(?P<name>[^\s:：>*_#@\d][^:：\n]{0,80}?)[*_]{0,2}\s*[:：](?!//)(?!\d)"
)
"""What begins like a label: words before a colon."""
FRONT_TALK = 3
"""So many paragraphs of talk before the first label are a speech nobody was given."""


def talk_before(text: str, turns: Sequence[Turn]) -> int | None:
    """Index of the first of the notes among some turns, if people talk in them."""
    notes = [i for i, t in enumerate(turns) if t.kind == "note"]
    said = [text[turns[i].start : turns[i].end] for i in notes]
    talk = sum(bool(TALK.search(words)) and ends_sentence(words) for words in said)
    return notes[0] if talk >= max(FRONT_TALK, 0.5 * len(notes)) else None


def unheard(words: str, speakers: Container[str]) -> list[Flag]:
    """A doubt about words before the first turn that begin like a label, or below a line that is
    somebody with a title, and end like a sentence;
    ``speakers`` are those of the text, case folded."""
    label = _label(words) if ends_sentence(words) else ""
    name = name_of(label)
    known = name.casefold() in speakers or is_role(name)
    whole = len(name.split()) > 1 and looks_like_name(label)
    if not label or not (known or whole):
        return []
    return [
        Flag(
            "new-label",
            f"{name!r} looks like a label; taken as words of nobody.",
            (("set_speaker", f"Words of {name}"), ("keep", "It is no label")),
        )
    ]


def _label(words: str) -> str:
    """What stands before a colon, or on a first line that begins with a title."""
    head, below, _ = words.partition("\n")
    if below and head.split()[0].strip(".").casefold() in TITLES:
        return head
    found = HEAD.match(words)
    return found["name"] if found else ""
